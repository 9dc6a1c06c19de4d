"""The rows of recordings: where the sound of an answer lies on this machine."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from practice_tui.store.column_checks import UNREADABLE, read_instant

_PUT = """
INSERT OR REPLACE INTO recordings(attempt_id, file, at, seconds, bytes) VALUES(?, ?, ?, ?, ?)
"""
_READ = """
SELECT r.attempt_id, r.file, r.at, r.seconds, r.bytes, a.seq, a.question_id, a.elapsed_s
FROM recordings r JOIN attempts a ON a.id = r.attempt_id ORDER BY r.attempt_id
"""


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """The sound of an answer: the name of its file in the folder of recordings, its seconds and its bytes.

    `number` is the n of *Saved #n* of the answer, which took `answered_for` seconds.
    """

    attempt_id: str
    file: str
    at: datetime
    seconds: float
    bytes: int
    number: int = 0
    question_id: str = ""
    answered_for: float = 0.0


def read_recordings(connection: sqlite3.Connection) -> list[RecordingRow]:
    """The recordings in the order of their answers; a row that can't be read is passed over."""
    recordings = []
    for attempt_id, file, at, *rest in connection.execute(_READ).fetchall():
        try:
            recordings.append(RecordingRow(attempt_id, file, read_instant(at), *rest))
        except UNREADABLE:
            continue
    return recordings


def put_recording(connection: sqlite3.Connection, recording: RecordingRow) -> None:
    at = recording.at.astimezone(UTC).isoformat()
    values = (recording.attempt_id, recording.file, at, recording.seconds, recording.bytes)
    connection.execute(_PUT, values)


def remove_recording(connection: sqlite3.Connection, attempt_id: str) -> None:
    connection.execute("DELETE FROM recordings WHERE attempt_id = ?", (attempt_id,))
