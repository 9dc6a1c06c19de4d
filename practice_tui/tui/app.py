"""The app: navigation, theme, and the one place where screens meet the desk."""

from collections.abc import Callable
from typing import TypeVar

from rich.segment import Segment
from textual import on
from textual.app import App
from textual.binding import Binding
from textual.color import Color
from textual.events import Resize
from textual.filter import LineFilter

from practice_tui.config import Config, Signal, Theme
from practice_tui.core.attempts import Ending, Score
from practice_tui.core.clock import Clock, Ticker
from practice_tui.core.countdown import Band
from practice_tui.core.events import Begin, End, Event, Next, Pause, PauseReason, Resume
from practice_tui.core.interviews import Interview
from practice_tui.core.plans import Plan
from practice_tui.core.rounds import Phase
from practice_tui.core.tabs import Filter, Tab
from practice_tui.core.text import clean
from practice_tui.core.views import RoundView
from practice_tui.core.wording import SCORE_MEANINGS
from practice_tui.errors import PracticeError
from practice_tui.sitting import keeping, pages
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.figure_pages import FigurePages
from practice_tui.sitting.interviewing import change_interview, interview_lines, interview_of
from practice_tui.sitting.ordering import begin_own, begin_plan, begin_questions, begin_topic, own_plan
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.thread import StoreThread
from practice_tui.tui import messages
from practice_tui.tui.screens.bank import BankScreen
from practice_tui.tui.screens.behind import BehindScreen
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.dashboard import DashboardScreen
from practice_tui.tui.screens.date import DateScreen
from practice_tui.tui.screens.debrief import DebriefScreen
from practice_tui.tui.screens.flag import Flag, FlagScreen
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.screens.keys import KeysScreen
from practice_tui.tui.screens.own_round import OwnRoundScreen
from practice_tui.tui.screens.pick import PickScreen
from practice_tui.tui.screens.question import QuestionScreen
from practice_tui.tui.screens.round import RoundScreen
from practice_tui.tui.screens.too_small import TooSmallScreen, is_too_small
from practice_tui.tui.signals import MustEnd, SteadyDriver

T = TypeVar("T")

THEMES = {Theme.DARK: "textual-dark", Theme.LIGHT: "textual-light", Theme.ANSI: "ansi-dark"}
WIDE_FROM = 116  # columns from which panels stand side by side
ENTER_SETTLES_AFTER = 0.5  # seconds: an Enter that is held down, or doubled, doesn't start a clock unseen
FIRST_TAB = (Tab.TOPICS, Filter())

LEAVE_WAYS = (
    Way("l", "later: keep the round, it is offered on Home"),
    Way("e", "end it here with what is scored"),
    Way("d", "discard it: it counts nowhere"),
    Way("q", "stay", shown="q, esc"),
)


TAKE_OVER_WAYS = (
    Way("t", "take it over: the other terminal can save no more"),
    Way("q", "leave it there", shown="q, esc"),
)
SCORE_WAYS = (
    *(Way(str(score.value), f"{score.name}: {SCORE_MEANINGS[score]}") for score in Score),
    Way("q", "leave it as it is", shown="q, esc"),
)


class PlainText(LineFilter):
    """The last thing before the terminal: no control character gets past it, wherever it came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.control or segment.text.isprintable() else segment._replace(text=clean(segment.text))
            for segment in segments
        ]


class PracticeApp(App[None]):
    """Opens on Home, or in `first` where the command line already chose a round."""

    CSS_PATH = "practice.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide")]
    BINDINGS = [
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
        Binding("question_mark", "keys", show=False),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        config: Config,
        clock: Clock,
        *,
        ticker: Ticker | None = None,
        seed: int = 0,
        first: Callable[[Desk], Sitting] | None = None,
    ) -> None:
        super().__init__(driver_class=SteadyDriver)
        self._thread = StoreThread(open_desk)
        self._clock = clock
        self._config = config
        self._ticker = ticker
        self._seed = seed
        self._first = first
        self._sitting: Sitting | None = None
        self._figures: FigurePages | None = None
        self._entered_at = 0.0
        self._signalled: tuple[str, int, Band] | None = None
        self._plain_text = PlainText()

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), self._plain_text]

    def on_mount(self) -> None:
        self.theme = THEMES[self._config.theme]
        self.push_screen(HomeScreen())
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        if self._ticker:
            self._ticker.every(1.0, self.tick)
        else:
            self.set_interval(1.0, self.tick)
        if self._first is None:
            await self._refresh_home()
            await self._look_after()
            return
        try:
            sitting = await self.at_desk(self._first)
        except PracticeError as error:
            self.exit(message=str(error), return_code=int(error.code))
            return
        await self._sit(sitting)
        await self._look_after()

    async def _look_after(self) -> None:
        """What each start owes the history, once the person has something to look at."""
        if self._exit:
            return
        try:
            await self.at_desk(keeping.look_after)
        except PracticeError as error:
            self._report(error)

    async def at_desk(self, work: Callable[[Desk], T]) -> T:
        """What `work` does at the desk, in the desk's own thread and in the order of asking."""
        return await self._thread.run(work)

    @on(MustEnd)
    async def _must_end(self, message: MustEnd) -> None:
        sitting = self._sitting
        if sitting:
            await self.at_desk(lambda desk: sitting.keep())
        self.exit(return_code=message.code)

    def _fatal_error(self) -> None:
        """Textual would print a traceback with everything that was written; the command line says one line."""
        self._close_messages_no_wait()

    async def on_unmount(self) -> None:
        self._thread.close()

    async def tick(self) -> None:
        """Once a second: the sitting looks at its clocks, and the screen follows."""
        sitting, screen = self._sitting, self._round_screen
        if sitting is None or screen is None:
            return
        view = await self.at_desk(lambda desk: sitting.tick())
        if self._sitting is sitting:
            screen.view = view
            self._signal(view)

    @property
    def _round_screen(self) -> RoundScreen | None:
        return next((screen for screen in self.screen_stack if isinstance(screen, RoundScreen)), None)

    @on(messages.Happened)
    async def _happened(self, message: messages.Happened) -> None:
        await self._handle(message.event)

    async def _handle(self, event: Event) -> None:
        sitting, screen = self._sitting, self._round_screen
        if sitting is None or screen is None or self._is_held_enter(event):
            return
        try:
            view = await self.at_desk(lambda desk: sitting.handle(event))
        except PracticeError:  # the view says what wasn't saved; the round stays where it was
            screen.view = await self.at_desk(lambda desk: sitting.view())
            return
        screen.view = view
        if view.phase is Phase.FINISHED:
            await self._finish(sitting, is_discarded=event == End(Ending.DISCARDED))

    def _is_held_enter(self, event: Event) -> bool:
        """Whether this Enter follows another so closely that nobody can have read what it starts."""
        if not isinstance(event, Begin | Next):
            return False
        before, self._entered_at = self._entered_at, self._clock.monotonic()
        return isinstance(event, Begin) and self._entered_at - before < ENTER_SETTLES_AFTER

    async def _finish(self, sitting: Sitting, *, is_discarded: bool) -> None:
        self._sitting = None
        await self._close_round()
        if sitting.round.results and not is_discarded:
            await self._open_debrief(sitting.round.id)

    async def _close_round(self) -> None:
        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            await self.pop_screen()
        await self._refresh_home()

    @on(messages.OfferChosen)
    async def _offer_chosen(self, message: messages.OfferChosen) -> None:
        kind, _, name = message.offer_id.partition(":")
        match kind:
            case "resume":
                await self._resume(name)
            case "review":
                await self._start(lambda desk: desk.review(name))
            case "own":
                plan, bank = await self.at_desk(lambda desk: (own_plan(desk), desk.bank))
                await self.push_screen(OwnRoundScreen(plan, bank.topics, bank.questions), self._own_chosen)
            case _:
                await self._start(lambda desk: begin_plan(desk, desk.plan(name), self._seed))

    async def _resume(self, round_id: str) -> None:
        """Resume a round; where another terminal sits it, ask first."""
        holder = await self.at_desk(lambda desk: desk.other_holder(round_id))
        if not holder:
            await self._start(lambda desk: desk.resume(round_id))
            return

        async def take_over(way: str | None) -> None:
            if way == "t":
                await self._start(lambda desk: desk.resume(round_id))

        text = f"This round is being sat in another terminal (process {holder})."
        await self.push_screen(ChoiceScreen("Already open", text, TAKE_OVER_WAYS), take_over)

    async def _own_chosen(self, plan: Plan | None) -> None:
        if plan is not None:
            await self._start(lambda desk: begin_own(desk, plan, self._seed))

    @on(messages.QuestionAsked)
    async def _question_asked(self, message: messages.QuestionAsked) -> None:
        await self._start(lambda desk: begin_questions(desk, message.question_ids))

    @on(messages.TopicWanted)
    async def _topic_wanted(self, message: messages.TopicWanted) -> None:
        await self._start(lambda desk: begin_topic(desk, message.topic, self._seed))

    async def _start(self, open_sitting: Callable[[Desk], Sitting]) -> None:
        try:
            sitting = await self.at_desk(open_sitting)
        except PracticeError as error:
            self._report(error)
            return
        await self._sit(sitting)

    async def _sit(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._entered_at = self._clock.monotonic()
        view, tips = await self.at_desk(lambda desk: (sitting.view(), desk.tips(sitting.round)))
        while not isinstance(self.screen, HomeScreen):
            await self.pop_screen()
        await self.push_screen(RoundScreen(view, tips, shows_clock=self._config.round_clock))

    @on(messages.Remarked)
    async def _remarked(self, message: messages.Remarked) -> None:
        sitting = self._sitting

        def remark(desk: Desk) -> None:
            desk.remark(message.question_id, message.kind, message.text)
            if sitting:
                sitting.forget_recalled()

        try:
            await self.at_desk(remark)
        except PracticeError as error:
            self._report(error)
            return
        self.notify("Kept.", markup=False)

    @on(messages.PlaceWanted)
    async def _place_wanted(self, message: messages.PlaceWanted) -> None:
        if message.place == "dashboard":
            self._figures = figures = await self.at_desk(FigurePages)
            await self.push_screen(DashboardScreen(await self.at_desk(lambda desk: figures.tab(*FIRST_TAB))))
        elif message.place == "date":
            await self._ask_date()
        elif message.place == "bank":
            await self.push_screen(BankScreen(await self.at_desk(pages.bank_rows)))

    @on(messages.TabWanted)
    async def _tab_wanted(self, message: messages.TabWanted) -> None:
        figures, screen = self._figures, self._dashboard
        if figures and screen:
            screen.show(await self.at_desk(lambda desk: figures.tab(message.tab, message.filter)))

    @on(messages.BehindWanted)
    async def _behind_wanted(self, message: messages.BehindWanted) -> None:
        figures = self._figures
        if figures:
            await self.push_screen(BehindScreen(await self.at_desk(lambda desk: figures.behind(message.behind))))

    @on(messages.TopicChoiceWanted)
    async def _topic_choice_wanted(self) -> None:
        screen = self._dashboard
        if screen is None:
            return
        topics = await self.at_desk(lambda desk: [(topic.slug, topic.title) for topic in desk.bank.topics])

        def picked(topic: str | None) -> None:
            if topic is not None:
                screen.narrow(topic)

        await self.push_screen(PickScreen("Topic", [("", "All topics"), *topics], screen.wanted[1].topic), picked)

    async def _refresh_figures(self) -> None:
        """The figures anew, after something changed under an open dashboard."""
        screen = self._dashboard
        if screen:
            self._figures = figures = await self.at_desk(FigurePages)
            wanted = screen.wanted
            screen.show(await self.at_desk(lambda desk: figures.tab(*wanted)))

    @property
    def _dashboard(self) -> DashboardScreen | None:
        return next((screen for screen in self.screen_stack if isinstance(screen, DashboardScreen)), None)

    async def _ask_date(self) -> None:
        interview, today = await self.at_desk(lambda desk: (interview_of(desk), desk.moments().day))
        await self.push_screen(DateScreen(interview, today), self._set_date)

    async def _set_date(self, chosen: Interview | None) -> None:
        if chosen is None:
            return

        def keep(desk: Desk) -> list[str]:
            change_interview(desk, chosen.day, chosen.level)
            return interview_lines(desk)

        try:
            lines = await self.at_desk(keep)
        except PracticeError as error:
            self._report(error)
            return
        await self._refresh_home()
        self.notify("\n".join(lines), markup=False, timeout=10)

    @on(messages.QuestionWanted)
    async def _question_wanted(self, message: messages.QuestionWanted) -> None:
        view = await self.at_desk(lambda desk: pages.question_page(desk, message.question_id))
        await self.push_screen(QuestionScreen(view))

    @on(messages.DebriefWanted)
    async def _debrief_wanted(self, message: messages.DebriefWanted) -> None:
        await self._open_debrief(message.round_id)

    async def _open_debrief(self, round_id: str) -> None:
        await self.push_screen(DebriefScreen(await self.at_desk(lambda desk: pages.debrief(desk, round_id))))

    @on(messages.FlagWanted)
    async def _flag_wanted(self, message: messages.FlagWanted) -> None:
        async def flagged(flag: Flag | None) -> None:
            if flag:
                await self._remarked(messages.Remarked(message.question_id, flag.kind, flag.text))

        await self.push_screen(FlagScreen(), flagged)

    @on(messages.AmendWanted)
    async def _amend_wanted(self, message: messages.AmendWanted) -> None:
        async def amended(way: str | None) -> None:
            if way not in (None, "q"):
                await self._amend(message.attempt_id, message.round_id, Score(int(way or 0)))

        await self.push_screen(ChoiceScreen("Amend the score", message.title, SCORE_WAYS), amended)

    async def _amend(self, attempt_id: str, round_id: str, score: Score) -> None:
        try:
            await self.at_desk(lambda desk: desk.amend(attempt_id, round_id, score))
        except PracticeError as error:
            self._report(error)
            return
        view = await self.at_desk(lambda desk: pages.debrief(desk, round_id))
        for screen in self.screen_stack:
            if isinstance(screen, DebriefScreen):
                screen.view = view
        await self._refresh_figures()

    @on(messages.DiscardWanted)
    async def _discard_wanted(self, message: messages.DiscardWanted) -> None:
        try:
            await self.at_desk(lambda desk: desk.toggle_discarded(message.round_id, message.is_discarded))
        except PracticeError as error:
            self._report(error)
            return
        await self._refresh_figures()
        self.notify("Restored." if message.is_discarded else "Discarded: it counts nowhere now.", markup=False)

    @on(messages.LeaveWanted)
    def _leave_wanted(self) -> None:
        self.action_leave()

    def action_leave(self) -> None:
        """Leave the round, which asks how; elsewhere, the program."""
        if self._sitting is None or self._round_screen is None:
            self.exit()
        elif isinstance(self.screen, RoundScreen):
            self.push_screen(ChoiceScreen("Leave the round?", "What is scored stays scored.", LEAVE_WAYS), self._left)

    async def _left(self, way: str | None) -> None:
        sitting = self._sitting
        if sitting is None or way == "q":
            return
        if way == "l":
            await self.at_desk(lambda desk: sitting.keep())
            self._sitting = None
            await self._close_round()
            return
        await self._handle(End(Ending.DISCARDED if way == "d" else Ending.ENDED_EARLY))

    def action_keys(self) -> None:
        if not isinstance(self.screen, KeysScreen | ChoiceScreen | TooSmallScreen):
            self.push_screen(KeysScreen())

    async def on_resize(self, resized: Resize) -> None:
        is_small = is_too_small(resized.size.width, resized.size.height)
        if is_small and not isinstance(self.screen, TooSmallScreen):
            await self._handle(Pause(PauseReason.TOO_SMALL))
            await self.push_screen(TooSmallScreen())
        elif not is_small and isinstance(self.screen, TooSmallScreen):
            await self.pop_screen()
            if self._sitting and self._sitting.round.pause is PauseReason.TOO_SMALL:
                await self._handle(Resume())

    async def _refresh_home(self) -> None:
        home = next(screen for screen in self.screen_stack if isinstance(screen, HomeScreen))
        try:
            home.view = await self.at_desk(lambda desk: pages.home(desk, self._seed))
        except PracticeError as error:
            self.exit(message=str(error), return_code=int(error.code))

    def _signal(self, view: RoundView) -> None:
        """Once at *wrap up* and once at *over*: a flash until the next tick, a bell, or nothing."""
        is_late = view.round.is_timed and not view.round.is_paused and view.band in (Band.WRAP_UP, Band.OVER)
        now = (view.question.id, view.round.try_no, view.band)
        is_new = is_late and now != self._signalled
        if is_new:
            self._signalled = now
        if is_new and self._config.signal is Signal.BELL:
            self.bell()
        if self._round_screen:
            self._round_screen.flash(is_new and self._config.signal is Signal.FLASH)

    def _report(self, error: PracticeError) -> None:
        self.notify(str(error), severity="error", markup=False, timeout=10)
