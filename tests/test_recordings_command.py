"""The commands about recordings: what is listed, played and deleted, and what is asked first."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from practice_tui.cli import commands
from practice_tui.core.rounds.events import Begin, Done, Reveal
from practice_tui.errors import PracticeError
from practice_tui.sitting.recording import Recording
from practice_tui.voice import activity
from practice_tui.voice.playing import play
from tests.fakes import FakeClock, make_desk, sit
from tests.voices import FakeListener, FakeRecorder, shelf_in

INSTALLS = "in the clone: .venv/bin/pip install '.[voice]'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory with one recorded answer in which speech was heard."""
    return record_in(tmp_path, FakeListener())


def record_in(folder: Path, *listeners: FakeListener) -> Path:
    """The folder, in which one answer has been recorded."""
    desk = make_desk(folder, FakeClock())
    shelf = shelf_in(desk, folder)
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    sitting.record_with(Recording(FakeRecorder(seconds=83.0), shelf, listeners))
    sit(desk, sitting, Begin(), Done(), Reveal())
    sitting.tick()
    desk.close()
    return folder


def run(folder: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(commands, ["recordings", *words, "--data-dir", str(folder)], input=typed)


def test_the_list_names_number_length_and_folder(folder: Path) -> None:
    result = run(folder, "list")
    first, total = result.output.splitlines()
    assert first.split()[0] == "1"
    assert "1:23" in first
    assert first.endswith(", first word after 0.5 s, 50 % spoken")
    assert total == f"1 recording, 2.7 MB, in {folder}/recordings"


@pytest.mark.parametrize("is_there", [True, False])
def test_who_lacks_a_detector_is_told_what_it_would_hear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    record_in(tmp_path)
    monkeypatch.setattr(activity, "is_there", lambda: is_there)
    assert (INSTALLS in run(tmp_path, "list").output) is not is_there


@pytest.mark.skipif(not activity.is_there(), reason="no detector is installed")
def test_what_was_recorded_before_there_was_a_detector_is_listened_to(tmp_path: Path) -> None:
    record_in(tmp_path)
    assert "1 of them was not listened to: practice recordings listen" in run(tmp_path, "list").output
    first, last = run(tmp_path, "listen").output.splitlines()
    assert first.split()[0] == "1" and first.endswith(", nobody heard")
    assert last == "1 recording listened to."
    assert run(tmp_path, "list").output.splitlines()[0] == first
    assert run(tmp_path, "listen").output == "0 recordings listened to.\n"


def test_a_recording_that_can_not_be_listened_to_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record_in(tmp_path)
    monkeypatch.setattr(activity, "is_there", lambda: True)
    monkeypatch.setattr(activity, "hear", lambda _: activity.Printed(trouble="the detector failed"))
    result = run(tmp_path, "listen")
    assert "practice: the detector failed" in result.stderr
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "0 recordings listened to.")


def test_without_a_detector_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "is_there", lambda: False)
    assert INSTALLS in str(run(tmp_path, "listen").exception)


def test_where_nothing_is_recorded_the_list_says_how(tmp_path: Path) -> None:
    assert "practice config set record true" in run(tmp_path, "list").output


def test_the_list_names_a_recording_that_was_broken_off(folder: Path) -> None:
    assert "broken off" not in run(folder, "list").output
    (folder / "recordings" / "unfinished-7.wav").write_bytes(b"RIFF" * 20)
    assert "And 1 recording of answers that were broken off, such as unfinished-7.wav." in run(folder, "list").output
    run(folder, "delete", "--all", "--yes")
    assert "broken off" not in run(folder, "list").output


def test_deleting_shows_what_goes_and_asks(folder: Path) -> None:
    assert "Delete them for good?" in run(folder, "delete", "1", typed="n\n").output
    assert len(list((folder / "recordings").iterdir())) == 1
    assert "Deleted 1 recording." in run(folder, "delete", "1", typed="y\n").output
    assert list((folder / "recordings").iterdir()) == []


def test_all_takes_unfinished_ones_too(folder: Path) -> None:
    (folder / "recordings" / "unfinished-x.wav").write_bytes(b"")
    assert "Deleted 2 recordings." in run(folder, "delete", "--all", "--yes").output


@pytest.mark.parametrize("words", [("delete",), ("delete", "1", "--all")])
def test_deleting_nothing_in_particular_is_a_question(folder: Path, words: tuple[str, ...]) -> None:
    assert run(folder, *words).exit_code == 2


def test_a_number_that_there_is_not_is_named(folder: Path) -> None:
    assert "there is no recording 7" in str(run(folder, "play", "7").exception)


def test_it_is_played_by_a_command_that_gets_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(b"sound")
    (tmp_path / "heard").mkdir()
    play(f"cp -t {tmp_path}/heard", file)
    assert (tmp_path / "heard" / "a.wav").read_bytes() == b"sound"
    with pytest.raises(PracticeError, match="false ended with exit code 1: is the sound server gone"):
        play("false", file)
    with pytest.raises(PracticeError, match="no-such-player isn't there"):
        play("no-such-player", file)


@pytest.fixture
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the platform's own configuration, of a user with one recorded answer."""
    for name in ("CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    record_in(tmp_path / "DATA" / "practice", FakeListener())
    (tmp_path / "CONFIG" / "practice").mkdir(parents=True)
    return tmp_path / "CONFIG" / "practice" / "config.toml"


def transcribe(*words: str) -> Result:
    return CliRunner().invoke(commands, ["recordings", "transcribe", *words])


def test_what_is_not_written_down_yet_is_now(own_configuration: Path) -> None:
    own_configuration.write_text('recognise_command = "echo so it zeroes {file}"\n')
    first, second, third = transcribe().output.splitlines()
    assert first.split()[0] == "1"
    assert second.strip().startswith("so it zeroes /")
    assert third == "1 recording written down."
    assert transcribe().output == "0 recordings written down.\n"
    assert "so it zeroes" in transcribe("1").output


def test_a_recogniser_that_fails_is_told_of(own_configuration: Path) -> None:
    own_configuration.write_text('recognise_command = "false"\n')
    result = transcribe()
    assert "false failed with exit code 1" in result.stderr
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "0 recordings written down.")


def test_without_a_recogniser_it_says_what_to_set(own_configuration: Path) -> None:
    assert "set recognise_command" in str(transcribe().exception)


def test_a_recogniser_in_a_folder_that_was_handed_over_is_not_run(folder: Path) -> None:
    (folder / "config.toml").write_text(f'recognise_command = "touch {folder}/here"\n')
    result = run(folder, "transcribe")
    assert "recognise_command" in result.stderr
    assert "nothing to write recordings down with" in str(result.exception)
    assert not (folder / "here").exists()


def test_where_nothing_is_recorded_yet_nobody_is_told_to_turn_it_on_again(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("record = true\n")
    assert run(tmp_path, "list").output.splitlines()[-1] == "Nothing is recorded."


def test_a_command_that_came_with_the_folder_plays_nothing_and_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    (folder / "config.toml").write_text(f'play_command = "touch {folder}/ran"\n')
    result = run(folder, "play", "1")
    assert f"play_command is ignored in {folder}/config.toml" in result.stderr
    assert isinstance(result.exception, PracticeError)
    assert not (folder / "ran").exists()
