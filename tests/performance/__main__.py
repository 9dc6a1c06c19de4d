"""Builds and installs the wheel, makes its data, and prints every budget as measured: ratio, budget, spread.

`python -m tests.performance [--json FILE] [--quick]`; `--quick` leaves out the largest history and the idle minute.
A ratio is over a Textual hello-world (its first paint, its key, its memory, …), over the bare imports of a command, or
over a bare synced commit, measured in turn with ours.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from practice_tui.bank.loader import load_bank
from practice_tui.core.views.screens import BankRow
from practice_tui.paths import DATA_DIR_VARIABLE
from practice_tui.tui.screens.bank import folded, searched
from tests.performance import measures
from tests.performance.data import make_bank, make_history
from tests.performance.measures import Instant, p95

ROOT = Path(__file__).parents[2]
TIMES, KEYS, OPENINGS = 7, 50, 5
ENTER, DOWN, UP, RIGHT, BACK = "\r", "\x1b[B", "\x1b[A", "\x1b[C", "\x7f"
UP_AND_DOWN = (*(DOWN,) * 4, *(UP,) * 4)
SEARCHED = ("attention", "gradient", "dropout", "tokens")
HOME = "Last round"  # stands on Home with the figures
POINTER = "▸"  # moves with the mark
FIRST_TAB = "Self-scored: "
TURNED_TO = {  # what a tab says that no other does
    "2": "Week from",
    "3": "ran over their limit",
    "4": "sure, and shaky or missed",
    "5": "put to you were not said",
    "6": "answers scored, on",
    "1": FIRST_TAB,
}
NARROWED_TO = ("[p last 90 days]", "[p last 30 days]", "")  # as p goes round; of all time nothing is said
SIMULATED = (  # with what stands there at first, and after each step
    ("gd", "0 steps", [f"step {number}" for number in range(1, 31)]),
    ("backprop", "0/24", [f"{number}/24" for number in range(1, 25)]),
    ("attention", "0/4", [f"{number}/4" for number in range(1, 5)]),
)
SIZES = {1000: 60.0, 36_500: 150.0, 100_000: 200.0}  # attempts, and the budget in ms of any tab, the first one too
QUICK_SIZES = (1000, 36_500)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. The budget is in the unit of what was measured, or of the ratio where that is `x`.

    Without a budget it is told for what it says of growth.
    """

    what: str
    measured: float
    unit: str
    ratio: float | None
    budget: float | None
    budget_unit: str
    low: float
    high: float

    @property
    def is_met(self) -> bool:
        held = self.ratio if self.budget_unit == "x" else self.measured
        return self.budget is None or (held is not None and held <= self.budget)

    def __str__(self) -> str:
        ratio = f"{self.ratio:6.2f} x" if self.ratio is not None else ""
        budget = f"{self.budget:6.2f} {self.budget_unit}" if self.budget is not None else "–"
        verdict = "" if self.budget is None else "ok" if self.is_met else "OVER"
        spread = f"{self.low:.1f} to {self.high:.1f}"
        return f"{self.what:<52} {self.measured:8.1f} {self.unit:<2} {ratio:>9} {budget:>10} {verdict:<5} {spread:>18}"


HEAD = f"{'':<52} {'measured':>11} {'ratio':>9} {'budget':>10} {'':<5} {'spread':>18}"


class Bench:
    """One installed program and the folders it is measured over."""

    def __init__(self, room: Path, sizes: Sequence[int]) -> None:
        self.room = room
        self.sizes = sizes
        self.python = install(room)
        self.program = str(Path(self.python).with_name("practice"))
        now = datetime.now(UTC)
        for size in sizes:
            make_history(room / str(size) / "history.db", size, now)
        make_history(room / "banks" / "history.db", 1000, now)
        make_bank(room / "banks" / "banks", 2000)
        self.rows: list[Row] = []
        print(HEAD)

    def command(self, data: object, *arguments: str) -> list[str]:
        """As one starts it: the app without arguments, which does without the command line."""
        return ["env", f"{DATA_DIR_VARIABLE}={self.room / str(data)}", self.program, *arguments]

    def add(
        self,
        what: str,
        values: Sequence[float],
        budget: float | None = None,
        *,
        floor: Sequence[float] = (),
        of: Callable[[Sequence[float]], float] = median,
        unit: str = "ms",
        budget_unit: str = "x",
    ) -> None:
        """A row of seconds (told in ms) or of another unit; `of` says which of the values stands for all."""
        scale = 1000 if unit == "ms" else 1
        told = [value * scale for value in values]
        ratio = of(values) / of(floor) if floor else None
        self.rows.append(Row(what, of(told), unit, ratio, budget, budget_unit, min(told), max(told)))
        print(self.rows[-1], flush=True)

    def add_keys(self, what: str, values: Sequence[float], budget: float | None = 50) -> None:
        """A row of keys: the 95th percentile, its budget in ms, its ratio over a key of the hello-world."""
        self.add(what, values, budget, floor=self.floor_of_keys, of=p95, budget_unit="ms")

    def measure_floor(self) -> None:
        with Instant(measures.hello(self.python)) as terminal:
            terminal.see("hello, world")
            self.floor_of_keys = [terminal.key_to("k", f"counted {number}") for number in range(1, KEYS + 1)]

    def settle(self, data: object) -> None:
        """One whole start, with all that is done behind it."""
        with Instant(self.command(data)) as terminal:
            terminal.see(HOME)
            terminal.wait_idle()
            terminal.press("q")
            terminal.end()

    def first_paint(self, size: int) -> None:
        self.settle(size)
        home, hello, cache = self.command(size), measures.hello(self.python), self.room / str(size) / "cache"
        kept = {path: path.read_bytes() for path in cache.iterdir()}

        def leave(*names: str) -> None:
            """What the last run left: these files."""
            for path, data in kept.items():
                path.unlink(missing_ok=True)
                if path.name in names:
                    path.write_bytes(data)

        def second_of_a_day() -> float:
            leave(*(path.name for path in kept))
            return measures.first_paint(home, HOME)

        def first_of_a_day() -> float:
            """Yesterday's frame is none."""
            leave("bank.json", "answers.bin")
            return measures.first_paint(home, HOME)

        def after_a_rebuild() -> float:
            leave("bank.json")
            return measures.first_paint(home, HOME)

        def answered() -> float:
            leave(*(path.name for path in kept))
            return measures.first_answer(home, HOME, DOWN, POINTER)

        floor, second, first, changed = measures.in_turn(
            TIMES,
            lambda: measures.first_paint(hello, "hello, world"),
            second_of_a_day,
            first_of_a_day,
            after_a_rebuild,
        )
        self.add(f"first paint, second start of a day, {size:,}", second, 0.3, floor=floor)
        self.add(f"first paint, first start of a day, {size:,}", first, 1.3, floor=floor)
        self.add(f"first paint, answers read anew, {size:,}", changed, floor=floor)
        if size == min(self.sizes):
            hello_key, second_key = measures.in_turn(
                TIMES,
                lambda: measures.first_answer(hello, "hello, world", "k", "counted 1"),
                answered,
            )
            self.add("a key pressed at the first paint, answered", second_key, floor=hello_key)

    def keys_on_home(self) -> None:
        with Instant(self.command(1000)) as terminal:
            terminal.see(HOME)
            times = [terminal.key_to(key, POINTER) for key in islice(cycle(UP_AND_DOWN), KEYS)]
        self.add_keys("a key on Home, p95", times)

    def simulators(self) -> None:
        """A step of each simulator, from the key to the number of the step."""
        times: list[float] = []
        for name, first, steps in SIMULATED:
            with Instant(self.command(1000, "sim", name)) as terminal:
                terminal.see(first)
                times += [terminal.key_to(RIGHT, step) for step in steps]
        self.add_keys("a step of a simulator, p95", times)

    def sit(self, topic: str, keys: list[float], reveals: list[float], scores: list[float]) -> None:
        """A round of twelve questions, which is discarded afterwards."""
        with Instant(self.command(1000, "round", "--topic", topic, "--count", "12")) as terminal:
            terminal.start()
            for number in range(12):
                terminal.answer("")
                reveals.append(terminal.key_to("s", "Tick what you said"))
                keys += [terminal.key_to(letter, f"{letter} ✓") for letter in "abc"]
                scores.append(terminal.key_to("3", "Saved #"))
                if number < 11:
                    keys.append(terminal.key_to(ENTER, "Answer aloud; enter when done"))
            self.discard(terminal)

    def a_round(self) -> None:
        keys: list[float] = []
        reveals: list[float] = []
        scores: list[float] = []
        for topic in ("transformers", "llms"):
            self.sit(topic, keys, reveals, scores)
        commits = [measures.synced_commit(self.room) for _ in range(20)]
        self.add_keys("a key in a round, p95", keys)
        self.add_keys("reveal, p95", reveals, 70)
        over = [max(0.0, score - median(commits)) for score in scores]
        self.add("score to Saved, over a bare synced commit, p95", over, 40, of=p95, budget_unit="ms")

    def dashboard(self, size: int) -> None:
        self.settle(size)
        titles = [topic.title for topic in load_bank().bank.topics]  # the marked one heads the pane beside
        opened, hurried, keys = [], [], []
        for _ in range(OPENINGS):
            with Instant(self.command(size)) as terminal:
                terminal.see(HOME)
                terminal.wait_quiet()
                opened.append(terminal.key_to("d", FIRST_TAB))
            with Instant(self.command(size)) as terminal:
                terminal.see(HOME)
                hurried.append(terminal.key_to("d", FIRST_TAB))
        with Instant(self.command(size)) as terminal:
            terminal.see(HOME)
            terminal.wait_quiet()
            terminal.key_to("d", FIRST_TAB)
            for narrowed in islice(cycle(NARROWED_TO), KEYS // 10):
                keys += [terminal.key_to(key, f"│  {titles[at]}") for key, at in ((DOWN, 1), (DOWN, 2), (UP, 1))]
                keys += [terminal.key_to(key, said) for key, said in TURNED_TO.items()]
                if narrowed:
                    keys.append(terminal.key_to("p", narrowed))
                else:
                    terminal.press("p")
                    terminal.wait_quiet()
        self.add(f"dashboard, first opening, {size:,}", opened, SIZES[size], budget_unit="ms")
        self.add(f"the same, pressed at the first paint, {size:,}", hurried)
        self.add_keys(f"a key on the dashboard, tabs too, p95, {size:,}", keys, SIZES[size])

    def after_a_round(self, size: int) -> None:
        """Processor time of a new round's facts until Home is current and kept, in a process of its own."""
        command = [sys.executable, "-m", "tests.performance.after_a_round", str(self.room / str(size))]
        told = [float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(OPENINGS)]
        self.add(f"processor time after a round until all is current, {size:,}", told, 150, budget_unit="ms")

    def search(self, data: str, own: Path | None) -> None:
        """Every letter that changes how many questions are found, typed and taken back again."""
        bank = load_bank(own).bank
        rows = [
            BankRow(question, bank.topic_title(question.topic), short_topic=bank.short_title(question.topic))
            for question in bank.questions
        ]
        haystacks = [folded(searched(row)) for row in rows]
        opened, times = [], []
        with Instant(self.command(data)) as terminal:
            terminal.see(HOME)
            terminal.wait_quiet()
            opened.append(terminal.key_to("b", "/ Search"))
            terminal.key_to("/", "To the list")
            shown, typed = len(rows), ""
            for letter in "".join(f"{word}{BACK * len(word)}" for word in SEARCHED):
                typed = typed[:-1] if letter == BACK else typed + letter
                found, before = sum(typed in haystack for haystack in haystacks), shown
                shown = found
                said = f"{found:,} of {len(rows):,} questions" if typed else f"{found:,} questions"
                if found == before:  # nothing to see: it is only let through before the next one
                    terminal.press(letter)
                    terminal.listen(0.1)
                else:
                    times.append(terminal.key_to(letter, said))
        self.add(f"opening the bank, {len(rows):,}", opened)
        self.add_keys(f"a key of the bank's search, p95, {len(rows):,}", times)

    def own_bank(self) -> None:
        self.settle("banks")
        with Instant(self.command("banks")) as terminal:
            terminal.see(HOME)
            times = [terminal.key_to(key, POINTER) for key in islice(cycle(UP_AND_DOWN), KEYS)]
        loaded = []
        for _ in range(OPENINGS):
            with Instant(self.command("banks")) as terminal:
                terminal.see(HOME)
                terminal.key_to(DOWN, POINTER)
                loaded.append(terminal.key_to("b", "/ Search"))
        self.add("2,000 own questions: from the first key to the bank", loaded, 300, budget_unit="ms")
        self.add_keys("a key on Home while they load, p95", times)

    def commands(self) -> None:
        bare = partial(measures.whole_process, [self.python, "-c", "import click, sqlite3"])
        for arguments in (("stats",), ("due",), ("next",), ("bank", "list")):
            run = partial(measures.whole_process, self.command(1000, *arguments))

            floor, ours = measures.in_turn(TIMES, bare, run)
            self.add(f"practice {' '.join(arguments)}", ours, 4, floor=floor)

    def memory_and_idling(self, seconds: int) -> None:
        ordered = self.command(1000, "round", "--topic", "transformers", "--count", "3", "--minutes", "10")
        self.settle(1000)
        with Instant(measures.hello(self.python, ticking=True)) as floor:
            floor.see("hello, world")
            bare = [measures.peak_memory(floor.process.pid)]

            def add(what: str, of: Instant, budget: float | None = 1.8) -> None:
                self.add(what, [measures.peak_memory(of.process.pid)], budget, floor=bare, unit="MB")

            with Instant(self.command(1000)) as home:
                home.see(HOME)
                home.wait_idle()
                add("peak memory of Home", home)
                home.key_to(ENTER, "enter: start")
                home.wait_quiet()
                home.start()
                self.score(home)
                add("peak memory of a round from Home, one answer", home)
                for _ in range(4):
                    home.key_to(ENTER, "Answer aloud; enter when done")
                    self.score(home)
                add("the same, five answers", home, None)
                self.discard(home)
            with Instant(ordered) as ours:
                ours.start()
                add("peak memory of a round from the command line", ours)
                if seconds:
                    self.idling(ours, floor, seconds)

    def score(self, terminal: Instant) -> None:
        terminal.answer("")
        terminal.key_to("s", "Tick what you said")
        terminal.key_to("3", "Saved #")
        terminal.wait_quiet()

    def discard(self, terminal: Instant) -> None:
        terminal.leave(3)
        terminal.see("Rounds")

    def idling(self, ours: Instant, floor: Instant, seconds: int) -> None:
        before = [measures.processor_seconds(one.process.pid) for one in (ours, floor)]
        ours.read_for(floor, seconds)
        after = [measures.processor_seconds(one.process.pid) for one in (ours, floor)]
        spent = [late - early for late, early in zip(after, before, strict=True)]
        self.add("an idle minute of a round, processor time", spent[:1], 1.3, floor=spent[1:])

    def quitting(self) -> None:
        floor, ours = measures.in_turn(
            TIMES,
            lambda: measures.quitting(measures.hello(self.python), "hello, world", "q"),
            lambda: measures.quitting(self.command(1000), HOME, "q"),
        )
        self.add("quitting", ours, 1.2, floor=floor)

    def growth(self) -> list[str]:
        """A sentence for each figure that was measured at several sizes."""
        told = []
        for what in dict.fromkeys(row.what.rpartition(", ")[0] for row in self.rows if _size(row)):
            points = [(_size(row), row.measured) for row in self.rows if row.what.rpartition(", ")[0] == what]
            if len(points) > 1:
                told.append(_growth(what, points))
        return told


def _size(row: Row) -> int:
    """The number at the end of what was measured, or 0."""
    last = row.what.rpartition(", ")[2].replace(",", "")
    return int(last) if last.isdigit() else 0


def _growth(what: str, points: Sequence[tuple[int, float]]) -> str:
    (least, first), (most, last) = points[0], points[-1]
    slope = (last - first) / (most - least) * 1000
    listed = ", ".join(f"{measured:.0f} ms at {size:,}" for size, measured in points)
    return f"{what}: {listed}; {slope:.1f} µs for each one more" if slope > 0.5 else f"{what}: {listed}; constant"


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
    sizes = QUICK_SIZES if chosen.quick else tuple(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), sizes)
        bench.measure_floor()
        for size in sizes:
            bench.first_paint(size)
        bench.keys_on_home()
        bench.simulators()
        bench.a_round()
        for size in sizes:
            bench.dashboard(size)
            bench.after_a_round(size)
        bench.search("1000", None)
        bench.search("banks", bench.room / "banks" / "banks")
        bench.own_bank()
        bench.commands()
        bench.quitting()
        bench.memory_and_idling(0 if chosen.quick else 60)
        print("\n".join(["", *bench.growth()]))
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(row) for row in bench.rows], indent=2), "utf-8")


if __name__ == "__main__":
    main()
