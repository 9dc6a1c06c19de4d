"""A table where fields are longer than their columns: what is left is used, and what is cut is told."""

from practice_tui.core.views.dashboard import Behind, By, Column, Entry, Table, TableRow
from practice_tui.tui.sheets.table import about, header, line, needs_of

COLUMNS = (Column("Round", 5), Column("n", 2, is_right=True), Column("scores", 6))
ROW = TableRow("a", (Entry("· Phone screen"), Entry("10"), Entry("1 2 3 4 1")), Behind("Phone screen", By.ROUND, "r1"))
TABLE = Table(COLUMNS, (ROW,))
NEEDS = needs_of(TABLE)


def test_what_is_left_goes_to_the_first_columns_first() -> None:
    assert line(COLUMNS, NEEDS, ROW, 17).plain == "· Ph…  10  1 2 3…"
    assert line(COLUMNS, NEEDS, ROW, 27).plain == "· Phone screen  10  1 2 3 …"
    assert line(COLUMNS, NEEDS, ROW, 80).plain == "· Phone screen  10  1 2 3 4 1"
    assert header(TABLE, NEEDS, 80).plain == "Round            n  scores   "


def test_every_field_that_is_cut_is_told() -> None:
    assert about(TABLE, NEEDS, ROW, 17).plain == "Phone screen · 1\n2 3 4 1"
    assert about(TABLE, NEEDS, ROW, 27).plain == "1 2 3 4 1"
    assert about(TABLE, NEEDS, ROW, 80).plain == ""
