from dataclasses import replace

from practice_tui.core.history.speech import Speech, current_anatomies, current_transcripts
from tests.store.facts import NOON, key

ANSWER, OTHER = key(2), key(3)
DETECTED = Speech(key(5), ANSWER, NOON, "detector 1", 1.5, 9.0, 0.8, ((1.5, 6.0), (6.8, 11.3)))
WRITTEN = Speech(key(6), ANSWER, NOON, "recogniser 1", words=3, transcript="it zeroes units")


def test_a_recogniser_and_a_detector_both_stay_current() -> None:
    for facts in ([DETECTED, WRITTEN], [WRITTEN, DETECTED]):
        assert current_anatomies(facts) == {ANSWER: DETECTED}
        assert current_transcripts(facts) == {ANSWER: WRITTEN}


def test_the_newest_of_each_is_current_in_whatever_order_they_come() -> None:
    again, anew = replace(DETECTED, id=key(7), spoken_s=8.5), replace(WRITTEN, id=key(8), transcript="it drops units")
    of_other = replace(WRITTEN, id=key(9), attempt_id=OTHER)
    facts = [again, anew, of_other, DETECTED, WRITTEN]
    assert current_anatomies(facts) == {ANSWER: again}
    assert current_transcripts(facts) == {ANSWER: anew, OTHER: of_other}


def test_an_answer_without_a_word_has_an_anatomy_and_no_transcript() -> None:
    silent = Speech(key(9), ANSWER, NOON, "detector 1", spoken_s=0.0)
    assert current_anatomies([DETECTED, silent]) == {ANSWER: silent}
    assert current_transcripts([DETECTED, silent]) == current_anatomies([]) == {}
