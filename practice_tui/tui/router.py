"""Leads to every place but Home and the round: bank, debriefs, and the small questions on the way."""

from typing import TYPE_CHECKING

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import RemarkKind
from practice_tui.core.history.targets import Interview
from practice_tui.core.simulators.catalogue import find_simulator
from practice_tui.core.views.settings import SAVED
from practice_tui.core.views.wording import SCORE_MEANINGS
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters import pages
from practice_tui.presenters.targets import change_interview, clear_line, interview_lines, interview_of, plans_to_aim_at
from practice_tui.tui import messages
from practice_tui.tui.dashboard_controller import DashboardController
from practice_tui.tui.round_controller import RoundController
from practice_tui.tui.screens.bank import BankScreen
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.date import DateScreen
from practice_tui.tui.screens.debrief import DebriefScreen
from practice_tui.tui.screens.flag import Flag, FlagScreen
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.screens.pick import PickScreen
from practice_tui.tui.screens.question import QuestionScreen
from practice_tui.tui.screens.remapping import RemappingScreen
from practice_tui.tui.screens.settings import SettingsScreen

if TYPE_CHECKING:
    from practice_tui.sitting.drilling import DrillOrder
    from practice_tui.tui.app import PracticeApp
    from practice_tui.tui.drill_controller import DrillController

AS_IT_IS = "as it is"
SCORE_WAYS = (
    Way(AS_IT_IS, "leave it as it is"),
    *(Way(score.name, f"{score.name}: {SCORE_MEANINGS[score]}", str(score.value)) for score in Score),
)


class Router:
    """Answers what screens want, by showing other screens."""

    def __init__(self, app: "PracticeApp", rounds: RoundController) -> None:
        self._app = app
        self._rounds = rounds
        self._dashboard = DashboardController(app, rounds)
        self._drill_controller: DrillController | None = None  # once a drill was wanted

    async def take(self, message: messages.Wanted) -> None:
        """Does what a screen asked for; a failure is told."""
        try:
            await self._take(message)
        except PracticeError as error:
            self._app.report(error)

    def tick(self) -> None:
        """Once a second."""
        if self._drill_controller:
            self._drill_controller.tick()

    async def open_drill(self, order: "DrillOrder") -> None:
        """The drill that the command line chose, or Home where it can't begin."""
        try:
            await self._drills.start(order)
        except PracticeError as error:
            self._app.report(error)
            await self._app.go_home()

    @property
    def _drills(self) -> "DrillController":
        """Who leads through the drills, which take 35 ms to import: only where they are wanted."""
        if self._drill_controller is None:
            from practice_tui.tui.drill_controller import DrillController

            self._drill_controller = DrillController(self._app)
        return self._drill_controller

    async def open_debrief(self, round_id: str) -> None:
        view = await self._app.at_desk(lambda desk: pages.debrief(desk, round_id))
        await self._app.push_screen(DebriefScreen(view))

    async def open_simulator(self, name: str, seed: int = 1) -> None:
        """Imported once one is wanted; where the command line opened it, Home follows."""
        from practice_tui.tui.simulators import simulator_screen

        await self._app.push_screen(simulator_screen(name, seed), self._leave_simulator)

    async def _leave_simulator(self, _: None) -> None:
        if self._app.find_screen(HomeScreen) is None:
            await self._app.go_home()

    async def _take(self, message: messages.Wanted) -> None:
        match message:
            case messages.PlaceWanted(place):
                await self._open(place)
            case messages.QuestionWanted(question_id):
                view = await self._app.at_desk(lambda desk: pages.question_page(desk, question_id))
                await self._app.push_screen(QuestionScreen(view))
            case messages.QuestionPageWanted(question_id):
                await self._refresh_page(question_id)
            case messages.DebriefWanted(round_id):
                await self.open_debrief(round_id)
            case messages.Remarked(question_id, kind, text):
                await self._remark(question_id, kind, text)
            case messages.FlagWanted(question_id):
                await self._ask_flag(question_id)
            case messages.AmendWanted(attempt_id, round_id, title):
                await self._ask_score(attempt_id, round_id, title)
            case messages.BankTopicWanted():
                await self._ask_bank_topic()
            case messages.ToolWanted(tool_id) if simulator := find_simulator(tool_id):
                await self.open_simulator(simulator.name)
            case messages.DiscardWanted(round_id, is_discarded):
                await self._app.at_desk(lambda desk: desk.toggle_discarded(round_id, is_discarded))
                await self.refresh_all()
                self._app.tell("Restored." if is_discarded else "Discarded: it counts nowhere now.")
            case messages.SettingTurned(name, value):
                await self._set(name, value)
            case messages.OfDrills():
                await self._drills.take(message)
            case _:
                await self._dashboard.take(message)

    async def _open(self, place: str) -> None:
        match place:
            case "dashboard":
                await self._dashboard.open()
            case "bank":
                await self._app.push_screen(BankScreen(await self._app.at_desk(pages.bank_rows)))
            case "tools":
                await self._drills.open_list()
            case "settings":
                await self._app.push_screen(SettingsScreen(self._app.settings))
            case "keys":
                await self._app.push_screen(RemappingScreen(self._app.settings))
            case "date":
                interview, today, plans = await self._app.at_desk(
                    lambda desk: (interview_of(desk), desk.today.name, plans_to_aim_at(desk))
                )
                await self._app.push_screen(DateScreen(interview, today, plans), self._set_date)

    async def _refresh_page(self, question_id: str) -> None:
        page = self._app.find_screen(QuestionScreen)
        if page and page.question_id == question_id:
            page.view = await self._app.at_desk(lambda desk: pages.question_page(desk, question_id))

    async def refresh_all(self) -> None:
        """Every open screen anew, after something changed on one above it, or in a round."""
        if page := self._app.find_screen(QuestionScreen):
            await self._refresh_page(page.question_id)
        if bank := self._app.find_screen(BankScreen):
            bank.show(await self._app.at_desk(pages.bank_rows))
        await self._dashboard.refresh()
        await self._app.refresh_home()

    async def _set(self, name: str, value: str) -> None:
        """Keep a setting; a value that can't be is told in the line."""
        try:
            await self._app.change_setting(name, value)
        except PracticeError as error:
            if error.code is not ExitCode.USAGE:
                raise
            self._app.tell(str(error))
        else:
            self._app.tell(SAVED)

    async def _set_date(self, chosen: Interview | None) -> None:
        if chosen is None:
            return
        try:
            before = await self._app.at_desk(interview_of)
            plan = None if chosen.plan == before.plan else chosen.plan
            await self._app.at_desk(
                lambda desk: change_interview(desk, chosen.day, chosen.level, str(chosen.minutes or ""), plan)
            )
            lines = await self._app.at_desk(interview_lines)
        except PracticeError as error:
            self._app.report(error)
            return
        await self._app.refresh_home()
        self._app.tell(clear_line(before, chosen) or lines[0])

    async def _remark(self, question_id: str, kind: RemarkKind, text: str) -> None:
        await self._app.at_desk(lambda desk: desk.remark(question_id, kind, text))
        self._rounds.forget_recalled()
        self._app.tell("Kept.")

    async def _ask_flag(self, question_id: str) -> None:
        async def flagged(flag: Flag | None) -> None:
            if flag:
                await self.take(messages.Remarked(question_id, flag.kind, flag.text))

        await self._app.push_screen(FlagScreen(), flagged)

    async def _ask_bank_topic(self) -> None:
        topics = await self._app.at_desk(lambda desk: [(topic.slug, topic.title) for topic in desk.bank.topics])
        bank = self._app.find_screen(BankScreen)

        def picked(topic: str | None) -> None:
            if bank and topic is not None:
                bank.narrow(topic)

        if bank:
            rows = [("", "All topics"), *topics]
            await self._app.push_screen(PickScreen("Topic", rows, bank.narrowed.topic or ""), picked)

    async def _ask_score(self, attempt_id: str, round_id: str, title: str) -> None:
        async def amended(way: str | None) -> None:
            if way and way in Score.__members__:
                await self._amend(attempt_id, round_id, Score[way])

        await self._app.push_screen(ChoiceScreen("Amend the score", title, SCORE_WAYS), amended)

    async def _amend(self, attempt_id: str, round_id: str, score: Score) -> None:
        try:
            await self._app.at_desk(lambda desk: desk.amend(attempt_id, round_id, score))
        except PracticeError as error:
            self._app.report(error)
            return
        screen = self._app.find_screen(DebriefScreen)
        if screen:
            screen.view = await self._app.at_desk(lambda desk: pages.debrief(desk, round_id))
        await self.refresh_all()
