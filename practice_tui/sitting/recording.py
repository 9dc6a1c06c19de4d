"""Has answers recorded: begins with the clock, stands with it, and gives the file to the answer that is written."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from practice_tui.core.history.facts import Fact, Outcome, Trial
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds.rounds import Phase, Round
from practice_tui.core.values.clock import Moment, Moments
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError
from practice_tui.sitting.recordings import Recordings, has_sound

NOTICE = (
    "Your answers are to be recorded, as sound files in {place}. They stay on this machine: they are in no backup, "
    "export or sync. practice recordings lists, plays and deletes them."
)
RECORDS_NOTHING = "Recording is off; Record in the settings turns it on."
WRITTEN_TOO = (
    "What you say is written down as well: unlike the sound, that text becomes part of your history, and so of its "
    "exports, backups and sync."
)


class Recorder(Protocol):
    """Records into one file at a time. `level` is the peak of the last second, from 0 to 1."""

    @property
    def level(self) -> float: ...

    @property
    def trouble(self) -> str:
        """Why nothing is recorded any more, in words."""

    def begin(self, path: Path) -> str:
        """Begin to record, and return at once: nothing, or in words why that can't be done."""

    def pause(self) -> None: ...
    def go_on(self) -> None: ...
    def end(self) -> Callable[[], object]:
        """Close the file; it may be renamed at once. Returns a function that waits until all of it is written."""


class Listener(Protocol):
    """Makes something of recordings in the background, one after the other, without any hurry."""

    @property
    def has_news(self) -> bool:
        """Whether `take` has something to give."""

    @property
    def trouble(self) -> str:
        """Why it failed with a recording, the last one where it did so more often; empty where it never did."""

    def listen(self, file: Path, attempt_id: str, wait: Callable[[], object]) -> None:
        """Listen to the recording of an answer, and return at once. `wait` returns when the file is whole."""

    def take(self, moments: Moments) -> list[Speech]:
        """The facts on what was listened to since the last call."""


class Writer(Listener, Protocol):
    """A listener that writes recordings down."""

    @property
    def unwritten(self) -> int:
        """The number of recordings that are being written down, or wait for their turn."""

    def no_transcript(self, attempt_id: str) -> str:
        """Why there is no transcript, such as that it is being written; empty where there is one, or none is wanted."""


class Recording:
    """Records each answer of a round into a file of its own, and has listeners make of it what they can.

    Whatever fails is told by `trouble`, and stops nothing.
    """

    def __init__(
        self,
        recorder: Recorder,
        recordings: Recordings,
        listeners: Sequence[Listener] = (),
        writer: Writer | None = None,
    ) -> None:
        self._recorder, self._recordings, self._writer = recorder, recordings, writer
        self._listeners = (*listeners, *([writer] if writer else []))
        self._file: Path | None = None
        self._answer: tuple[int, int] | None = None  # slot and try that were begun last
        self._trouble = self._news_trouble = ""  # with recording, and with keeping what was made of recordings

    @property
    def level(self) -> float | None:
        """How loud it is, from 0 to 1; None where nothing is recorded."""
        return self._recorder.level if self._file and not self._recording_trouble else None

    @property
    def trouble(self) -> str:
        listening = (self._news_trouble, *(listener.trouble for listener in self._listeners))
        return self._recording_trouble or next(filter(None, listening), "")

    @property
    def _recording_trouble(self) -> str:
        return self._trouble or self._recorder.trouble

    @property
    def has_news(self) -> bool:
        """Whether a listener has made something of a recording."""
        return any(listener.has_news for listener in self._listeners)

    @property
    def unwritten(self) -> int:
        """The number of answers that aren't written down yet, but would be."""
        return self._writer.unwritten if self._writer else 0

    @property
    def is_allowed(self) -> bool:
        """Whether the user has said that answers may be recorded."""
        return self._recordings.is_allowed

    @property
    def notice(self) -> str:
        """Says what is to be recorded and where it goes, before the user is asked whether it may be."""
        notice = NOTICE.format(place=one_line(str(self._recordings.folder)))
        return f"{notice} {WRITTEN_TOO}" if self._writer else notice

    def no_transcript(self, attempt_id: str) -> str:
        """Why an answer has no transcript, such as that it is being written; empty where it has one or gets none."""
        return self._writer.no_transcript(attempt_id) if self._writer else ""

    def allow(self) -> None:
        """The user has said that answers may be recorded. Raises PracticeError."""
        self._recordings.allow()

    def after(self, round_: Round, facts: Sequence[Fact], at: Moment) -> None:
        """Follow the round behind an event that wrote these facts."""
        try:
            self._follow(round_, facts, at)
        except (OSError, PracticeError) as error:
            self._trouble = f"Not recorded: {error}."

    def keep_news(self) -> None:
        """Write what listeners have made of recordings. What can't be written is told by `trouble`."""
        try:
            for listener in self._listeners:
                self._recordings.keep_facts(listener.take)
        except PracticeError as error:
            self._news_trouble = f"{error}."

    def stop(self) -> None:
        """The round is left: what was heard of the answer stays in its file, and a file without sound is deleted."""
        self._recorder.end()
        file, self._file, self._answer = self._file, None, None
        if file and not has_sound(file):
            file.unlink(missing_ok=True)

    def _follow(self, round_: Round, facts: Sequence[Fact], at: Moment) -> None:
        for fact in facts:
            if isinstance(fact, Trial):
                self._close(fact if fact.outcome is Outcome.ANSWERED else None)
        is_open = round_.phase in (Phase.ANSWERING, Phase.PREDICTING) or round_.skips
        if not is_open:
            self._close(None)
        elif round_.phase is Phase.ANSWERING and not round_.is_paused:
            self._go_on(round_, at)
        elif self._file:
            self._recorder.pause()

    def _go_on(self, round_: Round, at: Moment) -> None:
        answer = (round_.position, round_.try_no)
        if self._file and answer == self._answer:
            self._recorder.go_on()
            return
        if answer == self._answer:
            return  # it was tried, and failed
        self._recordings.prune()
        self._answer, file = answer, self._recordings.new_file(at.id)
        self._trouble = self._recorder.begin(file)
        self._file = None if self._trouble else file

    def _close(self, trial: Trial | None) -> None:
        """End the file, and keep it with its answer, or delete it where there is none."""
        file, self._file, self._answer = self._file, None, None
        if file is None:
            return
        wait = self._recorder.end()
        if trial is None or not has_sound(file):
            file.unlink(missing_ok=True)
            return
        named = self._recordings.take(file, trial.id)
        for listener in self._listeners:
            listener.listen(named, trial.id, wait)
