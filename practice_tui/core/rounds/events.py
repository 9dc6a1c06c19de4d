"""What can happen in a round: one class an event, made by keys, clicks, typed commands and the machine alike."""

from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.plans import Slot
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Ending, Heard, Prediction


class PauseReason(StrEnum):
    """Why the clock stands; the value is what is said."""

    BY_HAND = "paused"
    ASLEEP = "paused while asleep"
    STOPPED = "paused while the program was stopped"
    TOO_SMALL = "paused while the terminal was too small"
    LEFT = "paused since you left"


@dataclass(frozen=True, slots=True)
class Begin:
    """Start the first question."""


@dataclass(frozen=True, slots=True)
class Done:
    """The answer is over, or the reply to a follow-up is said: the clock stands.

    A key may be held or doubled, and does nothing in the first two seconds of a question; a word was meant.
    """

    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Reveal:
    """Say how sure the answer was, or don't, and see the rubric."""

    prediction: Prediction | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave the question unanswered: `Next` makes it so, `Undo` takes it back."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Show one more hint."""


@dataclass(frozen=True, slots=True)
class AskInterviewer:
    """Ask for a fact that the interviewer held back, in one's own words; none where it was asked aloud."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    reason: PauseReason = PauseReason.BY_HAND


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the clock run again."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """The machine slept or the process was stopped: `counted` seconds of it went into the clock, `away` in all."""

    reason: PauseReason
    counted: float
    away: float


@dataclass(frozen=True, slots=True)
class Write:
    """The notes as they stand now; in a review, the line on what was said."""

    text: str


@dataclass(frozen=True, slots=True)
class Toggle:
    """Tick or untick a point of the rubric."""

    point: int


@dataclass(frozen=True, slots=True)
class ToggleWrong:
    """Say, or take back, that something wrong was said."""


@dataclass(frozen=True, slots=True)
class Rate:
    score: Score


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what was decided last: the end of the answer, a skip, a pause, a score, a retry."""


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """Turn to the model answer, or to the usual mistakes, which give it away as well."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Ask the same question again; the first try stays official. `goes_on`: the retry just left was no mistake."""

    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """Go on; `slot` is the next question where the round chooses as it goes, None where there is none left."""

    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Whether the reply to a follow-up held what it should."""

    heard: Heard


@dataclass(frozen=True, slots=True)
class End:
    """End the round here, keeping what is scored, or discard it."""

    ending: Ending


Event = (
    Begin
    | Done
    | Reveal
    | Skip
    | Hint
    | AskInterviewer
    | Pause
    | Resume
    | Lapse
    | Write
    | Toggle
    | ToggleWrong
    | Rate
    | Undo
    | OpenAnswer
    | Retry
    | Next
    | Reply
    | End
)
