"""Plays a sound file through a command: the platform's, or one of the user's own."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from practice_tui.errors import PracticeError

ON_MAC = (("afplay",),)
ELSEWHERE = (("pw-play",), ("paplay",), ("aplay", "-q"), ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"))


def play(command: str, file: Path) -> None:
    """Play a file to its end. Raises PracticeError where there is nothing to play it with, and where that failed."""
    candidates = ON_MAC if sys.platform == "darwin" else ELSEWHERE
    words = shlex.split(command) or next((list(each) for each in candidates if shutil.which(each[0])), [])
    if not words:
        raise PracticeError("nothing to play it with", f"set play_command, or play {file} by another program")
    try:
        played = subprocess.run(
            [*words, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        raise PracticeError(f"can't start {words[0]}: {error.strerror}", "set play_command") from error
    if played.returncode:
        raise PracticeError(f"{words[0]} can't play it: exit code {played.returncode}", f"the file is {file}")
