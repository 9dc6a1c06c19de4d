"""The recordings of one's own answers: a folder of sound files on this machine alone, and their rows."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from practice_tui.core.history.speech import Speech, current_anatomies
from practice_tui.core.values.clock import Moments
from practice_tui.core.views.recorded import Recorded
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.history import History
from practice_tui.store.recording_rows import RecordingRow, put_recording, read_recordings, remove_recording
from practice_tui.store.speech_rows import read_speech

BYTES_A_SECOND, HEAD = 32_000, 44
MEGABYTE = 1_000_000
SUFFIX = ".wav"
UNFINISHED = "unfinished-"  # begins the name of the recording of an answer that isn't over, or was broken off
REST = "playing-"  # begins the name of what is left of a recording that is played from its midst


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of what is kept: recordings of so many days, and megabytes of them."""

    days: int
    megabytes: int


class Recordings:
    """The folder, which is there once the user has said that answers may be recorded."""

    def __init__(self, history: History, moments: Moments, folder: Path, limits: Limits) -> None:
        self._history, self._moments, self.folder, self._limits = history, moments, folder, limits

    @property
    def is_allowed(self) -> bool:
        return self.folder.is_dir()

    def allow(self) -> None:
        """Make the folder. Raises PracticeError."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise PracticeError(f"can't make {self.folder}: {error.strerror}", code=ExitCode.CANT_CREATE) from error

    def rows(self) -> list[RecordingRow]:
        """The recordings whose file is there, in the order of their answers."""
        return [row for row in read_recordings(self._history) if (self.folder / row.file).is_file()]

    def file_of(self, attempt_id: str) -> Path | None:
        """The sound of this answer; None where it isn't there, or not any more."""
        return next((self.folder / row.file for row in self.rows() if row.attempt_id == attempt_id), None)

    def new_rest(self) -> Path:
        """Where the rest of a recording is written that is played from its midst; earlier ones are deleted."""
        self.clear_rests()
        return self.folder / f"{REST}{self._moments().id}{SUFFIX}"

    def clear_rests(self) -> None:
        """Delete what was written to be played, also by a program that was killed. Raises OSError."""
        for file in self._files():
            if file.name.startswith(REST):
                file.unlink(missing_ok=True)

    def new_file(self, name: str) -> Path:
        """Where an answer that isn't over yet is recorded."""
        return self.folder / f"{UNFINISHED}{name}{SUFFIX}"

    def unfinished(self) -> list[Path]:
        """The recordings of answers that were broken off, or that aren't over yet."""
        return [file for file in self._files() if file.name.startswith(UNFINISHED) and has_sound(file)]

    def take(self, file: Path, attempt_id: str) -> Path:
        """Give a file to its answer, and return its new name. Raises OSError and PracticeError."""
        size = file.stat().st_size
        seconds = max(0, size - HEAD) / BYTES_A_SECOND
        named = file.replace(self.folder / f"{attempt_id}{SUFFIX}")
        put_recording(self._history, RecordingRow(attempt_id, named.name, self._moments().now, seconds, size))
        return named

    def keep_facts(self, take: Callable[[Moments], Sequence[Speech]]) -> None:
        """Write the facts that `take` makes. Raises PracticeError."""
        if facts := take(self._moments):
            self._history.write(facts)

    def prune(self) -> None:
        """Delete what is older than it is to be kept, and the oldest of what is too much."""
        self.clear_rests()
        files = sorted((file.stat().st_mtime, file) for file in self._files())
        oldest = (self._moments().now - timedelta(days=self._limits.days)).timestamp()
        room = self._limits.megabytes * MEGABYTE - sum(file.stat().st_size for _, file in files)
        for modified, file in files:
            if modified >= oldest and room >= 0:
                break
            room += file.stat().st_size
            self._remove([file])

    def delete(self, attempt_ids: Iterable[str]) -> int:
        """Delete the recordings of these answers; returns how many there were."""
        wanted = set(attempt_ids)
        return self._remove(file for file in self._files() if file.stem in wanted)

    def delete_all(self) -> int:
        """Delete every recording, unfinished ones too; returns how many there were."""
        self.clear_rests()
        return self._remove(self._files())

    def _files(self) -> list[Path]:
        return [file for file in self.folder.glob(f"*{SUFFIX}") if file.is_file() and not file.is_symlink()]

    def _remove(self, files: Iterable[Path]) -> int:
        count = 0
        for file in files:
            file.unlink(missing_ok=True)
            remove_recording(self._history, file.stem)
            count += 1
        return count


def has_sound(file: Path) -> bool:
    """Whether a recording holds any sound: where there was no microphone, it is a head without any."""
    return file.is_file() and file.stat().st_size > HEAD


def recorded_answers(history: History, attempt_ids: Collection[str]) -> dict[str, Recorded]:
    """The recordings on this machine among those of these answers, by the ids of the answers."""
    rows = [row for row in read_recordings(history) if row.attempt_id in attempt_ids]
    anatomies = current_anatomies(read_speech(history, [row.attempt_id for row in rows]))
    return {row.attempt_id: _recorded(row, anatomies.get(row.attempt_id)) for row in rows}


def _recorded(row: RecordingRow, anatomy: Speech | None) -> Recorded:
    return Recorded(row.attempt_id, row.seconds, anatomy.spans if anatomy else ())
