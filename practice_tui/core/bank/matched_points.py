"""Finds in a text the points of a rubric that it seems to make, by the stems that both share.

Words don't know *not*: whoever says the contrary of a point matches it too. So a match is a proposal, never a tick.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from practice_tui.core.bank.questions import Point, Question

LEAST_SHARE = 0.35  # of the weight of a point's stems that a text must hold

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{2,}")

Stem = Callable[[str], str]
"""Takes a word without capitals, and gives the part of it that its forms share."""


@dataclass(frozen=True, slots=True)
class PointMatcher:
    """Matches texts against points. A stem weighs the more, the fewer points of all rubrics hold it."""

    stem: Stem
    weights: Mapping[str, float]
    heaviest: float

    @classmethod
    def of(cls, questions: Iterable[Question], stem: Stem) -> "PointMatcher":
        """The matcher whose weights are those of the rubrics of these questions."""
        points = [_words(point.text) for question in questions for point in question.rubric]
        stems = {word: stem(word) for word in {word for words in points for word in words}}
        times = Counter(each for words in points for each in {stems[word] for word in words})
        total = len(points) + 1
        return cls(stem, {each: log(total / number) for each, number in times.items()}, log(total))

    def shares(self, rubric: Sequence[Point], text: str) -> tuple[float, ...]:
        """How much of each point stands in the text, from 0 to 1 by weight."""
        in_text = self._stems(text)
        return tuple(self._share(self._stems(point.text), in_text) for point in rubric)

    def points(self, rubric: Sequence[Point], text: str) -> frozenset[int]:
        """The indexes of the points of which the text holds LEAST_SHARE or more."""
        shares = self.shares(rubric, text)
        return frozenset(index for index, share in enumerate(shares) if share >= LEAST_SHARE)

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(map(self.stem, _words(text)))

    def _share(self, stems: frozenset[str], in_text: frozenset[str]) -> float:
        weights = {each: self.weights.get(each, self.heaviest) for each in stems}
        total = sum(weights.values())
        return sum(weight for each, weight in weights.items() if each in in_text) / total if total else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
