"""Voice, recording and proposals of a plain round; it asks before the first answer whether that may be recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from practice_tui.plain.conversation import ReadLine
from practice_tui.plain.layout import write_laid_out
from practice_tui.sitting.playback import Playback
from practice_tui.sitting.proposing import Proposing
from practice_tui.sitting.reading_aloud import ReadingAloud, Speaker
from practice_tui.sitting.recording import RECORDS_NOTHING, Recording
from practice_tui.sitting.sitting import Sitting

HOW = "yes: record them. never: don't, and don't ask again. Any other line: not in this round."


@dataclass(frozen=True, slots=True)
class Sound:
    """The parts that speak, record, play back and propose, each optional; `decline` turns the setting *Record* off."""

    speaker: Speaker | None = None
    recording: Recording | None = None
    decline: Callable[[], object] = lambda: None
    playback: Playback | None = None
    proposing: Proposing | None = None

    def join(self, sitting: Sitting, read_line: ReadLine, out: TextIO) -> None:
        """Give a round its voice, its recording and its proposals."""
        sitting.read_with(ReadingAloud(self.speaker))
        if self.proposing:
            sitting.propose_with(self.proposing)
        if self.recording and self._may_record(self.recording, read_line, out):
            sitting.record_with(self.recording)

    def _may_record(self, recording: Recording, read_line: ReadLine, out: TextIO) -> bool:
        if recording.is_allowed:
            return True
        write_laid_out(out, [recording.notice, HOW])
        line = None
        while line is None:
            try:
                line = read_line(1.0)
            except EOFError:
                return False
        match line.strip().lower():
            case "y" | "yes":
                recording.allow()
            case "never":
                self.decline()
                write_laid_out(out, [RECORDS_NOTHING])
        return recording.is_allowed


SILENT = Sound()
