"""Sample answers, with the points that they make and the right score. Graders calibrate against them."""

from dataclasses import dataclass

from practice_tui.core.bank.scoring import Score


@dataclass(frozen=True, slots=True)
class Sample:
    """A spoken answer to a question. `heard` holds the indexes of the points that it makes, `score` the right score."""

    question_id: str
    name: str
    text: str
    heard: frozenset[int]
    score: Score
    said_wrong: bool = False

    @property
    def id(self) -> str:
        """`dropout/weak`: the name under which a mark on it is stored."""
        return f"{self.question_id}/{self.name}"
