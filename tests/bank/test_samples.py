"""The bundled samples are a key that a grader can trust: broad enough, spoken length, and scored as their ticks say."""

from collections import Counter

import pytest

from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.loader import load_bank
from practice_tui.bank.sample_fields import SAMPLE_NAMES
from practice_tui.core.bank.questions import Kind, Level, Question
from practice_tui.core.bank.samples import Sample
from practice_tui.core.bank.scoring import Score, suggest_score

SCORES = {
    "weak": {Score.MISSED, Score.SHAKY},
    "fair": {Score.SHAKY, Score.SOLID},
    "strong": {Score.SOLID, Score.STRONG},
}


@pytest.fixture(scope="module")
def loaded() -> LoadedBank:
    return load_bank()


def test_24_questions_are_answered_three_times_each(loaded: LoadedBank) -> None:
    names: dict[str, list[str]] = {}
    for sample in loaded.samples:
        names.setdefault(sample.question_id, []).append(sample.name)
    assert len(names) == 24
    assert {slug: held for slug, held in names.items() if held != list(SAMPLE_NAMES)} == {}


def test_they_cover_every_topic_kind_and_level(loaded: LoadedBank) -> None:
    questions = {question.id: question for question, _ in _pairs(loaded)}.values()
    assert {question.topic for question in questions} == {topic.slug for topic in loaded.bank.topics}
    assert {question.kind for question in questions} == set(Kind)
    levels = Counter(question.level for question in questions)
    assert levels[Level.BASIC] >= 6
    assert levels[Level.INTERMEDIATE] >= 8
    assert levels[Level.ADVANCED] >= 6


def test_they_are_as_long_as_a_spoken_answer(loaded: LoadedBank) -> None:
    words = {sample.id: len(sample.text.split()) for sample in loaded.samples}
    assert {slug: count for slug, count in words.items() if not 60 <= count <= 150} == {}


def test_each_score_is_what_its_ticks_suggest(loaded: LoadedBank) -> None:
    suggested = {
        sample.id: suggest_score(question.rubric, sample.heard, sample.said_wrong)
        for question, sample in _pairs(loaded)
    }
    assert {sample.id: sample.score for sample in loaded.samples} == suggested


def test_the_names_say_how_good_they_are(loaded: LoadedBank) -> None:
    assert [sample.id for sample in loaded.samples if sample.score not in SCORES[sample.name]] == []
    assert {sample.score for sample in loaded.samples} == set(Score)
    assert 4 <= sum(sample.said_wrong for sample in loaded.samples) <= 5


def _pairs(loaded: LoadedBank) -> list[tuple[Question, Sample]]:
    found = [(loaded.bank.find(sample.question_id), sample) for sample in loaded.samples]
    return [(question, sample) for question, sample in found if question is not None]
