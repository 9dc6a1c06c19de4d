"""Writing down through a command: what it is given, what it may print, how it fails, and that none is left."""

import json
import shlex
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from practice_tui.core.history.speech import Speech
from practice_tui.voice.recogniser import CommandRecogniser
from tests.fakes import FakeClock, make_moments
from tests.voice.processes import is_alive, until

WRITES = "import sys; print('so', len(sys.argv), sys.argv[-1], sys.stdin.read()); print('noise', file=sys.stderr)"
SHORT = """
import sys
if "short" in sys.argv[-1]:
    print("so")
    sys.exit()
"""
HANGS = """
import os, sys, time
with open(sys.argv[-1] + ".pid", "w") as file:
    file.write(str(os.getpid()))
os.rename(sys.argv[-1] + ".pid", sys.argv[-1] + ".begun")
time.sleep(60)
"""

LEAVES_A_CHILD = """
import os, sys, time
if os.fork() == 0:
    with open(sys.argv[-1] + ".child", "w") as file:
        file.write(str(os.getpid()))
    time.sleep(20)
    os._exit(0)
while not os.path.exists(sys.argv[-1] + ".child"):
    time.sleep(0.01)
print("so", flush=True)
"""
DETACHES_IT = LEAVES_A_CHILD.replace("    with", "    os.setsid()\n    with")


def command(program: str, *words: str) -> str:
    return shlex.join([sys.executable, "-I", "-S", "-c", program, *words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "an answer; $(touch x).wav"
    path.write_bytes(b"RIFF")
    return path


def listen(recogniser: CommandRecogniser, file: Path) -> list[str]:
    """The transcripts of one recording."""
    recogniser.listen(file, "answer", lambda: None)
    assert until(lambda: recogniser.has_news or bool(recogniser.trouble))
    return [fact.transcript for fact in recogniser.take(make_moments(FakeClock()))]


def test_it_is_given_the_file_and_no_shell_sees_it(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert listen(CommandRecogniser(command(WRITES)), file) == [f"so 2 {file}"]
    assert listen(CommandRecogniser(command(WRITES, "--in={file}")), file) == [f"so 2 --in={file}"]
    assert capfd.readouterr() == ("", "")
    assert list(file.parent.iterdir()) == [file]


def test_the_fact_names_answer_and_recogniser_and_counts_words_with_times(file: Path) -> None:
    words = [{"word": "um", "start": 0.5, "end": 0.7}, {"word": "zeroes", "start": 1.0, "end": 1.5}]
    recogniser = CommandRecogniser(command(f"print({json.dumps(words)!r})"))
    recogniser.listen(file, "answer", lambda: None)
    assert until(lambda: recogniser.has_news)
    (fact,) = recogniser.take(make_moments(FakeClock()))
    assert (fact.attempt_id, fact.by, fact.words, fact.fillers) == ("answer", Path(sys.executable).name, 2, 1)
    assert not recogniser.has_news


def test_it_waits_until_the_file_is_whole(file: Path) -> None:
    recogniser, is_whole = CommandRecogniser(command("import sys; print(open(sys.argv[1]).read())")), threading.Event()
    recogniser.listen(file, "answer", is_whole.wait)
    assert recogniser.no_transcript("answer") == "Being written down …"
    file.write_text("all of it")
    is_whole.set()
    assert until(lambda: recogniser.has_news)
    assert [fact.transcript for fact in recogniser.take(make_moments(FakeClock()))] == ["all of it"]
    assert recogniser.no_transcript("answer") == ""


def test_several_are_written_down_one_after_the_other(file: Path) -> None:
    recogniser, facts = CommandRecogniser(command(WRITES)), list[Speech]()
    for number in range(3):
        copied = file.with_name(f"{number}.wav")
        copied.write_bytes(file.read_bytes())
        recogniser.listen(copied, f"answer {number}", lambda: None)
    while len(facts) < 3:
        assert until(lambda: recogniser.has_news)
        facts += recogniser.take(make_moments(FakeClock()))
    files = {fact.attempt_id: Path(fact.transcript.split()[-1]).name for fact in facts}
    assert files == {"answer 0": "0.wav", "answer 1": "1.wav", "answer 2": "2.wav"}


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("no-such-recogniser --fast", "no-such-recogniser isn't there, so the answer isn't written down."),
        (command("raise SystemExit(3)"), "failed with exit code 3, so the answer isn't written down."),
        (command("print('x' * 3_000_000)"), "printed too much, so the answer isn't written down."),
    ],
)
def test_one_line_says_why_nothing_is_written_down(file: Path, words: str, trouble: str) -> None:
    recogniser = CommandRecogniser(words)
    assert listen(recogniser, file) == []
    assert recogniser.trouble.endswith(trouble)
    assert recogniser.no_transcript("answer") == recogniser.trouble


def test_a_recording_that_is_gone_is_told_too(file: Path) -> None:
    recogniser = CommandRecogniser(command(WRITES))
    file.unlink()
    assert listen(recogniser, file) == []
    assert "finds no recording" in recogniser.trouble


def test_where_nothing_was_said_there_is_no_fact_and_no_trouble(file: Path) -> None:
    recogniser = CommandRecogniser(command("print()"))
    recogniser.listen(file, "answer", lambda: None)
    assert until(lambda: recogniser.no_transcript("answer") == "Not a word was made out.")
    assert not recogniser.trouble
    assert not recogniser.has_news


def test_one_that_hangs_is_cut_off_and_the_next_recording_has_its_turn(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practice_tui.voice.recogniser.EXTRA", 1.5)
    recogniser = CommandRecogniser(command(SHORT + HANGS))
    assert listen(recogniser, file) == []
    assert "took too long" in recogniser.trouble
    monkeypatch.undo()
    short, recogniser.trouble = file.replace(tmp_path / "short.wav"), ""
    assert listen(recogniser, short) == ["so"]
    pid = int(Path(f"{file}.begun").read_text())
    assert until(lambda: not is_alive(pid))


def test_a_child_that_holds_what_it_prints_to_keeps_nothing_waiting(file: Path) -> None:
    recogniser = CommandRecogniser(command(LEAVES_A_CHILD))
    assert listen(recogniser, file) == ["so"]
    assert until(lambda: not is_alive(int(Path(f"{file}.child").read_text())))


def test_a_child_that_left_its_group_keeps_nothing_waiting_either(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert listen(CommandRecogniser(command(DETACHES_IT)), file) == ["so"]
    monkeypatch.setattr("practice_tui.voice.recogniser.EXTRA", 1.5)
    hanging = CommandRecogniser(command(DETACHES_IT + HANGS))
    assert listen(hanging, file) == []
    assert "took too long" in hanging.trouble


def test_no_command_outlives_the_program_that_is_killed(file: Path) -> None:
    program = """
import sys, threading
from pathlib import Path
from practice_tui.voice.recogniser import CommandRecogniser
CommandRecogniser(sys.argv[1]).listen(Path(sys.argv[2]), "answer", lambda: None)
threading.Event().wait()
"""
    process = subprocess.Popen([sys.executable, "-c", program, command(HANGS), str(file)])
    begun = Path(f"{file}.begun")
    assert until(begun.exists)
    pid = int(begun.read_text())
    assert is_alive(pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert until(lambda: not is_alive(pid))
