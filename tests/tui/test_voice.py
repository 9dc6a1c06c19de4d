"""A round whose questions are read aloud: the clock stands, keys cut it off, and letters are notes."""

from pathlib import Path

from practice_tui.config import Config
from practice_tui.core.views.keystrokes import LISTEN
from practice_tui.tui.screens.round import RoundScreen
from tests.fakes import FakeClock
from tests.tui.stage import Stage, on_stage
from tests.voices import FakeSpeaker


async def begin(stage: Stage) -> None:
    await stage.press("enter")
    await stage.pass_time(2)
    await stage.press("enter")


async def test_the_clock_stands_while_the_question_is_read_and_enter_starts_it(tmp_path: Path) -> None:
    clock = FakeClock()
    speaker = FakeSpeaker(clock)
    async with on_stage(tmp_path, clock=clock, config=Config(voice=True), speaker_for=lambda _: speaker) as stage:
        await begin(stage)
        assert "Listen: the clock starts when it has been read." in stage.text()
        assert "read aloud" in stage.text()
        assert "enter Answer  v Cut off" in stage.text()
        await stage.tap("enter", 1, 0.3)
        assert LISTEN in stage.text()
        assert speaker.is_heard
        await stage.pass_time(3)
        assert "0:00 of 2:00" in stage.text()
        await stage.press("enter")
        assert not speaker.is_heard
        await stage.pass_time(4)
        assert "0:04 of 2:00" in stage.text()
        await stage.press("v")
        assert speaker.is_heard
        await stage.pass_time(11)
        assert "Answer aloud; enter when done." in stage.text()
        assert "0:06 of 2:00" in stage.text()


async def test_letters_are_notes_while_it_is_read(tmp_path: Path) -> None:
    clock = FakeClock()
    speaker = FakeSpeaker(clock)
    async with on_stage(tmp_path, clock=clock, config=Config(voice=True), speaker_for=lambda _: speaker) as stage:
        await begin(stage)
        await stage.press("h", "i")
        screen = stage.app.screen
        assert isinstance(screen, RoundScreen) and screen.view
        assert screen.view.round.notes == "hi"
        assert speaker.is_heard


async def test_where_nothing_is_heard_the_line_says_so_and_leaving_is_silent(tmp_path: Path) -> None:
    clock = FakeClock()
    speaker = FakeSpeaker(clock, seconds=0.1, trouble="No sound: say ended at once.")
    async with on_stage(tmp_path, clock=clock, config=Config(voice=True), speaker_for=lambda _: speaker) as stage:
        await begin(stage)
        await stage.pass_time(1)
        assert "No sound: say ended at once." in stage.text()
        assert "Answer aloud; enter when done." in stage.text()
        speaker.seconds = 60.0
        await stage.press("v")
        assert speaker.is_heard
        await stage.press("q", "down", "enter")
        assert not speaker.is_heard


async def test_without_the_setting_v_is_a_letter(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await begin(stage)
        await stage.press("v")
        screen = stage.app.screen
        assert isinstance(screen, RoundScreen) and screen.view
        assert screen.view.round.notes == "v"
