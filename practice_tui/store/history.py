"""The history of one person: facts in, values out, over the one connection of one thread."""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, TypeVar

from practice_tui.core import records
from practice_tui.core.attempts import (
    Attempt,
    Draft,
    Fact,
    FollowUpReply,
    Rating,
    Remark,
    RemarkKind,
    RoundRecord,
    Text,
    Tick,
    Trial,
)
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.backups import count_all
from practice_tui.store.exchange import Tables, read_tables
from practice_tui.store.failures import NOT_SAVED, explained, is_damage, replaced, unusable
from practice_tui.store.merging import Merged, merge
from practice_tui.store.presence import Presence
from practice_tui.store.reading import ALL_TICKS, ATTEMPTS, DETAILS, NO_DETAILS, ROUNDS, attempts_of, round_of, ticks_of
from practice_tui.store.rows import Row, row_of, rows_of
from practice_tui.store.schema import FACT_TABLES_WITH_ID
from practice_tui.store.transactions import transaction

T = TypeVar("T")

NOBODY = ""
"""Holds the draft of a round that was discarded: whoever sits it can't write it any more."""

_TAKEN_OVER = ("another terminal has taken this round over", "go on there")
_DISCARDED = ("this round was discarded in another terminal", "leave it; History restores it")
_KEYS = {"texts": ("digest",), "ticks": ("rating_id", "point")}


class History:
    """The open file at `path`. Every method raises PracticeError for what the disk or another program refuses."""

    def __init__(self, connection: sqlite3.Connection, path: Path, presence: Presence) -> None:
        self.path = path
        self._presence = presence
        self._connection = connection
        self._identity = _identity(path)
        self._is_checked = False

    def write(self, facts: Sequence[Fact], draft: Draft | None = None, finished: str | None = None) -> int | None:
        """Keeps all of it or nothing, and returns once it is on the disk; the same again adds nothing.

        `draft` replaces the one of its round, unless another holder has taken that over; that of the round `finished`
        goes. Returns the n of *Saved #n*: the
        number of the attempt that the last trial or rating among the facts is about.
        """
        with explained(self.path, NOT_SAVED):
            self._require_sound()
            with transaction(self._connection):
                for fact in facts:
                    self._add(fact)
                if draft:
                    self._put(draft)
                if finished:
                    self._connection.execute("DELETE FROM drafts WHERE round_id = ?", (finished,))
                return self._number(facts)

    def attempts(
        self,
        *,
        round_id: str | None = None,
        question_id: str | None = None,
        topic: str | None = None,
        after_seq: int = 0,
        with_ticks: bool = False,
    ) -> list[Attempt]:
        """Attempts as they read today, in the order in which they were made."""
        columns = {"round_id": round_id, "question_id": question_id, "topic": topic}
        asked = {f"a.{column} = ?": value for column, value in columns.items() if value is not None}
        wanted = " AND ".join(["a.seq > ?", *asked])
        sql = ATTEMPTS.format(details=DETAILS if with_ticks else NO_DETAILS, wanted=wanted)
        with explained(self.path):  # as the rows come: 23 MB for 36,500; fetched all at once, 65, and a tenth more time
            return attempts_of(self._connection.execute(sql, (after_seq, *asked.values())))

    def ticks(self) -> dict[str, tuple[Tick, ...]]:
        """The current ticks of every attempt that has some, by its id."""
        return ticks_of(self._rows(ALL_TICKS))

    def rounds(self, limit: int | None = None) -> list[RoundRecord]:
        """The newest `limit` rounds, newest first."""
        return [round_of(row) for row in self._rows(ROUNDS.format(wanted="1"), -1 if limit is None else limit)]

    def round(self, round_id: str) -> RoundRecord | None:
        """One of the rounds, without reading the others."""
        rows = self._rows(ROUNDS.format(wanted="r.id = ?"), round_id, 1)
        return round_of(rows[0]) if rows else None

    def drafts(self) -> list[Draft]:
        """Where the unfinished rounds stand, newest round first."""
        return self._values(Draft, "SELECT * FROM drafts ORDER BY round_id DESC")

    def take_over(self, round_id: str, holder: str) -> None:
        """From now on `holder` alone may write the draft of this round."""
        with explained(self.path, NOT_SAVED), transaction(self._connection):
            self._connection.execute("UPDATE drafts SET holder = ? WHERE round_id = ?", (holder, round_id))

    def text(self, digest: str) -> str | None:
        """The body of the question as it was asked."""
        return self._first("SELECT body FROM texts WHERE digest = ?", digest)

    def setting(self, name: str) -> str | None:
        return self._first("SELECT value FROM settings WHERE name = ? ORDER BY id DESC LIMIT 1", name)

    def remarks(
        self, question_id: str | None = None, kinds: Collection[RemarkKind] = tuple(RemarkKind)
    ) -> list[Remark]:
        """Notes and flags in the order in which they were made."""
        marks = ", ".join("?" * len(kinds))
        sql = f"SELECT * FROM remarks WHERE question_id = ifnull(?, question_id) AND kind IN ({marks}) ORDER BY id"
        return self._values(Remark, sql, question_id, *kinds)

    def follow_ups(self, round_id: str) -> list[FollowUpReply]:
        sql = "SELECT f.* FROM attempts a JOIN follow_ups f ON f.attempt_id = a.id WHERE a.round_id = ? ORDER BY f.id"
        return self._values(FollowUpReply, sql, round_id)

    def greatest_id(self) -> str:
        """The greatest id of any fact, which the next one has to exceed; empty where there is none."""
        each = " UNION ALL ".join(f"SELECT max(id) AS id FROM {table}" for table in FACT_TABLES_WITH_ID)
        return self._first(f"SELECT max(id) FROM ({each})") or ""

    def is_intact(self) -> bool:
        """Whether SQLite's quick check finds nothing amiss."""
        with explained(self.path):
            try:
                verdicts = self._connection.execute("PRAGMA quick_check(1)").fetchall()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                verdicts = []
        self._is_checked = verdicts == [("ok",)]
        return self._is_checked

    def count(self) -> int:
        """How many facts there are."""
        with explained(self.path):
            return count_all(self._connection)

    def tables(self) -> Tables:
        """Every fact as the row that is kept of it."""
        with explained(self.path):
            return read_tables(self._connection)

    def merge(self, tables: Tables, told: Callable[[int, int], object] = lambda done, total: None) -> Merged:
        """Adds the checked rows of another history: all of them or none."""
        with explained(self.path, NOT_SAVED):
            self._require_sound()
            with transaction(self._connection):
                return merge(self._connection, tables, told)

    def close(self) -> None:
        self._connection.close()
        self._presence.close()

    def _require_sound(self) -> None:
        if _identity(self.path) != self._identity:
            raise replaced(self.path)
        if not self._is_checked and not self.is_intact():
            raise unusable(self.path, "is damaged")

    def _add(self, fact: Fact) -> None:
        rows = rows_of(fact)
        held = [self._held(table, row) for table, row in rows]
        if not any(held):
            for table, row in rows:
                self._insert(table, row)
        elif not isinstance(fact, Text) and held != [tuple(row.values()) for _, row in rows]:
            raise PracticeError("its id belongs to something else", code=ExitCode.INTERNAL)

    def _held(self, table: str, row: Row) -> tuple[Any, ...] | None:
        key = " AND ".join(f"{column} = :{column}" for column in _KEYS.get(table, ("id",)))
        cursor = self._connection.execute(f"SELECT {', '.join(row)} FROM {table} WHERE {key}", row)
        held: tuple[Any, ...] | None = cursor.fetchone()
        return held

    def _insert(self, table: str, row: Row) -> None:
        values = ", ".join(f":{column}" for column in row)
        self._connection.execute(f"INSERT INTO {table}({', '.join(row)}) VALUES({values})", row)

    def _put(self, draft: Draft) -> None:
        sql = """
        INSERT INTO drafts(round_id, holder, at, state) VALUES(:round_id, :holder, :at, :state)
        ON CONFLICT(round_id) DO UPDATE SET at = excluded.at, state = excluded.state WHERE holder = excluded.holder
        """
        if not self._connection.execute(sql, row_of(draft)).rowcount:
            holder = self._first("SELECT holder FROM drafts WHERE round_id = ?", draft.round_id)
            told = _DISCARDED if holder == NOBODY else _TAKEN_OVER
            raise PracticeError(*told, ExitCode.CANT_CREATE)

    def _number(self, facts: Sequence[Fact]) -> int | None:
        about = [fact for fact in facts if isinstance(fact, Trial | Rating)]
        if not about:
            return None
        key = about[-1].attempt_id if isinstance(about[-1], Rating) else about[-1].id
        number: int = self._connection.execute("SELECT seq FROM attempts WHERE id = ?", (key,)).fetchone()[0]
        return number

    def _values(self, kind: type[T], sql: str, *values: object) -> list[T]:
        with explained(self.path):
            cursor = self._connection.execute(sql, values)
            columns = [column for column, *_ in cursor.description]
            return [records.from_data(kind, dict(zip(columns, row, strict=True))) for row in cursor]

    def _first(self, sql: str, *values: object) -> str | None:
        """The first column of the first row."""
        return next((row[0] for row in self._rows(sql, *values)), None)

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self.path):
            return self._connection.execute(sql, values).fetchall()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        standing = path.stat()
    except OSError:
        return None
    return standing.st_dev, standing.st_ino
