"""CONTRIBUTING says what is true: each row of its table of faults names tests that are there."""

import importlib.util
import re
from pathlib import Path

import click
import pytest

from practice_tui.cli import commands

TESTS = Path(__file__).parent
ROOT = TESTS.parent


def rows_of_faults() -> list[list[str]]:
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("\n## Faults\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return rows[2:]


@pytest.mark.parametrize("row", rows_of_faults(), ids=lambda row: str(row[0])[:40])
def test_each_fault_is_shown_by_tests_that_are_there(row: list[str]) -> None:
    _, _, shown_by = row
    named = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", shown_by)
    assert named
    for file, test in named:
        text = (TESTS / file).read_text("utf-8")
        assert re.search(rf"^(async )?def {test or 'test_[a-z0-9_]+'}\(", text, re.MULTILINE), f"{file}::{test}"
    for module in re.findall(r"python -m ([\w.]+)", shown_by):
        assert importlib.util.find_spec(module), module


def test_every_module_that_it_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", text))
    places = [f"/{path.relative_to(ROOT)}" for top in ("practice_tui", "tests") for path in (ROOT / top).rglob("*.py")]
    assert named and not [name for name in named if not any(place.endswith(f"/{name}") for place in places)]


def test_every_name_of_the_code_that_it_uses_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`([A-Z][A-Z_]+|_[a-z_]+|[A-Z][a-z]+[A-Z]\w+|[a-z]+_[a-z_]+)`", text))
    paths = [path for top in ("practice_tui", "tests") for path in (ROOT / top).rglob("*.py") if path != Path(__file__)]
    words = {word for path in paths for word in re.findall(r"\w+", path.read_text("utf-8"))}
    assert len(named) > 30
    assert named - words - {path.stem for path in paths} == set()


def test_the_table_has_a_row_for_each_fault() -> None:
    assert len(rows_of_faults()) >= 30


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Your data", {"backup", "restore", "export", "import", "class"}),
        (
            "Commands that print",
            {"stats", "next", "due", "history", "calibrate", "agreement", "date", "bank", "tips", "doctor"},
        ),
    ],
)
def test_the_readme_lists_the_commands_of_a_section(title: str, named: set[str]) -> None:
    section = (ROOT / "README.md").read_text("utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    assert set(re.findall(r"`practice (\w+)", section)) == named


def test_the_readme_names_the_commands_that_there_are() -> None:
    named = re.findall(r"\bpractice ([a-z][a-z-]*)", (ROOT / "README.md").read_text("utf-8"))
    in_ticks = re.findall(r"`practice ([a-z][a-z-]*)", (ROOT / "README.md").read_text("utf-8"))
    there = set(commands.list_commands(click.Context(commands)))
    assert set(in_ticks) <= there <= set(named)
