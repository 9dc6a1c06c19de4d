"""The attempts behind a row of the dashboard: found by what they have in common."""

import pytest

from practice_tui.core.bank.questions import Aspect, Kind
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Prediction
from practice_tui.core.views.behind import attempts_behind, question_ids
from practice_tui.core.views.dashboard import Behind, By
from tests.core.samples import attempt, later, tick

HISTORY = [
    attempt(1, "a", 1, prediction=Prediction.SURE, ticks=(tick(0, False), tick(1, True, aspect=Aspect.FORMULA))),
    attempt(2, "b", 3, kind=Kind.NUMERIC, round_id="r2", at=later(6), suggested=Score.SHAKY),
    attempt(3, "a", 2, prediction=Prediction.GUESS, said_wrong=True, at=later(7), suggested=Score.SOLID),
    attempt(4, "b", None, question_id="b-2", prediction=Prediction.SURE, ticks=(tick(0, False),)),
    attempt(5, "a", 1, prediction=Prediction.SURE, said_wrong=True, ticks=(tick(0, False),), discarded=True),
]


@pytest.mark.parametrize(
    ("by", "value", "found"),
    [
        (By.TOPIC, "a", [1, 3, 5]),
        (By.ROUND, "r2", [2]),
        (By.KIND, "numeric", [2]),
        (By.WEEK, "2026-03-02", [1, 2, 4, 5]),
        (By.WEEK, "2026-03-09", [3]),
        (By.QUESTION, "b-2", [2, 4]),
        (By.ANSWER, "b-2", [2]),
        (By.PREDICTION, "sure", [1]),
        (By.ASPECT, "mechanism", [1]),
        (By.ASPECT, "formula", []),
        (By.SURE_AND_WRONG, "", [1]),
        (By.SAID_WRONG, "", [3]),
        (By.ABOVE_TICKS, "", [2]),
        (By.BELOW_TICKS, "", [3]),
    ],
)
def test_what_is_behind_a_row(by: By, value: str, found: list[int]) -> None:
    behind: list[Attempt] = attempts_behind(HISTORY, Behind("", by, value))
    assert [held.seq for held in behind] == found


def test_a_round_on_a_row_asks_each_question_once_the_newest_first() -> None:
    attempts = [attempt(n, question_id=f"q{n % 3}") for n in range(1, 8)]
    assert question_ids(attempts) == ("q1", "q0", "q2")
    assert len(question_ids([attempt(n, question_id=f"q{n}") for n in range(1, 20)])) == 8
