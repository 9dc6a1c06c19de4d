"""Two panes from 116 columns: what stands in them, what opens them, and that a resize changes neither."""

from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Answer, Bank, Clarify
from practice_tui.tui.panes import WIDE
from practice_tui.tui.screens.round import RoundScreen
from practice_tui.tui.widgets.large_clock import LargeClock
from practice_tui.tui.widgets.notes import Notes
from tests.fakes import TOPICS, make_question
from tests.tui.stage import Stage, on_stage
from tests.tui.test_in_sight import was_opened
from tests.tui.test_interview import click, resize

ONE = (Plan("one", "One", 1),)
ON_SITE = (Plan("on-site", "On-site", 4, follow_ups=True),)
PRESSURE = (Plan("exam", "Exam", 2, mode=Mode.PRESSURE),)
START, ANSWER = ("enter", "enter"), ("enter", "s")
SIZES = [(60, 20), (80, 24), (WIDE - 1, 30), (WIDE, 30), (80, 50), (120, 40), (200, 50)]
LONG = "\n\n".join(f"Paragraph {number}." for number in range(60))


def digits(stage: Stage) -> list[str]:
    clocks = stage.app.screen.query(LargeClock)
    return [clock.figure for clock in clocks if clock.is_on_screen and clock.display and clock.figure]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_line_of_the_answer_is_there_before_it_is_asked_for(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press(*START, *ANSWER, "a")
        shown = stage.text()
        assert "in short" not in shown and "in full" not in shown and "doubles the cost" not in shown
        assert "What does" in shown and "a ✓" in shown and "1 ✗ missed" in shown
        assert was_opened(stage) is False
        await stage.press("3")
        assert "in short" not in stage.text()
        assert "✓ 3 SOLID" in stage.text() and "left out" in stage.text().lower()


@pytest.mark.parametrize(("size", "tabs"), [((80, 24), 1), ((120, 40), 0)])
async def test_from_116_columns_what_one_said_stands_beside_the_rubric(
    tmp_path: Path, size: tuple[int, int], tabs: int
) -> None:
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press(*START, *"my words", "escape", *ANSWER)
        assert ("my words" in stage.text()) is (tabs == 0)
        assert "a ·" in stage.text()
        await stage.press(*["tab"] * tabs)
        assert "my words" in stage.text()
        assert ("a ·" in stage.text()) is (tabs == 0)


async def test_on_a_narrow_and_high_screen_the_points_and_scores_stand_below_ones_own_words(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (80, 50), plans=ONE) as stage:
        await stage.press(*START, *"my words", "escape", *ANSWER, "a", "tab")
        lines = stage.text().split("\n")
        places = [
            next(place for place, line in enumerate(lines) if part in line) for part in ("my words", "a ✓", "1 ✗")
        ]
        assert places == sorted(places)
        await stage.press("b", "tab")
        assert "in full" in stage.text() and "b ✓" not in stage.text()
        await stage.press("shift+tab", "3", "tab")
        assert "my words" in stage.text() and "✓ 3 SOLID" in stage.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("head", "text", "opened"), [("Answer", "in full", True), ("Earlier", "Never answered", False)]
)
async def test_a_click_on_a_head_turns_the_pane(
    tmp_path: Path, size: tuple[int, int], head: str, text: str, opened: bool
) -> None:
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        await click(stage, head)
        await stage.pilot.pause()
        assert text in stage.text()
        assert was_opened(stage) is opened


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_answer_that_was_open_is_closed_for_the_next_question(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size, plans=(Plan("two", "Two", 2),)) as stage:
        await stage.press(*START, *ANSWER)
        await click(stage, "Answer")
        await stage.pilot.pause()
        assert "in short" in stage.text()
        await stage.press("3", "enter", *ANSWER)
        assert "a ·" in stage.text()
        assert "in short" not in stage.text()
        screen = stage.app.screen
        assert isinstance(screen, RoundScreen) and screen.view
        assert [result.opened for result in screen.view.round.results] == [True, False]


async def test_mistakes_that_were_read_before_the_score_give_the_answer_away_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*START, *ANSWER, "shift+tab")
        assert was_opened(stage) is False
        await stage.press("shift+tab")
        assert "doubles the cost" in stage.text()
        assert was_opened(stage) is True


@pytest.mark.parametrize(
    ("size", "large"), [((80, 24), []), ((120, 29), []), ((120, 30), ["0:01"]), ((80, 30), ["0:01"])]
)
async def test_the_clock_is_large_from_30_rows_and_stands_on_the_screen_once(
    tmp_path: Path, size: tuple[int, int], large: list[str]
) -> None:
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press(*START)
        await stage.pass_time(1)
        assert digits(stage) == large
        assert stage.text().count("of 2:00 · keep going") == 1
        assert ("0:01 of 2:00" in stage.text()) is not bool(large)


async def test_a_resize_keeps_what_is_written_in_the_pane_and_the_scroll(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question(prompt=LONG),))
    async with on_stage(tmp_path, (80, 24), bank=bank, plans=ONE) as stage:
        await stage.press(*START, "n", *"half", "pagedown", "pagedown")
        screen = stage.app.screen
        scrolled = screen.query_one("#asked").scroll_y
        await resize(stage, 120, 40)
        assert isinstance(stage.app.screen.focused, Notes)
        assert scrolled > 0 and screen.query_one("#asked").scroll_y >= min(scrolled, 1)
        await stage.press(*"way")
        assert "halfway" in stage.text()
        await stage.press("escape", *ANSWER, "tab")
        assert "in full" in stage.text()
        await resize(stage, 80, 24)
        assert "in full" in stage.text() and "Paragraph 0." in stage.text()
        assert isinstance(screen, RoundScreen) and screen.panel == "Answer"


async def test_what_the_interviewer_tells_stands_beside_the_question(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question(clarify=(Clarify("How many users?", "Two million"),)),))
    async with on_stage(tmp_path, (120, 40), bank=bank, plans=ONE) as stage:
        await stage.press(*START, "h", "i", "enter")
        lines = stage.text().split("\n")
        (told,) = [line for line in lines if "Two million" in line]
        assert told.index("Two million") > 70
        assert any("hint 1" in line and line.index("hint 1") > 70 for line in lines)


async def test_what_was_left_out_says_whether_it_is_asked_about_later(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ON_SITE) as stage:
        await stage.press(*START, *ANSWER, "a", "2")
        lines = [line for line in stage.text().split("\n") if "must" in line]
        assert [line.strip().partition("  ")[2] for line in lines] == ["asked about later", "", ""]
        assert "Comes back tomorrow." in stage.text()
        await stage.press("enter", *ANSWER, *"abcd", "3", "enter", "enter", "3")
        assert "The interviewer comes back to 1 earlier question." in stage.text()


async def test_earlier_scores_stand_with_their_days_between_questions(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question(),))
    async with on_stage(tmp_path, bank=bank, plans=ONE) as stage:
        await stage.press(*START, *ANSWER, "2", "enter", "q")
        await stage.press(*START, *ANSWER, "3")
        assert "Earlier  ~ 2026-03-02" in stage.text()


async def test_under_pressure_only_the_time_is_said_between_questions(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40), plans=PRESSURE) as stage:
        await stage.press(*START, "enter")
        assert "space Go on" in stage.text() and "Reveal" not in stage.text()
        await stage.press("s")
        shown = stage.text()
        assert "Answered in 0:02 of 2:00, sure." in shown
        assert "1 more question, then the review." in shown
        assert "must 1" not in shown and "Answer " not in shown and "Yours" not in shown


@pytest.mark.parametrize("keys", [ANSWER[:1], ("x",)])
async def test_the_question_stays_in_sight_while_an_answer_or_a_skip_can_be_taken_back(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*START, *"notes", "escape", *keys)
        shown = stage.text()
        assert "and when does it fail?" in shown
        assert "How sure were you?" in shown or "Skip it?" in shown
        assert "otes" in shown


@pytest.mark.parametrize("key", ["q", "exclamation_mark"])
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_windows_stand_in_the_middle(tmp_path: Path, size: tuple[int, int], key: str) -> None:
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press(*START, key)
        window = stage.app.screen.query_one("#window").region
        assert abs(window.x - (size[0] - window.right)) <= 1
        assert abs(window.y - (size[1] - window.bottom)) <= 1


@pytest.mark.parametrize("keys", [("question_mark",), ("i",), (*START, "exclamation_mark"), (*START, "q")], ids=str)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nothing_stands_beside_a_window(tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press(*keys)
        window = stage.app.screen.query_one("#window").region
        lines = stage.text().split("\n")[window.y : window.bottom]
        assert lines[0].strip().startswith("╭─") and lines[-1].strip().endswith("─╯")
        assert {line[: window.x].strip() + line[window.right :].strip() for line in lines} == {""}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_line_of_prose_is_wider_than_can_be_read(tmp_path: Path, size: tuple[int, int]) -> None:
    bank = Bank(TOPICS, (make_question(prompt="word " * 60, hints=("hint " * 40,)),))
    async with on_stage(tmp_path, size, bank=bank, plans=ONE) as stage:
        await stage.press(*START, "h")
        spans = [line.strip() for part in stage.text().split("\n") for line in part.split("│") if "word word" in line]
        assert spans and max(map(len, spans)) <= 78


@pytest.mark.parametrize("size", [(60, 20), (WIDE, 30)], ids=str)
async def test_the_widest_formula_is_whole_where_there_is_least_room(tmp_path: Path, size: tuple[int, int]) -> None:
    widest = "".join(chr(ord("a") + place % 26) for place in range(54))
    fence = f"```text\n{widest}\n```"
    long = "\n\n".join(f"Line {number}." for number in range(40))
    answer = Answer("In short.", f"{fence}\n\n{long}", "More.")
    bank = Bank(TOPICS, (make_question(prompt=f"{fence}\n\n{long}", answer=answer),))
    async with on_stage(tmp_path, size, bank=bank, plans=ONE) as stage:
        await stage.press(*START)
        assert widest in stage.text()
        await stage.press(*ANSWER, "o")
        assert widest in stage.text()
        await stage.press("o", *["tab"] * (1 if size[0] >= WIDE else 2))
        assert widest in stage.text()
