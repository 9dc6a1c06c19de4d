"""What a stranger, or a bad carrier, may put into the shared folder is bounded and named; the rest goes in."""

import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from practice_tui.archive.machines import shared_folder
from practice_tui.archive.machines.report_lines import trouble_lines
from practice_tui.errors import PracticeError
from tests.archive.machines.meeting import Member, member
from tests.archive.machines.test_syncing import MONTH, round_of

Spoil = Callable[[Path], object]

OTHER = "2024-01.json"


@pytest.fixture
def laptop(tmp_path: Path) -> Member:
    """It has met, with one round."""
    made = member(tmp_path, "laptop")
    made.write(*round_of(10))
    made.meet()
    return made


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(shared_folder.MOST_BYTES + 1)


def _of(text: str | bytes) -> Spoil:
    data = text.encode() if isinstance(text, str) else text
    return lambda path: path.write_bytes(data)


SPOILS: dict[str, tuple[Spoil, str]] = {
    "huge": (_huge, "has 50,000,001 bytes; 50,000,000 at most"),
    "a link": (lambda path: path.symlink_to(path.with_name(MONTH)), "is a link"),
    "a circle": (lambda path: path.symlink_to(path), "is a link"),
    "a pipe": (os.mkfifo, "is no ordinary file"),
    "a folder": (lambda path: path.mkdir(), "is no ordinary file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "is a link"),
    "garbage": (_of(bytes(range(256)) * 40), "isn't wholly there yet"),
    "deep": (_of("[" * 100_000), "isn't wholly there yet"),
    "deep within": (_of('{"practice": "history", "format": 2, "texts": ' + "[" * 100_000), "isn't wholly there yet"),
    "digits": (_of('{"practice": "history", "format": 2, "rounds": [' + "9" * 1_000_000), "isn't wholly there yet"),
    "a list": (_of("[1, 2]"), "isn't wholly there yet"),
    "not ours": (_of('{"name": "package", "version": "1.0"}'), "is left out: it isn't an export of practice"),
    "no rows": (
        _of('{"practice": "history", "format": 2, "rounds": [7]}'),
        "is left out: it can't be used: rounds, row 1",
    ),
    "unknown": (_of('{"practice": "history", "format": 2, "else": 7}'), "is left out: it holds 'else'"),
    "no draft": (
        _of('{"practice": "history", "format": 2, "drafts": [{"state": "{}"}]}'),
        "is left out: it can't be used: drafts, row 1",
    ),
    "control characters": (_of('{"practice": "\\u001b]0;x\\u0007"}'), "is left out: it isn't an export"),
}


@pytest.mark.parametrize("spoilt", SPOILS)
def test_such_a_file_is_named_and_the_others_go_in(laptop: Member, desktop: Member, spoilt: str) -> None:
    spoil, problem = SPOILS[spoilt]
    spoil(laptop.own / OTHER)
    tracemalloc.start()
    try:
        report = desktop.meet()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    (line,) = trouble_lines(report)
    assert line.startswith(f"laptop/{OTHER} {problem}")
    assert line.isprintable()
    assert len(desktop.desk.history.attempts()) == 1
    assert peak < 60_000_000


@pytest.mark.parametrize("name", ["device.json", "banks.json"])
@pytest.mark.parametrize("spoilt", [*SPOILS, "nothing"])
def test_a_spoilt_word_of_a_machine_keeps_nothing_from_coming_in(
    laptop: Member, desktop: Member, name: str, spoilt: str
) -> None:
    (laptop.own / name).unlink(missing_ok=True)
    if spoilt == "nothing":
        (laptop.own / name).touch()
    else:
        SPOILS[spoilt][0](laptop.own / name)
    (received,) = desktop.meet().received.values()
    assert received.attempts == len(desktop.desk.history.attempts()) == 1


def test_folders_that_are_no_machines_are_left_alone(laptop: Member, desktop: Member, tmp_path: Path) -> None:
    (laptop.shared / "photos").mkdir()
    (laptop.shared / "photos" / "index.json").write_text("{}")
    (laptop.shared / "notes.json").write_text("{}")
    elsewhere = tmp_path / "elsewhere"
    laptop.own.rename(elsewhere)
    laptop.own.symlink_to(elsewhere)
    report = desktop.meet()
    assert (report.troubles, report.received) == ([], {})


def test_an_own_folder_that_is_a_link_is_refused(laptop: Member, tmp_path: Path) -> None:
    laptop.own.rename(tmp_path / "elsewhere")
    laptop.own.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PracticeError, match="is a link"):
        laptop.meet()


def test_hosts_and_files_with_hostile_names_can_only_be_shown(laptop: Member, desktop: Member) -> None:
    about = json.loads((laptop.own / "device.json").read_text())
    (laptop.own / "device.json").write_text(json.dumps(about | {"host": "\x1b[2Jevil\n" + "x" * 200}))
    (laptop.own / "\x1b[31m.json").write_text("{}")
    report = desktop.meet()
    (name,) = report.received
    assert name.isprintable()
    assert len(name) <= 40
    assert all(line.isprintable() for line in trouble_lines(report))


def test_more_files_than_anybody_needs_are_not_all_read(
    laptop: Member, desktop: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_folder, "MOST_FILES", 20)
    for number in range(40):
        (laptop.own / f"x{number:02}.json").write_text("{")
    report = desktop.meet()
    assert str(report.troubles[0]) == "laptop holds too many files: not all of them are read"
    assert len(report.troubles) <= 21
    assert len(trouble_lines(report)) == 6
    assert len(desktop.desk.history.attempts()) == 1
