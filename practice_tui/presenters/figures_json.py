"""Every figure of the dashboard as plain data, with intervals and n: what `practice stats --json` prints."""

from collections.abc import Mapping, Sequence
from typing import Any

from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.statistics.calendar import streak, weeks
from practice_tui.core.statistics.calibration import calibration, overruled, sure_and_wrong
from practice_tui.core.statistics.gaps import PointGap, gaps_by_aspect, points_missed_most, said_wrong
from practice_tui.core.statistics.pacing import pace_by_kind
from practice_tui.core.statistics.readiness import Readiness, readiness
from practice_tui.core.statistics.topic_figures import TopicFigure, heat_map
from practice_tui.core.values import records
from practice_tui.presenters.dashboard_data import DashboardData


def figure_data(data: DashboardData, points: Sequence[PointGap]) -> dict[str, Any]:
    """`{at, n, topics: {slug: {mean, low, high, n, p_weak, verdict, …}}, …}`; `points` are all that were put."""
    attempts, slugs, days = data.attempts, data.slugs, data.practised.days()
    figures, due = data.figures(), data.due()
    cells = heat_map(data.counted, figures.sums, data.at, slugs)
    return {
        "at": data.at.isoformat(),
        "n": figures.n,
        "topics": {figure.topic: _topic(figure, due) for figure in figures.topics},
        "levels": {
            slug: {level.value: {"n": cell.n, "mean": cell.mean} for level, cell in cells[slug].items()}
            for slug in slugs
        },
        "level_step": figures.sums.level_step,
        "spread": figures.sums.spread,
        "trend": figures.trend,
        "skips": _whole(figures.skips),
        "weeks": [_whole(week) for week in weeks(attempts, figures.sums.spread)],
        "days": dict(sorted(days.items())),
        "streak": streak(data.practised.practice_days(), data.today),
        **interview_data(data),
        "time": {kind.value: _whole(pace) for kind, pace in pace_by_kind(attempts).items()},
        "judgement": {
            **{bar.prediction.value: {"n": bar.n, "scores": list(bar.scores)} for bar in calibration(attempts)},
            "sure_and_wrong": _ids(sure_and_wrong(attempts)),
            "overruled": _whole(overruled(attempts)),
        },
        "gaps": {
            "aspects": {
                gap.aspect.value: {"missed": gap.missed, "n": gap.n, "share": gap.share, "p_above": gap.p_above}
                for gap in gaps_by_aspect(points)
            },
            "points": [_whole(point) for point in points_missed_most(points)],
            "said_wrong": _ids(said_wrong(attempts)),
        },
        "rounds": [
            {"id": record.id, "day": record.day, "plan": record.plan, "state": record.state.value}
            | {"tried": record.tried, "skipped": record.skipped, "rated": record.rated}
            for record in data.rounds()
            if record.counts
        ],
    }


def interview_data(data: DashboardData) -> dict[str, Any]:
    """`{interview, readiness, goal}`: what one practises for, and how far it is."""
    interview = data.interview
    ready = readiness(data.figures().sums, data.at, data.aim.weights, interview.level)
    return {
        "interview": {
            "day": interview.day or None,
            "level": interview.level.value,
            "plan": interview.plan or None,
            "minutes": interview.minutes,
        },
        "readiness": _readiness(ready) if ready else None,
        "goal": _goal(data),
    }


def _topic(figure: TopicFigure, due: Mapping[str, int]) -> dict[str, Any]:
    estimate = figure.estimate
    return {
        "mean": estimate.mean,
        "low": estimate.low,
        "high": estimate.high,
        "n": estimate.n,
        "p_weak": estimate.p_weak,
        "verdict": figure.verdict.value,
        "trend": figure.trend,
        "due": due.get(figure.topic, 0),
        "skipped": figure.skips.skipped,
        "asked": figure.skips.n,
        "last_day": figure.last_day,
    }


def _readiness(ready: Readiness) -> dict[str, Any]:
    return _whole(ready) | {"is_ready": ready.is_ready, "held_back_by": list(ready.held_back_by)}


def _goal(data: DashboardData) -> dict[str, Any] | None:
    if not data.interview.day:
        return None
    goal = data.goal()
    return {
        "days": goal.days,
        "answers": goal.answers,
        "missed": goal.missed,
        "questions": goal.questions,
        "planned": len(goal.planned),
        "done": goal.done,
        "left_out": dict(goal.left_out),
    }


def _ids(attempts: list[AnyAttempt]) -> list[str]:
    return [attempt.id for attempt in attempts]


def _whole(value: Any) -> dict[str, Any]:
    """A dataclass without defaults as data."""
    data: dict[str, Any] = records.to_data(value)
    return data
