"""Shared by the simulators that go on number by number: marks, the row of steps, and the lines below the picture."""

from collections.abc import Sequence

from textual.content import Content

from practice_tui.tui.sheets.canvas import Piece
from practice_tui.tui.sheets.drawing import BAD, GOOD, MUTED, POINTER, STRONG, STRONG_ACCENT, say, stack, wrap

NOT_YET: Piece = ("·", MUTED)
NEXT: Piece = ("?", f"{STRONG_ACCENT} reverse")


def steps(names: Sequence[str], now: int, width: int) -> Content:
    """The steps in their order: those that are over, the present one marked, those to come."""
    parts = [
        say(f"{POINTER} {name}", STRONG_ACCENT) if place == now else say(name, GOOD if place < now else MUTED)
        for place, name in enumerate(names)
    ]
    return Content("  ").join(parts).truncate(width, ellipsis=True)


def below(formula: str, message: str, is_right: bool, sentence: str, width: int) -> Content:
    """The formula of the last number, whether a guess was right, and what is next."""
    lines = wrap(say(formula, STRONG), width) if formula else []
    lines += wrap(say(message, GOOD if is_right else BAD), width) if message else []
    return stack([*lines, *wrap(say(sentence, MUTED), width)])
