"""The simulators by keys: what a person does and sees, and that nothing runs that nobody looks at."""

import asyncio
from pathlib import Path

import pytest
from textual.events import AppBlur, AppFocus

from practice_tui.core.simulators.descent import PREDICTED_STEPS, Descent
from practice_tui.tui.messages import ToolWanted
from practice_tui.tui.screens.bank import BankScreen
from practice_tui.tui.screens.descent import STEPS_A_SECOND, DescentScreen
from practice_tui.tui.screens.home import HomeScreen
from tests.tui.stage import SIZES, Stage, on_stage, simulating


def run_of(stage: Stage) -> Descent:
    screen = stage.app.screen
    assert isinstance(screen, DescentScreen)
    return screen.state


def timers_of(stage: Stage) -> int:
    """How many timers of the simulator are alive, but for the one with which Textual paints what has changed."""
    screen = stage.app.find_screen(DescentScreen)
    assert screen is not None
    return len([timer for timer in screen._timers if timer is not screen._update_timer])


async def until_steps(stage: Stage, steps: int) -> None:
    while run_of(stage).steps < steps:
        await stage.pilot.pause(1 / STEPS_A_SECOND)


async def test_steps_go_forth_and_back_by_ones_and_tens(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("right", "right", "t", "left")
        assert run_of(stage).steps == 11
        assert "step 11" in stage.text() and "11 steps: loss " in stage.text()
        await stage.press("r")
        assert run_of(stage).steps == 0


async def test_every_setting_has_its_key_and_is_to_be_seen(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("up", "k", "m", "s", "o", "n")
        for said in ("η 0.07", "mini-batch of 6", "momentum 0.9", "scaled x", "o outlier", "data 2"):
            assert said in stage.text()
        await stage.press("down", "k", "k", "m", "s", "o")
        for said in ("η 0.05", "full batch", "no momentum", "raw x", "no outlier"):
            assert said in stage.text()


@pytest.mark.parametrize("size", SIZES)
async def test_a_rate_that_must_diverge_is_said_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with simulating(tmp_path, "gd", size) as stage:
        assert "it converges" in " ".join(stage.text().split())
        await stage.press(*["up"] * 5)
        assert "η = 0.2 is above 2/λmax = 0.155: it must diverge." in " ".join(stage.text().split())


async def test_a_run_goes_on_until_space_and_then_no_timer_is_alive(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        assert timers_of(stage) == 0
        await stage.press("space")
        assert "Stop" in stage.text() and timers_of(stage) == 1
        await until_steps(stage, 3)
        await stage.press("space")
        stood = run_of(stage).steps
        assert timers_of(stage) == 0
        await stage.pilot.pause(3 / STEPS_A_SECOND)
        assert run_of(stage).steps == stood
        assert "space Run" in stage.text()


async def test_a_run_takes_at_most_twenty_steps_a_second(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await stage.press("space")
        await until_steps(stage, 10)
        assert loop.time() - began >= 9 / STEPS_A_SECOND


async def test_a_run_stops_when_the_terminal_isnt_looked_at(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("space")
        stage.app.post_message(AppBlur())
        await stage.pilot.pause()
        assert timers_of(stage) == 0
        stage.app.post_message(AppFocus())
        await stage.pilot.pause()
        assert timers_of(stage) == 0


async def test_a_run_stops_under_a_window(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("space", "question_mark")
        assert timers_of(stage) == 0
        await stage.press("escape")
        assert timers_of(stage) == 0
        assert "space Run" in stage.text()


async def test_a_run_stops_where_it_arrives(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("s", *["up"] * 8, *["t"] * 2)
        await stage.press("space")
        await stage.pilot.pause(2 / STEPS_A_SECOND)
        assert timers_of(stage) == 0


async def test_a_step_by_hand_ends_a_run_and_a_setting_doesnt(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("space", "up")
        assert timers_of(stage) == 1
        await stage.press("right")
        assert timers_of(stage) == 0


async def test_a_prediction_is_compared_with_what_comes(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("y", *"0.3", "enter")
        assert timers_of(stage) == 1
        await until_steps(stage, PREDICTED_STEPS)
        assert timers_of(stage) == 0
        said = " ".join(stage.text().split())
        assert f"You said of step {PREDICTED_STEPS}: loss 0.300. It came to " in said


async def test_a_turned_setting_says_that_it_drops_the_prediction(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("y", *"0.3", "enter", "up")
        assert "Your prediction is dropped: it was made for other settings." in " ".join(stage.text().split())


async def test_a_prediction_that_cant_be_read_is_asked_for_again(tmp_path: Path) -> None:
    async with simulating(tmp_path, "gd") as stage:
        await stage.press("y", *"fast", "enter")
        assert "“fast” can't be read as a number" in stage.text()
        assert run_of(stage).prediction is None
        await stage.press("escape", "right")
        assert run_of(stage).steps == 1


async def test_the_next_number_is_shown_or_guessed(tmp_path: Path) -> None:
    async with simulating(tmp_path, "backprop") as stage:
        await stage.press("enter", "right")
        assert "h₁ = σ(1.25) = 0.78" in stage.text()
        await stage.press(*"0.75", "enter")
        assert "z₂ = 0.75: right" in stage.text() and "guessed 1 of 1" in stage.text()
        await stage.press("minus", "1", "enter")
        assert "h₂ = 0.68: not −1" in stage.text() and "guessed 1 of 2" in stage.text()
        await stage.press("left")
        assert "3/24" in stage.text()


async def test_a_guess_that_cant_be_read_is_never_wrong(tmp_path: Path) -> None:
    async with simulating(tmp_path, "backprop") as stage:
        await stage.press(*"1x", "enter")
        assert "“1x” can't be read as a number" in stage.text()
        assert "0/24" in stage.text() and "guessed" not in stage.text()
        await stage.press("escape", "enter")
        assert "1/24" in stage.text()


async def test_what_can_be_chosen_is_turned_in_a_list(tmp_path: Path) -> None:
    async with simulating(tmp_path, "backprop") as stage:
        await stage.press("enter", "tab", "enter", "down", "enter")
        assert "2-3-2, tanh, cross-entropy" in stage.text()
        await stage.press("down", "down", "down", "enter")
        assert "All 17 gradients are those by differences" in stage.text()
        await stage.press("tab", "tab", "enter")
        assert "1/45" in stage.text()


async def test_attention_shows_its_mask_and_what_the_scale_is_for(tmp_path: Path) -> None:
    async with simulating(tmp_path, "attention") as stage:
        await stage.press("tab", "down", "enter", "escape", *["enter"] * 4)
        assert "causal mask" in stage.text() and "−∞" in stage.text()
        assert "without the scale it would be" in " ".join(stage.text().split())


@pytest.mark.parametrize("name", ["gd", "backprop", "attention"])
@pytest.mark.parametrize("key", ["q", "escape"])
async def test_home_follows_where_the_command_line_opened_it(tmp_path: Path, name: str, key: str) -> None:
    async with simulating(tmp_path, name) as stage:
        await stage.press("tab" if name != "gd" else "y", "escape", key)
        assert isinstance(stage.app.screen, HomeScreen)
        assert "Rounds" in stage.text()


async def test_one_goes_back_to_where_it_was_opened_from(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("b")
        stage.app.post_message(ToolWanted("sim-gd"))
        await stage.pilot.pause()
        await stage.press("right")
        assert run_of(stage).steps == 1
        await stage.press("q")
        assert isinstance(stage.app.screen, BankScreen)
