"""The picture of Gaps: the share of musts left out, by aspect."""

from textual.content import Content

from practice_tui.core.statistics.gaps import ASPECT_TITLES, AspectGap
from practice_tui.core.values.phrases import noun
from practice_tui.core.views.dashboard import GapsPicture
from practice_tui.tui.sheets.drawing import COUNTED, MUTED, WARN, bar, say, spaced, stack

LABEL, LONGEST = 15, 80  # cells of a label, and of a bar at most
COUNTED_FROM = 56  # columns from which a bar says how many of how many


def picture(values: GapsPicture, width: int, height: int = 0) -> Content:
    """A bar for each aspect that is ranked, the widest gap first; a full bar would be every must left out.

    Only what is left out more often than the rest has a colour of its own.
    """
    return stack(spaced([_line(gap, width) for gap in values.gaps], height))


def _line(gap: AspectGap, width: int) -> Content:
    label = ASPECT_TITLES[gap.aspect.value].ljust(LABEL)
    of_them = f"{gap.missed:,} of {gap.n:,}"
    if not gap.is_ranked:
        return say(f"{label}{of_them} {noun(gap.n, 'must')}: too few to rank", MUTED)
    counted = f"  {of_them}" if width >= COUNTED_FROM else ""
    room = max(10, min(LONGEST, width - LABEL - (24 if counted else 8)))
    style = WARN if gap.stands_out else COUNTED
    return Content(label) + say(bar(gap.left_out, room), style) + say(f"  {100 * gap.left_out:3.0f} %{counted}", MUTED)
