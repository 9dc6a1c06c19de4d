"""The events of a sheet; ticks, scores and the rest are those of a round."""

from dataclasses import dataclass

from practice_tui.core.rounds.events import Next, Rate, Toggle, ToggleWrong, Undo, Write


@dataclass(frozen=True, slots=True)
class KeepPrivate:
    """Replace the note that the rater keeps to themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Sign the sheet: nothing of it changes any more."""


SheetEvent = Toggle | ToggleWrong | Write | KeepPrivate | Rate | Undo | Next | Sign
