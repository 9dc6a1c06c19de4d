"""The simulators' screens by name, and what the two that go on number by number are made of."""

from textual.screen import Screen

from practice_tui.core.simulators import attention, backprop
from practice_tui.core.simulators.attention import Attention
from practice_tui.core.simulators.backprop import Backprop
from practice_tui.tui.screens.descent import DescentScreen
from practice_tui.tui.screens.stepwise import Stepwise, StepwiseScreen
from practice_tui.tui.sheets import attention as attention_sheets
from practice_tui.tui.sheets import backprop as backprop_sheets

BACKPROP: Stepwise[Backprop, backprop.Action] = Stepwise(
    act=backprop.act,
    choices=backprop.choices,
    head=backprop_sheets.head,
    stages=backprop_sheets.stages,
    picture=backprop_sheets.picture,
    explanation=backprop_sheets.explanation,
)
ATTENTION: Stepwise[Attention, attention.Action] = Stepwise(
    act=attention.act,
    choices=attention.choices,
    head=attention_sheets.head,
    stages=attention_sheets.stages,
    picture=attention_sheets.picture,
    explanation=attention_sheets.explanation,
)


def simulator_screen(name: str, seed: int) -> Screen[None]:
    """The screen of a simulator at its start."""
    match name:
        case "backprop":
            return StepwiseScreen(BACKPROP, Backprop(seed))
        case "attention":
            return StepwiseScreen(ATTENTION, Attention(seed))
        case _:
            return DescentScreen(seed)
