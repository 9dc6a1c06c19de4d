"""One table: which message of a screen is answered by whom."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar, assert_never

from practice_tui.core.simulators.catalogue import find_simulator
from practice_tui.core.views.home import Calibrate, ReadSheet, ResumeInterview, Start, WriteEncounter
from practice_tui.core.views.keystrokes import Stroke
from practice_tui.errors import PracticeError
from practice_tui.tui import messages
from practice_tui.tui.asking import ask_to_drop
from practice_tui.tui.dashboard_controller import DashboardController
from practice_tui.tui.label_controller import LabelController
from practice_tui.tui.page_controller import PageController
from practice_tui.tui.playback_controller import PlaybackController
from practice_tui.tui.round_controller import RoundController
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.shell import Shell

if TYPE_CHECKING:
    from practice_tui.presenters.second_opinions import SecondOpinion
    from practice_tui.sitting.calibrations import Calibrating
    from practice_tui.sitting.desk import Desk
    from practice_tui.sitting.drilling import DrillOrder
    from practice_tui.sitting.interviewing import Interviewing
    from practice_tui.tui.calibration_controller import CalibrationController
    from practice_tui.tui.drill_controller import DrillController
    from practice_tui.tui.encounter_controller import EncounterController
    from practice_tui.tui.entry_controller import EntryController
    from practice_tui.tui.interview_controller import InterviewController
    from practice_tui.tui.rate_controller import RateController

M = TypeVar("M", bound=messages.Wanted)
Answer = Callable[[Any], Awaitable[None]]


class Router:
    """Owns the controllers, and hands each message to the one who answers it."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.rounds = RoundController(shell)
        self._pages = PageController(shell)
        self._dashboard = DashboardController(shell)
        self._labels = LabelController(shell)
        self._playbacks = PlaybackController(shell)
        self._entry_controller: EntryController | None = None  # made for the first entry that is written
        self._encounter_controller: EncounterController | None = None  # made for the first real interview
        self._drill_controller: DrillController | None = None  # made for the first drill
        self._interview_controller: InterviewController | None = None  # made for the first interview
        self._rate_controller: RateController | None = None  # made for the first second opinion
        self._calibration_controller: CalibrationController | None = None  # made for the first calibration
        self.answers = self._table()

    def _table(self) -> dict[type[messages.Wanted], Answer]:
        rounds, pages, dashboard = self.rounds, self._pages, self._dashboard
        labels = self._labels
        return dict(
            [
                _row(messages.Happened, lambda it: rounds.handle(it.event)),
                _row(messages.OfferChosen, lambda it: self._take_offer(it.start)),
                _row(messages.EncounterWritten, lambda it: self._encounters.keep(it.new)),
                _row(messages.EncountersWanted, lambda it: self._encounters.open_list()),
                _row(messages.QuestionAsked, lambda it: rounds.ask(it.question_ids)),
                _row(messages.LadderWanted, lambda it: rounds.climb(it.question_id)),
                _row(messages.SameAgainWanted, lambda it: rounds.sit_again(it.round_id)),
                _row(messages.TopicWanted, lambda it: rounds.sit_topic(it.topic)),
                _row(messages.LeaveWanted, lambda it: rounds.ask_how_to_leave()),
                _row(messages.StrayLetter, lambda it: rounds.press(Stroke(it.character, it.character, it.at))),
                _row(messages.WindowUnwanted, lambda it: self._close_window()),
                _row(messages.JobWanted, lambda it: rounds.ask_job(it.text)),
                _row(messages.PlanKeepWanted, lambda it: self._entries.ask_plan_name(it.plan)),
                _row(messages.PlaceWanted, lambda it: self._open(it.place)),
                _row(messages.BankTopicWanted, lambda it: labels.ask_bank_topic()),
                _row(messages.HideWanted, lambda it: labels.hide(it.subject, it.name)),
                _row(messages.EditWanted, lambda it: self._entries.edit(it.question_id)),
                _row(messages.PointsWanted, lambda it: self._entries.write_rubric(it.question)),
                _row(messages.EntryEdited, lambda it: rounds.take_edit(it.question_id, it.seconds)),
                _row(messages.NewQuestionWanted, lambda it: self._entries.open_form()),
                _row(messages.QuestionWritten, lambda it: self._entries.add(it)),
                _row(messages.DropWanted, lambda it: self._ask_to_drop()),
                _row(messages.StarWanted, lambda it: labels.star(it.question_id)),
                _row(messages.QuestionWanted, lambda it: pages.open_question(it.question_id)),
                _row(messages.PlayWanted, lambda it: self._playbacks.play(it.recorded, it.by)),
                _row(messages.OutOfSight, lambda it: self._playbacks.follow()),
                _row(messages.DebriefWanted, lambda it: pages.open_debrief(it.round_id)),
                _row(messages.ReportWanted, lambda it: pages.ask_report_file(it.round_id)),
                _row(messages.DiscardWanted, lambda it: pages.discard(it.round_id)),
                _row(messages.RestoreWanted, lambda it: pages.restore(it.round_id)),
                _row(messages.AmendWanted, lambda it: pages.ask_score(it.attempt_id, it.round_id, it.title)),
                _row(messages.FlagWanted, lambda it: pages.ask_flag(it.question_id)),
                _row(messages.Remarked, self._remark),
                _row(messages.SettingTurned, lambda it: pages.change_setting(it.name, it.value)),
                _row(messages.TabWanted, lambda it: dashboard.show_tab(it.tab, it.filter)),
                _row(messages.TopicChoiceWanted, lambda it: dashboard.ask_topic()),
                _row(messages.BehindWanted, lambda it: dashboard.open_behind(it.behind)),
                _row(messages.RoundBehindWanted, lambda it: dashboard.ask_behind(it.behind)),
                _row(messages.ToolWanted, self._open_tool),
                _row(messages.DrillHappened, lambda it: self._drills.handle(it.event)),
                _row(messages.SprintEndWanted, lambda it: self._drills.ask_end(it.is_begun)),
                _row(messages.ToolsLeft, lambda it: self._drills.leave()),
                _row(messages.InterviewHappened, lambda it: self.interviews.handle(it.event)),
                _row(messages.ClarificationWanted, lambda it: self.interviews.ask_clarification()),
                _row(messages.SignWanted, lambda it: self.interviews.ask_signing()),
                _row(messages.InterviewLeaveWanted, lambda it: self.interviews.ask_how_to_leave()),
                _row(messages.RateHappened, lambda it: self._ratings.handle(it.event)),
                _row(messages.RateSignWanted, lambda it: self._ratings.ask_signing()),
                _row(messages.RateLeaveWanted, lambda it: self._ratings.leave()),
                _row(messages.CalibrationHappened, lambda it: self.calibrations.handle(it.event)),
                _row(messages.CalibrationLeft, lambda it: self.calibrations.leave()),
            ]
        )

    async def _take_offer(self, start: Start) -> None:
        """Do what a row of Home's rounds says."""
        match start:
            case ResumeInterview(interview_id):
                await self.interviews.resume(interview_id)
            case Calibrate():
                await self.calibrations.start()
            case ReadSheet():
                await self._pages.open_sheet()
            case WriteEncounter():
                await self._encounters.open_form()
            case _:
                await self.rounds.take_offer(start)

    async def answer(self, message: messages.Wanted) -> None:
        """Do what a message asks for, and say so if it can't be done."""
        try:
            await self.answers[type(message)](message)
        except PracticeError as error:
            self._shell.report(error)
        await self._playbacks.follow()

    async def tick(self) -> None:
        """Once a second."""
        await self.rounds.tick()
        await self._playbacks.tick()
        if self._drill_controller:
            self._drill_controller.tick()
        if self._interview_controller:
            await self._interview_controller.tick()
        if self._rate_controller:
            await self._rate_controller.tick()
        if self._calibration_controller:
            await self._calibration_controller.tick()

    async def refresh_all(self) -> None:
        """Read anew what dashboard, bank and a question's page show."""
        await self._pages.refresh()
        await self._dashboard.refresh()

    async def open_drill(self, order: "DrillOrder") -> None:
        """The drill that the command line chose. Raises PracticeError where it can't begin."""
        await self._drills.start(order)

    async def open_interview(self, begin: "Callable[[Desk], Interviewing]") -> None:
        """The interview that the command line chose. Raises PracticeError where it can't begin."""
        await self.interviews.open(begin)

    async def open_calibration(self, begin: "Callable[[Desk], Calibrating]") -> None:
        """The calibration that the command line asked for. Raises PracticeError where it can't begin."""
        await self.calibrations.open(begin)

    async def open_second_opinion(self, begin: "Callable[[Desk], SecondOpinion]") -> None:
        """The second opinion that the command line chose. Raises PracticeError where it can't begin."""
        await self._ratings.open(begin)

    async def end(self) -> int:
        """Stop what is being played: the program ends. Returns how many answers aren't written down yet."""
        await self._playbacks.stop()
        return await self.rounds.end()

    async def keep(self) -> None:
        """Keep what is open: the program is about to end."""
        await self.rounds.keep()
        if self._interview_controller:
            await self._interview_controller.keep()
        if self._rate_controller:
            await self._rate_controller.keep()
        if self._calibration_controller:
            await self._calibration_controller.keep()

    async def with_stopped_clocks(self, is_small: bool) -> None:
        """Pause what is timed while the terminal is too small, and go on when it has grown again."""
        await self.rounds.with_stopped_clocks(is_small)
        if self._interview_controller:
            await self._interview_controller.with_stopped_clocks(is_small)

    async def ask_how_to_leave(self) -> bool:
        """Ask how to leave a draft, a round or an interview; false where none of them is open."""
        if await ask_to_drop(self._shell):
            return True
        if self.rounds.screen:
            await self.rounds.ask_how_to_leave()
        elif self._interview_controller and self._interview_controller.screen:
            await self._interview_controller.ask_how_to_leave()
        else:
            return False
        return True

    async def _ask_to_drop(self) -> None:
        await ask_to_drop(self._shell)

    async def open_simulator(self, name: str, seed: int = 1) -> None:
        """Imported once one is wanted; where the command line opened it, Home follows."""
        from practice_tui.tui.simulators import simulator_screen

        await self._shell.push_screen(simulator_screen(name, seed), self._leave_simulator)

    async def _leave_simulator(self, _: None) -> None:
        if self._shell.find_screen(HomeScreen) is None:
            await self._shell.go_home()

    @property
    def _entries(self) -> "EntryController":
        """Made where an entry is written: Home needs no reader of YAML."""
        if self._entry_controller is None:
            from practice_tui.tui.entry_controller import EntryController

            self._entry_controller = EntryController(self._shell)
        return self._entry_controller

    @property
    def _encounters(self) -> "EncounterController":
        """Made for the first real interview that is written down."""
        if self._encounter_controller is None:
            from practice_tui.tui.encounter_controller import EncounterController

            self._encounter_controller = EncounterController(self._shell)
        return self._encounter_controller

    @property
    def _drills(self) -> "DrillController":
        """Made where a drill is wanted: the drills take 35 ms to import."""
        if self._drill_controller is None:
            from practice_tui.tui.drill_controller import DrillController

            self._drill_controller = DrillController(self._shell)
        return self._drill_controller

    @property
    def interviews(self) -> "InterviewController":
        """Made where an interview is wanted."""
        if self._interview_controller is None:
            from practice_tui.tui.interview_controller import InterviewController

            self._interview_controller = InterviewController(self._shell)
        return self._interview_controller

    @property
    def calibrations(self) -> "CalibrationController":
        """Made where a calibration is wanted."""
        if self._calibration_controller is None:
            from practice_tui.tui.calibration_controller import CalibrationController

            self._calibration_controller = CalibrationController(self._shell)
        return self._calibration_controller

    @property
    def _ratings(self) -> "RateController":
        """Made where a second opinion is wanted."""
        if self._rate_controller is None:
            from practice_tui.tui.rate_controller import RateController

            self._rate_controller = RateController(self._shell)
        return self._rate_controller

    async def _open(self, place: messages.Place) -> None:
        match place:
            case messages.Place.DASHBOARD:
                await self._dashboard.open()
            case messages.Place.BANK:
                await self._pages.open_bank()
            case messages.Place.TOOLS:
                await self._drills.open_list()
            case messages.Place.INTERVIEW:
                await self.interviews.choose()
            case messages.Place.DATE:
                await self._pages.ask_date()
            case messages.Place.SETTINGS:
                await self._pages.open_settings()
            case messages.Place.KEYS:
                await self._pages.open_remapping()
            case _:
                assert_never(place)

    async def _open_tool(self, message: messages.ToolWanted) -> None:
        if simulator := find_simulator(message.tool_id):
            await self.open_simulator(simulator.name)
        else:
            await self._drills.open(message.tool_id, message.level, message.seconds)

    async def _remark(self, message: messages.Remarked) -> None:
        await self._pages.remark(message.question_id, message.kind, message.text)
        self.rounds.forget_recalled()

    async def _close_window(self) -> None:
        if self._shell.screen.is_modal:
            await self._shell.pop_screen()


def _row(kind: type[M], answer: Callable[[M], Awaitable[None]]) -> tuple[type[messages.Wanted], Answer]:
    return kind, answer
