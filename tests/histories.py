"""Histories of any length, the same in each run: what the dashboard says after one answer or thousands."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Aspect, Bank, Kind, Level, Question, Tier, Topic
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.facts import (
    Ending,
    Fact,
    Outcome,
    Prediction,
    Rating,
    RoundEnd,
    RoundStart,
    ticks_of_review,
)
from practice_tui.core.values import records
from practice_tui.core.values.clock import civil_day
from practice_tui.sitting.sitting import text_of
from practice_tui.store.opening import open_history
from tests.fakes import START, make_point, make_question, make_trial

TITLES = {
    "foundations": "Foundations and learning paradigms",
    "math": "Mathematics, tensors and autodiff",
    "losses": "Activations, outputs and losses",
    "optimization": "Optimisation and hyperparameters",
    "stability": "Initialisation, normalisation and gradient flow",
    "regularization": "Regularisation and generalisation",
    "evaluation": "Data preparation and evaluation",
    "vision": "Convolutional networks and vision",
    "sequences": "Recurrent networks and sequence models",
    "transformers": "Attention and transformers",
    "llms": "Large language models",
    "generative": "Generative, representation and graph learning",
    "scale": "Efficiency, scaling and inference",
    "code": "Frameworks and coding",
    "design": "Debugging, system design and interview craft",
}
ROUND_OF = 5


def make_wide_bank(each: int = 6) -> Bank:
    """Fifteen topics with `each` questions of all levels and kinds."""
    topics = tuple(Topic(slug, title) for slug, title in TITLES.items())
    levels, kinds = list(Level), list(Kind)
    questions = tuple(
        _question(topic, number, level=levels[number % 3], kind=kinds[(number + place) % 7])
        for number in range(each)
        for place, topic in enumerate(topics)
    )
    return Bank(topics, questions, digest="0123456789abcdef")


def write_history(folder: Path, n: int, bank: Bank, *, hours: float = 7.2, until: datetime = START) -> None:
    """`n` attempts in rounds of five, one every `hours`, the last one a while before `until`."""
    history = open_history(folder / "history.db")
    history.write(list(facts(n, bank, until - timedelta(hours=n * hours), hours)))
    history.close()


def facts(n: int, bank: Bank, begin: datetime, hours: float) -> Iterator[Fact]:
    plan = records.to_data(Plan("quick", "Quick", ROUND_OF))
    for number in range(n):
        at = begin + timedelta(hours=hours * number)
        question = bank.questions[(number * 7 + number // 11) % len(bank.questions)]
        round_id = _key(number - number % ROUND_OF, 0)
        if number % ROUND_OF == 0:
            yield RoundStart(
                round_id, at, civil_day(at), "+0000", "quick", Mode.COACHED, {"plan": plan}, bank.digest, "here", "test"
            )
        yield text_of(question)
        yield from _attempt(number, question, round_id, at, bank)
        if number % ROUND_OF == ROUND_OF - 1 or number == n - 1:
            yield RoundEnd(_key(number, 3), round_id, at, Ending.FINISHED)


def _attempt(number: int, question: Question, round_id: str, at: datetime, bank: Bank) -> Iterator[Fact]:
    """Weak in the fourth and the tenth topic, strong in the last two; every 17th is skipped."""
    place = [topic.slug for topic in bank.topics].index(question.topic)
    is_skipped = number % 17 == 9
    used = 0.35 + (number * 5 % 13) / 13 + 0.1 * (question.kind.needs_working)
    yield make_trial(
        question,
        _key(number, 1),
        round_id,
        at,
        slot=number % ROUND_OF,
        outcome=Outcome.SKIPPED if is_skipped else Outcome.ANSWERED,
        prediction=None if is_skipped else [*Prediction, None][number % 4],
        elapsed_s=question.limit * used,
    )
    if not is_skipped:
        yield _rating(number, question, at, easy=place in (13, 14), hard=place in (3, 9))


def _rating(number: int, question: Question, at: datetime, *, easy: bool, hard: bool) -> Rating:
    reach = (number * 3 + number // 5) % 7 + 3 * easy - 3 * hard  # how many points were said
    heard = frozenset(point for point in range(len(question.rubric)) if (point * 5 + number) % 6 < reach)
    suggested = suggest_score(question.rubric, heard)
    assert suggested, question.id
    own = Score(min(4, suggested + (number % 9 == 4)))
    said_wrong = number % 23 == 6
    return Rating(
        _key(number, 2), _key(number, 1), at, own, suggested, said_wrong, ticks=ticks_of_review(question.rubric, heard)
    )


def _question(topic: Topic, number: int, **fields: Any) -> Question:
    aspects = list(Aspect)
    points = [
        make_point(
            f"{topic.title}: point {point + 1} of question {number + 1}",
            Tier.MUST if point < 4 else Tier.BONUS,
            aspects[(point + number) % 7],
        )
        for point in range(6)
    ]
    title = f"{topic.title}, question {number + 1}"
    return make_question(f"{topic.slug}-{number + 1}", topic=topic.slug, title=title, rubric=tuple(points), **fields)


def _key(number: int, part: int) -> str:
    """An id in the order of numbers, older than any that a test's clock makes."""
    whole = number * 4 + part
    return f"01950000-0000-7000-8000-{whole:012x}"
