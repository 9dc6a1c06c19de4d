"""Sprints through one drill, as `(state, event, instant) -> state`. The clock stands while a solution is read."""

from dataclasses import dataclass, replace
from enum import StrEnum

from practice_tui.core.drills.catalogue import Drill
from practice_tui.core.drills.draws import Draws
from practice_tui.core.drills.exercises import Exercise, check, shape_trouble
from practice_tui.core.drills.typed_results import read_typed
from practice_tui.core.history.drill_facts import DrillAnswer, DrillOutcome, DrillRun
from practice_tui.core.values.clock import Moment
from practice_tui.errors import PracticeError

DRAWS_FOR_A_NEW_ONE = 20  # after so many an exercise may repeat
STRIDE = 1_000_003  # keeps the seeds of two runs' exercises apart


class SprintPhase(StrEnum):
    ANSWERING = "answering"
    SOLUTION = "solution"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Check:
    """Check the typed result."""

    typed: str


@dataclass(frozen=True, slots=True)
class Show:
    """Show the solution."""


@dataclass(frozen=True, slots=True)
class Go:
    """Go on from the solution."""


@dataclass(frozen=True, slots=True)
class End:
    """End the sprint here; the exercise at hand doesn't count."""


SprintEvent = Check | Show | Go | End


@dataclass(frozen=True, slots=True)
class Sprint:
    """A sprint with the exercise at hand.

    `since` is the monotonic instant at which the phase began. `seen` are the prompts so far. `trouble` says why the
    typed text isn't a result, or is empty.
    """

    run: DrillRun
    drill: Drill
    exercise: Exercise
    since: float
    seen: tuple[str, ...]
    answers: tuple[DrillAnswer, ...] = ()
    phase: SprintPhase = SprintPhase.ANSWERING
    trouble: str = ""

    @property
    def n(self) -> int:
        """The number of the exercise at hand, counted from 1."""
        return len(self.answers) + (self.phase is SprintPhase.ANSWERING)

    @property
    def last(self) -> DrillAnswer | None:
        """The newest answer."""
        return self.answers[-1] if self.answers else None

    @property
    def right(self) -> int:
        """The number of right answers."""
        return self._ended(DrillOutcome.RIGHT)

    @property
    def wrong(self) -> int:
        """The number of answers that weren't right."""
        return self._ended(DrillOutcome.WRONG)

    @property
    def shown(self) -> int:
        """The number of exercises whose solution was shown before an answer."""
        return self._ended(DrillOutcome.SHOWN)

    def _ended(self, outcome: DrillOutcome) -> int:
        return sum(answer.outcome is outcome for answer in self.answers)

    def elapsed(self, monotonic: float) -> float:
        """Seconds of answering."""
        running = monotonic - self.since if self.phase is SprintPhase.ANSWERING else 0.0
        return sum(answer.seconds for answer in self.answers) + max(0.0, running)

    def is_over(self, monotonic: float) -> bool:
        """Whether the time is up or the last exercise answered. The exercise at hand may still be answered."""
        if self.run.seconds is not None:
            return self.elapsed(monotonic) >= self.run.seconds
        return len(self.answers) >= (self.run.count or 0)


@dataclass(frozen=True, slots=True)
class Stepped:
    """The sprint after an event, and the facts to store."""

    sprint: Sprint
    facts: tuple[DrillRun | DrillAnswer, ...] = ()


def begin_sprint(run: DrillRun, drill: Drill, monotonic: float) -> Sprint:
    """A sprint with its first exercise at hand. `run` is stored with the first answer."""
    exercise = _exercise(run, drill, 1, ())
    return Sprint(run, drill, exercise, monotonic, (exercise.prompt,))


def step_sprint(sprint: Sprint, event: SprintEvent, at: Moment) -> Stepped:
    """The sprint after an event; an event that has no meaning in its phase changes nothing."""
    match event, sprint.phase:
        case Check(typed), SprintPhase.ANSWERING:
            return _checked(sprint, typed, at)
        case Show(), SprintPhase.ANSWERING:
            return _closed(sprint, DrillOutcome.SHOWN, "", "", at)
        case Go(), SprintPhase.SOLUTION:
            return Stepped(_onward(sprint, at.monotonic))
        case End(), SprintPhase.ANSWERING | SprintPhase.SOLUTION:
            return Stepped(replace(sprint, phase=SprintPhase.FINISHED, since=at.monotonic, trouble=""))
    return Stepped(sprint)


def _checked(sprint: Sprint, text: str, at: Moment) -> Stepped:
    try:
        typed = read_typed(text, sprint.exercise)
    except PracticeError as error:
        return Stepped(replace(sprint, trouble=f"{error}; it doesn't count."))
    misshapen = shape_trouble(sprint.exercise, typed.value)
    if misshapen:
        return Stepped(replace(sprint, trouble=f"{misshapen}; it doesn't count."))
    checked = check(sprint.exercise, typed.value)
    outcome = DrillOutcome.RIGHT if checked.is_right else DrillOutcome.WRONG
    return _closed(sprint, outcome, typed.text, checked.slip, at)


def _closed(sprint: Sprint, outcome: DrillOutcome, typed: str, slip: str, at: Moment) -> Stepped:
    n, seconds = len(sprint.answers) + 1, max(0.0, at.monotonic - sprint.since)
    answer = DrillAnswer(sprint.run.id, n, outcome, typed, slip, round(seconds, 3))
    closed = replace(
        sprint,
        answers=(*sprint.answers, answer),
        phase=SprintPhase.SOLUTION,
        since=at.monotonic,
        trouble="",
    )
    after = _onward(closed, at.monotonic) if outcome is DrillOutcome.RIGHT else closed
    return Stepped(after, (answer,) if sprint.answers else (sprint.run, answer))


def _onward(sprint: Sprint, monotonic: float) -> Sprint:
    if sprint.is_over(monotonic):
        return replace(sprint, phase=SprintPhase.FINISHED, since=monotonic)
    exercise = _exercise(sprint.run, sprint.drill, len(sprint.answers) + 1, sprint.seen)
    return replace(
        sprint,
        exercise=exercise,
        seen=(*sprint.seen, exercise.prompt),
        phase=SprintPhase.ANSWERING,
        since=monotonic,
    )


def _exercise(run: DrillRun, drill: Drill, n: int, seen: tuple[str, ...]) -> Exercise:
    """The n-th exercise of a run, one that it hasn't had yet if the draws find such."""
    draws = Draws(run.seed * STRIDE + n)
    exercise = drill.make(draws, run.level)
    for _ in range(DRAWS_FOR_A_NEW_ONE):
        if exercise.prompt not in seen:
            break
        exercise = drill.make(draws, run.level)
    return exercise
