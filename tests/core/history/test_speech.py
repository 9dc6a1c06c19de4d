from dataclasses import replace

from practice_tui.core.history.speech import Speech, current_anatomy, current_transcript
from tests.store.facts import NOON, key

DETECTED = Speech(key(5), key(2), NOON, "detector 1", 1.5, 9.0, 0.8, ((1.5, 6.0), (6.8, 11.3)))
WRITTEN = Speech(key(6), key(2), NOON, "recogniser 1", words=3, transcript="it zeroes units")


def test_a_recogniser_and_a_detector_both_stay_current() -> None:
    for facts in ([DETECTED, WRITTEN], [WRITTEN, DETECTED]):
        assert current_anatomy(facts) == DETECTED
        assert current_transcript(facts) == WRITTEN


def test_the_newest_of_each_is_current_in_whatever_order_they_come() -> None:
    again, anew = replace(DETECTED, id=key(7), spoken_s=8.5), replace(WRITTEN, id=key(8), transcript="it drops units")
    facts = [again, anew, DETECTED, WRITTEN]
    assert (current_anatomy(facts), current_transcript(facts)) == (again, anew)


def test_an_answer_without_a_word_has_an_anatomy_and_no_transcript() -> None:
    silent = Speech(key(9), key(2), NOON, "detector 1", spoken_s=0.0)
    assert current_anatomy([DETECTED, silent]) == silent
    assert current_transcript([DETECTED, silent]) is None
    assert current_anatomy([]) is None
