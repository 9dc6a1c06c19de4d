"""Recording through a command: what is in the file, that it plays after any kill, and what goes wrong in words."""

import os
import shlex
import signal
import subprocess
import sys
import wave
from importlib.util import find_spec
from pathlib import Path

import pytest

from practice_tui.voice import recorder_program
from practice_tui.voice.recorder import CommandRecorder
from practice_tui.voice.recorder_program import RATE
from tests.voice.processes import is_alive, until

HEAD = 44
SOUNDS = """
import array, os, sys, time
folder, tenths = sys.argv[1], int(sys.argv[2])
open(f"{folder}/pid", "w").write(str(os.getpid()))
os.rename(f"{folder}/pid", f"{folder}/recording")
for number in range(tenths):
    sys.stdout.buffer.write(array.array("h", [number, -16_384] * 800).tobytes())
    sys.stdout.flush()
    time.sleep(0.02)
"""
"""A microphone that is five times as fast as life: tenths of a second of sound, each half as loud as can be."""


def command(folder: Path, tenths: int = 3000) -> str:
    return shlex.join([sys.executable, "-I", "-S", "-c", SOUNDS, str(folder), str(tenths)])


def seconds_of(file: Path) -> float:
    with wave.open(str(file)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (RATE, 1, 2)
        return len(sound.readframes(sound.getnframes())) / 2 / RATE


def size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def record(folder: Path) -> tuple[CommandRecorder, Path]:
    recorder, file = CommandRecorder(command(folder)), folder / "answer.wav"
    assert not recorder.begin(file)
    assert until(lambda: size(file) > HEAD + RATE)
    return recorder, file


def pid_of(folder: Path) -> int:
    return int((folder / "recording").read_text())


def test_the_file_holds_the_sound_and_is_the_users_alone(tmp_path: Path) -> None:
    recorder, file = record(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    assert recorder.level == pytest.approx(0.5)
    named = file.rename(tmp_path / "named.wav")
    recorder.end()
    assert until(lambda: not is_alive(pid_of(tmp_path)))
    with wave.open(str(named)) as sound:
        assert sound.readframes(1) == bytes(2)
    assert seconds_of(named) >= 1.0


def test_a_pause_leaves_out_what_is_said_meanwhile(tmp_path: Path) -> None:
    recorder, file = record(tmp_path)
    recorder.pause()
    assert until(lambda: recorder.level == 0.0)
    paused = size(file)
    assert not until_grown(file, paused)
    recorder.go_on()
    assert until(lambda: size(file) > paused)
    recorder.end()


def until_grown(file: Path, before: int) -> bool:
    """Whether the file grows while two seconds of sound go by."""
    waiting = subprocess.run([sys.executable, "-S", "-c", "import time; time.sleep(0.4)"], check=True)
    return waiting.returncode == 0 and size(file) > before


@pytest.mark.parametrize("flushes", [1, 2, 4])
def test_the_file_plays_and_nothing_is_left_when_the_program_is_killed(tmp_path: Path, flushes: int) -> None:
    file = tmp_path / "answer.wav"
    program = f"""
import time
from pathlib import Path
from practice_tui.voice.recorder import CommandRecorder
CommandRecorder({command(tmp_path)!r}).begin(Path({str(file)!r}))
time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", program])
    assert until(lambda: size(file) > HEAD + flushes * RATE)
    process.kill()
    process.wait()
    assert until(lambda: not is_alive(pid_of(tmp_path)))
    assert seconds_of(file) >= flushes * 0.5


def test_the_file_plays_and_the_command_ends_when_the_recorder_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "answer.wav"
    words = [sys.executable, "-I", recorder_program.__file__, str(file), *shlex.split(command(tmp_path))]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert until(lambda: size(file) > HEAD + 2 * RATE)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert seconds_of(file) >= 1.0
    assert until(lambda: not is_alive(pid_of(tmp_path)))
    if process.stdin:
        process.stdin.close()


def test_a_recorder_that_is_killed_is_missed(tmp_path: Path) -> None:
    recorder, _ = record(tmp_path)
    microphone = Path(f"/proc/{pid_of(tmp_path)}/stat").read_text()
    os.kill(int(microphone.rpartition(")")[2].split()[1]), signal.SIGKILL)
    assert until(lambda: recorder.trouble == "Not recorded: the recorder has ended.")
    recorder.end()


def test_sound_that_ends_by_itself_is_said_and_what_there_is_plays(tmp_path: Path) -> None:
    recorder, file = CommandRecorder(command(tmp_path, 15)), tmp_path / "answer.wav"
    recorder.begin(file)
    assert until(lambda: recorder.trouble != "")
    assert recorder.trouble == f"Not recorded: {Path(sys.executable).name} has ended."
    assert seconds_of(file) == pytest.approx(1.5)
    recorder.pause()
    recorder.end()


def test_a_full_disk_is_said_and_what_there_is_plays(tmp_path: Path) -> None:
    file = tmp_path / "answer.wav"
    words = [sys.executable, "-I", recorder_program.__file__, str(file), *shlex.split(command(tmp_path))]
    limited = f"ulimit -f 100; exec {shlex.join(words)}"
    process = subprocess.Popen(["/bin/bash", "-c", limited], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    lines = process.stdout.read().splitlines()
    assert process.wait() == 1
    assert lines[-1] == "! File too large"
    assert seconds_of(file) > 1.0
    process.stdout.close()
    if process.stdin:
        process.stdin.close()


def test_a_command_that_is_not_there_is_named(tmp_path: Path) -> None:
    recorder = CommandRecorder("no-such-microphone")
    assert recorder.begin(tmp_path / "a.wav") == "no-such-microphone isn't there, so nothing is recorded."
    recorder.pause()
    recorder.end()


@pytest.mark.skipif(find_spec("sounddevice") is not None, reason="there may be a microphone")
def test_without_microphone_or_command_it_is_said(tmp_path: Path) -> None:
    recorder = CommandRecorder("")
    assert not recorder.begin(tmp_path / "a.wav")
    assert until(lambda: recorder.trouble.startswith("Not recorded: "))
    recorder.end()


def test_a_round_left_at_once_leaves_no_file_without_sound(tmp_path: Path) -> None:
    recorder, file = CommandRecorder("sleep 60"), tmp_path / "answer.wav"
    assert not recorder.begin(file)
    recorder.end()()
    assert not file.exists()


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("mine")
    recorder = CommandRecorder(command(tmp_path))
    recorder.begin(tmp_path / "a.wav")
    assert until(lambda: recorder.trouble == f"Not recorded: {os.strerror(17)}.")
    assert (tmp_path / "a.wav").read_text() == "mine"
