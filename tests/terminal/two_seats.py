"""Kills the interviewer again and again, beside a candidate's screen that goes on.

Prints how long the candidate's screen took to follow and to say that nobody is there, and ends with 1 if it stopped, if
it took longer than a second, or if a tick was lost that was older than two seconds.
"""

import json
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from practice_tui.core.interviews.interview import Interview
from practice_tui.core.values import records
from practice_tui.store.opening import open_history
from practice_tui.store.sheet_history import SheetHistory
from tests.terminal.terminal import Terminal, practice

FOLLOWS_WITHIN = 1.0  # seconds
LOST_WITHIN = 2.0  # seconds before a kill in which a tick may be lost
READ_OUT_FROM = 1.2  # seconds of a page, after which its Enter counts


def main() -> None:
    kills = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        followed, missed, lost = _try(Path(folder), kills)
    print(json.dumps({"kills": kills, "followed": followed, "missed": missed, "ticks lost": lost}, indent=2))
    sys.exit(bool(lost) or max(followed + missed) > FOLLOWS_WITHIN)


def _try(data: Path, kills: int) -> tuple[list[float], list[float], int]:
    followed, missed, lost = [], [], 0
    with Terminal(practice("candidate", data=data)) as candidate:
        candidate.see("No interview yet")
        for number in range(kills):
            words = ("resume",) if number else ("--count", "2", "--candidate", "B.")
            with Terminal(practice("interview", *words, data=data), size=(100, 30)) as interviewer:
                if number:
                    interviewer.see("Paused since you left")
                    interviewer.press("p")
                else:
                    interviewer.see("Before you begin")
                    interviewer.press("\r")
                    interviewer.see("Read the question aloud")
                    interviewer.listen(READ_OUT_FROM)
                    interviewer.press("\r")
                interviewer.see("Listen, and tick")
                followed.append(_until(candidate, lambda text: " of " in text and "away" not in text))
                interviewer.press("a")
                interviewer.listen(LOST_WITHIN)
                interviewer.kill(signal.SIGKILL)
                interviewer.end()
            missed.append(_until(candidate, lambda text: "The interviewer is away" in text))
            lost += _first_tick(data) != (number + 1) % 3
        candidate.press("q")
        candidate.see("Close?")
    return followed, missed, lost


def _until(terminal: Terminal, is_there: Callable[[str], bool]) -> float:
    began = time.monotonic()
    terminal.wait(lambda: is_there(terminal.text), "change of the candidate's screen")
    return round(time.monotonic() - began, 2)


def _first_tick(data: Path) -> int:
    """The state of the first point in the draft, which each kill found one step further."""
    history = open_history(data / "history.db")
    try:
        draft = SheetHistory(history).drafts()[0]
        return records.from_data(Interview, json.loads(draft.state)).current.heard[0]
    finally:
        history.close()


if __name__ == "__main__":
    main()
