"""What the printing commands print: the same figures as the screens, as lines or as plain data."""

import json
from typing import Any

from practice_tui.core import records
from practice_tui.core.attempts import Attempt, RemarkKind
from practice_tui.core.durations import format_clock
from practice_tui.core.text import one_line
from practice_tui.core.verdicts import ENOUGH
from practice_tui.core.views import TopicRow
from practice_tui.sitting import pages
from practice_tui.sitting.desk import Desk


def stats_lines(desk: Desk) -> list[str]:
    """The dashboard's sentence and its table of topics."""
    view = pages.dashboard(desk)
    rests = f"Self-scored mastery with its 80 % interval; answers: {view.answers}."
    return [view.headline, rests, "", *(_topic_line(row) for row in view.topics)]


def stats_json(desk: Desk) -> str:
    """`{at, n, topics: {slug: {mean, low, high, n, p_weak, verdict}}}`."""
    at = desk.moments().now
    rows = pages.topic_rows(desk.attempts(), at, desk.bank.topics)
    topics = {
        row.slug: {
            "mean": row.estimate.mean,
            "low": row.estimate.low,
            "high": row.estimate.high,
            "n": row.estimate.n,
            "p_weak": row.estimate.p_weak,
            "verdict": row.verdict.value,
        }
        for row in rows
    }
    return _json({"at": at.isoformat(), "n": sum(row.estimate.n for row in rows), "topics": topics})


def history_lines(desk: Desk) -> list[str]:
    """Every attempt, oldest first, a line each."""
    return [_attempt_line(desk, attempt) for attempt in desk.attempts()] or [
        "No attempts yet. practice starts a round."
    ]


def history_json(desk: Desk) -> str:
    """A list of attempts, oldest first."""
    return _json([attempt_data(attempt) for attempt in desk.history.attempts(with_ticks=True)])


def attempt_data(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "round": attempt.round_id,
        "question": attempt.question_id,
        "topic": attempt.topic,
        "level": attempt.level.value,
        "kind": attempt.kind.value,
        "outcome": attempt.outcome.value,
        "counts": attempt.is_counted,
        "score": attempt.score,
        "first_score": attempt.first_score,
        "suggested": attempt.suggested,
        "prediction": attempt.prediction,
        "asked_at": attempt.asked_at.isoformat(),
        "answered_at": attempt.answered_at.isoformat(),
        "day": attempt.day,
        "limit_s": attempt.limit_s,
        "elapsed_s": attempt.elapsed_s,
        "ticks": [records.to_data(tick) for tick in attempt.ticks],
    }


def flag_lines(desk: Desk) -> list[str]:
    """Every flag with its question, the version that was seen, and the word on it."""
    flags = desk.history.remarks(kinds=(RemarkKind.WRONG, RemarkKind.UNCLEAR, RemarkKind.OUTDATED))
    return [
        f"{flag.at.date()}  {flag.question_id}  {flag.kind.value}  {one_line(flag.text)}  [{flag.digest or 'gone'}]"
        for flag in flags
    ] or ["Nothing is flagged."]


def _topic_line(row: TopicRow) -> str:
    title = one_line(row.title)[:42].ljust(42)
    estimate = row.estimate
    skipped = f"  skipped {row.skipped} of {row.asked}" if row.skipped else ""
    if estimate.n < ENOUGH:
        return f"{title}  {estimate.n} of {ENOUGH} answers: {row.verdict.value}{skipped}"
    interval = f"{estimate.low * 100:.0f}–{estimate.high * 100:.0f}"
    return f"{title} {estimate.mean:4.0%}  {interval:>6}  n {estimate.n:<4} {row.verdict.value}{skipped}"


def _attempt_line(desk: Desk, attempt: Attempt) -> str:
    question = desk.bank.find(attempt.question_id)
    title = one_line(question.title if question else attempt.question_id)
    score = f"{attempt.score.value} {attempt.score.name}" if attempt.score else attempt.outcome.value
    time = f"{format_clock(attempt.elapsed_s)}/{format_clock(attempt.limit_s)}"
    prediction = attempt.prediction.value if attempt.prediction else "–"
    note = "" if attempt.is_counted or not attempt.score else "  (doesn't count)"
    return f"#{attempt.seq:<5} {attempt.day}  {score:<9} {time:>11}  {prediction:<6}  {title}{note}"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
