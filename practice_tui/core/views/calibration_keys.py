"""The keys of a calibration: which phase knows which, and what each one does."""

from enum import StrEnum

from practice_tui.core.rounds.events import Next, Toggle, ToggleWrong, Undo
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.views.keys import Key
from practice_tui.core.views.rate_keys import RateKey, judging_keys
from practice_tui.core.views.sheets import SheetView


class CalibrationAct(StrEnum):
    """The names of keys that ask the face to do something."""

    QUESTION = "question"
    LEAVE = "leave"


_JUDGING, _BETWEEN, _COMPARING = (SheetPhase.JUDGING,), (SheetPhase.BETWEEN,), (SheetPhase.COMPARING,)


def _key(name: str, pressed: str, label: str, says: str, word: str = "") -> Key:
    return Key(f"calibrate.{name}", pressed, label, says, word=word)


KEYS_OF_CALIBRATIONS = (
    RateKey(
        _key("compare", "enter", "The key", "what the key says; from then on the score stands", "key"),
        _BETWEEN,
        Next(),
    ),
    RateKey(
        _key("next", "enter", "Next", "the next answer; after the last one how you grade", "next"), _COMPARING, Next()
    ),
    *judging_keys("calibrate", "a point that the answer makes, or not"),
    RateKey(_key("wrong", "w", "Wrong", "something wrong is said", "wrong"), _JUDGING, ToggleWrong()),
    RateKey(_key("undo", "z", "Undo", "take back the score", "back"), _BETWEEN, Undo()),
    RateKey(_key("question", "o", "Question", "the whole question, or its first lines", "question"), _JUDGING),
    RateKey(
        Key(
            "calibrate.leave",
            "q",
            "Leave",
            "leave; what is graded is kept, and the next time goes on with it",
            also=("escape",),
            word="leave",
            is_general=True,
        ),
        tuple(SheetPhase),
    ),
)
CALIBRATION_KEYS = tuple(entry.key for entry in KEYS_OF_CALIBRATIONS)


def calibration_keys_offered(view: SheetView) -> list[RateKey]:
    """The keys that do something in a calibration as it stands, leaving last."""
    points = len(view.question.rubric)
    return [
        entry
        for entry in KEYS_OF_CALIBRATIONS
        if view.phase in entry.phases and not (isinstance(entry.event, Toggle) and entry.event.point >= points)
    ]
