"""Keeps what figures need of the answers: read from the cache at first, and made current after each change.

The basis is the history's file, its schema, how many rows each of its tables of facts has, and the ids that questions
and topics have today. A greatest id wouldn't do: what is merged has smaller ones.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from practice_tui import __version__
from practice_tui.core.history.attempt_rows import attempt_row
from practice_tui.core.selection.track_record import TrackRecord, track_record_of
from practice_tui.sitting.answer_cache_file import Columns, read_answers, write_answers
from practice_tui.store.history import History

Told = Callable[[int, int], object]


def untold(done: int, total: int) -> None:
    """Nobody asks how far it has come."""


class AnswerCache:
    """Of one open history; without a `cache` all is read anew by each process."""

    def __init__(self, history: History, cache: Path | None) -> None:
        self._history, self._cache = history, cache
        self._known: TrackRecord | None = None
        self._columns = Columns()
        self._counts: dict[str, int] = {}

    def current(self, told: Told = untold) -> TrackRecord:
        """Every answer as it reads now; `told` hears how much of a reading as a whole is done. Raises PracticeError."""
        counts = self._history.counts()
        if self._known is not None and counts == self._counts:
            return self._known
        before, changes = self._known, self._history.take_changes()
        if before is None and (read := self._read(counts)):
            self._known, self._columns = read
        else:
            expected = {table: n + changes.counts[table] for table, n in self._counts.items()}
            is_ours = before is not None and counts == expected
            known = self._gone_on(before, changes.rounds) if before and is_ours else self._made_anew(told)
            self._put_down(before, known)
            self._known = known
            if self._cache:
                write_answers(self._cache, self._basis(counts), known, self._columns)
        self._counts = counts
        return self._known

    def _basis(self, counts: dict[str, int]) -> list[Any]:
        names = self._history.names
        return [__version__, self._history.identity, counts, dict(names.questions), dict(names.topics)]

    def _read(self, counts: dict[str, int]) -> tuple[TrackRecord, Columns] | None:
        return read_answers(self._cache, self._basis(counts)) if self._cache else None

    def _gone_on(self, known: TrackRecord, round_ids: frozenset[str]) -> TrackRecord:
        """With the rounds that were written in since."""
        if not round_ids:
            return known
        attempts = [attempt for name in round_ids for attempt in self._history.attempts(round_id=name, with_ticks=True)]
        rows = [attempt_row(attempt, attempt.ticks) for attempt in sorted(attempts, key=lambda attempt: attempt.id)]
        return known.with_rounds(round_ids, rows)

    def _made_anew(self, told: Told) -> TrackRecord:
        """Read as a whole: 0.1 s for 1,000 attempts, 3 s for 100,000."""
        told(0, 4)
        attempts = self._history.attempts()
        told(1, 4)
        ticks = self._history.ticks()
        told(2, 4)
        left_out = self._history.left_out_facts()
        known = track_record_of((attempt_row(attempt, ticks.get(attempt.id, ())) for attempt in attempts), left_out)
        told(4, 4)
        return known

    def _put_down(self, before: TrackRecord | None, known: TrackRecord) -> None:
        """The columns follow: what was added is, all else is written anew."""
        n, judged = self._columns.length, len(before.judged) if before else 0
        if before is None or list(known.rows[:n]) != list(before.rows):
            self._columns, n, judged = Columns(), 0, 0
        self._columns.add(known.rows[n:], known.judged[judged:])
