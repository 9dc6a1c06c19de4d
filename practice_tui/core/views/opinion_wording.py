"""The words of second opinions, the same on the screen, in plain mode and in print."""

from collections.abc import Iterator

from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.statistics.agreement import Agreement
from practice_tui.core.statistics.leniency import ENOUGH_TO_COMPARE
from practice_tui.core.values.phrases import count, share
from practice_tui.core.values.text import one_line
from practice_tui.core.views.judging_wording import score_said
from practice_tui.core.views.opinions import JudgedTwice, Opinion
from practice_tui.core.views.sheets import SheetView

SEALED = "It stays sealed. The same command goes on with it."
UNTOUCHED = "Nothing was judged, so nothing is kept."


def rate_instruction(view: SheetView) -> str:
    """The instruction of the moment, in one line."""
    if view.trouble:
        return view.trouble
    match view.phase:
        case SheetPhase.JUDGING:
            return "Tick what is there (twice: with help). Then score: 1–4."
        case SheetPhase.BETWEEN if view.sheet.is_complete:
            return "Saved. Every answer is scored. enter: sign."
        case SheetPhase.BETWEEN:
            return "Saved. enter: the next answer. z: take the score back."
        case SheetPhase.SIGNED | SheetPhase.COMPARING:  # the latter is that of a calibration
            return "Signed. Nothing of it changes any more."


def agreement_said(agreement: Agreement) -> str:
    """`agree in 9 of 14; weighted kappa 0.62 (0.41 to 0.78, 14 answers)`; without kappa where it says nothing."""
    same = f"agree in {share(agreement.same, agreement.n)}"
    if agreement.n < ENOUGH_TO_COMPARE:
        return f"{same}; kappa: not enough yet, {agreement.n} of {ENOUGH_TO_COMPARE} answers"
    if agreement.kappa is None:
        return same
    kappa = agreement.kappa
    interval = f"{kappa.low:.2f} to {kappa.high:.2f}, {count(agreement.n, 'answer')}"
    return f"{same}; weighted kappa {kappa.value:.2f} ({interval})"


def opinion_lines(opinion: Opinion) -> Iterator[str]:
    """Each answer with both scores, and the points on which the two differ."""
    rater = one_line(opinion.rater)
    yield f"{rater} on the round {opinion.title}, signed {opinion.day}:"
    for number, row in enumerate(opinion.rows, 1):
        yield f"{number}  {row.title}: you {score_said(row.own)}, {rater} {score_said(row.other)}"
        yield from (f"     {line}" for line in point_lines(row, rater))
        if row.note:
            yield f"     {rater}: {row.note}"


def point_lines(row: JudgedTwice, rater: str) -> Iterator[str]:
    """A line for each point that only one of the two heard."""
    for point in row.points:
        helped = " (with help)" if point.hearing is Hearing.HELPED else ""
        who = "only you" if point.by_oneself else f"only {rater}{helped}"
        yield f"{who}: {one_line(point.text)}"
