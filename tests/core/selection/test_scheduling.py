"""When a question comes back."""

from datetime import UTC, datetime
from typing import Any

import fsrs
import pytest

from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.selection.reviews import due_reviews
from practice_tui.core.selection.scheduling import cards_of, reviews_of
from tests.core.samples import attempt


def on(day: str, score: int | None = 3, n: int = 1, **fields: Any) -> Attempt:
    return attempt(n, score=score, day=day, question_id="q", **fields)


def due(attempts: list[Attempt], interview: str | None = None, today: str = "2026-03-02") -> str:
    return reviews_of(attempts, today, interview)["q"].due_day


# FSRS-6 starts with a stability of .212, 1.2931, 2.3065 or 8.2956 days, which at a retention of .9 is the interval,
# in whole days and at least one.
@pytest.mark.parametrize(("score", "day"), [(1, "2026-03-03"), (2, "2026-03-03"), (3, "2026-03-04"), (4, "2026-03-10")])
def test_first_interval(score: int, day: str) -> None:
    assert due([on("2026-03-02", score)]) == day


def test_overtime_turns_easy_into_good() -> None:
    assert due([on("2026-03-02", 4, used=1.01)]) == due([on("2026-03-02", 3)])
    assert due([on("2026-03-02", 4, used=1.0)]) == "2026-03-10"


def test_retrievability_follows_the_forgetting_curve() -> None:
    # (1 + (.9^(-1/.1542) - 1) * 14 / 2.3065)^-.1542 after 14 days
    known = reviews_of([on("2026-03-02", 3)], "2026-03-16")["q"]

    assert known.retrievability == pytest.approx((1 + (0.9 ** (-1 / 0.1542) - 1) * 14 / 2.3065) ** -0.1542)
    assert reviews_of([on("2026-03-02", 3)], "2026-03-02")["q"].retrievability == 1


def test_a_late_evening_is_a_day_old_in_the_morning() -> None:
    first = on("2026-03-02", 3)
    next_morning, same_day = on("2026-03-03", 3, 2), on("2026-03-02", 3, 2)

    assert due([first, next_morning]) > due([first, same_day]) > "2026-03-03"


def test_success_puts_off_and_a_miss_brings_back() -> None:
    well = [on("2026-03-02", 3), on("2026-03-04", 3, 2), on("2026-03-15", 3, 3)]
    missed = [*well[:2], on("2026-03-15", 1, 3)]

    assert due(well, today="2026-03-15") > "2026-04-01"
    assert "2026-03-16" <= due(missed, today="2026-03-15") <= "2026-03-18"


def test_only_what_counts_moves_a_review() -> None:
    first = on("2026-03-02", 1)
    others = [
        on("2026-03-05", 4, 2, counts=False, try_no=2),
        on("2026-03-05", 4, 3, discarded=True),
        on("2026-03-05", None, 4),
        on("2026-03-05", None, 5, outcome=Outcome.SKIPPED),
    ]

    assert reviews_of([*others, first], "2026-03-06") == reviews_of([first], "2026-03-06")
    assert reviews_of(others, "2026-03-06") == {}


@pytest.mark.parametrize(
    ("interview", "today", "day"),
    [
        ("2026-03-06", "2026-03-02", "2026-03-06"),
        ("2026-04-06", "2026-03-02", "2026-03-10"),
        ("2026-03-06", "2026-03-06", "2026-03-06"),
        # Answered on the day itself, and looked at when it is over: there is nothing left to be brought forward for.
        ("2026-03-02", "2026-03-02", "2026-03-10"),
        ("2026-03-06", "2026-03-07", "2026-03-10"),
    ],
)
def test_no_review_is_put_off_past_the_interview(interview: str, today: str, day: str) -> None:
    assert due([on("2026-03-02", 4)], interview, today) == day


def test_due_from_the_day_on_what_is_furthest_gone_first() -> None:
    attempts = [
        attempt(1, score=3, question_id="solid"),
        attempt(2, score=1, question_id="missed"),
        attempt(3, score=4, question_id="strong"),
    ]
    reviews = reviews_of(attempts, "2026-03-04").values()

    assert [review.question_id for review in due_reviews(reviews, "2026-03-04")] == ["missed", "solid"]
    assert [review.question_id for review in due_reviews(reviews, "2026-03-03")] == ["missed"]
    assert due_reviews(reviews, "2026-03-02") == []


def test_replaying_in_two_parts_and_the_forgetting_curve_are_fsrs_own() -> None:
    scheduler = fsrs.Scheduler(desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    days = ["2026-03-02", "2026-03-02", "2026-03-05", "2026-03-30", "2026-03-31", "2026-06-01"]
    made = [on(day, score, n) for n, (day, score) in enumerate(zip(days, (3, 1, 2, 4, 1, 3), strict=True), 1)]
    card = fsrs.Card(card_id=1)
    for each in made:
        noon = datetime.fromisoformat(f"{each.day}T12:00+00:00")
        card, _ = scheduler.review_card(card, fsrs.Rating(int(each.score or 0)), noon)

    at_once, in_parts = cards_of(made)["q"], cards_of(made[3:], cards_of(made[:3]))["q"]

    assert in_parts == at_once
    assert (at_once.stability, at_once.difficulty) == (card.stability, card.difficulty)
    assert at_once.due_day == card.due.date().isoformat()
    then = datetime(2026, 7, 9, 12, tzinfo=UTC)
    assert at_once.retrievability("2026-07-09") == pytest.approx(scheduler.get_card_retrievability(card, then))
