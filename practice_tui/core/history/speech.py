"""The sound of an own answer as facts: where it was spoken, and its words. The sound itself is no fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

Span = tuple[float, float]
"""Seconds from the beginning of a recording: where speaking begins, and where it ends."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The work of a detector or a recogniser, named by `by`, on the recording of one answer. Durations are in seconds.

    A detector gives `spoken_s` and `spans`, and the silences where there was a word; a recogniser gives `transcript`,
    and where it knows the time of each word, `words`, `fillers` and one span from the first to the last. What one of
    them doesn't give is None or empty. `onset_s` is the silence before the first word, `longest_silence_s` the longest
    one between two words.
    """

    table: ClassVar[str] = "speech"

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


def current_anatomies(facts: Iterable[Speech]) -> dict[str, Speech]:
    """Of each answer the newest fact that says where it was spoken, by the id of the answer."""
    return _newest(fact for fact in facts if fact.spoken_s is not None)


def current_transcripts(facts: Iterable[Speech]) -> dict[str, Speech]:
    """Of each answer the newest fact that has a transcript, by the id of the answer."""
    return _newest(fact for fact in facts if fact.transcript)


def _newest(facts: Iterable[Speech]) -> dict[str, Speech]:
    return {fact.attempt_id: fact for fact in sorted(facts, key=lambda fact: fact.id)}
