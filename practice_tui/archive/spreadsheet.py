"""Every attempt as a row of a CSV file: for a spreadsheet, never to be read back."""

import csv
import io
from typing import Any

from practice_tui.core.history.attempts import Attempt
from practice_tui.core.values.text import clean
from practice_tui.sitting.desk import Desk

COLUMNS = (
    "number",
    "day",
    "topic",
    "level",
    "question",
    "title",
    "outcome",
    "prediction",
    "score",
    "first_score",
    "counts",
    "elapsed_s",
    "limit_s",
    "hints",
    "answer",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def attempts_csv(desk: Desk) -> str:
    """A heading and a line for each attempt, oldest first."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _values(desk, attempt)] for attempt in desk.history.attempts())
    return text.getvalue()


def _values(desk: Desk, attempt: Attempt) -> tuple[Any, ...]:
    return (
        attempt.seq,
        attempt.day,
        attempt.topic,
        attempt.level.value,
        attempt.question_id,
        desk.texts.title(attempt),
        attempt.outcome.value,
        attempt.prediction.value if attempt.prediction else "",
        attempt.score.value if attempt.score else "",
        attempt.first_score.value if attempt.first_score else "",
        int(attempt.is_counted),
        attempt.elapsed_s,
        attempt.limit_s,
        attempt.hints,
        attempt.answer,
    )


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula, also behind white space, stands behind an apostrophe."""
    if not isinstance(value, str):
        return value
    shown = clean(value)
    is_formula = value.startswith(_FORMULA) or shown.lstrip().startswith(_FORMULA)
    return f"'{shown}" if is_formula else shown
