"""The rows of recordings: where the sound of an answer lies on this machine."""

from dataclasses import dataclass
from datetime import UTC, datetime

from practice_tui.store.column_checks import UNREADABLE, read_instant
from practice_tui.store.history import History

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


def read_recordings(history: History) -> list[RecordingRow]:
    """The recordings of own answers on this machine, in the order of the answers; an unreadable row is passed over."""
    recordings = []
    for attempt_id, file, at, *rest in history.rows(_READ):
        try:
            recordings.append(RecordingRow(attempt_id, file, read_instant(at), *rest))
        except UNREADABLE:
            continue
    return recordings


def put_recording(history: History, recording: RecordingRow) -> None:
    """Stores where the sound of an answer lies."""
    at = recording.at.astimezone(UTC).isoformat()
    values = (recording.attempt_id, recording.file, at, recording.seconds, recording.bytes)
    with history.writing() as connection:
        connection.execute(_PUT, values)


def remove_recording(history: History, attempt_id: str) -> None:
    """Forgets where the sound of an answer lay."""
    with history.writing() as connection:
        connection.execute("DELETE FROM recordings WHERE attempt_id = ?", (attempt_id,))
