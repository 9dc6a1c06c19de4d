"""A list to choose from takes every key at any time."""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from practice_tui.tui.widgets.rows import Rows


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
