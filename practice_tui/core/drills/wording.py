"""Sentences about drills, the same on the screen and line by line."""

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
"""The number of exercises of a sprint where nothing else is said."""

TIME_IS_UP = "Time is up: this one still counts."
BEST_WANTS = f"A run of fewer than {FEWEST} answers can't be your best."


def aim_said(run: DrillRun) -> str:
    """`10 exercises`, `3m`."""
    return format_limit(run.seconds) if run.seconds is not None else count(run.count or 0, "exercise")


def place_said(view: SprintView) -> str:
    """`3 of 10`, or `number 3` in a sprint by time."""
    sprint = view.sprint
    number_of = max(1, sprint.n)
    return f"{number_of} of {sprint.run.count}" if sprint.run.count is not None else f"number {number_of}"


def time_said(view: SprintView) -> str:
    """`1:54`, the time so far, or `0:42 left` in a sprint by time."""
    seconds = view.sprint.run.seconds
    return format_clock(view.elapsed) if seconds is None else f"{format_clock(max(0.0, seconds - view.elapsed))} left"


def asks_lines(drill: Drill, exercise: Exercise) -> list[str]:
    """One line or two on how to give the result, and what counts as right."""
    within = f", ± {number(exercise.tolerance, 6)} counts" if exercise.tolerance else ""
    calculator = " A calculator is fair." if drill.needs_calculator else ""
    how = f"{sentence(f'{exercise.asks}{within}')}{calculator}"
    line = f"{how} {exercise.form}".strip()
    return [line] if len(line) <= WIDTH else [how, exercise.form]


def verdict_line(answer: DrillAnswer) -> str:
    match answer.outcome:
        case DrillOutcome.RIGHT:
            return f"Right: {answer.typed}"
        case DrillOutcome.WRONG:
            return f"Not right: {answer.typed}"
    return "Shown; it counts as shown, not as wrong"


def slip_line(answer: DrillAnswer) -> str:
    """The usual mistake that leads to the typed result; empty where none is named."""
    return f"The usual slip that gives it: {answer.slip}." if answer.slip else ""


def so_far_line(sprint: Sprint) -> str:
    """`3 right, 1 wrong, 1 shown so far.`"""
    wrong = f", {sprint.wrong} wrong" if sprint.wrong else ""
    return f"{sprint.right} right{wrong}{_shown(sprint)} so far."


def result_head(sprint: Sprint, run: DrillSum) -> str:
    """`8 of 10 right (80 %), 1 shown, 4.2 right a minute; 1:54 in all.`"""
    shares = f"{share(run.right, run.tried)} right ({percent(run.share)})"
    return f"{shares}{_shown(sprint)}, {rate_said(run)}; {format_clock(run.seconds)} in all."


def _shown(sprint: Sprint) -> str:
    return f", {sprint.shown} shown" if sprint.shown else ""


def rate_said(run: DrillSum) -> str:
    return f"{run.rate:.1f} right a minute"


def best_line(result: SprintResult) -> str:
    """The run against the best one of its drill and level; empty where there is nothing to say."""
    run, best = result.run, result.best
    if best is None:
        return "Your best so far." if result.is_best else BEST_WANTS if not may_be_best(run) else ""
    if result.is_best:
        return f"Your best so far; it was {rate_said(best)} on {best.day}."
    short = "" if may_be_best(run) else f" {BEST_WANTS}"
    return f"Best so far: {rate_said(best)} on {best.day}.{short}"


def strip_line(answers: Sequence[DrillAnswer]) -> str:
    """The answer that took longest."""
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
    """The command that asks the same exercises again."""
    aim = f" --for {format_limit(run.seconds)}" if run.seconds is not None else f" --count {run.count}"
    option = "" if run.count == TEN else aim
    return f"These again: practice drill {run.drill} --level {run.level}{option} --seed {run.seed}"


def detail_said(sums: Sequence[DrillSum], drill: Drill, level: int) -> str:
    """The right column of the list of tools for a drill at a level."""
    best = best_of(sums, drill.name, level)
    runs = [run for run in sums if (run.drill, run.level) == (drill.name, level)]
    if not runs:
        return "not at this level yet" if last_of(sums, drill.name) else "not drilled yet"
    tried, right = sum(run.tried for run in runs), sum(run.right for run in runs)
    return f"{share(right, tried)} right" + (f", best {best.rate:.1f} a minute" if best else "")
