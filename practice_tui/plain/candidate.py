"""The candidate's screen line by line: what is asked, what was handed out, and the time at *wrap up* and *over*."""

import threading
from typing import TextIO

from practice_tui.core.rounds.countdown import Band
from practice_tui.core.views.candidate import CandidateState, CandidateView
from practice_tui.core.views.candidate_wording import candidate_said, clock_said, handed_out, place_said
from practice_tui.plain.layout import laid_out, width_of
from practice_tui.sitting.candidate_follower import LOOK_EVERY, CandidateFollower


def follow_plainly(follower: CandidateFollower, out: TextIO) -> None:
    """Follow an interview until it is over."""
    shown: CandidateView | None = None
    while True:
        view = follower.look()
        for line in candidate_lines(shown, view):
            out.writelines(f"{part}\n" for part in laid_out(line, width_of(out)))
        out.flush()
        is_begun = shown is not None and shown.page is not None
        if is_begun and view.page and view.page.state is CandidateState.OVER:
            return
        shown = view
        threading.Event().wait(LOOK_EVERY)


def candidate_lines(before: CandidateView | None, view: CandidateView) -> list[str]:
    """The lines that have changed since `before`; all of them where nothing was shown yet."""
    page, old = view.page, before.page if before else None
    lines = []
    state, state_before = candidate_said(view), candidate_said(before) if before else ""
    is_new = page is not None and page.prompt and (old is None or old.prompt != page.prompt)
    if page and is_new:
        lines += [f"{place_said(view)}. {clock_said(view)}.", page.prompt.strip()]
    handed_before = handed_out(before) if before else []
    if page and page.prompt:
        lines += [f"{lead}: {text}" for lead, text in handed_out(view)[0 if is_new else len(handed_before) :]]
    if state and state != state_before:
        lines.append(state)
    is_late = view.band in (Band.WRAP_UP, Band.OVER) and page is not None and page.state is CandidateState.ASKED
    if is_late and not is_new and before and before.band is not view.band:
        lines.append(f"{clock_said(view)}.")
    return lines
