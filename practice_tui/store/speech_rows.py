"""Reads what detectors and recognisers made of the recordings of own answers."""

import json
import sqlite3
from collections.abc import Collection, Sequence

from practice_tui.core.history.speech import Speech
from practice_tui.core.values import records
from practice_tui.store.export_file import stored_rows
from practice_tui.store.row_validation import fault_of

NEWEST = "id IN (SELECT id FROM speech WHERE spoken_s IS NOT NULL ORDER BY id DESC LIMIT ?)"
OF_ROUND = "attempt_id IN (SELECT id FROM attempts WHERE round_id = ?)"


def read_speech(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[Speech]:
    """The readable facts for which the SQL `condition` holds, in the order of ids."""
    read = records.reader(Speech)
    rows = [row for row in stored_rows(connection, "speech", condition, values) if not fault_of("speech", row)]
    return [read({**row, "spans": json.loads(row["spans"])}) for row in rows]


def seconds_of_answers(connection: sqlite3.Connection, attempt_ids: Collection[str]) -> dict[str, float]:
    """The seconds that these answers took, by the ids of their attempts."""
    places = ", ".join("?" * len(attempt_ids))
    rows = connection.execute(f"SELECT id, elapsed_s FROM attempts WHERE id IN ({places})", tuple(attempt_ids))
    return dict(rows.fetchall())
