"""The daily target in one sentence."""

import pytest

from practice_tui.core.attempts import Attempt
from practice_tui.core.goals import goal
from tests.core.samples import attempt

TODAY = "2026-03-10"
ANSWERED = [attempt(n, "a") for n in range(3)]


@pytest.mark.parametrize(
    ("attempts", "topics", "interview", "said"),
    [
        (
            ANSWERED,
            ["a", "b", "c"],
            "2026-03-13",
            "2 questions a day until the interview in 3 days: 6 answers to go until every topic has 3",
        ),
        (
            ANSWERED,
            ["a"],
            "2026-03-13",
            "interview in 3 days: every topic has 3 answers, and every missed question came back",
        ),
        (
            [*ANSWERED, attempt(5, "a", 1)],
            ["a"],
            "2026-03-11",
            "1 question a day until the interview in 1 day: 1 missed question to come back",
        ),
        # The missed question of b counts for both, once.
        (
            [*ANSWERED, attempt(5, "b", 1)],
            ["a", "b"],
            "2026-03-12",
            "1 question a day until the interview in 2 days: "
            "2 answers to go until every topic has 3 and 1 missed question to come back",
        ),
        (
            [],
            [f"t{n}" for n in range(17)],
            "2026-03-12",
            "interview in 2 days, and no longer time for all of it: 51 answers to go until every topic has 3. "
            "Begin with what is most likely weak",
        ),
        (
            [],
            ["a"],
            "2026-03-10",
            "interview today, and no longer time for all of it: 3 answers to go until every topic has 3. "
            "Begin with what is most likely weak",
        ),
        ([], ["a"], "2026-03-09", "the interview was yesterday"),
        ([], ["a"], "2026-03-07", "the interview was 3 days ago"),
    ],
)
def test_said(attempts: list[Attempt], topics: list[str], interview: str, said: str) -> None:
    assert str(goal(attempts, topics, TODAY, interview)) == said


def test_a_missed_question_that_went_better_since_is_done() -> None:
    attempts = [*ANSWERED, attempt(5, "a", 1, question_id="q"), attempt(6, "a", 2, question_id="q")]

    assert goal(attempts, ["a"], TODAY, "2026-03-12").missed == 0
