"""Opens a round that is over for the review of what was not scored."""

from collections.abc import Sequence

from practice_tui.core.bank.plans import Slot
from practice_tui.core.history.attempts import Attempt, RoundRecord
from practice_tui.core.rounds.countdown import Countdown
from practice_tui.core.rounds.rounds import Phase, Result, Round
from practice_tui.core.values.clock import Moment
from practice_tui.errors import PracticeError


def reopened(record: RoundRecord, title: str, attempts: Sequence[Attempt], at: Moment) -> Round:
    """The round at the review of its first unscored answer. Raises PracticeError where there is none."""
    results = tuple(_result(attempt) for attempt in attempts)
    first = next((index for index, result in enumerate(results) if result.awaits_review), None)
    if first is None:
        raise PracticeError("every answer of this round is scored", "open it from History to amend a score")
    slots = tuple(_slot(attempt) for attempt in attempts if attempt.try_no == 1)
    return Round(
        id=record.id,
        plan=title,
        mode=record.mode,
        total=len(slots),
        slots=slots,
        position=len(slots) - 1,
        phase=Phase.REVIEWING,
        review=Countdown(0.0, since=at.monotonic),
        results=results,
        current=first,
    )


def _slot(attempt: Attempt) -> Slot:
    return Slot(attempt.question_id, attempt.digest, attempt.topic, attempt.limit_s, attempt.reason)


def _result(attempt: Attempt) -> Result:
    return Result(
        trial_id=attempt.id,
        slot=attempt.slot,
        try_no=attempt.try_no,
        question_id=attempt.question_id,
        outcome=attempt.outcome,
        prediction=attempt.prediction,
        elapsed=attempt.elapsed_s,
        limit=attempt.limit_s,
        notes=attempt.answer,
        score=attempt.score,
        first_score=attempt.first_score,
        suggested=attempt.suggested,
        hints=attempt.hints,
    )
