"""Kills the program around a score key, and compares what the screen called saved with what is in the database."""

import json
import random
import re
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from practice_tui.core.history.attempts import Attempt
from practice_tui.store.opening import open_history
from tests.terminal.terminal import Terminal, practice

ENTER = "\r"
AIM = 0.06  # seconds after the key: a random instant of a whole round would hardly ever hit a commit
NEW_ROUND = ("round", "--count", "100")
KILLS_IN_A_ROUND = 80
REVIEW = "Tick what you said, then score it"

_SAVED = re.compile(r"Saved #(\d+)")


@dataclass
class Tally:
    """What came of so many kills. `lost`, `twice` and `unintended` must stay empty."""

    kills: int = 0
    confirmed: dict[int, int] = field(default_factory=dict)
    pressed: dict[int, set[int]] = field(default_factory=dict)
    kept_unseen: int = 0
    lost: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    unintended: set[str] = field(default_factory=set)
    slowest_start: float = 0.0

    def __str__(self) -> str:
        return json.dumps(
            {
                "kills": self.kills,
                "confirmed on the screen": len(self.confirmed),
                "stored, the confirmation unseen": self.kept_unseen,
                "lost": sorted(self.lost),
                "twice": sorted(self.twice),
                "unintended": sorted(self.unintended),
                "slowest start in seconds": round(self.slowest_start, 2),
            },
            indent=2,
        )


def kill_many(data: Path, kills: int, seed: int = 0) -> Tally:
    """One round after the other over the same history; every start after a kill must offer to resume."""
    tally, chance = Tally(), random.Random(seed)
    for number in range(kills):
        _kill_once(data, tally, score=number % 4 + 1, delay=chance.uniform(0, AIM))
        _compare(data, tally)
    return tally


def _kill_once(data: Path, tally: Tally, score: int, delay: float) -> None:
    began = time.monotonic()
    is_new = tally.kills % KILLS_IN_A_ROUND == 0
    with Terminal(practice(*(NEW_ROUND if is_new else ()), data=data)) as terminal:
        if not is_new:
            terminal.see("Resume")
            tally.slowest_start = max(tally.slowest_start, time.monotonic() - began)
            terminal.press(ENTER)
        _reach_review(terminal)
        number = len(_attempts(data))
        tally.pressed.setdefault(number, set()).add(score)
        terminal.press(str(score))
        terminal.listen(delay)
        terminal.kill(signal.SIGKILL)
        terminal.end()
        tally.kills += 1
        if saved := _SAVED.search(terminal.text):
            tally.confirmed[int(saved[1])] = score


def _reach_review(terminal: Terminal) -> None:
    """From wherever a round is resumed to the next review."""
    terminal.wait(lambda: _is_in_round(terminal.text), "round")
    if "enter: start" in terminal.text:
        terminal.start()
    if "p: go on" in terminal.text:
        terminal.press("p")
        terminal.wait(lambda: "p: go on" not in terminal.text, "end of the pause")
    if "enter: next" in terminal.text:
        terminal.press(ENTER)
        terminal.see("Answer aloud; enter when done")
    if "Answer aloud; enter when done" in terminal.text or "How sure were you?" in terminal.text:
        terminal.answer("u")
    terminal.see(REVIEW)


def _is_in_round(text: str) -> bool:
    marks = ("enter: start", "p: go on", "enter: next", "Answer aloud; enter when done", "How sure were you?", REVIEW)
    return any(mark in text for mark in marks)


def _compare(data: Path, tally: Tally) -> None:
    attempts = {attempt.seq: attempt for attempt in _attempts(data)}
    for number, score in tally.confirmed.items():
        if number not in attempts or attempts[number].score != score:
            tally.lost.add(f"#{number}: {score}")
    places = [(attempt.round_id, attempt.slot) for attempt in attempts.values()]
    tally.twice |= {str(place) for place in places if places.count(place) > 1}
    for number, attempt in attempts.items():
        if attempt.score is not None and attempt.score not in tally.pressed.get(number, ()):
            tally.unintended.add(f"#{number}: {attempt.score}")
    scored = {number for number, attempt in attempts.items() if attempt.score is not None}
    tally.kept_unseen = len(scored - tally.confirmed.keys())


def _attempts(data: Path) -> list[Attempt]:
    history = open_history(data / "history.db")
    try:
        return history.attempts()
    finally:
        history.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_many(Path(folder), int(sys.argv[1]), seed=int(sys.argv[2]) if sys.argv[2:] else 0)
    print(tally)
    sys.exit(bool(tally.lost or tally.twice or tally.unintended))


if __name__ == "__main__":
    main()
