"""The bank: every question with how it stands, narrowed by keys, and previewed where there is room."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.questions import Bank
from practice_tui.core.views.screens import BankRow
from practice_tui.tui.screens.bank import BankScreen
from practice_tui.tui.sheets.bank import line, needs_of
from tests.histories import make_wide_bank, write_history
from tests.tui.stage import Stage, on_stage

BANK = make_wide_bank()
ANSWER_OF_THE_FIRST = BANK.questions[0].answer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty attempts lie in it."""
    write_history(tmp_path, 30, BANK)
    return tmp_path


def rows_of(stage: Stage) -> list[str]:
    """The lines of the list, without the pointer at the marked one."""
    return [line.removeprefix("▸") for line in stage.text().split("\n") if ", question " in line]


async def test_each_question_shows_how_its_last_answer_went(folder: Path) -> None:
    async with on_stage(folder, (80, 44), bank=BANK) as stage:
        await stage.press("b")
        marks = {line.split()[0] for line in rows_of(stage)}
        assert {"·", "✗"} <= marks <= {"·", "✗", "~", "✓", "+"}
        asked = next(line for line in rows_of(stage) if line.split()[0] == "✗")
        assert "Foundations and learning paradigms" in stage.text()
        assert asked


async def test_chips_narrow_the_list_and_say_so_in_brackets(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("b")
        assert "90 questions" in stage.text()
        assert "[" not in stage.text()
        await stage.press("l")
        assert "[l basic]" in stage.text()
        assert "30 of 90 questions" in stage.text()
        await stage.press("k")
        assert "[k concept]" in stage.text()
        await stage.press("l", "l", "l", *"kkkkkkk")
        assert "[" not in stage.text()


async def test_a_topic_is_picked_from_a_list(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("b", "t", "down", "down", "enter")
        assert "[t Mathematics, tensors and autodiff]" in stage.text()
        assert "6 of 90 questions" in stage.text()
        assert all("Mathematics" in line for line in rows_of(stage))
        await stage.press("t", "home", "enter")
        assert "90 questions" in stage.text()


async def test_the_list_is_narrowed_to_what_is_due_missed_never_asked_or_flagged(folder: Path) -> None:
    async with on_stage(folder, (80, 44), bank=BANK) as stage:
        await stage.press("b", "o")
        assert "[o due]" in stage.text()
        assert rows_of(stage)
        assert all(line.endswith("due") for line in rows_of(stage))
        await stage.press("o")
        assert "[o missed or shaky]" in stage.text()
        assert {line.split()[0] for line in rows_of(stage)} == {"✗", "~"}
        await stage.press("o")
        assert "[o never asked]" in stage.text()
        assert {line.split()[0] for line in rows_of(stage)} == {"·"}
        await stage.press("o")
        assert "[o flagged]" in stage.text()
        assert "Nothing matches." in stage.text()


async def test_an_empty_list_names_the_hidden_questions_that_would_match(folder: Path) -> None:
    async with on_stage(folder, (80, 44), bank=BANK) as stage:
        await stage.press("b", "x", "slash", *"foundations-1 ", "enter")
        assert "Nothing matches but 1 hidden question: h lists what is hidden." in stage.text()
        await stage.press("slash", *"zzz", "enter")
        assert "Nothing matches. Try fewer or other words" in stage.text()
        await stage.press("slash", *["backspace"] * 3, "enter", "h")
        assert rows_of(stage)[0].endswith("hidden")


async def test_a_question_that_was_flagged_is_listed_as_flagged(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("b", "enter", "exclamation_mark", "down", "enter", *"x", "enter", "escape", "q")
        await stage.press("b", "o", "o", "o", "o")
        assert "[o flagged]" in stage.text()
        assert "1 of 90 questions" in stage.text()


async def test_a_flag_shows_at_once_on_the_page_and_in_the_list_below_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40), bank=BANK) as stage:
        await stage.press("b", "o", "o", "o", "o", "o", "enter", "exclamation_mark", "down", "enter", *"stale", "enter")
        assert "You flagged it: wrong, stale" in stage.text()
        assert "Kept." in stage.text()
        await stage.press("q")
        assert "Never asked · flagged" in stage.text()
        await stage.press("o", "o", "o", "o")
        assert "1 of 90 questions" in stage.text()


async def test_a_preview_shows_the_question_and_never_its_answer(folder: Path) -> None:
    async with on_stage(folder, (120, 40), bank=BANK) as stage:
        await stage.press("b")
        assert "What does foundations-1 do, and when does it" in stage.text()
        assert ANSWER_OF_THE_FIRST.short not in stage.text()
        assert BANK.questions[0].rubric[0].text not in stage.text()
        await stage.press("down")
        assert "What does math-1" in stage.text()


async def test_the_marked_question_is_pointed_at(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("b", "down")
        pointed = [line for line in stage.text().split("\n") if line.startswith("▸")]
        assert [line.split("  ")[1].split(",")[0] for line in pointed] == [BANK.questions[1].title.split(",")[0]]


async def test_a_preview_lists_the_newest_answers(tmp_path: Path) -> None:
    bank = Bank(BANK.topics, BANK.questions[:1], BANK.digest)
    write_history(tmp_path, 20, bank, hours=24)
    async with on_stage(tmp_path, (120, 40), bank=bank) as stage:
        await stage.press("b")
        assert "Asked 20 times" in stage.text()
        days = [line.split("│")[-1].split()[0] for line in stage.text().splitlines() if " of 2:00" in line]
        assert days == [f"2026-{day}" for day in ("03-01", *(f"02-{day}" for day in range(28, 17, -1)))]


async def test_a_preview_needs_room_and_a_resize_keeps_the_mark(folder: Path) -> None:
    async with on_stage(folder, (115, 30), bank=BANK) as stage:
        await stage.press("b", "down", "down")
        screen = stage.app.screen
        assert isinstance(screen, BankScreen)
        assert not screen.query_one("#preview").display
        await stage.pilot.resize_terminal(116, 30)
        await stage.pilot.pause()
        assert screen.query_one("#preview").display
        assert "What does losses-1" in stage.text()


async def test_on_a_narrow_but_high_screen_the_preview_stands_below_the_list(folder: Path) -> None:
    async with on_stage(folder, (80, 50), bank=BANK) as stage:
        await stage.press("b", "down", "down")
        lines = stage.text().split("\n")
        place = next(place for place, line in enumerate(lines) if "What does losses-1" in line)
        assert place > len(lines) // 2
        await stage.pilot.resize_terminal(80, 24)
        await stage.pilot.pause()
        assert "What does losses-1" not in stage.text()


@pytest.mark.parametrize("width", [80, 120, 200])
async def test_titles_are_whole_where_there_is_room(tmp_path: Path, width: int) -> None:
    async with on_stage(tmp_path, (width, 40), bank=BANK) as stage:
        await stage.press("b")
        assert "Initialisation, normalisation and gradient flow, question 1" in stage.text()


LONG = "A title of so many words that nothing has room beside it"


@pytest.mark.parametrize(("width", "of_the_long_one"), [(70, "due"), (110, "Maths basic concept due")])
def test_a_long_title_takes_no_column_from_the_others_and_stands_whole(width: int, of_the_long_one: str) -> None:
    titles = [*[f"Title {number:02}" for number in range(24)], LONG]
    questions = [replace(BANK.questions[0], title=title) for title in titles]
    rows = [BankRow(question, "Mathematics", short_topic="Maths", is_due=True) for question in questions]
    lines = [" ".join(line(bank_row, needs_of(rows), width).plain.split()) for bank_row in rows]
    assert all(drawn.endswith("basic concept due") for drawn in lines[:-1])
    assert lines[-1].removeprefix(f"· {LONG} ").replace("Mathematics", "Maths") == of_the_long_one


async def test_from_116_columns_what_is_known_of_a_question_stands_beside_it(folder: Path) -> None:
    async with on_stage(folder, (116, 30), bank=BANK) as stage:
        await stage.press("b", "enter")
        beside = next(line for line in stage.text().split("\n") if "What does foundations-1 do" in line)
        assert "topic   Foundations and learning paradigms" in beside
        assert "✗ missed" in stage.text()
        assert "stage   core" in stage.text()  # the word of the builder
        assert "foundations-1 must 1" not in stage.text()
        await stage.press("o")
        assert "In 30 seconds. foundations-1 in short." in stage.text()
        assert "Rubric" in stage.text()
        await stage.press("end")
        assert "Srivastava et al. 2014" in stage.text()


async def test_earlier_answers_stay_in_sight_above_an_answer_that_is_unfolded(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("b", "enter")
        earlier = next(line for line in stage.text().split("\n") if "✗ missed" in line)
        await stage.press("o")
        lines = [line.rstrip("▁▂▃▄▅▆▇█ ") for line in stage.text().split("\n")]
        assert "In 30 seconds." in lines[lines.index(earlier) + 2]


async def test_below_116_columns_it_stands_under_the_question(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("b", "enter")
        assert "Foundations and learning paradigms · basic · concept · 2m" in stage.text()
        assert "✗ missed" in stage.text()


@pytest.mark.parametrize("width", [60, 80, 96, 100, 120])
async def test_topics_of_the_list_stand_whole_or_in_their_short_titles(tmp_path: Path, width: int) -> None:
    bank = replace(BANK, topics=tuple(replace(topic, short=topic.title.split()[0]) for topic in BANK.topics))
    async with on_stage(tmp_path, (width, 24), bank=bank) as stage:
        await stage.press("b")
        listed = [line.split("│")[0] for line in rows_of(stage)]
        assert listed
        assert not any("…" in line.split(", question ")[1] for line in listed)


async def test_the_footer_and_the_chip_of_a_key_have_the_same_word(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40), bank=BANK) as stage:
        await stage.press("b")
        assert "o asked or not" in stage.text()
        assert "o Asked" in stage.text()
