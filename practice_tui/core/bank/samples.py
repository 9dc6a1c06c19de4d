"""Sample answers, with the points that they make and the right score. Graders calibrate against them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from practice_tui.core.bank.questions import Mistake, Question
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


@dataclass(frozen=True, slots=True)
class SampleSet:
    """Sample answers, and the questions that they answer, by id."""

    samples: tuple[Sample, ...]
    questions: Mapping[str, Question]

    def question(self, sample: Sample) -> Question:
        return self.questions[sample.question_id]

    def find(self, sample_id: str) -> Sample | None:
        return next((sample for sample in self.samples if sample.id == sample_id), None)

    @property
    def digest(self) -> str:
        """16 hex digits that change with any answer, with its key, and with a prompt or a rubric."""
        data = json.dumps(sorted(map(self._digested, self.samples)))
        return hashlib.sha256(data.encode()).hexdigest()[:16]

    def _digested(self, sample: Sample) -> list[object]:
        question = self.question(sample)
        key = [sorted(sample.heard), sample.said_wrong, int(sample.score)]
        rubric = [[point.text, point.tier.value] for point in question.rubric]
        return [sample.id, sample.text, key, question.prompt, rubric]
