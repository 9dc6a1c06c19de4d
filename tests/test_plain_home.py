"""Home line by line: a numbered list in the order of the screen, whose numbers start and open what bears them."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from practice_tui.cli import commands
from practice_tui.core.bank.plans import Plan
from practice_tui.plain.home import PlainHome
from practice_tui.plain.sound import SILENT, Sound
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.playback import Playback
from practice_tui.sitting.recording import Recording
from tests.fakes import FakeClock, make_bank, make_desk
from tests.histories import write_history
from tests.test_cli import run
from tests.test_plain import Script
from tests.voices import FakePlayer, FakeRecorder, shelf_in


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path, FakeClock(), plans=(Plan("quick", "Quick", 1), Plan("long", "Long", 3)))


def said_at(desk: Desk, *steps: str | int, rings: bool = False, sound: Sound = SILENT) -> str:
    out = io.StringIO()
    clock = desk.moments.clock
    assert isinstance(clock, FakeClock)
    PlainHome(desk, 1, Script(steps, clock), out, rings=rings, sound=sound).stay()
    return out.getvalue()


def test_home_is_a_numbered_list_that_ends_with_what_to_do(desk: Desk) -> None:
    lines = said_at(desk, "q").splitlines()
    assert lines[0] == "practice"
    assert lines[1].startswith("Mock interviews")
    assert lines[2].startswith("How a round goes: Read the question")
    assert lines[3].startswith("1. Quick: 1 question · 2 min")
    assert lines[4].startswith("2. Long: 3 questions · 6 min")
    assert lines[5].startswith("3. Your own…: ")
    assert lines[6:11] == ["4. Dashboard", "5. Bank", "6. Drills", "7. Interview", "8. Give an interview"]
    assert lines[-1] == "A number starts or opens it, an empty line the first; q leaves."


def test_what_stands_beside_the_rounds_is_said_in_sentences(tmp_path: Path) -> None:
    bank = make_bank()
    write_history(tmp_path, 30, bank)
    said = said_at(make_desk(tmp_path, FakeClock(), bank), "q")
    assert "Last round" in said
    assert "answers scored in 12 weeks" in said


def test_a_number_sits_its_round_and_home_comes_back(desk: Desk) -> None:
    said = said_at(desk, "1", 2, "", 3, "done", "sure", "ab", "3", "next", "q")
    assert "Question 1 of 1" in said
    assert "The round is over." in said
    assert said.count("A number starts or opens it") == 2
    assert len(desk.track_record().rows) == 1


def test_the_recording_of_an_answer_is_played_in_a_round_of_home_too(desk: Desk, tmp_path: Path) -> None:
    shelf, player = shelf_in(desk, tmp_path), FakePlayer()
    playback = Playback(player, shelf, desk.moments.clock.monotonic)
    sound = Sound(recording=Recording(FakeRecorder(seconds=83.0), shelf), playback=playback)
    said = said_at(desk, "1", 2, "", 3, "done", "sure", "play", "3", "next", "q", sound=sound)
    assert "Playing, 1:23." in said
    assert len(player.heard) == 1


def test_a_round_that_was_left_is_the_first_of_the_list(desk: Desk) -> None:
    said = said_at(desk, "2", 2, "", 3, "leave", "q")
    home = said[said.rindex("practice\n") :]
    assert home.splitlines()[1].startswith("1. Resume Long: question 1 of 3")


def test_an_interview_is_given_left_and_gone_on_with(desk: Desk) -> None:
    said = said_at(desk, "8", "2", "begin", 2, "read", 3, "a", "leave later", "q")
    assert "1. Quick: " in said and "2. Long: " in said
    assert "Long: 3 questions, 6 min of answers. Interviewer asks Candidate." in said
    assert "1. Go on asking: question 1 of 3. An interview that you give, Long, left just now." in said
    assert "question 1 of 3" in said_at(desk, "1", "resume", 2, "done", "3", "leave discard", "q")
    assert "Go on asking" not in said_at(desk, "q")


def test_a_word_instead_of_a_plan_gives_no_interview(desk: Desk) -> None:
    assert said_at(desk, "8", "no", "q").count("A number starts or opens it") == 2


@pytest.mark.parametrize(
    ("number", "shown"),
    [("4", "answers"), ("5", "question-0"), ("6", "practice drill NAME --plain"), ("7", "practice date 2026-12-09")],
)
def test_a_place_is_read_out(desk: Desk, number: str, shown: str) -> None:
    assert shown in said_at(desk, number)


@pytest.mark.parametrize("word", ["0", "9", "dashboard", "-1"])
def test_what_is_no_number_of_the_list_says_what_to_type(desk: Desk, word: str) -> None:
    said = said_at(desk, word)
    assert f"{word}: the list goes from 1 to 8. A number starts or opens it" in said


def test_the_bell_rings_once_at_wrap_up(desk: Desk) -> None:
    assert said_at(desk, "1", 2, "", 130, "leave", rings=True).count("\a") == 1
    assert "\a" not in said_at(desk, "1", 130)


@pytest.mark.parametrize(("bell", "times"), [("true", 1), ("false", 0)])
@pytest.mark.parametrize(
    "command",
    [("round", "--plain", "--minutes", "2"), ("round", "--plain", "--quiet", "--minutes", "2"), ("--plain",)],
)
def test_a_plain_round_rings_as_it_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], bell: str, times: int
) -> None:
    (tmp_path / "config.toml").write_text(f"wrap_up_bell = {bell}\n", "utf-8")
    clock = FakeClock()
    typed: tuple[str | int, ...] = ("", 400, "leave later") if command[0] == "round" else ("1", "", 400, "leave later")
    for module in ("conversation", "rounds"):
        monkeypatch.setattr(f"practice_tui.plain.{module}.line_reader", lambda source: Script(typed, clock))
    monkeypatch.setattr("practice_tui.context.SystemClock", lambda: clock)
    said = CliRunner().invoke(commands, ["--data-dir", str(tmp_path), *command])
    assert "Question 1 of" in said.output
    assert said.output.count("\a") == times


def test_works_without_a_terminal_and_ends_with_its_source(tmp_path: Path) -> None:
    ended = run("--plain", data=tmp_path, stdin=None, input="1\n")
    assert ended.returncode == 0
    assert "1. Quick" in ended.stdout
    assert "Nothing was asked, so nothing is kept." in ended.stdout
    refused = run("--plain", "stats", data=tmp_path)
    assert refused.returncode == 2


@pytest.mark.parametrize("word", ["?", "help"])
def test_help_says_what_to_type(desk: Desk, word: str) -> None:
    assert f"{word}: " not in said_at(desk, word)
    assert said_at(desk, word).count("A number starts or opens it") == 2
