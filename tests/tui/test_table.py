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


def test_a_title_that_is_too_long_uses_what_the_number_beside_it_leaves_free() -> None:
    columns = (Column("Left out", 8), Column("missed", 10, is_right=True))
    short, long = (
        TableRow(name, (Entry(title), Entry(count)), Behind(title, By.ASPECT, name))
        for name, title, count in (("a", "numbers", "278 of 518"), ("b", "the update follows", "2 of 2"))
    )
    table = Table(columns, (short, long))
    assert line(columns, needs_of(table), short, 26).plain == "numbers         278 of 518"
    assert line(columns, needs_of(table), long, 26).plain == "the update follows  2 of 2"
    assert line(columns, needs_of(table), long, 24).plain == "the update foll…  2 of 2"
    assert about(table, needs_of(table), long, 26).plain == ""
    assert about(table, needs_of(table), long, 24).plain == "the update follows"
