"""Throws spoilt banks and spoilt exports at the readers: `python -m tests.fuzz 20000`; one number names one input."""

import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from practice_tui.bank.foreign.entries import Existing, prepare
from practice_tui.bank.foreign.reading import read_foreign
from practice_tui.bank.foreign.wishes import Wishes
from practice_tui.bank.foreign.writing import write_bank
from practice_tui.bank.loader import load_bank
from practice_tui.bank.schema import build_lines, build_plans, build_questions, build_tips, build_topics
from practice_tui.bank.yaml_files import read_bytes
from practice_tui.core.bank.questions import Bank, from_body
from practice_tui.core.values.clock import Moments
from practice_tui.errors import PracticeError
from practice_tui.store.export_file import write_json
from practice_tui.store.history import History
from practice_tui.store.import_reader import read_import
from practice_tui.store.opening import open_history
from practice_tui.system import SystemClock
from tests.bank.foreign.samples import BOLD, BULLETS, CARDS, DETAILS, FOLDED, HEADINGS, NUMBERED, PACKAGE, TABLE
from tests.bank.samples import LINES, PLAN, QUESTION, TIP, TOPIC
from tests.fakes import Chance, FakeClock
from tests.store.facts import NOON
from tests.store.test_export_and_import import sat

LISTS = {
    "list.md": f"{HEADINGS}\n{BOLD}\n{CARDS}\n{TABLE}\n{FOLDED}".encode(),
    "numbered.md": f"{NUMBERED}\n{BULLETS}\n{DETAILS}".encode(),
    "table.csv": b'question,answer,tags\nWhat is <b>X</b>?,"one\ntwo",a b\nThe {{c1::y}} of {{c2::x::z}},see,\n',
    "notes.txt": b"#separator:tab\n#html:true\n#tags column:3\nWhat?\tThis &amp; that\ta\nWhy?\t<ul><li>So</ul>\tb\n",
    "cards.json": b'{"cards": [{"front": "What is X?", "back": ["one", "two"], "tags": "a"}, {"q": "Why?", "a": 3}]}',
    "deck.apkg": PACKAGE,
}
BANK = {"topics": TOPIC, "plans": PLAN, "tips": TIP, "lines": LINES, "own": QUESTION}
OWN = b"""\
- {title: One, topic: x, answer: y}
- prompt: Two?
  topic: x
  answer: |
    z
- {title: Three, topic: y, answer: w}
"""
LONGEST = 1.0  # seconds that one input may take

_SCRAPS = (
    b"&a ",
    b"*a ",
    b"!!python/object ",
    b"[" * 200,
    b"{" * 200,
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",
    b"\x1b[2J",
    b"---\n",
)
_VALUES: tuple[Any, ...] = (
    *(None, True, False, -1, 0, 2**31, 2**63, 2**70, 1e308, -0.5, "", "x", "1", "\x00", "\x1b]0;x\x07", "\ud800"),
    *(
        "é" * 3000,
        "[" * 3000,
        "{}",
        [],
        {},
        ["x"],
        "2026-02-30",
        "9999-12-31T23:59:59+00:00",
        "0001-01-01T00:00:00+14:00",
    ),
    *("ffffffff-ffff-7fff-bfff-ffffffffffff", "01950000-0000-7000-8000-000000000001", "../../../etc/passwd"),
)


class Fuzz:
    """Spoils one right bank, one right export and one right database in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._empty = folder / "bundled"
        self._empty.mkdir()
        self._clock = SystemClock()
        history = open_history(folder / "right" / "history.db")
        history.write(sat())
        write_json(history.tables(), folder / "right.json", "practice", NOON)
        history.close()
        self._json = (folder / "right.json").read_bytes()
        self._database = (folder / "right" / "history.db").read_bytes()

    def one(self, number: int) -> str:
        """What became of the input of this number. Raises whatever the readers should not have raised."""
        chance = random.Random(number)
        ways: tuple[Callable[[random.Random], str], ...] = (
            *(self._bank, self._export, self._rows, self._copy),
            *(self._list, self._own_bank),
        )
        began = self._clock.monotonic()
        outcome = ways[number % len(ways)](chance)
        assert self._clock.monotonic() - began < LONGEST, f"input {number} took too long"
        return outcome

    def _bank(self, chance: random.Random) -> str:
        name, right = chance.choice(list(BANK.items()))
        root, problems = read_bytes(_spoilt(right.encode(), chance), f"{name}.yaml")
        if root is None:
            assert problems
            return "bank refused"
        found = {
            "topics": lambda: build_topics(root, "topics.yaml")[1],
            "plans": lambda: build_plans(root, "plans.yaml", ["math"], {})[1],
            "tips": lambda: build_tips(root, "tips.yaml")[1],
            "lines": lambda: build_lines(root, "lines.yaml", {})[1],
            "own": lambda: build_questions(root, "own.yaml", ["math"], "own")[1],
        }[name]()
        assert all(str(problem).isprintable() for problem in found)
        return "bank with problems" if found else "bank read"

    def _export(self, chance: random.Random) -> str:
        return self._import(_spoilt(self._json, chance))

    def _rows(self, chance: random.Random) -> str:
        data = json.loads(self._json)
        for _ in range(chance.randint(1, 3)):
            place: dict[str, Any] = chance.choice(
                [
                    data,
                    *(row for rows in data.values() if isinstance(rows, list) for row in rows if isinstance(row, dict)),
                ]
            )
            place[chance.choice(list(place))] = chance.choice(_VALUES)
        return self._import(json.dumps(data).encode())

    def _copy(self, chance: random.Random) -> str:
        return self._import(_spoilt(self._database, chance))

    def _list(self, chance: random.Random) -> str:
        """What is taken of it is written, and read again as it was."""
        name, right = chance.choice(list(LISTS.items()))
        path, bank = self._folder / name, self._folder / "banks" / "list.yaml"
        path.write_bytes(_spoilt(right, chance))
        bank.unlink(missing_ok=True)
        try:
            prepared = prepare(read_foreign(path, Wishes()), Existing(Bank()))
        except PracticeError as error:
            assert error.message.isprintable()
            return "list refused"
        write_bank(bank, prepared.entries, "of a spoilt list")
        loaded = load_bank(bank.parent, self._empty)
        assert loaded.problems == () or not prepared.entries
        read = {question.id: (question.prompt, question.answer.full) for question in loaded.bank.questions}
        assert read == {entry["id"]: (entry["prompt"], entry["answer"]) for entry in prepared.entries}
        return "list taken" if prepared.entries else "list of nothing new"

    def _own_bank(self, chance: random.Random) -> str:
        path = self._folder / "own" / "own.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_spoilt(OWN, chance))
        loaded = load_bank(path.parent, self._empty)
        assert loaded.problems or loaded.bank.questions
        return "own bank in parts" if loaded.problems and loaded.bank.questions else "own bank read or refused"

    def _import(self, data: bytes) -> str:
        """All or nothing; and what is accepted can be read, shown and gone on from."""
        incoming, target = self._folder / "incoming", self._folder / "target" / "history.db"
        incoming.write_bytes(data)
        target.unlink(missing_ok=True)
        try:
            tables = read_import(incoming, target)
        except PracticeError as error:
            assert error.message.isprintable()
            return "import refused"
        history = open_history(target)
        try:
            history.merge(tables)
            _read_all(history)
        except PracticeError:
            assert not history.count()
            return "import contradicts itself"
        finally:
            history.close()
        return "imported"


def _read_all(history: History) -> None:
    for attempt in history.attempts(with_ticks=True):
        from_body(history.text(attempt.digest) or "")
    for record in history.rounds():
        history.follow_ups(record.id)
    history.remarks()
    moments = Moments(FakeClock(), Chance(), history.greatest_id())
    assert moments().id > history.greatest_id()


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoilt) + 1)
        match chance.randrange(4):
            case 0:
                spoilt[at : at + chance.randint(1, 30)] = b""
            case 1:
                spoilt[at:at] = chance.choice(_SCRAPS)
            case 2:
                spoilt[at:at] = spoilt[at : at + chance.randint(1, 400)]
            case _:
                spoilt[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(spoilt)


def main() -> None:
    count = int(sys.argv[1])
    first = int(sys.argv[2]) if sys.argv[2:] else 0
    with tempfile.TemporaryDirectory() as folder:
        fuzz = Fuzz(Path(folder))
        outcomes: Counter[str] = Counter()
        for number in range(first, first + count):
            try:
                outcomes[fuzz.one(number)] += 1
            except BaseException:
                print(f"input {number}")
                raise
    print(json.dumps({"inputs": count, **outcomes}, indent=2))


if __name__ == "__main__":
    main()
