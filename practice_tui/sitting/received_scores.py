"""The scores that others gave: on second opinions, and in interviews that were handed over to the user."""

from collections.abc import Iterator

from practice_tui.core.history.interview_facts import (
    RECEIVED,
    InterviewAnswer,
    InterviewStart,
    Mark,
    SheetEnding,
    SheetOf,
    newest_signed,
)
from practice_tui.core.views.opinions import ReceivedScore
from practice_tui.sitting.desk import Desk


def received_scores(desk: Desk) -> list[ReceivedScore]:
    """Every score in force on a signed sheet of somebody else over one's own answers."""
    return [*_of_rounds(desk), *_of_interviews(desk)]


def _of_rounds(desk: Desk) -> Iterator[ReceivedScore]:
    for filled in newest_signed(desk.sheets.filled_sheets(SheetOf.ROUND)):
        newest = {mark.attempt_id: mark for mark in filled.marks}
        for attempt_id, mark in newest.items():
            if mark.score is not None and attempt_id is not None:
                yield ReceivedScore(mark.score, attempt_id=attempt_id)


def _of_interviews(desk: Desk) -> Iterator[ReceivedScore]:
    """The scores of interviews in which the user was the candidate; every sheet that is signed counts."""
    facts, names = desk.sheets.facts, desk.history.names
    received = desk.history.labelled("interview", RECEIVED)
    for start in facts(InterviewStart) if received else []:
        if start.id not in received:
            continue
        answers = {answer.id: answer for answer in facts(InterviewAnswer, start.id)}
        signed = {ending.sheet_id for ending in facts(SheetEnding, start.id)}
        newest = {(mark.sheet_id, mark.answer_id or ""): mark for mark in facts(Mark, start.id)}
        for (sheet_id, answer_id), mark in newest.items():
            answer = answers.get(answer_id)
            if answer and mark.score is not None and sheet_id in signed:
                question_id, topic = names.question(answer.question_id), names.topic(answer.topic)
                yield ReceivedScore(mark.score, question_id=question_id, topic=topic, day=start.day)
