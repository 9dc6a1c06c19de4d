"""The result of a sprint beside the best run so far, and what to drill next."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.drills.catalogue import DRILLS, LEVELS, Drill
from practice_tui.core.history.drill_facts import DrillSum

FEWEST = 5  # answers that a run needs to be the best one
MASTERED = 0.8  # share of right answers from which on the next level is suggested
TOO_HARD = 0.5  # share of right answers below which the level before is suggested


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A drill and level to go on with, and the reason."""

    drill: Drill
    level: int
    why: str


@dataclass(frozen=True, slots=True)
class SprintResult:
    """The sums of a run. `best` is the best run before it; `is_best` says that this run is better."""

    run: DrillSum
    best: DrillSum | None
    is_best: bool
    onward: Suggestion


def result_of(run: DrillSum, earlier: Sequence[DrillSum], drill: Drill) -> SprintResult:
    """The result of a run after the `earlier` ones, which are given oldest first."""
    best = best_of(earlier, drill.name, run.level)
    is_best = may_be_best(run) and run.rate > (best.rate if best else 0.0)
    return SprintResult(run, best, is_best, worth_next([*earlier, run], drill, run.level))


def best_of(sums: Sequence[DrillSum], name: str, level: int) -> DrillSum | None:
    """The run of a drill and level with most right answers a minute, the first on a tie; None where none counts."""
    runs = [run for run in sums if (run.drill, run.level) == (name, level) and may_be_best(run) and run.right]
    return max(runs, key=lambda run: run.rate, default=None)


def may_be_best(run: DrillSum) -> bool:
    """Whether a run has enough answers to be the best one."""
    return run.tried >= FEWEST


def level_for(sums: Sequence[DrillSum], name: str) -> int:
    """The level to start a drill at: that of its last run, or one up or down by how that run went."""
    last = last_of(sums, name)
    return _level_after(last) if last else LEVELS[0]


def last_of(sums: Sequence[DrillSum], name: str) -> DrillSum | None:
    """The last run of a drill."""
    return next((run for run in reversed(sums) if run.drill == name), None)


def worth_next(sums: Sequence[DrillSum], drill: Drill, level: int) -> Suggestion:
    """The suggestion after a run of `drill` at `level`, which is the last of `sums`."""
    last = last_of(sums, drill.name)
    if last and _level_after(last) > level:
        return Suggestion(drill, level + 1, f"{last.right} of {last.tried} right: a level up")
    if last and _level_after(last) < level:
        return Suggestion(drill, level - 1, f"{last.right} of {last.tried} right: a level down first")
    others = [other for other in DRILLS if other.name != drill.name]
    shaky = [other for other in others if (latest := last_of(sums, other.name)) and latest.share < MASTERED]
    if shaky:
        oldest = min(shaky, key=lambda other: _place(sums, other))
        latest = last_of(sums, oldest.name)
        why = f"{latest.right} of {latest.tried} right the last time" if latest else ""
        return Suggestion(oldest, level_for(sums, oldest.name), why)
    never = [other for other in others if last_of(sums, other.name) is None]
    if never:
        kin = next((other for other in never if other.topic == drill.topic), never[0])
        return Suggestion(kin, LEVELS[0], "not drilled yet")
    oldest = min(others, key=lambda other: _place(sums, other))
    return Suggestion(oldest, level_for(sums, oldest.name), "not drilled for longest")


def _level_after(last: DrillSum) -> int:
    if last.tried >= FEWEST and last.share >= MASTERED:
        return min(last.level + 1, LEVELS[-1])
    if last.tried >= FEWEST and last.share < TOO_HARD:
        return max(last.level - 1, LEVELS[0])
    return last.level


def _place(sums: Sequence[DrillSum], drill: Drill) -> int:
    """The index of the last run of a drill."""
    return max(place for place, run in enumerate(sums) if run.drill == drill.name)
