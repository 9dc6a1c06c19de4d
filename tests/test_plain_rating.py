"""A second opinion line by line."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.core.history.interview_facts import Hearing, SheetOf
from practice_tui.core.views.opinion_wording import SEALED, UNTOUCHED
from practice_tui.plain.second_opinions import rate_plainly
from practice_tui.presenters.second_opinions import begin_second_opinion
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.second_opinions import opinions
from tests.fakes import FakeClock, make_desk
from tests.sitting.test_second_opinions import NOTED, SAID, written
from tests.store.facts import key


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return written(make_desk(tmp_path, FakeClock()))


def rated(desk: Desk, *lines: str) -> str:
    """What a second opinion by Ann prints."""
    out = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    rate_plainly(begin_second_opinion(desk, "", "Ann"), source, out)
    return out.getvalue()


def test_a_whole_sheet_shows_answer_and_rubric_and_both_scores_only_at_its_end(desk: Desk) -> None:
    text = rated(
        desk,
        "acc",
        "b",
        "note shorter",
        "keep tired",
        "answer",
        "mistakes",
        "2",
        "back",
        "3",
        "",
        "w",
        "1",
        "",
        "sign yes",
    )
    before, _, after = text.partition("Signed. Nothing of it changes any more.")

    assert f"Notes: {NOTED}" in before and "c heard with help question-0 must 3" in before
    assert "question-0 in full." in before and "“question-0 doubles the cost” It depends" in before
    assert SAID not in text and "you 3 SOLID" not in before
    assert "1  Question 0: you 3 SOLID, Ann 3 SOLID" in after and "Ann: shorter" in after
    assert "tired" not in text.replace("keep tired", "")
    (opinion,) = opinions(desk)
    assert opinion.pairs == [(3, 3), (2, 1)]
    (filled,) = desk.sheets.filled_sheets(SheetOf.ROUND)
    mark = filled.marks[0]
    assert (mark.private, mark.note) == ("tired", "shorter")
    assert [point.heard for point in mark.points] == [1, 1, Hearing.HELPED, 0, 0, 0]


def test_what_ends_with_its_input_stays_sealed_and_goes_on(desk: Desk) -> None:
    assert rated(desk, "a", "2").endswith(f"{SEALED}\n")
    assert opinions(desk) == []

    text = rated(desk, "", "4", "sign", "sign yes")
    assert "2 answers, scored on this sheet: 1." in text
    assert "sign yes signs it; from then on nothing of the sheet changes" in text
    assert opinions(desk)[0].pairs == [(3, 2), (2, 4)]


def test_the_transcript_of_a_recording_is_read_too(desk: Desk) -> None:
    at = desk.moments.clock.now().isoformat()
    with closing(sqlite3.connect(desk.history.path)) as connection, connection:
        for number, words in enumerate(("first try of the recogniser", "what was said aloud")):
            connection.execute(
                "INSERT INTO speech(id, attempt_id, at, by, transcript) VALUES(?, ?, ?, 'test', ?)",
                (key(50 + number), key(2), at, words),
            )
    text = rated(desk, "transcript", "?", "q")
    assert text.count("what was said aloud") == 2 and "first try" not in text
    assert "notes, transcript, answer, mistakes: read one of them" in text


def test_whoever_only_looks_leaves_nothing(desk: Desk) -> None:
    text = rated(desk, "question", "zz", "", "?", "q")
    assert "zz: nothing happens here. Tick what is there" in text
    assert "enter: nothing happens here." in text
    assert "notes, answer, mistakes: read one of them" in text
    assert text.endswith(f"{UNTOUCHED}\n")
    assert desk.sheets.filled_sheets(SheetOf.ROUND) == []
