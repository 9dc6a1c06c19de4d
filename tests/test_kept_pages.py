"""A page that was printed today already is printed again without making it, and nobody can tell but by the clock."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from practice_tui.__main__ import without_data_dir
from practice_tui.printing import KEPT_PAGES
from practice_tui.store.backup import back_up
from practice_tui.store.opening import open_history
from tests.hostile_files import CODE, OTHER_DATA, SPOILS
from tests.store.facts import NOON
from tests.store.test_exchange import sat
from tests.terminal.terminal import clean_environment

COMMANDS = sorted(KEPT_PAGES)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one round."""
    history = open_history(tmp_path / "data" / "history.db")
    history.write(sat())
    history.close()
    return tmp_path / "data"


def run(command: str, data: Path, environment: Mapping[str, str] | None = None, **how: Any) -> tuple[int, bytes, bytes]:
    """How it ended, and what it said on stdout and on stderr."""
    ended = subprocess.run(
        [sys.executable, "-m", "practice_tui", *command.split(), "--data-dir", str(data)],
        env={**clean_environment(), **(environment or {})},
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **how},
    )
    return ended.returncode, ended.stdout, ended.stderr


def pages(data: Path) -> list[Path]:
    return [path for command in COMMANDS if (path := data / "cache" / f"{command}.json").exists()]


def modules(command: str, data: Path) -> str:
    """The name of each module that it takes to print."""
    script = (
        "import sys; sys.argv = ['practice', *sys.argv[1:]]\n"
        "from practice_tui.__main__ import main\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *command.split(), "--data-dir", str(data)], capture_output=True, text=True
    )
    return ended.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_page_again_without_command_line_bank_or_history(command: str, data: Path) -> None:
    first = run(command, data)
    loaded = modules(command, data).split()

    assert run(command, data) == first
    assert (first[0], bool(first[1]), first[2]) == (0, True, b"")
    assert not {"click", "sqlite3", "fsrs", "practice_tui.core.questions"} & set(loaded)


@pytest.mark.parametrize("command", ["stats", "due", "next"])
def test_a_page_that_isnt_kept_takes_neither_what_sits_a_round_nor_a_dashboard_in_vain(
    command: str, data: Path
) -> None:
    loaded = modules(command, data).split()

    assert "practice_tui.sitting.desk" in loaded
    assert not {"practice_tui.core.events", "practice_tui.core.rounds"} & set(loaded)
    assert ("practice_tui.core.tabs" in loaded) is (command == "stats")


@pytest.fixture(params=["a full disk", "a pipe that nobody reads", "no stdout", "no UTF-8"])
def output(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    """Where the page goes."""
    match request.param:
        case "a full disk":
            if not Path("/dev/full").exists():
                pytest.skip("this system has none to try with")
            with Path("/dev/full").open("wb") as full:
                yield {"stdout": full}
        case "a pipe that nobody reads":
            reader, writer = os.pipe()
            os.close(reader)
            yield {"stdout": writer}
            os.close(writer)
        case "no stdout":
            yield {"preexec_fn": lambda: os.close(1)}
        case _:
            yield {"environment": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}}


def test_it_ends_as_it_would_have_wherever_it_is_written(data: Path, output: dict[str, Any]) -> None:
    run("next", data)
    assert pages(data)
    again = run("next", data, **output)
    pages(data)[0].unlink()

    assert again == run("next", data, **output)


def test_what_was_saved_meanwhile_stands_on_the_next_page(data: Path) -> None:
    assert b"2099-12-09" not in run("stats --json", data)[1]
    run("date 2099-12-09", data)
    assert b"2099-12-09" in run("stats --json", data)[1]


@pytest.mark.parametrize("spoil", [*SPOILS, *OTHER_DATA])
def test_whatever_lies_in_the_cache_runs_nothing_and_changes_no_page(data: Path, spoil: str) -> None:
    commands = ("bank list", "stats --json")
    first = [run(command, data) for command in commands]
    spoilt = sorted((data / "cache").iterdir())
    for path in spoilt:
        (SPOILS | OTHER_DATA)[spoil](path)

    assert [run(command, data, cwd=data) for command in commands] == first
    assert [path.name for path in spoilt] == ["bank list.json", "bank.json", "stats --json.json"]
    assert not (data / "owned").exists()


def test_a_bank_of_an_earlier_version_runs_nothing(data: Path) -> None:
    (data / "cache").mkdir()
    (data / "cache" / "bank.bin").write_bytes(CODE)
    assert run("bank list", data, cwd=data)[0] == 0
    assert not (data / "owned").exists()
    assert not (data / "cache" / "bank.bin").exists()


def test_a_history_that_cant_be_read_any_more_is_said(data: Path) -> None:
    run("stats", data)
    history = data / "history.db"
    history.write_bytes(history.read_bytes()[:1000])
    assert run("stats", data)[0] == 65


def test_a_lost_history_is_told_each_time(data: Path) -> None:
    back_up(data / "history.db", NOON)
    (data / "history.db").unlink()
    told = [run("next", data) for _ in range(2)]

    assert told[0] == told[1]
    assert b"This history is new, but a backup" in told[1][2]
    assert not pages(data)


def test_what_is_wrong_with_a_bank_is_told_each_time(data: Path) -> None:
    run("bank list", data)
    (data / "banks").mkdir()
    (data / "banks" / "own.yaml").write_text("nonsense")
    told = [run("bank list", data) for _ in range(2)]

    assert told[0] == told[1]
    assert b"own.yaml:1" in told[1][2]


def test_a_part_of_the_bank_isnt_taken_for_the_whole(data: Path) -> None:
    part, whole = run("bank list --topic math", data), run("bank list", data)
    assert len(part[1]) < len(whole[1])
    assert run("bank list --topic math", data) == part


@pytest.mark.parametrize(
    ("arguments", "words", "data_dir"),
    [
        ("due", "due", None),
        ("--data-dir there due --json", "due --json", "there"),
        ("due --data-dir there --json", "due --json", "there"),
        ("due --json --data-dir there", "due --json", "there"),
        ("due --data-dir", "due --data-dir", None),
        ("--data-dir there due --data-dir here", "due --data-dir here", "there"),
        ("--data-dir there", "", "there"),
        ("due --data-dir=there", "due --data-dir=there", None),
    ],
)
def test_the_data_directory_is_found_wherever_it_stands(arguments: str, words: str, data_dir: str | None) -> None:
    assert without_data_dir(arguments.split()) == (words.split(), Path(data_dir) if data_dir else None)
