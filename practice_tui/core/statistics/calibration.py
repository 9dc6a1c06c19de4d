"""Compares predictions with scores, and scores with the suggestions of the ticks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.facts import Prediction

T = TypeVar("T", bound=AnyAttempt)

SURE_AND_WRONG = "sure, and shaky or missed"  # the name of such answers


@dataclass(frozen=True, slots=True)
class Calibration:
    """Counts `n` answers with one prediction, `good` of them SOLID or better. `scores` counts the scores 1 to 4."""

    prediction: Prediction
    scores: tuple[int, int, int, int]

    @property
    def n(self) -> int:
        return sum(self.scores)

    @property
    def good(self) -> int:
        return self.scores[2] + self.scores[3]

    def __str__(self) -> str:
        if not self.n:
            return f"{self.prediction}: not said yet"
        return f"{self.prediction}: {self.good} of {self.n} {'was' if self.n == 1 else 'were'} SOLID or better"


@dataclass(frozen=True, slots=True)
class Overruled:
    """Of `n` scores with a suggestion, `up` were above it and `down` below."""

    n: int
    up: int
    down: int

    def __str__(self) -> str:
        if not self.n:
            return "no score with ticks yet"
        if not self.up and not self.down:
            return f"you never overruled your ticks in {self.n:,}"
        return f"you overruled your ticks upwards {_times(self.up)} in {self.n:,}, downwards {_times(self.down)}"


def calibration(attempts: Iterable[AnyAttempt]) -> list[Calibration]:
    """A value for each prediction, from guess to sure; answers without a prediction are left out."""
    counts = {prediction: [0, 0, 0, 0] for prediction in Prediction}
    for attempt in attempts:
        if attempt.is_counted and attempt.prediction is not None and attempt.score is not None:
            counts[attempt.prediction][attempt.score - 1] += 1
    return [Calibration(prediction, (n1, n2, n3, n4)) for prediction, (n1, n2, n3, n4) in counts.items()]


def sure_and_wrong(attempts: Iterable[T]) -> list[T]:
    """Answers that the person was sure of and scored 1 or 2, the newest first."""
    wrong = [attempt for attempt in attempts if attempt.is_counted and is_sure_and_wrong(attempt)]
    return sorted(wrong, key=lambda attempt: attempt.id, reverse=True)


def overruled(attempts: Iterable[AnyAttempt]) -> Overruled:
    """Counts scores above and below the suggestion of the ticks."""
    n, up, down = 0, 0, 0
    for attempt in attempts:
        if attempt.is_counted and attempt.score is not None and attempt.suggested is not None:
            n += 1
            up += attempt.score > attempt.suggested
            down += attempt.score < attempt.suggested
    return Overruled(n, up, down)


def is_sure_and_wrong(attempt: AnyAttempt) -> bool:
    return attempt.prediction is Prediction.SURE and attempt.score is not None and attempt.score <= Score.SHAKY


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"
