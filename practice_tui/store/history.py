"""The open history of one person: facts go in, values come out. One thread uses it, over one connection."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from practice_tui.core.history.attempts import Attempt, RoundRecord
from practice_tui.core.history.facts import (
    Draft,
    Fact,
    FollowUpReply,
    Label,
    Rating,
    Remark,
    RemarkKind,
    RoundEnd,
    RoundNote,
    Setting,
    Target,
    Tick,
    Trial,
)
from practice_tui.core.history.holders import NOBODY
from practice_tui.core.history.renames import Names
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.core.values import records
from practice_tui.core.values.progress import ReportProgress, ignore_progress
from practice_tui.store import draft_rows
from practice_tui.store.backup_files import count_all
from practice_tui.store.column_checks import UNREADABLE, read_instant
from practice_tui.store.export_file import Tables, read_tables, stored_rows
from practice_tui.store.fact_rows import add_facts
from practice_tui.store.failures import NOT_SAVED, explained, is_damage, replaced, unusable
from practice_tui.store.history_lock import HistoryLock
from practice_tui.store.inspection import is_sound
from practice_tui.store.merging import Merged, has_news, merge
from practice_tui.store.queries import (
    ALL_TICKS,
    ATTEMPTS,
    DETAILS,
    NO_DETAILS,
    OF_ALL,
    OF_FEW,
    ROUNDS,
    AttemptsReader,
    placeholders,
    round_of,
    ticks_of,
)
from practice_tui.store.row_validation import fault_of
from practice_tui.store.schema import COUNTED_TABLES, FACT_TABLES_WITH_ID, MIGRATIONS
from practice_tui.store.transactions import snapshot, transaction
from practice_tui.store.unreadable_rows import find_unreadable_rows, left_out

T = TypeVar("T", bound=Fact)


@dataclass(frozen=True, slots=True)
class Changes:
    """The numbers of rows added by table, and the ids of the rounds whose attempts changed."""

    counts: Counter[str] = field(default_factory=Counter)
    rounds: frozenset[str] = frozenset()

    def followed_by(self, later: "Changes") -> "Changes":
        """These changes and later ones."""
        return Changes(self.counts + later.counts, self.rounds | later.rounds)


class History:
    """The open history at `path`. Every method raises PracticeError for what the disk or another program refuses.

    What is read bears the ids that questions and topics have in `names`. Rows that can't be read are passed over;
    `left_out_facts` and `read_drafts` list them.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, lock: HistoryLock) -> None:
        self.path = path
        self._lock = lock
        self._connection = connection
        self._identity = _identity(path)
        self._is_checked = False
        self._changes = Changes()
        self._counts: dict[str, int] = {}
        self._counted_after: tuple[int, int] | None = None  # what SQLite calls the writes of others, and our own
        self._left_out: dict[str, set[LeftOut]] = {}  # by table, once the whole table was read
        self.names = Names()

    def write(
        self,
        facts: Sequence[Fact],
        draft: Draft | None = None,
        finished: str | None = None,
        released: str | None = None,
        *,
        goes_on: bool = False,
    ) -> int | None:
        """Stores facts and draft, all or nothing, and returns once they are on the disk. Stored facts are skipped.

        `draft` replaces the draft of its round, unless another process has taken the round over; where the round
        `goes_on`, its draft must still be there. The draft of the round `finished` is deleted, and nobody may write
        that of the round `released` any more.

        Returns the n of *Saved #n*, the number of the attempt of the last trial or rating; None without either.
        """
        with self.writing() as connection:
            if draft:
                draft_rows.require_holder(connection, draft, goes_on=goes_on)
            added = add_facts(connection, facts)
            if draft:
                draft_rows.put(connection, draft)
            if released:
                draft_rows.hand_over(connection, released, NOBODY)
            if finished:
                draft_rows.remove(connection, finished)
            number, rounds = self._number(facts), self._rounds_of(facts)
        self.note_changes(Changes(added, rounds))
        return number

    def attempts(
        self,
        *,
        round_id: str | None = None,
        round_ids: Collection[str] | None = None,
        question_id: str | None = None,
        with_ticks: bool = False,
    ) -> list[Attempt]:
        """Attempts in the order in which they were made; `with_ticks` reads ticks and the line on what was said too.

        Given arguments narrow them to a round, to several rounds or to a question, which is found under every id that
        it has had.
        """
        sought = {
            "a.round_id": tuple(round_ids or ()) if round_id is None else (round_id,),
            "a.question_id": () if question_id is None else self.names.ids_of_question(question_id),
        }
        condition = " AND ".join(f"{column} IN ({placeholders(values)})" for column, values in sought.items() if values)
        parts = OF_FEW | {"condition": condition} if condition else OF_ALL
        sql = ATTEMPTS.format(details=DETAILS if with_ticks else NO_DETAILS, **parts)
        return self._read_attempts(
            sql, [value for values in sought.values() for value in values], is_whole=not condition
        )

    def ticks(self) -> dict[str, tuple[Tick, ...]]:
        """The current ticks of every attempt that has some, by the id of the attempt."""
        return ticks_of(self.rows(ALL_TICKS))

    def rounds(self, limit: int | None = None) -> list[RoundRecord]:
        """The newest `limit` rounds, or all, newest first."""
        unread: set[LeftOut] = set()
        rows = self.rows(ROUNDS.format(condition="1"), -1 if limit is None else limit)
        records_read = [record for row in rows if (record := self._round_of(row, unread))]
        if limit is None:
            self._left_out["rounds"] = unread
        return records_read

    def codes(self) -> list[str]:
        """The codes of the rounds that were drawn by one, the newest first."""
        return [code for (code,) in self.rows("SELECT code FROM rounds WHERE code IS NOT NULL ORDER BY id DESC")]

    def round(self, round_id: str) -> RoundRecord | None:
        """The round of this id; None where there is none or it can't be read."""
        rows = self.rows(ROUNDS.format(condition="r.id = ?"), round_id, 1)
        return self._round_of(rows[0], set()) if rows else None

    def ended_at(self, round_id: str) -> datetime | None:
        """The instant at which a round ended last, in UTC; None while it is open."""
        at = self._first(
            "SELECT max(at) FROM endings WHERE round_id = ? AND ending IN ('finished', 'ended early')", round_id
        )
        return read_instant(at) if at else None

    def left_out_facts(self, *, is_thorough: bool = False) -> list[LeftOut]:
        """The rows of facts that can't be read; with `is_thorough` each stored text is read to its end too."""
        for table, read in (("attempts", self.attempts), ("rounds", self.rounds)):
            if table not in self._left_out:
                read()
        with explained(self.path):
            unread = find_unreadable_rows(self._connection, is_thorough=is_thorough)
            return sorted({*unread, *self._left_out["attempts"], *self._left_out["rounds"]})

    def drafts(self) -> list[Draft]:
        """The drafts of unfinished rounds, newest round first."""
        return self.read_drafts()[0]

    def read_drafts(self) -> tuple[list[Draft], list[LeftOut]]:
        """The drafts of unfinished rounds, newest round first, and the rows of those that can't be read."""
        with explained(self.path):
            return draft_rows.read_drafts(self._connection)

    def take_over(self, round_id: str, holder: str) -> None:
        """Lets `holder` alone write the draft of this round from now on."""
        with self.writing() as connection:
            draft_rows.hand_over(connection, round_id, holder)

    def text(self, digest: str) -> str | None:
        """The stored body of a question, by its digest."""
        return self._first("SELECT body FROM texts WHERE digest = ?", digest)

    def setting(self, name: str) -> str | None:
        """The newest value of this name that can be read."""
        values = self.values(Setting, "name = ?", name)
        return values[-1].value if values else None

    def targets(self) -> list[Setting | Target]:
        """All targets, and the settings by which older releases set one, oldest first."""
        settings = self.values(Setting, "name IN ('interview', 'level')")
        return sorted([*settings, *self.values(Target)], key=lambda fact: fact.id)

    def labels(self, subject: str) -> list[Label]:
        """The labels that are on things of this kind now: of each label on each thing the newest fact decides."""
        todays = {"question": self.names.question, "topic": self.names.topic}.get(subject)
        labels = self.values(Label, "subject = ?", subject)
        labels = [replace(label, name=todays(label.name)) for label in labels] if todays else labels
        newest = {(label.name, label.label): label for label in labels}
        return [label for label in newest.values() if label.is_set]

    def labelled(self, subject: str, label: str) -> set[str]:
        """The names of the things of this kind that bear this label now."""
        return {each.name for each in self.labels(subject) if each.label == label}

    def label_count(self) -> int:
        """The number of facts about labels, by which a change of them is noticed."""
        number: int = self.rows("SELECT count(*) FROM labels")[0][0]
        return number

    def remarks(
        self, question_id: str | None = None, kinds: Collection[RemarkKind] = tuple(RemarkKind)
    ) -> list[Remark]:
        """Notes and flags in the order in which they were made, of one question or of all."""
        names = () if question_id is None else self.names.ids_of_question(question_id)
        about = f" AND question_id IN ({placeholders(names)})" if names else ""
        remarks = self.values(Remark, f"kind IN ({placeholders(kinds)}){about}", *kinds, *names)
        return [replace(remark, question_id=self.names.question(remark.question_id)) for remark in remarks]

    def round_notes(self, kind: str) -> list[RoundNote]:
        """The notes of this kind on any round, in the order in which they were made."""
        return self.values(RoundNote, "kind = ?", kind)

    def follow_ups(self, round_id: str) -> list[FollowUpReply]:
        """The replies to the follow-ups of a round, in order."""
        of_round = "attempt_id IN (SELECT id FROM attempts WHERE round_id = ?)"
        return self.values(FollowUpReply, of_round, round_id)

    def greatest_id(self) -> str:
        """The greatest id of any fact, which the next id has to exceed; empty where there is none."""
        each = " UNION ALL ".join(f"SELECT max(id) AS id FROM {table}" for table in FACT_TABLES_WITH_ID)
        return self._first(f"SELECT max(id) FROM ({each})") or ""

    def is_intact(self) -> bool:
        """Whether SQLite's quick check finds nothing amiss."""
        with explained(self.path):
            try:
                self._is_checked = is_sound(self._connection)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self._is_checked = False
        return self._is_checked

    def count(self) -> int:
        """The number of facts that can't be erased."""
        with explained(self.path):
            return count_all(self._connection)

    @property
    def identity(self) -> list[int | None]:
        """Device, inode and number of the schema, by which a cache recognises the file."""
        return [*(self._identity or ()), len(MIGRATIONS)]

    def counts(self) -> dict[str, int]:
        """The number of rows of each table in COUNTED_TABLES; any change of facts changes one of them.

        They are counted anew once this connection or another one has written: at 100,000 attempts that takes 3 ms.
        """
        written = (self.rows("PRAGMA data_version")[0][0], self._connection.total_changes)
        if written != self._counted_after:
            each = ", ".join(f"(SELECT count(*) FROM {table})" for table in COUNTED_TABLES)
            self._counts = dict(zip(COUNTED_TABLES, self.rows(f"SELECT {each}")[0], strict=True))
            self._counted_after = written
        return self._counts

    def note_changes(self, changes: Changes) -> None:
        """Notes what this process has added, so that a cache can follow it; `write` does so itself."""
        self._changes = self._changes.followed_by(changes)

    def take_changes(self) -> Changes:
        """The changes that this process has written since the last call."""
        changes, self._changes = self._changes, Changes()
        return changes

    def tables(self) -> Tables:
        """Every stored row of a fact, by table."""
        with explained(self.path):
            return read_tables(self._connection)

    def merge(self, tables: Tables, report: ReportProgress = ignore_progress) -> Merged:
        """Adds the checked rows of another history, all or none, and calls `report(done, total)` at each."""
        with self.writing() as connection:
            return merge(connection, tables, report)

    def has_news(self, tables: Tables) -> bool:
        """Whether `merge` would add any of these rows."""
        with explained(self.path):
            return has_news(self._connection, tables)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for a block that reads as of one instant."""
        with explained(self.path), snapshot(self._connection):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection for a block that writes: all of it is on the disk at its end, or nothing."""
        with explained(self.path, NOT_SAVED):
            self._require_sound()
            with transaction(self._connection):
                yield self._connection

    def values(self, kind: type[T], condition: str = "1", *values: object) -> list[T]:
        """The facts of a kind whose rows can be read, and for which the SQL `condition` holds, in the order of ids."""
        with explained(self.path):
            rows = list(stored_rows(self._connection, kind.table, condition, values))
        read = records.reader(kind)
        return [read(row) for row in rows if not fault_of(kind.table, row)]

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with explained(self.path):
            return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Closes the file and gives up its lock."""
        self._connection.close()
        self._lock.close()

    def _require_sound(self) -> None:
        if _identity(self.path) != self._identity:
            raise replaced(self.path)
        if not self._is_checked and not self.is_intact():
            raise unusable(self.path, "is damaged")

    def _rounds_of(self, facts: Sequence[Fact]) -> frozenset[str]:
        """The ids of the rounds whose attempts these facts change."""
        rounds = {fact.round_id for fact in facts if isinstance(fact, Trial | RoundEnd)}
        for rating in facts:
            if isinstance(rating, Rating):
                rounds.add(self._first("SELECT round_id FROM attempts WHERE id = ?", rating.attempt_id) or "")
        return frozenset(rounds)

    def _number(self, facts: Sequence[Fact]) -> int | None:
        last = next((fact for fact in reversed(facts) if isinstance(fact, Trial | Rating)), None)
        if last is None:
            return None
        key = last.attempt_id if isinstance(last, Rating) else last.id
        number: int = self._connection.execute("SELECT seq FROM attempts WHERE id = ?", (key,)).fetchone()[0]
        return number

    def _read_attempts(self, sql: str, values: Sequence[str], *, is_whole: bool) -> list[Attempt]:
        unread: set[LeftOut] = set()
        with explained(self.path):
            try:  # row by row 36,500 attempts take 23 MB; fetched at once, 65 MB and a tenth more time
                attempts = AttemptsReader(self.names)(self._connection.execute(sql, values))
            except UNREADABLE:
                read, attempts = AttemptsReader(self.names), []
                for row in self._connection.execute(sql, values).fetchall():
                    try:
                        attempts += read([row])
                    except UNREADABLE:
                        unread.add(left_out(self._connection, "attempts", (row[1],)))
        if is_whole:
            self._left_out["attempts"] = unread
        return attempts

    def _round_of(self, row: tuple[Any, ...], unread: set[LeftOut]) -> RoundRecord | None:
        try:
            return round_of(row)
        except UNREADABLE:
            with explained(self.path):
                unread.add(left_out(self._connection, "rounds", (row[0],)))
            return None

    def _first(self, sql: str, *values: object) -> str | None:
        """The first column of the first row, or None."""
        return next((row[0] for row in self.rows(sql, *values)), None)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
