"""Settings in the app: what is turned shows at once and is kept; keys that were moved do what they did."""

import re
from pathlib import Path

import pytest
from textual.widget import Widget

from practice_tui.config import Config, read_config
from practice_tui.tui.widgets.notes import Notes
from tests.tui.stage import on_stage


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


async def test_a_theme_that_is_turned_shows_and_is_kept_at_once(tmp_path: Path, file: Path) -> None:
    async with on_stage(tmp_path, config_file=file) as stage:
        await stage.press("comma", "right", "right")
        await stage.pilot.pause(0.2)
        assert stage.app.theme == "light"
        assert "light" in stage.text()
        assert "Saved." in stage.text()
        assert read_config(file).theme == "light"
        await stage.press("left", "escape")
        await stage.pilot.pause(0.2)
        assert read_config(file).theme == "dark"
        assert "Rounds" in stage.text()


async def test_every_row_is_turned_with_its_words(tmp_path: Path, file: Path) -> None:
    async with on_stage(tmp_path, config_file=file) as stage:
        await stage.press("comma", "down", "right", "down", "right", "down", "right", "down", "right")
        await stage.pilot.pause(0.2)
        config = read_config(file)
        assert (config.signal, config.wrap_up_bell, config.round_clock, config.reduced_motion) == (
            "bell",
            True,
            False,
            True,
        )
        assert stage.app.animation_level == "none"


@pytest.mark.parametrize("size", [(80, 30), (120, 40)])
async def test_every_row_says_what_it_is_for_where_there_is_room(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size) as stage:
        await stage.press("comma")
        for says in ("16 colours", "What marks wrap up", "Nothing flashes", "enter opens the list"):
            assert says in stage.text()


async def test_a_narrow_page_says_what_the_marked_row_is_for(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (60, 20)) as stage:
        await stage.press("comma", "down")
        assert "What marks wrap up and the end of the time." in stage.text()
        assert "Nothing flashes" not in stage.text()


async def test_a_key_whose_row_is_cut_is_said_whole_once_it_is_marked(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (60, 20)) as stage:
        await stage.press("comma", "up", "enter", *["down"] * 17)
        assert "write notes, as any other letter does; escape comes back" in " ".join(stage.text().split())


async def test_ctrl_t_turns_the_theme_in_a_round_too(tmp_path: Path, file: Path) -> None:
    async with on_stage(tmp_path, config_file=file) as stage:
        await stage.press("enter", "enter", "ctrl+t")
        await stage.pilot.pause(0.2)
        assert stage.app.theme == "light"
        assert "Theme: light." in stage.text()
        assert read_config(file).theme == "light"


async def test_ctrl_t_goes_through_all_themes_on_a_terminal_of_sixteen_colours(tmp_path: Path, file: Path) -> None:
    async with on_stage(tmp_path, config=Config("dark"), has_16_colours=True, config_file=file) as stage:
        for theme in ("light", "ansi", "dark"):
            await stage.press("ctrl+t")
            await stage.pilot.pause(0.2)
            assert f"Theme: {theme}." in stage.text()
            assert read_config(file).theme == theme


async def test_a_file_that_cant_be_written_is_told_and_the_theme_turns_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "history.db" / "config.toml"
    async with on_stage(tmp_path, config_file=file) as stage:
        await stage.press("ctrl+t")
        for _ in range(50):  # the file is written in a thread of its own
            if "nothing was changed" in stage.text():
                break
            await stage.pilot.pause(0.1)
        assert stage.app.theme == "light"
        assert "can't be" in stage.text()  # what follows may stand in the next line: the path is as long as it is


async def test_a_key_is_moved_shows_its_new_face_and_works(tmp_path: Path, file: Path) -> None:
    async with on_stage(tmp_path, (120, 40), config_file=file) as stage:
        await stage.press("comma", "up", "enter", "enter")
        assert "Press the key that is to do it" in stage.text()
        await stage.press("k")
        await stage.pilot.pause(0.2)
        assert read_config(file).keys == {"home.dashboard": "k"}
        assert "(was d)" in stage.text()
        await stage.press("escape", "escape")
        assert "k Dashboard" in stage.text()
        await stage.press("d")
        assert "d does nothing here" in stage.text()
        await stage.press("k")
        assert "Topics" in stage.text()


async def test_a_clash_is_named_and_nothing_changes(tmp_path: Path, file: Path) -> None:
    async with on_stage(tmp_path, (120, 40), config_file=file) as stage:
        await stage.press("comma", "up", "enter", "enter", "b")
        await stage.pilot.pause(0.2)
        assert "home.dashboard can't be 'b': that is 'Bank' already (home.bank)" in stage.text()
        assert not file.exists()
        await stage.press("enter", "escape")
        assert "Keys" in stage.text()


async def test_a_moved_command_of_a_round_acts_and_its_old_letter_is_written(tmp_path: Path) -> None:
    config = Config(keys={"round.hint": "k"})
    async with on_stage(tmp_path, config=config) as stage:
        await stage.press("enter", "enter", "k")
        assert "Think of the mean." in stage.text()
        assert "k Hint" in stage.text()
        await stage.press("h")
        assert "h" in stage.app.screen.query_one(Notes).text


async def test_a_moved_command_that_is_used_up_says_so_and_its_old_letter_is_written(tmp_path: Path) -> None:
    async with on_stage(tmp_path, config=Config(keys={"round.hint": "k"})) as stage:
        await stage.press("enter", "enter", "k", "k", "k")
        assert "No more hints." in stage.text()
        await stage.press("h")
        assert stage.app.screen.query_one(Notes).text == "h"


async def test_capitals_follow_a_moved_key(tmp_path: Path) -> None:
    config = Config(keys={"home.bank": "k", "round.hint": "j"})
    async with on_stage(tmp_path, config=config) as stage:
        await stage.press("B")
        assert "search title" not in stage.text()
        await stage.press("K")
        assert "search title" in stage.text()
        await stage.press("q", "enter", "enter", "J")
        assert "Think of the mean." in stage.text()
        await stage.press("H")
        assert stage.app.screen.query_one(Notes).text == "H"


async def test_letters_soon_after_a_moved_command_are_a_word(tmp_path: Path) -> None:
    async with on_stage(tmp_path, config=Config(keys={"round.hint": "k"})) as stage:
        await stage.press("enter", "enter")
        await stage.type("kl divergence", 0.1)
        assert stage.app.screen.query_one(Notes).text == "kl divergence"


async def test_a_click_on_a_moved_key_does_what_it_says(tmp_path: Path) -> None:
    async with on_stage(tmp_path, config=Config(keys={"home.bank": "k"})) as stage:
        column = stage.text().splitlines()[-1].index("k Bank")
        await stage.pilot.click(offset=(column, 23))
        await stage.pilot.pause(0.2)
        assert "search title" in stage.text()


async def test_a_bell_at_wrap_up_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(tmp_path, config=Config(wrap_up_bell=True)) as stage:
        rung: list[float] = []
        monkeypatch.setattr(stage.app, "bell", lambda: rung.append(stage.clock.awake))
        await stage.press("enter", "enter")
        await stage.pass_time(130)
        assert len(rung) == 1


async def test_reduced_motion_flashes_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path, config=Config(reduced_motion=True)) as stage:
        await stage.press("enter", "enter")
        for _ in range(130):
            await stage.pass_time(1)
            assert not stage.app.screen.has_class("flash")


async def test_no_key_makes_anything_slide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slid: list[str] = []
    monkeypatch.setattr(Widget, "animate", lambda _, attribute, *arguments, **options: slid.append(attribute))
    async with on_stage(tmp_path, (60, 20)) as stage:  # not even where motion isn't reduced
        places = (
            ("b", "end", "enter", "o", "pagedown", "q", "q"),
            ("d", *"2341", "q"),
            ("question_mark", "pagedown", "end", "escape"),
        )
        for keys in places:
            await stage.press(*keys)
        await stage.press("enter", "enter", "h", *"nx", "escape", "enter", "s", "pagedown", "tab", "tab", "end", "3")
        assert slid == []


async def test_the_list_of_keys_has_the_moved_ones(tmp_path: Path) -> None:
    config = Config(keys={"home.bank": "k", "round.hint": "j"})
    async with on_stage(tmp_path, (120, 200), config=config) as stage:
        await stage.press("question_mark", "space")
        assert re.search(r"k +open the bank", stage.text())
        assert re.search(r"j +one more hint", stage.text())


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_what_a_key_does_and_where_stand_apart(tmp_path: Path, width: int) -> None:
    async with on_stage(tmp_path, (width, 70)) as stage:
        await stage.press("comma", "end", "enter")
        rows = [line.rstrip() for line in stage.text().split("\n") if line.rstrip().endswith("answering")]
        assert rows
        assert all(row.removesuffix("answering").removesuffix("In a round: ").endswith("  ") for row in rows)
