"""Holds the track record of one history: read from the cache at first, then brought up to date after each change.

The basis is the history's file, its schema, how many rows each of its tables of facts has, and the ids that questions
and topics have today. A greatest id wouldn't do: what is merged has smaller ones.
"""

from pathlib import Path
from typing import Any

from practice_tui import __version__
from practice_tui.collector import uncollected
from practice_tui.core.history.attempt_rows import attempt_row
from practice_tui.core.selection.track_record import TrackRecord, track_record_of
from practice_tui.core.values.progress import ReportProgress, ignore_progress
from practice_tui.sitting.answer_cache_file import Columns, read_answers, write_answers
from practice_tui.store.history import History


class AnswerCache:
    """Belongs to one open history. Without a `cache` each process reads all of it."""

    def __init__(self, history: History, cache: Path | None) -> None:
        self._history, self._cache = history, cache
        self._track_record: TrackRecord | None = None
        self._columns = Columns()
        self._counts: dict[str, int] = {}

    def current(self, on_progress: ReportProgress = ignore_progress) -> TrackRecord:
        """The track record as of now; `on_progress` hears how much of a first reading is done. Raises PracticeError."""
        counts = self._history.counts()
        if self._track_record is not None and counts == self._counts:
            return self._track_record
        before, changes = self._track_record, self._history.take_changes()
        if before is None and (read := self._read(counts)):
            self._track_record, self._columns = read
        else:
            expected = {table: n + changes.counts[table] for table, n in self._counts.items()}
            is_ours = before is not None and counts == expected
            track_record = (
                self._with_rounds(before, changes.rounds) if before and is_ours else self._read_all(on_progress)
            )
            self._update_columns(before, track_record)
            self._track_record = track_record
            if self._cache:
                write_answers(self._cache, self._basis(counts), track_record, self._columns)
        self._counts = counts
        return self._track_record

    def forget(self) -> None:
        """Reads the track record anew next time: ids may have come to mean other questions."""
        self._track_record = None

    def _basis(self, counts: dict[str, int]) -> list[Any]:
        names = self._history.names
        return [__version__, self._history.identity, counts, dict(names.questions), dict(names.topics)]

    def _read(self, counts: dict[str, int]) -> tuple[TrackRecord, Columns] | None:
        with uncollected():
            return read_answers(self._cache, self._basis(counts)) if self._cache else None

    def _with_rounds(self, track_record: TrackRecord, round_ids: frozenset[str]) -> TrackRecord:
        """The track record with these rounds read anew."""
        if not round_ids:
            return track_record
        attempts = [attempt for name in round_ids for attempt in self._history.attempts(round_id=name, with_ticks=True)]
        rows = [attempt_row(attempt, attempt.ticks) for attempt in sorted(attempts, key=lambda attempt: attempt.id)]
        return track_record.with_rounds(round_ids, rows)

    def _read_all(self, on_progress: ReportProgress) -> TrackRecord:
        """Read the whole history: 0.1 s for 1,000 attempts, 3 s for 100,000."""
        on_progress(0, 4)
        attempts = self._history.attempts()
        on_progress(1, 4)
        ticks = self._history.ticks()
        on_progress(2, 4)
        left_out = self._history.left_out_facts()
        track_record = track_record_of(
            (attempt_row(attempt, ticks.get(attempt.id, ())) for attempt in attempts), left_out
        )
        on_progress(4, 4)
        return track_record

    def _update_columns(self, before: TrackRecord | None, track_record: TrackRecord) -> None:
        """Add the new rows to the columns; if others changed, make the columns anew."""
        n, judged = self._columns.length, len(before.judged) if before else 0
        if before is None or list(track_record.rows[:n]) != list(before.rows):
            self._columns, n, judged = Columns(), 0, 0
        self._columns.add(track_record.rows[n:], track_record.judged[judged:])
