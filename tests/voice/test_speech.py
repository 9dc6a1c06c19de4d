"""Speaking through a command: what it is given, how its end is read, and that none is left."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from practice_tui.system import SystemClock
from practice_tui.voice.kept import words_of
from practice_tui.voice.speech import ELSEWHERE, NO_COMMAND, ON_MAC, CommandSpeaker
from tests.voice.processes import is_alive, until

SPEAKS = """
import os, sys, time
folder = sys.argv[1]
with open(f"{folder}/pid", "w") as file:
    file.write(str(os.getpid()))
os.rename(f"{folder}/pid", f"{folder}/speaking")
text = sys.stdin.read()
print("noise"); print("noise", file=sys.stderr)
open(f"{folder}/text", "w").write(text)
time.sleep(float(sys.argv[2]))
"""
"""A command that writes down who it is and what it was given, and then takes so many seconds."""


def command(folder: Path, seconds: float) -> str:
    return shlex.join([sys.executable, "-I", "-S", "-c", SPEAKS, str(folder), str(seconds)])


def speak(tmp_path: Path, text: str, seconds: float) -> CommandSpeaker:
    speaker = CommandSpeaker(command(tmp_path, seconds), SystemClock())
    assert not speaker.begin(text)
    assert until((tmp_path / "speaking").exists)
    return speaker


def pid_of(folder: Path) -> int:
    return int((folder / "speaking").read_text())


def test_the_text_reaches_its_stdin_whole_and_no_shell_sees_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "-f /etc/passwd; $(touch here) `ls` ‖x‖\n" * 50
    speaker = speak(tmp_path, text, 0.0)
    assert until(lambda: speaker.ended() is not None)
    assert (tmp_path / "text").read_text("utf-8") == text
    assert capfd.readouterr() == ("", "")


def test_an_end_in_good_time_is_no_trouble(tmp_path: Path) -> None:
    speaker = speak(tmp_path, "Why?", 0.3)
    assert until(lambda: speaker.ended() is not None)
    ended = speaker.ended()
    assert ended is not None
    assert not ended.trouble


def test_an_end_far_too_early_for_the_text_was_no_sound(tmp_path: Path) -> None:
    speaker = speak(tmp_path, "Why is the sky blue? " * 200, 0.0)
    assert until(lambda: speaker.ended() is not None)
    ended = speaker.ended()
    assert ended is not None
    assert ended.trouble.startswith("No sound: python")


def test_it_is_silent_at_once(tmp_path: Path) -> None:
    speaker = speak(tmp_path, "Why?", 60.0)
    pid = pid_of(tmp_path)
    assert is_alive(pid)
    speaker.stop()
    assert until(lambda: not is_alive(pid))
    assert speaker.ended() is None


def test_one_that_never_ends_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_tui.voice.speech.EXTRA", 0.5)
    speaker = speak(tmp_path, "", 60.0)
    assert until(lambda: speaker.ended() is not None)
    ended = speaker.ended()
    assert ended is not None
    assert "was cut off" in ended.trouble
    assert until(lambda: not is_alive(pid_of(tmp_path)))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_command_outlives_the_program_that_is_killed(tmp_path: Path, number: signal.Signals) -> None:
    program = f"""
import time
from practice_tui.system import SystemClock
from practice_tui.voice.speech import CommandSpeaker
CommandSpeaker({command(tmp_path, 60.0)!r}, SystemClock()).begin("Why?")
time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", program])
    assert until((tmp_path / "speaking").exists)
    process.send_signal(number)
    process.wait()
    assert until(lambda: not is_alive(pid_of(tmp_path)))


def test_a_command_that_ignores_being_told_to_end_is_killed(tmp_path: Path) -> None:
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)" + SPEAKS
    words = [sys.executable, "-I", "-S", "-c", deaf, str(tmp_path), "60"]
    speaker = CommandSpeaker(shlex.join(words), SystemClock())
    speaker.begin("Why?")
    assert until((tmp_path / "speaking").exists)
    speaker.stop()
    assert until(lambda: not is_alive(pid_of(tmp_path)))


def test_a_command_that_is_not_there_is_named(tmp_path: Path) -> None:
    speaker = CommandSpeaker("no-such-voice --stdin", SystemClock())
    assert speaker.begin("Why?") == "no-such-voice isn't there, so nothing is read aloud."


def test_without_any_command_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert CommandSpeaker("", SystemClock()).begin("Why?") == NO_COMMAND


def test_the_platforms_own_voice_reads_its_stdin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("say", "espeak"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert words_of("", ON_MAC, ELSEWHERE) == ["say", "-f", "-"]
    monkeypatch.setattr(sys, "platform", "linux")
    assert words_of("", ON_MAC, ELSEWHERE) == ["espeak", "--stdin"]
