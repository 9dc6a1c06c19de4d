"""The picture of Time: the median share of the limit that answers took, by kind."""

from textual.content import Content

from practice_tui.core.statistics.pacing import Pace
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.phrases import count
from practice_tui.core.views.dashboard import PacePicture
from practice_tui.tui.sheets.drawing import ACCENT, BAD, MUTED, STRONG, say, spaced, stack

LABEL = 13
SCALE = 1.5  # limits from end to end


def picture(values: PacePicture, width: int, height: int = 0) -> Content:
    """A line for each kind, with half of the limit and the limit marked; with fewer than three answers it says so."""
    room = max(20, min(90, width - LABEL - 8))
    axis = [" "] * (room + 8)
    for share, name in ((0.0, "0"), (0.5, "half"), (1.0, "the limit")):
        place = _place(share, room)
        axis[place : place + len(name)] = name
    lines = [say(" " * LABEL + "".join(axis).rstrip(), MUTED)]
    return stack([*lines, *spaced([_line(kind.value, pace, room) for kind, pace in values.paces.items()], height - 1)])


def _line(kind: str, pace: Pace, room: int) -> Content:
    label = say(kind.ljust(LABEL), "" if pace.n >= ENOUGH else MUTED)
    if pace.n < ENOUGH:
        return label + say(f"{count(pace.n, 'answer')}: too few to draw", MUTED)
    marks = ["·"] * room
    marks[_place(0.5, room)], marks[_place(1.0, room)] = "┆", "┃"
    place = _place(pace.used, room)
    dot = "▶" if pace.used > SCALE else "●"
    before, after = say("".join(marks[:place]), MUTED), say("".join(marks[place + 1 :]), MUTED)
    style = f"{STRONG} {BAD if pace.used > 1 else ACCENT}"
    return label + before + say(dot, style) + after + say(f"  {100 * pace.used:.0f} %", MUTED)


def _place(share: float, room: int) -> int:
    return min(room - 1, int(share / SCALE * room))
