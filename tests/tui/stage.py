"""The app on a stage: keys in, text out, with time that moves when told to."""

import html
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from practice_tui.config import Config
from practice_tui.core.bank.questions import Bank
from practice_tui.sitting.desk import Desk
from practice_tui.tui.app import PracticeApp
from tests.fakes import PLANS, FakeClock, FakeTicker, make_desk

SIZES = ((60, 20), (80, 24), (120, 40))
_CELL, _LINE = 12.2, 24.4  # how wide and high an exported screen draws a cell
_CHARACTERS = {  # of keys that have a name
    "space": " ",
    "exclamation_mark": "!",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "minus": "-",
}
_TEXT = re.compile(r'<text class="[^"]*" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')


@dataclass
class Stage:
    """One run of the app over the files in `folder`."""

    app: PracticeApp
    pilot: Pilot[None]
    clock: FakeClock
    ticker: FakeTicker

    async def press(self, *keys: str) -> None:
        """Each key as a person would: after having read what the last one led to, an Enter after two seconds."""
        for key in keys:
            self.clock.advance(2.0 if key == "enter" else 1.0)
            await self.ticker.tick()
            await self._send(key)

    async def type(self, text: str, every: float) -> None:
        """One character every so many seconds, whatever they lead to."""
        for character in text:
            self.clock.advance(every)
            await self._send(character)

    async def tap(self, key: str, times: int, every: float) -> None:
        """The same key again and again."""
        for _ in range(times):
            self.clock.advance(every)
            await self._send(key)

    async def burst(self, *keys: str) -> None:
        """Keys that come all at once."""
        for key in keys:
            self.app.post_message(self._event(key))
        for _ in range(4 * len(keys)):
            await self.pilot.pause()

    async def _send(self, name: str) -> None:
        self.app.post_message(self._event(name))
        await self.pilot.pause()
        await self.pilot.pause()
        await self.pilot.pause()

    def _event(self, name: str) -> Key:
        """A key that comes at the time of the stage's own clock."""
        key = name if len(name) > 1 or name.isalnum() else _character_to_key(name)
        event = Key(key, _CHARACTERS.get(name, name if len(name) == 1 else None))
        event.time = self.clock.awake
        return event

    async def pass_time(self, seconds: float) -> None:
        await self.ticker.pass_time(seconds)
        await self.pilot.pause()

    def text(self) -> str:
        """What stands on the screen, line by line."""
        return text_of(self.app.export_screenshot())


def text_of(picture: str) -> str:
    """What stands in an exported picture of a screen, line by line."""
    lines: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for x, y, text in _TEXT.findall(picture):
        lines[int(float(y) // _LINE)].append((float(x), html.unescape(text).replace("\xa0", " ")))
    return "\n".join(_line(lines[row]) for row in range(max(lines, default=0) + 1))


def _line(parts: list[tuple[float, str]]) -> str:
    line = ""
    for x, text in sorted(parts):
        line = line.ljust(round(x / _CELL)) + text
    return line.rstrip()


@asynccontextmanager
async def on_stage(
    folder: Path,
    size: tuple[int, int] = (80, 24),
    *,
    clock: FakeClock | None = None,
    bank: Bank | None = None,
    config: Config | None = None,
    plans: tuple[Any, ...] = PLANS,
    holder: str = "1@here",
    open_desk: Callable[[FakeClock], Desk] | None = None,
    **options: Any,
) -> AsyncIterator[Stage]:
    """The app, opened on Home; `open_desk` opens another desk than one of `bank` and `plans`."""
    time = clock or FakeClock()
    ticker = FakeTicker(time)
    app = PracticeApp(
        lambda: open_desk(time) if open_desk else make_desk(folder, time, bank, plans, holder),
        config or Config(),
        time,
        ticker=ticker,
        **options,
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield Stage(app, pilot, time, ticker)


@asynccontextmanager
async def simulating(folder: Path, name: str, size: tuple[int, int] = (80, 24), **options: Any) -> AsyncIterator[Stage]:
    """The app as `practice sim NAME` opens it."""
    async with on_stage(folder, size, opening=lambda router: router.open_simulator(name, 1), **options) as stage:
        while len(stage.app.screen_stack) < 2:
            await stage.pilot.pause()
        await stage.pilot.pause()
        yield stage
