"""Sound that detectors take for speech: pulses of a voice through the resonances of vowels, a syllable each."""

import array
import math

from practice_tui.voice.activity_program import RATE

VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))  # hertz
WIDTHS = (80, 100, 120)  # of the resonances, in hertz
GAP = 0.03  # seconds between two syllables
LOUDEST = 16_000


def silence(seconds: float) -> bytes:
    """So much of it, 16 kHz mono of 16 bits."""
    return bytes(2 * int(seconds * RATE))


def vowels(seconds: float) -> bytes:
    """Syllables of rising and falling pitch for so long."""
    samples: list[float] = []
    number = 0
    while len(samples) < seconds * RATE:
        samples += _syllable(0.16 + 0.03 * (number % 3), 110 + 10 * (number % 4), VOWELS[number % len(VOWELS)])
        samples += [0.0] * int(GAP * RATE)
        number += 1
    return array.array("h", (int(LOUDEST * sample) for sample in samples[: int(seconds * RATE)])).tobytes()


def _syllable(seconds: float, pitch: float, vowel: tuple[int, ...]) -> list[float]:
    """One vowel that swells and fades, between -1 and 1."""
    length = int(seconds * RATE)
    sound, phase = [0.0] * length, 0.0
    for index in range(length):
        phase += pitch * (1 + 0.15 * math.sin(math.pi * index / length)) / RATE
        if phase >= 1:
            phase, sound[index] = phase - 1, 1.0
    for hertz, width in zip(vowel, WIDTHS, strict=True):
        sound = _resonated(sound, hertz, width)
    peak = max(map(abs, sound))
    return [sample / peak * math.sqrt(math.sin(math.pi * index / length)) for index, sample in enumerate(sound)]


def _resonated(sound: list[float], hertz: int, width: int) -> list[float]:
    """The sound through a resonance of two poles."""
    radius = math.exp(-math.pi * width / RATE)
    first, second = 2 * radius * math.cos(2 * math.pi * hertz / RATE), -radius * radius
    before, earlier, filtered = 0.0, 0.0, []
    for sample in sound:
        before, earlier = (1 - radius) * sample + first * before + second * earlier, before
        filtered.append(before)
    return filtered
