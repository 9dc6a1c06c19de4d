"""What somebody flagged of a question, in words."""

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.attempts import Remark
from practice_tui.core.values.text import one_line


def flag_said(flag: Remark, question: Question | None) -> str:
    """What is the matter with a question, in one's own words and on which day, and whether it reads otherwise now."""
    text = f", {one_line(flag.text)}" if flag.text else ""
    if question is None:
        changed = "; the question has left the bank"
    else:
        changed = "" if question.digest == flag.digest else "; the question has changed since"
    return f"{flag.kind.value}{text} ({flag.at.date()}{changed})"
