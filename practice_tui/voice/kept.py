"""Chooses a command, and starts it under a keeper that ends it with this program, however that ends."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from practice_tui.voice import keeper

Commands = Sequence[Sequence[str]]


def words_of(command: str, on_mac: Commands, elsewhere: Commands) -> list[str]:
    """The words of `command`; where it is empty those of the platform's first command that is there, or none."""
    commands = on_mac if sys.platform == "darwin" else elsewhere
    return shlex.split(command) or next((list(words) for words in commands if shutil.which(words[0])), [])


def start_kept(words: Sequence[str], text: str = "", stdout: int = subprocess.DEVNULL) -> "subprocess.Popen[bytes]":
    """Start a command with `text` on its stdin; returns its keeper, whose exit code and stdout are its own.

    Raises OSError.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", str(Path(keeper.__file__)), *words],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a key at the terminal isn't meant for it
    )
    if process.stdin:
        data = text.encode()
        process.stdin.write(f"{len(data)}\n".encode() + data)
        process.stdin.flush()
    return process


def end_kept(process: "subprocess.Popen[bytes]") -> None:
    """Close the pipe on which the keeper waits: the command ends at once."""
    with suppress(OSError):
        if process.stdin and not process.stdin.closed:
            process.stdin.close()
