"""The JSON that commands print has the shapes that are written down, key by key and type by type."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from practice_tui.bank.cache import load_cached_bank
from practice_tui.cli import commands
from practice_tui.context import Context
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.values.records import FORMAT
from practice_tui.paths import find_places
from practice_tui.presenters.json_shapes import EXPORT, SHAPES, shape_lines, shape_of
from tests.archive.classes.made import made_answers, write_class
from tests.histories import write_history
from tests.test_cli import every_command, run

OR_NULL = " or null"


def differences(shape: Any, value: Any, place: str = "") -> list[str]:
    """Where a value isn't as its shape says."""
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{place}: no list"]
        return [
            fault for number, item in enumerate(value) for fault in differences(shape[0], item, f"{place}[{number}]")
        ]
    if isinstance(shape, dict):
        return _of_object(shape, value, place)
    if shape.endswith(OR_NULL):
        return [] if value is None else differences(shape.removesuffix(OR_NULL), value, place)
    return [] if is_of(shape, value) else [f"{place}: {value!r} is no {shape}"]


def _of_object(shape: dict[str, Any], value: Any, place: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{place}: no object"]
    if len(shape) == 1 and next(iter(shape)).startswith("<"):
        (inner,) = shape.values()
        return [fault for key, item in value.items() for fault in differences(inner, item, f"{place}.{key}")]
    inner_of = {re.sub(r"( or null|\?)$", "", key): (key, inner) for key, inner in shape.items()}
    faults = [f"{place}.{key} isn't written down" for key in value.keys() - inner_of.keys()]
    for name, (key, inner) in inner_of.items():
        if name not in value:
            faults += [] if key.endswith("?") else [f"{place}.{name} is missing"]
        elif not (value[name] is None and key.endswith(OR_NULL)):
            faults += differences(inner, value[name], f"{place}.{name}")
    return faults


def is_of(word: str, value: Any) -> bool:
    is_whole, is_number = type(value) is int, type(value) in (int, float)
    match word:
        case "true or false":
            return isinstance(value, bool)
        case "integer":
            return is_whole
        case "integer from 1 to 4":
            return is_whole and int(value) in range(1, 5)
        case "number" | "number of seconds":
            return is_number
        case "number from 0 to 1":
            return is_number and 0 <= float(value) <= 1
        case "instant":
            return datetime.fromisoformat(value).tzinfo is not None
        case "day":
            return str(date.fromisoformat(value)) == str(value)
    assert word == "text", word
    return isinstance(value, str)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history of 150 answers, with a drill, a day of the interview, and a row that can't be read."""
    folder = tmp_path_factory.mktemp("data")
    write_history(folder, 150, load_cached_bank(folder / "banks", folder / "cache").bank)
    run("date", "2099-12-09", "--minutes", "30", "--plan", "quick", data=folder)
    write_class(folder / "class.db", made_answers(20, 6))
    desk = Context(find_places(folder)).open_desk_quietly()
    desk.notebook.remark("dropout", RemarkKind.WRONG, "the sign")
    desk.close()
    run("drill", "mse", "--plain", "--level", "1", data=folder, stdin=None, input="1\n\nshow\n\nend\n")
    run("real", "add", "Acme", "--asked", "Why does it diverge?", data=folder)
    lines = ("", "read", "done", "3", "", "2", "sign yes")
    run("interview", "--plain", "--count", "1", data=folder, stdin=None, input="".join(f"{line}\n" for line in lines))
    run("calibrate", "--plain", data=folder, stdin=None, input="a\n2\n\n\n" * 10)
    judged = "".join("b\n3\n\n" for _ in range(20))
    run("rate", "--as", "Ann", "--plain", data=folder, stdin=None, input=f"{judged}sign yes\n")
    return folder


COMMANDS = {
    "calibrate": "calibrate --report",
    "bank show": "bank show dropout",
    "plan show": "plan show quick",
    "drill NAME": "drill mse",
    "class report": "class report {data}/class.db",
}


@pytest.mark.parametrize("command", SHAPES)
def test_a_command_prints_its_shape(command: str, data: Path) -> None:
    printed = json.loads(run(*COMMANDS.get(command, command).format(data=data).split(), "--json", data=data).stdout)
    assert printed["format"] == FORMAT == 1
    assert differences(shape_of(command), printed) == []
    assert any(value for name, value in printed.items() if name != "format"), "there is something to compare"


def test_an_export_has_its_shape(data: Path, tmp_path: Path) -> None:
    run("export", str(tmp_path / "all.json"), data=data)
    exported = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert exported["attempts"] and exported["drill_answers"] and exported["targets"]
    assert differences(shape_of(EXPORT), exported) == []


@pytest.mark.parametrize("command", ["stats", "next", "due", "history", "date"])
def test_an_empty_history_has_the_same_shape(command: str, tmp_path: Path) -> None:
    assert differences(shape_of(command), json.loads(run(command, "--json", data=tmp_path).stdout)) == []


def test_a_difference_is_seen() -> None:
    shape = {"a": "integer", "b?": ["text"], "c or null": {"<day>": "number"}}
    assert differences(shape, {"a": 1, "c": {"2026-03-01": 0.5}}) == []
    assert differences(shape, {"a": 1, "b": ["x"], "c": None}) == []
    assert differences(shape, {"a": True, "b": [1], "d": 2}) == [
        ".d isn't written down",
        ".a: True is no integer",
        ".b[0]: 1 is no text",
        ".c is missing",
    ]


def test_the_shapes_are_printed(data: Path) -> None:
    every = run("json-shapes", data=data).stdout
    assert all(f"\npractice {command} --json\n" in every for command in SHAPES)
    assert "\npractice export FILE.json\n" in every
    one = run("json-shapes", "bank", "list", data=data).stdout.splitlines()
    assert one == shape_lines("bank list")
    assert json.loads("\n".join(one[1:])) == shape_of("bank list")
    assert run("json-shapes", "export", data=data).stdout.startswith("practice export FILE.json\n{")
    refused = run("json-shapes", "backup", data=data)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def test_every_command_with_json_is_written_down() -> None:
    helps = {
        " ".join(words): CliRunner().invoke(commands, [*words, "--help"]).output for words in every_command(commands)
    }
    assert {name for name, text in helps.items() if "--json" in text} == SHAPES.keys() - {"drill NAME"}
