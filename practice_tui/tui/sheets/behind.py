"""What is behind a row of the dashboard: its attempts, the newest first."""

from textual.content import Content

from practice_tui.core.bank.scoring import is_over_limit
from practice_tui.core.statistics.calibration import is_sure_and_wrong
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.dashboard import BehindRow, BehindView
from practice_tui.tui.sheets.debrief import score_said
from practice_tui.tui.sheets.drawing import BAD, MUTED, STRONG, row, say, stack, wrap


def head(view: BehindView, width: int) -> Content:
    """How many attempts, and how many of them are listed."""
    if not view.n:
        return stack(wrap("Nothing asked yet." + (" r starts a round on it." if view.topic else ""), width))
    shown = f", the newest {len(view.rows)} shown" if len(view.rows) < view.n else ""
    scored = sum(held.attempt.is_counted for held in view.rows)
    aside = len(view.rows) - scored
    rest = f"; {aside} of those shown {'counts' if aside == 1 else 'count'} in no figure" if aside else ""
    return stack(wrap(say(f"{count(view.n, 'attempt')}{shown}{rest}.", STRONG), width))


def typed(held: BehindRow, width: int) -> Content:
    """What was typed as the answer, at most three lines of it; the question's page has the model answer."""
    answer = one_line(held.attempt.answer)
    return stack(wrap(say(f"You typed: {answer}", MUTED), width)[:3]) if answer else Content("")


def line(held: BehindRow, width: int) -> Content:
    """Day, score, title, prediction, time against limit; a question that is gone or reworded says so."""
    attempt = held.attempt
    mark = " (gone)" if held.is_gone else " (reworded since)" if held.is_changed else ""
    uncounted = "" if attempt.is_counted or not attempt.score else " (doesn't count)"
    prediction = say(attempt.prediction.value if attempt.prediction else "–", BAD if is_sure_and_wrong(attempt) else "")
    time = f"{format_clock(attempt.elapsed_s)}/{format_clock(attempt.limit_s)}"
    over = is_over_limit(attempt.elapsed_s, attempt.limit_s)
    return row(
        [
            (say(attempt.day, MUTED), 10),
            (score_said(attempt), 9),
            (f"{held.title}{mark}{uncounted}", max(8, width - 44)),
            (prediction, 6),
            (say(time, BAD if over else MUTED), -11),
        ]
    )
