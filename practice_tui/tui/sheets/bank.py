"""Draws the bank's list and a question's page."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from practice_tui.core.bank.questions import Question, Tier
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.bank import BankFilter, Standing
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.core.views.round_keys import LETTERS
from practice_tui.core.views.screens import BankRow, QuestionView
from practice_tui.core.views.tools import tool_named
from practice_tui.core.views.wording import NO_RUBRIC, written
from practice_tui.tui.panes import WIDE
from practice_tui.tui.sheets import attempts
from practice_tui.tui.sheets.attempts import mark
from practice_tui.tui.sheets.chips import Chip
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    STRONG,
    WARN,
    hanging,
    pressable,
    row,
    say,
    spread,
    stack,
    wrap,
)
from practice_tui.tui.sheets.short_question import whole_question

MARK, DUE, GAP, FACT, HEAD_PADDING = 1, 3, 2, 8, 2  # cells
STAR = "✦"  # one cell wide in every table of widths
PREVIEWED = 12  # earlier answers beside the list


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of the list's columns, 0 for one that gives way; the title comes first, what says least goes first.

    The topic stands in one of two columns: whole, or where that doesn't fit in short titles.
    """

    title: int
    topic: int
    brief: int
    level: int
    kind: int


def needs_of(rows: Sequence[BankRow]) -> Columns:
    """The cells of the longest field in each column."""
    return Columns(
        max((_title(bank_row).cell_length for bank_row in rows), default=0),
        max((cell_len(one_line(bank_row.topic_title)) for bank_row in rows), default=0),
        max((cell_len(one_line(bank_row.short_topic)) for bank_row in rows), default=0),
        max((len(bank_row.question.level.value) for bank_row in rows), default=0),
        max((len(bank_row.question.kind.value) for bank_row in rows), default=0),
    )


def columns_in(needs: Columns, width: int) -> Columns:
    """The titles whole before anything else; then level, kind and topic, as far as they fit."""
    room = width - MARK - DUE - 2 * GAP
    title = min(room, needs.title)
    room -= title
    level = needs.level if room >= needs.level + GAP else 0
    room -= level + GAP if level else 0
    kind = needs.kind if level and room >= needs.kind + GAP else 0
    room = room - kind - 2 * GAP if kind else 0
    topic = needs.topic if room >= needs.topic else 0
    brief = needs.brief if not topic and room >= needs.brief else 0
    return Columns(title, topic, brief, level, kind)


def line(bank_row: BankRow, needs: Columns, width: int) -> Content:
    """A question of the list: how its last answer went, title, topic, level, kind, and whether it is due."""
    question, columns = bank_row.question, columns_in(needs, width)
    cells: list[tuple[Content | str, int]] = [
        (mark(bank_row.last_score), MARK),
        (_title(bank_row), columns.title),
    ]
    muted = (
        (one_line(bank_row.topic_title), columns.topic),
        (one_line(bank_row.short_topic), columns.brief),
        (question.level.value, columns.level),
        (question.kind.value, columns.kind),
    )
    cells += [(say(text, MUTED), cells_wide) for text, cells_wide in muted if cells_wide]
    return spread(row(cells, GAP), say(_due(bank_row), WARN), width)


def chips_of(narrowed: BankFilter, topic_title: str, hidden: int, keymap: Keymap) -> tuple[Chip, ...]:
    """The filters of the list, each with its key; the last one tells how many questions are `hidden`, if any are."""
    standing = "asked or not" if narrowed.standing is Standing.ALL else narrowed.standing.value
    level = narrowed.level.value if narrowed.level else "all levels"
    kind = narrowed.kind.value if narrowed.kind else "all kinds"
    is_hidden = narrowed.standing is Standing.HIDDEN
    shows_hidden = (Chip(key_now("bank.hidden", keymap), f"{hidden:,} hidden", is_hidden),) if hidden else ()
    return (
        Chip(key_now("bank.topic", keymap), one_line(topic_title) or "all topics", narrowed.topic is not None),
        Chip(key_now("bank.level", keymap), level, narrowed.level is not None),
        Chip(key_now("bank.kind", keymap), kind, narrowed.kind is not None),
        Chip(key_now("bank.standing", keymap), standing, narrowed.standing is not Standing.ALL),
        *shows_hidden,
    )


def about(bank_row: BankRow, width: int) -> Content:
    """The facts about the marked question for which the list has no room."""
    question = bank_row.question
    facts = (question.level.value, question.kind.value, format_limit(question.limit))
    parts = (one_line(bank_row.short_topic), *facts, _standing(bank_row))
    return say(" · ".join(parts), MUTED).truncate(width, ellipsis=True)


def preview(bank_row: BankRow, width: int) -> Content:
    """The marked question without its answer: what it is, what it asks, how it went."""
    question = bank_row.question
    parts = (question.level.value, question.kind.value, format_limit(question.limit))
    lines = [
        *wrap(_title(bank_row).stylize(STRONG), width),
        *wrap(say(one_line(bank_row.topic_title), MUTED), width),
        *wrap(say(" · ".join(parts), MUTED), width),
        Content(""),
        *whole_question(question.prompt, width),
        Content(""),
        *wrap(say(_standing(bank_row).capitalize(), STRONG), width),
        *(line.truncate(width, ellipsis=True) for line in attempts.lines(bank_row.tries[:PREVIEWED])),
    ]
    return stack(lines)


def _title(bank_row: BankRow) -> Content:
    """The title of a question, with its star."""
    title = Content(one_line(bank_row.question.title))
    return Content.assemble((STAR, WARN), " ", title) if bank_row.is_starred else title


def _due(bank_row: BankRow) -> str:
    return "due" if bank_row.is_due else ""


def _standing(bank_row: BankRow) -> str:
    """`asked 2 times · due · flagged`."""
    asked = f"asked {count(bank_row.asked, 'time')}" if bank_row.asked else "never asked"
    labels = (
        "flagged" if bank_row.is_flagged else "",
        "starred" if bank_row.is_starred else "",
        "hidden" if bank_row.is_hidden else "",
    )
    return " · ".join(filter(None, (asked, _due(bank_row), *labels)))


def head(view: QuestionView, width: int) -> Content:
    question = view.question
    star = f"{STAR} " if view.is_starred else ""
    title = wrap(say(f"{star}{one_line(question.title)}", STRONG), width)
    facts = f"{question.level.value} · {question.kind.value} · {format_limit(question.limit)}{_labels(view)}"
    whole, short = (f"{one_line(topic)} · {facts}" for topic in (view.topic_title, view.short_topic))
    below = say(whole if cell_len(whole) <= width else short, MUTED)
    return stack([*title, *wrap(below, width)] if width + HEAD_PADDING < WIDE else title)


def _labels(view: QuestionView) -> str:
    return f"{' · starred' if view.is_starred else ''}{' · hidden' if view.is_hidden else ''}"


def answer_text(question: Question) -> str:
    """The whole model answer as Markdown."""
    code = f"```python\n{question.answer.code.rstrip()}\n```" if question.answer.code else ""
    short = f"**In 30 seconds.** {question.answer.short}" if question.answer.short else ""
    parts = [short, question.answer.full, code, question.answer.deep]
    return "\n\n".join(part.strip() for part in parts if part)


def details(view: QuestionView, keymap: Keymap, width: int) -> Content:
    """Everything that is known of a question beside its prompt and answer."""
    question = view.question
    writes = key_now("question.edit", keymap).face
    title = "Rubric" if question.rubric else f"{NO_RUBRIC}: {writes} writes one"
    lines: list[Content] = [*_difference(view, width), say(title, STRONG)]
    for letter, point in zip(LETTERS, question.rubric, strict=False):
        tier = "" if point.tier is Tier.MUST else "bonus: "
        lines += hanging(say(f"{letter} ", ACCENT), f"{tier}{one_line(point.text)} ({point.aspect.value})", width)
        if point.probe:
            lines += hanging("  ", say(f"if missed: {one_line(point.probe)} → {one_line(point.expect)}", MUTED), width)
    lines += _numbers(question, width)
    lines += _section("For the interviewer", _interviewer(question), width)
    lines += _section("Ask the interviewer", [f"{fact.ask} → {fact.tell}" for fact in question.clarify], width)
    lines += _section("Hints", question.hints, width)
    lines += _section("What each score sounds like", _bands(question), width)
    lines += _section("Mistakes", [f"“{mistake.says}” {mistake.why}" for mistake in question.mistakes], width)
    deeper = [f"{follow_up.ask} → {follow_up.looks_for}" for follow_up in question.follow_ups]
    lines += _section("One step deeper", deeper, width)
    lines += _section("Related", [title for _, title in view.related], width)
    lines += _section("References", question.refs, width)
    if question.drill:
        tool = tool_named(question.drill)
        lines += _section(tool.offer, [tool.command], width)
    lines += _section("Reviewed", [question.reviewed] if question.reviewed else [], width)
    lines += _section("Tags", [", ".join(question.tags)] if question.tags else [], width)
    lines += _section("Formerly", question.formerly, width)
    if question.tests:
        lines += [
            Content(""),
            say("Tests of the code", STRONG),
            *(Content(f"  {part}") for part in _literal(question.tests)),
        ]
    return stack(lines)


def _difference(view: QuestionView, width: int) -> list[Content]:
    """How one's own version differs from the bundled question, which has changed since."""
    if not view.difference:
        return []
    lines = [say("The bundled one now (-), and yours (+)", STRONG)]
    for text in view.difference:
        lines += hanging(text[:2], say(one_line(text[2:]), BAD if text.startswith("-") else GOOD), width)
    return [*lines, Content("")]


def own_history(view: QuestionView, width: int) -> Content:
    """The earlier attempts at this question, and when it comes back."""
    lines: list[Content] = [*wrap(say(view.version, MUTED), width), Content("")] if view.version else []
    if view.note:
        lines += [*hanging(say("Your note: ", STRONG), one_line(view.note), width), Content("")]
    for flag in view.flags:
        lines += hanging(say("You flagged it: ", STRONG), one_line(flag), width)
    if view.flags:
        lines.append(Content(""))
    if not view.attempts:
        return stack([*lines, say("Never asked.", MUTED)])
    lines.append(say(f"Asked {count(len(view.attempts), 'time')}", STRONG))
    for attempt in reversed(view.attempts):
        lines += [line.truncate(width, ellipsis=True) for line in attempts.lines([attempt])]
        if attempt.first_score and attempt.first_score is not attempt.score:
            lines += hanging("  ", say(f"at first {attempt.first_score.name.lower()}", MUTED), width)
        lines += [line for text in written(attempt) for line in hanging("  ", say(text, MUTED), width)]
    return stack(lines)


def facts(view: QuestionView, width: int) -> Content:
    """The facts about a question, one a line, then its earlier answers."""
    question = view.question
    fields = (
        ("topic", one_line(view.topic_title)),
        ("level", question.level.value),
        ("kind", question.kind.value),
        ("limit", format_limit(question.limit)),
        ("marked", _labels(view).removeprefix(" · ")),
        ("when", question.ask.stage.value),
        ("tool", tool_named(question.drill).offer.lower() if question.drill else ""),
    )
    lines = [line for name, text in fields if text for line in hanging(say(name.ljust(FACT), MUTED), text, width)]
    return stack([*lines, Content(""), own_history(view, width)])


def folded(width: int) -> Content:
    """The line in place of an answer that isn't shown yet."""
    text = "Answer and rubric are folded away."
    return stack([Content(""), *(pressable(line, "o") for line in wrap(say(text, MUTED), width))])


def _numbers(question: Question, width: int) -> list[Content]:
    spoken = [
        f"{number.name}: {number.value:g}"
        + (f" ± {number.tolerance:g}" if number.tolerance else "")
        + (f", or {', '.join(number.accept)}" if number.accept else "")
        + (f"   = {number.check}" if number.check else "")
        for number in question.value
    ]
    return _section("Numbers", spoken, width)


def _interviewer(question: Question) -> list[str]:
    ask = question.ask
    if not (ask.why or ask.how):
        return []
    return [f"when: {ask.stage.value}", f"why: {ask.why}", f"how: {ask.how}"]


def _bands(question: Question) -> list[str]:
    return [f"{number}: {band}" for number, band in enumerate(question.bands, 1)]


def _section(title: str, entries: tuple[str, ...] | list[str], width: int) -> list[Content]:
    if not entries:
        return []
    lines = [Content(""), say(title, STRONG)]
    for entry in entries:
        lines += hanging("· ", one_line(entry), width)
    return lines


def _literal(text: str) -> list[str]:
    return clean(text).rstrip().split("\n")
