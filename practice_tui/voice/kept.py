"""Starts a command whose keeper ends it with this program, however that ends."""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from practice_tui.voice import keeper


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
