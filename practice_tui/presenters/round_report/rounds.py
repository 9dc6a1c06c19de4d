"""Makes a session of one's own round."""

from collections.abc import Iterator

from practice_tui.core.history.attempts import RoundState
from practice_tui.core.history.facts import Outcome
from practice_tui.core.values.phrases import count
from practice_tui.core.views.debriefs import follow_ups_said, more_like_it, to_retry
from practice_tui.core.views.screens import DebriefRow, DebriefView
from practice_tui.presenters.documents.blocks import Mark
from practice_tui.presenters.pages import debrief
from practice_tui.presenters.round_report.session import JudgedAnswer, JudgedPoint, Session, next_steps
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.named_rounds import find_round
from practice_tui.sitting.plans import plan_title


def round_session(desk: Desk, text: str = "") -> Session:
    """The round that `text` names, or the newest. Raises PracticeError where there is none with an answer."""
    return session_of(debrief(desk, find_round(desk, text, "and no interview").id), desk)


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


def _next_steps(view: DebriefView, rows: list[DebriefRow]) -> tuple[str, ...]:
    weak = set(to_retry(view))
    unscored = sum(row.attempt.outcome is Outcome.ANSWERED and row.attempt.score is None for row in rows)
    waits = count(unscored, "answer waits", "answers wait")
    return next_steps(
        [number for number, row in enumerate(rows, 1) if row.question.id in weak],
        sum(row.attempt.outcome is Outcome.SKIPPED for row in rows),
        (
            *([f"{waits} for a score: practice round --review, once the round is over."] if unscored else []),
            *_ways_to_practise(view, rows),
        ),
    )


def _ways_to_practise(view: DebriefView, rows: list[DebriefRow]) -> Iterator[str]:
    if view.gap_topic:
        yield f"A round on the subject of the gap: practice round --topic {view.gap_topic}"
    yield from dict.fromkeys(filter(None, map(more_like_it, rows)))
