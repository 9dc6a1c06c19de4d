"""Every attempt as a row of a CSV file: for a spreadsheet, never to be read back."""

import csv
import io
from typing import Any

from practice_tui.core.history.attempts import Attempt, RoundRecord
from practice_tui.core.values.text import clean
from practice_tui.sitting.desk import Desk

COLUMNS = (
    "number",
    "day",
    "time",
    "round_id",
    "plan",
    "mode",
    "slot",
    "try",
    "question_id",
    "title",
    "topic",
    "level",
    "kind",
    "outcome",
    "prediction",
    "score",
    "first_score",
    "suggested",
    "said_wrong",
    "is_counted",
    "elapsed_s",
    "limit_s",
    "hints",
    "answer",
)
"""The names of `practice history --json` and of the view v_attempts."""

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def attempts_csv(desk: Desk, since: str = "") -> str:
    """A heading and a line for each attempt of the civil day `since` and after it, oldest first."""
    rounds = {record.id: record for record in desk.history.rounds()}
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for attempt in desk.history.attempts():
        if attempt.day >= since:
            values = _values(attempt, rounds.get(attempt.round_id), desk.texts.title(attempt))
            writer.writerow([cell(value) for value in values])
    return BYTE_ORDER_MARK + text.getvalue()


def _values(attempt: Attempt, record: RoundRecord | None, title: str) -> tuple[Any, ...]:
    return (
        attempt.seq,
        attempt.day,
        attempt.asked_at.strftime("%H:%M"),
        attempt.round_id,
        record.plan if record else "",
        record.mode.value if record else "",
        attempt.slot,
        attempt.try_no,
        attempt.question_id,
        title,
        attempt.topic,
        attempt.level.value,
        attempt.kind.value,
        attempt.outcome.value,
        attempt.prediction.value if attempt.prediction else "",
        attempt.score.value if attempt.score else "",
        attempt.first_score.value if attempt.first_score else "",
        attempt.suggested.value if attempt.suggested else "",
        int(attempt.said_wrong),
        int(attempt.is_counted),
        round(attempt.elapsed_s, 1),
        round(attempt.limit_s, 1),
        attempt.hints,
        attempt.answer,
    )


def cell(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula, also behind white space, stands behind an apostrophe."""
    if not isinstance(value, str):
        return value
    shown = clean(value)
    is_formula = value.startswith(_FORMULA) or shown.lstrip().startswith(_FORMULA)
    return f"'{shown}" if is_formula else shown
