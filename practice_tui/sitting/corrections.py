"""Corrections: a score is amended, a round is discarded or restored."""

from dataclasses import dataclass

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Ending, Rating, RoundEnd
from practice_tui.core.values.clock import Moments
from practice_tui.errors import PracticeError
from practice_tui.store.history import History


@dataclass(frozen=True, slots=True)
class Corrections:
    """Adds facts to what is written; none is changed."""

    history: History
    moments: Moments

    def amend(self, attempt_id: str, round_id: str, score: Score) -> None:
        """Write a new score beside the first. All else of the rating stays. Raises PracticeError."""
        attempt = self._attempt(attempt_id, round_id)
        if attempt.warm_up:
            raise PracticeError("nothing is scored in a warm-up or a ladder", "a round of any other plan counts")
        at = self.moments()
        rating = Rating(
            id=at.id,
            attempt_id=attempt_id,
            at=at.now,
            score=score,
            suggested=attempt.suggested,
            said_wrong=attempt.said_wrong,
            said=attempt.said,
            ticks=attempt.ticks,
            opened=attempt.opened,
        )
        self.history.write([rating])

    def discard(self, round_id: str) -> None:
        """Discard a round: it counts nowhere, and whoever sits it meanwhile can write no more."""
        at = self.moments()
        self.history.write([RoundEnd(at.id, round_id, at.now, Ending.DISCARDED)], released=round_id)

    def restore(self, round_id: str) -> None:
        """Restore a discarded round to what it was, with its draft."""
        at = self.moments()
        self.history.write([RoundEnd(at.id, round_id, at.now, Ending.RESTORED)])

    def _attempt(self, attempt_id: str, round_id: str) -> Attempt:
        for attempt in self.history.attempts(round_id=round_id, with_ticks=True):
            if attempt.id == attempt_id:
                return attempt
        raise PracticeError("there is no such attempt", "practice history")
