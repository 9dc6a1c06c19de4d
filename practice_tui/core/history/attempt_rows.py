"""Attempts without their texts, from which all figures are computed."""

from typing import NamedTuple

from practice_tui.core.bank.questions import Kind, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome, Prediction, Tick


class AttemptRow(NamedTuple):
    """An attempt without its texts, under the ids of today; skipped and unscored attempts are rows too.

    The fields mean what they mean in `Attempt`. `at` is in days since 1970 (UTC).
    """

    id: str
    round_id: str
    question_id: str
    digest: str
    topic: str
    level: Level
    kind: Kind
    outcome: Outcome
    prediction: Prediction | None
    score: Score | None
    first_score: Score | None
    suggested: Score | None
    said_wrong: bool
    counts: bool
    is_in_force: bool
    is_counted: bool
    hints: int
    limit_s: float
    elapsed_s: float
    day: str
    at: float
    ticks: tuple[Tick, ...]

    @property
    def is_unrated(self) -> bool:
        """Whether it was answered and still waits for its review."""
        return self.outcome is Outcome.ANSWERED and self.score is None and self.is_in_force


def attempt_row(attempt: Attempt, ticks: tuple[Tick, ...]) -> AttemptRow:
    """The row of an attempt; `ticks` are its current ones."""
    return AttemptRow(
        id=attempt.id,
        round_id=attempt.round_id,
        question_id=attempt.question_id,
        digest=attempt.digest,
        topic=attempt.topic,
        level=attempt.level,
        kind=attempt.kind,
        outcome=attempt.outcome,
        prediction=attempt.prediction,
        score=attempt.score,
        first_score=attempt.first_score,
        suggested=attempt.suggested,
        said_wrong=attempt.said_wrong,
        counts=attempt.counts,
        is_in_force=attempt.is_in_force,
        is_counted=attempt.is_counted,
        hints=attempt.hints,
        limit_s=attempt.limit_s,
        elapsed_s=attempt.elapsed_s,
        day=attempt.day,
        at=attempt.at,
        ticks=ticks,
    )
