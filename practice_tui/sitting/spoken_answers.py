"""Reads how answers were spoken, and what is usual for the person."""

from collections.abc import Mapping

from practice_tui.core.history.speech import Speech, current_anatomies
from practice_tui.core.statistics.anatomy import Anatomy, anatomy_of, usual_of
from practice_tui.core.views.spoken_answers import SpokenAnswers
from practice_tui.store.history import History
from practice_tui.store.speech_rows import read_newest_spoken, read_speech

OF_THE_NEWEST = 100
"""Answers whose medians are usual: more would take longer to read than a key may, and tell of older habits."""


def spoken_answers(history: History, seconds_by_id: Mapping[str, float], present_id: str = "") -> SpokenAnswers:
    """The anatomies of these answers, each of which took so many seconds; usual is that of all but the present one."""
    anatomies = _anatomies(read_speech(history, seconds_by_id), seconds_by_id)
    if present_id not in anatomies:
        return SpokenAnswers(anatomies)
    speech, seconds = read_newest_spoken(history, OF_THE_NEWEST + 1)
    others = [each for name, each in _anatomies(speech, seconds).items() if name != present_id]
    return SpokenAnswers(anatomies, usual_of(others[-OF_THE_NEWEST:]))


def _anatomies(facts: list[Speech], seconds_by_id: Mapping[str, float]) -> dict[str, Anatomy]:
    return {name: anatomy_of(speech, seconds_by_id[name]) for name, speech in current_anatomies(facts).items()}
