"""The sheet for the evening before: what stands on it, in which order, and where it is written."""

import html
from pathlib import Path

import pytest

from practice_tui.core.bank.questions import Bank, Topic
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import ASKED_THEM, RemarkKind, RoundNote
from practice_tui.core.rounds.events import Begin, Next, Rate, Write
from practice_tui.errors import PracticeError
from practice_tui.presenters.evening_page import sheet_lines
from practice_tui.presenters.evening_sheet import LONGEST, OWN_WORK
from practice_tui.presenters.targets import change_interview
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_questions
from tests.fakes import ANSWER, TOPICS, FakeClock, make_desk, make_question, sit

STORY = make_question("largest-mistake", topic=OWN_WORK)
BANK = Bank((*TOPICS, Topic(OWN_WORK, "Your own work")), (*map(make_question, ("relu", "adam", "wal")), STORY))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path, FakeClock(), BANK)


def answer(desk: Desk, question_id: str, score: Score, said: str = "", typed: str = "") -> str:
    sitting = begin_questions(desk, (question_id,))
    sit(desk, sitting, Begin(), Write(typed), *ANSWER, Write(said), Rate(score), Next())
    return sitting.round.id


def sheet(desk: Desk) -> list[str]:
    return sheet_lines(desk, None, overwrites=False)


def test_best_lines_stories_notes_and_questions_stand_in_this_order(desk: Desk) -> None:
    change_interview(desk, "2026-03-03")
    answer(desk, "relu", Score.STRONG, "It is a gate.", "zero below\nlinear above")
    answer(desk, "largest-mistake", Score.SOLID, "I trained on the test set.")
    round_id = answer(desk, "adam", Score.SHAKY, "It adapts.")
    desk.notebook.remark("relu", RemarkKind.NOTE, "say dying units")
    desk.notebook.remark("wal", RemarkKind.NOTE, "old")
    desk.notebook.remark("wal", RemarkKind.NOTE, "fsync first")
    at = desk.moments()
    desk.history.write([RoundNote(at.id, round_id, at.now, ASKED_THEM, "Who is on call?")])
    lines = [line.strip() for line in sheet(desk) if line.strip(" -=")]
    assert lines == [
        "The evening before",
        "Interview tomorrow.",
        "Your stories",
        "- Largest mistake",
        "I trained on the test set.",
        "Your best lines",
        "- Relu",
        "It is a gate.",
        "zero below / linear above",
        "Note: say dying units",
        "Notes to yourself",
        "- Wal",
        "fsync first",
        "Ask them",
        "- Who is on call?",
    ]


def test_only_the_newest_answer_decides_and_what_has_no_word_is_named(desk: Desk) -> None:
    answer(desk, "relu", Score.STRONG, "It is a gate.")
    answer(desk, "adam", Score.STRONG)
    assert "It is a gate." in map(str.strip, sheet(desk))
    answer(desk, "relu", Score.MISSED)
    lines = sheet(desk)
    assert "It is a gate." not in map(str.strip, lines)
    assert lines[lines.index("Also went well") + 2] == "- Adam"


def test_an_empty_history_says_what_it_would_take_and_a_long_text_is_cut(desk: Desk) -> None:
    assert any(line.startswith("Nothing to put on it yet") for line in sheet(desk))
    answer(desk, "relu", Score.STRONG, typed="word " * 400)
    written = " ".join(line.strip() for line in sheet(desk) if "word" in line)
    assert len(written) <= LONGEST and written.endswith("…")


def test_the_page_for_a_phone_loads_nothing_and_shows_hostile_text_literally(desk: Desk, tmp_path: Path) -> None:
    answer(desk, "relu", Score.STRONG, "<script>alert(1)</script> \x1b[31m")
    path = tmp_path / "sheet.html"
    assert sheet_lines(desk, path, overwrites=False)[0] == f"Your sheet: {path}"
    page = path.read_text("utf-8")
    assert "width=device-width" in page
    assert "default-src 'none'" in html.unescape(page)
    assert "<script" not in page and "\x1b" not in page and "&lt;script&gt;" in page
    with pytest.raises(PracticeError, match="is there already"):
        sheet_lines(desk, path, overwrites=False)
    with pytest.raises(PracticeError, match="ends in none of"):
        sheet_lines(desk, tmp_path / "sheet.pdf", overwrites=False)
