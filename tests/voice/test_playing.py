"""Playing through a command: it is cut off at once, ends with the program, and what goes wrong is said."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from practice_tui.voice.playing import NOTHING_TO_PLAY_WITH, CommandPlayer, write_rest
from tests.voice.processes import is_alive, until
from tests.voices import seconds_in, write_silence

PLAYS = """
import os, sys, time
folder, seconds, file = sys.argv[1:]
open(f"{folder}/pid", "w").write(str(os.getpid()))
os.rename(f"{folder}/pid", f"{folder}/playing")
open(f"{folder}/file", "w").write(file)
time.sleep(float(seconds))
"""
"""A command that writes down who it is and what it was given, and then takes so many seconds."""


def command(folder: Path, seconds: float) -> str:
    return shlex.join([sys.executable, "-I", "-S", "-c", PLAYS, str(folder), str(seconds)])


def pid_of(folder: Path) -> int:
    return int((folder / "playing").read_text())


def test_it_gets_the_file_and_its_end_is_seen(tmp_path: Path) -> None:
    player = CommandPlayer(command(tmp_path, 0.0))
    assert not player.begin(tmp_path / "-a b.wav")
    assert until(lambda: player.ended() == "")
    assert (tmp_path / "file").read_text() == f"{tmp_path}/-a b.wav"


def test_it_is_silent_at_once(tmp_path: Path) -> None:
    player = CommandPlayer(command(tmp_path, 60.0))
    player.begin(tmp_path / "a.wav")
    assert until((tmp_path / "playing").exists)
    assert player.ended() is None
    player.stop()
    assert until(lambda: not is_alive(pid_of(tmp_path)))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_player_outlives_the_program_that_is_killed(tmp_path: Path, number: signal.Signals) -> None:
    program = f"""
import time
from pathlib import Path
from practice_tui.voice.playing import CommandPlayer
CommandPlayer({command(tmp_path, 60.0)!r}).begin(Path("a.wav"))
time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", program])
    assert until((tmp_path / "playing").exists)
    process.send_signal(number)
    process.wait()
    assert until(lambda: not is_alive(pid_of(tmp_path)))


def test_what_can_not_be_played_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    player = CommandPlayer("false")
    player.begin(tmp_path / "a.wav")
    assert until(lambda: player.ended() is not None)
    assert player.ended() == "false ended with exit code 1: is the sound server gone, or the sound device?"
    gone = CommandPlayer("no-such-player -q").begin(tmp_path / "a.wav")
    assert gone == "no-such-player isn't there, so nothing is played: set play_command."
    monkeypatch.setenv("PATH", str(tmp_path))
    assert CommandPlayer("").begin(tmp_path / "a.wav") == NOTHING_TO_PLAY_WITH


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one player")
def test_the_best_of_the_players_that_are_there_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("aplay", "pw-play", "paplay"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho > {tmp_path}/{name}-played\n")
        (tmp_path / name).chmod(0o700)
        assert not CommandPlayer("").begin(tmp_path / "a.wav")
        assert until((tmp_path / f"{name}-played").exists)


def test_the_rest_of_a_recording_is_a_sound_file_of_the_users_alone(tmp_path: Path) -> None:
    write_silence(tmp_path / "a.wav", 10.0)
    write_rest(tmp_path / "a.wav", 7.5, tmp_path / "rest.wav")
    assert seconds_in(tmp_path / "rest.wav") == 2.5
    assert (tmp_path / "rest.wav").stat().st_mode & 0o777 == 0o600
    write_rest(tmp_path / "a.wav", 99.0, tmp_path / "none.wav")
    assert seconds_in(tmp_path / "none.wav") == 0.0


@pytest.mark.parametrize("content", [b"", b"RIFFnonsense", bytes(500)])
def test_a_file_without_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(ValueError, match="holds no sound"):
        write_rest(tmp_path / "a.wav", 1.0, tmp_path / "rest.wav")
