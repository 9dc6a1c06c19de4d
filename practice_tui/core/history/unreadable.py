"""Rows of a history that can't be read. They enter no figure, and the user is told of them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from practice_tui.core.values.phrases import are, count

NAMED = 2  # rows that one line names; doctor names all of them


class LeftOut(NamedTuple):
    """A row that can't be read, and the reason."""

    table: str
    id: str
    reason: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {self.reason}"


def left_out_data(rows: Sequence[LeftOut]) -> dict[str, list[dict[str, str]]]:
    """`{left_out: [{table, id, reason}, …]}`."""
    return {"left_out": [row._asdict() for row in rows]}


def left_out_notice(rows: Sequence[LeftOut]) -> str:
    """A sentence for a screen that counts the rows by table; empty where there are none."""
    if not rows:
        return ""
    tables = sorted(Counter(row.table for row in rows).items())
    named = ", ".join(f"{number} in {table}" for table, number in tables)
    return f"Left out, since it can't be read: {count(len(rows), 'row')} of the history ({named}). See: practice doctor"


def left_out_line(rows: Sequence[LeftOut]) -> str:
    """A line for stderr that names the first rows; empty where there are none."""
    if not rows:
        return ""
    named = "; ".join([*map(str, rows[:NAMED]), *(["…"] if len(rows) > NAMED else [])])
    return (
        f"{count(len(rows), 'row')} of the history can't be read and {are(len(rows))} left out: {named}. "
        "practice doctor says what to do"
    )
