"""Closes an answer: the trial that is stored, and the result with which the round goes on."""

from dataclasses import replace

from practice_tui.core.history.facts import Outcome, Prediction, Trial
from practice_tui.core.rounds.number_check import points_with_right_numbers
from practice_tui.core.rounds.rounds import NOT_STARTED, Phase, QuestionsById, Result, Round
from practice_tui.core.values.clock import Moment


def close_answer(
    round_: Round, outcome: Outcome, prediction: Prediction | None, at: Moment, questions: QuestionsById
) -> tuple[Round, Trial]:
    """The round with its answer closed as the newest result, and the trial to store."""
    slot, question = round_.slot, questions[round_.slot.question_id]
    trial = Trial(
        id=at.id,
        round_id=round_.id,
        slot=round_.position,
        try_no=round_.try_no,
        counts=round_.try_no == 1,
        question_id=slot.question_id,
        digest=slot.digest,
        topic=slot.topic,
        level=question.level,
        kind=question.kind,
        reason=slot.reason,
        outcome=outcome,
        prediction=prediction,
        asked_at=round_.asked_at or at.now,
        answered_at=at.now,
        day=at.day,
        zone=at.zone,
        limit_s=round_.countdown.limit,
        elapsed_s=round_.countdown.elapsed(at.monotonic),
        paused_s=round_.paused.spent,
        hints=round_.hints,
        answer=written_answer(round_),
    )
    result = Result(
        trial_id=trial.id,
        slot=trial.slot,
        try_no=trial.try_no,
        question_id=trial.question_id,
        outcome=outcome,
        prediction=prediction,
        elapsed=trial.elapsed_s,
        limit=trial.limit_s,
        notes=trial.answer,
        heard=points_with_right_numbers(question, trial.answer) if outcome is Outcome.ANSWERED else frozenset(),
        opened=False,
        hints=trial.hints,
    )
    closed = replace(round_, results=(*round_.results, result), skips=False, deciding=NOT_STARTED)
    return replace(closed, current=len(closed.results) - 1), trial


def is_answer_begun(round_: Round) -> bool:
    """Whether an answer is under way of which something is written: it is kept if the round ends here."""
    return round_.phase is Phase.ANSWERING and bool(written_answer(round_).strip())


def written_answer(round_: Round) -> str:
    """The notes, and below them the questions to the interviewer that were written."""
    questions = [f"Asked: {question.words}" for question in round_.asked if question.words]
    return "\n".join(filter(None, [round_.notes, *questions]))
