"""Answers spoken by espeak-ng with silences that are known, and how far the anatomy of each is from them.

`python -m tests.voice.anatomy` prints, for each kind of noise and each detector, the greatest errors in the seconds to
the first word and of the longest pause, and how many answers are off by no more than is promised. It ends with 1 if an
error of the better detector is above that; of the other one nothing is promised.
"""

import io
import itertools
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from practice_tui.core.history.speech import Span, Speech
from practice_tui.core.statistics.anatomy import detected
from practice_tui.core.values.clock import Moments
from practice_tui.voice.activity import printed_of
from practice_tui.voice.activity_program import RATE, loud, runs, samples_of, webrtc
from tests.fakes import FakeClock

PROMISED = 0.2  # seconds
SEED = 18
VOICES = ("en-us", "en-gb", "en-us+f3", "en-gb+m7", "en-us+f5", "en-gb-scotland")
SENTENCES = (
    "Dropout zeroes each unit with some probability, anew for every example.",
    "At inference nothing is dropped, so the activations have to be rescaled.",
    "It keeps units from relying on one another, which acts like a small ensemble.",
    "With batch normalisation behind it, the variance shifts between training and test.",
)
SILENCES = ((0.5, 0.6, 1.0, 2.0), (1.5, 3.0, 0.4, 0.8), (3.0, 0.5, 4.0, 1.2), (6.0, 1.0, 0.7, 1.5))
"""Seconds before the first sentence, and before each later one."""
AFTER = 1.5  # seconds behind the last one
AUDIBLE = 0.02  # of the loudest sample: where a sentence of espeak-ng begins and ends
LEVEL = 0.3  # of full scale

Sound = np.ndarray[Any, np.dtype[np.float64]]
Chance = np.random.Generator
Errors = tuple[float, float]


def main() -> int:
    """Print a line for each kind of noise and each detector. Returns 1 where a promise isn't kept."""
    if not shutil.which("espeak-ng"):
        print("espeak-ng isn't there, which speaks the answers: apt-get install espeak-ng")
        return 0
    chance, worst = np.random.default_rng(SEED), 0.0
    spoken = {voice: [sentence_by(voice, text) for text in SENTENCES] for voice in VOICES}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answer.wav"
        for noise, spoil in NOISES.items():
            errors: dict[str, list[Errors]] = {name: [] for name in DETECTORS}
            for sentences, silences in itertools.product(spoken.values(), SILENCES):
                write(file, spoil(answer_of(sentences, silences), chance))
                for name, hear in DETECTORS.items():
                    errors[name].append(errors_of(hear(file), silences))
            for name, each in errors.items():
                print(f"{noise:24} {name:7} {line_on(each)}")
            worst = max(worst, *itertools.chain.from_iterable(errors[PROMISING]))
    print(f"worst {worst:.2f} s, promised {PROMISED} s")
    return int(worst > PROMISED)


def sentence_by(voice: str, text: str) -> Sound:
    """One sentence at 16 kHz, without the silence around it."""
    spoken = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "140", "--stdin", "--stdout"],
        input=text.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    ).stdout
    with wave.open(io.BytesIO(spoken)) as file:
        rate, samples = file.getframerate(), np.frombuffer(file.readframes(10**9), dtype="<i2").astype(float)
    seconds = np.arange(0, len(samples) / rate, 1 / RATE)
    sound = np.interp(seconds, np.arange(len(samples)) / rate, samples)
    loud = np.flatnonzero(np.abs(sound) > AUDIBLE * np.abs(sound).max())
    trimmed: Sound = LEVEL * sound[loud[0] : loud[-1] + 1] / np.abs(sound).max()
    return trimmed


def answer_of(sentences: Sequence[Sound], silences: Sequence[float]) -> Sound:
    """The sentences with these silences before them."""
    parts = [part for gap, sentence in zip(silences, sentences, strict=True) for part in (quiet(gap), sentence)]
    return np.concatenate([*parts, quiet(AFTER)])


def quiet(seconds: float) -> Sound:
    return np.zeros(int(seconds * RATE))


def line_on(errors: Sequence[Errors]) -> str:
    """The greatest errors, and how many answers are within what is promised."""
    onset, pause = (max(column) for column in zip(*errors, strict=True))
    kept = sum(max(each) <= PROMISED for each in errors)
    return (
        f"first word off by {onset:.2f} s, longest pause by {pause:.2f} s, {kept} of {len(errors)} within {PROMISED} s"
    )


def errors_of(fact: Speech, silences: Sequence[float]) -> Errors:
    """The seconds by which the anatomy of an answer errs in the first word and in the longest pause."""
    if fact.onset_s is None or fact.longest_silence_s is None:
        return max(silences), max(silences)
    return abs(fact.onset_s - silences[0]), abs(fact.longest_silence_s - max(silences[1:]))


def by_the_app(file: Path) -> Speech:
    """The fact on a file, by the program that the app runs."""
    printed = printed_of(file)
    assert printed.by.startswith(PROMISING), printed
    return fact_of(printed.by, printed.runs)


def by_webrtc(file: Path) -> Speech:
    """The fact on a file, by the detector that takes its place where it has no wheel."""
    detector = webrtc()
    assert detector
    by, window, is_speech = detector
    return fact_of(by, runs(loud(samples_of(str(file))), window, is_speech))


def fact_of(by: str, heard: Iterable[Span]) -> Speech:
    return detected(Moments(FakeClock(), lambda: 1)(), "answer", by, heard)


def write(file: Path, sound: Sound) -> None:
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes((32_767 * np.clip(sound, -1, 1)).astype("<i2").tobytes())


def clean(sound: Sound, chance: Chance) -> Sound:
    return sound


def hiss(sound: Sound, chance: Chance) -> Sound:
    """White noise, ten decibels below the speech."""
    return sound + _scaled(chance.standard_normal(len(sound)), sound, 10)


def room(sound: Sound, chance: Chance) -> Sound:
    """Noise with as much in every octave, ten decibels below the speech."""
    spectrum = np.fft.rfft(chance.standard_normal(len(sound)))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    return sound + _scaled(np.fft.irfft(spectrum, len(sound)), sound, 10)


def clicks(sound: Sound, chance: Chance) -> Sound:
    """Keys that are pressed all the time, five a second, each as loud as the speech."""
    clicked = sound.copy()
    length = int(0.02 * RATE)
    for begin in chance.integers(0, len(sound) - length, int(5 * len(sound) / RATE)):
        fading = np.exp(-np.arange(length) / (0.004 * RATE))
        clicked[begin : begin + length] += LEVEL * fading * chance.standard_normal(length)
    return clicked


def far(sound: Sound, chance: Chance) -> Sound:
    """Thirty decibels quieter."""
    return sound * 10 ** (-30 / 20)


def _scaled(noise: Sound, sound: Sound, decibels: float) -> Sound:
    """The noise at so many decibels below the sound, where that is one."""
    loud = sound[np.abs(sound) > 0]
    scaled: Sound = noise * np.sqrt(np.mean(loud**2) / np.mean(noise**2)) * 10 ** (-decibels / 20)
    return scaled


NOISES: dict[str, Callable[[Sound, Chance], Sound]] = {
    "no noise": clean,
    "white noise at 10 dB": hiss,
    "pink noise at 10 dB": room,
    "key clicks": clicks,
    "key clicks in pink noise": lambda sound, chance: clicks(room(sound, chance), chance),
    "30 dB quieter": far,
}

PROMISING = "silero"
DETECTORS: dict[str, Callable[[Path], Speech]] = {PROMISING: by_the_app, "webrtc": by_webrtc}


if __name__ == "__main__":
    sys.exit(main())
