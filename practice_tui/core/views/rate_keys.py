"""The keys of a second opinion: which phase knows which, and what each one does."""

from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Next, Rate, Toggle, ToggleWrong, Undo
from practice_tui.core.sheets.events import SheetEvent
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.views.keys import Key, key_of_run, stretch_keys
from practice_tui.core.views.round_keys import SCORING
from practice_tui.core.views.seat_keys import entry_pressed
from practice_tui.core.views.sheets import SheetView


class RateAct(StrEnum):
    """The names of keys that ask the face to do something."""

    PANE = "pane"
    PANE_BEFORE = "pane-before"
    QUESTION = "question"
    PLAY = "play"
    STRETCH_BEFORE = "stretch-before"
    STRETCH = "stretch"
    NOTE = "note"
    PRIVATE = "private"
    SIGN = "sign"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class RateKey:
    """A key with the phases in which it works. One without an event is a RateAct."""

    key: Key
    phases: tuple[SheetPhase, ...]
    event: SheetEvent | None = None


_JUDGING, _BETWEEN = (SheetPhase.JUDGING,), (SheetPhase.BETWEEN,)
_BOTH = (*_JUDGING, *_BETWEEN)


def judging_keys(place: str, ticking: str) -> tuple[RateKey, ...]:
    """The keys of a place that tick a point and that score; `ticking` says what the former do."""
    ticks = [
        RateKey(key_of_run(place, "tick", index, letter, "Heard", ticking, "a–f"), _JUDGING, Toggle(index))
        for index, letter in enumerate(LETTERS)
    ]
    scores = [
        RateKey(key_of_run(place, "score", score - 1, str(score.value), *SCORING), _JUDGING, Rate(score))
        for score in Score
    ]
    return (*ticks, *scores)


def _key(name: str, pressed: str, label: str, says: str, word: str = "", *, is_general: bool = False) -> Key:
    return Key(f"rate.{name}", pressed, label, says, word=word, is_general=is_general)


KEYS_OF_RATINGS = (
    RateKey(_key("next", "enter", "Next", "the next answer without a score", "next"), _BETWEEN, Next()),
    RateKey(_key("sign", "enter", "Sign", "after the last one: sign (asks), then both are shown", "sign"), _BETWEEN),
    *judging_keys("rate", "a point: heard, heard with help, not heard"),
    RateKey(_key("wrong", "w", "Wrong", "something wrong was said", "wrong"), _JUDGING, ToggleWrong()),
    RateKey(_key("undo", "z", "Undo", "take back the score", "back"), _BETWEEN, Undo()),
    RateKey(_key("pane", "tab", "Pane", "the next pane: Notes, Transcript, Answer, Mistakes"), _JUDGING),
    RateKey(_key("pane-before", "shift+tab", "", "the pane before"), _JUDGING),
    RateKey(_key("question", "o", "Question", "the whole question, or its first lines", "question"), _JUDGING),
    RateKey(_key("play", "v", "Play", "where the answer was recorded: play the recording, or stop it", "play"), _BOTH),
    *(RateKey(key, _BOTH) for key in stretch_keys("rate")),
    RateKey(_key("note", "n", "Note", "a note for whoever answered", "note"), _JUDGING),
    RateKey(_key("private", "k", "Keep", "a note that you keep to yourself", "keep"), _JUDGING),
    RateKey(
        _key("leave", "q", "Leave", "leave; it stays sealed, and the same command goes on", "leave", is_general=True),
        tuple(SheetPhase),
    ),
)
RATE_KEYS = tuple(entry.key for entry in KEYS_OF_RATINGS)


def rate_keys_offered(view: SheetView) -> list[RateKey]:
    """The keys that do something on a sheet as it stands, those that work in every phase last."""
    there = [entry for entry in KEYS_OF_RATINGS if view.phase in entry.phases and _is_offered(entry, view)]
    return sorted(there, key=lambda entry: entry.key.is_general)


def rate_key(view: SheetView, pressed: str) -> RateKey | None:
    """The key that works now and has this name on the keyboard; None where it does nothing."""
    return entry_pressed(rate_keys_offered(view), pressed)


def _is_offered(entry: RateKey, view: SheetView) -> bool:
    match entry.event:
        case Toggle(point):
            return point < len(view.question.rubric)
        case Next():
            return not view.sheet.is_complete
    match entry.key.name:
        case RateAct.PLAY | RateAct.STRETCH | RateAct.STRETCH_BEFORE:
            return view.text.recorded is not None
    return entry.key.name != RateAct.SIGN or view.sheet.is_complete
