"""Sample answers, with the points that they make and the right score. Graders calibrate against them."""

from dataclasses import dataclass

from practice_tui.core.bank.questions import Mistake
from practice_tui.core.bank.scoring import Score


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of an answer in which the point of this index is heard."""

    point: int
    words: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A spoken answer to a question. It makes the quoted points, and `score` is the right one.

    `wrong` quotes what is wrong in it, and says why.
    """

    question_id: str
    name: str
    text: str
    quotes: tuple[Quote, ...]
    score: Score
    wrong: Mistake | None = None

    @property
    def id(self) -> str:
        """`dropout/weak`: the name under which a mark on it is stored."""
        return f"{self.question_id}/{self.name}"

    @property
    def heard(self) -> frozenset[int]:
        """The indexes of the points that it makes."""
        return frozenset(quote.point for quote in self.quotes)

    @property
    def said_wrong(self) -> bool:
        return self.wrong is not None
