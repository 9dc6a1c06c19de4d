"""A round whose questions are read aloud: the clock stands, keys cut it off, and letters are notes."""

from pathlib import Path

import pytest

from practice_tui.config import Config, read_config
from practice_tui.core.history.speech import Speech
from practice_tui.core.views.keystrokes import LISTEN
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.recording import RECORDS_NOTHING
from practice_tui.tui.screens.round import RoundScreen
from tests.fakes import FakeClock
from tests.tui.stage import Stage, on_stage
from tests.voices import FakeListener, FakePlayer, FakeRecorder, FakeSound, FakeSpeaker, speech_in


async def begin(stage: Stage) -> None:
    await stage.press("enter")
    await stage.pass_time(2)
    await stage.press("enter")


async def test_the_clock_stands_while_the_question_is_read_and_enter_starts_it(tmp_path: Path) -> None:
    clock = FakeClock()
    speaker = FakeSpeaker(clock)
    async with on_stage(tmp_path, clock=clock, config=Config(voice=True), sound=FakeSound(tmp_path, speaker)) as stage:
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
    async with on_stage(tmp_path, clock=clock, config=Config(voice=True), sound=FakeSound(tmp_path, speaker)) as stage:
        await begin(stage)
        await stage.press("h", "i")
        screen = stage.app.screen
        assert isinstance(screen, RoundScreen) and screen.view
        assert screen.view.round.notes == "hi"
        assert speaker.is_heard


async def test_where_nothing_is_heard_the_line_says_so_and_leaving_is_silent(tmp_path: Path) -> None:
    clock = FakeClock()
    speaker = FakeSpeaker(clock, seconds=0.1, trouble="No sound: say ended at once.")
    async with on_stage(tmp_path, clock=clock, config=Config(voice=True), sound=FakeSound(tmp_path, speaker)) as stage:
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


async def test_recording_is_asked_once_with_the_folder_and_the_level_shows(tmp_path: Path) -> None:
    recorder = FakeRecorder()
    sound = FakeSound(tmp_path / "recordings", recorder=recorder)
    async with on_stage(tmp_path, (120, 40), config=Config(record=True), sound=sound) as stage:
        await stage.press("enter")
        assert "Record your answers?" in stage.text()
        assert "recordings" in stage.text()
        await stage.press("down", "enter")
        await stage.pass_time(2)
        await stage.press("enter")
        assert recorder.does[-1] == "begin"
        await stage.pass_time(1)
        assert "rec ######-- · Answer aloud" in stage.text()
        recorder.trouble = "Not recorded: the microphone has stopped."
        await stage.pass_time(1)
        assert "Not recorded: the microphone has stopped." in stage.text()
        assert "rec #" not in stage.text()
        await stage.press("enter", "g", "3")
        assert "Saved" in stage.text()


async def test_an_enter_out_of_habit_records_nothing_and_changes_no_setting(tmp_path: Path) -> None:
    file, recorder = tmp_path / "config.toml", FakeRecorder()
    file.write_text("record = true\n")
    sound = FakeSound(tmp_path / "recordings", recorder=recorder)
    async with on_stage(tmp_path, config=Config(record=True), config_file=file, sound=sound) as stage:
        await stage.press("enter", "enter", "enter")
        assert recorder.does == [] and read_config(file).record


async def test_who_says_never_is_told_so_and_not_asked_again(tmp_path: Path) -> None:
    file, recorder = tmp_path / "config.toml", FakeRecorder()
    sound = FakeSound(tmp_path / "recordings", recorder=recorder)
    async with on_stage(tmp_path, config=Config(record=True), config_file=file, sound=sound) as stage:
        await stage.press("enter", "down", "down", "enter")
        await stage.pilot.pause(0.2)
        assert RECORDS_NOTHING in stage.text()
        assert not read_config(file).record
        await stage.press("enter")
        assert recorder.does == []
        assert not (tmp_path / "recordings").exists()


def write_speech(desk: Desk) -> None:
    """Somebody spoke in two stretches of the only answer."""
    (attempt,), at = desk.history.attempts(), desk.moments()
    desk.history.write([Speech(at.id, attempt.id, at.now, "detector 1", 5.0, 30.0, 20.0, ((5.0, 20.0), (40.0, 55.0)))])


async def test_a_recording_plays_until_its_answer_is_out_of_sight(tmp_path: Path) -> None:
    (tmp_path / "recordings").mkdir()
    player = FakePlayer()
    sound = FakeSound(tmp_path / "recordings", recorder=FakeRecorder(seconds=83.0), player=player)
    async with on_stage(tmp_path, (120, 40), config=Config(record=True), sound=sound) as stage:
        await begin(stage)
        await stage.press("enter", "g")
        assert "v Play the recording, 1:23." in stage.text()
        await stage.press("v")
        assert "Playing, 1:23." in stage.text()
        assert player.is_heard
        await stage.press("3")
        assert player.is_heard
        await stage.press("v")
        assert "Stopped at 0:0" in stage.text()
        assert not player.is_heard
        await stage.press("v")
        player.come_to = "paplay ended with exit code 1: is the sound server gone, or the sound device?"
        await stage.pass_time(1)
        assert "paplay ended with exit code 1: is the sound server gone, or the sound device?" in stage.text()
        await stage.press("v")
        assert player.is_heard
        await stage.press("enter")
        assert not player.is_heard
        await stage.press("q", "down", "down", "enter")
        assert "v Play" in stage.text()
        await stage.press("v")
        assert player.is_heard
        await stage.press("right")
        assert "isn't known" in stage.text()
        await stage.app.at_desk(write_speech)
        await stage.press("enter")
        assert not player.is_heard
        await stage.press("right")
        assert "Playing stretch 1 of 2, from 0:04." in stage.text()
        assert round(player.heard[-1][1], 1) == 78.3
        await stage.press("right", "left")
        assert "Playing stretch 1 of 2, from 0:04." in stage.text()
        assert player.is_heard
        await stage.press("q")
        assert not player.is_heard
        await stage.press("enter", "right")
        assert player.is_heard
        assert list((tmp_path / "recordings").glob("playing-*"))
    assert not player.is_heard
    assert not list((tmp_path / "recordings").glob("playing-*"))


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_strip_comes_while_yours_is_read_and_turns_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "recordings").mkdir()
    listener = FakeListener(is_ready=False)
    sound = FakeSound(tmp_path / "recordings", listeners=[listener])
    async with on_stage(tmp_path, size, config=Config(record=True), sound=sound) as stage:
        await begin(stage)
        await stage.press("enter", "g")
        if size == (60, 20):
            await stage.press("tab")
        await stage.press("n")
        await stage.type("it drops", 1.0)
        assert "How you spoke" not in stage.text()
        listener.is_ready = True
        await stage.pass_time(1)
        text = stage.text()
        assert "How you spoke" in text
        assert "First word after 0.5 s, longest pause 0.5 s" in " ".join(text.split())
        assert "it drops" in text
        screen = stage.app.screen
        assert isinstance(screen, RoundScreen) and screen.focused is not None


@pytest.fixture
def writer() -> FakeListener:
    """A recogniser that isn't done yet."""
    return FakeListener(is_ready=False, text="so it zeroes units at random")


def sound_with(writer: FakeListener, folder: Path) -> FakeSound:
    """Sound that is recorded, as was allowed, and written down."""
    (folder / "recordings").mkdir()
    return FakeSound(folder / "recordings", writer=writer)


async def test_a_transcript_comes_while_yours_is_read_and_moves_nothing(tmp_path: Path, writer: FakeListener) -> None:
    sound = sound_with(writer, tmp_path)
    async with on_stage(tmp_path, (60, 20), config=Config(record=True), sound=sound) as stage:
        await begin(stage)
        await stage.press(*"notes", *(["enter", "x"] * 25), "escape", "enter", "g", "tab", "down", "down")
        pane = stage.app.screen.query_one("#panel-Yours")
        scrolled, height, focused = pane.scroll_y, pane.virtual_size.height, stage.app.focused
        writer.is_ready = True
        await stage.pass_time(1)
        assert pane.virtual_size.height > height
        assert pane.scroll_y == scrolled > 0
        assert stage.app.focused is focused
        await stage.press("end")
        assert "Written down" in stage.text()
        assert "so it zeroes units at random" in stage.text()


async def test_what_is_written_down_when_the_round_is_over_is_kept(tmp_path: Path, writer: FakeListener) -> None:
    sound = sound_with(writer, tmp_path)
    async with on_stage(tmp_path, config=Config(record=True), sound=sound) as stage:
        await begin(stage)
        await stage.press("enter", "g", "3", "q", "down", "down", "enter")
        writer.is_ready = True
        await stage.pass_time(1)
        facts = await stage.app.at_desk(speech_in)
        assert [fact.transcript for fact in facts] == ["so it zeroes units at random"]


async def test_what_is_written_down_while_the_next_round_runs_is_kept(tmp_path: Path, writer: FakeListener) -> None:
    sound = sound_with(writer, tmp_path)
    async with on_stage(tmp_path, config=Config(record=True), sound=sound) as stage:
        await begin(stage)
        await stage.press("enter", "g", "3", "q", "down", "down", "enter", "q")
        sound.writer = FakeListener(is_ready=False, text="so it scales")
        await begin(stage)
        await stage.press("enter", "g")
        writer.is_ready = True
        await stage.pass_time(1)
        facts = await stage.app.at_desk(speech_in)
        assert [fact.transcript for fact in facts] == ["so it zeroes units at random"]
    assert stage.app.unwritten == 1


async def test_yours_says_that_it_is_being_written_down_until_it_is(tmp_path: Path, writer: FakeListener) -> None:
    sound = sound_with(writer, tmp_path)
    async with on_stage(tmp_path, (120, 40), config=Config(record=True), sound=sound) as stage:
        await begin(stage)
        await stage.press("enter", "g")
        assert "Being written down …" in stage.text()
        writer.is_ready = True
        await stage.pass_time(1)
        assert "Being written down" not in stage.text()
        assert "so it zeroes units at random" in stage.text()
