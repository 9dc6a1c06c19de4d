"""The lines that an interviewer says around the questions: when each is said, and in which style."""

from dataclasses import dataclass
from enum import StrEnum

MINUTES = "{minutes}"  # the place in a line of how long the interview takes, such as `52 minutes`


class Style(StrEnum):
    """The tone of an interviewer."""

    WARM = "warm"
    NEUTRAL = "neutral"


class Occasion(StrEnum):
    """The moment for which a line is written; the value is its field in a `lines.yaml`.

    opening: before the first question. core, deep, last: before the first question of that stage. turning: before a
    question on another topic. probing: before a follow-up to what was left out. deeper: before one to a clean answer.
    your_turn: before the candidate's own questions. thanks: after everything.
    """

    OPENING = "opening"
    CORE = "core"
    DEEP = "deep"
    LAST = "last"
    TURNING = "turning"
    PROBING = "probing"
    DEEPER = "deeper"
    YOUR_TURN = "your_turn"
    THANKS = "thanks"


OF_STAGES = (Occasion.CORE, Occasion.DEEP, Occasion.LAST)


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a style for an occasion."""

    style: Style
    occasion: Occasion
    text: str
