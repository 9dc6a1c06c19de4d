"""A table that folds: columns that don't fit give way, and what they say is told of the marked row."""

from rich.cells import cell_len
from textual.content import Content

from practice_tui.core.tabs import Column, Entry, Table, TableRow, Tone, columns_shown, folded_away
from practice_tui.tui.sheets.drawing import BAD, GOOD, MUTED, WARN, cell, interval, say, wrap

GAP = "  "
TONE_STYLES = {Tone.PLAIN: "", Tone.MUTED: MUTED, Tone.GOOD: GOOD, Tone.WARN: WARN, Tone.BAD: BAD}


def header(table: Table, lead: int, width: int) -> Content:
    """The titles of the columns that fit; `lead` is what the longest first field needs."""
    if not table.rows:
        return Content("")
    places = columns_shown(table.columns, width)
    widths = _widths(table.columns, places, lead, width)
    titles = [cell(table.columns[place].title, widths[place], right=table.columns[place].is_right) for place in places]
    return say(Content(GAP).join(titles).plain, MUTED)


def line(columns: tuple[Column, ...], lead: int, row: TableRow, width: int) -> Content:
    """One row in as many columns as fit."""
    places = columns_shown(columns, width)
    widths = _widths(columns, places, lead, width)
    return Content(GAP).join([_drawn(row.entries[place], columns[place], widths[place]) for place in places])


def lead_of(table: Table) -> int:
    """The cells that the longest first field takes."""
    return max((cell_len(row.entries[0].text) for row in table.rows), default=0)


def about(table: Table, row: TableRow, width: int) -> Content:
    """The marked row's first words where they are cut, and what stands in the columns that gave way; two lines."""
    places = columns_shown(table.columns, width)
    first = row.entries[0].text
    is_cut = cell_len(first) > _widths(table.columns, places, cell_len(first), width)[0]
    said = " · ".join(part for part in (first.lstrip("· ") if is_cut else "", folded_away(table, row, width)) if part)
    return Content("\n").join(wrap(say(said, MUTED), width)[:2]) if said else Content("")


def _drawn(entry: Entry, column: Column, width: int) -> Content:
    style = TONE_STYLES[entry.tone]
    if entry.span:
        return say(interval(*entry.span, width), style)
    return cell(say(entry.text, style), width, right=column.is_right)


def _widths(columns: tuple[Column, ...], places: list[int], lead: int, width: int) -> dict[int, int]:
    """The first column takes what is left, as far as it needs it."""
    left = width - sum(columns[place].width + len(GAP) for place in places[1:])
    return {place: columns[place].width for place in places} | {0: max(columns[0].width, min(lead, left))}
