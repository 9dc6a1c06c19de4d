"""Rows that another program, or a version without the border, left full of markup and control characters."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from practice_tui.cli import commands
from practice_tui.core.values.text import is_clean
from tests.tui.stage import on_stage
from tests.tui.test_hostile import CONTROL, MARKUP

TOUR = {
    "home": (),
    "resumed": ("enter", "p"),
    "bank": ("b",),
    "question": ("b", "enter"),
    **{f"tab {number}": ("d", str(number)) for number in range(1, 7)},
    **{f"behind {number}": ("d", str(number), "enter") for number in range(1, 7)},
    "debrief": ("d", "6", "end", "enter"),
    "question of the debrief": ("d", "6", "end", "enter", "enter"),
}
PRINTED = (
    ("stats",),
    ("stats", "--json"),
    ("due",),
    ("due", "--json"),
    ("next",),
    ("next", "--json"),
    ("history",),
    ("history", "--json"),
    ("date",),
    ("bank", "flags"),
    ("doctor",),
    ("backup",),
)
COLUMNS = {
    "rounds": ("plan", "code", "device", "program"),
    "attempts": ("question_id", "reason", "answer"),
    "ratings": ("said",),
    "follow_ups": ("prompt",),
    "remarks": ("text",),
    "texts": ("bank",),
}
POISON = f"{MARKUP} {CONTROL}"
KEPT = {"id", "topic", "level", "kind", "stage", "tier", "aspect", "mode", "pick", "phase", "key", "name"}


async def sit_a_round_and_leave_another(folder: Path) -> None:
    async with on_stage(folder) as stage:
        await stage.press("enter", "enter", "n", *"note", "tab", "enter", "s", "a", "n", *"mine", "enter", "2", "enter")
        await stage.press("enter", "g", "1", "enter", "enter", "u", "b", "4", "enter", "q")
        await stage.press("enter", "enter", "n", *"half", "tab", "q", "down", "enter")


def poison(history: Path) -> None:
    """Puts it behind every text of every row that isn't an id or an instant."""
    with closing(sqlite3.connect(history)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        for table, columns in COLUMNS.items():
            known = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            for column in set(columns) & known:
                connection.execute(f"UPDATE {table} SET {column} = {column} || ?", (f" {POISON}",))
        for table, key, column in (("texts", "digest", "body"), ("rounds", "id", "spec")):
            for name, held in connection.execute(f"SELECT {key}, {column} FROM {table}").fetchall():
                spoilt = json.dumps(spoil(json.loads(held)))
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (spoilt, name))


def spoil(held: Any, key: str = "") -> Any:
    match held:
        case str() if key not in KEPT:
            return f"{held} {POISON}"
        case list():
            return [spoil(one, key) for one in held]
        case dict():
            return {name: spoil(one, name) for name, one in held.items()}
    return held


async def test_every_screen_shows_them_literally(tmp_path: Path) -> None:
    await sit_a_round_and_leave_another(tmp_path)
    poison(tmp_path / "history.db")
    seen = ""
    for keys in TOUR.values():
        async with on_stage(tmp_path, (120, 40)) as stage:
            await stage.press(*keys)
            assert stage.app.is_running
            seen += stage.text()
            strips = "".join(strip.text for strip in stage.app.screen._compositor.render_strips())
            assert is_clean(strips), keys
    assert "[@click=app.quit]" in seen
    assert "\N{REPLACEMENT CHARACTER}[31mred" in seen


async def test_every_command_prints_them_literally(tmp_path: Path) -> None:
    await sit_a_round_and_leave_another(tmp_path)
    poison(tmp_path / "history.db")
    seen = ""
    for command in (*PRINTED, ("export", str(tmp_path / "out.csv"))):
        done = CliRunner().invoke(commands, ["--data-dir", str(tmp_path), *command])
        assert done.exception is None or isinstance(done.exception, SystemExit), command
        assert is_clean(done.output), command
        seen += done.output
    assert "[@click=app.quit]" in seen
