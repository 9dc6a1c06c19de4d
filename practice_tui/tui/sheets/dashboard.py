"""What stands on the tabs of the dashboard: a sentence, then what it rests on."""

from textual.content import Content

from practice_tui.core.attempts import RoundRecord, RoundState
from practice_tui.core.text import one_line
from practice_tui.core.verdicts import ENOUGH, Verdict
from practice_tui.core.views import DashboardView, TopicRow
from practice_tui.tui.sheets.drawing import BAD, GOOD, MUTED, STRONG, WARN, interval, plural, row, say, stack, wrap

TABS = ("Topics", "History")
VERDICT_STYLES = {
    Verdict.NOT_ENOUGH: MUTED,
    Verdict.EARLY: MUTED,
    Verdict.WEAK: BAD,
    Verdict.LEANING_WEAK: WARN,
    Verdict.AVERAGE: "",
    Verdict.STRONG: GOOD,
}


def tabs(shown: str, width: int) -> Content:
    return Content("  ").join([say(f" {name} ", "reverse bold" if name == shown else MUTED) for name in TABS])


def topics_head(view: DashboardView, width: int) -> Content:
    """Where am I weak? In a sentence, and on how much it rests."""
    rests = f"Self-scored mastery with its 80 % interval, from {plural(view.answers, 'answer')}."
    return stack([*wrap(say(view.headline, STRONG), width), *wrap(say(rests, MUTED), width)])


def topic(held: TopicRow, width: int) -> Content:
    """A topic's title, interval and verdict; greyed and undrawn while there is too little evidence."""
    estimate = held.estimate
    title_width = min(34, max(18, width - 44))
    if estimate.n < ENOUGH:
        said = f"{estimate.n} of {ENOUGH} answers"
        return say(row([(one_line(held.title), title_width), (said, max(10, width - title_width - 2))]).plain, MUTED)
    line_width = min(40, max(8, width - title_width - 36))
    return row(
        [
            (one_line(held.title), title_width),
            (interval(estimate.low, estimate.mean, estimate.high, line_width), line_width),
            (f"{estimate.mean:.0%}", -4),
            (say(f"{estimate.low * 100:.0f}–{estimate.high * 100:.0f}", MUTED), 5),
            (say(f"n {estimate.n}", MUTED), 5),
            (say(held.verdict.value, VERDICT_STYLES[held.verdict]), 14),
        ]
    )


def history_head(view: DashboardView, width: int) -> Content:
    sat = sum(record.state is not RoundState.DISCARDED for record in view.rounds)
    said = f"{plural(sat, 'round')}, {plural(view.answers, 'answer')} scored." if sat else "No round sat yet."
    return stack(wrap(say(said, STRONG), width))


def history_round(record: RoundRecord, title: str, width: int) -> Content:
    """A round: its day, plan, how far it went."""
    scored = f"{record.rated} of {record.tried} scored"
    skipped = f", {record.skipped} skipped" if record.skipped else ""
    state = "" if record.state is RoundState.FINISHED else record.state.value
    title_width = max(12, width - 10 - 30 - 12 - 6)
    return row(
        [
            (record.day, 10),
            (one_line(title), title_width),
            (f"{scored}{skipped}", 30),
            (say(state, WARN if state == "unfinished" else MUTED), 12),
        ]
    )
