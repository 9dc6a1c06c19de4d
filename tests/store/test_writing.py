"""A write is kept as a whole and once; what fails says NOT SAVED with its cause, and the same write works later."""

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Fact
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.history import History
from practice_tui.store.opening import open_history
from tests.store.facts import draft, end, key, one_of_each, rating, reply, setting, start, text, ticks, trial

NOBODY = 65534


@pytest.fixture
def begun(history: History) -> History:
    history.write([text(), start()])
    return history


def test_saved_number_counts_attempts_and_a_rating_has_that_of_its_attempt(begun: History) -> None:
    assert begun.write([trial(2)]) == 1
    assert begun.write([trial(3)]) == 2
    assert begun.write([rating(4, of=2, score=Score.SOLID)]) == 1
    assert begun.write([trial(5), rating(6, of=3, score=Score.SHAKY)]) == 2
    assert begun.write([setting(7, "dark")]) is None


def test_draft_is_overwritten_and_goes_with_its_round(begun: History) -> None:
    begun.write([], draft=draft('{"slot":1}'))
    begun.write([trial(2)], draft=draft('{"slot":2}'))
    assert begun.drafts() == [draft('{"slot":2}')]
    begun.write([start(3)], draft=draft(of=3))
    begun.write([end(4, Ending.FINISHED)], finished=key(1))
    assert begun.drafts() == [draft(of=3)]


def test_same_facts_again_add_nothing(history: History) -> None:
    assert history.write(one_of_each()) == 1
    held = rows(history)
    assert history.write(one_of_each()) == 1
    assert rows(history) == held


def test_part_of_the_facts_again_adds_the_rest(begun: History) -> None:
    begun.write([trial(2)])
    assert begun.write([text(), start(), trial(2), trial(3)]) == 2
    assert [attempt.id for attempt in begun.attempts()] == [key(2), key(3)]


@pytest.mark.parametrize(
    "other",
    [
        trial(2, elapsed_s=1.0),
        rating(3, of=2, score=Score.SHAKY, ticks=ticks(True, False)),
        rating(3, of=2, score=Score.SOLID, ticks=ticks(True, True)),
        rating(3, of=2, score=Score.SOLID, ticks=ticks(True, False, True)),
        reply(4, of=5),
    ],
)
def test_same_id_with_other_content_is_refused(history: History, other: Fact) -> None:
    history.write([*one_of_each(), trial(8)])
    held = rows(history)
    with pytest.raises(PracticeError, match=r"^NOT SAVED: ") as refusal:
        history.write([other])
    assert refusal.value.code is ExitCode.INTERNAL
    assert rows(history) == held


def test_nothing_is_kept_where_the_last_fact_fails(begun: History) -> None:
    with pytest.raises(PracticeError, match=r"^NOT SAVED: it contradicts"):
        begun.write([trial(2), trial(3, digest="never seen")], draft=draft())
    assert begun.attempts() == []
    assert begun.drafts() == []
    assert begun.write([trial(2)]) == 1


def test_second_window_on_the_same_slot_is_told(begun: History) -> None:
    begun.write([trial(2, slot=1)])
    with pytest.raises(PracticeError, match="NOT SAVED: it was saved in another window already") as refusal:
        begun.write([trial(3, slot=1)])
    assert refusal.value.code is ExitCode.CANT_CREATE


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_file_held_by_another_program_is_said_and_the_retry_works(begun: History, lock: str) -> None:
    with closing(sqlite3.connect(begun.path, isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        with pytest.raises(PracticeError, match=r"NOT SAVED: another program holds history\.db") as refusal:
            begun.write([trial(2)])
        assert refusal.value.code is ExitCode.BUSY
    assert begun.write([trial(2)]) == 1


def test_reader_in_the_way_of_the_commit_leaves_nothing_behind(begun: History) -> None:
    with closing(sqlite3.connect(begun.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM rounds").fetchone()
        with pytest.raises(PracticeError, match=r"NOT SAVED: another program holds history\.db"):
            begun.write([trial(2)])
        assert begun.attempts() == []
    assert begun.write([trial(2)]) == 1


def test_opening_and_reading_a_held_file_say_so(begun: History) -> None:
    with closing(sqlite3.connect(begun.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for act in (begun.attempts, begun.drafts, begun.is_intact, lambda: open_history(begun.path)):
            with pytest.raises(PracticeError, match=r"^another program holds history\.db") as refusal:
                act()
            assert refusal.value.code is ExitCode.BUSY


def test_two_histories_on_one_file_both_save(begun: History) -> None:
    second = open_history(begun.path)
    assert begun.write([trial(2)]) == 1
    assert second.write([trial(3)]) == 2
    second.close()
    assert len(begun.attempts()) == 2


def test_full_disk_is_said_and_the_retry_works(begun: History) -> None:
    begun._connection.execute("PRAGMA max_page_count = 1")  # SQLite takes it as: not one page more than now
    with pytest.raises(PracticeError) as refusal:
        begun.write([trial(2, answer="x" * 50_000)])
    assert refusal.value.message == f"NOT SAVED: disk full ({begun.path})"
    assert refusal.value.code is ExitCode.DISK
    begun._connection.execute("PRAGMA max_page_count = 1000000")
    assert begun.write([trial(2, answer="x" * 50_000)]) == 1


def test_disk_that_refuses_bytes_is_said_and_the_retry_works(begun: History) -> None:
    with file_size_limit(begun.path.stat().st_size), pytest.raises(PracticeError) as refusal:
        begun.write([trial(2, answer="x" * 50_000)])
    assert refusal.value.message == f"NOT SAVED: the disk failed to read or write ({begun.path})"
    assert refusal.value.code is ExitCode.DISK
    assert begun.write([trial(2, answer="x" * 50_000)]) == 1
    assert begun.is_intact()


def test_first_start_on_a_full_disk_leaves_no_file(path: Path) -> None:
    with file_size_limit(0), pytest.raises(PracticeError) as refusal:
        open_history(path)
    assert refusal.value.code is ExitCode.DISK
    assert list(path.parent.iterdir()) == []


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_removed_file_is_never_saved_to(begun: History) -> None:
    begun.path.unlink()
    expect_not_saved(begun, "history.db was removed or replaced")
    assert not begun.path.exists()


def test_renamed_file_is_never_saved_to_until_it_is_back(begun: History) -> None:
    away = begun.path.rename(begun.path.with_name("away.db"))
    before = away.read_bytes()
    expect_not_saved(begun, "history.db was removed or replaced")
    assert away.read_bytes() == before
    away.rename(begun.path)
    assert begun.write([trial(2)]) == 1


def test_replaced_file_is_never_saved_to(begun: History, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    open_history(other).close()
    before = other.read_bytes()
    other.rename(begun.path)
    expect_not_saved(begun, "history.db was removed or replaced")
    assert begun.path.read_bytes() == before


def expect_not_saved(history: History, cause: str) -> None:
    with pytest.raises(PracticeError, match=f"NOT SAVED: {cause}") as refusal:
        history.write([trial(2)])
    assert refusal.value.code is ExitCode.UNUSABLE_FILE


def test_file_without_write_permission_can_be_read_and_says_why_it_is_not_saved() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "history.db"
        history = open_history(path)
        history.write(one_of_each())
        history.close()
        with read_only(path):
            history = open_history(path)
            assert len(history.attempts()) == 1
            with pytest.raises(PracticeError, match=r"^NOT SAVED: no permission") as refusal:
                history.write([trial(8)])
            history.close()
    assert refusal.value.code is ExitCode.NO_PERMISSION


def test_directory_without_write_permission_is_said() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "history.db"
        with read_only(path), pytest.raises(PracticeError, match="no permission") as refusal:
            open_history(path)
    assert refusal.value.code is ExitCode.NO_PERMISSION
    assert str(path) in refusal.value.message


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """Takes all rights to write; root, whom they don't bind, becomes somebody else for the time being."""
    if path.exists():
        path.chmod(0o444)
    path.parent.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        path.parent.chmod(0o755)


def test_killed_between_facts_and_commit_nothing_is_there_twice(path: Path) -> None:
    program = """
import os, pathlib, sys
from practice_tui.store.opening import open_history
from tests.store.facts import one_of_each, trial
history = open_history(pathlib.Path(sys.argv[1]))
history.write(one_of_each())
history._connection.set_trace_callback(lambda sql: os._exit(9) if sql == "COMMIT" else None)
history.write([trial(8)])
"""
    assert subprocess.run([sys.executable, "-c", program, path]).returncode == 9
    history = open_history(path)
    assert [attempt.id for attempt in history.attempts()] == [key(2)]
    assert history.write([trial(8)]) == 2
    history.close()


def rows(history: History) -> list[tuple[object, ...]]:
    tables = ("texts", "rounds", "endings", "attempts", "ratings", "ticks", "follow_ups", "remarks", "settings")
    return [row for table in tables for row in history._connection.execute(f"SELECT * FROM {table}")]
