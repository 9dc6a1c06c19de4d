"""The estimator against cases worked out by hand, and what must hold for any history."""

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.bank.questions import Level
from practice_tui.core.bank.scoring import Score, credit_of
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.statistics.mastery import Answer, Estimate, Sums, answers_of, at_level, fold
from practice_tui.core.statistics.mastery import estimates as estimates_of
from practice_tui.core.values import records
from tests.core.samples import BEGIN, attempt, estimates_from, later

TOPICS = ("a", "b", "c")


def estimate(attempts: list[Attempt], topic: str = "a", days: float = 0) -> Estimate:
    return estimates_from(attempts, later(days), TOPICS)[topic]


def width(known: Estimate) -> float:
    return known.high - known.low


def test_nothing_at_all_gives_the_neutral_prior_for_every_topic() -> None:
    known = estimates_from([], BEGIN, TOPICS)

    # v = .55*.45/9 + .55*.45/5 = .077, and 1.2816 * sqrt(.077) / .2475 = 1.43688 around logit .55 = 0.20067
    assert list(known) == ["a", "b", "c"]
    for topic in TOPICS:
        assert known[topic].mean == pytest.approx(0.55)
        assert known[topic].low == pytest.approx(1 / (1 + math.exp(1.43688 - 0.20067)), abs=1e-5)
        assert known[topic].high == pytest.approx(1 / (1 + math.exp(-1.43688 - 0.20067)), abs=1e-5)
        assert (known[topic].n, known[topic].p_weak) == (0, 0.5)


def test_one_miss_by_hand() -> None:
    known = estimate([attempt(score=1)])

    # m = 2.2/5 = .44, p = 8*.44/9 = .39111, and its own variance p(1-p)/10 = .023814
    # The credit 0 was expected to be .55: phi = (3 + .3025)/(5 + .2475) = .62935
    assert known.mean == pytest.approx(0.391111, abs=1e-6)
    z = (0.44 - 0.391111) / math.sqrt(0.62935 * 0.0238143)
    assert known.p_weak == pytest.approx((1 + math.erf(z / math.sqrt(2))) / 2, abs=1e-4)
    assert estimate([attempt(score=1)], "b").mean == pytest.approx(0.44)


def test_a_topic_fades_by_the_answer_and_by_the_day_and_the_whole_by_the_day_alone() -> None:
    attempts = [attempt(1, score=4), attempt(2, score=1, at=later(90))]

    # Topic after 90 days: f = .9 * 1/2: R = .45, n = 1.45. Overall: f = 2^-.5: R = .70711, N = 1.70711.
    # Shown 90 days later: R = .225, n = .725; R = .5, N = 1.20711.
    own = (0.5 + 2.2) / (1.20711 + 4)
    known = estimate(attempts, days=180)
    assert known.mean == pytest.approx((8 * own + 0.225) / 8.725, abs=1e-5)
    assert known.weight == pytest.approx(0.725)
    assert known.n == 2


def test_an_advanced_answer_is_expressed_at_the_intermediate_level() -> None:
    # Before it p = .55, and an advanced question is expected to give sig(logit .55 - .3) = .47517.
    known = estimate([attempt(score=3, level=Level.ADVANCED)])

    credit = 2 / 3 + 0.55 - 0.475168
    own = (2.2 + credit) / 5
    assert known.mean == pytest.approx((8 * own + credit) / 9, abs=1e-5)


def test_shown_at_another_level_mean_and_interval_move_together() -> None:
    basic, advanced = (estimates_from([attempt()], BEGIN, ["a"], level)["a"] for level in (1, 3))

    for low, high in zip((basic.mean, basic.low), (advanced.mean, advanced.low), strict=True):
        assert math.log(low / (1 - low)) - math.log(high / (1 - high)) == pytest.approx(0.6)
    assert at_level(0.5, 3) == pytest.approx(1 / (1 + math.exp(0.3)))


@pytest.mark.parametrize(
    ("score", "used", "credit"),
    [(1, 0.5, 0), (2, 1, 1 / 3), (3, 1, 2 / 3), (4, 0.2, 1), (4, 1.5, 0.875), (4, 2, 0.75), (4, 9, 0.75)],
)
def test_credit(score: int, used: float, credit: float) -> None:
    assert credit_of(score, used) == pytest.approx(credit)


def test_only_scored_first_tries_of_kept_rounds_count() -> None:
    kept = attempt(1, score=2)
    others = [
        attempt(2, score=None),
        attempt(3, score=4, discarded=True),
        attempt(4, score=4, counts=False, try_no=2),
        attempt(5, score=None, outcome=Outcome.SKIPPED),
    ]

    assert answers_of([*others, kept]) == [Answer("a", 2, 2, 0.5, BEGIN.timestamp() / 86400)]
    assert estimate([*others, kept]) == estimate([kept])


def test_a_clock_set_back_undoes_nothing() -> None:
    forward = [attempt(1, score=4, at=later(3650)), attempt(2, score=1), attempt(3, score=1)]

    assert estimate(forward) == estimate([one._replace(answered_at=BEGIN) for one in forward])


def test_somebody_perfect_everywhere_is_weak_nowhere() -> None:
    attempts = [attempt(n, "abc"[n % 3], 4) for n in range(600)]

    assert [known.p_weak for known in estimates_from(attempts, BEGIN, TOPICS).values()] == pytest.approx([0.5] * 3)


def test_an_evening_in_another_zone_is_the_same_instant() -> None:
    here = attempt(at=datetime(2026, 3, 2, 18, tzinfo=UTC))
    there = here._replace(answered_at=datetime.fromisoformat("2026-03-03T03:00:00+09:00"))

    assert estimate([there]) == estimate([here])


def test_sums_survive_being_kept_as_json() -> None:
    sums = fold(Sums(), answers_of([attempt(n, "abc"[n % 3], 1 + n % 4, at=later(n)) for n in range(20)]))

    assert records.from_data(Sums, records.to_data(sums)) == sums


@st.composite
def histories(draw: st.DrawFn, levels: tuple[Level, ...] = tuple(Level), least: int = 0) -> list[Attempt]:
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(TOPICS),
                st.integers(1, 4),
                st.sampled_from(levels),
                st.floats(0.1, 3),
                st.floats(0, 20),
            ),
            min_size=least,
            max_size=30,
        )
    )
    days, made = 0.0, []
    for n, (topic, score, level, used, pause) in enumerate(rows):
        days += pause
        made.append(attempt(n, topic, score, level=level, used=used, at=later(days)))
    return made


@given(histories(least=1), st.data())
def test_a_better_score_lowers_no_topic(attempts: list[Attempt], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(attempts) - 1))
    score = data.draw(st.integers(int(attempts[place].score or 1), 4))
    better = [*attempts[:place], attempts[place]._replace(score=Score(score)), *attempts[place + 1 :]]

    before, after = (estimates_from(given_, later(700), TOPICS) for given_ in (attempts, better))
    assert all(after[topic].mean >= before[topic].mean - 1e-12 for topic in TOPICS)


@given(histories(least=1), st.data())
def test_overtime_never_helps(attempts: list[Attempt], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(attempts) - 1))
    slower = attempts[place]._replace(elapsed_s=attempts[place].elapsed_s * data.draw(st.floats(1, 5)))
    after = estimates_from([*attempts[:place], slower, *attempts[place + 1 :]], later(700), TOPICS)

    before = estimates_from(attempts, later(700), TOPICS)
    assert all(after[topic].mean <= before[topic].mean + 1e-12 for topic in TOPICS)


@given(histories(), st.sampled_from([1, 2, 3, 4]), st.sampled_from([Level.BASIC, Level.INTERMEDIATE]))
def test_a_harder_question_answered_as_well_counts_for_more(attempts: list[Attempt], score: int, level: Level) -> None:
    harder = list(Level)[level.number]
    easy, hard = (
        estimate([*attempts, attempt(99, score=score, level=each, at=later(700))], days=700) for each in (level, harder)
    )

    assert hard.mean > easy.mean or hard.mean in (0.02, 0.98)


@given(histories(), st.data())
def test_any_topic_with_any_history_stays_a_share(attempts: list[Attempt], data: st.DataObject) -> None:
    known = estimate(attempts, data.draw(st.sampled_from(TOPICS)), 700)

    assert 0 < known.low < known.mean < known.high < 1
    assert 0 <= known.p_weak <= 1


Row = tuple[str, int, Level]


def rows(most: int, levels: list[Level]) -> st.SearchStrategy[list[Row]]:
    return st.lists(st.tuples(st.sampled_from(TOPICS), st.integers(1, 4), st.sampled_from(levels)), max_size=most)


def interleaved(given_: list[Row], data: st.DataObject) -> list[Row]:
    """The same answers, each topic's in their order, the topics in another."""
    queues = {topic: iter([row for row in given_ if row[0] == topic]) for topic in TOPICS}
    return [next(queues[topic]) for topic in data.draw(st.permutations([topic for topic, _, _ in given_]))]


def means(given_: list[Row]) -> list[float]:
    made = [attempt(n, topic, score, level=level) for n, (topic, score, level) in enumerate(given_)]
    return [known.mean for known in estimates_from(made, BEGIN, TOPICS).values()]


@given(rows(30, [Level.INTERMEDIATE]), st.data())
def test_another_interleaving_of_topics_changes_nothing_at_the_intermediate_level(
    given_: list[Row], data: st.DataObject
) -> None:
    assert means(interleaved(given_, data)) == pytest.approx(means(given_), abs=1e-12)


@given(rows(8, list(Level)), st.data())
def test_and_little_at_others(given_: list[Row], data: st.DataObject) -> None:
    assert means(interleaved(given_, data)) == pytest.approx(means(given_), abs=0.02)


@given(st.integers(1, 4), st.integers(0, 40), st.floats(0, 30))
def test_one_more_answer_with_the_same_credit_narrows_the_interval(score: int, count: int, pause: float) -> None:
    attempts = [attempt(n, score=score, at=later(n * pause)) for n in range(count)]
    now = count * pause

    assert width(estimate([*attempts, attempt(count, score=score, at=later(now))], days=now)) < width(
        estimate(attempts, days=now)
    )


@given(st.integers(1, 4), st.integers(1, 40))
def test_a_silent_year_widens_it(score: int, count: int) -> None:
    attempts = [attempt(n, score=score) for n in range(count)]

    assert width(estimate(attempts, days=365)) > width(estimate(attempts))


@given(histories(), st.integers(0, 30))
def test_folding_in_two_parts_and_in_any_given_order_is_the_same(attempts: list[Attempt], cut: int) -> None:
    answers = answers_of(attempts)
    whole = fold(Sums(), answers)

    assert fold(fold(Sums(), answers[:cut]), answers[cut:]) == whole
    assert estimates_from(attempts[::-1], later(700), TOPICS) == estimates_of(whole, later(700), TOPICS)


@given(st.integers(1, 4))
def test_one_answer_is_never_nothing_nor_everything(score: int) -> None:
    assert 0.35 < estimate([attempt(score=score)]).mean < 0.70


def stepped(*pairs: tuple[int, int], times: int = 20) -> float:
    """The level step learnt from answers of (level, score), over and over."""
    answers = [Answer("a", level, score, 0.5, 0.0) for level, score in pairs * times]
    return fold(Sums(), answers).level_step


def test_the_level_step_by_hand() -> None:
    # p = .55, and an advanced question is expected to bring .475168: H = 12 + .249383, and a STRONG answer brings 1.
    sums = fold(Sums(), [Answer("a", 3, 4, 0.5, 0.0)])
    assert sums.information == pytest.approx(12.249384, abs=2e-6)
    assert sums.level_step == pytest.approx(0.3 + (0.475168 - 1) / 12.249384, abs=2e-6)
    assert fold(Sums(), [Answer("a", 2, 1, 0.5, 0.0)]).level_step == 0.3


def test_the_level_step_follows_the_answers() -> None:
    assert stepped((1, 3), (3, 3)) < 0.3
    assert stepped((1, 4), (3, 1)) > 0.6
    assert 0 <= stepped((1, 1), (3, 4), times=200) <= stepped((1, 4), (3, 1), times=200) <= 1.2


def test_a_person_who_answers_evenly_is_known_more_surely() -> None:
    even = [attempt(n, "ab"[n % 2], (3, 2)[n % 2]) for n in range(24)]
    uneven = [attempt(n, "ab"[n % 2], (4, 3)[n % 2] if n % 4 < 2 else (2, 1)[n % 2]) for n in range(24)]
    certain, doubtful = (estimate(attempts, "b") for attempts in (even, uneven))

    assert certain.mean == pytest.approx(doubtful.mean, abs=0.02)
    assert certain.p_weak > doubtful.p_weak > 0.5


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3), st.integers(1, 4)), max_size=30), st.integers(0, 30)
)
def test_step_and_spread_folded_in_two_parts_are_those_folded_at_once(
    rows: list[tuple[str, int, int]], cut: int
) -> None:
    answers = [Answer(topic, level, score, 0.5, 0.0) for topic, level, score in rows]

    assert fold(fold(Sums(), answers[:cut]), answers[cut:]) == fold(Sums(), answers)
    assert 0.25 <= fold(Sums(), answers).spread <= 1
