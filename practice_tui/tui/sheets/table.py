"""A table that folds: columns that don't fit give way, and what they say is told of the marked row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.content import Content

from practice_tui.core.views.dashboard import (
    Column,
    Entry,
    Table,
    TableRow,
    Tone,
    cells_taken,
    columns_shown,
    fits_whole,
    folded_away,
)
from practice_tui.tui.sheets.drawing import BAD, GOOD, MUTED, WARN, cell, interval, say, score_marks, stack, wrap

TONE_STYLES = {Tone.PLAIN: "", Tone.MUTED: MUTED, Tone.GOOD: GOOD, Tone.WARN: WARN, Tone.BAD: BAD}
BLOCK_STYLES = {  # the colour is that of the words, and the words keep the contrast that they have without it
    Tone.PLAIN: "$foreground on $panel",
    Tone.MUTED: MUTED,
    Tone.GOOD: f"{GOOD} reverse",
    Tone.WARN: f"{WARN} reverse",
    Tone.BAD: f"{BAD} reverse",
}


@dataclass(frozen=True, slots=True)
class Needs:
    """The cells that the longest field of each column takes; `brief`: that of the first one in short titles.

    `both` are those of the first two columns in the row where they take most, 0 where they don't share their room.
    """

    cells: tuple[int, ...]
    brief: int
    both: int = 0

    @property
    def first(self) -> int:
        """Cells of the first column, which has besides what the second one leaves free in its row."""
        return min(self.cells[0], max(0, self.both - self.cells[1])) if self.both else sum(self.cells[:1])


@dataclass(frozen=True, slots=True)
class _Plan:
    """The widths of the columns that are shown, by their places; whether the first one shows short titles."""

    widths: dict[int, int]
    is_brief: bool


def header(table: Table, needs: Needs, width: int) -> Content:
    """The titles of the columns that fit."""
    if not table.rows:
        return Content("")
    widths = _plan(table.columns, needs, width).widths
    titles = [cell(table.columns[place].title, widths[place], right=table.columns[place].is_right) for place in widths]
    return say(_joined(table.columns, widths, titles).plain, MUTED)


def line(columns: Sequence[Column], needs: Needs, row: TableRow, width: int) -> Content:
    """One row in as many columns as fit."""
    plan = _plan(columns, needs, width)
    drawn = [
        _drawn(row.entries[place], columns[place], cells, is_brief=plan.is_brief and not place)
        for place, cells in _widths(plan, columns, row).items()
    ]
    return _joined(columns, plan.widths, drawn)


def needs_of(table: Table) -> Needs:
    """The cells that the fields of a table need."""
    cells = [max((cell_len(row.entries[place].text) for row in table.rows), default=0) for place in _places(table)]
    brief = max((cell_len(row.entries[0].brief or row.entries[0].text) for row in table.rows), default=0)
    is_shared = len(table.columns) > 1 and table.columns[1].is_right and not any(map(_is_drawn, table.rows))
    both = [sum(cell_len(entry.text) for entry in row.entries[:2]) for row in table.rows] if is_shared else []
    return Needs(tuple(cells), brief, max(both, default=0))


def fitted(table: Table, needs: Needs) -> Table:
    """The table with columns as narrow as fields and titles allow; a column that is empty in all rows takes no room."""
    drawn = {place for place in _places(table) if any(row.entries[place].span for row in table.rows)}
    widths = [
        column.width if place in drawn else min(column.width, max(needs.cells[place], cell_len(column.title)))
        for place, column in enumerate(table.columns)
    ]
    says = [bool(needs.cells[place]) or place in drawn for place in _places(table)]
    columns = [
        replace(column, width=width * is_said)
        for column, width, is_said in zip(table.columns, widths, says, strict=True)
    ]
    return Table(tuple(columns), table.rows)


def places_shown(table: Table, needs: Needs, width: int) -> list[int]:
    """The places of the columns that fit into `width` cells, in their order."""
    return list(_plan(table.columns, needs, width).widths)


def whole_width(table: Table, needs: Needs) -> int:
    """The cells that it takes to show every field whole."""
    places = [place for place in _places(table) if table.columns[place].width]
    cells = [max(needs.cells[place] if place else needs.first, table.columns[place].width) for place in places]
    return sum(cells) + sum(table.columns[place].gap for place in places[1:])


def about(table: Table, needs: Needs, row: TableRow, width: int) -> Content:
    """The marked row's fields that are cut, and what stands in the columns that gave way; two lines."""
    plan = _plan(table.columns, needs, width)
    texts = {place: row.entries[place].text for place in plan.widths}
    widths = _widths(plan, table.columns, row)
    cut = [text.lstrip("· ") for place, text in texts.items() if cell_len(text) > widths[place]]
    cut_off = " · ".join(part for part in (*cut, folded_away(table, row, list(plan.widths))) if part)
    first, *rest = wrap(say(cut_off, MUTED), width)
    return stack([first, Content(" ").join(rest).truncate(width, ellipsis=True)] if rest else [first])


def _is_drawn(row: TableRow) -> bool:
    """Whether the second field of a row is a picture that fills its column."""
    second = row.entries[1]
    return bool(second.span or second.is_block or second.scores)


def _places(table: Table) -> range:
    return range(len(table.columns))


def _joined(columns: Sequence[Column], places: Iterable[int], cells: Sequence[Content]) -> Content:
    """Cells side by side, each behind the gap of its column."""
    gaps = [" " * columns[place].gap if index else "" for index, place in enumerate(places)]
    return Content("").join([part for gap, drawn in zip(gaps, cells, strict=True) for part in (Content(gap), drawn)])


def _widths(plan: _Plan, columns: Sequence[Column], row: TableRow) -> dict[int, int]:
    """The widths in this row: what the second column leaves free on its left goes to a first one that is too long."""
    first, *others = plan.widths
    if not others or not columns[others[0]].is_right:
        return plan.widths
    second, shown, beside = others[0], row.entries[first], row.entries[others[0]]
    if _is_drawn(row):
        return plan.widths
    text = shown.brief if plan.is_brief and shown.brief else shown.text
    free = plan.widths[second] - cell_len(beside.text)
    more = max(0, min(cell_len(text) - plan.widths[first], free))
    return plan.widths | {first: plan.widths[first] + more, second: plan.widths[second] - more}


def _drawn(entry: Entry, column: Column, width: int, *, is_brief: bool) -> Content:
    style = TONE_STYLES[entry.tone]
    if entry.span:
        return say(interval(*entry.span, width), style)
    if entry.is_block:
        return say(f"{entry.text} ".rjust(width), BLOCK_STYLES[entry.tone])
    if entry.scores:
        return cell(score_marks(entry.scores), width, right=column.is_right)
    text = entry.brief if is_brief and entry.brief else entry.text
    return cell(say(text, style), width, right=column.is_right)


def _plan(columns: Sequence[Column], needs: Needs, width: int) -> _Plan:
    """The first column whole where that takes no more than others that matter less; else in short titles.

    What is left goes to the columns in their order, as far as they need it.
    """
    whole = needs.first
    is_brief = bool(columns) and not fits_whole(columns, width, whole)
    needed = (needs.brief if is_brief else whole, *needs.cells[1:])
    places = columns_shown(columns, width, needed[0])
    widths = {place: columns[place].width for place in places}
    left = width - cells_taken([columns[place] for place in places])
    for place in places:
        more = max(0, min(needed[place] - widths[place], left))
        widths[place] += more
        left -= more
    return _Plan(widths, is_brief)
