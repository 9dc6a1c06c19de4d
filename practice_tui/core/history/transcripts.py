"""Reads what a recogniser prints: a text, or its words with their times as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from practice_tui.core.history.speech import Speech
from practice_tui.core.values.clock import Moment
from practice_tui.core.values.text import NOTES_CAP, clean

FILLERS = frozenset(("ah", "eh", "er", "erm", "hm", "hmm", "mhm", "mm", "uh", "uhm", "um", "umm"))
FEWEST_WORDS = 20  # from which on a pace is a figure
MINUTE = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word, and where in the recording it is spoken, in seconds."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of a recording; with its words where the recogniser gives their times."""

    text: str
    words: tuple[TimedWord, ...] = ()


def transcript_of(printed: str) -> Transcript:
    """The transcript that a recogniser printed.

    Words with times are a JSON list of `{"word": "so", "start": 1.2, "end": 1.4}`, or such an object a line; no
    words are an empty list. Anything else is the text itself.
    """
    try:
        words = tuple(map(_word, _entries(printed)))
    except (KeyError, TypeError, ValueError, RecursionError):
        return Transcript(_text(printed))
    return Transcript(_text(" ".join(word.text for word in words)), words)


def recognised(at: Moment, attempt_id: str, by: str, transcript: Transcript) -> Speech:
    """The fact that a recogniser, named by `by`, wrote down an answer. Without times nothing is counted."""
    words = transcript.words
    if not words:
        return Speech(at.id, attempt_id, at.now, by, transcript=transcript.text)
    return Speech(
        at.id,
        attempt_id,
        at.now,
        by,
        spans=((words[0].start, max(word.end for word in words)),),
        words=len(words),
        fillers=sum(word.text.strip(".,!?-").lower() in FILLERS for word in words),
        transcript=transcript.text,
    )


def words_a_minute(speech: Speech) -> int | None:
    """The pace from the first word to the last; None where the words have no times, and of less than FEWEST_WORDS."""
    if speech.words is None or speech.words < FEWEST_WORDS or not speech.spans:
        return None
    start, end = speech.spans[0][0], speech.spans[-1][1]
    return round(MINUTE * speech.words / (end - start)) if end > start else None


def _entries(printed: str) -> Iterator[Any]:
    """The values of a JSON list, or those of its lines. Raises ValueError or TypeError where it is neither."""
    try:
        entries = json.loads(printed)
    except ValueError:
        entries = [json.loads(line) for line in printed.splitlines() if line.strip()]
    if isinstance(entries, dict):
        entries = [entries]
    yield from entries


def _word(entry: Any) -> TimedWord:
    """Raises KeyError, TypeError or ValueError where it is none."""
    text, start, end = str(entry["word"]).strip(), float(entry["start"]), float(entry["end"])
    if not (isfinite(end) and 0 <= start <= end):
        raise ValueError
    return TimedWord(text, start, end)


def _text(text: str) -> str:
    return " ".join(clean(text).split())[:NOTES_CAP]
