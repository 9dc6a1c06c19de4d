"""Kills the program, or what records for it, at random instants of a recorded answer.

Prints how far the files that are left fall short of the instant, and ends with 1 where one doesn't play, falls short by
more than a second and a bit, where a child is left, or where the round doesn't go on after its recorder was killed.
"""

import json
import os
import random
import shlex
import signal
import sys
import tempfile
import time
import wave
from dataclasses import dataclass, field
from pathlib import Path

from tests.terminal.terminal import Terminal
from tests.voice.processes import is_alive, until

SHORT_BY = 1.2  # seconds that may be missing: a second is written at once
LATEST = 5.0  # seconds of an answer by which it is killed
SOUNDS = """
import array, os, sys, time
name, began = sys.argv[1], time.time()
with open(name + ".part", "w") as file:
    file.write(repr(began))
os.rename(name + ".part", name)
for number in range(1, 600):
    time.sleep(max(0.0, began + number / 10 - time.time()))
    sys.stdout.buffer.write(array.array("h", [0, 9_000] * 800).tobytes())
    sys.stdout.flush()
"""
"""A microphone: tenths of a second of sound, each when it is over."""


@dataclass
class Tally:
    """What came of so many kills; all but the numbers must stay empty."""

    kills: int = 0
    short_by: list[float] = field(default_factory=list)
    unplayable: list[str] = field(default_factory=list)
    children_left: list[str] = field(default_factory=list)
    rounds_stopped: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        short = sorted(self.short_by) or [0.0]
        return json.dumps(
            {
                "kills": self.kills,
                "missing seconds": {"least": short[0], "middle": short[len(short) // 2], "most": short[-1]},
                "unplayable": self.unplayable,
                "children left": self.children_left,
                "rounds stopped": self.rounds_stopped,
            },
            indent=2,
        )

    @property
    def is_bad(self) -> bool:
        return bool(self.unplayable or self.children_left or self.rounds_stopped) or max(self.short_by) > SHORT_BY


def kill_many(home: Path, kills: int, seed: int = 0) -> Tally:
    """One recorded answer after the other, of which each second one loses its recorder, the others the program."""
    tally, chance = Tally(), random.Random(seed)
    began = home / "began"
    microphone = [sys.executable, "-I", "-S", "-c", SOUNDS, str(began)]
    (home / "config" / "practice").mkdir(parents=True)
    config = f"record = true\nrecord_command = {json.dumps(shlex.join(microphone))}\n"
    (home / "config" / "practice" / "config.toml").write_text(config)
    (home / "data" / "practice" / "recordings").mkdir(parents=True)
    for number in range(kills):
        began.unlink(missing_ok=True)
        _kill_once(home, tally, chance.uniform(0.0, LATEST), of_recorder=bool(number % 2))
    return tally


def _kill_once(home: Path, tally: Tally, after: float, *, of_recorder: bool) -> None:
    recordings, began = home / "data" / "practice" / "recordings", home / "began"
    before = set(recordings.iterdir())
    name = f"{'recorder' if of_recorder else 'program'} after {after:.2f} s"
    with Terminal(["/usr/bin/env", *_environment(home), sys.executable, "-m", "practice_tui", "round"]) as terminal:
        terminal.start()
        terminal.wait(began.exists, "beginning of the recording")
        since = float(began.read_text())
        terminal.listen(max(0.0, since + after - time.time()))
        children = _descendants(terminal.process.pid)
        killed = next(pid for pid in children if _is_recorder(pid)) if of_recorder else terminal.process.pid
        os.kill(killed, signal.SIGKILL)
        seconds = time.time() - since
        tally.kills += 1
        if not until(lambda: not any(is_alive(pid) for pid in children)):
            tally.children_left.append(name)
        (file,) = set(recordings.iterdir()) - before
        _measure(tally, name, file, seconds)
        if of_recorder and not _goes_on(terminal):
            tally.rounds_stopped.append(name)


def _measure(tally: Tally, name: str, file: Path, seconds: float) -> None:
    try:
        with wave.open(str(file)) as sound:
            tally.short_by.append(round(seconds - len(sound.readframes(sound.getnframes())) / 32_000, 2))
    except (wave.Error, EOFError) as error:
        tally.unplayable.append(f"{name}: {error}")


def _goes_on(terminal: Terminal) -> bool:
    """Whether the loss is told and the answer can still be scored."""
    terminal.see("Not recorded")
    terminal.answer("u")
    terminal.see("score it")
    terminal.press("3")
    return "Saved #" in terminal.see("Saved #")


def _environment(home: Path) -> list[str]:
    folders = {"HOME": home, "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
    return [f"{name}={value}" for name, value in {**folders, "XDG_CACHE_HOME": home / "cache"}.items()]


def _descendants(pid: int) -> list[int]:
    children = [
        int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()
    ]
    return [each for child in children for each in (child, *_descendants(child))]


def _is_recorder(pid: int) -> bool:
    return b"recorder_program.py" in Path(f"/proc/{pid}/cmdline").read_bytes()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_many(Path(folder), int(sys.argv[1]))
    print(tally)
    sys.exit(tally.is_bad)


if __name__ == "__main__":
    main()
