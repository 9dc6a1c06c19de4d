"""config.toml: what it may say, and how an error names file, line and the nearest known key."""

import os
from pathlib import Path

import pytest

from practice_tui.config import Config, Signal, read_config
from practice_tui.core.views.settings import OWN_THEMES, TEXTUAL_THEMES
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.paths import find_places
from tests.tui.stage import on_stage

pytestmark = pytest.mark.usefixtures("kept_bank")


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_everything_is_usual(tmp_path: Path) -> None:
    assert read_config(tmp_path / "config.toml") == Config("auto", Signal.FLASH, True)


def test_nothing_speaks_records_or_proposes_before_it_is_wanted(tmp_path: Path) -> None:
    config = read_config(tmp_path / "config.toml")
    assert (config.voice, config.record, config.propose) == (False, False, False)


def test_what_it_says_holds(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "ansi"\nsignal = "bell"\nround_clock = false\n')
    assert read_config(path) == Config("ansi", Signal.BELL, False)
    assert read_config(written(tmp_path, 'sync = "~/Sync"\n')).sync == "~/Sync"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "dark"\nsignl = "bell"\n', "config.toml:2: unknown key 'signl' (did you mean 'signal'?)"),
        (
            "wholly_else = 1\n",
            "config.toml:1: unknown key 'wholly_else' (known keys: theme, signal, "
            "round_clock, reduced_motion, wrap_up_bell, keys, sync, "
            "voice, speech_command, record, record_command, play_command, recordings_days, recordings_mb, "
            "recognise_command, propose)",
        ),
        (
            'theme = "blue"\n',
            "config.toml:1: theme can't be 'blue' (it is one of auto, dark, light, ansi, or one of Textual's: "
            f"{', '.join(TEXTUAL_THEMES)})",
        ),
        ('round_clock = "no"\n', "config.toml:1: round_clock must be true or false, not 'no'"),
        ('sync = "Sync"\n', "config.toml:1: sync must be a whole path, not 'Sync' (such as \"~/Sync/practice\")"),
        (
            'speech_command = "say \'it"\n',
            'config.toml:1: speech_command must be a command, not "say \'it" (such as "espeak-ng -v en-us --stdin")',
        ),
        (
            "record_command = 7\n",
            "config.toml:1: record_command must be a command, not 7 "
            '(such as "arecord -q -t raw -f S16_LE -r 16000 -c 1")',
        ),
        ("sync = 7\n", 'config.toml:1: sync must be a whole path, not 7 (such as "~/Sync/practice")'),
        ("theme = \n", "config.toml: Invalid value (at line 1, column 9)"),
    ],
)
def test_an_error_names_the_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PracticeError) as raised:
        read_config(written(tmp_path, text))
    assert str(raised.value).endswith(said)
    assert raised.value.code is ExitCode.UNUSABLE_FILE


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"theme = \xff", "can't be read: 'utf-8' codec can't decode byte 0xff in position 8: invalid start byte"),
        (b"a = " + b"[" * 100_000, "is larger than 100,000 bytes"),
        (b"a = " + b"[" * 90_000, "is nested too deeply"),
        (b"a = " + b"9" * 6000, "Exceeds the limit (4300 digits) for integer string conversion"),
        (b'theme = "\\u001b[2J"', r"theme can't be '\x1b[2J'"),
        (b'"\\u001b]0;x" = 1', r"unknown key '\x1b]0;x'"),
    ],
)
def test_a_hostile_one_is_refused_in_one_line_that_a_terminal_can_only_show(
    tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(data)
    with pytest.raises(PracticeError) as raised:
        read_config(path)
    assert said in raised.value.message
    assert str(path) in raised.value.message
    assert raised.value.message.isprintable()
    assert raised.value.code is ExitCode.UNUSABLE_FILE


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    tmp_path.joinpath("device").symlink_to("/dev/zero")
    for name in ("pipe", "device", "."):
        with pytest.raises(PracticeError, match="is not a file"):
            read_config(tmp_path / name)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    tmp_path.joinpath("config.toml").write_bytes(b'\xef\xbb\xbftheme = "light"')
    assert read_config(tmp_path / "config.toml").theme == "light"


@pytest.mark.parametrize("theme", [*OWN_THEMES, *TEXTUAL_THEMES])
async def test_every_theme_shows_a_whole_round(tmp_path: Path, theme: str) -> None:
    async with on_stage(tmp_path, config=Config(theme=theme)) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "3")
        assert "Saved #1." in stage.text()


async def test_without_colour_every_state_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        await stage.pass_time(130)
        assert "+0:10 over" in stage.text()
        await stage.press("enter", "s", "a")
        assert "a ✓" in stage.text()


async def test_the_bell_rings_once_at_wrap_up_and_once_at_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(tmp_path, config=Config(signal=Signal.BELL)) as stage:
        rung: list[str] = []
        monkeypatch.setattr(stage.app, "bell", lambda: rung.append(stage.text()))
        await stage.press("enter", "enter")
        await stage.pass_time(200)
    assert len(rung) == 2


async def test_the_clock_of_the_round_can_be_hidden(tmp_path: Path) -> None:
    for is_shown in (True, False):
        async with on_stage(tmp_path / str(is_shown), config=Config(round_clock=is_shown)) as stage:
            await stage.press("enter", "enter")
            assert ("round 0 min" in stage.text()) is is_shown


def test_one_directory_holds_everything_where_one_is_named(tmp_path: Path) -> None:
    by_option = find_places(tmp_path / "a", {"PRACTICE_DATA_DIR": str(tmp_path / "b")})
    by_environment = find_places(None, {"PRACTICE_DATA_DIR": str(tmp_path / "b")})
    assert (by_option.history, by_environment.config_file) == (tmp_path / "a/history.db", tmp_path / "b/config.toml")


def test_otherwise_the_platform_says_where() -> None:
    assert find_places(None, {}).history.name == "history.db"
