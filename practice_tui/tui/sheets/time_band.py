"""The time of an answer as a picture: a band that fills from left to right, and what its marks mean."""

from textual.content import Content

from practice_tui.core.history.facts import Outcome
from practice_tui.core.rounds.countdown import ENOUGH_AT, WRAP_UP_AT, Band
from practice_tui.core.rounds.rounds import Phase, Round
from practice_tui.core.values.durations import format_clock
from practice_tui.core.views.screens import RoundView
from practice_tui.tui.sheets.drawing import (
    BAND_ENOUGH,
    BAND_OVER,
    BAND_WRAP_UP,
    MUTED,
    POINTER,
    STRONG,
    STRONG_ACCENT,
    WARN,
    say,
    score_mark,
)

BAND_STYLES = {
    Band.KEEP_GOING: "",
    Band.WORKING: "",
    Band.ENOUGH: BAND_ENOUGH,
    Band.WRAP_UP: BAND_WRAP_UP,
    Band.OVER: BAND_OVER,
}
FULL, HALF, EMPTY = "━", "╸", "─"
MARK, MARK_PASSED, LIMIT, LIMIT_PASSED = "┊", "┿", "│", "╋"
SCORED_LATER, SKIPPED, TO_COME, MORE = "•", "–", "·", "…"


def band(view: RoundView, width: int) -> Content:
    """The time spent of the limit; past the limit all of it is full, and its marks move to the left."""
    style = MUTED if view.round.is_paused else BAND_STYLES[view.band]
    return drawn_band(view.elapsed, view.limit, style, width, needs_working=view.question.kind.needs_working)


def drawn_band(elapsed: float, limit: float, style: str, width: int, *, needs_working: bool) -> Content:
    """The band of seconds spent of a limit, in a style."""
    scale = max(limit, elapsed)
    halves = int(2 * width * elapsed / scale)
    signs = [FULL] * (halves // 2) + [HALF] * (halves % 2)
    signs = (signs + [EMPTY] * width)[:width]
    for seconds, name in _marks(limit, needs_working):
        place = min(width - 1, int(width * seconds / scale))
        is_passed = 2 * place < halves
        if name:
            signs[place] = MARK_PASSED if is_passed else MARK
        else:
            signs[place] = LIMIT_PASSED if is_passed else LIMIT
    filled = (halves + 1) // 2
    return Content.assemble(("".join(signs[:filled]), style), ("".join(signs[filled:]), MUTED))


def band_labels(view: RoundView, width: int, shows_figure: bool = True) -> Content:
    """Below the marks what they mean, where there is room; at the left the time as a figure, if it stands nowhere else.

    The time spent goes first, then the limit, then what is next.
    """
    scale = max(view.limit, view.elapsed)
    line = time_said(view) if shows_figure else Content("")
    end = width
    names: list[tuple[int, str]] = []
    for seconds, name in reversed(_marks(view.limit, view.question.kind.needs_working)):
        label = name or format_clock(view.limit)
        place = min(width - 1, int(width * seconds / scale))
        start = min(place - len(label) // 2, end - len(label))
        if start > line.cell_length + 1:
            names.insert(0, (start, label))
            end = start - 1
    for start, label in names:
        line = line + say(" " * (start - line.cell_length) + label, MUTED)
    return line


def time_said(view: RoundView) -> Content:
    """`0:41 of 2:00 · keep going`."""
    figure = f"{format_clock(view.elapsed)} of {format_clock(view.limit)}"
    return Content.assemble((figure, STRONG), " · ") + state_said(view)


def state_said(view: RoundView) -> Content:
    """The state of the clock in words."""
    round_ = view.round
    if round_.is_undecided:
        return say("skip?" if round_.skips else "done", MUTED)
    if round_.pause:
        return say("read aloud" if round_.is_read_aloud else "paused", WARN)
    if not round_.is_timed:
        return say("said", MUTED)
    return band_said(view.band, view.elapsed, view.limit)


def band_said(band: Band, elapsed: float, limit: float) -> Content:
    """The band in words: `keep going`, `+0:41 over`."""
    if band is Band.OVER:
        return say(f"+{format_clock(elapsed - limit)} over", BAND_OVER)
    return say(band.value, BAND_STYLES[band])


def dots(round_: Round, room: int) -> Content:
    """The questions of a round in order: scored, skipped, current, to come; those around the current one where not all
    have room."""
    marks = [_dot(round_, slot) for slot in range(round_.total)]
    if len(marks) > room:
        begin = max(0, min(round_.position - room // 2, len(marks) - room))
        before, after = begin > 0, begin + room < len(marks)
        marks = marks[begin : begin + room]
        marks[:1] = [say(MORE, MUTED)] if before else marks[:1]
        marks[-1:] = [say(MORE, MUTED)] if after else marks[-1:]
    return Content("").join(marks)


def _dot(round_: Round, slot: int) -> Content:
    tried = next((result for result in round_.results if result.slot == slot), None)
    under_review = round_.reviewed if round_.phase is Phase.REVIEWING else None
    is_current = slot == (under_review.slot if under_review else round_.position)
    if is_current and (round_.skips or round_.phase in (Phase.ANSWERING, Phase.PREDICTING, Phase.REVIEWING)):
        return say(POINTER, STRONG_ACCENT)
    if tried and tried.score:
        return score_mark(tried.score)
    if tried is None:
        return say(TO_COME, MUTED)
    return say(SKIPPED if tried.outcome is Outcome.SKIPPED else SCORED_LATER, MUTED)


def _marks(limit: float, needs_working: bool) -> list[tuple[float, str]]:
    """Seconds and name of each mark; the limit has none."""
    enough = [] if needs_working else [(limit * ENOUGH_AT, Band.ENOUGH.value)]
    return [*enough, (limit * WRAP_UP_AT, Band.WRAP_UP.value), (limit, "")]
