"""What an interviewer tells when asked: which prepared clarification somebody's own words mean."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Clarify

STEM = 5  # letters by which two words are the same: user and users, requests and requested
_SMALL_WORDS = re.compile(
    "(?:any|and|are|can|could|did|does|for|from|has|have|how|its|many|may|much|our|should|tell|that|the|their|there"
    "|they|this|want|was|what|when|where|which|who|will|with|would|you|your|..?)"
)


@dataclass(frozen=True, slots=True)
class AskedClarification:
    """A question to the interviewer: the words, empty where it was asked aloud, and the clarification it brought.

    `fits` says that the words have something in common with the prepared question.
    """

    words: str
    index: int
    fits: bool = False


def clarification_for(words: str, clarify: Sequence[Clarify], told: Collection[int]) -> AskedClarification | None:
    """The prepared clarification that shares most words, of those not told yet; the next one where none shares any."""
    left = [index for index in range(len(clarify)) if index not in told]
    if not left:
        return None
    shared = {index: len(_stems(words) & _stems(clarify[index].ask)) for index in left}
    best = max(left, key=lambda index: shared[index])
    return AskedClarification(words, best, shared[best] > 0)


def _stems(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {word[:STEM].rstrip("s") for word in words if not _SMALL_WORDS.fullmatch(word)}
