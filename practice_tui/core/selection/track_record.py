"""All attempts of a person and what they lead to, extended after each round."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.core.selection.reviews import ReviewCard
from practice_tui.core.selection.scheduling import cards_of
from practice_tui.core.statistics.mastery import Judged, Sums, answers_of, judge


@dataclass(frozen=True)
class TrackRecord:
    """Every attempt, oldest first, with the sums of mastery and the review cards that they lead to.

    `judged` belongs to the attempts that count. `left_out` lists the facts that can't be read.
    """

    rows: Sequence[AttemptRow] = ()
    sums: Sums = field(default_factory=Sums)
    judged: Sequence[Judged] = ()
    cards: Mapping[str, ReviewCard] = field(default_factory=dict)
    left_out: Sequence[LeftOut] = ()

    def with_rounds(self, round_ids: Collection[str], rows: Sequence[AttemptRow]) -> "TrackRecord":
        """The track record with `rows` as the attempts of these rounds.

        Where `rows` only adds newer attempts, sums and cards are extended. Otherwise mastery is folded anew, and so are
        the cards of the questions in these rounds.
        """
        others = [row for row in self.rows if row.round_id not in round_ids]
        before = [row for row in self.rows if row.round_id in round_ids] if len(others) < len(self.rows) else []
        new = rows[len(before) :]
        if before == list(rows[: len(before)]) and (not new or not self.rows or new[0].id > self.rows[-1].id):
            sums, judged = judge(self.sums, answers_of(new))
            return TrackRecord(
                [*self.rows, *new], sums, [*self.judged, *judged], cards_of(new, self.cards), self.left_out
            )
        all_rows = sorted([*others, *rows], key=lambda row: row.id)
        touched = {row.question_id for row in (*before, *rows)}
        cards = {name: card for name, card in self.cards.items() if name not in touched}
        again = cards_of((row for row in all_rows if row.question_id in touched), cards)
        return TrackRecord(all_rows, *judge(Sums(), answers_of(all_rows)), again, self.left_out)


def track_record_of(rows: Iterable[AttemptRow], left_out: Sequence[LeftOut] = ()) -> TrackRecord:
    """The track record of `rows`, computed from the start."""
    listed = list(rows)
    return TrackRecord(listed, *judge(Sums(), answers_of(listed)), cards_of(listed), left_out)
