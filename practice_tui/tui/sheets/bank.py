"""What stands in the bank's list and on one question's page."""

from textual.content import Content

from practice_tui.core.bank.questions import Question, Tier
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.values.durations import format_clock, format_limit
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.round_keys import LETTERS
from practice_tui.core.views.screens import BankRow, QuestionView
from practice_tui.core.views.tools import tool_named
from practice_tui.core.views.wording import NO_RUBRIC, written
from practice_tui.tui.sheets.debrief import score_said
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    MUTED,
    SCORE_STYLES,
    STRONG,
    hanging,
    pressable,
    row,
    say,
    stack,
    wrap,
)


def line(held: BankRow, width: int) -> Content:
    """A question of the list: title, topic, level, kind and its last score."""
    question = held.question
    score = say(f"{held.last_score.value}", SCORE_STYLES[held.last_score]) if held.last_score else say("·", MUTED)
    wide = width >= 76
    topic_width = 24 if wide else 0
    title_width = max(12, width - 12 - 10 - 1 - 6 - (topic_width + 2 if wide else 0))
    cells: list[tuple[Content | str, int]] = [(score, 1), (one_line(question.title), title_width)]
    if wide:
        cells.append((say(one_line(held.topic_title), MUTED), topic_width))
    return row([*cells, (say(question.level.value, MUTED), 12), (say(question.kind.value, MUTED), 10)])


def head(view: QuestionView, width: int) -> Content:
    question = view.question
    parts = (one_line(view.topic_title), question.level.value, question.kind.value, format_limit(question.limit))
    place = " · ".join(parts)
    return stack([*wrap(say(one_line(question.title), STRONG), width), *wrap(say(place, MUTED), width)])


def answer_text(question: Question) -> str:
    """The whole model answer as Markdown."""
    code = f"```python\n{question.answer.code.rstrip()}\n```" if question.answer.code else ""
    short = f"**In 30 seconds.** {question.answer.short}" if question.answer.short else ""
    parts = [short, question.answer.full, code, question.answer.deep]
    return "\n\n".join(part.strip() for part in parts if part)


def details(view: QuestionView, width: int) -> Content:
    """Everything that is known of a question beside its prompt and answer."""
    question = view.question
    lines: list[Content] = [say("Rubric" if question.rubric else NO_RUBRIC, STRONG)]
    for letter, point in zip(LETTERS, question.rubric, strict=False):
        tier = "" if point.tier is Tier.MUST else "bonus: "
        lines += hanging(say(f"{letter} ", ACCENT), f"{tier}{one_line(point.text)} ({point.aspect.value})", width)
        if point.probe:
            lines += hanging("  ", say(f"if missed: {one_line(point.probe)} → {one_line(point.expect)}", MUTED), width)
    lines += _numbers(question, width)
    lines += _section("For the interviewer", _interviewer(question), width)
    lines += _section("Ask the interviewer", [f"{held.ask} → {held.tell}" for held in question.clarify], width)
    lines += _section("Hints", question.hints, width)
    lines += _section("What each score sounds like", _bands(question), width)
    lines += _section("Mistakes", [f"“{held.says}” {held.why}" for held in question.mistakes], width)
    lines += _section("One step deeper", [f"{held.ask} → {held.looks_for}" for held in question.follow_ups], width)
    lines += _section("Related", [title for _, title in view.related], width)
    lines += _section("References", question.refs, width)
    if question.drill:
        tool = tool_named(question.drill)
        lines += _section(tool.offer, [f"t, or {tool.command}"], width)
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


def own_history(view: QuestionView, width: int) -> Content:
    """How this question went so far."""
    lines: list[Content] = []
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
        lines.append(_attempt(attempt))
        lines += [line for text in written(attempt) for line in hanging("  ", say(text, MUTED), width)]
    return stack(lines)


def folded(width: int) -> Content:
    """What stands where the answer isn't shown yet."""
    text = "The answer, the rubric and all else that is known of it are folded. o unfolds them."
    return stack([Content(""), *(pressable(line, "o") for line in wrap(say(text, MUTED), width))])


def _attempt(attempt: Attempt) -> Content:
    prediction = attempt.prediction.value if attempt.prediction else "no prediction"
    time = f"{format_clock(attempt.elapsed_s)} of {format_clock(attempt.limit_s)}"
    return row([(attempt.day, 10), (score_said(attempt), 10), (time, 14), (say(prediction, MUTED), 14)])


def _numbers(question: Question, width: int) -> list[Content]:
    spoken = [
        f"{held.name}: {held.value:g}"
        + (f" ± {held.tolerance:g}" if held.tolerance else "")
        + (f", or {', '.join(held.accept)}" if held.accept else "")
        + (f"   = {held.check}" if held.check else "")
        for held in question.value
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
