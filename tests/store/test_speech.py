"""What was made of a recording is a fact like the others: it is kept, goes out, comes back, and is never changed."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.history.speech import Speech
from practice_tui.errors import PracticeError
from practice_tui.store.export_file import write_json
from practice_tui.store.history import History
from practice_tui.store.import_reader import read_import
from practice_tui.store.opening import open_history
from practice_tui.store.speech_rows import read_speech, read_transcripts
from tests.store.facts import NOON, key, trial
from tests.store.test_export_and_import import sat

DETECTED = Speech(key(50), key(2), NOON, "detector 1", 1.25, 9.0, 0.8, ((1.25, 6.0), (6.8, 11.3)))
WRITTEN = Speech(key(51), key(2), NOON, "recogniser 1", words=3, fillers=0, transcript="it “zeroes” units")


@pytest.fixture
def spoken(history: History) -> History:
    history.write(sat())
    history.write([DETECTED, WRITTEN])
    return history


def test_every_field_comes_back(spoken: History) -> None:
    assert read_speech(spoken, [key(2)]) == [DETECTED, WRITTEN]
    assert read_speech(spoken, [key(3)]) == read_speech(spoken, []) == []


def test_the_newest_transcript_of_a_round_is_told_and_no_empty_one(spoken: History) -> None:
    spoken.write([replace(WRITTEN, id=key(52), transcript="it zeroes"), replace(DETECTED, id=key(53))])
    assert read_transcripts(spoken, key(1)) == {key(2): "it zeroes"}
    assert read_transcripts(spoken, key(9)) == {}


def test_it_goes_out_and_comes_back_once(spoken: History, tmp_path: Path) -> None:
    write_json(spoken.tables(), tmp_path / "export.json", "practice test", NOON)
    other = open_history(tmp_path / "other" / "history.db")
    other.merge(read_import(tmp_path / "export.json", other.path))
    assert read_speech(other, [key(2)]) == [DETECTED, WRITTEN]
    assert not other.has_news(spoken.tables())


def test_it_stays_with_its_answer_when_a_question_is_renamed(spoken: History) -> None:
    spoken.names = replace(spoken.names, questions={"relu": "rectifier"})
    (attempt,) = [each for each in spoken.attempts() if each.id == key(2)]
    assert read_speech(spoken, [attempt.id]) == [DETECTED, WRITTEN]


def test_the_same_fact_is_stored_once_and_another_of_its_id_is_refused(spoken: History) -> None:
    spoken.write([DETECTED])
    assert len(read_speech(spoken, [key(2)])) == 2
    with pytest.raises(PracticeError, match="its id belongs to something else"):
        spoken.write([replace(DETECTED, onset_s=3.0)])


def test_it_is_neither_changed_nor_deleted(spoken: History) -> None:
    for change in ("UPDATE speech SET transcript = ''", "DELETE FROM speech"):
        with pytest.raises(sqlite3.IntegrityError, match="speech are only ever added"):
            spoken._connection.execute(change)


def test_it_needs_an_answer(history: History) -> None:
    history.write(sat())
    with pytest.raises(PracticeError, match="NOT SAVED"):
        history.write([replace(DETECTED, attempt_id=trial(99).id)])


def test_a_row_with_spans_that_end_before_they_begin_is_passed_over_and_named(spoken: History) -> None:
    spoken._connection.execute(
        "INSERT INTO speech(id, attempt_id, at, by, spoken_s, spans) VALUES(?, ?, ?, 'x', 1.0, '[[4, 2]]')",
        (key(60), key(2), NOON.isoformat()),
    )
    assert read_speech(spoken, [key(2)]) == [DETECTED, WRITTEN]
    (fault,) = spoken.left_out_facts()
    assert (fault.table, fault.id) == ("speech", key(60))
