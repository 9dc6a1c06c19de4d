"""The rules by which questions are chosen, and the needs before an interview."""

from enum import StrEnum
from typing import NamedTuple


class Rule(StrEnum):
    """The reason why a question was chosen. The value is the phrase in the summary of a round: `4 due again`."""

    MISSED = "missed before"
    SHORT = "from topics with fewer than three answers"
    DUE = "due again"
    WEAKEST = "from the weakest topics"
    WEAK = "weak and not asked for a while"
    NEW = "from topics never asked"
    WAITED = "not asked for a while"
    AGAIN = "more of the same topic"
    DRAWN = "drawn"


class Need(NamedTuple):
    """A question that has to be asked before an interview; any one of the topic where `question_id` is empty."""

    why: Rule
    topic: str
    question_id: str = ""
