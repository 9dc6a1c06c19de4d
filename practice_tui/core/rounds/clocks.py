"""The clocks of a round, stopped, started, and corrected for time in which nobody answered."""

from dataclasses import replace

from practice_tui.core.rounds.events import PauseReason
from practice_tui.core.rounds.rounds import Phase, Round
from practice_tui.core.values.clock import Moment


def with_stopped_clocks(round_: Round, at: Moment) -> Round:
    """The round with its clocks stopped, as a draft stores it: monotonic instants end with their process."""
    now = at.monotonic
    return replace(
        round_,
        countdown=round_.countdown.stop(now),
        whole=round_.whole.stop(now),
        review=round_.review.stop(now),
        deciding=round_.deciding.stop(now),
        paused=round_.paused.stop(now),
        reading=round_.reading.stop(now),
    )


def resumed(round_: Round, at: Moment) -> Round:
    """The round of a draft, resumed: an answer is paused, everything else goes on."""
    round_ = replace(round_, resumed=round_.resumed + 1)
    if round_.is_timed:
        return replace(round_, pause=PauseReason.LEFT, paused=round_.paused.start(at.monotonic))
    if round_.phase is Phase.CLOSING:
        return with_running_clocks(round_, at)
    if round_.is_undecided:
        return replace(round_, deciding=round_.deciding.start(at.monotonic))
    return replace(round_, review=round_.review.start(at.monotonic)) if round_.phase is Phase.REVIEWING else round_


def with_running_clocks(round_: Round, at: Moment) -> Round:
    """The round with the clocks of an answer running."""
    return replace(round_, countdown=round_.countdown.start(at.monotonic), whole=round_.whole.start(at.monotonic))


def without_last(round_: Round, seconds: float) -> Round:
    """The round as if the last `seconds` hadn't passed on those of its clocks that run; pauses count on."""
    return replace(
        round_,
        countdown=round_.countdown.without_last(seconds),
        whole=round_.whole.without_last(seconds),
        review=round_.review.without_last(seconds),
        deciding=round_.deciding.without_last(seconds),
    )


def with_time(round_: Round, seconds: float) -> Round:
    """The round as if its clocks had gone on for `seconds`."""
    countdown = replace(round_.countdown, spent=round_.countdown.spent + seconds)
    return replace(round_, countdown=countdown, whole=replace(round_.whole, spent=round_.whole.spent + seconds))
