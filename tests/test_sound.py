"""Sound as the configuration wants it: no command runs that came with a folder from somebody else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from practice_tui.config import Config
from practice_tui.paths import Places
from practice_tui.sound import SoundSource
from tests.fakes import FakeClock, make_desk

COMMANDS = Config(
    voice=True,
    speech_command="my-voice",
    record=True,
    record_command="my-microphone",
    play_command="my-player",
    recognise_command="my-recogniser",
)
RUN_BY = {
    "practice_tui.voice.speech.CommandSpeaker": "my-voice",
    "practice_tui.voice.recorder.CommandRecorder": "my-microphone",
    "practice_tui.voice.playing.CommandPlayer": "my-player",
    "practice_tui.voice.recogniser.CommandRecogniser": "my-recogniser",
}


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The command that each of them was last made with, by its name."""
    made: dict[str, str] = {}

    def maker(name: str) -> Callable[..., Any]:
        def make(command: str, *_: object) -> object:
            made[name] = command
            return object()

        return make

    for name in RUN_BY:
        monkeypatch.setattr(name, maker(name))
    return made


def make_all(folder: Path, *, is_platforms: bool) -> None:
    sound = SoundSource(Places(folder, folder, folder / "cache", is_platforms=is_platforms))
    desk = make_desk(folder, FakeClock())
    sound.speaker(COMMANDS)
    sound.recording(COMMANDS, desk)
    sound.recogniser(COMMANDS)
    sound.playback(COMMANDS, desk)


def test_the_commands_of_ones_own_configuration_count(tmp_path: Path, commands: dict[str, str]) -> None:
    make_all(tmp_path, is_platforms=True)
    assert commands == RUN_BY


def test_no_command_of_a_folder_that_was_handed_over_counts(tmp_path: Path, commands: dict[str, str]) -> None:
    make_all(tmp_path, is_platforms=False)
    assert set(commands.values()) == {""}
    assert "practice_tui.voice.recogniser.CommandRecogniser" not in commands
