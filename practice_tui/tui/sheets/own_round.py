"""The builder of one's own round: values to turn, and chips to take in or out."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

from textual.content import Content
from textual.style import Style

from practice_tui.core.values.text import one_line
from practice_tui.core.views.own_round import Chip, Field, OwnRoundView
from practice_tui.core.views.own_round_wording import about_line, headline_of
from practice_tui.core.views.plan_preview import PlanPreview
from practice_tui.tui.sheets.drawing import (
    BAD,
    GOOD,
    MUTED,
    POINTER,
    STRONG,
    STRONG_ACCENT,
    hanging,
    paragraph,
    say,
    spread,
    stack,
    wrap,
)

S = TypeVar("S", bound=StrEnum)

BAR = "━"
FEWEST_MATCHING = 3  # questions in the panel however little room there is
GAP = 2  # cells between a title and what stands beside it
PANEL_LABEL, COUNT_ROOM = 8, 5  # cells of a label in the panel; of the blanks and the number beside a bar
LABEL = 18  # cells before the values, with the pointer
BEFORE, BEHIND = "‹ ", " ›"  # around a value that is turned
APART = (
    Field.STAGES,
    Field.LEVELS,
    Field.KINDS,
    Field.TOPICS,
)  # fields with an empty line before them where there is room


class Place(NamedTuple):
    """The place of a chip: its line among those of its field, its first cell, and its number in the field."""

    line: int
    at: int
    chip: int


def comes_to(view: OwnRoundView, preview: PlanPreview, is_beside: bool, width: int) -> Content:
    """The questions, minutes and stages of the round, and how many questions match.

    The stages are left out where the panel, which names them, `is_beside` the fields.
    """
    headline = headline_of(view, preview, has_stages=not is_beside)
    return paragraph(headline, STRONG if preview.questions else BAD, width)


def builder(view: OwnRoundView, is_airy: bool, width: int) -> Content:
    """Every field below each other."""
    return stack([line for of in view.fields for line in _field_lines(view, of, is_airy, width)])


def panel(view: OwnRoundView, preview: PlanPreview, height: int, width: int) -> Content:
    """The round in a panel of `height` lines: stages, kinds, topics as bars, and below them questions that match."""
    if not preview.questions:
        return Content("")
    lines = [*_counted("Stages", preview.stages or {}, width), *_counted("Kinds", preview.kinds or {}, width)]
    lines += [Content(""), say("Topics", MUTED), *_topic_bars(view, preview, width)]
    if not preview.is_sure:
        lines += [Content(""), *wrap(say("Each question follows the score before it; likely topics.", MUTED), width)]
    lines += [Content(""), say("Such as", MUTED)]
    return stack([*lines, *_matching(view, max(FEWEST_MATCHING, height - len(lines)), width)])


def _matching(view: OwnRoundView, height: int, width: int) -> list[Content]:
    """Questions that match, as many as there are lines for, taken evenly from all; each with its kind where that fits.

    Their levels are there where all of them have room for it.
    """
    matching = view.matching
    number = min(height, len(matching))
    shown = [matching[place * len(matching) // number] for place in range(number)]
    whole = [f"{question.level.value} · {question.kind.value}" for question in shown]
    rooms = [width - Content(one_line(question.title)).cell_length - GAP for question in shown]
    fits = all(len(detail) <= room for detail, room in zip(whole, rooms, strict=True))
    details = whole if fits else [question.kind.value for question in shown]
    return [
        spread(one_line(question.title), say(detail, MUTED), width)
        if len(detail) <= room
        else Content(one_line(question.title)).truncate(width, ellipsis=True)
        for question, detail, room in zip(shown, details, rooms, strict=True)
    ]


def _counted(label: str, counts: Mapping[S, int], width: int) -> list[Content]:
    text = ", ".join(f"{name.value} {number}" for name, number in counts.items())
    return hanging(say(label.ljust(PANEL_LABEL), MUTED), text, width)


def _topic_bars(view: OwnRoundView, preview: PlanPreview, width: int) -> list[Content]:
    topics = preview.topics or {}
    titles = {slug: one_line(view.topic_title(slug)) for slug in topics}
    column = min(max(map(len, titles.values())), width // 2)
    room = max(1, width - column - COUNT_ROOM)
    most = max(topics.values())
    return [
        Content.assemble(
            Content(titles[slug]).truncate(column, ellipsis=True, pad=True),
            " ",
            (BAR * max(1, min(2 * number, round(room * number / most))), GOOD),
            f" {number}",
        )
        for slug, number in topics.items()
    ]


def about(view: OwnRoundView, width: int) -> Content:
    """Explains the marked field or chip in two lines."""
    return stack(wrap(say(one_line(about_line(view)), MUTED), min(width, 78))[:2])


def marked_line(view: OwnRoundView, is_airy: bool, width: int) -> int:
    """The line on which the marked chip or value stands."""
    fields = view.fields
    above = sum(len(_field_lines(view, of, is_airy, width)) for of in fields[: fields.index(view.field)])
    place = next((place for place in places(view, width) if place.chip == view.chip), None)
    return above + (is_airy and view.field in APART) + (place.line if place else 0)


def chip_above_or_below(view: OwnRoundView, steps: int, width: int) -> int | None:
    """The chip of the marked field that stands nearest a line further up or down; None beyond its lines."""
    standing = places(view, width)
    marked = next((place for place in standing if place.chip == view.chip), None)
    near = [place for place in standing if marked and place.line == marked.line + steps]
    return min(near, key=lambda place: abs(place.at - marked.at)).chip if marked and near else None


def places(view: OwnRoundView, width: int) -> list[Place]:
    """The places of the chips of the marked field."""
    standing, line, at, room = [], 0, 0, width - LABEL
    for number, chip in enumerate(view.chips(view.field) if view.field.has_chips else []):
        cells = _chip_text(chip, room).cell_length
        if at and at + cells > room:
            line, at = line + 1, 0
        standing.append(Place(line, at, number))
        at += cells
    return standing


def _field_lines(view: OwnRoundView, of: Field, is_airy: bool, width: int) -> list[Content]:
    is_marked = view.field is of
    lead = say(f"{POINTER if is_marked else ' '} {of.value}".ljust(LABEL), STRONG if is_marked else MUTED)
    space = [Content("")] if is_airy and of in APART else []
    if of is Field.JOB:
        value = say(view.value(of), STRONG if view.job else MUTED)
        return [*space, lead + Content(" " * len(BEFORE)) + _clickable(value, "write_job")]
    if not of.has_chips:
        arrows = STRONG_ACCENT if is_marked else MUTED
        value = Content.assemble((BEFORE, arrows), (view.value(of), STRONG), (BEHIND, arrows))
        return [*space, lead + _clickable(value, f"turn_to('{of.name}')")]
    lines, line = [], Content("")
    room = width - LABEL
    for number, chip in enumerate(view.chips(of)):
        drawn = _chip(chip, is_marked and number == view.chip, room)
        if line.cell_length and line.cell_length + drawn.cell_length > room:
            lines.append(line)
            line = Content("")
        line += _clickable(drawn, f"toggle_chip('{of.name}', {number})")
    lines.append(line)
    indent = Content(" " * LABEL)
    return [*space, *((indent if number else lead) + line for number, line in enumerate(lines))]


def _chip_text(chip: Chip, room: int) -> Content:
    weight = f" ×{chip.weight}" if chip.weight > 1 else ""
    text = f" {'✓' if chip.is_in else '·'} {one_line(chip.title)} {chip.number}{weight} "
    return Content(text).truncate(room, ellipsis=True)


def _chip(chip: Chip, is_marked: bool, room: int) -> Content:
    """`✓` before what is taken in; the marked one stands in brackets."""
    text = _chip_text(chip, room).plain
    if is_marked:
        return say(f"[{text[1:-1]}]", f"{STRONG_ACCENT} reverse")
    return say(text, f"{STRONG} {GOOD}" if chip.is_in else "")


def _clickable(content: Content, action: str) -> Content:
    return content.stylize(Style.from_meta({"@click": f"screen.{action}"}))
