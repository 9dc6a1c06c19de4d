"""The sound of an own answer as facts: where it was spoken, and its words. The sound itself is no fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

Span = tuple[float, float]
"""Seconds from the beginning of a recording: where speaking begins, and where it ends."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What a detector or a recogniser, named by `by`, made of the recording of one answer. Durations are in seconds.

    A detector gives `spoken_s` and `spans`, and the silences where there was a word; a recogniser gives `transcript`,
    and where it knows the time of each word, `words`, `fillers` and one span from the first to the last. What one of
    them doesn't give is None or empty. `onset_s` is the silence before the first word, `longest_silence_s` the longest
    one between two words.
    """

    id: str
    attempt_id: str
    at: datetime
    by: str
    onset_s: float | None = None
    spoken_s: float | None = None
    longest_silence_s: float | None = None
    spans: tuple[Span, ...] = ()
    words: int | None = None
    fillers: int | None = None
    transcript: str = ""


def current_anatomy(facts: Iterable[Speech]) -> Speech | None:
    """The newest of the facts on one answer that says where it was spoken."""
    return max((fact for fact in facts if fact.spoken_s is not None), key=_id_of, default=None)


def current_transcript(facts: Iterable[Speech]) -> Speech | None:
    """The newest of the facts on one answer that has a transcript."""
    return max((fact for fact in facts if fact.transcript), key=_id_of, default=None)


def current_transcripts(facts: Iterable[Speech]) -> dict[str, Speech]:
    """The newest fact that has a transcript, by the ids of the answers."""
    written = sorted((fact for fact in facts if fact.transcript), key=_id_of)
    return {fact.attempt_id: fact for fact in written}


def _id_of(fact: Speech) -> str:
    return fact.id
