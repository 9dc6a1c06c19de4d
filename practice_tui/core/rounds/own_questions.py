"""The end of an interview: the candidate's own questions, taken from a list or written."""

from dataclasses import replace

from practice_tui.core.bank.lines import Occasion
from practice_tui.core.bank.plans import CLOSING_LIMIT
from practice_tui.core.history.facts import ASKED_THEM, RoundNote
from practice_tui.core.rounds.clocks import without_last
from practice_tui.core.rounds.countdown import Countdown
from practice_tui.core.rounds.events import Event, Lapse, TakeQuestion, WriteQuestion
from practice_tui.core.rounds.rounds import Last, Phase, Round
from practice_tui.core.rounds.spoken_lines import with_line
from practice_tui.core.values.clock import Moment
from practice_tui.core.values.text import NOTES_CAP, one_line


def with_closing_begun(round_: Round, at: Moment) -> Round:
    """The round at the candidate's own questions."""
    limit = Countdown(CLOSING_LIMIT, since=at.monotonic)
    return with_line(replace(round_, phase=Phase.CLOSING, countdown=limit, last=Last.NOTHING), Occasion.YOUR_TURN)


def with_choice(round_: Round, event: Event) -> Round:
    """The round with a question taken, put back or written. Time in which nobody was there counts nowhere."""
    match event:
        case TakeQuestion(index) if 0 <= index < len(round_.to_ask):
            question = round_.to_ask[index]
            others = tuple(taken for taken in round_.taken if taken != question)
            return replace(round_, taken=others if question in round_.taken else (*others, question))
        case WriteQuestion(text) if question := one_line(text[:NOTES_CAP]).strip():
            listed = round_.to_ask if question in round_.to_ask else (*round_.to_ask, question)
            others = tuple(taken for taken in round_.taken if taken != question)
            return replace(round_, to_ask=listed, taken=(*others, question))
        case Lapse(_, counted, _):
            return without_last(round_, counted)
    return round_


def asked_them(round_: Round, at: Moment) -> tuple[RoundNote, ...]:
    """The note that keeps the questions that were taken, a line each; none where none was."""
    if not round_.taken:
        return ()
    return (RoundNote(at.id, round_.id, at.now, ASKED_THEM, "\n".join(round_.taken)),)
