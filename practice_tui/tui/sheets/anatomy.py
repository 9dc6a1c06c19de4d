"""An answer as it was spoken: a strip from its beginning to its end, and what there is to say of it."""

from textual.content import Content

from practice_tui.core.statistics.anatomy import Anatomy, Usual
from practice_tui.core.views.spoken_answers import SILENT, TITLE, anatomy_parts, strip_of, usual_said
from practice_tui.tui.sheets.drawing import ACCENT, MUTED, STRONG, flowed, say, wrap

MOST_CELLS = 60


def anatomy_lines(anatomy: Anatomy, usual: Usual | None, width: int) -> list[Content]:
    """The title, the strip, and the sentences below it."""
    sentence = flowed([Content(part) for part in anatomy_parts(anatomy, usual)], " ", width)
    lines = [say(TITLE, STRONG), strip(anatomy, min(width, MOST_CELLS)), *sentence]
    return [*lines, *(wrap(say(usual_said(usual), MUTED), width) if usual else [])]


def strip(anatomy: Anatomy, cells: int) -> Content:
    """The strip, quiet where nobody speaks."""
    return Content.assemble(*((sign, MUTED if sign == SILENT else ACCENT) for sign in strip_of(anatomy, cells)))
