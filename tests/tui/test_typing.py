"""Whoever starts to type while the clock runs loses nothing: what is typed stands in the notes."""

from pathlib import Path

import pytest
from textual.events import Paste

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank, Clarify, Kind
from practice_tui.store.opening import open_history
from practice_tui.tui.widgets.notes import Notes
from tests.fakes import TOPICS, make_question
from tests.tui.stage import Stage, on_stage

ONE = (Plan("one", "One", 1),)
ANSWERING = ("enter", "enter")
CLARIFIED = Bank(TOPICS, (make_question(clarify=(Clarify("How many users?", "Two million"),)),))
CODE = Bank(TOPICS, (make_question(kind=Kind.CODE),))


def notes_of(stage: Stage) -> str:
    return stage.app.screen.query_one(Notes).text


def facts_in(folder: Path) -> int:
    history = open_history(folder / "history.db")
    return len(history.attempts()) + sum(record.state != "unfinished" for record in history.rounds())


@pytest.mark.parametrize(
    ("word", "every"),
    [
        ("que", 0.05),
        ("que", 0.25),
        ("xavier", 0.39),
        ("pause", 0.05),
        ("he said!", 0.25),
        ("!?", 0.25),
        ("softmax first 3", 1.0),
        ("Quick", 0.25),
        ("neural nets", 0.25),
        ("я думаю", 0.05),
    ],
)
async def test_a_word_typed_into_an_answer_stands_in_the_notes(tmp_path: Path, word: str, every: float) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.pass_time(3)
        await stage.type(word, every)
        assert notes_of(stage) == word
        assert "Leave the round?" not in stage.text()
        await stage.press("escape", "enter", "s")
        assert "Tick what you said" in stage.text()
    assert open_history(tmp_path / "history.db").attempts()[0].answer == word


@pytest.mark.parametrize(("pair", "said"), [("qq", "Leave the round?"), ("xx", "Skip it?"), ("hh", "hint 2")])
async def test_a_doubled_command_is_two_presses(tmp_path: Path, pair: str, said: str) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.type(pair, 0.05)
        assert said in stage.text()
        assert not stage.app.screen.query(Notes) or not notes_of(stage)
    assert facts_in(tmp_path) == 0


async def test_a_letter_long_after_a_command_is_no_word(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.type("xa", 0.6)
        assert "a does nothing here" in stage.text()
        assert "Skip it?" in stage.text()
        await stage.type("z", 0.6)
        assert "keep going" in stage.text()
        await stage.type("qu", 0.6)
        assert "Leave the round?" in stage.text()
    assert facts_in(tmp_path) == 0


async def test_what_was_paused_by_a_first_letter_never_stood_still(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.type("pr", 0.3)
        await stage.pass_time(10)
        assert "0:10 of 2:00" in stage.text()
        await stage.press("escape", "enter", "s")
    (attempt,) = open_history(tmp_path / "history.db").attempts()
    assert attempt.paused_s == 0.0


async def test_a_space_at_the_start_is_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING, "space")
        assert not stage.app.screen.query_one(Notes).display


async def test_what_follows_n_is_written_there(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.type("n", 0.05)
        await stage.type("x", 0.6)
        assert notes_of(stage) == "x"


async def test_a_word_with_n_in_front_is_whole_below_what_is_there(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.type("neural nets", 0.2)
        await stage.press("escape")
        await stage.type("nets learn", 0.2)
        assert notes_of(stage) == "neural nets\nnets learn"


async def test_a_single_i_with_nothing_to_ask_says_so(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE, bank=Bank(TOPICS, (make_question(clarify=()),))) as stage:
        await stage.press(*ANSWERING, "i")
        assert "There is nothing to ask here." in stage.text()
        assert not stage.app.screen.query_one(Notes).display
        await stage.type("if", 0.2)
        assert notes_of(stage) == "if"


async def test_a_question_to_the_interviewer_that_isnt_sent_stays_in_the_notes(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=CLARIFIED, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.type("is it big", 0.05)
        assert "Two million" not in stage.text()
        await stage.press("escape")
        assert notes_of(stage) == "s it big"
        await stage.press("i", "enter")
        assert "you ask  How many users?" in stage.text()
        assert "they say  Two million" in stage.text()


async def test_enter_keeps_the_indent_and_tab_writes_blanks_in_code(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=CODE, plans=ONE) as stage:
        await stage.press(*ANSWERING, *"def f(x):", "enter", "tab", *"y = x", "enter", *"return y", "escape")
        assert notes_of(stage) == "def f(x):\n    y = x\n    return y"


async def test_the_question_is_scrolled_while_one_writes(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question(prompt="\n\n".join(f"Paragraph {number}." for number in range(12))),))
    async with on_stage(tmp_path, (60, 20), bank=bank, plans=ONE) as stage:
        await stage.press(*ANSWERING, *"word")
        assert "Paragraph 11." not in stage.text()
        await stage.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert "Paragraph 11." in stage.text()
        await stage.press("s")
        assert notes_of(stage) == "words"


async def test_notes_that_are_opened_again_go_on_on_a_new_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING, *"soft", "escape", "q", "down", "enter", "enter", "p", *"max")
        assert notes_of(stage) == "soft\nmax"
        await stage.press("escape")
        stage.app.post_message(Paste("max = 1\n"))
        await stage.press("escape", *"end")
        assert notes_of(stage) == "soft\nmax\nmax = 1\nend"


async def test_a_retry_goes_back_to_the_score_unless_z_begins_a_word(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING, "enter", "s", "3", "r")
        assert "z Back" in stage.text()
        await stage.type("zz", 0.3)
        assert "Saved #1." in stage.text()
        await stage.press("r")
        await stage.type("zero", 0.3)
        assert notes_of(stage) == "zero"
        assert "z Back" not in stage.text()


async def test_n_alone_goes_on_at_the_end_of_the_notes(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING, *"soft", "escape", "n", *"max")
        assert notes_of(stage) == "softmax"


async def test_a_paste_while_answering_goes_into_the_notes_with_its_lines(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        stage.app.post_message(Paste("x = 1\nq = 2"))
        await stage.press("escape")
        assert notes_of(stage) == "x = 1\nq = 2"


async def test_a_paste_of_lines_into_a_field_of_one_line_is_joined(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING, "enter", "s", "n")
        stage.app.post_message(Paste("what I said\nand what I meant"))
        await stage.press("enter", "3", "n")
        stage.app.post_message(Paste("a private thought\nand what to read next"))
        await stage.press("enter")
    history = open_history(tmp_path / "history.db")
    assert history.attempts(with_ticks=True)[0].said == "what I said and what I meant"
    assert [note.text for note in history.remarks()] == ["a private thought and what to read next"]


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_a_field_of_one_line_stands_above_what_is_said_of_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.pass_time(3)
        await stage.press("enter", "s", "n")
        await stage.type("a rough sketch", 0.25)
        assert "a rough sketch" in stage.text()
        await stage.press("enter", "3", "n")
        await stage.type("read it again", 0.25)
        assert "read it again" in stage.text()


async def test_a_burst_of_keys_keeps_its_order(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.pass_time(3)
        await stage.burst(*"nab", "backspace", *"cd", "left", "X", "enter", *"Y", "escape", "enter", "s", "a", "b", "3")
        assert "Saved #1." in stage.text()
    (attempt,) = open_history(tmp_path / "history.db").attempts(with_ticks=True)
    assert attempt.answer == "nacX\nYd"
    assert [tick.point for tick in attempt.ticks if tick.heard] == [0, 1]


@pytest.mark.parametrize("word", ["question", "!oops", "quit while it is good"])
async def test_a_word_that_comes_at_once_is_whole_though_it_opens_a_window(tmp_path: Path, word: str) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.pass_time(3)
        await stage.burst(*word)
        assert notes_of(stage) == word
        assert "not now" not in stage.text()


async def test_a_burst_into_the_search_of_the_bank_keeps_its_order(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.burst("b", "slash", *"quex", "backspace", *"stion 4", "enter")
        await stage.press("down")
        assert "1 of 9 questions" in stage.text()


async def test_an_enter_tapped_every_two_fifths_of_a_second_starts_a_round(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.tap("enter", 4, every=0.4)
        assert "Answer aloud; enter when done" in stage.text()
        await stage.tap("enter", 4, every=0.4)
        assert "Answer aloud; enter when done" in stage.text()
        await stage.tap("enter", 2, every=0.4)
        assert "How sure were you?" in stage.text()
        await stage.tap("enter", 20, every=0.4)
        assert "How sure were you?" in stage.text()
    assert facts_in(tmp_path) == 0


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_more_lines_than_fit_into_the_notes_are_undone_and_done_again(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    pasted = "\n".join(f"line {number}" for number in range(60))
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press(*ANSWERING)
        await stage.type("first", 0.25)
        stage.app.post_message(Paste(pasted))
        await stage.press("ctrl+z")
        assert notes_of(stage) == "first"
        await stage.press("ctrl+y")
        assert notes_of(stage) == f"first{pasted}"
        await stage.type("!", 0.25)
        assert notes_of(stage) == f"first{pasted}!"
        await stage.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y")
        assert notes_of(stage) == f"first{pasted}!"


async def test_undo_in_a_field_of_one_line_leaves_what_is_typed(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*ANSWERING, "enter", "s", "n")
        await stage.type("abc", 0.25)
        await stage.press("ctrl+z", "ctrl+y", "d")
        assert "abcd" in stage.text()
