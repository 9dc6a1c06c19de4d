"""Reads what the runs of drills came to."""

from practice_tui.core.history.drill_facts import DrillOutcome, DrillRun, DrillSum
from practice_tui.store.history import History

_SUMS = "SELECT run_id, count(*), sum(outcome = ?), sum(seconds) FROM drill_answers GROUP BY run_id"


def read_drill_sums(history: History) -> list[DrillSum]:
    """The sums of every run of a drill, in the order in which they were made."""
    sums = {run_id: rest for run_id, *rest in history.rows(_SUMS, DrillOutcome.RIGHT)}
    runs = [run for run in history.values(DrillRun) if run.id in sums]
    return [DrillSum(run.id, run.day, run.drill, run.level, *sums[run.id]) for run in runs]
