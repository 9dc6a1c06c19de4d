"""Chooses the prepared clarification that a candidate's words ask for."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Clarify

TWO = 2  # words in common are no accident
LIKE = 0.4  # of the words on both sides: where one is in common, so many have to be
STEM = 5  # letters; words that share them count as the same, such as requests and requested
_SMALL_WORDS = re.compile(
    "(?:any|and|are|about|can|could|did|does|for|from|get|has|have|how|its|like|look|many|may|much|one"
    "|our|per|say|should|tell|that|the|their|there|they|this|use|used|want|was|what|when|where|which|who|will|with"
    "|would|you|your|..?)"
)


@dataclass(frozen=True, slots=True)
class AskedClarification:
    """A question to the interviewer, answered by the clarification at `index`; None where none is prepared for it.

    `words` is empty where the question was asked aloud. `fits` says that the words are like those of the prepared one;
    a draft of an earlier version may have others, with the nearest that there was.
    """

    words: str
    index: int | None = None
    fits: bool = False


def clarification_for(words: str, clarify: Sequence[Clarify], given: Collection[int]) -> AskedClarification | None:
    """The question that was asked, with the clarification that is most like it, if one is; None where none is left.

    Without words it is the first that is left. `given` holds the indexes of those that were given already.
    """
    left = [index for index in range(len(clarify)) if index not in given]
    if not left:
        return None
    if not words:
        return AskedClarification(words, left[0])
    stems = {index: _stems(clarify[index].ask) for index in left}
    likeness = {index: _likeness(_stems(words), stems[index]) for index in left}
    best = max(left, key=lambda index: likeness[index])
    in_common, share = likeness[best]
    fits = in_common >= TWO or share >= LIKE
    return AskedClarification(words, best if fits else None, fits)


def _likeness(some: set[str], others: set[str]) -> tuple[int, float]:
    """The number of words in common, and their share of the words on both sides."""
    in_common = len(some & others)
    return in_common, 2 * in_common / max(1, len(some) + len(others))


def _stems(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {word[:STEM].rstrip("s") for word in words if not _SMALL_WORDS.fullmatch(word)}
