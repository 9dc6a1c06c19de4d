"""The events of a round, one class each. Keys, clicks, typed commands and the machine all make them."""

from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.plans import Slot
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Heard, Prediction


class PauseReason(StrEnum):
    """The reason why the clock stands; the value is the phrase for it."""

    BY_HAND = "paused"
    ASLEEP = "paused while asleep"
    STOPPED = "paused while the program was stopped"
    TOO_SMALL = "paused while the terminal was too small"
    LEFT = "paused since you left"
    FLAGGING = "paused while you flag it"
    READING = "read aloud"


@dataclass(frozen=True, slots=True)
class Begin:
    """Start the first question."""


@dataclass(frozen=True, slots=True)
class Done:
    """End the answer, the reply to a follow-up, or one's own questions: the clock stops.

    In the first DONE_FROM seconds of a question it does nothing, since a key may be held or doubled, unless `is_word`
    says that it was typed as a word.
    """

    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Reveal:
    """Show the rubric. `prediction` is None where the person didn't say how sure they were."""

    prediction: Prediction | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave the question unanswered. `Next` confirms it, `Undo` takes it back."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Show one more hint."""


@dataclass(frozen=True, slots=True)
class AskInterviewer:
    """Ask the interviewer for a fact; `words` is empty where it was asked aloud."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock."""

    reason: PauseReason = PauseReason.BY_HAND


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the clock run again."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """The machine slept or the process was stopped for `away` seconds, of which the clock counted `counted`."""

    reason: PauseReason
    counted: float
    away: float


@dataclass(frozen=True, slots=True)
class Write:
    """Replace the notes, or in a review the line on what was said."""

    text: str


@dataclass(frozen=True, slots=True)
class Toggle:
    """Tick or untick a point of the rubric."""

    point: int


@dataclass(frozen=True, slots=True)
class ToggleWrong:
    """Tick or untick that something wrong was said."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Score the answer under review."""

    score: Score


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what was decided last: the end of the answer, a skip, a pause, a score, a retry."""


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """Turn to the model answer, or to the usual mistakes, which give it away as well."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Ask the same question again; the first try keeps counting.

    With `goes_on` the clock goes on from the retry that was just left.
    """

    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """Go on. `slot` is the next question of a round that chooses as it goes, None where none is left."""

    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Judge the reply to a follow-up."""

    heard: Heard


@dataclass(frozen=True, slots=True)
class TakeQuestion:
    """Take the question to them at `index` of the list, or put it back."""

    index: int


@dataclass(frozen=True, slots=True)
class WriteQuestion:
    """Add a question to them to the list, taken."""

    text: str


@dataclass(frozen=True, slots=True)
class End:
    """End the round here, or discard it."""

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
    | TakeQuestion
    | WriteQuestion
    | End
)
