"""What of a history can't be read: it enters no figure, everything else goes on, and it is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.saying import count

NAMED = 2  # rows in a line; doctor names all of them


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """One row, with what is wrong with it."""

    table: str
    id: str
    reason: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {self.reason}"


def left_out_line(rows: Sequence[LeftOut]) -> str:
    """All of them in one line; empty where everything can be read."""
    if not rows:
        return ""
    are = "are" if len(rows) > 1 else "is"
    named = "; ".join([*map(str, rows[:NAMED]), *(["…"] if len(rows) > NAMED else [])])
    return (
        f"{count(len(rows), 'row')} of the history can't be read and {are} left out: {named}. "
        "practice doctor says what to do"
    )
