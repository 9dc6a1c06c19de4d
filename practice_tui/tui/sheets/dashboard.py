"""Draws what all tabs of the dashboard share: the row of tabs, the sentences, the picture, and the marked row."""

from collections.abc import Collection
from typing import assert_never

from textual.content import Content

from practice_tui.core.values.text import one_line
from practice_tui.core.views.dashboard import (
    BY_ESTIMATE,
    NOTHING_KNOWN,
    Filter,
    GapsPicture,
    JudgementPicture,
    PacePicture,
    Period,
    RoundsPicture,
    Table,
    TableRow,
    TabView,
    WeeksPicture,
)
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.core.views.tabs import Tab
from practice_tui.tui.sheets import gaps, judgement, progress, rounds, time
from practice_tui.tui.sheets.attempts import mark
from practice_tui.tui.sheets.chips import Chip, chips
from practice_tui.tui.sheets.drawing import (
    MUTED,
    STRONG,
    WARN,
    WIDEST_PROSE,
    cell,
    hanging,
    interval,
    pressable,
    row,
    say,
    stack,
    wrap,
)
from practice_tui.tui.sheets.table import TONE_STYLES

NOTHING_ASKED = "Nothing scored yet. {round} starts a round on it."
NOTHING_DRAWN = "A round draws a picture here: enter on Home starts one."
LABEL = 18  # cells before what the marked row says
RANGE = 50  # cells of a drawn range


def head(shown: Tab, narrowed: Filter, topic_title: str, keymap: Keymap, width: int) -> Content:
    """The tabs, and what the figures are narrowed to: in one line where both fit."""
    tabs = Content(" ").join([_tab(number, tab, tab is shown) for number, tab in enumerate(Tab, 1)])
    topic = Chip(key_now("dashboard.topic", keymap), one_line(topic_title) or "all topics", bool(narrowed.topic))
    period = Chip(key_now("dashboard.period", keymap), narrowed.period.value, narrowed.period is not Period.ALL)
    beside = chips((period, topic), width)
    room = width - tabs.cell_length - beside.cell_length
    return stack([tabs, beside]) if room < 0 or "\n" in beside.plain else tabs + Content(" " * room) + beside


def sentences(view: TabView, is_by_estimate: bool, width: int) -> Content:
    """The answer first, then what it rests on; last, that the order of the rows says less than it seems to.

    Beside a picture they follow on each other, and take few lines.
    """
    first, *others = view.beside_picture or ("",)
    paragraphs = (first, " ".join(others)) if view.beside_picture else view.sentences
    lines: list[Content] = []
    for place, text in enumerate(paragraphs):
        lines += wrap(say(text, MUTED if place else STRONG), min(WIDEST_PROSE, width))
    if view.picture is None and not view.table.rows:
        lines += [Content(""), *wrap(say(NOTHING_DRAWN, MUTED), min(WIDEST_PROSE, width))]
    return stack([*lines, *(wrap(say(BY_ESTIMATE, WARN), width) if is_by_estimate else [])])


def picture(view: TabView, width: int, height: int = 0) -> Content:
    """The tab's picture, as high as it needs, or larger where `height` says that there is room."""
    match view.picture:
        case WeeksPicture() as values:
            return progress.picture(values, width, height)
        case PacePicture() as values:
            return time.picture(values, width, height)
        case JudgementPicture() as values:
            return judgement.picture(values, width, height)
        case GapsPicture() as values:
            return gaps.picture(values, width, height)
        case RoundsPicture() as values:
            return rounds.picture(values, width, height)
        case None:
            return Content("")
        case _:
            assert_never(view.picture)


def detail(table: Table, marked: TableRow, shown: Collection[int], keymap: Keymap, width: int, height: int) -> Content:
    """The fields of the marked row that the table doesn't show, a line each, and the newest answers that it rests on.

    `shown` are the places of the table's columns.
    """
    title = marked.entries[0].text
    lines = [*wrap(say(title, STRONG), width), Content("")]
    for place, (column, entry) in list(enumerate(zip(table.columns, marked.entries, strict=True)))[1:]:
        if place in shown:
            continue
        if entry.span:
            drawn = say(interval(*entry.span, max(10, min(RANGE, width))), TONE_STYLES[entry.tone])
            lines = [*lines[:2], drawn, Content(""), *lines[2:]]
        elif entry.text not in ("", NOTHING_KNOWN):
            lines.append(cell(say(column.whole_title, MUTED), LABEL) + say(entry.text, TONE_STYLES[entry.tone]))
    recent: list[Content] = []
    for answer in marked.recent:
        lead = row([(say(answer.day, MUTED), 10), (mark(answer.score), 1)]) + Content("  ")
        whole = hanging(lead, answer.title, width)
        if len(lines) + 2 + len(recent) + len(whole) > height:
            break
        recent += whole
    if not marked.recent:
        nothing_asked = NOTHING_ASKED.format(round=key_now("dashboard.round", keymap).face)
        return stack([*lines, Content(""), *wrap(say(nothing_asked, MUTED), width)])
    return stack([*lines, *([Content(""), say("Lately", STRONG), *recent] if recent else [])])


def _tab(number: int, tab: Tab, is_shown: bool) -> Content:
    return say(f"[{tab.value}]", STRONG) if is_shown else pressable(say(f" {tab.value}", MUTED), str(number))
