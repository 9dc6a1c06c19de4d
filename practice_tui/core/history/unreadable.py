"""What of a history can't be read: it enters no figure, everything else goes on, and it is said."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from practice_tui.core.values.phrases import are, count

NAMED = 2  # rows in a line; doctor names all of them


class LeftOut(NamedTuple):
    """One row, with what is wrong with it."""

    table: str
    id: str
    reason: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {self.reason}"


def left_out_data(rows: Sequence[LeftOut]) -> dict[str, list[dict[str, str]]]:
    """`{left_out: [{table, id, reason}, …]}`."""
    return {"left_out": [row._asdict() for row in rows]}


def left_out_notice(rows: Sequence[LeftOut]) -> str:
    """How many there are of what, for a screen; empty where everything can be read."""
    if not rows:
        return ""
    tables = sorted(Counter(row.table for row in rows).items())
    named = ", ".join(f"{number} in {table}" for table, number in tables)
    return f"Left out, since it can't be read: {count(len(rows), 'row')} of the history ({named}). See: practice doctor"


def left_out_line(rows: Sequence[LeftOut]) -> str:
    """All of them in one line; empty where everything can be read."""
    if not rows:
        return ""
    named = "; ".join([*map(str, rows[:NAMED]), *(["…"] if len(rows) > NAMED else [])])
    return (
        f"{count(len(rows), 'row')} of the history can't be read and {are(len(rows))} left out: {named}. "
        "practice doctor says what to do"
    )
