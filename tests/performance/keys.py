"""Prints the processor time of keys, until nothing is left to do after each: `python -m tests.performance.keys`.

The app is driven without a terminal, over the bundled bank and 400 attempts, so that the same questions come each time.
Other work on the machine adds little to it; the medians of two runs differ by less than a tenth on a quiet one.
"""

import asyncio
import tempfile
import time
from collections import defaultdict
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.plans import Plan
from tests.performance.data import make_history
from tests.tui.stage import Stage, on_stage

SIZES = ((80, 24), (120, 40))
ATTEMPTS, MADE_AT = 400, datetime(2026, 3, 1, 12, tzinfo=UTC)
TURNS = 3  # times that each tab is turned to
QUESTIONS = 12
ROUND = Plan("quick", "Quick", QUESTIONS)

Times = defaultdict[str, list[float]]


async def timed(stage: Stage, times: Times, what: str, key: str) -> None:
    """Press a key, with the tick of the clock done before it."""
    stage.clock.advance(2.0)
    await stage.ticker.tick()
    await stage.pilot.pause()
    began = time.process_time()
    await stage.press(key)
    times[what].append(time.process_time() - began)


async def browse(stage: Stage, times: Times) -> None:
    """Home, the bank, and each tab of the dashboard."""
    for key in (*["down"] * 4, *["up"] * 4):
        await timed(stage, times, "a mark on Home", key)
    for _ in range(TURNS):
        await timed(stage, times, "open the bank", "b")
        for _ in range(4):
            await timed(stage, times, "a mark in the bank", "down")
        await timed(stage, times, "back to Home", "q")
        await timed(stage, times, "open the dashboard", "d")
        for number in "234561":
            await timed(stage, times, f"tab {number}", number)
        await timed(stage, times, "back to Home", "q")


async def sit(stage: Stage, times: Times) -> None:
    """A round, question by question."""
    await timed(stage, times, "open a round", "enter")
    await timed(stage, times, "start it", "enter")
    for number in range(1, QUESTIONS + 1):
        await stage.pass_time(3)
        await timed(stage, times, "answer done", "enter")
        await timed(stage, times, "reveal", "s")
        await timed(stage, times, "tick a point", "a")
        await timed(stage, times, "turn the pane", "tab")
        await timed(stage, times, "score", "3")
        if number < QUESTIONS:
            await timed(stage, times, "next question", "enter")


async def measure(size: tuple[int, int]) -> Times:
    bank, times = load_bank().bank, defaultdict[str, list[float]](list)

    def opened(folder: Path) -> AbstractAsyncContextManager[Stage]:
        return on_stage(folder, size, bank=bank, plans=(ROUND,))

    with tempfile.TemporaryDirectory() as practised, tempfile.TemporaryDirectory() as fresh:
        make_history(Path(practised) / "history.db", ATTEMPTS, MADE_AT)
        async with opened(Path(practised)) as stage:
            await browse(stage, times)
        async with opened(Path(fresh)) as stage:
            await sit(stage, times)
    return times


def main() -> None:
    measured = {size: asyncio.run(measure(size)) for size in SIZES}
    print(f"{'ms: median, most':<20}", *(f"{f'{width}x{height}':>12}" for width, height in SIZES))
    for what in next(iter(measured.values())):
        values = [[1000 * seconds for seconds in times[what]] for times in measured.values()]
        print(f"{what:<20}", *(f"{median(each):6.0f}{max(each):6.0f}" for each in values))


if __name__ == "__main__":
    main()
