"""The questions whose review is due."""

from dataclasses import dataclass

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.unreadable import left_out_data
from practice_tui.core.selection.reviews import Review
from practice_tui.core.values.phrases import count
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import one_line
from practice_tui.sitting.desk import Desk


@dataclass(frozen=True, slots=True)
class Due:
    """A review with its question, which is still in the bank."""

    review: Review
    question: Question


def due_today(desk: Desk) -> list[Due]:
    """The reviews due today, the most forgotten first. A question that has left the bank is never due."""
    reviews, bank = desk.chooser.learner().reviews, desk.bank
    return [Due(review, question) for review in reviews if (question := bank.find(review.question_id))]


def due_lines(desk: Desk) -> list[str]:
    """A line for each question that is due today."""
    reviews = due_today(desk)
    if not reviews:
        return ["No review is due. practice next says what else is worth doing."]
    head = f"{count(len(reviews), 'question')} due, what is furthest gone first: practice round --plan due"
    return [head, "", *map(_line, reviews)]


def due_data(desk: Desk) -> list[dict[str, object]]:
    return [
        {
            "question_id": due.question.id,
            "topic": due.question.topic,
            "due_day": due.review.due_day,
            "retrievability": due.review.retrievability,
            "score": int(due.review.score),
            "reviewed_day": due.review.reviewed_day,
        }
        for due in due_today(desk)
    ]


def due_json(desk: Desk) -> str:
    """`{due: [question, …], left_out: [{table, id, reason}, …]}`."""
    return to_json({"due": due_data(desk)} | left_out_data(desk.left_out()))


def _line(due: Due) -> str:
    score = due.review.score.label
    return f"{due.review.due_day}  {score:<8}  {one_line(due.question.title)[:44]:<44}  {due.question.topic}"
