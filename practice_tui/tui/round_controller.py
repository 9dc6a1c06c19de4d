"""Conducts the round being sat: hands its events to the sitting, and what comes of them to its screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from practice_tui.config import Signal
from practice_tui.core.bank.plans import Only, Plan
from practice_tui.core.bank.questions import Bank
from practice_tui.core.history.attempts import Ending
from practice_tui.core.rounds.countdown import Band
from practice_tui.core.rounds.events import Begin, End, Event, Pause, PauseReason, Resume
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.keystrokes import Stroke
from practice_tui.core.views.screens import RoundView
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_again, begin_own, begin_plan, begin_questions, begin_topic, own_plan
from practice_tui.sitting.sitting import Sitting
from practice_tui.tui.messages import (
    Happened,
    LeaveWanted,
    OfferChosen,
    QuestionAsked,
    SameAgainWanted,
    StrayLetter,
    TopicWanted,
    Wanted,
    WindowUnwanted,
)
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.screens.own_round import OwnRoundScreen
from practice_tui.tui.screens.round import RoundScreen

if TYPE_CHECKING:
    from practice_tui.tui.app import PracticeApp

STARTS_FROM = 1.0  # seconds of a page: an Enter that is held down, or doubled, doesn't start a clock unseen

PASSING = ("round", "debrief")  # places that the next round takes the place of
STAY = "stay"
LEAVE_WAYS = (
    Way(STAY, "stay"),
    Way("later", "later: keep the round, it is offered on Home"),
    Way("end", "end it here with what is scored"),
    Way("discard", "discard it: it counts nowhere"),
)
TAKE_OVER_WAYS = (
    Way(STAY, "leave it there"),
    Way("take over", "take it over: the other terminal can save no more"),
)


class RoundController:
    """One round at a time."""

    def __init__(self, app: "PracticeApp") -> None:
        self._app = app
        self._sitting: Sitting | None = None
        self._shown_at = 0.0
        self._signalled: tuple[str, int, Band] | None = None

    @property
    def screen(self) -> RoundScreen | None:
        """Where the round is shown, if one is being sat."""
        return self._app.find_screen(RoundScreen) if self._sitting else None

    async def take(self, message: Wanted) -> bool:
        """Does what a screen asked for; False where that is no matter of a round."""
        match message:
            case Happened(event):
                await self.handle(event)
            case OfferChosen(offer_id):
                await self._take_offer(*offer_id.partition(":")[::2])
            case QuestionAsked(question_ids):
                await self.start(lambda desk: begin_questions(desk, question_ids))
            case SameAgainWanted(round_id):
                await self.start(lambda desk: begin_again(desk, round_id))
            case TopicWanted(topic):
                await self.start(lambda desk: begin_topic(desk, topic, self._app.seed))
            case LeaveWanted():
                self.leave()
            case StrayLetter(character, at) if self.screen:
                self.screen.press(Stroke(character, character, at), is_stray=True)
            case StrayLetter():
                pass
            case WindowUnwanted() if self._app.screen.is_modal:
                await self._app.pop_screen()
            case WindowUnwanted():
                pass
            case _:
                return False
        return True

    async def start(self, open_sitting: Callable[[Desk], Sitting]) -> None:
        """Open a sitting and show it; what stands in the way is told."""
        try:
            sitting = await self._app.at_desk(open_sitting)
        except PracticeError as error:
            self._app.report(error)
            return
        self._sitting = sitting
        view, tips = await self._app.at_desk(lambda desk: (sitting.view(), desk.tips(sitting.round)))
        await self._close_what_is_over()
        await self._app.push_screen(RoundScreen(view, tips, shows_clock=self._app.config.round_clock))
        self._shown_at = self._app.clock.monotonic()

    async def handle(self, event: Event) -> None:
        sitting, screen = self._sitting, self.screen
        if sitting is None or screen is None or self._is_early(event):
            return
        try:
            view = await self._app.at_desk(lambda desk: sitting.handle(event))
        except PracticeError:  # the view says what wasn't saved; the round stays where it was
            screen.view = await self._app.at_desk(lambda desk: sitting.view())
            return
        screen.view = view
        if view.phase is Phase.FINISHED:
            await self._finish(sitting, is_discarded=event == End(Ending.DISCARDED))

    async def tick(self) -> None:
        """Once a second: the sitting looks at its clocks, at the desk if something is due, and the screen follows."""
        sitting, screen, clock = self._sitting, self.screen, self._app.clock
        if sitting is None or screen is None:
            return
        view = sitting.glance(clock.monotonic(), clock.boottime())
        if view is None:
            view = await self._app.at_desk(lambda desk: sitting.tick())
        if self._sitting is sitting:
            screen.view = view
            self._signal(view, screen)

    async def keep(self) -> None:
        """Keep a draft now: the program is about to end."""
        sitting = self._sitting
        if sitting:
            await self._app.at_desk(lambda desk: sitting.keep())

    def forget_recalled(self) -> None:
        if self._sitting:
            self._sitting.forget_recalled()

    def leave(self) -> None:
        """Ask how the round is to be left."""
        if not isinstance(self._app.screen, RoundScreen) or self._sitting is None:
            return
        if self._sitting.round.phase is Phase.READY:
            self._app.run_worker(self._drop())
        else:
            ask = ChoiceScreen("Leave the round?", "What is scored stays scored.", LEAVE_WAYS)
            self._app.push_screen(ask, self._left)

    async def stand_still(self, is_small: bool) -> None:
        """Pause while the terminal is too small, and go on when it has grown again."""
        if is_small:
            await self.handle(Pause(PauseReason.TOO_SMALL))
        elif self._sitting and self._sitting.round.pause is PauseReason.TOO_SMALL:
            await self.handle(Resume())

    async def _take_offer(self, kind: str, name: str) -> None:
        match kind:
            case "resume":
                await self._resume(name)
            case "review":
                await self.start(lambda desk: desk.review(name))
            case "own":
                plan, bank, ids = await self._app.at_desk(_own_round)
                await self._app.push_screen(OwnRoundScreen(plan, bank.topics, bank.questions, ids), self._own_chosen)
            case _:
                await self.start(lambda desk: begin_plan(desk, desk.plan(name), self._app.seed))

    async def _resume(self, round_id: str) -> None:
        """Resume a round; where another terminal sits it, ask first."""
        try:
            holder = await self._app.at_desk(lambda desk: desk.other_holder(round_id))
        except PracticeError as error:
            self._app.report(error)
            await self._app.refresh_home()
            return
        if not holder:
            await self.start(lambda desk: desk.resume(round_id))
            return

        async def take_over(way: str | None) -> None:
            if way == "take over":
                await self.start(lambda desk: desk.resume(round_id))

        text = f"This round is being sat in another terminal (process {holder})."
        await self._app.push_screen(ChoiceScreen("Already open", text, TAKE_OVER_WAYS), take_over)

    async def _own_chosen(self, plan: Plan | None) -> None:
        if plan is not None:
            await self.start(lambda desk: begin_own(desk, plan, self._app.seed))

    async def _left(self, way: str | None) -> None:
        if self._sitting is None or way in (None, STAY):
            return
        if way == "later":
            await self.keep()
            self._sitting = None
            await self._go_back(is_changed=True)
            return
        await self.handle(End(Ending.DISCARDED if way == "discard" else Ending.ENDED_EARLY))

    async def _drop(self) -> None:
        """Nothing was begun yet, so nothing is left behind."""
        self._sitting = None
        await self._go_back()

    async def _finish(self, sitting: Sitting, *, is_discarded: bool) -> None:
        self._sitting = None
        await self._go_back(is_changed=True)
        if is_discarded:
            self._app.tell("Discarded; History on the dashboard restores it.")
        elif sitting.round.results:
            await self._app.open_debrief(sitting.round.id)

    async def _close_what_is_over(self) -> None:
        """The round or debrief that another round follows, and what is above it: one goes back to what is below."""
        while len(self._app.screen_stack) > 1 and self._is_over(self._app.screen):
            await self._app.pop_screen()

    def _is_over(self, screen: Screen[Any]) -> bool:
        is_above = any(_place_of(below) in PASSING for below in self._app.screen_stack[:-1])
        return screen.is_modal or is_above or _place_of(screen) in PASSING

    async def _go_back(self, *, is_changed: bool = False) -> None:
        """To where the round was started from, which shows how things stand now."""
        if self._app.find_screen(HomeScreen) is None:  # the command line opened the round
            await self._app.go_home(is_changed=is_changed)
            return
        while self._app.find_screen(RoundScreen):
            await self._app.pop_screen()
        if is_changed:
            await self._app.refresh_all()

    def _is_early(self, event: Event) -> bool:
        """Whether an Enter comes so soon that nobody can have read what it starts; pressing on doesn't prolong that."""
        return isinstance(event, Begin) and self._app.clock.monotonic() - self._shown_at < STARTS_FROM

    def _signal(self, view: RoundView, screen: RoundScreen) -> None:
        """Once at *wrap up* and once at *over*: a flash until the next tick, a bell, or nothing."""
        is_late = view.round.is_timed and not view.round.is_paused and view.band in (Band.WRAP_UP, Band.OVER)
        now = (view.question.id, view.round.try_no, view.band)
        is_new = is_late and now != self._signalled
        if is_new:
            self._signalled = now
        config = self._app.config
        rings = config.signal is Signal.BELL or (config.wrap_up_bell and view.band is Band.WRAP_UP)
        if is_new and rings:
            self._app.bell()
        screen.flash(is_new and config.signal is Signal.FLASH and not config.reduced_motion)


def _own_round(desk: Desk) -> tuple[Plan, Bank, dict[Only, frozenset[str]]]:
    """The last round of one's own, and what it can be made of."""
    return own_plan(desk), desk.bank, {only: desk.ids_of(only) for only in Only}


def _place_of(screen: Screen[Any]) -> str:
    return getattr(screen, "PLACE", "")
