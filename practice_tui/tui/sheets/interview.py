"""The head of the interviewer's screen: where in the interview one is, whose it is, and its clock."""

from textual.content import Content

from practice_tui.core.history.facts import Outcome
from practice_tui.core.interviews.interview import InterviewPhase
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interviews import InterviewView
from practice_tui.tui.sheets.drawing import (
    MUTED,
    POINTER,
    STRONG,
    STRONG_ACCENT,
    WARN,
    say,
    score_mark,
    spread,
)
from practice_tui.tui.sheets.time_band import BAND_STYLES, band_said, drawn_band

TO_COME, SKIPPED = "·", "–"


def head(view: InterviewView, width: int) -> Content:
    """The place in the interview, whose it is, and at the right the clock."""
    interview, question = view.interview, view.question
    who = one_line(interview.candidate)
    if view.phase in (InterviewPhase.BRIEFING, InterviewPhase.SIGNING, InterviewPhase.OVER):
        return spread(say(f"Interview of {who}", STRONG), say(one_line(interview.plan), MUTED), width)
    begin = Content.assemble(_dots(view), (f"  {interview.place + 1} of {len(interview.slots)}", STRONG), "  ")
    end = _clock(view)
    room = width - begin.cell_length - end.cell_length - 1
    stage = question.ask.stage.value
    ways = (
        f"{who} · {stage} · {view.topic} · {question.level.value}",
        f"{who} · {stage} · {view.short_topic} · {question.level.value}",
        f"{who} · {stage}",
    )
    shown = next((text for text in ways if Content(text).cell_length <= room), who)
    return spread(begin + Content(shown), end, width)


def _dots(view: InterviewView) -> Content:
    return Content("").join([_dot(view, slot) for slot in range(len(view.interview.slots))])


def _dot(view: InterviewView, slot: int) -> Content:
    judged = view.interview.judged[slot]
    if slot == view.interview.place and view.phase is not InterviewPhase.BETWEEN:
        return say(POINTER, STRONG_ACCENT)
    if judged.score:
        return score_mark(judged.score)
    return say(SKIPPED if judged.outcome is Outcome.SKIPPED else TO_COME, MUTED)


def _clock(view: InterviewView) -> Content:
    interview, limit = view.interview, format_clock(view.limit)
    if view.phase is InterviewPhase.ASKING or interview.skips:
        return say(f"{limit} to answer", MUTED)
    figure = Content.assemble((f"{format_clock(view.elapsed)} of {limit}", STRONG), " · ")
    if interview.is_paused:
        return figure + say("paused", WARN)
    if view.phase is not InterviewPhase.LISTENING:
        return figure + say("answered", MUTED)
    return figure + band_said(view.band, view.elapsed, view.limit)


def band(view: InterviewView, width: int) -> Content:
    """The time spent of the limit."""
    is_running = view.phase is InterviewPhase.LISTENING and not view.interview.is_paused
    style = BAND_STYLES[view.band] if is_running else MUTED
    elapsed = 0.0 if view.phase is InterviewPhase.ASKING else view.elapsed
    return drawn_band(elapsed, view.limit, style, width, needs_working=view.question.kind.needs_working)
