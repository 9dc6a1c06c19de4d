"""Runs a command for as long as its own stdin is open: `python keeper.py COMMAND…`, a program of its own.

Whoever starts it writes the size of a text, a line break and the text, which the command gets on its stdin. What it
prints goes where the keeper's own stdout does. The command ends with the keeper, also where the one who holds the other
end of the pipe was killed.
"""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress

STDIN = 0
ENDS_AFTER = 0.5  # seconds that the command may take to end once it is told to
CANT_RUN = 127


def main(command: list[str]) -> int:
    """Run the command to its end. Returns its exit code, or CANT_RUN."""
    text = _text()
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # its stdout is the keeper's
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what it starts ends with it
        )
    except OSError:
        return CANT_RUN
    signal.signal(signal.SIGTERM, lambda *_: _end(process))
    threading.Thread(target=_end_with_stdin, args=(process,), daemon=True).start()
    with suppress(BrokenPipeError):
        process.communicate(text)
    code = process.wait()
    _signal_group(process, signal.SIGKILL)  # what it started and left behind
    return code


def _text() -> bytes:
    size = b""
    while (byte := os.read(STDIN, 1)) not in (b"", b"\n"):
        size += byte
    text, wanted = b"", int(size or b"0")
    while len(text) < wanted and (part := os.read(STDIN, wanted - len(text))):
        text += part
    return text


def _end_with_stdin(process: "subprocess.Popen[bytes]") -> None:
    while os.read(STDIN, 1):
        pass
    _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the command with all that it started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        _signal_group(process, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(ENDS_AFTER)


def _signal_group(process: "subprocess.Popen[bytes]", number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
