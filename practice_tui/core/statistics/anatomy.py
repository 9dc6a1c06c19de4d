"""The anatomy of a spoken answer: the time to its first word, its pauses, and how much of it is spoken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from practice_tui.core.history.speech import Span, Speech
from practice_tui.core.values.clock import Moment

SHORTEST_PAUSE = 0.25  # seconds; a shorter one lies between two syllables
SHORTEST_BURST = 0.15  # seconds; a shorter one is a cough or a click
USUAL_FROM = 5
"""Other answers from which on there is a median to compare with."""


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Where an answer of so many `seconds` was spoken. `first_word` and `longest_pause` are seconds.

    `first_word` is None where nothing was said, `longest_pause` where there is no pause between two words.
    """

    attempt_id: str
    seconds: float
    spoken: float
    first_word: float | None
    longest_pause: float | None
    spans: tuple[Span, ...] = ()

    @property
    def share(self) -> float:
        """The part of the answer that was spoken, from 0 to 1."""
        return min(1.0, self.spoken / self.seconds) if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Usual:
    """The medians of `n` other answers of the same person; None where no answer has such a value."""

    n: int
    first_word: float | None
    longest_pause: float | None
    share: float


def smoothed(runs: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that a listener would hear, from runs of speech in order: short gaps closed, short bursts dropped."""
    spans: list[Span] = []
    for begins, ends in runs:
        if spans and begins - spans[-1][1] < SHORTEST_PAUSE:
            spans[-1] = (spans[-1][0], ends)
        else:
            spans.append((begins, ends))
    return tuple((begins, ends) for begins, ends in spans if ends - begins >= SHORTEST_BURST)


def detected(at: Moment, attempt_id: str, by: str, runs: Iterable[Span]) -> Speech:
    """The fact that a detector `by` name heard these runs of speech, in seconds, in the recording of an answer."""
    spans = tuple((round(begins, 3), round(ends, 3)) for begins, ends in smoothed(runs))
    return Speech(
        at.id,
        attempt_id,
        at.now,
        by,
        onset_s=spans[0][0] if spans else None,
        spoken_s=round(sum(ends - begins for begins, ends in spans), 3),
        longest_silence_s=round(max(pauses), 3) if (pauses := _pauses(spans)) else None,
        spans=spans,
    )


def anatomy_of(speech: Speech, answered_for: float) -> Anatomy:
    """The anatomy of an answer that took so many seconds. A recording that goes on longer makes it longer."""
    ends = speech.spans[-1][1] if speech.spans else 0.0
    return Anatomy(
        speech.attempt_id,
        max(answered_for, ends),
        speech.spoken_s or 0.0,
        speech.onset_s,
        speech.longest_silence_s,
        speech.spans,
    )


def usual_of(others: Sequence[Anatomy]) -> Usual | None:
    """The medians of other answers; None where they are too few to say what is usual."""
    if len(others) < USUAL_FROM:
        return None
    first_words = [other.first_word for other in others if other.first_word is not None]
    pauses = [other.longest_pause for other in others if other.longest_pause is not None]
    return Usual(
        len(others),
        median(first_words) if first_words else None,
        median(pauses) if pauses else None,
        median(other.share for other in others),
    )


def shares_of_cells(anatomy: Anatomy, cells: int) -> list[float]:
    """The part of each of so many equal times of the answer that was spoken, from 0 to 1."""
    each = anatomy.seconds / cells if cells and anatomy.seconds else 1.0
    spoken = [0.0] * cells
    for begins, ends in anatomy.spans:
        for cell in range(int(begins / each), min(cells, int(ends / each) + 1)):
            spoken[cell] += max(0.0, min(ends, (cell + 1) * each) - max(begins, cell * each))
    return [min(1.0, seconds / each) for seconds in spoken]


def _pauses(spans: Sequence[Span]) -> list[float]:
    return [begins - ended for (_, ended), (begins, _) in pairwise(spans)]
