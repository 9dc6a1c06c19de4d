"""Draws drills: the list, the exercise, the solution line by line, and the result of a sprint."""

from collections.abc import Sequence

from textual.content import Content

from practice_tui.core.drills import wording
from practice_tui.core.drills.results import SprintResult
from practice_tui.core.drills.sprint import SprintPhase
from practice_tui.core.drills.views import SprintView, ToolRow
from practice_tui.core.history.drill_facts import DrillAnswer, DrillOutcome
from practice_tui.core.values.phrases import sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.tui.sheets.drawing import (
    BAD,
    GOOD,
    MUTED,
    POINTER,
    STRONG,
    STRONG_ACCENT,
    WARN,
    hanging,
    paragraph,
    say,
    spread,
    stack,
    upright,
    wrap,
)

FLOORS = 3  # lines of a bar
SHORTEST = 1 / (8 * FLOORS)  # of the longest bar
WIDEST_BAR = 4
OUTCOME_STYLES = {DrillOutcome.RIGHT: GOOD, DrillOutcome.WRONG: BAD, DrillOutcome.SHOWN: WARN}
DETAIL = 34  # cells of how it went, at its right
DETAIL_FROM = 70  # columns of a list from which it says how it went


def head(view: SprintView, width: int) -> Content:
    """The drill, the place in the sprint, and the time."""
    place = f"level {view.sprint.run.level} · {wording.place_said(view)} · {wording.time_said(view)}"
    return spread(say(view.sprint.drill.title, STRONG), say(place, BAD if view.is_time_up else ""), width)


def exercise(view: SprintView, width: int) -> Content:
    return stack(view.sprint.exercise.prompt.split("\n"))


def asks(view: SprintView, width: int) -> Content:
    """The form in which the result is wanted."""
    lines = wording.asks_lines(view.sprint.drill, view.sprint.exercise)
    return stack([part for line in lines for part in wrap(say(line, MUTED), width)])


def verdict(view: SprintView, width: int) -> Content:
    """Says why the typed text is no answer; else that time is up, or whether the last answer was right."""
    sprint, last = view.sprint, view.sprint.last
    if sprint.trouble:
        return paragraph(sprint.trouble, WARN, width)
    if view.is_time_up:
        return paragraph(wording.TIME_IS_UP, WARN, width)
    if last and last.outcome is DrillOutcome.RIGHT:
        return Content.assemble((wording.verdict_line(last), GOOD), (f". {wording.so_far_line(sprint)}", MUTED))
    return say(wording.so_far_line(sprint), MUTED) if sprint.answers else Content("")


def solution(view: SprintView, width: int) -> Content:
    """The typed result, the usual slip that leads to it, and the steps to the right one."""
    answer, lines = view.sprint.last, view.sprint.exercise.solution
    if answer is None or view.sprint.phase is not SprintPhase.SOLUTION:
        return Content("")
    verdict = wrap(say(f"{wording.verdict_line(answer)}.", OUTCOME_STYLES[answer.outcome]), width)
    slip = wrap(say(wording.slip_line(answer), WARN), width) if answer.slip else []
    *steps, last = lines
    worked = [*(Content(f"  {step}") for step in steps), say(f"  {last}", STRONG)]
    return stack([*verdict, *slip, Content(""), *worked])


def row(tool: ToolRow, width: int) -> Content:
    """A row of the list: title, how it went where there is room, and level."""
    level = f"level {tool.level}" if tool.level else ""
    right = f"{one_line(tool.detail):>{DETAIL}}  {level}" if width >= DETAIL_FROM else level
    return spread(one_line(tool.title), say(right, MUTED), width)


def about(tool: ToolRow, width: int) -> Content:
    return say(one_line(f"{sentence(tool.detail)} {tool.about}"), MUTED).truncate(width, ellipsis=True)


def preview(tool: ToolRow, width: int) -> Content:
    """The marked one: what it is, and how each of its levels went."""
    lines = [
        *wrap(say(one_line(tool.title), STRONG), width),
        *wrap(say(one_line(tool.about), MUTED), width),
        Content(""),
    ]
    if tool.level is None:
        return stack([*lines, *wrap(sentence(one_line(tool.detail)), width)])
    for level, detail in enumerate(tool.details, 1):
        is_next = level == tool.level
        lead = say(f"{POINTER if is_next else ' '} level {level}  ", STRONG_ACCENT if is_next else MUTED)
        lines += hanging(lead, say(one_line(detail), "" if is_next else MUTED), width)
    return stack(lines)


def tools_head(aim: str, width: int) -> Content:
    return spread(say("Drills and simulators", STRONG), say(aim, MUTED), width)


def result(view: SprintView, keymap: Keymap, width: int) -> Content:
    """The sentence first, then where the time went, then what is worth it next."""
    sums = view.result
    if sums is None:
        return Content("")
    answers = view.sprint.answers
    slips = wording.slips_line(answers)
    onward = key_now("result.next", keymap).face
    return stack(
        [
            *wrap(say(wording.result_head(view.sprint, sums.run), STRONG), width),
            *_best(sums, width),
            Content(""),
            *strip(answers, width),
            *wrap(say(wording.LEGEND, MUTED), width),
            *wrap(say(wording.strip_line(answers), MUTED), width),
            *(wrap(say(slips, WARN), width) if slips else []),
            Content(""),
            *hanging(say(f"{onward}  ", STRONG_ACCENT), wording.onward_line(sums.onward), width),
            Content(""),
            *wrap(say(wording.again_line(view.sprint.run), MUTED), width),
        ]
    )


def strip(answers: Sequence[DrillAnswer], width: int) -> list[Content]:
    """One bar an answer, as high as it took long beside the longest, its outcome below; in as many rows as need be."""
    longest = max(answer.seconds for answer in answers) or 1.0
    bar = max(1, min(WIDEST_BAR, width // len(answers) - 1))
    a_row = max(1, width // (bar + 1))
    rows = [answers[place : place + a_row] for place in range(0, len(answers), a_row)]
    lines: list[Content] = []
    for in_row in rows:
        bars = [upright(max(SHORTEST, answer.seconds / longest), FLOORS) for answer in in_row]
        lines += [
            Content(" ").join([say(block * bar, _style(answer)) for block, answer in zip(blocks, in_row, strict=True)])
            for blocks in zip(*bars, strict=True)
        ]
        marks = [say(wording.MARKS[answer.outcome].center(bar), _style(answer)) for answer in in_row]
        lines.append(Content(" ").join(marks))
    return lines


def _style(answer: DrillAnswer) -> str:
    return OUTCOME_STYLES[answer.outcome]


def _best(sums: SprintResult, width: int) -> list[Content]:
    line = wording.best_line(sums)
    return wrap(say(line, GOOD if sums.is_best else MUTED), width) if line else []
