"""Has recordings written down that aren't yet, one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from practice_tui.core.history.speech import current_transcripts
from practice_tui.core.history.transcripts import Transcript, recognised
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.recordings import Recordings
from practice_tui.store.recording_rows import RecordingRow
from practice_tui.voice.recogniser import RecogniserError


class Recogniser(Protocol):
    """Writes recordings down."""

    @property
    def name(self) -> str: ...

    def transcript(self, file: Path) -> Transcript:
        """Write down a recording, and return when that is done. Raises RecogniserError."""


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """The text of a recording, empty where nobody said a word; or in words why there is none."""

    row: RecordingRow
    text: str = ""
    trouble: str = ""


def not_written_down(desk: Desk, recordings: Recordings) -> list[RecordingRow]:
    """The recordings of which there is no transcript."""
    rows = recordings.rows()
    transcripts = current_transcripts(desk.history.speech([row.attempt_id for row in rows]))
    return [row for row in rows if row.attempt_id not in transcripts]


def write_down(
    desk: Desk, recordings: Recordings, rows: Sequence[RecordingRow], recogniser: Recogniser
) -> Iterator[WrittenDown]:
    """Have recordings written down, each kept before the next is begun. Raises PracticeError where one can't be."""
    for row in rows:
        try:
            transcript = recogniser.transcript(recordings.folder / row.file)
        except RecogniserError as error:
            yield WrittenDown(row, trouble=f"{recogniser.name} {error}")
            continue
        if transcript.text:
            desk.history.write([recognised(desk.moments(), row.attempt_id, recogniser.name, transcript)])
        yield WrittenDown(row, transcript.text)
