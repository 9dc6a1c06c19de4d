"""Says how large a round is: its questions, and the minutes of answering that it takes."""

from practice_tui.core.values.durations import format_minutes
from practice_tui.core.values.phrases import count

OF_ANSWERING = " of answering"  # behind the minutes: limits, follow-ups and closing, without the time of the reviews


def size_said(questions: int, seconds: float, *, is_sure: bool) -> str:
    """`12 questions · about 31 min`; without `about` where just these questions are asked."""
    return " · ".join(_parts(questions, seconds, is_sure))


def size_in_sentence(questions: int, seconds: float, *, is_sure: bool = True) -> str:
    """`12 questions, about 31 min of answering`."""
    return f"{', '.join(_parts(questions, seconds, is_sure))}{OF_ANSWERING}"


def _parts(questions: int, seconds: float, is_sure: bool) -> tuple[str, str]:
    about = "" if is_sure else "about "
    return count(questions, "question"), f"{about}{format_minutes(seconds)}"
