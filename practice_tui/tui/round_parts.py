"""Parts of a round's page, each mounted when it is first shown: all at once, they took a third of opening a round."""

from textual.widget import AwaitMount, Widget

from practice_tui.tui.round_layout import ASIDE, PANE
from practice_tui.tui.sheets import review
from practice_tui.tui.widgets.large_clock import LargeClock
from practice_tui.tui.widgets.notes import Notes
from practice_tui.tui.widgets.plain import PlainVertical
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

PANEL = "panel-"  # and its name, for a panel of the pane

Mounting = list[AwaitMount]


def mount_page(name: str, left: Widget) -> Mounting:
    """Mount a page below the question. Its name is one of `page_of`."""
    match name:
        case "asked":
            clock, prompt = LargeClock(id="clock-above"), Prose(id="prompt", is_strong=True)
            return _mount(left, Scroller(id=name), clock, Sheet(id="line-before"), prompt, Sheet(id="beside"))
        case "reviewing":
            ticking = Scroller(id="ticking")
            reviewing = _mount(left, PlainVertical(id=name), ticking, Sheet(id="scoring"))
            return [*reviewing, ticking.mount(Sheet(id="rubric"))]
        case "follow-up":
            return _mount(left, Scroller(id=name), Sheet(id="follow-up-sheet"), Prose(id="deep"))
        case _:
            return _mount(left, Scroller(id=name), Sheet(id=f"{name}-sheet"))


def mount_side(name: str, right: Widget) -> Mounting:
    """Mount clock, hints and notes, or the pane, of whose panels none is there yet."""
    if name == PANE:
        return _mount(right, PlainVertical(id=PANE), Sheet(id="heads"))
    hints = Scroller(id="hints")
    aside = _mount(right, PlainVertical(id=ASIDE), LargeClock(id="clock-beside"), hints, Notes())
    return [*aside, hints.mount(Sheet(id="hints-sheet"))]


def mount_panel(name: str, pane: Widget) -> Mounting:
    """Mount a panel of the pane."""
    panel = name.removeprefix(PANEL)
    shown = Prose(id="answer") if panel == review.ANSWER else Sheet(id=f"sheet-{panel}")
    return _mount(pane, Scroller(id=name, classes="panel-of-pane"), shown)


def _mount(into: Widget, part: Widget, *children: Widget) -> Mounting:
    """Mount a part whose children can be drawn at once; those of a constructor are there some messages later."""
    return [into.mount(part), part.mount(*children)]
