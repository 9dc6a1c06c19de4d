"""A whole sitting under anything that may happen: every event in any order, time, sleep, kills and resuming."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from practice_tui.core.bank.plans import Mode, Pick, Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Heard, Outcome, Prediction
from practice_tui.core.rounds.events import (
    AskInterviewer,
    Begin,
    Done,
    Event,
    Hint,
    Next,
    OpenAnswer,
    Pause,
    Rate,
    Reply,
    Resume,
    Retry,
    Reveal,
    Skip,
    Toggle,
    ToggleWrong,
    Undo,
    Write,
)
from practice_tui.core.rounds.rounds import Phase
from tests.fakes import FakeClock, make_bank, make_desk

EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from(
        [
            Begin(),
            Done(),
            Done(),
            Skip(),
            Hint(),
            AskInterviewer(),
            Pause(),
            Resume(),
            ToggleWrong(),
            Undo(),
            OpenAnswer(),
            Retry(),
            Next(),
            Next(),
        ]
    ),
    st.builds(Reveal, st.sampled_from([None, *Prediction])),
    st.builds(Toggle, st.integers(0, 7)),
    st.builds(Rate, st.sampled_from(Score)),
    st.builds(Reply, st.sampled_from(Heard)),
    st.builds(Write, st.text(max_size=5)),
)


class SittingMachine(RuleBasedStateMachine):
    """What the screen ever called saved is in the history, and nothing is there that nobody did."""

    @initialize(mode=st.sampled_from(Mode), pick=st.sampled_from([Pick.MIXED, Pick.ADAPTIVE]), follow_ups=st.booleans())
    def begin(self, mode: Mode, pick: Pick, follow_ups: bool) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        plan = Plan("any", "Any", 3, mode=mode, pick=pick, follow_ups=follow_ups)
        self.desk = make_desk(Path(self.folder.name), self.clock, make_bank(), (plan,))
        self.sitting = self.desk.rounds.begin(plan, self.desk.chooser.choose(plan, 1).choices, seed=1)
        self.saved: dict[int, Score] = {}
        self.counted = 0.0

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()
            self.folder.cleanup()

    @rule(event=EVENTS)
    def happen(self, event: Event) -> None:
        before = self.sitting.round
        view = self.sitting.handle(event)
        if isinstance(event, Rate) and before.phase is Phase.REVIEWING:
            assert view.saved is not None
            self.saved[view.saved] = event.score
        if isinstance(event, Undo) and before.phase is Phase.BETWEEN and view.phase is Phase.REVIEWING:
            assert view.saved is not None
            del self.saved[view.saved]

    @rule(seconds=st.integers(1, 40))
    def wait(self, seconds: int) -> None:
        running = self.sitting.round.countdown.is_running
        for _ in range(seconds):
            self.clock.advance(1)
            self.sitting.tick()
        self.counted += seconds if running else 0

    @rule(seconds=st.integers(10, 10_000))
    def sleep(self, seconds: int) -> None:
        before = self.sitting.view().elapsed
        self.clock.sleep(seconds)
        assert self.sitting.tick().elapsed == before

    @precondition(lambda self: self.sitting.round.phase is not Phase.FINISHED)
    @precondition(lambda self: bool(self.desk.history.drafts()))
    @rule()
    def kill_and_resume(self) -> None:
        before = self.sitting.round
        self.sitting = self.desk.rounds.resume(before.id)
        after = self.sitting.round
        assert (after.phase, after.position, after.question_id) == (before.phase, before.position, before.question_id)

    @invariant()
    def everything_called_saved_is_in_the_history(self) -> None:
        scores = {attempt.seq: attempt.score for attempt in self.desk.history.attempts() if attempt.score}
        assert scores == self.saved

    @invariant()
    def each_slot_counts_once_at_the_most(self) -> None:
        counted = [attempt.slot for attempt in self.desk.history.attempts() if attempt.counts]
        assert len(counted) == len(set(counted))

    @invariant()
    def no_more_time_is_counted_than_went_by(self) -> None:
        spent = sum(attempt.elapsed_s for attempt in self.desk.history.attempts())
        assert spent <= self.counted + 1e-6

    @invariant()
    def a_skip_is_never_scored(self) -> None:
        skipped = [attempt for attempt in self.desk.history.attempts() if attempt.outcome is Outcome.SKIPPED]
        assert all(attempt.score is None for attempt in skipped)


SittingMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestSitting = SittingMachine.TestCase
