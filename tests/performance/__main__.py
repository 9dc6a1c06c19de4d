"""Builds and installs the wheel, makes its data, and prints every budget as measured: ratio, budget, spread.

`python -m tests.performance [--json FILE] [--quick]`; `--quick` leaves out the largest history and the idle minute.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.performance import measures
from tests.performance.data import make_bank, make_history
from tests.performance.measures import Instant

ROOT = Path(__file__).parents[2]
TIMES, KEYS = 7, 50
ENTER, DOWN, UP = "\r", "\x1b[B", "\x1b[A"
HOME = "yesterday"  # when the last round was: stands on Home once there are figures
UP_AND_DOWN = (*(DOWN,) * 4, *(UP,) * 4) * 8


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; a `unit` of x is a ratio."""

    what: str
    measured: float
    budget: float
    unit: str
    spread: str

    def __str__(self) -> str:
        verdict = "ok" if self.measured <= self.budget else "OVER"
        return f"{self.what:<58} {self.measured:8.2f} {self.unit:<2} of {self.budget:7.2f}  {verdict:<4}  {self.spread}"


class Bench:
    """One installed program and the folders it is measured over."""

    def __init__(self, room: Path, sizes: tuple[int, ...]) -> None:
        self.room = room
        self.python = install(room)
        self.program = str(Path(self.python).with_name("practice"))
        now = datetime.now(UTC)
        for size in sizes:
            make_history(room / str(size) / "history.db", size, now)
        make_history(room / "banks" / "history.db", 1000, now)
        make_bank(room / "banks" / "banks", 2000)
        self.rows: list[Row] = []

    def command(self, size: object, *arguments: str) -> list[str]:
        return [self.program, "--data-dir", str(self.room / str(size)), *arguments]

    def add(self, what: str, measured: float, budget: float, unit: str, values: list[float]) -> None:
        spread = f"{min(values):.2f} to {max(values):.2f}" if values else ""
        self.rows.append(Row(what, measured, budget, unit, spread))
        print(self.rows[-1], flush=True)

    def first_paint(self, size: int) -> None:
        home, hello = self.command(size), measures.hello(self.python)
        with Instant(home, size=(120, 40)) as terminal:  # one whole start, so that Home is kept
            terminal.see(HOME)
            terminal.wait_quiet()
            terminal.press("q")
            terminal.end()
        path = self.room / str(size) / "cache" / "home.json"
        kept = path.read_bytes()

        def first_of_a_day() -> float:
            path.unlink(missing_ok=True)  # as it would fit no other day
            return measures.first_paint(home, HOME)

        def second_of_a_day() -> float:
            path.write_bytes(kept)
            return measures.first_paint(home, HOME)

        floor, second, first = measures.in_turn(
            TIMES, lambda: measures.first_paint(hello, "hello, world"), second_of_a_day, first_of_a_day
        )
        for name, values, budget in (("second", second, 1.10), ("first", first, 1.35)):
            ratios = [ours / theirs for ours, theirs in zip(values, floor, strict=True)]
            what = f"first paint of Home, {size:,} attempts, {name} start of a day"
            self.add(what, measures.median(values) / measures.median(floor), budget, "x", ratios)

    def keys(self) -> None:
        with Instant(self.command(1000), size=(120, 40)) as terminal:
            terminal.see(HOME)
            times = [measures.key_to_repaint(terminal, key) * 1000 for key in UP_AND_DOWN[:KEYS]]
            self.add("a key on Home, p95", measures.percentile(times, 0.95), 50, "ms", times)
            terminal.press("q")
            terminal.end()

    def a_round(self) -> None:
        ticks, reveals, scores = [], [], []
        with Instant(
            self.command(1000, "round", "--topic", "transformers", "--count", "12"), size=(80, 24)
        ) as terminal:
            terminal.start()
            for number in range(12):
                reveals.append(measures.key_to_text(terminal, "s", "Tick what you said") * 1000)
                ticks += [measures.key_to_text(terminal, letter, f"{letter} [x]") * 1000 for letter in "abc"]
                scores.append(measures.key_to_text(terminal, "3", "Saved #") * 1000)
                if number < 11:
                    ticks.append(measures.key_to_text(terminal, ENTER, "Done? Say how sure") * 1000)
            terminal.press("q")
            terminal.see("Leave the round?")
            terminal.press("d")
            terminal.see("Rounds")
            terminal.press("q")
            terminal.end()
        bare = measures.median([measures.synced_commit(self.room) for _ in range(20)]) * 1000
        self.add("a key in a round, p95", measures.percentile(ticks, 0.95), 50, "ms", ticks)
        self.add("reveal, p95", measures.percentile(reveals, 0.95), 70, "ms", reveals)
        over = [score - bare for score in scores]
        self.add("score to Saved over a bare synced commit, p95", measures.percentile(over, 0.95), 40, "ms", over)

    def dashboard(self, size: int, budget: float) -> None:
        opened, turned = [], []
        for _ in range(3):
            with Instant(self.command(size), size=(120, 40)) as terminal:
                terminal.see(HOME)
                terminal.wait_quiet()
                opened.append(measures.key_to_text(terminal, "d", "Self-scored mastery") * 1000)
                terminal.wait_quiet()
                turned += [measures.key_to_repaint(terminal, DOWN) * 1000 for _ in range(5)]
                terminal.press("qq")
                terminal.end()
        self.add(f"dashboard, first opening, {size:,} attempts", measures.median(opened), budget, "ms", opened)
        self.add(f"a key on the dashboard, {size:,} attempts, p95", measures.percentile(turned, 0.95), 50, "ms", turned)

    def search(self) -> None:
        times = []
        with Instant(self.command(1000), size=(120, 40)) as terminal:
            terminal.see(HOME)
            terminal.press("b")
            terminal.see("/ Search")
            terminal.press("/")
            terminal.see("To the list")
            typed = "attention" + "\x7f" * 9 + "gradient" + "\x7f" * 8
            times += [measures.key_to_repaint(terminal, letter) * 1000 for letter in typed]
        self.add("a key of the bank's search, p95", measures.percentile(times, 0.95), 50, "ms", times)

    def own_bank(self) -> None:
        with Instant(self.command("banks"), size=(120, 40)) as terminal:
            began = time.monotonic()
            terminal.see(HOME)
            painted = time.monotonic() - began
            times = [measures.key_to_repaint(terminal, key) * 1000 for key in UP_AND_DOWN[:20]]
            terminal.press("b")
            terminal.see("questions")
            loaded = (time.monotonic() - began - painted) * 1000
        self.add("a key on Home while 2,000 own questions load, p95", measures.percentile(times, 0.95), 50, "ms", times)
        self.add("Home to a bank of 2,320, keys and all", loaded, 1300, "ms", [])

    def commands(self) -> None:
        bare = [self.python, "-c", "import click, sqlite3"]
        for arguments in (("stats",), ("due",), ("next",), ("bank", "list")):
            command = self.command(1000, *arguments)
            floor, ours = measures.in_turn(
                TIMES, partial(measures.whole_process, bare), partial(measures.whole_process, command)
            )
            ratios = [one / other for one, other in zip(ours, floor, strict=True)]
            self.add(f"practice {' '.join(arguments)}", measures.median(ours) / measures.median(floor), 2, "x", ratios)

    def memory_and_idling(self, seconds: int) -> None:
        ordered = self.command(1000, "round", "--topic", "transformers", "--count", "3", "--minutes", "10")
        with Instant(measures.hello(self.python, ticking=True)) as floor, Instant(ordered) as ours:
            floor.see("hello, world")
            ours.start()
            ratio = measures.peak_memory(ours.process.pid) / measures.peak_memory(floor.process.pid)
            self.add("peak memory of a round over hello-world", ratio, 1.4, "x", [])
            if seconds:
                before = [measures.processor_seconds(one.process.pid) for one in (ours, floor)]
                ours.read_for(floor, seconds)
                after = [measures.processor_seconds(one.process.pid) for one in (ours, floor)]
                spent = [late - early for late, early in zip(after, before, strict=True)]
                self.add("an idle minute of a round, processor time", spent[0] / spent[1], 1.3, "x", spent)

    def quitting(self) -> None:
        floor, ours = measures.in_turn(
            TIMES,
            lambda: measures.quitting(measures.hello(self.python), "hello, world", "q"),
            lambda: measures.quitting(self.command(1000), HOME, "q"),
        )
        ratios = [one / other for one, other in zip(ours, floor, strict=True)]
        self.add("quitting", measures.median(ours) / measures.median(floor), 1.2, "x", ratios)


def install(room: Path) -> str:
    """The wheel, in an environment of its own; its Python."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(room / "dist"), str(ROOT)],
        check=True,
        capture_output=True,
    )
    venv.create(room / "venv", with_pip=True)
    python = str(room / "venv" / "bin" / "python")
    wheel = next((room / "dist").glob("*.whl"))
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True)
    return python


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="keep the rows in this file")
    parser.add_argument("--quick", action="store_true", help="without the largest history and the idle minute")
    chosen = parser.parse_args()
    sizes = {1000: 100.0, 36_500: 150.0, **({} if chosen.quick else {100_000: 250.0})}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), tuple(sizes))
        bench.first_paint(1000)
        bench.keys()
        bench.a_round()
        for size, budget in sizes.items():
            bench.dashboard(size, budget)
        bench.first_paint(36_500)
        bench.search()
        bench.own_bank()
        bench.commands()
        bench.quitting()
        bench.memory_and_idling(0 if chosen.quick else 60)
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(row) for row in bench.rows], indent=2), "utf-8")


if __name__ == "__main__":
    main()
