"""The candidate's own questions at the end of an interview: a list to take some from."""

from textual.content import Content

from practice_tui.core.values.text import one_line
from practice_tui.core.views.screens import RoundView
from practice_tui.tui.sheets.drawing import (
    GOOD,
    MUTED,
    NO_TICK,
    POINTER,
    STRONG,
    STRONG_ACCENT,
    TICK,
    hanging,
    say,
    stack,
    wrap,
)
from practice_tui.tui.sheets.round import spoken_lines

TITLE = "Your questions to them"
NONE_YET = "Nothing to choose from yet: n writes a question of your own."


def own_questions(view: RoundView, mark: int, width: int) -> Content:
    """The list, with a tick before what was taken; `mark` is the index of the marked one."""
    lines = _head(view, width)
    for index, question in enumerate(view.round.to_ask):
        lines += _row(question, width, is_taken=question in view.round.taken, is_marked=index == mark)
    if not view.round.to_ask:
        lines += wrap(say(NONE_YET, MUTED), width)
    return stack(lines)


def line_of_mark(view: RoundView, mark: int, width: int) -> int:
    """The line on which the last words of the marked question stand."""
    above = sum(len(_row(question, width)) for question in view.round.to_ask[: mark + 1])
    return len(_head(view, width)) + above - 1


def _head(view: RoundView, width: int) -> list[Content]:
    return [*spoken_lines(view, width), say(TITLE, STRONG), Content("")]


def _row(question: str, width: int, *, is_taken: bool = False, is_marked: bool = False) -> list[Content]:
    sign = say(TICK, f"bold {GOOD}") if is_taken else say(NO_TICK, MUTED)
    lead = Content.assemble((POINTER if is_marked else " ", STRONG_ACCENT), " ", sign, " ")
    return hanging(lead, say(one_line(question), STRONG) if is_marked else one_line(question), width)
