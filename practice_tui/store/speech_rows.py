"""Reads the facts that detectors and recognisers made of recordings of own answers."""

import json
from collections.abc import Collection

from practice_tui.core.history.speech import Speech, current_transcripts
from practice_tui.core.values import records
from practice_tui.store.export_file import stored_rows
from practice_tui.store.history import History
from practice_tui.store.queries import placeholders
from practice_tui.store.row_validation import fault_of

_NEWEST = "id IN (SELECT id FROM speech WHERE spoken_s IS NOT NULL ORDER BY id DESC LIMIT ?)"
_OF_ROUND = "attempt_id IN (SELECT id FROM attempts WHERE round_id = ?)"


def read_speech(history: History, attempt_ids: Collection[str]) -> list[Speech]:
    """The facts on the recordings of these answers, in the order of ids. Raises PracticeError."""
    return _read(history, f"attempt_id IN ({placeholders(attempt_ids)})", *attempt_ids)


def read_transcripts(history: History, round_id: str) -> dict[str, str]:
    """The newest transcript of each answer of a round that has one, by the id of the attempt. Raises PracticeError."""
    current = current_transcripts(_read(history, _OF_ROUND, round_id))
    return {attempt_id: fact.transcript for attempt_id, fact in current.items()}


def read_newest_spoken(history: History, limit: int) -> tuple[list[Speech], dict[str, float]]:
    """The newest facts that say where an answer was spoken, in the order of ids, and the seconds of each answer.

    Raises PracticeError.
    """
    facts = _read(history, _NEWEST, limit)
    ids = {fact.attempt_id for fact in facts}
    rows = history.rows(f"SELECT id, elapsed_s FROM attempts WHERE id IN ({placeholders(ids)})", *ids)
    return facts, dict(rows)


def _read(history: History, condition: str, *values: object) -> list[Speech]:
    """The readable facts for which the SQL `condition` holds, in the order of ids."""
    read = records.reader(Speech)
    with history.reading() as connection:
        rows = list(stored_rows(connection, Speech.table, condition, values))
    return [read({**row, "spans": json.loads(row["spans"])}) for row in rows if not fault_of(Speech.table, row)]
