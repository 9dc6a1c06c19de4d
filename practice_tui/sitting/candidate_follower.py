"""Follows an interview through the candidate's file; it opens no history."""

from pathlib import Path

from practice_tui.core.values.clock import Clock
from practice_tui.core.views.candidate import CandidatePage, CandidateState, CandidateView
from practice_tui.errors import PracticeError
from practice_tui.sitting.holders import is_alive
from practice_tui.store.candidate_file import read_candidate

LOOK_EVERY = 0.5  # seconds


class CandidateFollower:
    """Looks at the file again and again. Once the interviewer's process is gone, the clock stands where it was seen."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock
        self._page: CandidatePage | None = None
        self._stands_at: float | None = None  # seconds of the clock when the interviewer was missed
        self._seen_elapsed = 0.0

    def look(self) -> CandidateView:
        """The candidate's screen as of now."""
        try:
            page = read_candidate(self._path)
        except PracticeError as error:
            return CandidateView(self._page, self._seen_elapsed, trouble=f"{error}.")
        if page is None:
            return CandidateView(None)
        if page != self._page:
            self._page, self._stands_at = page, None
        is_away = page.state is CandidateState.LEFT
        if page.state not in (CandidateState.OVER, CandidateState.LEFT) and not is_alive(page.holder):
            is_away = True
            if self._stands_at is None:
                self._stands_at = self._seen_elapsed if self._seen_elapsed else page.spent
        elapsed = page.elapsed(self._clock.boottime()) if self._stands_at is None else self._stands_at
        self._seen_elapsed = elapsed
        return CandidateView(page, elapsed, is_away)
