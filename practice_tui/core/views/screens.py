"""The values that screens show, complete in themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import AnyAttempt, Attempt, RoundRecord
from practice_tui.core.history.facts import FollowUpReply
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds.countdown import STILL_ANSWERING_AT, Band, band_of
from practice_tui.core.rounds.rounds import Phase, Result, Round
from practice_tui.core.statistics.anatomy import Anatomy
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.spoken_answers import NONE_SPOKEN, SpokenAnswers


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round at one instant. `elapsed` and `limit` are seconds of the answer; `saved` is the n of *Saved #n*.

    `trouble` is what could not be saved, or nothing. `earlier` are answers to this question in other rounds;
    `comes_back` is the day of its next review once it is scored on the day `today`; `was_due` says whether one was due
    when it was asked. `short_topic` is the topic's title for narrow places. `is_mended` says that the words of the
    question were edited since it was asked, `is_rubric_new` that its points were, of which those that were asked stay.
    `has_voice` says that questions are read aloud, `voice_trouble` why the last one wasn't.
    `proposed` are the indexes of the points that one's own words seem to make, under review alone.
    `level` is how loud the answer being recorded is, from 0 to 1, None where none is; `recording_trouble` says why not.
    `recorded` is the recording of the answer under review, if there is one. `spoken` has the recorded ones among this
    answer and the earlier ones, `transcripts` what was written down of them, by the ids of the answers.
    `no_transcript` says why there is none of this answer, such as that it is being written.
    """

    round: Round
    question: Question
    topic_title: str
    elapsed: float
    limit: float
    in_round: float
    saved: int | None = None
    trouble: str = ""
    earlier: tuple[Attempt, ...] = ()
    note: str = ""
    comes_back: str = ""
    today: str = ""
    was_due: bool = False
    short_topic: str = ""
    is_mended: bool = False
    is_rubric_new: bool = False
    has_voice: bool = False
    voice_trouble: str = ""
    level: float | None = None
    recording_trouble: str = ""
    proposed: frozenset[int] = frozenset()
    recorded: Recorded | None = None
    transcripts: Mapping[str, Speech] = field(default_factory=dict)
    spoken: SpokenAnswers = NONE_SPOKEN
    no_transcript: str = ""

    def later(self, monotonic: float) -> "RoundView":
        """The same round at a later instant, in which only its clocks have gone on."""
        round_ = self.round
        return replace(self, elapsed=round_.countdown.elapsed(monotonic), in_round=round_.whole.elapsed(monotonic))

    def is_only_later(self, before: "RoundView") -> bool:
        """Whether nothing but its clocks looks different from `before`. That the answer was opened is seen nowhere."""
        later = replace(before, elapsed=self.elapsed, in_round=self.in_round, level=self.level)
        return later == self or later._unopened() == self._unopened()

    def _unopened(self) -> "RoundView":
        results = tuple(replace(result, opened=None) for result in self.round.results)
        return replace(self, round=replace(self.round, results=results))

    @property
    def phase(self) -> Phase:
        return self.round.phase

    @property
    def band(self) -> Band:
        return band_of(self.elapsed, self.limit, self.question.kind.needs_working)

    @property
    def is_still_answering(self) -> bool:
        """Whether so much time has gone by that one should ask."""
        return self.round.is_timed and self.elapsed >= STILL_ANSWERING_AT * self.limit

    @property
    def shows_answers(self) -> bool:
        """Whether rubric and answer may be seen."""
        return self.round.shows_answers

    @property
    def transcript(self) -> Speech | None:
        """The transcript of the answer under review."""
        return self.transcripts.get(self.result.trial_id) if self.result else None

    @property
    def unticked_proposals(self) -> frozenset[int]:
        """The indexes of the proposed points that aren't ticked."""
        return self.proposed - self.result.heard if self.result else frozenset()

    @property
    def result(self) -> Result | None:
        """The trial under review, or just reviewed."""
        return self.round.reviewed


@dataclass(frozen=True, slots=True)
class DebriefRow:
    """One attempt of a round with the question as it stood when it was asked, and the replies to its follow-ups.

    `drill` is what the question names today: it is no part of the text that was asked. `anatomy` is that of a recorded
    answer.
    """

    attempt: Attempt
    question: Question
    topic_title: str
    follow_ups: tuple[FollowUpReply, ...] = ()
    drill: str = ""
    short_topic: str = ""
    recorded: Recorded | None = None
    anatomy: Anatomy | None = None


@dataclass(frozen=True, slots=True)
class DebriefView:
    """A round looked back on. `gap` is the one most worth closing, `gap_topic` where to work on it."""

    record: RoundRecord
    day: str
    rows: tuple[DebriefRow, ...]
    gap: str = ""
    gap_topic: str = ""


@dataclass(frozen=True, slots=True)
class BankRow:
    """A question of the bank with how it went so far; `tries` are its answers and skips, the newest first.

    `short_topic` is the topic's title for narrow places.
    """

    question: Question
    topic_title: str
    asked: int = 0
    last_score: Score | None = None
    tries: tuple[AnyAttempt, ...] = ()
    is_due: bool = False
    is_flagged: bool = False
    short_topic: str = ""
    is_starred: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question's page. `related` pairs ids with titles; `flags` are said in a line each.

    `version` says that it is one's own version of a bundled question, and `difference` holds the lines in which that
    differs, if it has changed since: `- ` before its lines, `+ ` before one's own. `recorded` is the recording of the
    newest answer that has one, `spoken` has the recorded answers, and `transcripts` what was written down of them, by
    the ids of the answers.
    """

    question: Question
    topic_title: str
    attempts: tuple[Attempt, ...] = ()
    note: str = ""
    related: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()
    short_topic: str = ""
    is_hidden: bool = False
    is_starred: bool = False
    version: str = ""
    difference: tuple[str, ...] = ()
    recorded: Recorded | None = None
    transcripts: Mapping[str, Speech] = field(default_factory=dict)
    spoken: SpokenAnswers = NONE_SPOKEN
