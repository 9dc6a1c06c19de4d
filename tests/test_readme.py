"""The README says what is true: its keys are the program's, its commands are two, its picture is a tested one."""

import os
import re
from pathlib import Path

import pytest

from practice_tui.core.views.keymap import KEYS, where
from practice_tui.errors import how_to_install
from practice_tui.voice.recorder_program import NO_MICROPHONE

README = Path(__file__).parents[1] / "README.md"
_KEYS = re.compile(r"<!-- keys -->\n(.*?)<!-- /keys -->", re.DOTALL)


def table_of_keys() -> str:
    rows = [f"| {where(key)} | `{key.faces}` | {key.says} | {key.word} |" for key in KEYS if key.says]
    return "\n".join(["| where | key | does | in plain mode |", "| --- | --- | --- | --- |", *rows, ""])


def test_readme_lists_every_key() -> None:
    text = README.read_text("utf-8")
    if os.environ.get("PRACTICE_UPDATE_SNAPSHOTS"):
        text = _KEYS.sub(lambda _: f"<!-- keys -->\n{table_of_keys()}<!-- /keys -->", text)
        README.write_text(text, "utf-8")
    found = _KEYS.search(text)
    assert found and found[1] == table_of_keys()


def test_quick_start_has_two_blocks_of_one_command_line_each() -> None:
    quick_start = README.read_text("utf-8").split("## Quick start")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", quick_start, re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]


@pytest.mark.parametrize("extra", ["voice", "import", "export", "class"])
def test_what_messages_say_to_install_is_what_the_readme_says(extra: str) -> None:
    command = how_to_install(extra).removeprefix("in the clone: ")
    assert command.endswith(f"'.[{extra}]'")
    assert f"`{command}`" in README.read_text("utf-8")


def test_the_recorder_which_stands_alone_says_the_same() -> None:
    assert how_to_install("voice") in NO_MICROPHONE


def test_picture_is_one_of_the_tested_screens() -> None:
    picture = re.search(r"!\[[^]]*\]\(([^)]+)\)", README.read_text("utf-8"))
    assert picture and (README.parent / picture[1]).is_file()
    assert picture[1].startswith("tests/snapshots/")
