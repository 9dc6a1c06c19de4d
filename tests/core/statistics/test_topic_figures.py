"""The rows of topics, for none, one and a few attempts."""

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.facts import Outcome
from practice_tui.core.statistics.mastery import Sums, answers_of, estimates, fold
from practice_tui.core.statistics.topic_figures import Skips, heat_map, narrowed
from practice_tui.core.statistics.verdicts import Verdict
from tests.core.samples import BEGIN, attempt, figures_from, later


def test_without_an_attempt_every_topic_has_its_row() -> None:
    figures = figures_from([], BEGIN, ["b", "a"])

    assert (figures.n, figures.trend, str(figures.skips)) == (0, None, "skipped 0 of 0 asked")
    assert [(row.topic, row.verdict, row.last_day) for row in figures.topics] == [
        ("b", Verdict.NOT_ENOUGH, None),
        ("a", Verdict.NOT_ENOUGH, None),
    ]


def test_one_attempt() -> None:
    figures = figures_from([attempt(day="2026-03-02")], BEGIN, ["a", "b"])

    assert figures.n == 1
    assert [(row.estimate.n, row.last_day) for row in figures.topics] == [(1, "2026-03-02"), (0, None)]


def test_skips_are_shown_and_never_averaged_in() -> None:
    answered = [attempt(n, score=1) for n in range(3)]
    skipped = attempt(9, score=None, outcome=Outcome.SKIPPED)

    [with_skip] = figures_from([*answered, skipped], BEGIN, ["a"]).topics
    [without] = figures_from(answered, BEGIN, ["a"]).topics
    assert with_skip.skips == Skips(1, 4)
    assert with_skip.estimate == without.estimate


def test_a_topic_that_the_bank_no_longer_has_still_tells_of_the_person() -> None:
    [row] = figures_from([attempt(n, "gone", 1) for n in range(9)], BEGIN, ["a"]).topics

    assert row.estimate.n == 0
    assert row.estimate.mean < 0.5


def test_a_cell_below_three_answers_is_counted_and_not_drawn() -> None:
    attempts = [attempt(n, level=Level.BASIC, score=4) for n in range(3)] + [attempt(8, score=4), attempt(9, score=4)]
    sums = fold(Sums(), answers_of(attempts))
    cells = heat_map(attempts, sums, BEGIN, ["a"])["a"]

    basic = estimates(sums, BEGIN, ["a"], Level.BASIC.number)["a"].mean
    assert [(cells[level].n, cells[level].mean) for level in Level] == [(3, basic), (2, None), (0, None)]


def test_a_topic_lies_within_its_own_levels() -> None:
    scores = {Level.BASIC: 4, Level.INTERMEDIATE: 3, Level.ADVANCED: 1}
    attempts = [attempt(n, level=level, score=score) for n, (level, score) in enumerate([*scores.items()] * 4)]
    sums = fold(Sums(), answers_of(attempts))
    cells = heat_map(attempts, sums, BEGIN, ["a"])["a"]
    own = estimates(sums, BEGIN, ["a"])["a"].mean

    means = [cells[level].mean or 0.0 for level in Level]
    assert means[0] > means[1] > means[2]
    assert means[1] == own


def test_narrowed_to_a_period_and_to_topics() -> None:
    attempts = [attempt(1), attempt(2, at=later(3)), attempt(3, "b", at=later(3))]

    assert [kept.seq for kept in narrowed(attempts, since="2026-03-05")] == [2, 3]
    assert [kept.seq for kept in narrowed(attempts, topics=["a"])] == [1, 2]
    assert narrowed(attempts) == attempts
