"""A long list is filled as one comes near its end, and nothing in it is out of reach."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from practice_tui.tui.widgets.rows import A_PAGE, Rows

MANY = 10 * A_PAGE


class Listing(App[None]):
    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        self.rows.show([(str(number), lambda width: Content("a row")) for number in range(MANY)])

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)


@asynccontextmanager
async def listing() -> AsyncIterator[tuple[Rows, Pilot[None]]]:
    app = Listing()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.focus()
        yield app.rows, pilot


async def test_a_long_list_begins_with_a_part_of_its_rows() -> None:
    async with listing() as (rows, _):
        assert rows.option_count < 2 * A_PAGE
        assert rows.marked == "0"


async def test_every_row_is_reached_by_paging_down() -> None:
    async with listing() as (rows, pilot):
        seen = {rows.marked}
        while rows.marked != str(MANY - 1) and len(seen) < MANY:
            await pilot.press("pagedown")
            seen.add(rows.marked)
        assert rows.marked == str(MANY - 1)


async def test_end_and_up_from_the_first_row_lead_to_the_very_last() -> None:
    for key in ("end", "up"):
        async with listing() as (rows, pilot):
            await pilot.press(key)
            assert rows.marked == str(MANY - 1)


async def test_scrolling_without_the_mark_fills_it_too() -> None:
    async with listing() as (rows, pilot):
        before = rows.option_count
        rows.scroll_end(animate=False)
        await pilot.pause()
        assert rows.option_count > before


async def test_the_mark_stays_on_its_row_however_far_down_it_is() -> None:
    async with listing() as (rows, pilot):
        await pilot.press("end")
        rows.show([(str(number), lambda width: Content("anew")) for number in range(MANY)])
        assert rows.marked == str(MANY - 1)


async def test_a_new_list_is_marked_where_it_is_told_to_be_and_the_mark_stays_after_that() -> None:
    async with listing() as (rows, pilot):
        anew = [(f"new {number}", lambda width: Content("a row")) for number in range(MANY)]
        rows.show(anew, first=f"new {MANY - 1}")
        assert rows.marked == f"new {MANY - 1}"
        await pilot.press("home")
        rows.show(anew, first=f"new {MANY - 1}")
        assert rows.marked == "new 0"


async def test_rows_are_drawn_once_however_high_the_list_becomes() -> None:
    async with listing() as (rows, pilot):
        drawn: list[int] = []

        def draw(width: int) -> Content:
            drawn.append(width)
            return Content(f"{width} wide")

        rows.show([(str(number), draw) for number in range(5)])
        await pilot.pause()
        assert len(drawn) == 5
        rows.styles.height = 6
        await pilot.pause()
        rows.styles.height = 10
        await pilot.pause()
        assert len(drawn) == 5


async def test_rows_are_drawn_anew_for_another_width() -> None:
    async with listing() as (rows, pilot):
        rows.show([("only", lambda width: Content(f"{width} wide"))])
        await pilot.pause()
        rows.styles.width = 20
        await pilot.pause()
        await pilot.pause()
        assert "18 wide" in rows.render_line(0).text


class EarlyKeys(App[None]):
    """A key is obeyed before the list was ever laid out."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self._action = action

    def compose(self) -> ComposeResult:
        yield Rows()

    async def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show([(str(number), lambda width: Content("a row")) for number in range(3)])
        await rows.run_action(self._action)


@pytest.mark.parametrize("action", ["page_up", "page_down", "cursor_up", "cursor_down", "first", "last"])
async def test_a_key_before_the_list_is_drawn_leaves_it_ready(action: str) -> None:
    app = EarlyKeys(action)
    async with app.run_test() as pilot:
        await pilot.press("home", "pagedown")
        assert app.query_one(Rows).marked == "2"


def in_sight(rows: Rows) -> bool:
    """Whether the marked row is among those that are shown."""
    assert rows.highlighted is not None
    return rows.scroll_offset.y <= rows.highlighted < rows.scroll_offset.y + rows.size.height


async def until_lower(rows: Rows, pilot: Pilot[None]) -> None:
    """Until it has its new height, which a busy machine lets wait, and one refresh more."""
    for _ in range(50):
        if rows.size.height == 6:
            break
        await pilot.pause(0.1)
    await pilot.pause(0.1)


async def test_the_mark_stays_in_sight_in_a_list_that_becomes_lower() -> None:
    async with listing() as (rows, pilot):
        rows.mark(30)
        await pilot.pause()
        rows.styles.max_height = 6
        await until_lower(rows, pilot)
        assert rows.marked == "30" and in_sight(rows)


async def test_the_mark_stays_in_sight_in_a_list_that_is_drawn_anew_and_lower() -> None:
    async with listing() as (rows, pilot):
        rows.mark(30)
        await pilot.pause()
        rows.show([(str(number), lambda width: Content("anew")) for number in range(MANY)])
        rows.styles.max_height = 6
        await until_lower(rows, pilot)
        assert rows.marked == "30" and in_sight(rows)
