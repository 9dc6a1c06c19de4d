"""Begins, resumes and lists interviews, and reads their scorecards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from practice_tui.core.bank.codes import format_code, seed_of
from practice_tui.core.bank.plans import Pick, Plan, Slot
from practice_tui.core.bank.questions import Question
from practice_tui.core.history.facts import Ending, Fact
from practice_tui.core.history.interview_facts import (
    RECEIVED,
    InterviewAnswer,
    InterviewEnd,
    InterviewStart,
    Mark,
    RatingSheet,
    SheetDraft,
    SheetEnding,
)
from practice_tui.core.interviews.interview import (
    CANDIDATE,
    INTERVIEWER,
    LONGEST_LABEL,
    Interview,
    InterviewPhase,
    Judged,
    begun_interview,
)
from practice_tui.core.selection.learner import Learner, Past
from practice_tui.core.values import records
from practice_tui.core.values.text import one_line
from practice_tui.core.views.candidate import CandidatePage
from practice_tui.core.views.interviews import (
    InterviewRecord,
    InterviewState,
    InterviewView,
    Scorecard,
    ScorecardRow,
)
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawn import Drawn
from practice_tui.sitting.interviewing import Interviewing, interview_kept, interview_of
from practice_tui.sitting.named_rounds import is_id, only_named
from practice_tui.sitting.orders import Order, ordered_plan, plan_of_code
from practice_tui.sitting.plans import plan_title
from practice_tui.sitting.sitting import text_of
from practice_tui.store.candidate_file import NAME, write_candidate
from practice_tui.store.column_checks import UNREADABLE

TIPS_FOR_THE_ROUND = "run-round"  # how the ids of the tips begin that are about leading an interview
SIGNED_STATES = (InterviewState.FINISHED, InterviewState.ENDED_EARLY)
_STATES = {
    Ending.FINISHED: InterviewState.FINISHED,
    Ending.ENDED_EARLY: InterviewState.ENDED_EARLY,
    Ending.DISCARDED: InterviewState.DISCARDED,
}


@dataclass(frozen=True, slots=True)
class Chairs:
    """Who sits where; empty names are those of the last interview."""

    interviewer: str = ""
    candidate: str = ""


def begin_interview(desk: Desk, order: Order, chairs: Chairs, seed: int) -> Interviewing:
    """An interview of an order before its first question; nothing is written yet. Raises PracticeError."""
    chairs = _named(desk, chairs)
    if order.drawn:
        return _lead_questions(desk, order.drawn, chairs)
    if order.code:
        plan, seed, note = plan_of_code(desk, order.code)
        return _begin(desk, plan, chairs, seed, note)
    return _begin(desk, ordered_plan(desk, order), chairs, seed_of(seed))


def begin_swapped(desk: Desk, interview_id: str, seed: int) -> Interviewing:
    """An interview of the same plan with the chairs exchanged, of other questions where there are enough."""
    start = find_interview(desk, interview_id).start
    try:
        plan = records.from_data(Plan, start.spec["plan"])
    except UNREADABLE as error:
        raise PracticeError(
            "the plan of this interview can't be read", "begin another", ExitCode.UNUSABLE_FILE
        ) from error
    return _begin(desk, plan, Chairs(start.candidate, start.interviewer), seed_of(seed))


def begin_second_sheet(desk: Desk, interview_id: str, rater: str) -> Interviewing:
    """The sheet of a second interviewer over a signed interview, who doesn't see the marks of the first.

    Raises PracticeError.
    """
    record = find_interview(desk, interview_id)
    if record.is_received or record.state not in SIGNED_STATES:
        problem = "this interview was received" if record.is_received else f"this interview is {record.state}"
        raise PracticeError(f"{problem}: a second sheet is for one that was signed here", "practice interview list")
    name = one_line(rater)
    if not name or len(name) > LONGEST_LABEL:
        hint = f"practice interview second ID --as NAME, of at most {LONGEST_LABEL} characters"
        raise PracticeError("a second sheet takes the name of who fills it", hint)
    if name in _raters(desk, record.id):
        problem = f"{name} has a sheet over this interview already"
        raise PracticeError(problem, "practice interview resume goes on with it; or --as another name")
    answers = desk.sheets.facts(InterviewAnswer, record.id)
    questions = [desk.texts.question(answer.digest, answer.question_id) for answer in answers]
    slots = tuple(Slot(each.question_id, each.digest, each.topic, each.limit_s, "") for each in answers)
    at = desk.moments()
    start = record.start
    begun = begun_interview(
        start.id, at.id, name, start.candidate, plan_title(start.spec, start.plan), slots, tuple(questions)
    )
    judged = tuple(map(_answered, begun.judged, answers))
    interview = replace(begun, judged=judged, phase=InterviewPhase.SIGNING, is_second=True)
    device, program = desk.writer.device.name, desk.writer.program
    sheet = RatingSheet(at.id, at.now, name, device, program, interview_id=start.id)
    return _lead(desk, interview, questions, opening=(sheet,))


def _raters(desk: Desk, interview_id: str) -> set[str]:
    return {sheet.rater for sheet in desk.sheets.facts(RatingSheet, interview_id)}


def _answered(judged: Judged, answer: InterviewAnswer) -> Judged:
    """The judgement of an answer before anything is judged."""
    return replace(
        judged,
        outcome=answer.outcome,
        elapsed=answer.elapsed_s,
        paused=answer.paused_s,
        hints=answer.hints,
        told=answer.told,
        answer_id=answer.id,
        is_marked=True,
    )


def resume_interview(desk: Desk, interview_id: str = "", *, takes_over: bool = False) -> Interviewing:
    """Go on with an interview where it was left: that of this id, or the newest. Raises PracticeError."""
    wanted = find_interview(desk, interview_id).id if interview_id else ""
    waiting = waiting_interviews(desk)
    draft, interview = next((pair for pair in waiting if wanted in ("", pair[1].id)), (None, None))
    if draft is None or interview is None:
        raise _not_waiting(desk, wanted)
    desk.writer.require_free(draft.holder, "this interview is being led", takes_over=takes_over)
    questions = [desk.texts.question(slot.digest, slot.question_id) for slot in interview.slots]
    desk.sheets.take_over(draft.sheet_id, desk.writer.holder)
    return _lead(desk, interview_of(draft, desk.moments()), questions, is_kept=True)


def _not_waiting(desk: Desk, interview_id: str) -> PracticeError:
    """Why there is nothing to go on with."""
    sheets = {sheet.id for sheet in desk.sheets.facts(RatingSheet, interview_id)}
    if any(draft.sheet_id in sheets for draft in desk.sheets.drafts()):
        problem = "this interview was left by another version and can't be resumed"
        return PracticeError(problem, "practice interview show prints what is scored", ExitCode.UNUSABLE_FILE)
    problem = "this interview is over" if interview_id else "no interview waits to be resumed"
    return PracticeError(problem, "practice interview starts one")


def other_interviewer(desk: Desk, interview_id: str) -> str:
    """The other process that leads this interview right now, as messages name it, or nothing."""
    drafts = [draft for draft, interview in waiting_interviews(desk) if interview.id == interview_id]
    return desk.writer.other_holder(drafts[0].holder) if drafts else ""


def waiting_interviews(desk: Desk) -> list[tuple[SheetDraft, Interview]]:
    """The interviews that can be resumed, the newest first."""
    waiting = []
    for draft in desk.sheets.drafts():
        try:
            waiting.append((draft, interview_kept(draft)))
        except UNREADABLE:
            continue  # `practice interview list` shows it as not signed, and resuming it says what is wrong
    return waiting


def interviews(desk: Desk) -> list[InterviewRecord]:
    """Every interview, the newest first, with what its first sheet says."""
    endings = {fact.interview_id: fact for fact in desk.sheets.facts(InterviewEnd)}
    received = desk.history.labelled("interview", RECEIVED)
    first = {sheet.interview_id: sheet.id for sheet in reversed(desk.sheets.facts(RatingSheet))}
    sheets = set(first.values())
    signatures = {fact.interview_id: fact for fact in desk.sheets.facts(SheetEnding) if fact.sheet_id in sheets}
    marks: dict[str, dict[str, Mark]] = {}
    for mark in desk.sheets.facts(Mark):
        if mark.sheet_id in sheets:
            marks.setdefault(mark.interview_id or "", {})[mark.answer_id or ""] = mark
    listed = []
    for start in reversed(desk.sheets.facts(InterviewStart)):
        ending, signature = endings.get(start.id), signatures.get(start.id)
        state = _STATES.get(ending.ending, InterviewState.UNSIGNED) if ending else InterviewState.UNSIGNED
        scores = tuple(mark.score for mark in marks.get(start.id, {}).values() if mark.score is not None)
        recommendation = signature.recommendation if signature else None
        listed.append(InterviewRecord(start, state, start.id in received, scores, recommendation))
    return listed


def find_interview(desk: Desk, text: str) -> InterviewRecord:
    """The interview whose id this is, or ends or begins so. Raises PracticeError for none or several."""
    return only_named(interviews_named(desk, text), "interview", text, "practice interview list")


def signed_interview(desk: Desk, text: str) -> InterviewRecord:
    """The interview that is named so, which has to be signed. Raises PracticeError."""
    record = find_interview(desk, text)
    if record.state not in SIGNED_STATES:
        raise PracticeError(f"this interview is {record.state}", "practice interview resume goes on with it")
    return record


def interviews_named(desk: Desk, text: str) -> list[InterviewRecord]:
    """The interviews whose id this is, or ends or begins so."""
    wanted = text.strip().lower()
    return [record for record in interviews(desk) if is_id(record.id, wanted)]


def scorecards(desk: Desk, interview_id: str) -> list[Scorecard]:
    """The sheets over an interview, oldest first, each with the newest mark of every answer.

    A second sheet that isn't signed is left out: nobody but its rater sees it.
    """
    record = find_interview(desk, interview_id)
    answers = desk.sheets.facts(InterviewAnswer, record.id)
    questions = {answer.id: desk.texts.question(answer.digest, answer.question_id) for answer in answers}
    signatures = {fact.sheet_id: fact for fact in desk.sheets.facts(SheetEnding, record.id)}
    marks = {(mark.sheet_id, mark.answer_id): mark for mark in desk.sheets.marks(record.id)}
    return [
        Scorecard(
            record,
            sheet,
            tuple(ScorecardRow(answer, questions[answer.id], marks.get((sheet.id, answer.id))) for answer in answers),
            signatures.get(sheet.id),
        )
        for number, sheet in enumerate(desk.sheets.facts(RatingSheet, record.id))
        if number == 0 or sheet.id in signatures
    ]


def last_chairs(desk: Desk) -> Chairs:
    """The names of the last interview that was led here; the usual ones where there was none."""
    led = next((record.start for record in interviews(desk) if not record.is_received), None)
    return Chairs(led.interviewer, led.candidate) if led else Chairs(INTERVIEWER, CANDIDATE)


def _named(desk: Desk, chairs: Chairs) -> Chairs:
    last = last_chairs(desk)
    interviewer, candidate = (one_line(name) for name in (chairs.interviewer, chairs.candidate))
    for name in (interviewer, candidate):
        if len(name) > LONGEST_LABEL:
            raise PracticeError(f"{name[:20]}… is too long", f"give at most {LONGEST_LABEL} characters")
    return Chairs(interviewer or last.interviewer, candidate or last.candidate)


def _begin(desk: Desk, plan: Plan, chairs: Chairs, seed: int, note: str = "") -> Interviewing:
    """An interview of a plan. One's own history has no say in which questions somebody else is asked."""
    is_drawn = plan.pick is Pick.SEEDED
    wanted = plan if is_drawn else replace(plan, pick=Pick.MIXED)
    selection = desk.chooser.choose(wanted, seed, Learner(past=_past_of(desk, chairs)))
    if not selection.choices:
        raise PracticeError(selection.note or "no question matches this interview", "choose another plan")
    questions = tuple(choice.question for choice in selection.choices)
    code = format_code(plan, desk.library.drawn_from(plan), seed) if is_drawn else ""
    return _lead_questions(desk, Drawn(plan, questions, seed, code, note or selection.note), chairs)


def _lead_questions(desk: Desk, drawn: Drawn, chairs: Chairs) -> Interviewing:
    """An interview of these very questions in their order."""
    plan, questions, code = drawn.plan, drawn.questions, drawn.code
    slots = tuple(
        Slot(question.id, question.digest, question.topic, plan.limit_for(question), "drawn") for question in questions
    )
    at, of_sheet = desk.moments(), desk.moments()
    interview = begun_interview(
        at.id,
        of_sheet.id,
        chairs.interviewer,
        chairs.candidate,
        plan.title,
        slots,
        questions,
        code,
        drawn.note,
    )
    spec = {"plan": records.to_data(plan), "seed": drawn.seed, "questions": [question.id for question in questions]}
    device, program = desk.writer.device.name, desk.writer.program
    start = InterviewStart(
        id=at.id,
        started_at=at.now,
        day=at.day,
        zone=at.zone,
        interviewer=chairs.interviewer,
        candidate=chairs.candidate,
        plan=plan.id,
        spec=spec,
        bank_digest=desk.bank.digest,
        device=device,
        program=program,
        code=code or None,
    )
    sheet = RatingSheet(of_sheet.id, at.now, chairs.interviewer, device, program, interview_id=at.id)
    opening: tuple[Fact, ...] = (*map(text_of, questions), start, sheet)
    return _lead(desk, interview, questions, opening=opening)


def _past_of(desk: Desk, chairs: Chairs) -> Past:
    """The questions that these two have asked each other so far, so that another interview asks others."""
    both = {chairs.interviewer, chairs.candidate}
    between = {start.id for start in desk.sheets.facts(InterviewStart) if {start.interviewer, start.candidate} == both}
    answers = [each for each in desk.sheets.facts(InterviewAnswer) if each.interview_id in between]
    return Past().followed_by((answer.question_id, answer.topic) for answer in answers)


def _lead(
    desk: Desk,
    interview: Interview,
    questions: Sequence[Question],
    opening: tuple[Fact, ...] = (),
    is_kept: bool = False,
) -> Interviewing:
    topics = [question.topic for question in questions]
    tips = tuple(
        (tip.id, tip.do)
        for tip in desk.plans.tips
        if tip.audience == "interviewer" and tip.id.startswith(TIPS_FOR_THE_ROUND)
    )
    face = InterviewView(
        interview,
        tuple(questions),
        tuple(map(desk.texts.topic_title, topics)),
        tuple(map(desk.texts.short_title, topics)),
        0.0,
        interview.slot.limit,
        tips,
    )
    publish: Callable[[CandidatePage], None] = partial(write_candidate, desk.history.path.with_name(NAME))
    if interview.is_second:
        publish = _show_nobody
    return Interviewing(
        interview,
        questions,
        desk.sheets,
        desk.moments,
        publish,
        face,
        holder=desk.writer.holder,
        opening=opening,
        is_kept=is_kept,
    )


def _show_nobody(page: CandidatePage) -> None:
    """A second sheet is filled without the candidate."""
