"""Settings are changed without touching the rest of the file; keys only where the rules of the keyboard hold."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.keys import _character_to_key
from textual.theme import BUILTIN_THEMES

from practice_tui.cli import commands
from practice_tui.config import Signal, read_config, write_setting
from practice_tui.core.views.keymap import KEYS
from practice_tui.core.views.keys import BANK_KEYS, HOME_KEYS
from practice_tui.core.views.remapping import (
    NOTHING,
    changeable_keys,
    face_of,
    keyboard_name,
    meant_by,
    problem_with,
)
from practice_tui.core.views.settings import TEXTUAL_THEMES
from practice_tui.errors import ExitCode, PracticeError
from tests.test_cli import run

WRITTEN = """# how it looks
theme = "light"   # for the beamer

signal = "none"

[keys]   # left hand
"home.bank" = "k"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(WRITTEN, "utf-8")
    return path


def test_a_change_keeps_comments_and_order(file: Path) -> None:
    write_setting(file, "theme", "nord")
    write_setting(file, "round_clock", "off")
    write_setting(file, "keys.home.dashboard", "j")

    lines = file.read_text("utf-8").splitlines()
    assert lines[:2] == ["# how it looks", 'theme = "nord"   # for the beamer']
    assert lines.index('signal = "none"') < lines.index("round_clock = false") < lines.index("[keys]   # left hand")
    assert lines[-2:] == ['"home.bank" = "k"', '"home.dashboard" = "j"']
    config = read_config(file)
    assert (config.theme, config.signal, config.round_clock) == ("nord", Signal.NONE, False)
    assert config.keys == {"home.bank": "k", "home.dashboard": "j"}


def test_without_a_file_one_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    assert write_setting(path, "reduced_motion", "yes").reduced_motion
    assert path.read_text("utf-8") == "reduced_motion = true\n"


def test_the_usual_key_takes_the_change_out(file: Path) -> None:
    write_setting(file, "keys.home.bank", "b")
    assert read_config(file).keys == {}


def test_the_usual_key_written_as_its_sign_takes_the_change_out_too(file: Path) -> None:
    write_setting(file, "keys.home.settings", ";")
    write_setting(file, "keys.home.settings", ",")
    assert read_config(file).keys == {"home.bank": "k"}


def test_a_setting_that_there_is_not_was_asked_wrongly(tmp_path: Path) -> None:
    ended = CliRunner().invoke(commands, ["--data-dir", str(tmp_path), "config", "get", "colour"])
    assert isinstance(ended.exception, PracticeError)
    assert ended.exception.code is ExitCode.USAGE


def test_a_link_to_the_file_stays_one(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    write_setting(link, "signal", "bell")
    assert link.is_symlink()
    assert read_config(file).signal is Signal.BELL


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("theme", "drak", "theme can't be 'drak' (did you mean 'dark'?)"),
        ("round_clock", "perhaps", "round_clock can't be 'perhaps' (it is one of true, false)"),
        ("signl", "bell", "no setting is called 'signl' (did you mean 'signal'?)"),
        ("keys.round.hnt", "k", "no key is called 'round.hnt' (did you mean 'round.hint'?)"),
        ("keys.round.hint", "3", "round.hint can't be '3': digits only score"),
        ("keys.round.hint", "b", "round.hint can't be 'b': a to f only tick in a round"),
        ("keys.round.hint", "enter", "round.hint can't be 'enter': enter only goes on"),
        ("keys.round.hint", "H", "round.hint can't be 'H': capitals are their small letters"),
        ("keys.round.hint", "p", "round.hint can't be 'p': that is 'Go on' already (round.resume)"),
        ("keys.round.hint", "?", "round.hint can't be '?': that is 'Keys' already (anywhere.keys)"),
        ("keys.home.dashboard", "k", "home.dashboard can't be 'k': that is 'Bank' already (home.bank)"),
        ("keys.question.note", "a", "question.note can't be 'a': that is 'Ask me' already (question.start)"),
        (
            "keys.round.score-1",
            "k",
            "round.score-1 stays where it is: digits only score, a to f only tick, enter only goes on, and arrows, "
            "tab, escape and ctrl lead around",
        ),
    ],
)
def test_what_cant_be_is_refused_and_nothing_is_written(file: Path, name: str, value: str, said: str) -> None:
    with pytest.raises(PracticeError) as raised:
        write_setting(file, name, value)
    assert str(raised.value) == said
    assert file.read_text("utf-8") == WRITTEN


def test_a_clash_written_by_hand_is_told_with_its_place(file: Path) -> None:
    file.write_text('theme = "dark"\n[keys]\nround.hint = "x"\n', "utf-8")
    with pytest.raises(PracticeError) as raised:
        read_config(file)
    assert str(raised.value) == f"{file}:2: round.hint can't be 'x': that is 'Skip' already (round.skip)"
    assert raised.value.code is ExitCode.UNUSABLE_FILE


def test_keys_of_a_place_may_stand_in_a_table_of_their_own(file: Path) -> None:
    file.write_text('[keys.round]\nhint = "k"\n', "utf-8")
    assert read_config(file).keys == {"round.hint": "k"}
    write_setting(file, "keys.round.hint", "f5")
    assert file.read_text("utf-8") == '[keys.round]\nhint = "f5"\n'


def test_two_keys_change_places() -> None:
    keymap = {"home.dashboard": "b", "home.bank": "d"}
    assert [problem_with(key_id, pressed, keymap) for key_id, pressed in keymap.items()] == ["", ""]
    assert [meant_by(pressed, HOME_KEYS, keymap) for pressed in "bd"] == ["d", "b"]


def test_a_key_that_was_moved_away_does_nothing_and_another_stays() -> None:
    keymap = {"bank.ask": "k"}
    assert [meant_by(pressed, BANK_KEYS, keymap) for pressed in ("k", "a", "q")] == ["a", NOTHING, "q"]


def test_a_moved_key_leaves_the_other_ways_to_do_it() -> None:
    keymap = {"bank.close": "y"}
    assert [meant_by(pressed, BANK_KEYS, keymap) for pressed in ("y", "q", "escape")] == ["q", NOTHING, "escape"]


def test_every_key_may_stay_what_it_is() -> None:
    assert [problem for key in changeable_keys() if (problem := problem_with(key.id, key.key, {}))] == []


def test_what_scores_ticks_or_goes_on_stays() -> None:
    fixed = {key.key for key in KEYS} - {key.key for key in changeable_keys()}
    assert {"1", "2", "3", "4", "enter", "tab", "escape", "left", "ctrl+q"} <= fixed
    assert not [key.id for key in changeable_keys() if key.name.startswith(("tick", "score"))]


@pytest.mark.parametrize("sign", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
def test_signs_bear_the_names_that_a_terminal_gives_them(sign: str) -> None:
    assert keyboard_name(sign) == _character_to_key(sign)
    assert face_of(keyboard_name(sign)) == sign


def test_the_themes_are_those_of_textual() -> None:
    assert set(BUILTIN_THEMES) == set(TEXTUAL_THEMES)


def test_the_command_gets_sets_and_lists(tmp_path: Path) -> None:
    assert run("config", "get", "theme", data=tmp_path).stdout == "auto\n"
    assert run("config", "set", "theme", "light", data=tmp_path).returncode == 0
    assert run("config", "set", "keys.round.hint", "k", data=tmp_path).returncode == 0
    assert run("config", "get", "keys.round.hint", data=tmp_path).stdout == "k\n"
    listed = run("config", "list", data=tmp_path).stdout.splitlines()
    assert listed[0].startswith("theme = light  (auto, dark, light, ansi, ")
    assert listed[-1] == "keys.round.hint = k"

    refused = run("config", "set", "theme", "blue", data=tmp_path)
    assert refused.returncode == 2
    assert refused.stderr.startswith("practice: theme can't be 'blue'")


def test_editing_checks_what_was_written(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "theme = 1" > "$1"\n', "utf-8")
    editor.chmod(0o700)
    edited = run("config", "edit", data=tmp_path, env={"PATH": "/bin:/usr/bin", "VISUAL": "", "EDITOR": str(editor)})
    assert edited.returncode == 65
    assert "config.toml:1: theme can't be 1" in edited.stderr
