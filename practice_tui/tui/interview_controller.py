"""Leads an interview: hands events to it, and the view that results to the interviewer's screen."""

from collections.abc import Callable
from enum import StrEnum
from typing import assert_never

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Clarify
from practice_tui.core.history.facts import Ending
from practice_tui.core.interviews.events import HandOut, InterviewEvent, ReadOut
from practice_tui.core.interviews.interview import Interview, InterviewPhase
from practice_tui.core.rounds.events import Done, End, Pause, PauseReason, Resume
from practice_tui.core.rounds.rounds import DONE_FROM
from practice_tui.core.sheets.events import Sign
from practice_tui.core.values.ids import short_id
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interview_wording import interview_stands, to_be_signed
from practice_tui.core.views.interviews import InterviewView
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviewing import Interviewing
from practice_tui.sitting.interviews import (
    Chairs,
    begin_interview,
    begin_swapped,
    other_interviewer,
    resume_interview,
    waiting_interviews,
)
from practice_tui.sitting.orders import Order
from practice_tui.tui.asking import ask_if_open_elsewhere, ask_to_sign
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.interview import InterviewScreen
from practice_tui.tui.screens.pick import PickScreen
from practice_tui.tui.shell import Shell
from practice_tui.tui.time_signal import TimeSignal
from practice_tui.tui.ways_back import go_back_from

READ_OUT_FROM = 1.0  # seconds of a page: an Enter that is held down, or doubled, starts no clock
JUST_OPENED = "Just opened; press enter again once it is read."
JUST_BEGUN = "The clock has just begun; press enter again once the answer is over."
LINES_TO_TELL = 4  # of a row of what may be told
LINES_OF_A_PLAN = 2  # of a row of what may be led
RESUME = "resume:"  # before the id of an interview in the list of what can be begun
Begin = Callable[[Desk], Interviewing]


class Leave(StrEnum):
    """Ways to leave an interview."""

    STAY = "stay"
    LATER = "later"
    SHORT = "short"
    DISCARD = "discard"


class Signed(StrEnum):
    """Ways to go on from a signed interview."""

    DONE = "done"
    SWAP = "swap"


LEAVE_WAYS = (
    Way(Leave.STAY, "stay"),
    Way(Leave.LATER, "later: it is kept as it stands; Home goes on with it"),
    Way(Leave.SHORT, "cut it short: on to the signing with what is judged"),
    Way(Leave.DISCARD, "discard it"),
)
SIGNED_WAYS = (
    Way(Signed.DONE, "that is all"),
    Way(Signed.SWAP, "swap seats: the same plan with the chairs exchanged"),
)


class InterviewController:
    """One interview at a time. All of it raises PracticeError."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._led: Interviewing | None = None
        self._shown_at = 0.0
        self._signal = TimeSignal(shell)

    @property
    def screen(self) -> InterviewScreen | None:
        """The screen of the interview, if one is being led."""
        return self._shell.find_screen(InterviewScreen) if self._led else None

    async def choose(self) -> None:
        """Ask which interview to begin, or to go on with. Home goes on with one too, so the first plan is marked."""
        waiting, plans = await self._shell.at_desk(_choices)
        rows = [(f"{RESUME}{each.id}", f"Go on: {_named(each)}") for each in waiting]
        rows += [(plan.id, _described(plan)) for plan in plans]

        async def chosen(row_id: str | None) -> None:
            if row_id is None:
                return
            if row_id.startswith(RESUME):
                await self.resume(row_id.removeprefix(RESUME))
            else:
                seed = self._shell.seed
                await self.start(lambda desk: begin_interview(desk, Order(plan_id=row_id), Chairs(), seed))

        pick = PickScreen("Give an interview", rows, plans[0].id if plans else "", lines=LINES_OF_A_PLAN)
        await self._shell.push_screen(pick, chosen)

    async def resume(self, interview_id: str) -> None:
        """Go on with an interview; where another terminal leads it, ask first."""
        holder = await self._shell.at_desk(lambda desk: other_interviewer(desk, interview_id))

        async def resume() -> None:
            await self.start(lambda desk: resume_interview(desk, interview_id, takes_over=bool(holder)))

        await ask_if_open_elsewhere(self._shell, "This interview is being led", holder, resume)

    async def start(self, begin: Begin) -> None:
        """Open an interview and show it, or say why that can't be done."""
        try:
            await self.open(begin)
        except PracticeError as error:
            self._shell.report(error)

    async def open(self, begin: Begin) -> None:
        """Open an interview and show it. Raises PracticeError where that can't be done."""
        led = await self._shell.at_desk(begin)
        view = await self._shell.at_desk(lambda desk: led.view())
        self._led = led
        await self._shell.push_screen(InterviewScreen(view))
        self._shown_at = self._shell.clock.monotonic()

    async def handle(self, event: InterviewEvent) -> None:
        led, screen = self._led, self.screen
        if led is None or screen is None:
            return
        if self._is_early(event):
            screen.tell(JUST_OPENED)
            return
        before = led.interview.phase
        try:
            view = await self._shell.at_desk(lambda desk: led.handle(event))
        except PracticeError:  # the view says what wasn't saved; the interview stays where it was
            screen.view = await self._shell.at_desk(lambda desk: led.view())
            return
        if view.phase is not before:
            self._shown_at = self._shell.clock.monotonic()
        screen.view = view
        if isinstance(event, Done) and view.phase is InterviewPhase.LISTENING:
            screen.tell(JUST_BEGUN)
        if view.phase is InterviewPhase.OVER:
            await self._finish(led, is_discarded=event == End(Ending.DISCARDED))

    async def tick(self) -> None:
        """Once a second: show the clock as it is now. The desk is asked only if something is due."""
        led, screen, clock = self._led, self.screen, self._shell.clock
        if led is None or screen is None:
            return
        view = led.glance(clock.monotonic(), clock.boottime())
        if view is None:
            view = await self._shell.at_desk(lambda desk: led.tick())
        if self._led is led:
            screen.view = view
            self._untell(view, screen)
            is_running = view.phase is InterviewPhase.LISTENING and not view.interview.is_paused
            self._signal.look(screen, view.interview.place, view.band, is_running=is_running)

    async def keep(self) -> None:
        """Keep the interview as it stands: the program is about to end."""
        if led := self._led:
            await self._shell.at_desk(lambda desk: led.leave())

    async def with_stopped_clocks(self, is_small: bool) -> None:
        """Pause while the terminal is too small, and go on when it has grown again."""
        if is_small:
            await self.handle(Pause(PauseReason.TOO_SMALL))
        elif self._led and self._led.interview.pause is PauseReason.TOO_SMALL:
            await self.handle(Resume())

    async def ask_clarification(self) -> None:
        """Ask which clarification is handed out."""
        if self._led is None:
            return
        view = self._led.view()
        left = [index for index in range(len(view.question.clarify)) if index not in view.judged.told]
        rows = [(str(index), _clarification(view.question.clarify[index])) for index in left]

        async def chosen(row_id: str | None) -> None:
            if row_id is not None:
                await self.handle(HandOut(int(row_id)))

        if rows:
            await self._shell.push_screen(
                PickScreen("Tell the candidate", rows, rows[0][0], lines=LINES_TO_TELL), chosen
            )

    async def ask_signing(self) -> None:
        """Ask whether the sheet is to be signed as it stands."""
        if self._led is None:
            return
        await ask_to_sign(self._shell, to_be_signed(self._led.interview), lambda: self.handle(Sign()))

    async def ask_how_to_leave(self) -> None:
        """Ask how the interview is to be left; one that has not begun is dropped without asking."""
        if self._led is None or not isinstance(self._shell.screen, InterviewScreen):
            return
        if self._led.interview.phase is InterviewPhase.BRIEFING:
            await self._drop()
            return
        ways = [way for way in LEAVE_WAYS if way.name in self._leave_ways]
        ask = ChoiceScreen("Leave the interview?", "What is scored stays scored.", ways)
        await self._shell.push_screen(ask, self._left)

    @property
    def _leave_ways(self) -> tuple[Leave, ...]:
        """The ways that there are now: a second sheet ends nothing of the interview, and a signing is no cut."""
        interview = self._led.interview if self._led else None
        if interview is None or interview.is_second:
            return Leave.STAY, Leave.LATER
        if interview.phase is InterviewPhase.SIGNING:
            return Leave.STAY, Leave.LATER, Leave.DISCARD
        return tuple(Leave)

    async def _left(self, way: str | None) -> None:
        if self._led is None or way is None:
            return
        leave = Leave(way)
        match leave:
            case Leave.STAY:
                pass
            case Leave.LATER:
                await self._drop()
            case Leave.SHORT:
                await self.handle(End(Ending.ENDED_EARLY))
            case Leave.DISCARD:
                await self.handle(End(Ending.DISCARDED))
            case _:
                assert_never(leave)

    async def _drop(self) -> None:
        """Close the interview, which is kept if it has begun."""
        await self.keep()
        self._led = None
        await go_back_from(self._shell, InterviewScreen)

    async def _finish(self, led: Interviewing, *, is_discarded: bool) -> None:
        self._led = None
        await go_back_from(self._shell, InterviewScreen)
        if is_discarded:
            self._shell.tell("Discarded.")
            return
        interview_id = led.interview.id

        async def chosen(way: str | None) -> None:
            if way == Signed.SWAP:
                seed = self._shell.seed
                await self.start(lambda desk: begin_swapped(desk, interview_id, seed))

        text = f"Signed. practice interview export {short_id(interview_id)} FILE.json hands it over."
        ask = ChoiceScreen("Interview over", text, SIGNED_WAYS, closes_by_q=True)
        await self._shell.push_screen(ask, chosen)

    def _is_early(self, event: InterviewEvent) -> bool:
        """Whether this is an Enter too soon after the page came: nobody can have read the question out."""
        return isinstance(event, ReadOut) and self._is_just_opened

    @property
    def _is_just_opened(self) -> bool:
        return self._shell.clock.monotonic() - self._shown_at < READ_OUT_FROM

    def _untell(self, view: InterviewView, screen: InterviewScreen) -> None:
        """Stop saying that something has just begun once that isn't true any more."""
        since = view.interview.countdown.since
        runs_for = 0.0 if since is None else self._shell.clock.monotonic() - since
        opened = () if self._is_just_opened else (JUST_OPENED,)
        screen.untell(*opened, *((JUST_BEGUN,) if runs_for >= DONE_FROM else ()))


def _choices(desk: Desk) -> tuple[list[Interview], tuple[Plan, ...]]:
    return [interview for _, interview in waiting_interviews(desk)], desk.plans.of_banks


def _described(plan: Plan) -> str:
    size = f"{plan.minutes} min" if plan.asks_as_many_as_fit else count(plan.count, "question")
    return " · ".join(filter(None, (plan.title, size, plan.about)))


def _named(interview: Interview) -> str:
    return f"{one_line(interview.candidate)}, {one_line(interview.plan)}, {interview_stands(interview)}"


def _clarification(clarify: Clarify) -> str:
    return f"{one_line(clarify.ask)} – {one_line(clarify.tell)}"
