"""Lets a round that adapts answer to how it goes: after two missed, or two strong, the aim moves for a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.bank.scoring import Score

AIM = 0.55  # the expected credit at which most is learnt
EASIER, HARDER = 0.70, 0.40
IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Aim:
    """The expected credit of the next question, and why it isn't the usual one, or nothing."""

    credit: float = AIM
    why: str = ""


USUAL = Aim()


def aim_after(scores: Sequence[Score]) -> Aim:
    """The aim after the scores of a round so far, in the order of asking."""
    last = set(scores[-IN_A_ROW:]) if len(scores) >= IN_A_ROW else set()
    if last == {Score.MISSED}:
        return Aim(EASIER, "easier, after two missed in a row")
    if last == {Score.STRONG}:
        return Aim(HARDER, "harder, after two strong in a row")
    return USUAL
