"""Runs the round being sat: hands events to the sitting, and the view that results to the screen."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, assert_never

from textual.screen import Screen

from practice_tui.archive.job_file import read_description
from practice_tui.core.bank.plans import Plan
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import Begin, End, Event, Pause, PauseReason, Resume
from practice_tui.core.rounds.rounds import Phase, Round
from practice_tui.core.values.text import one_line
from practice_tui.core.views.home import BeginPlan, ChooseOwn, ResumeRound, ReviewRound, RoundToStart
from practice_tui.core.views.keystrokes import Stroke, outdated_words
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.settings import OFF
from practice_tui.core.views.wording import leaving_said
from practice_tui.errors import PracticeError
from practice_tui.sitting.building import building_of
from practice_tui.sitting.calibrations import offer_once
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_again, begin_ladder, begin_own, begin_plan, begin_questions, begin_topic
from practice_tui.sitting.proposing import Proposing
from practice_tui.sitting.reading_aloud import ReadingAloud
from practice_tui.sitting.recording import RECORDS_NOTHING, Recording
from practice_tui.sitting.sitting import Sitting
from practice_tui.tui.asking import ask_if_open_elsewhere
from practice_tui.tui.messages import DebriefWanted
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.debrief import DebriefScreen
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.screens.job import JobScreen
from practice_tui.tui.screens.own_round import OwnRoundScreen
from practice_tui.tui.screens.round import RoundScreen
from practice_tui.tui.shell import Shell
from practice_tui.tui.time_signal import TimeSignal

STARTS_FROM = 1.0  # seconds of a page: an Enter that is held down, or doubled, doesn't start a clock unseen

LISTENS_EVERY = 0.1  # seconds between looks whether the question has been read

JUST_OPENED = "Just opened; press enter again to start."

RECORD = "record"
NEVER = "never"
RECORD_WAYS = (
    Way("later", "not in this round; ask again before the next"),
    Way(RECORD, "record them"),
    Way(NEVER, "don't record, and don't ask again"),
)

PASSING = (RoundScreen, DebriefScreen)  # what the next round takes the place of


class Leave(StrEnum):
    """Ways to leave a round."""

    STAY = "stay"
    LATER = "later"
    END = "end"
    DISCARD = "discard"


LEAVE_WAYS = (
    Way(Leave.STAY, "stay"),
    Way(Leave.LATER, "later: keep the round, it is offered on Home"),
    Way(Leave.END, "end it here with what is scored"),
    Way(Leave.DISCARD, "discard it: it counts nowhere"),
)


class RoundController:
    """One round at a time."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._sitting: Sitting | None = None
        self._sat: list[Sitting] = []  # with recordings, of which something may still be made
        self._shown_at = 0.0
        self._looks_soon = False
        self._closed_debrief = ""  # the id of the round whose debrief made room for the one that is open
        self._signal = TimeSignal(shell)

    @property
    def screen(self) -> RoundScreen | None:
        """The screen of the round, if one is being sat."""
        return self._shell.find_screen(RoundScreen) if self._sitting else None

    async def ask(self, question_ids: tuple[str, ...]) -> None:
        """Begin a round of these questions."""
        await self.start(lambda desk: begin_questions(desk, question_ids))

    async def climb(self, question_id: str) -> None:
        """Begin a ladder of one question."""
        await self.start(lambda desk: begin_ladder(desk, question_id))

    async def sit_again(self, round_id: str) -> None:
        """Begin a round of the questions of an earlier one, as they were asked there."""
        await self.start(lambda desk: begin_again(desk, round_id))

    async def sit_topic(self, topic: str) -> None:
        """Begin a round on one topic."""
        await self.start(lambda desk: begin_topic(desk, topic, self._shell.seed))

    async def take_offer(self, start: RoundToStart) -> None:
        """Begin, resume, review or put together a round."""
        match start:
            case ResumeRound(round_id):
                await self._resume(round_id)
            case ReviewRound(round_id):
                await self.start(lambda desk: desk.rounds.review(round_id))
            case BeginPlan(plan_id):
                await self.start(lambda desk: begin_plan(desk, desk.plans.find(plan_id), self._shell.seed))
            case ChooseOwn():
                seed = self._shell.seed
                plan, building = await self._shell.at_desk(lambda desk: building_of(desk, seed))
                await self._shell.push_screen(OwnRoundScreen(plan, building), self._own_chosen)
            case _:
                assert_never(start)

    async def ask_job(self, text: str) -> None:
        """Let the person write a job description, and show in the builder which words of it are known."""

        async def written(job: str | None) -> None:
            builder = self._shell.find_screen(OwnRoundScreen)
            if builder is None or job is None:
                return
            try:
                text, words = await self._shell.at_desk(lambda desk: read_description(desk, job))
            except PracticeError as error:
                self._shell.report(error)
                return
            builder.take_job(text, words)

        await self._shell.push_screen(JobScreen(text), written)

    async def press(self, stroke: Stroke) -> None:
        """A letter that was pressed in a window above the round: perhaps it was meant for the notes."""
        if self.screen:
            self.screen.press(stroke, is_stray=True)

    async def start(self, open_sitting: Callable[[Desk], Sitting]) -> None:
        """Open a sitting and show it, or say why that can't be done."""
        try:
            await self.open(open_sitting)
        except PracticeError as error:
            self._shell.report(error)

    async def open(self, open_sitting: Callable[[Desk], Sitting]) -> None:
        """Open a sitting and show it. Raises PracticeError where that can't be done."""
        config, sound = self._shell.config, self._shell.sound
        sitting, view, tips = await self._shell.at_desk(
            lambda desk: _opened(desk, open_sitting, proposes=config.propose)
        )
        recording = await self._shell.at_desk(lambda desk: sound.recording(config, desk))
        sitting.read_with(ReadingAloud(sound.speaker(config)))
        self._sitting = sitting
        self._sat += [sitting] if recording else []
        self._looks_soon = False
        debrief = self._shell.find_screen(DebriefScreen)
        self._closed_debrief = debrief.round_id if debrief else ""
        await self._close_what_is_over()
        await self._shell.push_screen(RoundScreen(view, tips, shows_clock=self._shell.config.round_clock))
        if recording and recording.is_allowed:
            sitting.record_with(recording)
        elif recording:
            await self._ask_to_record(sitting, recording)
        self._shown_at = self._shell.clock.monotonic()

    async def _ask_to_record(self, sitting: Sitting, recording: Recording) -> None:
        """Ask once whether answers may be recorded, with the folder shown."""

        async def answered(way: str | None) -> None:
            try:
                if way == RECORD:
                    await self._shell.at_desk(lambda _: recording.allow())
                    sitting.record_with(recording)
                elif way == NEVER:
                    await self._shell.change_setting("record", OFF)
                    self._shell.tell(RECORDS_NOTHING)
            except PracticeError as error:
                self._shell.report(error)
            self._shown_at = self._shell.clock.monotonic()

        await self._shell.push_screen(ChoiceScreen("Record your answers?", recording.notice, RECORD_WAYS), answered)

    async def handle(self, event: Event) -> None:
        sitting, screen = self._sitting, self.screen
        if sitting is None or screen is None:
            return
        if self._is_early(event):
            screen.tell(JUST_OPENED)
            return
        try:
            view = await self._shell.at_desk(lambda desk: sitting.handle(event))
        except PracticeError:  # the view says what wasn't saved; the round stays where it was
            screen.view = await self._shell.at_desk(lambda desk: sitting.view())
            return
        self._show(view, screen, asked_aloud=event == Pause(PauseReason.READING))
        if view.phase is Phase.FINISHED:
            await self._finish(sitting, is_discarded=event == End(Ending.DISCARDED))

    async def tick(self) -> None:
        """Once a second: show the clocks as they are now. The desk is asked only if something is due."""
        sitting, screen, clock = self._sitting, self.screen, self._shell.clock
        await self._keep_news([each for each in self._sat if each is not sitting])
        if sitting is None or screen is None:
            return
        view = sitting.glance(clock.monotonic(), clock.boottime())
        if view is None:
            view = await self._shell.at_desk(lambda desk: sitting.tick())
        if self._sitting is sitting:
            self._show(view, screen)
            self._untell(view, screen)
            is_running = view.round.is_timed and not view.round.is_paused
            self._signal.look(screen, (view.question.id, view.round.try_no), view.band, is_running=is_running)

    async def end(self) -> int:
        """Keep what was made of recordings: the program ends. Returns how many answers aren't written down yet."""
        await self._keep_news(self._sat)
        return sum(sitting.unwritten for sitting in self._sat)

    async def _keep_news(self, sittings: Sequence[Sitting]) -> None:
        with_news = [sitting for sitting in sittings if sitting.has_news]

        def keep(_: Desk) -> None:
            for sitting in with_news:
                sitting.keep_news()

        if with_news:
            await self._shell.at_desk(keep)

    async def take_edit(self, question_id: str, seconds: float) -> None:
        """Go on after an entry was edited: its words show, and the time that it took counts nowhere."""
        sitting, screen = self._sitting, self.screen
        if sitting is None or screen is None:
            return

        def go_on(desk: Desk) -> RoundView:
            sitting.leave_out(seconds)
            if question := desk.library.whole.find(question_id):
                sitting.mend(question)
            return sitting.view()

        screen.view = await self._shell.at_desk(go_on)

    async def keep(self) -> None:
        """Write a draft: the program is about to end."""
        sitting = self._sitting
        if sitting:
            await self._shell.at_desk(lambda desk: sitting.keep())

    def forget_recalled(self) -> None:
        if self._sitting:
            self._sitting.forget_recalled()

    async def ask_how_to_leave(self) -> None:
        """Ask how the round is to be left; one that has not begun is dropped without asking."""
        if not isinstance(self._shell.screen, RoundScreen) or self._sitting is None:
            return
        if self._sitting.round.phase is Phase.READY:
            await self._drop()
        else:
            ask = ChoiceScreen("Leave the round?", leaving_said(self._sitting.round), LEAVE_WAYS)
            await self._shell.push_screen(ask, self._left)

    async def with_stopped_clocks(self, is_small: bool) -> None:
        """Pause while the terminal is too small, and go on when it has grown again."""
        if is_small:
            if self._sitting and self._sitting.round.is_read_aloud:
                await self.handle(Resume())
            await self.handle(Pause(PauseReason.TOO_SMALL))
        elif self._sitting and self._sitting.round.pause is PauseReason.TOO_SMALL:
            await self.handle(Resume())

    async def _resume(self, round_id: str) -> None:
        """Resume a round; where another terminal sits it, ask first."""
        try:
            holder = await self._shell.at_desk(lambda desk: desk.rounds.other_holder(round_id))
        except PracticeError as error:
            self._shell.report(error)
            await self._shell.refresh_home()
            return

        async def resume() -> None:
            await self.start(lambda desk: desk.rounds.resume(round_id))

        await ask_if_open_elsewhere(self._shell, "This round is open", holder, resume)

    async def _own_chosen(self, plan: Plan | None) -> None:
        if plan is not None:
            await self.start(lambda desk: begin_own(desk, plan, self._shell.seed))

    async def _left(self, way: str | None) -> None:
        if self._sitting is None or way is None:
            return
        leave = Leave(way)
        match leave:
            case Leave.STAY:
                pass
            case Leave.LATER:
                await self.keep()
                self._sitting.hush()
                self._sitting = None
                await self._go_back(is_changed=True)
            case Leave.END:
                await self.handle(End(Ending.ENDED_EARLY))
            case Leave.DISCARD:
                await self.handle(End(Ending.DISCARDED))
            case _:
                assert_never(leave)

    async def _drop(self) -> None:
        """Close a round of which nothing is written yet; the debrief that it was begun from takes its place again."""
        self._sitting = None
        if self._closed_debrief:
            await self._shell.answer(DebriefWanted(self._closed_debrief))
        else:
            await self._go_back()

    async def _finish(self, sitting: Sitting, *, is_discarded: bool) -> None:
        self._sitting = None
        await self._shell.at_desk(offer_once)  # Home shows it from now on
        if is_discarded or not sitting.round.results:
            await self._go_back(is_changed=True)
            if is_discarded:
                self._shell.tell("Discarded; History on the dashboard restores it.")
        elif self._shell.find_screen(HomeScreen) is None:  # the command line opened the round
            await self._go_back(is_changed=True)
            await self._show_debrief(sitting.round)
        else:
            await self._show_debrief(sitting.round)
            await self._go_back(is_changed=True)

    async def _show_debrief(self, round_: Round) -> None:
        await self._shell.answer(DebriefWanted(round_.id))
        if round_.line:
            self._shell.tell(one_line(round_.line))

    async def _close_what_is_over(self) -> None:
        """Close the last round or its debrief, and every screen above: the new round takes its place."""
        while len(self._shell.screen_stack) > 1 and self._is_over(self._shell.screen):
            await self._shell.pop_screen()

    def _is_over(self, screen: Screen[Any]) -> bool:
        is_above = any(isinstance(below, PASSING) for below in self._shell.screen_stack[:-1])
        return screen.is_modal or is_above or isinstance(screen, PASSING)

    async def _go_back(self, *, is_changed: bool = False) -> None:
        """Go back to where the round was started from, whose figures are read anew before it is in sight."""
        if self._shell.find_screen(HomeScreen) is None:  # the command line opened the round
            await self._shell.go_home(is_changed=is_changed)
            return
        if is_changed:
            await self._shell.refresh_all()
        while self._shell.find_screen(RoundScreen):
            await self._shell.pop_screen()

    def _is_early(self, event: Event) -> bool:
        """Whether this is an Enter too soon after the page came: nobody can have read it yet."""
        return isinstance(event, Begin) and self._is_just_opened

    @property
    def _is_just_opened(self) -> bool:
        return self._shell.clock.monotonic() - self._shown_at < STARTS_FROM

    def _untell(self, view: RoundView, screen: RoundScreen) -> None:
        """Stop saying that something has just begun once that isn't true any more."""
        opened = () if self._is_just_opened else (JUST_OPENED,)
        screen.untell(*opened, *outdated_words(view, self._shell.clock.monotonic()))

    def _show(self, view: RoundView, screen: RoundScreen, *, asked_aloud: bool = False) -> None:
        """Show a view. While the question is read, look often enough that its end is seen at once."""
        before, screen.view = screen.view, view
        is_new = asked_aloud or before is None or before.voice_trouble != view.voice_trouble
        if view.voice_trouble and is_new:
            screen.tell(view.voice_trouble)
        if view.recording_trouble and (before is None or before.recording_trouble != view.recording_trouble):
            screen.tell(view.recording_trouble)
        if view.round.is_read_aloud and not self._looks_soon:
            self._looks_soon = True
            screen.set_timer(LISTENS_EVERY, self._look)

    async def _look(self) -> None:
        self._looks_soon = False
        await self.tick()


def _opened(
    desk: Desk, open_sitting: Callable[[Desk], Sitting], *, proposes: bool
) -> tuple[Sitting, RoundView, tuple[str, ...]]:
    """A sitting with its first view, and the advice before its first question."""
    sitting = open_sitting(desk)
    if proposes:
        sitting.propose_with(Proposing(desk.library.whole.questions))
    return sitting, sitting.view(), desk.plans.tips_before(sitting.round.plan, desk.today)
