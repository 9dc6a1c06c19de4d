"""Puts a flag into words."""

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.facts import Remark
from practice_tui.core.values.text import one_line


def flag_said(flag: Remark, question: Question | None) -> str:
    """The kind, text and day of a flag, and whether its question has changed or left the bank since."""
    text = f", {one_line(flag.text)}" if flag.text else ""
    if question is None:
        changed = "; the question has left the bank"
    else:
        changed = "" if question.digest == flag.digest else "; the question has changed since"
    return f"{flag.kind.value}{text} ({flag.at.date()}{changed})"
