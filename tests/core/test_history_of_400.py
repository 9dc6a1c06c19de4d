"""One fixed history of 400 attempts: every figure against sums worked out here, without the product's functions."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from practice_tui.core.bank.questions import Aspect, Kind, Level, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome, Prediction, Tick
from practice_tui.core.selection.goals import goal
from practice_tui.core.selection.scheduling import reviews_of
from practice_tui.core.statistics.calendar import calendar, practice_days, streak, weeks
from practice_tui.core.statistics.calibration import calibration, overruled, sure_and_wrong
from practice_tui.core.statistics.gaps import gaps_by_aspect, points_asked, points_missed_most, said_wrong, widest_gap
from practice_tui.core.statistics.pacing import pace_by_kind
from practice_tui.core.statistics.readiness import readiness
from practice_tui.core.statistics.topic_figures import heat_map, skips_of
from practice_tui.core.statistics.trends import Trend
from practice_tui.core.statistics.verdicts import Verdict, most_likely_weak
from tests.core.samples import BEGIN, attempt, figures_from

TOPICS = [f"topic-{number:02}" for number in range(15)]
NOW = BEGIN + timedelta(days=130, hours=2)


def one(n: int) -> Attempt:
    """Three or four a day for 120 days; topics 0 to 3 are weak, 10 and up strong, 14 is never asked."""
    topic = (n * n + 3 * n) % 14
    at = BEGIN + timedelta(hours=7.2 * n)
    score = 1 + (n * 7 + topic) % 3 + (topic >= 10) - (topic < 4 and n % 3 > 0)
    answered = n % 17 != 5
    ticks = tuple(
        Tick(point, Tier.MUST if point < 3 else Tier.BONUS, list(Aspect)[(n + point) % 7], (n + point) % 3 > 0)
        for point in range(5)
    )
    return attempt(
        n,
        TOPICS[topic],
        min(4, max(1, score)) if answered and n % 41 else None,
        at=at,
        question_id=f"{TOPICS[topic]}-{n % 9}",
        level=list(Level)[n % 3],
        kind=list(Kind)[n % 7],
        used=0.3 + n % 13 / 8,
        outcome=Outcome.ANSWERED if answered else Outcome.SKIPPED,
        prediction=[None, *Prediction][n % 4],
        suggested=Score(1 + n % 4),
        said_wrong=n % 11 == 0,
        counts=n % 23 != 7,
        discarded=n % 50 in (30, 31, 32),
        ticks=ticks if answered else (),
    )


HISTORY = [one(n) for n in range(400)]
COUNTED = [
    entry
    for entry in HISTORY
    if entry.counts and not entry.discarded and entry.outcome == "answered" and entry.score is not None
]


def credit(entry: Attempt) -> float:
    over = min(max(entry.elapsed_s / entry.limit_s - 1, 0), 1)
    return ((entry.score or 0) - 1) / 3 * (1 - over / 4)


def age(entry: Attempt, at: float) -> float:
    return at - entry.answered_at.timestamp() / 86400


class Reckoning:
    """The estimator as explicit sums over all earlier answers, instead of a running one."""

    step = 0.3
    spread = 1.0
    residuals: Sequence[float] = ()

    def __init__(self, entries: list[Attempt], credits: list[float], at: float) -> None:
        weights = [2 ** (-age(entry, at) / 180) for entry in entries]
        self.weight = sum(weights)
        total = sum(weight * gained for weight, gained in zip(weights, credits, strict=True))
        self.own = (total + 4 * 0.55) / (self.weight + 4)
        self.entries, self.credits, self.at = entries, credits, at

    def topic(self, slug: str) -> tuple[float, float]:
        """Mean and weight of a topic: each answer is worth .9 for each one after it and fades over 90 days."""
        mine = [pair for pair in zip(self.entries, self.credits, strict=True) if pair[0].topic == slug]
        weights = [0.9 ** (len(mine) - 1 - i) * 2 ** (-age(mine[i][0], self.at) / 90) for i in range(len(mine))]
        gained = sum(weight * pair[1] for weight, pair in zip(weights, mine, strict=True))
        mean = (8 * self.own + gained) / (8 + sum(weights))
        return min(max(mean, 0.02), 0.98), sum(weights)


def sig(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def reckoned() -> Reckoning:
    levelled: list[float] = []
    residuals: list[float] = []
    variances: list[float] = []
    step, information = 0.3, 12.0
    for place, entry in enumerate(COUNTED):
        before = Reckoning(COUNTED[:place], levelled, entry.answered_at.timestamp() / 86400)
        mean, _ = before.topic(entry.topic)
        number = {"basic": 1, "intermediate": 2, "advanced": 3}[entry.level.value]
        expected = sig(logit(mean) - step * (number - 2))
        levelled.append(credit(entry) + mean - expected)
        residuals.append(credit(entry) - expected)
        variances.append(expected * (1 - expected))
        if number != 2:
            information += expected * (1 - expected)
            step = min(max(step + (expected - credit(entry)) * (number - 2) / information, 0), 1.2)
    reckoning = Reckoning(COUNTED, levelled, NOW.timestamp() / 86400)
    reckoning.step, reckoning.residuals = step, residuals
    reckoning.spread = min(max((3 + sum(gap**2 for gap in residuals)) / (5 + sum(variances)), 0.25), 1)
    return reckoning


def test_the_history_has_something_of_everything() -> None:
    assert len(HISTORY) == 400
    assert len(COUNTED) == 328
    assert {entry.score for entry in COUNTED} == set(Score)


def test_mastery_of_every_topic() -> None:
    own = reckoned()
    rows = {row.topic: row for row in figures_from(HISTORY, NOW, TOPICS).topics}

    assert list(rows) == TOPICS
    for slug in TOPICS:
        mean, weight = own.topic(slug)
        inner = mean * (1 - mean) / (9 + weight)
        variance = inner + (8 / (8 + weight)) ** 2 * own.own * (1 - own.own) / (5 + own.weight)
        half = 1.2816 * math.sqrt(variance) / (mean * (1 - mean))
        known = rows[slug].estimate
        assert known.mean == pytest.approx(mean)
        assert (known.low, known.high) == pytest.approx((sig(logit(mean) - half), sig(logit(mean) + half)))
        assert known.p_weak == pytest.approx((1 + math.erf((own.own - mean) / math.sqrt(2 * own.spread * inner))) / 2)
        assert known.n == sum(entry.topic == slug for entry in COUNTED)


def test_verdicts_follow_from_the_chance_of_being_weak() -> None:
    figures = figures_from(HISTORY, NOW, TOPICS)

    for row in figures.topics:
        chance, n = row.estimate.p_weak, row.estimate.n
        expected = (
            "not enough yet" if n < 3
            else "early" if n < 6
            else "weaker than your average" if chance >= 0.9
            else "perhaps weaker" if chance >= 0.8
            else "stronger than your average" if chance <= 0.1
            else "about your average"
        )  # fmt: skip
        assert row.verdict == expected
    assert {Verdict.NOT_ENOUGH, Verdict.WEAK, Verdict.STRONG} <= {row.verdict for row in figures.topics}
    ranked = sorted((row for row in figures.topics if row.estimate.n > 5), key=lambda row: -row.estimate.p_weak)
    assert most_likely_weak(figures.mastery) == [row.topic for row in ranked if row.estimate.p_weak >= 0.9][:3]


def test_trends() -> None:
    own, figures = reckoned(), figures_from(HISTORY, NOW, TOPICS)

    def expected(gained: list[float], least: int, cut: float) -> Trend | None:
        if len(gained) < least:
            return None
        half = len(gained) // 2
        old, new = gained[: len(gained) - half], gained[len(gained) - half :]
        means = [sum(part) / len(part) for part in (old, new)]
        squares = sum((value - mean) ** 2 for part, mean in zip((old, new), means, strict=True) for value in part)
        variance = max(squares / (len(gained) - 2), 0.06)
        z = (means[1] - means[0]) / math.sqrt(variance / len(old) + variance / len(new))
        return Trend.UP if z > cut else Trend.MIXED if z < -cut else None

    for row in figures.topics:
        mine = [gained for entry, gained in zip(COUNTED, own.credits, strict=True) if entry.topic == row.topic]
        assert row.trend == expected(mine, 8, 2.7)
    assert figures.trend == expected(list(own.residuals), 20, 1.96)


def test_readiness_for_each_level() -> None:
    own, figures = reckoned(), figures_from(HISTORY, NOW, TOPICS)
    weights = {slug: 1 + number % 2 for number, slug in enumerate(TOPICS)}

    for number, level in enumerate(Level, start=1):
        mean = apart = together = 0.0
        for slug, weight in weights.items():
            share, (p, n) = weight / sum(weights.values()), own.topic(slug)
            mean += share * sig(logit(p) - own.step * (number - 2))
            apart += share**2 * p * (1 - p) / (9 + n)
            together += share * 8 / (8 + n)
        variance = apart + together**2 * own.own * (1 - own.own) / (5 + own.weight) + 0.07**2
        found = readiness(figures.sums, NOW, weights, level)
        assert found is not None
        assert found.mean == pytest.approx(mean)
        assert found.high - found.low == pytest.approx(2 * 1.2816 * math.sqrt(variance))
        enough = sum(sum(entry.topic == slug for entry in COUNTED) >= 3 for slug in TOPICS)
        assert (found.enough, found.topics) == (enough, 15)


def test_topic_by_level() -> None:
    own = reckoned()
    cells = heat_map(COUNTED, figures_from(HISTORY, NOW, TOPICS).sums, NOW, TOPICS)

    for slug in TOPICS:
        for number, level in enumerate(Level, start=1):
            n = sum((entry.topic, entry.level) == (slug, level) for entry in COUNTED)
            assert cells[slug][level].n == n
            estimate = sig(logit(own.topic(slug)[0]) - own.step * (number - 2))
            mean = cells[slug][level].mean
            assert mean == pytest.approx(estimate) if n >= 3 else mean is None


def test_skips() -> None:
    asked = [entry for entry in HISTORY if entry.counts and not entry.discarded]
    skipped = [entry for entry in asked if entry.outcome == "skipped"]

    assert str(skips_of(HISTORY)) == f"skipped {len(skipped)} of {len(asked)} asked"
    for row in figures_from(HISTORY, NOW, TOPICS).topics:
        mine = [entry for entry in asked if entry.topic == row.topic]
        assert (row.skips.skipped, row.skips.n) == (sum(entry in skipped for entry in mine), len(mine))


def test_time_against_limit() -> None:
    paces = pace_by_kind(HISTORY)

    for kind in Kind:
        used = sorted(entry.elapsed_s / entry.limit_s for entry in COUNTED if entry.kind == kind)
        middle = len(used) // 2
        median = used[middle] if len(used) % 2 else (used[middle - 1] + used[middle]) / 2
        assert paces[kind].n == len(used)
        assert paces[kind].over == len([share for share in used if share > 1])
        assert paces[kind].brief == len([share for share in used if share < 0.5])
        assert paces[kind].used == pytest.approx(median)


def test_judgement() -> None:
    for bar in calibration(HISTORY):
        scores = [entry.score for entry in COUNTED if entry.prediction == bar.prediction]
        assert bar.scores == tuple(scores.count(Score(number)) for number in (1, 2, 3, 4))
    pairs = [(int(entry.score or 0), int(entry.suggested or 0)) for entry in COUNTED]
    up, down = sum(own > ticks for own, ticks in pairs), sum(own < ticks for own, ticks in pairs)
    assert (overruled(HISTORY).n, overruled(HISTORY).up, overruled(HISTORY).down) == (len(pairs), up, down)
    wrong = [entry.seq for entry in COUNTED if entry.prediction == "sure" and (entry.score or 0) < 3]
    assert [entry.seq for entry in sure_and_wrong(HISTORY)] == wrong[::-1]


def test_gaps() -> None:
    put = [(entry, mark) for entry in COUNTED for mark in entry.ticks]
    by_aspect = {gap.aspect: (gap.missed, gap.n) for gap in gaps_by_aspect(points_asked(HISTORY))}
    missed = Counter((entry.question_id, mark.point) for entry, mark in put if not mark.heard)

    for aspect in Aspect:
        marks = [mark for _, mark in put if mark.aspect == aspect and mark.tier == "must"]
        assert by_aspect.get(aspect, (0, 0)) == (sum(not mark.heard for mark in marks), len(marks))
    worst = points_missed_most(points_asked(HISTORY))[:5]
    assert [gap.missed for gap in worst] == [count for _, count in missed.most_common(5)]
    assert all(missed[gap.question_id, gap.point] == gap.missed for gap in worst)
    assert [entry.seq for entry in said_wrong(HISTORY)] == [entry.seq for entry in COUNTED[::-1] if entry.seq % 11 == 0]
    musts = [(entry, mark) for entry, mark in put if mark.tier == "must" and not mark.heard]
    names = Counter(mark.aspect.value for _, mark in musts) + Counter(entry.topic for entry, _ in musts)
    widest = widest_gap(HISTORY)
    assert widest is not None
    assert (names[widest.name], widest.missed) == (max(names.values()), max(names.values()))


def test_weeks() -> None:
    found = weeks(HISTORY, 0.7)
    mean = (sum(map(credit, COUNTED)) + 2.2) / (len(COUNTED) + 4)

    # BEGIN is a Monday, so that its weeks are sevens of days.
    by_week: dict[int, list[float]] = {}
    for entry in COUNTED:
        by_week.setdefault((entry.answered_at.date() - BEGIN.date()).days // 7, []).append(credit(entry))
    assert [week.monday for week in found] == [(BEGIN + timedelta(weeks=w)).date().isoformat() for w in sorted(by_week)]
    for week, gained in zip(found, (by_week[number] for number in sorted(by_week)), strict=True):
        centre = (sum(gained) + 4 * mean) / (len(gained) + 4)
        spread = math.sqrt(0.7 * centre * (1 - centre) / (5 + len(gained)))
        half = 1.2816 * spread / (centre * (1 - centre))
        assert week.n == len(gained)
        assert week.mean == pytest.approx(centre)
        assert week.low <= week.mean <= week.high
        assert (week.low, week.high) == pytest.approx((sig(logit(centre) - half), sig(logit(centre) + half)))


def test_calendar_and_streak() -> None:
    assert calendar(HISTORY) == Counter(entry.day for entry in COUNTED)

    lived = practice_days(HISTORY)
    days = {entry.day for entry in HISTORY if entry.outcome == "answered" and not entry.discarded}
    run = next(n for n in range(400) if (date(2026, 6, 30) - timedelta(days=n)).isoformat() not in days)
    assert streak(lived, "2026-06-30") == run
    assert streak(lived, "2026-07-12") == 0


def test_what_is_left_before_the_interview() -> None:
    newest = {entry.question_id: entry for entry in COUNTED}
    missed = Counter(entry.topic for entry in newest.values() if entry.score == 1)
    count = Counter(entry.topic for entry in COUNTED)
    left = goal(HISTORY, dict.fromkeys(TOPICS, 1.0), "2026-07-10", "2026-07-20")

    assert left.days == 10
    assert left.answers == sum(max(0, 3 - count[slug]) for slug in TOPICS)
    assert left.missed == sum(missed.values()) > 0
    assert left.questions == sum(max(3 - count[slug], missed[slug], 0) for slug in TOPICS)


def test_one_review_for_every_question_that_was_scored() -> None:
    reviews = reviews_of(HISTORY, "2026-07-10")

    assert set(reviews) == {entry.question_id for entry in COUNTED}
    newest = {entry.question_id: entry for entry in COUNTED}
    assert all(review.score == newest[slug].score for slug, review in reviews.items())
    assert all(review.due_day > newest[slug].day for slug, review in reviews.items())
