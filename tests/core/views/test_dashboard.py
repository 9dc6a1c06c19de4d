"""Tables that fold without losing anything, and periods by civil days."""

import pytest

from practice_tui.core.views.dashboard import (
    Behind,
    By,
    Column,
    Entry,
    Period,
    Table,
    TableRow,
    columns_shown,
    fits_whole,
    folded_away,
)

COLUMNS = (
    Column("Topic", 10),
    Column("mean", 4),
    Column("line", 8, drop=1, is_drawn=True),
    Column("due", 3, drop=2),
    Column("last", 6, drop=2),
)
ROW = TableRow("a", (Entry("Math"), Entry("41 %"), Entry(), Entry("2"), Entry("")), Behind("Math", By.TOPIC, "math"))


@pytest.mark.parametrize(
    ("width", "shown"), [(80, [0, 1, 2, 3, 4]), (39, [0, 1, 2, 3, 4]), (38, [0, 1, 2]), (25, [0, 1]), (5, [0, 1])]
)
def test_columns_give_way_together_and_the_first_ones_stay(width: int, shown: list[int]) -> None:
    assert columns_shown(COLUMNS, width) == shown


def test_what_matters_less_gives_way_to_a_whole_title() -> None:
    columns = (*COLUMNS[:2], Column("trend", 8, drop=3), COLUMNS[4])
    assert columns_shown(columns, 34) == [0, 1, 2, 3]
    assert columns_shown(columns, 34, first_needs=11) == [0, 1, 3]
    assert fits_whole(columns, 34, 20)
    assert not fits_whole(columns, 34, 21)


def test_rows_are_ordered_by_their_estimates_those_without_one_last() -> None:
    rows = tuple(TableRow(name, (), ROW.behind, mean) for name, mean in (("a", None), ("b", 0.5), ("c", 0.2)))
    assert [row.id for row in Table(COLUMNS, rows).by_estimate().rows] == ["c", "b", "a"]
    assert not Table(COLUMNS, rows[:1]).can_be_ordered


def test_what_gave_way_is_told_in_words_and_a_picture_is_not() -> None:
    table = Table(COLUMNS, (ROW,))
    assert folded_away(table, ROW, columns_shown(COLUMNS, 80)) == ""
    assert folded_away(table, ROW, columns_shown(COLUMNS, 25)) == "due 2"


def test_of_what_gave_way_nothing_is_told_where_nothing_is_known() -> None:
    entries = (Entry("Math"), Entry("41 %"), Entry(), Entry("·"), Entry("today"))
    row = TableRow("a", entries, Behind("Math", By.TOPIC, "math"))
    assert folded_away(Table(COLUMNS, (row,)), row, columns_shown(COLUMNS, 25)) == "last today"


@pytest.mark.parametrize(
    ("period", "since"), [(Period.ALL, ""), (Period.MONTH, "2026-02-01"), (Period.QUARTER, "2025-12-03")]
)
def test_a_period_ends_today(period: Period, since: str) -> None:
    assert period.since("2026-03-02") == since
