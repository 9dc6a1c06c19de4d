"""Draws a question's page."""

from rich.cells import cell_len
from textual.content import Content

from practice_tui.core.bank.questions import LETTERS, Answer, Question, Tier
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.core.views.screens import QuestionView
from practice_tui.core.views.tools import tool_named
from practice_tui.core.views.transcript_wording import transcript_line
from practice_tui.core.views.wording import NO_RUBRIC, written
from practice_tui.tui.panes import WIDE
from practice_tui.tui.sheets import attempts
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    STAR,
    STRONG,
    hanging,
    pressable,
    say,
    stack,
    wrap,
)

FACT, HEAD_PADDING = 8, 2  # cells


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


def answer_text(answer: Answer, *, with_deep: bool = True) -> str:
    """The model answer as Markdown, with what a senior adds unless that is still to be asked for."""
    short = f"**In 30 seconds.** {answer.short}" if answer.short else ""
    code = f"```python\n{answer.code.rstrip()}\n```" if answer.code else ""
    parts = [short, answer.full, code, answer.deep if with_deep else ""]
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
        texts = (*written(attempt, view.spoken.of(attempt.id)), *transcript_line(view.transcripts.get(attempt.id)))
        lines += [line for text in texts for line in hanging("  ", say(text, MUTED), width)]
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
        ("stage", question.ask.stage.value),
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
        + (f" ± {number.margin:g}" if number.margin else "")
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
