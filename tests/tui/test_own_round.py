"""The builder of one's own round: values turn both ways, things are taken in and out, and it says what comes of it."""

from dataclasses import replace
from pathlib import Path

from practice_tui.core.bank.questions import Bank, Kind
from tests.desks import desk_of_files
from tests.fakes import TOPICS, make_bank
from tests.tui.stage import SIZES, Stage, on_stage

KINDS = list(Kind)
BANK = Bank(
    TOPICS,
    tuple(replace(question, kind=KINDS[number % 7]) for number, question in enumerate(make_bank(21).questions)),
    digest="0" * 16,
)
SAT = (
    "enter",
    "enter",
    "enter",
    "s",
    "a",
    "1",
    "enter",
    "enter",
    "s",
    "a",
    "4",
    "enter",
    "enter",
    "s",
    "a",
    "4",
    "enter",
    "q",
)
TO_ONLY, TO_MODE = ("down",), ("down", "down")


def line_of(stage: Stage, label: str) -> str:
    return next(line for line in stage.text().splitlines() if line.lstrip("▸ ").startswith(label))


async def test_ones_own_round_is_chosen_and_remembered(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("n")
        assert "21 questions match; about 10 min." in stage.text()
        await stage.press("right", *TO_MODE, "right", *("down",) * 3, "space")
        assert "‹ 8 ›" in line_of(stage, "Questions")
        assert "‹ pressure ›" in line_of(stage, "Mode")
        assert "[✓ basic 9]" in line_of(stage, "Levels")
        await stage.press("right", "space", "left", "space", "down", "right", "right", "right", "space")
        assert "✓ numeric 3" in line_of(stage, "Kinds")
        assert "1 question matches, so the round has 1; about 2 min." in stage.text()
        await stage.press("enter")
        assert "Only 1 of 8 questions" in stage.text()
        await stage.press("q", "n")
        assert "1 question matches, so the round has 1" in stage.text()


async def test_a_value_turns_both_ways(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("n", "right", "right")
        assert "‹ 10 ›" in line_of(stage, "Questions")
        await stage.press("left")
        assert "‹ 8 ›" in line_of(stage, "Questions")
        await stage.press("left", "left", "left", "left")
        assert "‹ 30 ›" in line_of(stage, "Questions")


async def test_a_round_of_what_was_missed_of_what_is_new_and_of_what_nothing_is(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press(*SAT, "n", *TO_ONLY, "right")
        assert "‹ missed the last time ›" in line_of(stage, "Only")
        assert "1 question matches" in stage.text()
        await stage.press("right", "right")
        assert "‹ flagged by you ›" in line_of(stage, "Only")
        assert "No question matches: take in more topics, kinds or levels or all questions." in stage.text()
        await stage.press("enter")
        assert "Your own round" in stage.text()
        await stage.press("right")
        assert "18 questions match" in stage.text()
        await stage.press("left", "left", "left", "enter")
        assert "Only 1 of 5 questions" in stage.text()


async def test_the_marked_thing_is_in_sight_and_arrows_go_through_all_of_it(tmp_path: Path) -> None:
    for size in SIZES:
        async with on_stage(tmp_path / str(size[0]), size, bank=BANK) as stage:
            await stage.press("n", "up")
            assert "[· Attention and transformers 7]" in stage.text()
            await stage.press("space")
            assert "[✓ Attention and transformers 7]" in stage.text()
            assert "7 questions match" in stage.text()
            await stage.press("down")
            assert line_of(stage, "Questions").startswith(" ▸")
            await stage.press("tab", "tab", "shift+tab")
            assert line_of(stage, "Only").lstrip("│ ").startswith("▸")


async def test_a_click_does_what_the_keys_do(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("n")
        lines = stage.text().splitlines()
        row = next(number for number, line in enumerate(lines) if "· numeric 3" in line)
        await stage.pilot.click(offset=(lines[row].index("numeric"), row))
        await stage.pilot.pause()
        assert "[✓ numeric 3]" in stage.text()
        assert "3 questions match" in stage.text()


async def test_from_116_columns_the_questions_that_may_be_asked_stand_beside_the_fields(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (116, 30), bank=BANK) as stage:
        await stage.press("n", *["tab"] * 6, "right", "right", "right", "space")
        assert "What may be asked" in stage.text()
        assert all(f"Question {number} " in stage.text() for number in (3, 10, 17))
        assert "Question 4 " not in stage.text()


async def test_no_level_chosen_is_said_to_mean_every_level(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("n", *("down",) * 5)
        assert "With none chosen, every level is asked; the same goes for kinds and topics" in stage.text()


async def test_a_round_is_kept_as_a_plan_under_a_name(tmp_path: Path) -> None:
    async with on_stage(tmp_path, open_desk=lambda clock: desk_of_files(tmp_path, clock)) as stage:
        await stage.press("n", "ctrl+s", "enter")
        assert "The plan needs a name." in stage.text()
        await stage.press(*"short", "enter")
        assert "There is a plan short already" in stage.text()
        await stage.press(*" one")
        assert "practice round --plan short-one" in stage.text()
        await stage.press("enter")
        assert "Kept as short-one: on Home, and for practice round --plan" in stage.text()
        assert "Your own round" in stage.text()
        await stage.press("escape")
        assert "short one" in stage.text()
