"""The anatomy of an answer is that of its spans, whatever a detector's single windows say."""

import pytest

from practice_tui.core.history.speech import Span, Speech
from practice_tui.core.statistics.anatomy import (
    Anatomy,
    anatomy_of,
    detected,
    shares_of_cells,
    smoothed,
    usual_of,
)
from practice_tui.core.values.clock import Moment
from tests.store.facts import NOON, key

AT = Moment(NOON, 0.0, 0.0, key(9))


def speech(*runs: Span) -> Speech:
    return detected(AT, key(2), "detector 1", runs)


def spoken(first_word: float | None, longest_pause: float | None = None, words: float = 5.0) -> Anatomy:
    return Anatomy(key(3), 10.0, words, first_word, longest_pause)


@pytest.mark.parametrize(
    ("runs", "spans"),
    [
        ([], ()),
        ([(1.0, 2.0), (2.2, 3.0)], ((1.0, 3.0),)),  # between two syllables
        ([(1.0, 2.0), (2.25, 3.0)], ((1.0, 2.0), (2.25, 3.0))),
        ([(0.4, 0.5), (1.0, 2.0)], ((1.0, 2.0),)),  # a click before the first word
        ([(1.0, 2.0), (4.0, 4.14), (6.0, 7.0)], ((1.0, 2.0), (6.0, 7.0))),  # one in a pause
        ([(1.0, 1.1), (1.2, 1.3)], ((1.0, 1.3),)),  # two bursts that are one word
    ],
)
def test_short_gaps_are_closed_and_short_bursts_dropped(runs: list[Span], spans: tuple[Span, ...]) -> None:
    assert smoothed(runs) == speech(*runs).spans == spans


def test_a_fact_holds_the_silences_and_the_sum() -> None:
    fact = speech((1.5, 4.0), (4.75, 6.0), (8.5, 9.0))
    assert (fact.id, fact.attempt_id, fact.at, fact.by) == (key(9), key(2), NOON, "detector 1")
    assert (fact.onset_s, fact.longest_silence_s, fact.spoken_s) == (1.5, 2.5, 4.25)
    assert fact.spans == ((1.5, 4.0), (4.75, 6.0), (8.5, 9.0))


def test_who_says_nothing_has_neither_first_word_nor_pause() -> None:
    anatomy = anatomy_of(speech(), 30.0)
    assert (anatomy.first_word, anatomy.longest_pause, anatomy.share) == (None, None, 0.0)
    assert shares_of_cells(anatomy, 3) == [0.0, 0.0, 0.0]


def test_one_span_has_no_pause_though_silence_follows() -> None:
    anatomy = anatomy_of(speech((2.0, 8.0)), 20.0)
    assert (anatomy.first_word, anatomy.longest_pause) == (2.0, None)
    assert anatomy.share == pytest.approx(0.3)


def test_a_recording_longer_than_the_answer_makes_it_longer() -> None:
    assert anatomy_of(speech((0.0, 8.0)), 4.0).seconds == 8.0
    assert anatomy_of(speech((0.0, 8.0)), 4.0).share == 1.0


def test_a_strip_shows_where_it_was_spoken() -> None:
    anatomy = anatomy_of(speech((2.0, 5.0), (9.0, 10.0)), 10.0)
    assert shares_of_cells(anatomy, 5) == pytest.approx([0.0, 1.0, 0.5, 0.0, 0.5])
    assert sum(shares_of_cells(anatomy, 7)) / 7 == pytest.approx(anatomy.share)
    assert shares_of_cells(anatomy, 0) == []
    assert shares_of_cells(anatomy_of(speech(), 0.0), 2) == [0.0, 0.0]


def test_the_median_is_that_of_the_other_answers_and_says_of_how_many() -> None:
    usual = usual_of([spoken(1.0, 2.0), spoken(2.0, words=1.0), spoken(9.0), spoken(3.0, 4.0), spoken(None, words=0.0)])
    assert usual is not None
    assert (usual.n, usual.first_word, usual.longest_pause, usual.share) == (5, 2.5, 3.0, 0.5)


def test_of_few_answers_nothing_is_usual() -> None:
    assert usual_of([spoken(1.0)] * 4) is None
    usual = usual_of([spoken(None)] * 5)
    assert usual is not None and usual.first_word is None and usual.longest_pause is None
