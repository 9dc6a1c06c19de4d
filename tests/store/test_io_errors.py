"""A disk that fails at any statement of a write or of an import saves nothing, says so, and the same again works."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Erasure
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.export_file import Tables
from practice_tui.store.history import History
from practice_tui.store.opening import open_history
from tests.store.facts import NOON, draft, end, key, rating, reply, ticks, trial
from tests.store.seats import INTERVIEW, seats
from tests.store.test_export_and_import import QUESTION, readable, sat


class Failing(sqlite3.Connection):
    """Fails as a disk does at one of the statements to come."""

    fails_in = 0

    def execute(self, *given: Any) -> sqlite3.Cursor:
        self.fails_in -= 1
        if self.fails_in == 0:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error
        return super().execute(*given)


@pytest.fixture
def failing(path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """A history with a round, over a connection that can fail."""
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *given, **options: connect(*given, **{**options, "factory": Failing})
    )
    history = open_history(path)
    history.write(sat(), draft())
    return history


def others() -> Tables:
    return seats(round_id=key(1), attempt_id=key(2), digest=QUESTION.digest)


def score(history: History) -> object:
    trials = [
        readable(trial(20, slot=7)),
        rating(21, of=20, score=Score.SOLID, ticks=ticks(True, False)),
        reply(22, of=20),
    ]
    return history.write(trials, draft('{"later": 1}'))


WRITES: dict[str, Callable[[History], object]] = {
    "a score, a reply and a draft": score,
    "a score that is taken back": lambda history: history.write([rating(23, of=2, score=None)]),
    "the end of a round": lambda history: history.write([end(24, Ending.FINISHED)], finished=key(1)),
    "a round that is discarded": lambda history: history.write([end(25, Ending.DISCARDED)], released=key(1)),
    "a round that is taken over": lambda history: history.take_over(key(1), "9@there"),
    "an import": lambda history: history.merge(others()),
    "what is to be forgotten": lambda history: history.write([Erasure(key(26), NOON, INTERVIEW)]),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_failing_disk_saves_nothing_and_the_same_again_works(failing: History, name: str) -> None:
    write, connection = WRITES[name], failing._connection
    assert isinstance(connection, Failing)
    if name == "what is to be forgotten":
        failing.merge(others())
    before = (failing.tables(), failing.drafts())
    for step in range(1, 1000):
        connection.fails_in = step
        try:
            write(failing)
        except PracticeError as error:
            assert error.code is ExitCode.DISK
            assert error.message.startswith("NOT SAVED: the disk failed to read or write")
            connection.fails_in = 0
            assert (failing.tables(), failing.drafts()) == before
        else:
            break
    connection.fails_in = 0
    assert step > 3
    after = (failing.tables(), failing.drafts())
    assert after != before
    assert failing.is_intact()


@pytest.mark.parametrize(
    "read",
    [
        History.attempts,
        History.rounds,
        History.ticks,
        History.drafts,
        History.remarks,
        History.targets,
        History.tables,
        History.count,
        History.left_out_facts,
        History.counts,
        History.greatest_id,
        lambda history: history.setting("theme"),
        lambda history: history.labels("remark"),
        lambda history: history.follow_ups(key(1)),
        lambda history: history.has_news(others()),
    ],
)
def test_a_disk_that_cant_be_read_is_said(failing: History, read: Callable[[History], object]) -> None:
    connection = failing._connection
    assert isinstance(connection, Failing)
    connection.fails_in = 1
    with pytest.raises(PracticeError, match="the disk failed to read or write") as refusal:
        read(failing)
    assert refusal.value.code is ExitCode.DISK
    read(failing)
