"""What is left before an interview, which part of it is today's, and how that is said."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.selection.goals import Goal, goal
from practice_tui.core.selection.needs import Need, Rule
from practice_tui.core.selection.reviews import Review
from practice_tui.core.statistics.mastery import Estimate
from tests.core.samples import attempt

TODAY = "2026-03-10"
ANSWERED = [attempt(n, "a") for n in range(3)]
IN_NINETEEN_DAYS = "2026-03-29"


def left(attempts: list[Attempt], topics: Iterable[str], interview: str, today: str = TODAY) -> Goal:
    return goal(attempts, dict.fromkeys(topics, 1.0), today, interview)


def missed(n: int, topic: str = "a", day: str = "2026-03-02") -> Attempt:
    return attempt(n, topic, 1, day=day)


def due(question_id: str) -> Review:
    return Review(question_id, TODAY, 0.7, Score.SOLID, "2026-03-02")


@pytest.mark.parametrize(
    ("attempts", "topics", "interview", "said"),
    [
        (ANSWERED, "abc", "2026-03-13", "interview in 3 days: 6 answers to go until each of 3 topics has 3"),
        (
            ANSWERED,
            "a",
            "2026-03-13",
            "interview in 3 days: the topic has 3 answers, and its missed questions came back",
        ),
        ([*ANSWERED, missed(5)], "a", "2026-03-11", "interview tomorrow: 1 missed question to come back"),
        (
            [*ANSWERED, missed(5, "b")],
            "ab",
            "2026-03-12",
            "interview in 2 days: 1 missed question to come back and 2 answers to go until each of 2 topics has 3",
        ),
        ([], "a", "2026-03-10", "interview today: 3 answers to go until the topic has 3"),
        ([], "a", "2026-03-09", "the interview was yesterday"),
        ([], "a", "2026-03-07", "the interview was 3 days ago"),
    ],
)
def test_said(attempts: list[Attempt], topics: str, interview: str, said: str) -> None:
    assert str(left(attempts, topics, interview)) == said


def test_a_missed_question_that_went_better_since_is_done() -> None:
    attempts = [*ANSWERED, attempt(5, "a", 1, question_id="q"), attempt(6, "a", 2, question_id="q")]

    assert left(attempts, "a", "2026-03-12").missed == 0


def test_today_is_an_even_share_of_the_days_before_the_last_two_missed_ones_first() -> None:
    attempts = [*ANSWERED, *(missed(n) for n in range(10, 20))]
    todays = left(attempts, "abc", "2026-03-20")

    # Ten missed and six answers on b and c, over 10 - 2 days: two a day.
    assert (todays.missed, todays.answers, todays.questions) == (10, 6, 16)
    assert todays.planned == (Need(Rule.MISSED, "a", "a-10"), Need(Rule.MISSED, "a", "a-11"))
    assert todays.today() == "Today: 0 of 2 questions · 2 missed ones"


def test_what_was_answered_today_is_done_and_the_plan_of_the_day_stays() -> None:
    attempts = [*ANSWERED, *(missed(n) for n in range(10, 18))]
    one = [*attempts, attempt(30, "a", question_id="a-10", day=TODAY), attempt(31, "b", day=TODAY)]
    before, after = (left(entries, "ab", "2026-03-16") for entries in (attempts, one))

    # Eight missed and three answers on b, over four days.
    assert before.planned == after.planned
    assert (len(after.planned), after.done) == (3, 1)
    assert [need.question_id for need in after.rest] == ["a-11", "a-12"]
    assert after.today() == "Today: 1 of 3 questions · 2 missed ones"
    both = [*one, attempt(32, "a", question_id="a-11", day=TODAY), attempt(33, "a", question_id="a-12", day=TODAY)]
    assert left(both, "ab", "2026-03-16").today() == "Done for today"


def test_a_topic_that_is_short_is_served_by_any_question_of_it() -> None:
    todays = left([*ANSWERED, attempt(9, "b", day=TODAY)], "ab", "2026-03-13")

    assert todays.planned == (Need(Rule.SHORT, "b"),) * 3
    assert todays.rest == (Need(Rule.SHORT, "b"),) * 2
    assert todays.today() == "Today: 1 of 3 questions · 2 from topics with fewer than three answers"


def test_a_planned_question_does_its_own_part_and_no_other_of_its_topic() -> None:
    todays = left([*ANSWERED, missed(5, "b"), attempt(9, "b", question_id="b-5", day=TODAY)], "ab", "2026-03-12")

    assert todays.planned == (Need(Rule.MISSED, "b", "b-5"), Need(Rule.SHORT, "b"))
    assert todays.today() == "Today: 1 of 2 questions · 1 from topics with fewer than three answers"


def test_a_question_missed_again_today_is_done_for_today_and_comes_back_tomorrow() -> None:
    attempts = [*ANSWERED, missed(10), missed(11, day=TODAY)._replace(question_id="a-10")]

    assert left(attempts, "a", "2026-03-12").today() == "Done for today"
    assert left(attempts, "a", "2026-03-12", today="2026-03-11").rest[0] == Need(Rule.MISSED, "a", "a-10")


def test_what_is_due_comes_after_what_was_missed() -> None:
    attempts = [*ANSWERED, missed(10)]
    weights = {"a": 1.0}
    todays = goal(attempts, weights, TODAY, IN_NINETEEN_DAYS, reviews=[due("a-10"), due("a-1"), due("z-1")])

    assert todays.planned == (Need(Rule.MISSED, "a", "a-10"), Need(Rule.DUE, "a", "a-1"))


def test_nothing_to_do_is_said_too() -> None:
    assert left(ANSWERED, "a", IN_NINETEEN_DAYS).today() == "Today: nothing is left to do"


def test_what_does_not_fit_is_counted_by_topic_the_light_ones_first() -> None:
    attempts = [*(missed(n, "a") for n in range(4)), *(missed(n, "b") for n in range(10, 14))]
    weights = {"a": 1.0, "b": 3.0}
    todays = goal(attempts, weights, TODAY, "2026-03-12", seconds_of=lambda need: 600.0, seconds_a_day=1800.0)

    # Six of eight fit into two days of half an hour, and b weighs more.
    assert todays.left_out == {"a": 2}
    assert [need.topic for need in todays.planned] == ["b", "b", "b"]


def test_minutes_hold_a_day_but_never_below_one_question() -> None:
    attempts = [missed(n) for n in range(8)]

    def planned(seconds: float) -> int:
        weights = {"a": 1.0}
        todays = goal(attempts, weights, TODAY, "2026-03-13", seconds_of=lambda need: 300.0, seconds_a_day=seconds)
        return len(todays.planned)

    assert [planned(seconds) for seconds in (10, 650, 3600)] == [1, 2, 8]


def test_what_is_too_long_for_the_rest_of_a_day_waits_and_gives_its_place_to_what_fits() -> None:
    attempts = [missed(n) for n in range(10, 14)]
    seconds = {"a-10": 300.0, "a-11": 800.0, "a-12": 300.0, "a-13": 200.0}

    def seconds_of(need: Need) -> float:
        return seconds[need.question_id]

    def planned(today: str, undone: list[Attempt]) -> list[str]:
        todays = goal(undone, {"a": 1.0}, today, "2026-03-13", seconds_of=seconds_of, seconds_a_day=900)
        assert todays.left_out == {}
        return [need.question_id for need in todays.planned]

    assert planned(TODAY, attempts) == ["a-10", "a-12", "a-13"]
    assert planned("2026-03-11", [attempts[1], *(attempt(n, "a") for n in (1, 2))]) == ["a-11"]


@given(
    st.lists(st.integers(1, 15), min_size=5, max_size=60),
    st.integers(3, 20),
    st.sampled_from([10, 15, 30, 60]),
)
@example([1, 1, 1, 1, 1, 1, 1, 7, 2, 12, 14, 2, 2], 3, 15)
def test_after_the_last_day_nothing_is_left_but_what_was_named_at_first(
    lengths: list[int], days: int, minutes: int
) -> None:
    attempts = [missed(n) for n in range(len(lengths))]
    named: int | None = None
    begin = date.fromisoformat(TODAY)
    for day in range(days):
        todays = goal(
            attempts,
            {"a": 1.0},
            (begin + timedelta(days=day)).isoformat(),
            (begin + timedelta(days=days)).isoformat(),
            seconds_of=lambda need: 60.0 * lengths[int(need.question_id[2:])],
            seconds_a_day=60.0 * minutes,
        )
        named = sum(todays.left_out.values()) if named is None else named
        for need in todays.rest:
            n = len(attempts)
            name = (begin + timedelta(days=day)).isoformat()
            attempts.append(attempt(n, "a", 3, day=name, question_id=need.question_id))

    left_at_last = goal(attempts, {"a": 1.0}, (begin + timedelta(days=days)).isoformat(), "2026-12-31").missed
    assert left_at_last <= (named or 0)


def test_the_last_days_ask_the_weakest_topics_too() -> None:
    attempts = [attempt(n, "abcd"[n % 4]) for n in range(12)]
    means = {"a": 0.9, "b": 0.2, "c": 0.4, "d": 0.3}
    mastery = {topic: Estimate(mean, 0.1, 0.9, 3, 0.5, 3.0) for topic, mean in means.items()}
    weights = dict.fromkeys("abcd", 1.0)
    early, last = (goal(attempts, weights, TODAY, day, mastery=mastery) for day in ("2026-03-13", "2026-03-12"))

    assert early.planned == ()
    assert [need.topic for need in last.planned] == ["b", "d", "c"]
    assert last.today() == "Today: 0 of 3 questions · 3 from the weakest topics"


def test_on_the_eves_evening_no_topic_is_begun() -> None:
    attempts = [*ANSWERED, missed(10)]
    weights = dict.fromkeys("ab", 1.0)
    day, evening = (goal(attempts, weights, TODAY, "2026-03-11", only_asked_topics=known) for known in (False, True))

    assert [need.topic for need in day.planned] == ["a", "b", "b", "b"]
    assert [need.topic for need in evening.planned] == ["a"]
    assert (day.left_out, evening.left_out) == ({}, {"b": 3})
    assert (day.not_begun, evening.not_begun) == ({}, {"b": 3})


def test_the_last_days_keep_a_third_for_what_is_due_and_for_the_weakest_topics() -> None:
    attempts = [*(attempt(n, "abcd"[n % 4]) for n in range(12)), *(missed(n) for n in range(20, 40))]
    mastery = {topic: Estimate(0.3, 0.1, 0.9, 3, 0.5, 3.0) for topic in "abcd"}
    reviews = [due("a-20"), *(due(f"{'abcd'[n % 4]}-{n}") for n in range(12))]

    def planned(interview: str, minutes: int) -> list[Rule]:
        todays = goal(
            attempts,
            dict.fromkeys("abcd", 1.0),
            TODAY,
            interview,
            reviews=reviews,
            mastery=mastery,
            seconds_of=lambda need: 300.0,
            seconds_a_day=60.0 * minutes,
        )
        return [need.why for need in todays.planned]

    for eve in ("2026-03-12", "2026-03-11"):
        assert planned(eve, 60) == [Rule.MISSED] * 8 + [Rule.DUE] * 2 + [Rule.WEAKEST] * 2
    assert planned("2026-03-12", 10) == [Rule.MISSED, Rule.DUE]
    assert planned("2026-03-11", 10) == [Rule.MISSED, Rule.WEAKEST]
    assert planned("2026-03-11", 1) == [Rule.MISSED]
    assert Rule.DUE not in planned("2026-03-13", 60)  # before them the missed ones come first


def test_what_the_last_days_have_no_room_for_is_named_from_the_first_day_on() -> None:
    attempts = [missed(n) for n in range(12)]

    def left_out(interview: str) -> int:
        todays = goal(attempts, {"a": 1.0}, TODAY, interview, seconds_of=lambda need: 600.0, seconds_a_day=1800.0)
        return sum(todays.left_out.values())

    # Three a day, and on each of the last two days two of them: 3 + 2 + 2 of twelve.
    assert left_out("2026-03-13") == 5


@given(
    st.lists(st.tuples(st.integers(0, 14), st.booleans()), min_size=60, max_size=60),
    st.integers(5, 30),
)
def test_whoever_does_each_day_has_nothing_left_on_the_eve(rows: list[tuple[int, bool]], days: int) -> None:
    topics = [f"t{number}" for number in range(15)]
    attempts = [attempt(n, topics[topic], 1 if is_missed else 3) for n, (topic, is_missed) in enumerate(rows)]
    begin = date.fromisoformat(TODAY)
    interview = (begin + timedelta(days=days)).isoformat()
    for day in range(days - 1):
        today = (begin + timedelta(days=day)).isoformat()
        for need in left(attempts, topics, interview, today).rest:
            n = len(attempts)
            name = need.question_id or f"{need.topic}-{n}"
            attempts.append(attempt(n, need.topic, 3, day=today, question_id=name))

    eve = left(attempts, topics, interview, (begin + timedelta(days=days - 1)).isoformat())
    assert (eve.questions, eve.rest) == (0, ())
