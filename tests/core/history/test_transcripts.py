"""What recognisers print: a text, or words with times, of which alone a pace and fillers are counted."""

import json
from typing import Any

import pytest

from practice_tui.core.history.transcripts import Transcript, recognised, transcript_of, words_a_minute
from practice_tui.core.values.text import NOTES_CAP
from tests.fakes import FakeClock, make_moments


def timed(*words: str, each: float = 0.5) -> list[dict[str, Any]]:
    return [{"word": word, "start": n * each, "end": (n + 0.8) * each} for n, word in enumerate(words)]


def speech_of(printed: str) -> Any:
    return recognised(make_moments(FakeClock())(), "answer", "recogniser", transcript_of(printed))


def test_a_text_is_the_transcript_in_one_line() -> None:
    assert transcript_of("\n So it zeroes units,\n at random.\n") == Transcript("So it zeroes units, at random.")
    assert transcript_of("[BLANK_AUDIO]").text == "[BLANK_AUDIO]"
    assert transcript_of("") == transcript_of(" \n") == Transcript("")


def test_a_list_without_words_is_no_text() -> None:
    assert transcript_of("[]\n") == Transcript("")


@pytest.mark.parametrize("printed", [json.dumps, lambda entries: "\n".join(map(json.dumps, entries))])
def test_words_with_times_come_as_a_list_or_a_line_each(printed: Any) -> None:
    transcript = transcript_of(printed(timed(" So", "it", " zeroes")))
    assert transcript.text == "So it zeroes"
    assert [(word.text, word.start, word.end) for word in transcript.words] == [
        ("So", 0.0, 0.4),
        ("it", 0.5, 0.9),
        ("zeroes", 1.0, 1.4),
    ]
    assert len(transcript_of(json.dumps(timed("alone")[0])).words) == 1


@pytest.mark.parametrize(
    "printed",
    [
        '[{"word": "so"}]',
        '[{"word": "so", "start": -1, "end": 2}]',
        '[{"word": "so", "start": 3, "end": 2}]',
        '[{"word": "so", "start": 0, "end": NaN}]',
        '[{"word": "so", "start": 0, "end": 1e999}]',
        '{"word": "so", "start": 0, "end": 1}\nand more',
        "[1, 2]",
        "12",
        "[" * 5000,
    ],
)
def test_other_json_is_a_text(printed: str) -> None:
    assert transcript_of(printed) == Transcript(" ".join(printed.split()))


def test_what_would_act_on_a_terminal_is_made_visible_and_the_rest_capped() -> None:
    assert "\x1b" not in transcript_of("a \x1b[31m b").text
    assert len(transcript_of("word " * NOTES_CAP).text) == NOTES_CAP


def test_fillers_and_pace_are_counted_where_there_are_times() -> None:
    speech = speech_of(json.dumps(timed(*["um,", "Uh"], *["word"] * 38)))
    assert (speech.words, speech.fillers, speech.spans) == (40, 2, ((0.0, 19.9),))
    assert speech.spoken_s is None
    assert words_a_minute(speech) == 121


def test_a_text_without_times_has_no_figure() -> None:
    speech = speech_of("um " * 30)
    assert (speech.words, speech.fillers, speech.spans) == (None, None, ())
    assert words_a_minute(speech) is None


def test_under_20_words_there_is_no_pace() -> None:
    assert words_a_minute(speech_of(json.dumps(timed(*["word"] * 19)))) is None
    assert words_a_minute(speech_of(json.dumps(timed(*["word"] * 20)))) is not None


def test_words_all_at_one_instant_have_no_pace() -> None:
    assert words_a_minute(speech_of(json.dumps(timed(*["word"] * 20, each=0.0)))) is None
