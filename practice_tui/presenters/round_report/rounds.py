"""Makes a session of one's own round."""

from collections.abc import Iterator, Mapping
from typing import Any

from practice_tui.core.bank.plans import Plan
from practice_tui.core.history.attempts import RoundRecord, RoundState
from practice_tui.core.history.facts import Outcome
from practice_tui.core.values import records
from practice_tui.core.values.text import one_line
from practice_tui.core.views.debriefs import follow_ups_said, more_like_it, to_retry
from practice_tui.core.views.screens import DebriefRow, DebriefView
from practice_tui.errors import PracticeError
from practice_tui.presenters.documents.blocks import Mark
from practice_tui.presenters.pages import debrief
from practice_tui.presenters.round_report.session import JudgedAnswer, JudgedPoint, Session, next_steps
from practice_tui.sitting.desk import Desk
from practice_tui.store.column_checks import UNREADABLE

NAMED_BY = "name it by its id, its code or its day, or leave it out for the newest"


def round_session(desk: Desk, text: str = "") -> Session:
    """The round that `text` names, or the newest. Raises PracticeError where there is none with an answer."""
    return session_of(debrief(desk, find_round(desk, text).id), desk)


def find_round(desk: Desk, text: str = "") -> RoundRecord:
    """The newest round with this id, code or day, or any, that wasn't discarded. Raises PracticeError for none."""
    named = rounds_named(desk, text)
    kept = [record for record in named if record.state is not RoundState.DISCARDED]
    if kept:
        return kept[0]
    if not text.strip():
        raise PracticeError("no round has an answer yet", "practice round starts one")
    if not named:
        raise PracticeError(f"there is no round {one_line(text)[:40]!r}, and no interview", NAMED_BY)
    raise PracticeError("this round was discarded", "restore it in History, or take another")


def rounds_named(desk: Desk, text: str) -> list[RoundRecord]:
    """The rounds that count, have an answer, and this id, code or day; or all, the newest first."""
    wanted = text.strip().lower()
    counted = [record for record in desk.history.rounds() if record.tried and record.counts]
    return [record for record in counted if not wanted or _is_named(record, wanted)]


def session_of(view: DebriefView, desk: Desk) -> Session:
    """The round of a debrief: the first try of each question."""
    rows = [row for row in view.rows if row.attempt.counts]
    return Session(
        title=plan_title(view.record.spec, view.record.plan),
        day=view.record.day,
        answers=tuple(
            _answer(number, row, desk.texts.plain_title(row.attempt.topic)) for number, row in enumerate(rows, 1)
        ),
        is_finished=view.record.state is RoundState.FINISHED,
        gap=view.gap,
        next_steps=_next_steps(view, rows),
    )


def _answer(number: int, row: DebriefRow, plain: str) -> JudgedAnswer:
    attempt, rubric = row.attempt, row.question.rubric
    return JudgedAnswer(
        number=number,
        title=row.question.title,
        topic=attempt.topic,
        topic_title=row.topic_title,
        level=attempt.level,
        score=attempt.score,
        suggested=attempt.suggested,
        is_skipped=attempt.outcome is Outcome.SKIPPED,
        elapsed=attempt.elapsed_s,
        limit=attempt.limit_s,
        points=tuple(
            JudgedPoint(point.text, point.tier, Mark.HEARD if tick.heard else Mark.MISSED, point.probe)
            for tick in attempt.ticks
            if tick.point < len(rubric) and (point := rubric[tick.point])
        ),
        said_wrong=attempt.said_wrong,
        hints=attempt.hints,
        replies=tuple(follow_ups_said(row)),
        topic_plain=plain,
    )


def plan_title(spec: Mapping[str, Any], plan_id: str) -> str:
    """The title that the plan had when it was asked by, from the `spec` of a round or an interview."""
    try:
        return records.from_data(Plan, spec["plan"]).title
    except UNREADABLE:
        return plan_id


def _next_steps(view: DebriefView, rows: list[DebriefRow]) -> tuple[str, ...]:
    weak = set(to_retry(view))
    return next_steps(
        [number for number, row in enumerate(rows, 1) if row.question.id in weak],
        sum(row.attempt.outcome is Outcome.SKIPPED for row in rows),
        tuple(_ways_to_practise(view, rows)),
    )


def _ways_to_practise(view: DebriefView, rows: list[DebriefRow]) -> Iterator[str]:
    if view.gap_topic:
        yield f"A round on the subject of the gap: practice round --topic {view.gap_topic}"
    yield from dict.fromkeys(filter(None, map(more_like_it, rows)))


def _is_named(record: RoundRecord, wanted: str) -> bool:
    return (
        wanted in (record.day, (record.code or "").lower())
        or record.id.startswith(wanted)
        or record.id.endswith(wanted)
    )
