"""The debrief: what is told of a round, and what can be done from there."""

import re
from pathlib import Path

from textual.widgets import Input

from practice_tui.config import Config
from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Bank
from tests.fakes import TOPICS, make_bank, make_question
from tests.tui.stage import Stage, on_stage
from tests.voices import FakePlayer, FakeRecorder, FakeSound

ONE = (Plan("one", "One", 1),)
EXAM = (Plan("exam", "Exam", 2, mode=Mode.PRESSURE, limit=40.0),)
ON_SITE = (Plan("on-site", "On-site", 2, follow_ups=True),)
ANSWERED = ("enter", "s", "a", "2", "enter")


async def test_the_headline_is_in_sight_first_and_again_after_reading_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (60, 20), plans=(Plan("long", "Long", 6),)) as stage:
        await stage.press("enter", "enter", *ANSWERED * 6)
        assert "Today: 6 shaky." in stage.text()
        await stage.press("end")
        assert "Today: 6 shaky." not in stage.text()
        assert "must 4" in stage.text()
        await stage.press("home")
        assert "Today: 6 shaky." in stage.text()
        await stage.press("pagedown", *["down"] * 5, *["up"] * 5)
        assert "Today: 6 shaky." in stage.text()


async def test_a_retry_is_marked_at_60_columns_and_no_skip_of_it_is_counted_or_played(tmp_path: Path) -> None:
    (tmp_path / "recordings").mkdir()
    sound = FakeSound(tmp_path / "recordings", recorder=FakeRecorder(seconds=83.0), player=FakePlayer())
    async with on_stage(tmp_path, (60, 20), plans=ONE, config=Config(record=True), sound=sound) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "2", "r", "x", "enter")
        assert "Today: 1 shaky." in stage.text()
        assert "· again" in stage.text()
        await stage.press("down", "v")
        assert "There is no recording of this answer" in stage.text()
        await stage.press("up", "v")
        assert "Playing, 1:23." in stage.text()


async def test_missed_points_and_follow_ups_stand_under_their_question(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (80, 40), plans=ON_SITE) as stage:
        await stage.press(
            "enter", "enter", "enter", "s", "a", "b", "c", "d", "e", "f", "4", "enter", "enter", "2", "enter"
        )
        await stage.press("enter", "s", "a", "b", "c", "2", "enter", "enter", "3", "enter")
        shown = stage.text()
        assert "→ Follow-up, partly said: And deeper, on" in shown
        assert "→ Follow-up, said: What of:" in shown
        lines = [line.strip() for line in shown.splitlines()]
        (missed,) = (index for index, line in enumerate(lines) if line.startswith("·"))
        assert lines[missed - 1].startswith("Question ")
        assert lines[missed].startswith(f"· {lines[missed - 1].lower().replace(' ', '-')} must")
        assert "Musts left out: " in shown


async def test_a_skip_has_the_same_sign_in_the_picture_as_in_the_head_of_the_round(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=(Plan("two", "Two", 2),)) as stage:
        await stage.press("enter", "enter", "x", "enter")
        assert "–▸" in stage.text()
        await stage.press(*ANSWERED)
        assert re.search(r"^ +– +~", stage.text(), re.MULTILINE)


async def test_why_the_marked_question_was_asked_and_the_hints_shown_are_told(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter", "enter", "h", *ANSWERED)
        assert "Why question 1 was asked: topic not asked before." in stage.text()
        assert "1 hint shown." in stage.text()


async def test_p_puts_the_round_on_one_page_in_a_new_file(tmp_path: Path) -> None:
    there, page = tmp_path / "there.html", tmp_path / "page.html"
    there.write_text("mine")
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter", "enter", *ANSWERED, "p")
        stage.app.screen.query_one("#name", Input).value = str(tmp_path / "page.pdf")
        await stage.press("enter")
        assert "ends in none of .html, .md, .txt" in " ".join(stage.text().split())
        stage.app.screen.query_one("#name", Input).value = str(there)
        await stage.press("enter")
        assert "is there already (take another name)" in " ".join(stage.text().split())
        assert there.read_text() == "mine"
        stage.app.screen.query_one("#name", Input).value = str(page)
        await stage.press("enter")
        assert f"Written: {page}"[:70] in stage.text()
    assert "<html" in page.read_text() and "question" in page.read_text()


async def test_a_missed_question_offers_ten_more_like_it(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question("dropout", drill="mse"),), "0" * 16)
    async with on_stage(tmp_path, plans=ONE, bank=bank) as stage:
        await stage.press("enter", "enter", *ANSWERED)
        assert "Ten more like it: practice drill mse, or from its page." in stage.text()


async def test_a_good_answer_needs_no_drill(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question("dropout", drill="mse"),), "0" * 16)
    async with on_stage(tmp_path, plans=ONE, bank=bank) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "b", "c", "d", "4", "enter")
        assert "Today: 1 strong." in stage.text()
        assert "Ten more like it" not in stage.text()


async def test_amending_what_was_never_scored_opens_its_review(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=EXAM) as stage:
        await stage.press("enter", "enter", "enter", "s", "q", "down", "down", "enter", "a")
        assert "Tick what you said" in stage.text()


async def test_an_answer_without_a_score_says_where_its_review_is(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=EXAM) as stage:
        await stage.press("enter", "enter", "enter", "s", "q", "down", "down", "enter")
        assert "1 answer not scored yet: Home offers its review." in stage.text()


async def test_a_changed_score_says_what_it_was_first_at_60_columns(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (60, 20), plans=ONE) as stage:
        await stage.press("enter", "enter", "enter", "s", "3", "z", "2", "enter")
        assert "2 SHAKY (first 3)" in stage.text()


async def test_an_amended_score_shows_at_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter", "enter", "enter", "s", "3", "enter")
        assert "Today: 1 solid." in stage.text()
        await stage.press("a", "2")
        assert "Today: 1 shaky." in stage.text()
        assert "2 SHAKY (first 3)" in stage.text()


async def test_the_same_again_keeps_mode_and_limit(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=EXAM) as stage:
        await stage.press(
            "enter",
            "enter",
            "enter",
            "s",
            "enter",
            "enter",
            "s",
            "enter",
            "a",
            "2",
            "enter",
            "a",
            "2",
            "enter",
            "s",
        )
        assert "2 questions" in stage.text()
        await stage.press("enter")
        assert "of 0:40" in stage.text()
        await stage.press("enter", "s")
        assert "scored at the end" in stage.text()


def answered(seconds: int, sure: str, ticks: str, score: str) -> tuple[int, tuple[str, ...]]:
    return seconds, ("enter", sure, *ticks, score, "enter")


async def sit(stage: Stage, *answers: tuple[int, tuple[str, ...]]) -> None:
    """A round from Home to its debrief."""
    await stage.press("enter", "enter")
    for seconds, keys in answers:
        await stage.pass_time(seconds)
        await stage.press(*keys)


THREE = (answered(30, "s", "abcd", "4"), answered(130, "u", "ab", "2"), answered(20, "s", "a", "1"))


async def test_a_picture_shows_each_answers_time_and_score_and_a_sentence_says_the_same(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await sit(stage, *THREE)
        lines = stage.text().splitlines()
        (marks,) = (row for row, line in enumerate(lines) if line.split()[:3] == ["+", "~", "✗"])
        assert lines[marks + 1].split()[:3] == ["1", "2", "3!"]
        above = "\n".join(lines[:marks])
        assert "Time of each answer against its limit" in above
        assert len(re.findall(r"▁ +limit", above)) == 1
        left, middle = lines[marks].index("+"), lines[marks].index("~")
        heights = [sum(line[column : column + 1] == "█" for line in lines[:marks]) for column in (left, middle)]
        assert heights[1] > heights[0]
        assert "Over the limit: question 2." in stage.text()


async def test_the_gap_stands_beside_the_picture_with_the_keys_that_work_on_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await sit(stage, *THREE)
        lines = stage.text().splitlines()
        (gap,) = (row for row, line in enumerate(lines) if "The gap most worth closing" in line)
        (marks,) = (row for row, line in enumerate(lines) if line.split()[:3] == ["+", "~", "✗"])
        assert gap < marks
        assert "t  a round on " in stage.text()
        assert "r  ask again: 2 missed or shaky" in stage.text()
        assert "Sure, and shaky or missed: question 3" in stage.text()
        await stage.press("down")
        assert "Why question 2 was asked: " in stage.text()
        await stage.press("r")
        assert "2 questions" in stage.text()


async def test_all_of_eight_questions_are_in_sight_at_80x24(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=(Plan("eight", "Eight", 8),)) as stage:
        await sit(stage, *[answered(20, "u", "ab", "2")] * 8)
        shown = stage.text()
        assert "The gap most worth closing" in shown
        assert "0:22 of 2:00" in shown
        assert sum("~ 2 SHAKY" in line for line in shown.splitlines()) == 8


async def test_from_116_columns_what_was_left_out_stands_beside_the_list(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (116, 30)) as stage:
        await sit(stage, *THREE)
        assert any("2 SHAKY" in line and "│" in line for line in stage.text().splitlines())
        assert "Musts left out: mechanisms 5 of 12." in stage.text()
        await stage.pilot.resize_terminal(115, 30)
        await stage.pilot.pause()
        assert not any("2 SHAKY" in line and "│" in line for line in stage.text().splitlines())


async def test_more_questions_than_a_picture_has_room_for_are_listed_all_the_same(tmp_path: Path) -> None:
    bank = make_bank(45)
    async with on_stage(tmp_path, (60, 20), bank=bank, plans=(Plan("long", "Long", 40),)) as stage:
        await sit(stage, *[answered(20, "u", "abcd", "4")] * 40)
        assert "Today: 40 strong." in stage.text()
        await stage.press("end")
        assert "Every must was said." in stage.text()
