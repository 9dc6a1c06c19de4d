"""Measures the proposals on answers as people say them: `python -m tests.voice.proposals`.

Prints precision (which share of the proposed points was said) and recall (which share of what was said is proposed): of
all answers, of those that make less than half of their points, and with 30 % of the words taken for others, as a
recogniser errs. `said` is the precision of whoever proposes everything. A point that was said in part counts as not
said. The sample answers of the bank were written and labelled by others. Asserts nothing.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.matched_points import PointMatcher
from practice_tui.core.bank.questions import LETTERS, Bank, Question
from practice_tui.core.bank.samples import Sample
from practice_tui.core.values.phrases import count
from practice_tui.sitting.proposing import english_stem

ANSWERS = Path(__file__).parent / "spoken_answers.yaml"
ERRORS = 0.3  # of the words of Whisper tiny.en, measured on short model answers
SEEDS = 20


@dataclass(frozen=True, slots=True)
class SpokenAnswer:
    """An answer with the indexes of the points that it makes, makes in part, and says the contrary of."""

    question: Question
    text: str
    made: frozenset[int]
    half: frozenset[int] = frozenset()
    turned: frozenset[int] = frozenset()


@dataclass(slots=True)
class Count:
    """Points of so many decisions: proposed, made, and both."""

    decisions: int = 0
    proposed: int = 0
    made: int = 0
    both: int = 0

    def add(self, answer: SpokenAnswer, proposed: frozenset[int]) -> None:
        """Count the points that were proposed for one answer."""
        self.decisions += len(answer.question.rubric)
        self.proposed += len(proposed)
        self.made += len(answer.made)
        self.both += len(proposed & answer.made)

    def line(self, name: str) -> str:
        """The figures, with what they are of."""
        precision, recall = self.both / max(1, self.proposed), self.both / max(1, self.made)
        shares = f"precision {precision:.2f}, recall {recall:.2f}, said {self.made / self.decisions:.2f}"
        return f"{name:46} {shares}  ({self.both} of {self.proposed} proposed, {self.decisions} decisions)"


def spoken_answers(bank: Bank) -> list[SpokenAnswer]:
    """The answers of the file, with the questions of the bank."""
    return [_answer(bank, entry) for entry in yaml.safe_load(ANSWERS.read_text("utf-8"))]


def with_errors(text: str, words: list[str], chance: random.Random) -> str:
    """The text with ERRORS of its words taken for some of `words`."""
    return " ".join(chance.choice(words) if chance.random() < ERRORS else word for word in text.split())


def main() -> None:
    """Measure, and print a line for each figure."""
    loaded = load_bank()
    bank = loaded.bank
    matcher = PointMatcher.of(bank.questions, english_stem())
    answers = spoken_answers(bank)
    for line in _lines(matcher, "spoken answers", answers):
        print(line)
    turned = [(answer, index) for answer in answers for index in answer.turned]
    proposed = sum(index in matcher.points(answer.question.rubric, answer.text) for answer, index in turned)
    print(f"of {count(len(turned), 'point')} of which the contrary is said, {proposed} proposed")
    for line in _lines(matcher, "sample answers of the bank", [_of_sample(bank, each) for each in loaded.samples]):
        print(line)


def _lines(matcher: PointMatcher, name: str, answers: list[SpokenAnswer]) -> Iterator[str]:
    words = [word for answer in answers for word in answer.text.split()]
    weak = [answer for answer in answers if 2 * len(answer.made) < len(answer.question.rubric)]
    yield _counted(matcher, answers).line(f"{len(answers)} {name}")
    yield _counted(matcher, weak).line(f"  {len(weak)} that make less than half of their points")
    noisy = [
        replace(answer, text=with_errors(answer.text, words, random.Random(f"{seed} {answer.text}")))
        for answer in answers
        for seed in range(SEEDS)
    ]
    yield _counted(matcher, noisy).line(f"  with {ERRORS:.0%} of the words wrong, {SEEDS} times")


def _counted(matcher: PointMatcher, answers: Iterable[SpokenAnswer]) -> Count:
    result = Count()
    for answer in answers:
        result.add(answer, matcher.points(answer.question.rubric, answer.text))
    return result


def _answer(bank: Bank, entry: dict[str, str]) -> SpokenAnswer:
    points = [frozenset(map(LETTERS.index, entry.get(name, ""))) for name in ("said", "half", "turned")]
    return SpokenAnswer(_question(bank, entry["question"]), entry["text"], *points)


def _of_sample(bank: Bank, sample: Sample) -> SpokenAnswer:
    return SpokenAnswer(_question(bank, sample.question_id), sample.text, sample.heard)


def _question(bank: Bank, question_id: str) -> Question:
    question = bank.find(question_id)
    assert question, question_id
    return question


if __name__ == "__main__":
    main()
