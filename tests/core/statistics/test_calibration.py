"""Predictions against scores, and scores against ticks."""

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Prediction
from practice_tui.core.statistics.calibration import calibration, overruled, sure_and_wrong
from tests.core.samples import attempt


def test_predictions_against_scores() -> None:
    attempts = [
        *(attempt(n, score=score, prediction=Prediction.SURE) for n, score in enumerate([1, 3, 4, 4])),
        attempt(8, score=2, prediction=Prediction.GUESS),
        attempt(9, score=4),
    ]

    bars = calibration(attempts)
    assert [str(bar) for bar in bars] == [
        "guess: 0 of 1 was SOLID or better",
        "unsure: not said yet",
        "sure: 3 of 4 were SOLID or better",
    ]
    assert bars[2].scores == (1, 0, 1, 2)


def test_sure_and_wrong_shows_the_newest_first() -> None:
    attempts = [
        attempt(1, score=2, prediction=Prediction.SURE),
        attempt(2, score=3, prediction=Prediction.SURE),
        attempt(3, score=1, prediction=Prediction.UNSURE),
        attempt(4, score=1, prediction=Prediction.SURE),
        attempt(5, score=1, prediction=Prediction.SURE, discarded=True),
    ]

    assert [wrong.seq for wrong in sure_and_wrong(attempts)] == [4, 1]


def test_own_score_against_the_suggestion() -> None:
    pairs = [(3, 2), (4, 2), (2, 3), (3, 3)]
    attempts = [attempt(n, score=own, suggested=Score(ticks)) for n, (own, ticks) in enumerate(pairs)]

    assert str(overruled([*attempts, attempt(9)])) == "you overruled your ticks upwards 2 times in 4, downwards once"
    assert str(overruled([attempt()])) == "no score with ticks yet"
