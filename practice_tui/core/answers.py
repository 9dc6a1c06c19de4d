"""What figures need of every attempt, and what all of them lead to, gone on with after each round."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from practice_tui.core.attempts import Attempt, Outcome, Prediction, Score, Tick
from practice_tui.core.left_out import LeftOut
from practice_tui.core.mastery import Judged, Sums, answers_of, judge
from practice_tui.core.questions import Kind, Level
from practice_tui.core.reviews import ReviewCard
from practice_tui.core.scheduling import cards_of


class Answered(NamedTuple):
    """An attempt without its words, under the ids of today; skipped and unscored ones too.

    Its fields mean what they mean in `Attempt`; `at` is in days since 1970 (UTC).
    """

    id: str
    round_id: str
    question_id: str
    digest: str
    topic: str
    level: Level
    kind: Kind
    outcome: Outcome
    prediction: Prediction | None
    score: Score | None
    first_score: Score | None
    suggested: Score | None
    said_wrong: bool
    counts: bool
    is_in_force: bool
    is_counted: bool
    hints: int
    limit_s: float
    elapsed_s: float
    day: str
    at: float
    ticks: tuple[Tick, ...]

    @property
    def is_unrated(self) -> bool:
        return self.outcome is Outcome.ANSWERED and self.score is None and self.is_in_force


def answered(attempt: Attempt, ticks: tuple[Tick, ...]) -> Answered:
    """What figures need of an attempt; `ticks` are its current ones."""
    return Answered(
        id=attempt.id,
        round_id=attempt.round_id,
        question_id=attempt.question_id,
        digest=attempt.digest,
        topic=attempt.topic,
        level=attempt.level,
        kind=attempt.kind,
        outcome=attempt.outcome,
        prediction=attempt.prediction,
        score=attempt.score,
        first_score=attempt.first_score,
        suggested=attempt.suggested,
        said_wrong=attempt.said_wrong,
        counts=attempt.counts,
        is_in_force=attempt.is_in_force,
        is_counted=attempt.is_counted,
        hints=attempt.hints,
        limit_s=attempt.limit_s,
        elapsed_s=attempt.elapsed_s,
        day=attempt.day,
        at=attempt.at,
        ticks=ticks,
    )


@dataclass(frozen=True)
class Known:
    """Every attempt, oldest first, and what those that count lead to; `left_out` are the facts that can't be read."""

    rows: Sequence[Answered] = ()
    sums: Sums = field(default_factory=Sums)
    judged: Sequence[Judged] = ()
    cards: Mapping[str, ReviewCard] = field(default_factory=dict)
    left_out: Sequence[LeftOut] = ()

    def with_rounds(self, round_ids: Collection[str], rows: Sequence[Answered]) -> "Known":
        """With the attempts of some rounds as they read now.

        Where they are what there was and newer ones, all goes on from there; else mastery is folded anew, and the cards
        of the questions in these rounds are.
        """
        others = [row for row in self.rows if row.round_id not in round_ids]
        before = [row for row in self.rows if row.round_id in round_ids] if len(others) < len(self.rows) else []
        new = rows[len(before) :]
        if before == list(rows[: len(before)]) and (not new or not self.rows or new[0].id > self.rows[-1].id):
            sums, judged = judge(self.sums, answers_of(new))
            return Known([*self.rows, *new], sums, [*self.judged, *judged], cards_of(new, self.cards), self.left_out)
        whole = sorted([*others, *rows], key=lambda row: row.id)
        touched = {row.question_id for row in (*before, *rows)}
        cards = {name: card for name, card in self.cards.items() if name not in touched}
        again = cards_of((row for row in whole if row.question_id in touched), cards)
        return Known(whole, *judge(Sums(), answers_of(whole)), again, self.left_out)


def known_of(rows: Iterable[Answered], left_out: Sequence[LeftOut] = ()) -> Known:
    """All of it from the start."""
    listed = list(rows)
    return Known(listed, *judge(Sums(), answers_of(listed)), cards_of(listed), left_out)
