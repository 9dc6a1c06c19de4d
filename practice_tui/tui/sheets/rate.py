"""Draws a second opinion: the answer to be read, the points to tick, and in the end both scores."""

from collections.abc import Sequence

from textual.content import Content

from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.judging_wording import suggestion_said
from practice_tui.core.views.remapping import Keymap
from practice_tui.core.views.sheets import Pane, SheetView, pane_text, panes_of
from practice_tui.tui.sheets.drawing import (
    MUTED,
    STRONG,
    hanging,
    pressable,
    say,
    spread,
    stack,
    turning_heads,
    wrap,
)
from practice_tui.tui.sheets.fitting import Part, fitted
from practice_tui.tui.sheets.judging import note_lines, rubric_lines, score_dots, score_lines, scored_line
from practice_tui.tui.sheets.markdown import blocks_of
from practice_tui.tui.sheets.prose import prose
from practice_tui.tui.sheets.recording import recording_lines
from practice_tui.tui.sheets.short_question import short_question, whole_question

FENCE = "```"


def head(view: SheetView, width: int) -> Content:
    """Which answer of which round it is; at the right the time that it took."""
    sheet, text = view.sheet, view.text
    if view.phase is SheetPhase.SIGNED:
        return spread(say(f"Second opinion of {one_line(sheet.rater)}", STRONG), say(view.title, MUTED), width)
    begin = Content.assemble(score_dots(sheet), (f"  {sheet.position + 1} of {len(sheet.answers)}", STRONG), "  ")
    hints = f", {count(sheet.answer.hints, 'hint')}" if sheet.answer.hints else ""
    end = say(f"{format_clock(text.elapsed)} of {format_clock(text.limit)}{hints}", MUTED)
    room = width - begin.cell_length - end.cell_length - 1
    ways = (f"{view.title} · {text.topic}", f"{view.title} · {text.short_topic}", text.short_topic)
    shown = next((way for way in ways if Content(way).cell_length <= room), "")
    return spread(begin + Content(shown), end, width)


def reading(
    view: SheetView, pane: Pane, is_whole: bool, room: int, width: int, *, keymap: Keymap, is_airy: bool = False
) -> Content:
    """The question and the pane that is turned to, above it the recording.

    The question is shortened where it takes more than `room` lines, unless `is_whole` wants all of it. `is_airy` sets
    the pane apart from its heads.
    """
    prompt = view.question.prompt
    whole = whole_question(prompt, width)
    prompt_lines = whole if is_whole or len(whole) <= room else [short_question(prompt, room, width)]
    panes = [each.value for each in panes_of(view)]
    heads = spread(turning_heads(panes, pane.value, width), pressable(say("tab", MUTED), "tab"), width)
    apart = [Content("")] if is_airy else []
    recorded = view.text.recorded if pane in (Pane.NOTES, Pane.TRANSCRIPT) else None
    plays = recording_lines(recorded, "rate.play", keymap, width)
    return stack([*prompt_lines, Content(""), heads, *apart, *plays, *_pane_lines(view, pane, width)])


def _pane_lines(view: SheetView, pane: Pane, width: int) -> list[Content]:
    """The bank's answers are Markdown; what was typed or said is not."""
    text = pane_text(view, pane)
    return list(prose(blocks_of(text), width).split("\n")) if pane is Pane.ANSWER else _text_lines(text, width)


def judging(view: SheetView, height: int, width: int) -> Content:
    """The points and the scores, in at most `height` lines where that can be reached; points are cut first."""
    question, judgement = view.question, view.judgement
    why = suggestion_said(question.rubric, judgement, view.sheet.answer.hints)
    scores = score_lines(question, judgement, view.suggested, why, width)
    if view.phase is SheetPhase.BETWEEN and judgement.score:
        scores = [scored_line(judgement.score), *wrap(say(why, MUTED), width)]
    whole, short = (rubric_lines(question, judgement, width, is_short=is_short) for is_short in (False, True))
    return fitted([Part(whole, [(1, short)]), Part(scores), Part(note_lines(judgement, width))], height)


def signed(lines: Sequence[str], width: int) -> Content:
    """Both scores of each answer with the points on which they differ, and what they come to."""
    drawn: list[Content] = []
    for line in lines:
        indent = len(line) - len(line.lstrip())
        style = MUTED if indent else ""
        drawn += hanging(" " * indent, say(line.strip(), style), width)
    return stack(drawn)


def _text_lines(text: str, width: int) -> list[Content]:
    """A text with its line breaks; code keeps its blanks and loses its fences."""
    lines: list[Content] = []
    is_code = False
    for line in clean(text).split("\n"):
        if line.lstrip().startswith(FENCE):
            is_code = not is_code
        elif is_code:
            lines.append(Content(f"  {line}").truncate(width, ellipsis=True))
        else:
            lines += wrap(line, width)
    return lines
