"""Records into a WAV file for as long as its own stdin is open: `python recorder_program.py FILE [COMMAND…]`.

The sound is 16 kHz mono of 16 bits, from the microphone or from what the command writes to its stdout. On stdin `p`
pauses and `r` goes on. On stdout stands a line for each look at the sound: its peak from 0 to 1; or `!` and why nothing
is recorded. What was recorded can be played whenever either side is killed: the head of the file is right each second.
"""

import array
import os
import queue
import subprocess
import sys
import threading
import wave
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

STDIN, RATE, WIDTH = 0, 16_000, 2
LOOKS_EVERY = 0.2  # seconds of sound
LOOK = int(RATE * LOOKS_EVERY) * WIDTH  # bytes
FLUSH = RATE * WIDTH  # bytes: a second
END = b""
FULL_SCALE = 32_768
HEAD = 44  # bytes of a file before its sound
NO_MICROPHONE = "sounddevice is missing (in the clone: .venv/bin/pip install '.[voice]') and no record_command is set"

Sounds = queue.Queue[bytes]


def main(path: str, command: list[str]) -> int:
    """Record to the end of stdin. Returns 1 where that failed."""
    sounds: Sounds = queue.Queue()
    control = Control(sounds)
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            try:
                source = start_command(command, sounds) if command else start_microphone(sounds)
                try:
                    record(file, sounds, control)
                finally:
                    stop(source)
            finally:
                delete_without_sound(file, Path(path))
        if not control.is_over:
            raise OSError(f"{Path(command[0]).name} has ended" if command else "the microphone has stopped")
    except BrokenPipeError:
        return 1  # nobody listens any more
    except OSError as error:
        with suppress(OSError):
            say(f"! {error.strerror or error}")
        return 1
    return 0


class Control:
    """The letters on stdin, read in a thread of its own."""

    def __init__(self, sounds: Sounds) -> None:
        self.is_paused = self.is_over = False
        self._sounds = sounds
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while letter := os.read(STDIN, 1):
            self.is_paused = letter == b"p"
        self.is_over = True
        self._sounds.put(END)


def record(file: BinaryIO, sounds: Sounds, control: Control) -> None:
    """Write what comes until the end. Raises OSError."""
    with wave.open(file, "wb") as sound_file:
        sound_file.setnchannels(1)
        sound_file.setsampwidth(WIDTH)
        sound_file.setframerate(RATE)
        sound_file.writeframes(b"")
        file.flush()
        unwritten, was_paused = b"", False
        while (sound := sounds.get()) != END:
            unwritten += b"" if control.is_paused else sound
            if len(unwritten) >= FLUSH or (control.is_paused and not was_paused):
                sound_file.writeframes(unwritten)
                file.flush()
                unwritten = b""
            was_paused = control.is_paused
            say(f"{0.0 if was_paused else peak(sound):.3f}")
        sound_file.writeframes(unwritten)


def delete_without_sound(file: BinaryIO, path: Path) -> None:
    """Delete a file that holds at most its head. One with sound may have got another name by now."""
    if file.tell() <= HEAD:
        path.unlink(missing_ok=True)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def peak(sound: bytes) -> float:
    """The loudest sample, from 0 to 1."""
    samples = array.array("h", sound)
    return max(max(samples), -min(samples)) / FULL_SCALE if samples else 0.0


def start_command(command: list[str], sounds: Sounds) -> Any:
    """Start a command, and hand on what it writes. It dies of its broken pipe if this program is killed."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def hand_on() -> None:
        assert process.stdout
        while sound := process.stdout.read(LOOK):
            sounds.put(sound[: len(sound) // WIDTH * WIDTH])
        sounds.put(END)

    threading.Thread(target=hand_on, daemon=True).start()
    return process


def start_microphone(sounds: Sounds) -> Any:
    """Open the microphone. Raises OSError where there is none."""
    try:
        import sounddevice  # 60 ms, and it may not be installed
    except ImportError:
        raise OSError(NO_MICROPHONE) from None
    try:
        stream = sounddevice.RawInputStream(
            samplerate=RATE,
            channels=1,
            dtype="int16",
            blocksize=0,
            latency=0.2,
            callback=lambda data, *_: sounds.put(bytes(data)),
            finished_callback=lambda: sounds.put(END),
        )
        stream.start()
    except sounddevice.PortAudioError:
        raise OSError("no microphone") from None
    return stream


def stop(source: Any) -> None:
    if isinstance(source, subprocess.Popen):
        source.kill()
        source.wait()
    else:
        source.abort()
        source.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
