"""What stands on every tab of the dashboard: the tabs, the sentences, and the picture that fits."""

from typing import assert_never

from textual.content import Content

from practice_tui.core.views.dashboard import (
    Filter,
    GapsPicture,
    JudgementPicture,
    PacePicture,
    Period,
    TabView,
    WeeksPicture,
)
from practice_tui.core.views.tabs import Tab
from practice_tui.tui.sheets import gaps, judgement, progress, time
from practice_tui.tui.sheets.drawing import MUTED, STRONG, WARN, pressable, say, stack, wrap


def tabs(shown: Tab, width: int) -> Content:
    """The names of the tabs, the shown one marked by brackets as well."""
    return Content(" ").join([_tab(number, tab, tab is shown) for number, tab in enumerate(Tab, 1)])


def narrowing(wanted: Filter, topic_title: str) -> str:
    """What the figures are narrowed to, in words; empty where they aren't."""
    period = "" if wanted.period is Period.ALL else wanted.period.value
    return " · ".join(part for part in (period, topic_title) if part)


def sentences(view: TabView, width: int) -> Content:
    """The answer first, then what it rests on."""
    lines: list[Content] = []
    if narrowed := narrowing(view.filter, view.topic_title):
        lines += wrap(say(f"Only: {narrowed}", WARN), width)
    for place, said in enumerate(view.sentences):
        lines += wrap(say(said, MUTED if place else STRONG), width)
    return stack(lines)


def picture(view: TabView, width: int) -> Content:
    match view.picture:
        case WeeksPicture() as values:
            return progress.picture(values, width)
        case PacePicture() as values:
            return time.picture(values, width)
        case JudgementPicture() as values:
            return judgement.picture(values, width)
        case GapsPicture() as values:
            return gaps.picture(values, width)
        case None:
            return Content("")
        case _:
            assert_never(view.picture)


def nothing(width: int) -> Content:
    return Content("")


def _tab(number: int, tab: Tab, is_shown: bool) -> Content:
    return say(f"[{tab.value}]", "reverse bold") if is_shown else pressable(say(f" {tab.value}", MUTED), str(number))
