"""The table of who answers which message."""

from pathlib import Path

from practice_tui.tui.messages import Wanted
from tests.tui.stage import on_stage


async def test_every_message_of_a_screen_is_answered(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        assert [kind.__name__ for kind in Wanted.__subclasses__() if kind not in stage.app.router.answers] == []
