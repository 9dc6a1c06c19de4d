"""Why a question is asked, and what has to be asked before an interview."""

from enum import StrEnum
from typing import NamedTuple


class Rule(StrEnum):
    """What a question was chosen for; the value is how a round as a whole tells it."""

    MISSED = "missed before"
    SHORT = "to bring a topic to three answers"
    DUE = "due again"
    WEAKEST = "of the weakest topics"
    WEAK = "weak and not asked for a while"
    NEW = "of a topic never asked"
    WAITED = "not asked for a while"
    AGAIN = "more of the same topic"
    DRAWN = "drawn"


class Need(NamedTuple):
    """A question that has to be asked, or with an empty `question_id` any one of the topic."""

    why: Rule
    topic: str
    question_id: str = ""
