"""Has the questions of a round read aloud: begins with a question, starts its clock at the end, and is cut off."""

from dataclasses import replace
from typing import Protocol

from practice_tui.core.rounds import steps
from practice_tui.core.rounds.events import Begin, Event, Next, Pause, PauseReason, Resume
from practice_tui.core.rounds.rounds import Phase, QuestionsById, Round
from practice_tui.core.values.clock import Moment
from practice_tui.core.views.spoken_text import spoken_text
from practice_tui.voice.spoken import Spoken


class Speaker(Protocol):
    """Speaks one text at a time."""

    def begin(self, text: str) -> str:
        """Begin to speak, and return at once: nothing, or in words why that can't be done."""

    def ended(self) -> Spoken | None:
        """How the last text ended; None while it is being spoken."""

    def stop(self) -> None:
        """Be silent at once."""


class ReadingAloud:
    """Reads each question once when it is asked, and again on request; without a speaker it does nothing.

    After a text of which nothing was heard, it waits until it is asked again.
    """

    def __init__(self, speaker: Speaker | None) -> None:
        self._speaker = speaker
        self.trouble = ""

    @property
    def is_on(self) -> bool:
        return self._speaker is not None

    def after(self, event: Event, round_: Round, questions: QuestionsById, at: Moment) -> Round:
        """The round behind an event, with the question that it asks being read, or what was read cut off."""
        if self._speaker is None:
            return round_
        if _asks(event, round_) and not self.trouble:
            round_ = steps.step(round_, Pause(PauseReason.READING), at, questions).round
        if not round_.is_read_aloud or round_.phase is Phase.FINISHED:
            self._speaker.stop()
            return round_
        if isinstance(event, Begin | Next | Pause):
            text = round_.follow_up.ask if round_.follow_up else questions[round_.question_id].prompt
            self.trouble = self._speaker.begin(spoken_text(text))
        return steps.step(round_, Resume(), at, questions).round if self.trouble else round_

    def has_ended(self, round_: Round) -> bool:
        """Whether the reading is over, and the clock of the round still stands."""
        return self._speaker is not None and round_.is_read_aloud and self._speaker.ended() is not None

    def go_on(self, round_: Round, questions: QuestionsById, at: Moment) -> Round:
        """The round with its clock running from the instant on at which the reading ended."""
        spoken = self._speaker.ended() if self._speaker and round_.is_read_aloud else None
        if spoken is None:
            return round_
        self.trouble = spoken.trouble
        ended = replace(at, monotonic=min(spoken.at, at.monotonic))
        return steps.step(round_, Resume(), ended, questions).round

    def stop(self) -> None:
        if self._speaker:
            self._speaker.stop()


SILENT = ReadingAloud(None)


def _asks(event: Event, round_: Round) -> bool:
    """Whether this event has just put a question, or a follow-up, for the first time."""
    is_first = round_.phase is Phase.FOLLOW_UP or round_.try_no == 1
    return isinstance(event, Begin | Next) and round_.is_timed and is_first
