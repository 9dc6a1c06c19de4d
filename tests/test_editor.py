"""The editor is the one that the environment names; where there is none, and where it fails, that is said."""

from pathlib import Path

import pytest

from practice_tui.editor import edit, editor_command
from practice_tui.errors import PracticeError


def test_visual_comes_before_editor_and_may_have_options() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "ed"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": "  ", "EDITOR": "ed"}) == ["ed"]


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, "neither VISUAL nor EDITOR names an editor (export EDITOR=nano"),
        ({"EDITOR": 'nano "'}, "EDITOR can't be read: nano \" (close its quotes)"),
        ({"EDITOR": "/nowhere/ed"}, "can't start /nowhere/ed: No such file or directory"),
        ({"EDITOR": "false"}, "false ended with 1"),
    ],
)
def test_what_goes_wrong_is_said(tmp_path: Path, environment: dict[str, str], says: str) -> None:
    with pytest.raises(PracticeError) as refused:
        edit(tmp_path / "entry.yaml", environment=environment)
    assert says in str(refused.value)


def test_the_file_is_handed_to_the_editor(tmp_path: Path) -> None:
    file = tmp_path / "my entry.yaml"
    edit(file, environment={"EDITOR": "touch"})
    assert file.exists()


def test_a_usual_editor_stands_in_where_none_is_set(tmp_path: Path) -> None:
    edit(tmp_path / "config.toml", usual="touch", environment={})
    assert (tmp_path / "config.toml").exists()
