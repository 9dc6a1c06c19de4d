"""Reads for a round what lies beside it: titles, days of reviews, and all that stands beside an answer under review."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds.rounds import Phase, Result, Round
from practice_tui.core.selection.scheduling import ComingBack
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.spoken_answers import NONE_SPOKEN, SpokenAnswers


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The functions that a sitting calls for a next question, earlier answers, titles, days of reviews, recordings.

    `spoken` takes the seconds of answers by the ids of their attempts, and the id of the one under review.
    """

    choose: Callable[[Round], tuple[Question, str, float] | None]
    recall: Callable[[str], tuple[tuple[Attempt, ...], str]]
    topic_title: Callable[[str], str]
    short_topic: Callable[[str], str]
    comes_back: Callable[[str], ComingBack | None]
    recorded: Callable[[str], Recorded | None]
    transcripts: Callable[[Sequence[str]], Mapping[str, Speech]]
    spoken: Callable[[Mapping[str, float], str], SpokenAnswers]


def under_review(round_: Round) -> Result | None:
    """The answer that is being reviewed, or was just now."""
    return round_.reviewed if _is_reviewed(round_) else None


class AnswerReadings:
    """Reads what stands beside the answer under review once for each answer, and anew after `forget`."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self.forget()

    def forget(self) -> None:
        """Read all of it anew: a note or an earlier answer was changed elsewhere."""
        self._recalled: tuple[str, tuple[Attempt, ...], str] = ("", (), "")
        self.forget_recordings()

    def forget_recordings(self) -> None:
        """Read anew what was made of recordings: something new was."""
        self._recorded: tuple[str, Recorded | None] = ("", None)
        self._spoken: tuple[str, SpokenAnswers] = ("", NONE_SPOKEN)
        self._transcripts: tuple[str, Mapping[str, Speech]] = ("", {})

    def recall(self, round_: Round, question_id: str) -> tuple[tuple[Attempt, ...], str]:
        """The answers to this question in earlier rounds, newest first, and the private note on it."""
        if not _is_reviewed(round_):
            return (), ""
        if self._recalled[0] != question_id:
            self._recalled = (question_id, *self._surroundings.recall(question_id))
        earlier = tuple(attempt for attempt in self._recalled[1] if attempt.round_id != round_.id)
        return earlier, self._recalled[2]

    def recorded(self, round_: Round) -> Recorded | None:
        """The recording of the answer under review."""
        result = under_review(round_)
        if result is None:
            return None
        if self._recorded[0] != result.trial_id:
            self._recorded = (result.trial_id, self._surroundings.recorded(result.trial_id))
        return self._recorded[1]

    def spoken(self, round_: Round, earlier: Sequence[Attempt]) -> SpokenAnswers:
        """How the answer under review and the earlier ones to its question were spoken."""
        present = under_review(round_)
        if present is None:
            return NONE_SPOKEN
        if self._spoken[0] != present.trial_id:
            here = {each.trial_id: each.elapsed for each in round_.results if each.slot == present.slot}
            seconds_by_id = here | {attempt.id: attempt.elapsed_s for attempt in earlier}
            self._spoken = (present.trial_id, self._surroundings.spoken(seconds_by_id, present.trial_id))
        return self._spoken[1]

    def transcripts(self, round_: Round, earlier: Sequence[Attempt]) -> Mapping[str, Speech]:
        """The transcripts of the answers to this question."""
        result = round_.reviewed
        if result is None or not round_.shows_answers:
            return {}
        if self._transcripts[0] != result.trial_id:
            here = [other.trial_id for other in round_.results if other.slot == result.slot]
            attempt_ids = (*here, *(attempt.id for attempt in earlier))
            self._transcripts = (result.trial_id, self._surroundings.transcripts(attempt_ids))
        return self._transcripts[1]


def _is_reviewed(round_: Round) -> bool:
    return round_.phase in (Phase.REVIEWING, Phase.BETWEEN)
