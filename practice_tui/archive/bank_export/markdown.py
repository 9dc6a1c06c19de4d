"""Questions as one Markdown document, by topic."""

import re
from collections.abc import Iterator, Sequence

from practice_tui.core.bank.questions import Bank, Question, Tier
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.text import clean, one_line


def markdown_of(questions: Sequence[Question], bank: Bank) -> str:
    """A heading for each topic and each question, as lists of interview questions have it; the answer stands below.

    The heading is the prompt; of one that has several paragraphs or code, it is the title.
    """
    return clean("\n".join(_lines(questions, bank))) + "\n"


def _lines(questions: Sequence[Question], bank: Bank) -> Iterator[str]:
    yield from ("# Questions", "")
    for topic in dict.fromkeys(question.topic for question in questions):
        yield from (f"## {literal(bank.topic_title(topic))}", "")
        for question in questions:
            if question.topic == topic:
                yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    prompt = question.prompt.strip()
    about = f"{question.level} · {question.kind} · {format_limit(question.limit)} · `{question.id}`"
    if "\n" in prompt:
        yield from (f"### {literal(question.title)}", "", prompt, "", f"*{about}*", "")
    else:
        yield from (f"### {prompt}", "", f"*{literal(question.title)} · {about}*", "")
    for text in (question.answer.short, question.answer.full, question.answer.code, question.answer.deep):
        yield from ((text.strip(), "") if text else ())
    points = [f"{'bonus: ' if point.tier is Tier.BONUS else ''}{point.text}" for point in question.rubric]
    yield from _listed("Rubric", points)
    yield from _listed("Common mistakes", [f"“{mistake.says}” {mistake.why}" for mistake in question.mistakes])
    for deeper in question.follow_ups:  # as prose: a list of them would be taken for a list of questions
        yield from (f"One step deeper: {one_line(deeper.ask)} → {one_line(deeper.looks_for)}", "")
    yield from _listed("References", question.refs)


def _listed(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield from (f"{title}:", "", *(f"- {one_line(entry)}" for entry in entries), "")


def literal(text: str) -> str:
    """A text on one line in which nothing is taken for Markdown."""
    return re.sub(r"([\\`*_<>\[\]#|])", r"\\\1", one_line(text))
