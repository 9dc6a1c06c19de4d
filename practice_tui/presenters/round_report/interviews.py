"""Makes a session of a signed interview by its first sheet, and finds the round or the interview that a text names."""

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Outcome
from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interviews import InterviewState, ScorecardRow
from practice_tui.presenters.documents.blocks import Mark
from practice_tui.presenters.round_report.rounds import round_session
from practice_tui.presenters.round_report.session import JudgedAnswer, JudgedPoint, Session, next_steps
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviews import interviews_named, scorecards, signed_interview
from practice_tui.sitting.named_rounds import rounds_named
from practice_tui.sitting.plans import plan_title

MARKS = {Hearing.NOT: Mark.MISSED, Hearing.UNAIDED: Mark.HEARD, Hearing.HELPED: Mark.HELPED}


def session_named(desk: Desk, text: str = "") -> Session:
    """The round that `text` names, else the interview with this id; the newest round for nothing.

    Raises PracticeError where there is none, or where the interview isn't signed.
    """
    if text.strip() and not rounds_named(desk, text) and interviews_named(desk, text):
        return interview_session(desk, text)
    return round_session(desk, text)


def interview_session(desk: Desk, interview_id: str) -> Session:
    """A signed interview. Raises PracticeError for any other."""
    record = signed_interview(desk, interview_id)
    card = scorecards(desk, record.id)[0]
    answers = tuple(_answer(desk, number, row) for number, row in enumerate(card.rows, 1))
    weak = [answer.number for answer in answers if answer.score and answer.score <= Score.SHAKY]
    signature = card.signature
    return Session(
        title=plan_title(record.start.spec, record.start.plan),
        day=record.start.day,
        answers=answers,
        candidate=one_line(record.start.candidate),
        judge=one_line(card.sheet.rater),
        is_finished=record.state is InterviewState.FINISHED,
        next_steps=next_steps(weak, sum(answer.is_skipped for answer in answers)),
        recommendation=signature.recommendation if signature else None,
        take_aways=signature.take_aways if signature else "",
    )


def _answer(desk: Desk, number: int, row: ScorecardRow) -> JudgedAnswer:
    answer, mark, rubric = row.answer, row.mark, row.question.rubric
    return JudgedAnswer(
        number=number,
        title=row.question.title,
        topic=answer.topic,
        topic_title=desk.texts.topic_title(answer.topic),
        level=answer.level,
        score=mark.score if mark else None,
        suggested=mark.suggested if mark else None,
        is_skipped=answer.outcome is Outcome.SKIPPED,
        elapsed=answer.elapsed_s,
        limit=answer.limit_s,
        points=tuple(
            JudgedPoint(point.text, point.tier, MARKS[each.heard], point.probe)
            for each in (mark.points if mark else ())
            if each.point < len(rubric) and (point := rubric[each.point])
        ),
        said_wrong=mark.said_wrong if mark else False,
        hints=answer.hints,
        topic_plain=desk.texts.plain_title(answer.topic),
        note=mark.note if mark else "",
    )
