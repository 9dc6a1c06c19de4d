"""Plays a sound file through a command: the platform's, or one of the user's own."""

import os
import shutil
import subprocess
import threading
import wave
from pathlib import Path

from practice_tui.errors import PracticeError
from practice_tui.voice.keeper import CANT_RUN
from practice_tui.voice.kept import end_kept, start_kept, words_of

ON_MAC = (("afplay",),)
ELSEWHERE = (
    ("paplay",),  # first: PipeWire answers it too, but pw-play is also there where PipeWire plays no sound
    ("pw-play",),
    ("aplay", "-q"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
)
NOTHING_TO_PLAY_WITH = "Nothing to play it with: set play_command, or install aplay or paplay."


class CommandPlayer:
    """Plays with `command`, or the platform's where that is empty, one file at a time."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._name = ""
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self, file: Path) -> str:
        """Begin to play, and return at once: nothing, or in words why that can't be done."""
        self.stop()
        words = words_of(self._command, ON_MAC, ELSEWHERE)
        if not words:
            return NOTHING_TO_PLAY_WITH
        self._name = words[0]
        if not shutil.which(self._name):
            return f"{self._name} isn't there, so nothing is played: set play_command."
        try:
            self._process = start_kept([*words, str(file)])
        except OSError as error:
            return f"{self._name} can't be run, so nothing is played: {error.strerror}."
        threading.Thread(target=self._process.wait, daemon=True).start()  # none is left as a zombie
        return ""

    def ended(self) -> str | None:
        """None while it plays, then nothing, or in words why it couldn't be played."""
        code = self._process.poll() if self._process else 0
        return None if code is None else _trouble(self._name, code)

    def wait(self) -> str:
        """Wait for the end: nothing, or in words why it couldn't be played."""
        return _trouble(self._name, self._process.wait()) if self._process else ""

    def stop(self) -> None:
        """Be silent at once."""
        process, self._process = self._process, None
        if process:
            end_kept(process)


def play(command: str, file: Path) -> None:
    """Play a file to its end. Raises PracticeError where there is nothing to play it with, and where that failed."""
    player = CommandPlayer(command)
    if refusal := player.begin(file):
        raise PracticeError(refusal.removesuffix("."), f"the file is {file}")
    try:
        trouble = player.wait()
    finally:
        player.stop()
    if trouble:
        raise PracticeError(trouble.removesuffix("."), f"the file is {file}")


def write_rest(file: Path, seconds: float, rest: Path) -> None:
    """Write what a sound file holds from this second on into a new file, which is the user's alone.

    Raises OSError, and ValueError where the file holds no sound.
    """
    try:
        with wave.open(str(file), "rb") as whole:
            whole.setpos(min(whole.getnframes(), int(seconds * whole.getframerate())))
            with (
                os.fdopen(os.open(rest, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as opened,
                wave.open(opened, "wb") as cut,
            ):
                cut.setparams(whole.getparams())
                cut.writeframes(whole.readframes(whole.getnframes()))
    except (wave.Error, EOFError) as error:
        raise ValueError(f"{file} holds no sound") from error


def _trouble(name: str, code: int) -> str:
    if code == CANT_RUN:
        return f"{name} can't be run, so nothing is played: set play_command."
    return f"{name} ended with exit code {code}: is the sound server gone, or the sound device?" if code else ""
