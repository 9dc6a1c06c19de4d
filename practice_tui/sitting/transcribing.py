"""Has recordings listened to or written down that aren't yet, one by one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from practice_tui.core.history.speech import current_anatomies, current_transcripts
from practice_tui.core.history.transcripts import Transcript, recognised
from practice_tui.core.statistics.anatomy import detected
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.recordings import Recordings
from practice_tui.store.recording_rows import RecordingRow
from practice_tui.store.speech_rows import read_speech
from practice_tui.voice.activity import Printed
from practice_tui.voice.recogniser import RecogniserError

NO_DETECTOR = "there is no detector that can be run"


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


def not_listened_to(desk: Desk, recordings: Recordings) -> list[RecordingRow]:
    """The recordings of which it isn't known where they are spoken."""
    rows = recordings.rows()
    listened_to = current_anatomies(read_speech(desk.history, [row.attempt_id for row in rows]))
    return [row for row in rows if row.attempt_id not in listened_to]


def listen_to(
    desk: Desk, recordings: Recordings, rows: Sequence[RecordingRow], hear: Callable[[Path], Printed]
) -> Iterator[tuple[RecordingRow, str]]:
    """Have recordings listened to, each kept before the next is begun; gives each, and in words why one wasn't.

    Raises PracticeError where one can't be kept.
    """
    for row in rows:
        printed = hear(recordings.folder / row.file)
        if printed.by:
            desk.history.write([detected(desk.moments(), row.attempt_id, printed.by, printed.runs)])
        yield row, printed.trouble or ("" if printed.by else NO_DETECTOR)


def not_written_down(desk: Desk, recordings: Recordings) -> list[RecordingRow]:
    """The recordings of which there is no transcript."""
    rows = recordings.rows()
    transcripts = current_transcripts(read_speech(desk.history, [row.attempt_id for row in rows]))
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
