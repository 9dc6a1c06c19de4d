"""Draws a calibration: the question, the sample answer, the rubric, the key, the result."""

from textual.content import Content

from practice_tui.core.bank.questions import LETTERS, Tier
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.values.text import one_line
from practice_tui.core.views.calibration_wording import (
    difference_lines,
    figure_line,
    head_line,
    key_reason,
    point_reason,
    sample_said,
    scores_line,
    sums_lines,
    wrong_reason,
)
from practice_tui.core.views.calibrations import Calibration, CalibrationView, Graded, Hearer
from practice_tui.core.views.judging_wording import suggestion_said
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    STRONG,
    WARN,
    hanging,
    say,
    score_mark,
    spread,
    stack,
    wrap,
)
from practice_tui.tui.sheets.fitting import Part, fitted
from practice_tui.tui.sheets.judging import rubric_lines, score_dots, score_lines, scored_line
from practice_tui.tui.sheets.short_question import short_question, whole_question

HEARERS = {
    Hearer.BOTH: ("✓ ✓", GOOD),
    Hearer.KEY: ("· ✓", f"bold {WARN}"),
    Hearer.OWN: ("✓ ·", f"bold {WARN}"),
    Hearer.NOBODY: ("· ·", MUTED),
}
SHORTER_PROMPTS = (4, 2, 1)  # lines of the question where room is short


def head(view: CalibrationView, width: int) -> Content:
    """Which of the answers this is, and at the right what it is about."""
    sheet = view.sheet.sheet
    if view.result:
        return say(head_line(view.result), STRONG)
    begin = Content.assemble(score_dots(sheet), (f"  {sheet.position + 1} of {len(sheet.answers)}", STRONG))
    text = view.sheet.text
    room = width - begin.cell_length - 1
    ways = (f"{text.topic} · {text.question.level.value}", f"{text.short_topic} · {text.question.level.value}")
    about = next((way for way in ways if Content(way).cell_length <= room), "")
    return spread(begin, say(about, MUTED), width)


def read(view: CalibrationView, width: int) -> Content:
    """The whole question, and the answer that is graded."""
    prompt_lines = [line.stylize(MUTED) for line in whole_question(view.sheet.question.prompt, width)]
    return stack([*prompt_lines, Content(""), *_answer(view, width)])


def graded(view: CalibrationView, height: int, width: int) -> Content:
    """The rubric to tick and the scores, or beside them what the key says."""
    if view.compared:
        return stack(_compared(view.compared, width))
    return fitted(_judging(view, width), height)


def one_column(view: CalibrationView, is_whole: bool, height: int, width: int) -> Content:
    """All of it below each other; where room is short the question is cut, then each point to a line."""
    if view.compared:
        return stack([*_compared(view.compared, width), Content(""), *_answer(view, width)])
    prompt = view.sheet.question.prompt
    prompt_lines = [line.stylize(MUTED) for line in whole_question(prompt, width)]
    shorter = (
        []
        if is_whole
        else [(1, short_question(prompt, room, width).stylize(MUTED).split("\n")) for room in SHORTER_PROMPTS]
    )
    return fitted([Part(prompt_lines, shorter), Part(_answer(view, width)), *_judging(view, width)], height)


def result(calibration: Calibration, width: int) -> Content:
    """The figures of the calibration, and where one differs from the key."""
    lines = wrap(say(figure_line(calibration), STRONG), width)
    for line in sums_lines(calibration):
        lines += wrap(line, width)
    for number, each in enumerate(calibration.graded, 1):
        lines += [Content(""), *wrap(say(f"{number}  {sample_said(each.sample, each.question.title)}", STRONG), width)]
        first, *others = difference_lines(each)
        marks = Content.assemble("   ", score_mark(each.score), " ", score_mark(each.sample.score), "  ")
        lines += hanging(marks, first, width)
        for other in others:
            is_reason = other.startswith(" ")
            lines += hanging("     " if is_reason else "   ", say(other.strip(), MUTED if is_reason else ""), width)
    return stack(lines)


def _answer(view: CalibrationView, width: int) -> list[Content]:
    return wrap(f"“{one_line(view.sheet.text.notes)}”", width)


def _judging(view: CalibrationView, width: int) -> list[Part]:
    """The rubric, at least a line a point, and the scores; once it is scored, that score alone."""
    sheet, judgement = view.sheet, view.sheet.judgement
    whole, short = (rubric_lines(sheet.question, judgement, width, is_short=is_short) for is_short in (False, True))
    if view.phase is SheetPhase.BETWEEN and judgement.score:
        return [Part(whole, [(3, short)]), Part([scored_line(judgement.score)])]
    why = suggestion_said(sheet.question.rubric, judgement, can_help=False)
    scores = score_lines(sheet.question, judgement, sheet.suggested, why, width)
    return [Part(whole, [(3, short)]), Part(scores, [(2, scores[:2])])]


def _compared(each: Graded, width: int) -> list[Content]:
    """Both scores, why the key gives its own, and each point: who ticked it, and the reason of the key."""
    lines = [*wrap(say(scores_line(each), STRONG), width), *wrap(say(key_reason(each), MUTED), width), Content("")]
    lines.append(say("  you key", MUTED))
    for index, point in enumerate(each.question.rubric):
        hearer = each.hearer(index)
        glyphs, style = HEARERS[hearer]
        lead = Content.assemble((LETTERS[index], ACCENT), "  ", (glyphs, style), "  ")
        bonus = "bonus: " if point.tier is Tier.BONUS else ""
        aside = f" ({hearer.value})" if hearer in (Hearer.KEY, Hearer.OWN) else ""
        lines += hanging(lead, Content.assemble((bonus, MUTED), one_line(point.text), (aside, WARN)), width)
        if reason := point_reason(each, index):
            lines += hanging(" " * lead.cell_length, say(reason, MUTED), width)
    if reason := wrong_reason(each):
        glyphs = f"{'✓' if each.said_wrong else '·'} {'✓' if each.sample.said_wrong else '·'}"
        style = BAD if each.said_wrong == each.sample.said_wrong else f"bold {WARN}"
        lead = Content.assemble(("w", ACCENT), "  ", (glyphs, style), "  ")
        lines += hanging(lead, Content.assemble(("something wrong: ", BAD), (reason, MUTED)), width)
    return lines
