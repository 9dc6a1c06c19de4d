"""Judges the question on the table of an interview, and makes the facts of its judgement."""

from dataclasses import replace
from typing import Any

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.facts import Fact, Outcome
from practice_tui.core.history.interview_facts import InterviewAnswer, Mark
from practice_tui.core.interviews.interview import Interview, Judged
from practice_tui.core.sheets.judgement import mark_points, suggestion
from practice_tui.core.values.clock import Moment


def judged_with(interview: Interview, **changes: Any) -> Interview:
    """The interview with the question on the table judged otherwise; its stored mark no longer agrees."""
    judged = replace(interview.current, **({"is_marked": False} | changes))
    return interview if judged == replace(interview.current, is_marked=False) else with_judged(interview, judged)


def with_judged(interview: Interview, judged: Judged) -> Interview:
    all_judged = tuple(judged if old.slot == judged.slot else old for old in interview.judged)
    return replace(interview, judged=all_judged)


def marked(interview: Interview, at: Moment, question: Question) -> tuple[Interview, tuple[Fact, ...]]:
    """The interview with the question on the table marked as it stands, and what has to be stored for that."""
    judged = interview.current
    if judged.is_marked:
        return interview, ()
    facts: tuple[Fact, ...] = ()
    if not judged.answer_id:
        interview = judged_with(interview, answer_id=at.id)
        facts = (answer_of(interview, at, question),)
    return judged_with(interview, is_marked=True), (*facts, mark_of(interview, at, question))


def answer_of(interview: Interview, at: Moment, question: Question) -> InterviewAnswer:
    judged, slot = interview.current, interview.slot
    return InterviewAnswer(
        id=judged.answer_id,
        interview_id=interview.id,
        slot=judged.slot,
        question_id=slot.question_id,
        digest=slot.digest,
        topic=slot.topic,
        level=question.level,
        kind=question.kind,
        outcome=judged.outcome or Outcome.ANSWERED,
        asked_at=judged.asked_at or at.now,
        answered_at=judged.answered_at or at.now,
        limit_s=slot.limit,
        elapsed_s=judged.elapsed,
        paused_s=judged.paused,
        hints=judged.hints,
        told=judged.told,
    )


def mark_of(interview: Interview, at: Moment, question: Question) -> Mark:
    judged = interview.current
    return Mark(
        id=at.id,
        sheet_id=interview.sheet_id,
        at=at.now,
        score=judged.score,
        suggested=suggestion(question.rubric, judged, judged.hints),
        interview_id=interview.id,
        answer_id=judged.answer_id,
        said_wrong=judged.said_wrong,
        note=judged.note,
        private=judged.private,
        points=mark_points(question.rubric, judged.heard),
    )
