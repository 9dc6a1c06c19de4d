"""The words of job descriptions: made-up ones lead to the topics that a reader would have chosen."""

from pathlib import Path

import pytest
import yaml

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.job_words import (
    MatchedWord,
    TopicWords,
    Vocabulary,
    matched_words,
    says_enough,
    topic_weights,
)
from practice_tui.core.bank.questions import Bank
from tests.fakes import TOPICS, make_question

JOBS = Path(__file__).with_name("jobs")
EXPECTED = {job["id"]: job for job in yaml.safe_load((JOBS / "expected.yaml").read_text("utf-8"))}
MOST_SURPRISES = 1  # in one description
MOST_MISSED = 2  # of the 30 topics that a reader would surely choose for the ten descriptions

SMALL = Vocabulary.of(
    Bank(TOPICS, (make_question("adam", topic="optimization", tags=("momentum term", "team", "AdamW")),)),
    [
        TopicWords("optimization", ("learning rate", "learning rate schedule", "optimizer")),
        TopicWords("transformers", ("CLIP", "long context", "modelling", "C++")),
    ],
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded = load_bank()
    return Vocabulary.of(loaded.bank, loaded.words)


def words_in(text: str) -> list[str]:
    return [matched.word for matched in matched_words(text, SMALL)]


@pytest.mark.parametrize("job", EXPECTED)
def test_hardly_a_topic_is_chosen_that_a_reader_would_not_choose(vocabulary: Vocabulary, job: str) -> None:
    text = (JOBS / f"{job}.txt").read_text("utf-8")
    assert 150 <= len(text.split()) <= 400
    words = matched_words(text, vocabulary)
    assert says_enough(words)
    topics = set(topic_weights(words))
    assert len(topics) >= 2
    assert len(topics - {*EXPECTED[job]["surely"], *EXPECTED[job]["perhaps"]}) <= MOST_SURPRISES


def test_the_topics_that_a_reader_would_surely_choose_are_chosen(vocabulary: Vocabulary) -> None:
    missed = []
    for job, expected in EXPECTED.items():
        topics = topic_weights(matched_words((JOBS / f"{job}.txt").read_text("utf-8"), vocabulary))
        missed += [(job, topic) for topic in expected["surely"] if topic not in topics]
    assert len(missed) <= MOST_MISSED, missed


def test_of_words_that_overlap_the_longest_is_met() -> None:
    assert words_in("a learning rate schedule, or a learning rate") == ["learning rate schedule", "learning rate"]


def test_capitals_plurals_hyphens_and_spelling_make_no_difference() -> None:
    assert words_in("OPTIMISERS for Long-Contexts, modeling in C++") == [
        "optimizer",
        "long context",
        "modelling",
        "C++",
    ]


def test_a_short_name_in_capitals_is_no_everyday_word() -> None:
    assert words_in("We clip gradients.") == []
    assert words_in("We train CLIP models.") == ["CLIP"]


def test_tags_and_titles_count_unless_they_are_a_single_everyday_word() -> None:
    assert words_in("A team that knows momentum terms, AdamW and regularisation") == [
        "momentum term",
        "AdamW",
        "Regularisation",
    ]


def test_a_word_is_struck_out_with_its_share_of_the_weights() -> None:
    words = [
        MatchedWord("learning rate", "optimization", 2),
        MatchedWord("CLIP", "transformers", 9),
        MatchedWord("long context", "transformers", 1),
    ]
    assert topic_weights(words) == {"transformers": 5, "optimization": 2}
    assert topic_weights(words, {"CLIP"}) == {"optimization": 5}
    assert says_enough(words)
    assert not says_enough(words, {"CLIP"})


def test_topics_that_are_all_met_once_all_have_a_say() -> None:
    words = [
        MatchedWord("PyTorch", "code", 1),
        MatchedWord("GPU", "scale", 1),
        MatchedWord("transformer", "transformers", 1),
    ]
    assert topic_weights(words) == {"code": 5, "scale": 5, "transformers": 5}
    assert topic_weights([*words, MatchedWord("CUDA", "scale", 1)]) == {"scale": 5}


def test_a_text_without_a_known_word_leads_to_no_topic() -> None:
    assert topic_weights(matched_words("We bake bread.", SMALL)) == {}
    assert topic_weights(matched_words("", SMALL)) == {}
