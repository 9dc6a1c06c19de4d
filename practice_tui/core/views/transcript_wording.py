"""The words for the transcript of a recording, and for its pace."""

from practice_tui.core.history.speech import Speech
from practice_tui.core.history.transcripts import words_a_minute
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line

WRITTEN_DOWN = "Written down"
BEING_WRITTEN = "Being written down …"
NO_WORD = "Not a word was made out."


def unwritten_said(number: int) -> str:
    """Says how what the program's end cut off is written down after all."""
    answers = f"{count(number, 'answer')} {'is' if number == 1 else 'are'}"
    return f"{answers} recorded, but not written down yet: practice recordings transcribe"


def transcript_heading(speech: Speech) -> str:
    """`Written down · 214 words, 142 a minute, 6 fillers`; without figures where the recogniser gives no times."""
    pace = words_a_minute(speech)
    if pace is None:
        return WRITTEN_DOWN
    fillers = count(speech.fillers, "filler") if speech.fillers else "no fillers"
    return f"{WRITTEN_DOWN} · {speech.words} words, {pace} a minute, {fillers}"


def transcript_line(speech: Speech | None) -> list[str]:
    """`Written down: so it zeroes units`; no line where nothing was."""
    return [f"{WRITTEN_DOWN}: {one_line(speech.transcript)}"] if speech else []
