"""The open history of one person: facts go in, values come out. One thread uses it, over one connection."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from practice_tui.core.history.attempts import Attempt, RoundRecord
from practice_tui.core.history.drill_facts import DrillOutcome, DrillRun, DrillSum
from practice_tui.core.history.encounters import (
    Encounter,
    EncounterOutcome,
    EncounterQuestion,
    EncounterRecord,
    encounter_records,
)
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
    Text,
    Tick,
    Trial,
)
from practice_tui.core.history.holders import NOBODY
from practice_tui.core.history.interview_facts import FilledSheet, Mark, SheetDraft, SheetFact, SheetOf
from practice_tui.core.history.renames import Names
from practice_tui.core.history.speech import Speech
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.core.values import records
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store import draft_rows
from practice_tui.store.backup_files import count_all
from practice_tui.store.column_checks import UNREADABLE, read_instant
from practice_tui.store.export_file import Tables, read_tables, stored_rows
from practice_tui.store.failures import NOT_SAVED, explained, is_damage, replaced, unusable
from practice_tui.store.history_lock import HistoryLock
from practice_tui.store.inspection import is_sound
from practice_tui.store.merging import Merged, has_news, merge
from practice_tui.store.months import Month, month_after, month_tables, round_tables
from practice_tui.store.queries import (
    ALL_TICKS,
    ATTEMPTS,
    DETAILS,
    NO_DETAILS,
    OF_ALL,
    OF_FEW,
    ROUNDS,
    AttemptsReader,
    round_of,
    ticks_of,
)
from practice_tui.store.recording_rows import RecordingRow, put_recording, read_recordings, remove_recording
from practice_tui.store.row_validation import fault_of
from practice_tui.store.rows import Row, rows_of
from practice_tui.store.schema import COUNTED_TABLES, FACT_TABLES_WITH_ID, MIGRATIONS, key_of
from practice_tui.store.sheets import (
    S,
    filled_sheets,
    interview_facts,
    interview_tables,
    marks_with_points,
    put_sheet_draft,
    require_sheet_holder,
    sheet_drafts,
)
from practice_tui.store.speech_rows import NEWEST, OF_ROUND, read_speech, seconds_of_answers
from practice_tui.store.transactions import snapshot, transaction
from practice_tui.store.unreadable_rows import find_unreadable_rows, left_out

T = TypeVar("T")

_DRILL_SUMS = "SELECT run_id, count(*), sum(outcome = ?), sum(seconds) FROM drill_answers GROUP BY run_id"

_FORGOTTEN = ("this interview was forgotten in another terminal", "leave it")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The facts and drafts of another machine that were added."""

    merged: Merged
    drafts: tuple[draft_rows.Replaced, ...] = ()


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
        with explained(self.path, NOT_SAVED):
            self._require_sound()
            with transaction(self._connection):
                if draft:
                    draft_rows.require_holder(self._connection, draft, goes_on=goes_on)
                added = Counter(table for fact in facts for table in self._add(fact))
                if draft:
                    draft_rows.put(self._connection, draft)
                if released:
                    draft_rows.hand_over(self._connection, released, NOBODY)
                if finished:
                    draft_rows.remove(self._connection, finished)
                number, rounds = self._number(facts), self._rounds_of(facts)
            self._changes = self._changes.followed_by(Changes(added, rounds))
            return number

    def write_sheet(
        self,
        facts: Sequence[Fact | SheetFact],
        draft: SheetDraft,
        *,
        goes_on: bool = False,
        is_over: bool = False,
    ) -> None:
        """Stores facts with the draft of their sheet, all or nothing; returns once they are on the disk.

        The draft is refused where another process has taken the sheet over, or where the sheet `goes_on` and its draft
        is gone. It is removed once the sheet `is_over`.
        """
        with explained(self.path, NOT_SAVED):
            self._require_sound()
            with transaction(self._connection):
                require_sheet_holder(self._connection, draft, goes_on=goes_on)
                added = Counter(table for fact in facts for table in self._add(fact))
                put_sheet_draft(self._connection, draft, is_over=is_over)
            self._changes = self._changes.followed_by(Changes(added))

    def attempts(
        self,
        *,
        round_id: str | None = None,
        round_ids: Collection[str] | None = None,
        question_id: str | None = None,
        topic: str | None = None,
        with_ticks: bool = False,
    ) -> list[Attempt]:
        """Attempts in the order in which they were made; `with_ticks` reads ticks and the line on what was said too.

        Given arguments narrow them to a round, to several rounds, to a question or to a topic. Questions and topics are
        found under every id that they have had.
        """
        sought = {
            "a.round_id": tuple(round_ids or ()) if round_id is None else (round_id,),
            "a.question_id": () if question_id is None else self.names.ids_of_question(question_id),
            "a.topic": () if topic is None else self.names.ids_of_topic(topic),
        }
        condition = " AND ".join(
            f"{column} IN ({_placeholders(values)})" for column, values in sought.items() if values
        )
        parts = OF_FEW | {"condition": condition} if condition else OF_ALL
        sql = ATTEMPTS.format(details=DETAILS if with_ticks else NO_DETAILS, **parts)
        return self._read_attempts(
            sql, [value for values in sought.values() for value in values], is_whole=not condition
        )

    def ticks(self) -> dict[str, tuple[Tick, ...]]:
        """The current ticks of every attempt that has some, by the id of the attempt."""
        return ticks_of(self._rows(ALL_TICKS))

    def rounds(self, limit: int | None = None) -> list[RoundRecord]:
        """The newest `limit` rounds, or all, newest first."""
        unread: set[LeftOut] = set()
        rows = self._rows(ROUNDS.format(condition="1"), -1 if limit is None else limit)
        records_read = [record for row in rows if (record := self._round_of(row, unread))]
        if limit is None:
            self._left_out["rounds"] = unread
        return records_read

    def codes(self) -> list[str]:
        """The codes of the rounds that were drawn by one, the newest first."""
        return [code for (code,) in self._rows("SELECT code FROM rounds WHERE code IS NOT NULL ORDER BY id DESC")]

    def round(self, round_id: str) -> RoundRecord | None:
        """The round of this id; None where there is none or it can't be read."""
        rows = self._rows(ROUNDS.format(condition="r.id = ?"), round_id, 1)
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
        with explained(self.path, NOT_SAVED), transaction(self._connection):
            draft_rows.hand_over(self._connection, round_id, holder)

    def text(self, digest: str) -> str | None:
        """The stored body of a question, by its digest."""
        return self._first("SELECT body FROM texts WHERE digest = ?", digest)

    def setting(self, name: str) -> str | None:
        """The newest value of this name that can be read."""
        values = self._values("settings", Setting, "name = ?", name)
        return values[-1].value if values else None

    def targets(self) -> list[Setting | Target]:
        """All targets, and the settings by which older releases set one, oldest first."""
        settings = self._values("settings", Setting, "name IN ('interview', 'level')")
        return sorted([*settings, *self._values("targets", Target)], key=lambda fact: fact.id)

    def labels(self, subject: str) -> list[Label]:
        """The labels that are on things of this kind now: of each label on each thing the newest fact decides."""
        todays = {"question": self.names.question, "topic": self.names.topic}.get(subject)
        labels = self._values("labels", Label, "subject = ?", subject)
        labels = [replace(label, name=todays(label.name)) for label in labels] if todays else labels
        newest = {(label.name, label.label): label for label in labels}
        return [label for label in newest.values() if label.is_set]

    def label_count(self) -> int:
        """The number of facts about labels, by which a change of them is noticed."""
        number: int = self._rows("SELECT count(*) FROM labels")[0][0]
        return number

    def remarks(
        self, question_id: str | None = None, kinds: Collection[RemarkKind] = tuple(RemarkKind)
    ) -> list[Remark]:
        """Notes and flags in the order in which they were made, of one question or of all."""
        names = () if question_id is None else self.names.ids_of_question(question_id)
        about = f" AND question_id IN ({_placeholders(names)})" if names else ""
        remarks = self._values("remarks", Remark, f"kind IN ({_placeholders(kinds)}){about}", *kinds, *names)
        return [replace(remark, question_id=self.names.question(remark.question_id)) for remark in remarks]

    def round_notes(self, kind: str) -> list[RoundNote]:
        """The notes of this kind on any round, in the order in which they were made."""
        return self._values("round_notes", RoundNote, "kind = ?", kind)

    def follow_ups(self, round_id: str) -> list[FollowUpReply]:
        """The replies to the follow-ups of a round, in order."""
        of_round = "attempt_id IN (SELECT id FROM attempts WHERE round_id = ?)"
        return self._values("follow_ups", FollowUpReply, of_round, round_id)

    def interview_facts(self, kind: type[S], interview_id: str = "") -> list[S]:
        """The facts of a kind, of one interview or of all, in the order of ids; marks come without their points."""
        with explained(self.path):
            return interview_facts(self._connection, kind, interview_id)

    def marks(self, interview_id: str) -> list[Mark]:
        """The marks of an interview with their points, in the order of ids; the newest of an answer is in force."""
        with explained(self.path):
            return marks_with_points(self._connection, interview_id)

    def filled_sheets(self, of: SheetOf, name: str = "") -> list[FilledSheet]:
        """The sheets of one round or one set of samples, or of all such sheets, with their marks, oldest first."""
        with explained(self.path), snapshot(self._connection):
            return filled_sheets(self._connection, of, name)

    def transcripts(self, round_id: str) -> dict[str, str]:
        """The newest transcript of each answer of a round that has one, by the id of the attempt."""
        with explained(self.path):
            facts = read_speech(self._connection, OF_ROUND, (round_id,))
        return {fact.attempt_id: fact.transcript for fact in facts if fact.transcript}

    def speech(self, attempt_ids: Collection[str] | None = None) -> list[Speech]:
        """What was made of the recordings of these answers, or of all, in the order of ids."""
        condition = "1" if attempt_ids is None else f"attempt_id IN ({_placeholders(attempt_ids)})"
        with explained(self.path):
            return read_speech(self._connection, condition, tuple(attempt_ids or ()))

    def newest_spoken(self, limit: int) -> tuple[list[Speech], dict[str, float]]:
        """The newest facts that say where an answer was spoken, in the order of ids, and the seconds of each answer."""
        with explained(self.path):
            facts = read_speech(self._connection, NEWEST, (limit,))
            return facts, seconds_of_answers(self._connection, {fact.attempt_id for fact in facts})

    def recordings(self) -> list[RecordingRow]:
        """The recordings of own answers on this machine, in the order of the answers."""
        with explained(self.path):
            return read_recordings(self._connection)

    def put_recording(self, recording: RecordingRow) -> None:
        """Stores where the sound of an answer lies."""
        with explained(self.path, NOT_SAVED), transaction(self._connection):
            put_recording(self._connection, recording)

    def remove_recording(self, attempt_id: str) -> None:
        """Forgets where the sound of an answer lay."""
        with explained(self.path, NOT_SAVED), transaction(self._connection):
            remove_recording(self._connection, attempt_id)

    def sheet_drafts(self) -> list[SheetDraft]:
        """The drafts of sheets that aren't signed, the newest sheet first."""
        with explained(self.path):
            return sheet_drafts(self._connection)

    def take_over_sheet(self, sheet_id: str, holder: str) -> None:
        """Lets `holder` alone write the draft of this sheet from now on."""
        with explained(self.path, NOT_SAVED), transaction(self._connection):
            self._connection.execute("UPDATE sheet_drafts SET holder = ? WHERE sheet_id = ?", (holder, sheet_id))

    def of_interview(self, interview_id: str) -> Tables:
        """The rows of one interview, and the texts that were asked."""
        with explained(self.path), snapshot(self._connection):
            return interview_tables(self._connection, interview_id)

    def drill_sums(self) -> list[DrillSum]:
        """The sums of every run of a drill, in the order in which they were made."""
        rows = self._rows(_DRILL_SUMS, DrillOutcome.RIGHT)
        sums = {run_id: (tried, right, seconds) for run_id, tried, right, seconds in rows}
        runs = [run for run in self._values("drill_runs", DrillRun) if run.id in sums]
        return [DrillSum(run.id, run.day, run.drill, run.level, *sums[run.id]) for run in runs]

    def encounters(self) -> list[EncounterRecord]:
        """The real interviews that aren't forgotten, newest day first."""
        question, topic = self.names.question, self.names.topic
        asked = self._values("encounter_questions", EncounterQuestion)
        return encounter_records(
            self._values("encounters", Encounter),
            [
                replace(
                    row, question_id=row.question_id and question(row.question_id), topic=row.topic and topic(row.topic)
                )
                for row in asked
            ],
            self._values("encounter_outcomes", EncounterOutcome),
        )

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
        written = (self._rows("PRAGMA data_version")[0][0], self._connection.total_changes)
        if written != self._counted_after:
            each = ", ".join(f"(SELECT count(*) FROM {table})" for table in COUNTED_TABLES)
            self._counts = dict(zip(COUNTED_TABLES, self._rows(f"SELECT {each}")[0], strict=True))
            self._counted_after = written
        return self._counts

    def take_changes(self) -> Changes:
        """The changes that this process has written since the last call."""
        changes, self._changes = self._changes, Changes()
        return changes

    def tables(self) -> Tables:
        """Every stored row of a fact, by table."""
        with explained(self.path):
            return read_tables(self._connection)

    def merge(self, tables: Tables, report: Callable[[int, int], object] = lambda done, total: None) -> Merged:
        """Adds the checked rows of another history, all or none, and calls `report(done, total)` at each."""
        with explained(self.path, NOT_SAVED):
            self._require_sound()
            with transaction(self._connection):
                return merge(self._connection, tables, report)

    def has_news(self, tables: Tables) -> bool:
        """Whether `merge` would add any of these rows."""
        with explained(self.path):
            return has_news(self._connection, tables)

    def month_after(self, name: str) -> Month | None:
        """The first month with facts after this one; of all where it is empty."""
        with explained(self.path), snapshot(self._connection):
            return month_after(self._connection, name)

    def month(self, name: str) -> Tables:
        """The facts of one month, with those that they refer to."""
        with explained(self.path), snapshot(self._connection):
            return month_tables(self._connection, name)

    def of_round(self, round_id: str, digests: Collection[str]) -> Tables:
        """The facts of one round, and the texts of these digests."""
        with explained(self.path), snapshot(self._connection):
            return round_tables(self._connection, round_id, digests)

    def take_in(
        self, tables: Tables, drafts: Sequence[Draft], is_later: Callable[[Draft, Draft | None], bool]
    ) -> TakenIn:
        """Adds checked rows from another machine, and the drafts that are later than those here: all of it or nothing.

        Where a round turns out to be over, its draft goes; where it was discarded, nobody sits it any more.
        """
        with explained(self.path, NOT_SAVED):
            self._require_sound()
            with transaction(self._connection):
                unfinished = draft_rows.unfinished(self._connection)
                merged = merge(self._connection, tables, lambda done, total: None)
                draft_rows.remove_finished(self._connection, unfinished)
                draft_rows.release_discarded(self._connection)
                return TakenIn(merged, tuple(draft_rows.take_in(self._connection, drafts, is_later)))

    def open_drafts(self) -> list[Draft]:
        """The drafts of rounds that are neither over nor discarded."""
        with explained(self.path):
            return [draft for draft in self.drafts() if draft_rows.is_open(self._connection, draft.round_id)]

    def close(self) -> None:
        """Closes the file and gives up its lock."""
        self._connection.close()
        self._lock.close()

    def _require_sound(self) -> None:
        if _identity(self.path) != self._identity:
            raise replaced(self.path)
        if not self._is_checked and not self.is_intact():
            raise unusable(self.path, "is damaged")

    def _add(self, fact: Fact | SheetFact) -> list[str]:
        """Inserts the rows of a fact unless they are there, and returns the tables that got a row."""
        rows = rows_of(fact)
        stored = [self._stored(table, row) for table, row in rows]
        if not any(stored):
            for table, row in rows:
                self._insert(table, row)
            return [table for table, _ in rows]
        if not isinstance(fact, Text) and stored != [tuple(row.values()) for _, row in rows]:
            raise PracticeError("its id belongs to something else", code=ExitCode.INTERNAL)
        return []

    def _stored(self, table: str, row: Row) -> tuple[Any, ...] | None:
        key = " AND ".join(f"{column} = :{column}" for column in key_of(table))
        cursor = self._connection.execute(f"SELECT {', '.join(row)} FROM {table} WHERE {key}", row)
        stored: tuple[Any, ...] | None = cursor.fetchone()
        return stored

    def _insert(self, table: str, row: Row) -> None:
        values = ", ".join(f":{column}" for column in row)
        sql = f"INSERT INTO {table}({', '.join(row)}) VALUES({values})"
        if not self._connection.execute(sql, row).rowcount:  # a trigger ignores rows of what is to be forgotten
            raise PracticeError(*_FORGOTTEN, ExitCode.CANT_CREATE)

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

    def _values(self, table: str, kind: type[T], condition: str = "1", *values: object) -> list[T]:
        """The values of the readable rows for which the SQL `condition` holds, in the order of ids."""
        with explained(self.path):
            rows = list(stored_rows(self._connection, table, condition, values))
        read = records.reader(kind)
        return [read(row) for row in rows if not fault_of(table, row)]

    def _first(self, sql: str, *values: object) -> str | None:
        """The first column of the first row, or None."""
        return next((row[0] for row in self._rows(sql, *values)), None)

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self.path):
            return self._connection.execute(sql, values).fetchall()


def _placeholders(values: Collection[object]) -> str:
    """As many placeholders as there are values."""
    return ", ".join("?" * len(values))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
