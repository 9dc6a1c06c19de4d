"""All answers of a person and what they lead to, gone on with after each round."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.core.selection.reviews import ReviewCard
from practice_tui.core.selection.scheduling import cards_of
from practice_tui.core.statistics.mastery import Judged, Sums, answers_of, judge


@dataclass(frozen=True)
class TrackRecord:
    """Every attempt, oldest first, and what those that count lead to; `left_out` are the facts that can't be read."""

    rows: Sequence[AttemptRow] = ()
    sums: Sums = field(default_factory=Sums)
    judged: Sequence[Judged] = ()
    cards: Mapping[str, ReviewCard] = field(default_factory=dict)
    left_out: Sequence[LeftOut] = ()

    def with_rounds(self, round_ids: Collection[str], rows: Sequence[AttemptRow]) -> "TrackRecord":
        """With the attempts of some rounds as they read now.

        Where they are what there was and newer ones, all goes on from there; else mastery is folded anew, and the cards
        of the questions in these rounds are.
        """
        others = [row for row in self.rows if row.round_id not in round_ids]
        before = [row for row in self.rows if row.round_id in round_ids] if len(others) < len(self.rows) else []
        new = rows[len(before) :]
        if before == list(rows[: len(before)]) and (not new or not self.rows or new[0].id > self.rows[-1].id):
            sums, judged = judge(self.sums, answers_of(new))
            return TrackRecord(
                [*self.rows, *new], sums, [*self.judged, *judged], cards_of(new, self.cards), self.left_out
            )
        whole = sorted([*others, *rows], key=lambda row: row.id)
        touched = {row.question_id for row in (*before, *rows)}
        cards = {name: card for name, card in self.cards.items() if name not in touched}
        again = cards_of((row for row in whole if row.question_id in touched), cards)
        return TrackRecord(whole, *judge(Sums(), answers_of(whole)), again, self.left_out)


def track_record_of(rows: Iterable[AttemptRow], left_out: Sequence[LeftOut] = ()) -> TrackRecord:
    """All of it from the start."""
    listed = list(rows)
    return TrackRecord(listed, *judge(Sums(), answers_of(listed)), cards_of(listed), left_out)
