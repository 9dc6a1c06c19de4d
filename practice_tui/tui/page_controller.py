"""Opens bank, questions and debriefs, and writes what is changed on them: remarks, scores, the interview's date."""

from pathlib import Path

from practice_tui.archive.new_files import require_new
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.history.targets import Interview
from practice_tui.core.values.phrases import count
from practice_tui.core.views.remapping import key_now
from practice_tui.core.views.settings import SAVED
from practice_tui.core.views.wording import SCORE_MEANINGS
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters import pages
from practice_tui.presenters.evening_sheet import evening_sheet
from practice_tui.presenters.round_report.audiences import Audience
from practice_tui.presenters.targets import change_interview, clear_line, interview_lines, interview_of, plans_to_aim_at
from practice_tui.sitting.desk import Desk
from practice_tui.tui.messages import Remarked
from practice_tui.tui.screens.bank import BankScreen
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.date import DateScreen
from practice_tui.tui.screens.debrief import DebriefScreen
from practice_tui.tui.screens.evening_sheet import EveningSheetScreen
from practice_tui.tui.screens.flag import Flag, FlagScreen
from practice_tui.tui.screens.name import NameScreen
from practice_tui.tui.screens.question import QuestionScreen
from practice_tui.tui.screens.remapping import RemappingScreen
from practice_tui.tui.screens.round import RoundScreen
from practice_tui.tui.screens.settings import SettingsScreen
from practice_tui.tui.shell import Shell

AS_IT_IS = "as it is"
SCORE_WAYS = (
    Way(AS_IT_IS, "leave it as it is"),
    *(Way(score.name, f"{score.name}: {SCORE_MEANINGS[score].partition(':')[0]}", str(score.value)) for score in Score),
)


class PageController:
    """Controls the bank, questions, debriefs and settings. Its methods raise PracticeError."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    async def open_bank(self) -> None:
        await self._shell.push_screen(BankScreen(await self._shell.at_desk(pages.bank_rows)))

    async def open_question(self, question_id: str) -> None:
        view = await self._shell.at_desk(lambda desk: pages.question_page(desk, question_id))
        await self._shell.push_screen(QuestionScreen(view))

    async def open_debrief(self, round_id: str) -> None:
        """Show the debrief of a round; of one that has just ended in its place, so that nothing shows between them."""
        screen = DebriefScreen(await self._shell.at_desk(lambda desk: pages.debrief(desk, round_id)))
        if isinstance(self._shell.screen, RoundScreen):
            await self._shell.switch_screen(screen)
        else:
            await self._shell.push_screen(screen)

    async def ask_report_file(self, round_id: str) -> None:
        """Ask for a new file, and write the report of a round into it, as for the one who sat it."""
        from practice_tui.presenters.documents.writers import writer_for  # what makes HTML takes 30 ms to import
        from practice_tui.presenters.round_report.report import write_report
        from practice_tui.presenters.round_report.rounds import session_of

        asks = "a new file that ends in .html, .md or .txt"

        def about(name: str) -> str:
            path = Path(name).expanduser()
            if not name.strip():
                raise PracticeError(f"it takes {asks}")
            if path.exists():
                raise PracticeError(f"{path} is there already", "take another name")
            writer_for(path, asks)
            require_new(path, overwrites=False)
            return f"writes {path.absolute()}"

        def write(desk: Desk, path: Path) -> None:
            session = session_of(pages.debrief(desk, round_id), desk)
            write_report(session, Audience.CANDIDATE, path, overwrites=False)

        async def named(name: str | None) -> None:
            if name is None:
                return
            path = Path(name).expanduser()
            try:
                await self._shell.at_desk(lambda desk: write(desk, path))
            except PracticeError as error:
                self._shell.report(error)
            else:
                self._shell.tell(f"Written: {path}")

        await self._shell.push_screen(NameScreen("Put this round on one page", asks, about), named)

    async def open_sheet(self) -> None:
        await self._shell.push_screen(EveningSheetScreen(await self._shell.at_desk(evening_sheet)))

    async def refresh(self) -> None:
        """Read anew what the open question and the bank show."""
        if page := self._shell.find_screen(QuestionScreen):
            question_id = page.question_id
            page.view = await self._shell.at_desk(lambda desk: pages.question_page(desk, question_id))
        if bank := self._shell.find_screen(BankScreen):
            bank.show(await self._shell.at_desk(pages.bank_rows))

    async def discard(self, round_id: str) -> None:
        await self._shell.at_desk(lambda desk: desk.corrections.discard(round_id))
        record = await self._shell.at_desk(lambda desk: desk.history.round(round_id))
        await self._shell.refresh_all()
        restores = key_now("dashboard.discard", self._shell.config.keys).face
        questions = f" ({count(record.tried, 'question')})" if record else ""
        self._shell.tell(f"The whole round{questions} is discarded. {restores} restores it.")

    async def restore(self, round_id: str) -> None:
        await self._shell.at_desk(lambda desk: desk.corrections.restore(round_id))
        await self._shell.refresh_all()
        self._shell.tell("Restored.")

    async def remark(self, question_id: str, kind: RemarkKind, text: str) -> None:
        await self._shell.at_desk(lambda desk: desk.notebook.remark(question_id, kind, text))
        await self.refresh()
        self._shell.tell("Kept.")

    async def ask_flag(self, question_id: str) -> None:
        async def flagged(flag: Flag | None) -> None:
            if flag:
                await self._shell.answer(Remarked(question_id, flag.kind, flag.text))

        await self._shell.push_screen(FlagScreen(), flagged)

    async def ask_score(self, attempt_id: str, round_id: str, title: str) -> None:
        async def amended(way: str | None) -> None:
            if way and way in Score.__members__:
                await self._amend(attempt_id, round_id, Score[way])

        await self._shell.push_screen(ChoiceScreen("Amend the score", title, SCORE_WAYS), amended)

    async def ask_date(self) -> None:
        interview, today, plans = await self._shell.at_desk(
            lambda desk: (interview_of(desk), desk.today.name, plans_to_aim_at(desk))
        )
        await self._shell.push_screen(DateScreen(interview, today, plans), self._set_date)

    async def open_settings(self) -> None:
        await self._shell.push_screen(SettingsScreen(self._shell.settings))

    async def open_remapping(self) -> None:
        await self._shell.push_screen(RemappingScreen(self._shell.settings))

    async def change_setting(self, name: str, value: str) -> None:
        """Keep a setting; say in the line why a value can't be."""
        try:
            await self._shell.change_setting(name, value)
        except PracticeError as error:
            if error.code is not ExitCode.USAGE:
                raise
            self._shell.tell(str(error))
        else:
            self._shell.tell(SAVED)

    async def _set_date(self, chosen: Interview | None) -> None:
        if chosen is None:
            return
        try:
            before = await self._shell.at_desk(interview_of)
            plan = None if chosen.plan == before.plan else chosen.plan
            await self._shell.at_desk(
                lambda desk: change_interview(desk, chosen.day, chosen.level, str(chosen.minutes or ""), plan)
            )
            lines = await self._shell.at_desk(interview_lines)
        except PracticeError as error:
            self._shell.report(error)
            return
        await self._shell.refresh_home()
        self._shell.tell(clear_line(before, chosen) or lines[0])

    async def _amend(self, attempt_id: str, round_id: str, score: Score) -> None:
        try:
            await self._shell.at_desk(lambda desk: desk.corrections.amend(attempt_id, round_id, score))
        except PracticeError as error:
            self._shell.report(error)
            return
        screen = self._shell.find_screen(DebriefScreen)
        if screen:
            screen.view = await self._shell.at_desk(lambda desk: pages.debrief(desk, round_id))
        await self._shell.refresh_all()
