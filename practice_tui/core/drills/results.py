"""What a sprint came to: its figures beside the best so far, and what to drill next."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.drills.catalogue import DRILLS, LEVELS, Drill
from practice_tui.core.history.drill_facts import DrillSum

FEWEST = 5  # answers of a run that may be the best: a lucky one alone is none
MASTERED = 0.8  # share right from which the next level is worth it
TOO_HARD = 0.5  # below it the level before is


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A drill with its level, and why it is worth it."""

    drill: Drill
    level: int
    why: str


@dataclass(frozen=True, slots=True)
class SprintResult:
    """`best` is the best run before this one; `is_best` says that this one is better."""

    own: DrillSum
    best: DrillSum | None
    is_best: bool
    onward: Suggestion


def result_of(own: DrillSum, earlier: Sequence[DrillSum], drill: Drill) -> SprintResult:
    """Beside the `earlier` runs, which are in the order in which they were made."""
    best = best_of(earlier, drill.name, own.level)
    is_best = may_be_best(own) and own.rate > (best.rate if best else 0.0)
    return SprintResult(own, best, is_best, worth_next([*earlier, own], drill, own.level))


def best_of(sums: Sequence[DrillSum], name: str, level: int) -> DrillSum | None:
    """The run with most right ones a minute; the first of equals."""
    of_it = [one for one in sums if (one.drill, one.level) == (name, level) and may_be_best(one) and one.right]
    return max(of_it, key=lambda one: one.rate, default=None)


def may_be_best(one: DrillSum) -> bool:
    return one.tried >= FEWEST


def level_for(sums: Sequence[DrillSum], name: str) -> int:
    """The level at which a drill is taken up: that of its last run, or the one beside it after that run's share."""
    last = last_of(sums, name)
    return _level_after(last) if last else LEVELS[0]


def last_of(sums: Sequence[DrillSum], name: str) -> DrillSum | None:
    return next((one for one in reversed(sums) if one.drill == name), None)


def worth_next(sums: Sequence[DrillSum], drill: Drill, level: int) -> Suggestion:
    """What to drill after a run of `drill` at `level`, which is the last of `sums`."""
    last = last_of(sums, drill.name)
    if last and _level_after(last) > level:
        return Suggestion(drill, level + 1, f"{last.right} of {last.tried} right: a level up")
    if last and _level_after(last) < level:
        return Suggestion(drill, level - 1, f"{last.right} of {last.tried} right: a level down first")
    others = [other for other in DRILLS if other.name != drill.name]
    shaky = [other for other in others if (one := last_of(sums, other.name)) and one.share < MASTERED]
    if shaky:
        oldest = min(shaky, key=lambda other: _place(sums, other))
        held = last_of(sums, oldest.name)
        why = f"{held.right} of {held.tried} right the last time" if held else ""
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
    """Where its last run stands among all of them."""
    return max(place for place, one in enumerate(sums) if one.drill == drill.name)
