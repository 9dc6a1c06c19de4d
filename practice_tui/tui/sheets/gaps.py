"""The picture of Gaps: the share of musts left out, by aspect."""

from textual.content import Content

from practice_tui.core.statistics.gaps import ASPECT_TITLES, AspectGap
from practice_tui.core.views.dashboard import GapsPicture
from practice_tui.tui.sheets.drawing import MUTED, WARN, bar, say, stack

LABEL = 15


def picture(values: GapsPicture, width: int) -> Content:
    """A bar for each aspect that is ranked, the widest gap first; a full bar would be every must left out."""
    return stack([_line(gap, max(10, min(80, width - LABEL - 24))) for gap in values.gaps])


def _line(gap: AspectGap, room: int) -> Content:
    label = ASPECT_TITLES[gap.aspect.value].ljust(LABEL)
    of_them = f"{gap.missed:,} of {gap.n:,}"
    if not gap.is_ranked:
        return say(f"{label}{of_them} musts: too few to rank", MUTED)
    return Content(label) + say(bar(gap.left_out, room), WARN) + say(f"  {100 * gap.left_out:3.0f} %  {of_them}", MUTED)
