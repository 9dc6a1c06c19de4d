"""Proposes the points of a question that one's own words seem to make. A proposal is shown, and does nothing else."""

import threading
from collections.abc import Iterable
from functools import cached_property

from practice_tui.core.bank.matched_points import PointMatcher, Stem
from practice_tui.core.bank.questions import Question


class Proposing:
    """Proposes points by the rubrics of these questions. It gets ready in a thread, which takes 0.1 s."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._questions = tuple(questions)
        self._last: tuple[str, str, frozenset[int]] = ("", "", frozenset())
        threading.Thread(target=lambda: self._matcher, daemon=True).start()

    def points(self, question: Question, words: str) -> frozenset[int]:
        """The indexes of the points that these words seem to make."""
        if not words.strip():
            return frozenset()
        if self._last[:2] != (question.digest, words):
            self._last = (question.digest, words, self._matcher.points(question.rubric, words))
        return self._last[2]

    @cached_property
    def _matcher(self) -> PointMatcher:
        return PointMatcher.of(self._questions, english_stem())


def english_stem() -> Stem:
    """The stemmer of English words."""
    import snowballstemmer  # 40 ms: only where points are proposed

    stem: Stem = snowballstemmer.stemmer("english").stemWord
    return stem
