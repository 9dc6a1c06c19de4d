"""Orders the questions of a round: rising, and no topic twice in a row."""

from collections import Counter
from collections.abc import Sequence

from practice_tui.core.bank.questions import Question


def in_order(questions: Sequence[Question]) -> list[Question]:
    """The questions by stage, then by level, with no topic twice in a row where that can be avoided."""
    rest = sorted(questions, key=lambda question: (question.ask.stage.number, question.level.number))
    ordered: list[Question] = []
    while rest:
        ordered.append(rest.pop(_next_place(rest, ordered[-1].topic if ordered else "")))
    return ordered


def _next_place(rest: Sequence[Question], previous: str) -> int:
    """The index of the first question after which the rest can alternate.

    Where there is none, it is the first question of the commonest topic other than `previous`.
    """
    topics = [question.topic for question in rest]
    for place, topic in enumerate(topics):
        if topic != previous and _can_alternate(topics[:place] + topics[place + 1 :]):
            return place
    others = [topic for topic in topics if topic != previous]
    return topics.index(max(others, key=others.count)) if others else 0


def _can_alternate(topics: Sequence[str]) -> bool:
    """Whether some order has no topic twice in a row."""
    return all(2 * count <= len(topics) + 1 for count in Counter(topics).values())
