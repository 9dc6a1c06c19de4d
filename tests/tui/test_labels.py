"""Questions and topics are hidden and starred in the app; what is hidden isn't asked, and one finds it again."""

from pathlib import Path

from practice_tui.core.bank.questions import Bank
from practice_tui.tui.sheets.drawing import STAR
from tests.fakes import TOPICS, make_bank
from tests.tui.stage import Stage, on_stage

BANK = Bank(TOPICS, make_bank(9).questions, digest="0" * 16)


def listed(stage: Stage) -> list[str]:
    """The lines of the list, without the one in which something is told."""
    return [line for line in stage.text().splitlines()[:-1] if "Question " in line]


async def test_the_key_that_hides_a_question_shows_it_again_if_it_is_pressed_twice(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("b", "down", "x")
        assert ["hidden" in line for line in listed(stage)] == [False, True, *[False] * 7]
        await stage.press("x")
        assert "Asked again: " in stage.text()
        assert not any("hidden" in line for line in stage.text().splitlines())


async def test_a_question_that_is_hidden_leaves_the_list_and_is_found_among_the_hidden_ones(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("b", "down", "down")
        marked = next(line for line in listed(stage) if line.startswith("▸"))
        title = marked[4:].split("  ")[0].strip()
        await stage.press("x")
        assert f"Hidden; x shows it again: {title}" in stage.text()
        assert "8 questions" in stage.text()
        assert "h 1 hidden" in stage.text()
        assert [place for place, line in enumerate(listed(stage)) if line.startswith("▸")] == [2]
        await stage.press("h", "h")
        assert not any(title in line for line in listed(stage))
        await stage.press("h")
        assert "[h 1 hidden]" in stage.text()
        assert [title in line for line in listed(stage)] == [True]
        await stage.press("x")
        assert f"Asked again: {title}" in stage.text()
        assert "0 of 0 hidden" in stage.text()
        await stage.press("h")
        assert "9 questions" in stage.text()
        assert "9 questions" in stage.text()
        assert "1 hidden" not in stage.text()


async def test_a_question_is_hidden_and_starred_on_its_page(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("b", "enter", "s", "x")
        assert "Hidden; x shows it again" in stage.text()
        assert "· starred · hidden" in stage.text()
        await stage.press("a")
        assert "hidden, so not asked" in stage.text().lower()
        await stage.press("x", "s")
        assert "Not starred any more: " in stage.text()
        assert "hidden" not in stage.text().splitlines()[1]


async def test_a_star_stands_in_the_list_which_can_be_narrowed_to_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40), bank=BANK) as stage:
        await stage.press("b", "down", "s")
        assert "Starred: " in stage.text()
        assert [STAR in line.split("│")[0] for line in listed(stage)].count(True) == 1
        assert "Never asked · starred" in stage.text()
        await stage.press(*"ooooo")
        assert "[o starred]" in stage.text()
        assert "1 of 9 questions" in stage.text()
        await stage.press("s", "o")
        assert "9 questions" in stage.text()


async def test_a_topic_is_hidden_in_the_banks_list_of_topics_and_shown_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("b", "t", "down", "down", "x")
        assert "Optimisation and hyperparameters · hidden" in stage.text()
        await stage.press("q")
        assert "6 questions" in stage.text()
        assert "h 3 hidden" in stage.text()
        await stage.press("h", "x")
        assert "Hidden with its topic" in stage.text()
        await stage.press("h", "t", "down", "down", "x", "q")
        assert "9 questions" in stage.text()


async def test_what_is_hidden_is_not_asked_from_home_any_more(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40), bank=BANK) as stage:
        assert "9 questions on 3 topics" in stage.text()
        await stage.press("b", "t", "down", "x", "q", "q")
        assert "6 questions on 2 topics" in stage.text()


async def test_a_topic_is_hidden_on_the_dashboard(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("d", "down", "x")
        assert "Hidden; in the bank t, then x shows it again" in stage.text()
        assert not any("Optimisation" in line for line in stage.text().splitlines()[:-1])
        assert "1 topic is hidden." in stage.text()
