"""The events of an interview alone; pauses, ticks, scores and the rest are those of a round or of a sheet."""

from dataclasses import dataclass

from practice_tui.core.history.interview_facts import Recommendation
from practice_tui.core.rounds.events import (
    Begin,
    Done,
    End,
    Hint,
    Lapse,
    Next,
    Pause,
    Rate,
    Resume,
    Skip,
    Toggle,
    ToggleWrong,
    Undo,
    Write,
)
from practice_tui.core.sheets.events import KeepPrivate, Sign


@dataclass(frozen=True, slots=True)
class ReadOut:
    """The question was read aloud: the clock runs, and the candidate sees the question."""


@dataclass(frozen=True, slots=True)
class HandOut:
    """Tell the candidate the clarification at `index`."""

    index: int


@dataclass(frozen=True, slots=True)
class CallCandidate:
    """Call the candidate so from now on; before the first question alone."""

    label: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """Judge the question of a slot anew, from the scorecard."""

    slot: int


@dataclass(frozen=True, slots=True)
class Recommend:
    """Recommend something; None is no decision."""

    recommendation: Recommendation | None


@dataclass(frozen=True, slots=True)
class Check:
    """Tick or untick a line of the checklist."""

    line_id: str


InterviewEvent = (
    Begin
    | ReadOut
    | Done
    | Skip
    | Hint
    | HandOut
    | Pause
    | Resume
    | Lapse
    | Write
    | CallCandidate
    | KeepPrivate
    | Toggle
    | ToggleWrong
    | Rate
    | Undo
    | Next
    | Reopen
    | Recommend
    | Check
    | Sign
    | End
)
