"""What was flagged is listed with its question, and on the question's page."""

from dataclasses import replace
from pathlib import Path

from practice_tui.core.bank.questions import Bank
from practice_tui.core.history.facts import RemarkKind
from practice_tui.presenters.flags import flag_lines, flag_markdown
from practice_tui.presenters.pages import question_page
from tests.fakes import TOPICS, FakeClock, make_bank, make_desk, make_question


def test_each_flag_is_a_line_with_title_id_kind_word_and_day(tmp_path: Path) -> None:
    clock = FakeClock()
    bank = Bank(TOPICS, (make_question("dropout"), make_question("batch-norm")))
    desk = make_desk(tmp_path, clock, bank)
    assert flag_lines(desk) == ["Nothing is flagged."]

    desk.notebook.remark("dropout", RemarkKind.WRONG, "it was\n2014")
    desk.notebook.remark("dropout", RemarkKind.NOTE, "mine alone")
    clock.advance(86400)
    desk.notebook.remark("batch-norm", RemarkKind.UNCLEAR, "")

    assert flag_lines(desk) == [
        "Dropout (dropout): wrong, it was 2014 (2026-03-02)",
        "Batch norm (batch-norm): unclear (2026-03-03)",
    ]
    assert question_page(desk, "dropout").flags == ("wrong, it was 2014 (2026-03-02)",)
    desk.close()


def test_a_question_that_changed_or_left_since_is_told(tmp_path: Path) -> None:
    bank = make_bank()
    desk = make_desk(tmp_path, FakeClock(), bank)
    for question in bank.questions[:2]:
        desk.notebook.remark(question.id, RemarkKind.OUTDATED, "since 2020")
    desk.close()
    mended = replace(bank.questions[0], prompt="Mended?")

    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (mended,)))
    assert flag_lines(desk) == [
        f"{mended.title} ({mended.id}): outdated, since 2020 (2026-03-02; the question has changed since)",
        f"{bank.questions[1].id}: outdated, since 2020 (2026-03-02; the question has left the bank)",
    ]
    desk.close()


def test_nothing_in_a_title_or_a_remark_is_taken_for_markdown(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (make_question("dropout", title="Use *args"),)))
    desk.notebook.remark("dropout", RemarkKind.WRONG, "a_b is [not] so")
    page = "\n".join(flag_markdown(desk))
    desk.close()
    assert r"### Use \*args (`dropout`)" in page
    assert r"a\_b is \[not\] so" in page
