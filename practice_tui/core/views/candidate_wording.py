"""The words of the candidate's screen."""

from practice_tui.core.rounds.countdown import Band
from practice_tui.core.values.durations import format_clock
from practice_tui.core.views.candidate import CandidateState, CandidateView

NO_INTERVIEW = "No interview yet. This screen follows one as soon as it begins."
AWAY = "The interviewer is away; the clock stands."
_SAYS = {
    CandidateState.WAITING: "The interview is about to begin.",
    CandidateState.READING: "Listen: the question is being read out.",
    CandidateState.ASKED: "",
    CandidateState.PAUSED: "Paused: the clock stands.",
    CandidateState.ANSWERED: "The answer is over.",
    CandidateState.OVER: "The interview is over. Thank you.",
    CandidateState.LEFT: AWAY,
}


def candidate_said(view: CandidateView) -> str:
    """Says in one line what happens now; empty while an answer is given."""
    if view.trouble:
        return view.trouble
    if view.page is None:
        return NO_INTERVIEW
    return AWAY if view.is_away else _SAYS[view.page.state]


def place_said(view: CandidateView) -> str:
    """`Question 2 of 5`."""
    page = view.page
    is_asked = page is not None and page.state not in (CandidateState.WAITING, CandidateState.OVER)
    return f"Question {page.number} of {page.total}" if page and is_asked else "Interview"


def clock_said(view: CandidateView) -> str:
    """`1:12 of 2:30 · keep going`; empty where no question is shown."""
    page = view.page
    if page is None or not page.prompt:
        return ""
    figure = f"{format_clock(view.elapsed)} of {format_clock(page.limit)}"
    if page.state is not CandidateState.ASKED or view.is_away:
        return figure
    over = f"+{format_clock(view.elapsed - page.limit)} over"
    return f"{figure} · {over if view.band is Band.OVER else view.band.value}"


def handed_out(view: CandidateView) -> list[tuple[str, str]]:
    """The lines that were handed out, each with the word that stands before it."""
    page = view.page
    if page is None:
        return []
    hints = [(f"hint {number}", hint) for number, hint in enumerate(page.hints, 1)]
    return [*hints, *(("told", f"{ask} {tell}") for ask, tell in page.told)]
