"""The recording of an answer as it is played back: from one stretch of speech to another."""

from collections.abc import Mapping
from dataclasses import dataclass

from practice_tui.core.history.speech import Span

JUMPS: Mapping[str, int] = {"play": 0, "stretch-before": -1, "stretch": 1}
"""How many stretches of speech a key goes on, by its name; 0 plays from the start, or stops."""
LEAD = 0.3  # seconds of silence that are played before a stretch of speech
AGAIN_FROM = 1.5  # seconds of a stretch after which *the one before* means its own beginning


@dataclass(frozen=True, slots=True)
class Recorded:
    """The recording of an answer on this machine: its length in seconds, and the spans of speech in it."""

    attempt_id: str
    seconds: float
    speech: tuple[Span, ...] = ()

    @property
    def starts(self) -> tuple[float, ...]:
        """The seconds from which each stretch of speech is played."""
        return tuple(max(0.0, begin - LEAD) for begin, _ in self.speech)

    def start_of_next(self, position: float) -> float | None:
        """The second from which the stretch behind this position is played; None behind the last."""
        return next((start for start in self.starts if start > position), None)

    def start_of_last(self, position: float) -> float:
        """The second from which the stretch before this position is played; 0 before the first."""
        return next((start for start in reversed(self.starts) if start <= position - AGAIN_FROM), 0.0)

    def number_at(self, position: float) -> int:
        """The number of the stretch that is played there, from 1; 0 before the first."""
        return sum(start <= position for start in self.starts)
