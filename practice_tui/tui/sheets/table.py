"""A table that folds: columns that don't fit give way, and what they say is told of the marked row."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from practice_tui.core.views.dashboard import Column, Entry, Table, TableRow, Tone, columns_shown, folded_away
from practice_tui.tui.sheets.drawing import BAD, GOOD, MUTED, WARN, cell, interval, say, wrap

GAP = "  "
TONE_STYLES = {Tone.PLAIN: "", Tone.MUTED: MUTED, Tone.GOOD: GOOD, Tone.WARN: WARN, Tone.BAD: BAD}


def header(table: Table, needs: Sequence[int], width: int) -> Content:
    """The titles of the columns that fit; `needs` are the cells that each column's longest field takes."""
    if not table.rows:
        return Content("")
    places = columns_shown(table.columns, width)
    widths = _widths(table.columns, places, needs, width)
    titles = [cell(table.columns[place].title, widths[place], right=table.columns[place].is_right) for place in places]
    return say(Content(GAP).join(titles).plain, MUTED)


def line(columns: Sequence[Column], needs: Sequence[int], row: TableRow, width: int) -> Content:
    """One row in as many columns as fit."""
    places = columns_shown(columns, width)
    widths = _widths(columns, places, needs, width)
    return Content(GAP).join([_drawn(row.entries[place], columns[place], widths[place]) for place in places])


def needs_of(table: Table) -> list[int]:
    """The cells that the longest field of each column takes."""
    return [
        max((cell_len(row.entries[place].text) for row in table.rows), default=0) for place in range(len(table.columns))
    ]


def about(table: Table, needs: Sequence[int], row: TableRow, width: int) -> Content:
    """The marked row's fields that are cut, and what stands in the columns that gave way; two lines."""
    widths = _widths(table.columns, columns_shown(table.columns, width), needs, width)
    cut = [row.entries[place].text for place in widths if cell_len(row.entries[place].text) > widths[place]]
    said = " · ".join(part for part in (*(text.lstrip("· ") for text in cut), folded_away(table, row, width)) if part)
    return Content("\n").join(wrap(say(said, MUTED), width)[:2]) if said else Content("")


def _drawn(entry: Entry, column: Column, width: int) -> Content:
    style = TONE_STYLES[entry.tone]
    if entry.span:
        return say(interval(*entry.span, width), style)
    return cell(say(entry.text, style), width, right=column.is_right)


def _widths(columns: Sequence[Column], places: Sequence[int], needs: Sequence[int], width: int) -> dict[int, int]:
    """What is left goes to the columns in their order, as far as they need it."""
    widths = {place: columns[place].width for place in places}
    left = width - sum(widths.values()) - len(GAP) * (len(places) - 1)
    for place in places:
        more = max(0, min(needs[place] - widths[place], left))
        widths[place] += more
        left -= more
    return widths
