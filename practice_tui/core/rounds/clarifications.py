"""Chooses the prepared clarification that a candidate's words ask for."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Clarify

STEM = 5  # letters; words that share them count as the same, such as requests and requested
_SMALL_WORDS = re.compile(
    "(?:any|and|are|can|could|did|does|for|from|has|have|how|its|many|may|much|our|should|tell|that|the|their|there"
    "|they|this|want|was|what|when|where|which|who|will|with|would|you|your|..?)"
)


@dataclass(frozen=True, slots=True)
class AskedClarification:
    """A question to the interviewer, answered by the clarification at `index`.

    `words` is empty where the question was asked aloud. `fits` says that the words share some with the prepared one.
    """

    words: str
    index: int
    fits: bool = False


def clarification_for(words: str, clarify: Sequence[Clarify], given: Collection[int]) -> AskedClarification | None:
    """The clarification that shares most words; the first where none shares any, None where none is left.

    `given` holds the indexes of those that were given already.
    """
    left = [index for index in range(len(clarify)) if index not in given]
    if not left:
        return None
    shared = {index: len(_stems(words) & _stems(clarify[index].ask)) for index in left}
    best = max(left, key=lambda index: shared[index])
    return AskedClarification(words, best, shared[best] > 0)


def _stems(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {word[:STEM].rstrip("s") for word in words if not _SMALL_WORDS.fullmatch(word)}
