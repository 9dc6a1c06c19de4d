"""Answers as people say them, with the points that are heard in them: what a grader calibrates against."""

from dataclasses import dataclass

from practice_tui.core.bank.scoring import Score


@dataclass(frozen=True, slots=True)
class Sample:
    """One spoken answer to a question. `heard` holds the indexes of its rubric's points; `score` is the key's."""

    question_id: str
    name: str
    text: str
    heard: frozenset[int]
    score: Score
    said_wrong: bool = False

    @property
    def id(self) -> str:
        """`dropout/weak`: what a mark on it is kept under."""
        return f"{self.question_id}/{self.name}"
