"""What a drill says, the same on the screen and line by line."""

from collections.abc import Sequence

from practice_tui.core.drills.catalogue import Drill
from practice_tui.core.drills.exercises import WIDTH, Exercise, number
from practice_tui.core.drills.results import FEWEST, SprintResult, Suggestion, best_of, last_of, may_be_best
from practice_tui.core.drills.sprint import Sprint
from practice_tui.core.drills.views import SprintView
from practice_tui.core.history.drill_facts import DrillAnswer, DrillOutcome, DrillRun, DrillSum
from practice_tui.core.values.durations import format_clock, format_limit
from practice_tui.core.values.phrases import count, percent, sentence, share

MARKS = {DrillOutcome.RIGHT: "+", DrillOutcome.WRONG: "x", DrillOutcome.SHOWN: "s"}
LEGEND = "+ right, x wrong, s shown; the higher, the longer it took"
TEN = 10
"""How many exercises a sprint has where nothing else is said."""

TIME_IS_UP = "Time is up: this one still counts."
BEST_WANTS = f"A best wants at least {FEWEST} answers."


def aim_said(run: DrillRun) -> str:
    """`10 exercises`, `3m`."""
    return format_limit(run.seconds) if run.seconds is not None else count(run.count or 0, "exercise")


def place_said(view: SprintView) -> str:
    """`3 of 10`, or by time only `3`."""
    sprint = view.sprint
    number_of = max(1, sprint.n)
    return f"{number_of} of {sprint.run.count}" if sprint.run.count is not None else f"number {number_of}"


def time_said(view: SprintView) -> str:
    """Seconds gone by, or left where a time was set."""
    seconds = view.sprint.run.seconds
    return format_clock(view.elapsed) if seconds is None else f"{format_clock(max(0.0, seconds - view.elapsed))} left"


def asks_lines(drill: Drill, exercise: Exercise) -> list[str]:
    """How the result is wanted, and what counts: said before anybody answers."""
    within = f", ± {number(exercise.tolerance, 6)} counts" if exercise.tolerance else ""
    calculator = " A calculator is fair." if drill.needs_calculator else ""
    how = f"{sentence(f'{exercise.asks}{within}')}{calculator}"
    whole = f"{how} {exercise.form}".strip()
    return [whole] if len(whole) <= WIDTH else [how, exercise.form]


def verdict_line(answer: DrillAnswer) -> str:
    match answer.outcome:
        case DrillOutcome.RIGHT:
            return f"Right: {answer.typed}"
        case DrillOutcome.WRONG:
            return f"Not right: {answer.typed}"
    return "Shown; it counts as shown, not as wrong"


def slip_line(answer: DrillAnswer) -> str:
    """The usual mistake that gives the typed number; empty where none does, or more than one."""
    return f"The usual slip that gives it: {answer.slip}." if answer.slip else ""


def so_far_line(sprint: Sprint) -> str:
    return f"{share(sprint.right, len(sprint.answers))} right so far."


def result_head(result: SprintResult) -> str:
    """`8 of 10 right (80 %), 4.2 right a minute; 1:54 in all.`"""
    own = result.own
    shares = f"{share(own.right, own.tried)} right ({percent(own.share)})"
    return f"{shares}, {rate_said(own)}; {format_clock(own.seconds)} in all."


def rate_said(one: DrillSum) -> str:
    return f"{one.rate:.1f} right a minute"


def best_line(result: SprintResult) -> str:
    """How it stands to the best so far of this drill and level."""
    own, best = result.own, result.best
    if best is None:
        return "Your best so far." if result.is_best else BEST_WANTS if not may_be_best(own) else ""
    if result.is_best:
        return f"Your best so far; it was {rate_said(best)} on {best.day}."
    short = "" if may_be_best(own) else f" {BEST_WANTS}"
    return f"Best so far: {rate_said(best)} on {best.day}.{short}"


def strip_line(answers: Sequence[DrillAnswer]) -> str:
    """Where most of the time went."""
    longest = max(answers, key=lambda answer: answer.seconds)
    return f"Longest: number {longest.n}, {format_clock(longest.seconds)} ({longest.outcome})."


def seconds_said(answer: DrillAnswer) -> str:
    return f"{answer.seconds:.1f} s"


def slips_line(answers: Sequence[DrillAnswer]) -> str:
    """The slips that were made, each once."""
    made = list(dict.fromkeys(answer.slip for answer in answers if answer.slip))
    return f"Slips: {'; '.join(made)}." if made else ""


def onward_line(onward: Suggestion) -> str:
    return f"Next worth it: {onward.drill.title}, level {onward.level} ({onward.why})."


def again_line(run: DrillRun) -> str:
    """The command that asks the very same exercises again."""
    aim = f" --for {format_limit(run.seconds)}" if run.seconds is not None else f" --count {run.count}"
    said = "" if run.count == TEN else aim
    return f"These again: practice drill {run.drill} --level {run.level}{said} --seed {run.seed}"


def detail_said(sums: Sequence[DrillSum], drill: Drill, level: int) -> str:
    """What a list says beside a drill at a level."""
    best = best_of(sums, drill.name, level)
    of_it = [one for one in sums if (one.drill, one.level) == (drill.name, level)]
    if not of_it:
        return "not at this level yet" if last_of(sums, drill.name) else "not drilled yet"
    tried, right = sum(one.tried for one in of_it), sum(one.right for one in of_it)
    return f"{share(right, tried)} right" + (f", best {best.rate:.1f} a minute" if best else "")
