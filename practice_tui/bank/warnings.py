"""Warns of what the format allows and good entries avoid. The bundled bank has no warnings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from practice_tui.bank.markdown import (
    content_words,
    fences,
    jaccard,
    leftovers,
    one_line_of,
    parts_of,
    prose_words,
    tokens,
    without_fences,
    word_count,
)
from practice_tui.bank.problems import Problem
from practice_tui.bank.schema import Entry
from practice_tui.bank.text_warnings import about_text
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Aspect, Kind, Level, Question, Tier
from practice_tui.core.values.phrases import count

WIDEST_FENCE = 54
NEARLY_SAME = 0.6  # Jaccard index of the words of two prompts
GIVEN_AWAY = 0.9  # share of a point's content words; with 0.8 computations that repeat their givens would be blamed

REVIEW_LASTS = timedelta(days=730)
_OLD_ENGLISH = re.compile(r"\b(?:shall|dear|dearer|mend|mended|mends|for ever)\b", re.IGNORECASE)

Remark = tuple[int, str, str]
"""Line, message and hint of a warning."""

Prompts = list[tuple[Entry[Question], frozenset[str]]]

_WORD_RANGES = {"short": (40, 80), "full": (60, 180), "deep": (30, 150)}


def warnings_of(
    entries: Iterable[Entry[Question]], everything: Sequence[Entry[Question]], today: date
) -> Iterator[Problem]:
    """The warnings of `entries`; `everything` holds all entries of their bank."""
    ids = {entry.slug for entry in everything}
    all_ids = ids.union(*(entry.value.formerly for entry in everything))
    prompts = [(entry, tokens(entry.value.prompt)) for entry in everything]
    for entry in entries:
        for line, message, hint in (*_remarks(entry), *_about_review(entry, today)):
            yield _warning(entry, line, message, hint)
        for slug in entry.value.related:
            if slug not in all_ids or slug == entry.slug:
                yield _warning(entry, entry.line_of("related"), f"related {slug!r} is no other question")
        for slug in set(entry.value.formerly) & ids:
            yield _warning(entry, entry.line_of("formerly"), f"formerly {slug!r} is another question's id")
        yield from _near_duplicates(entry, prompts)


def plan_warnings(entries: Iterable[Entry[Plan]], questions: Sequence[Question]) -> Iterator[Problem]:
    """A warning for each plan that no question fits."""
    for entry in entries:
        if not any(map(entry.value.admits, questions)):
            where, hint = f"plan {entry.slug!r}", "take in more topics, levels or kinds"
            yield Problem(entry.path, entry.node.line, where, "no question fits it", hint, is_warning=True)


def _remarks(entry: Entry[Question]) -> Iterator[Remark]:
    if entry.value.rubric:
        yield from _about_head(entry)
        yield from _about_rubric(entry)
        yield from _about_parts(entry)
        yield from _about_lengths(entry)
    else:  # an own entry as it came: this comes first
        yield entry.line_of(), "no rubric yet", "rubric: 4 to 6 points that one can hear or miss"
    yield from _about_code(entry)
    for keys, text in _texts(entry.value):
        line = entry.line_of(*keys)
        for leftover in leftovers(text):
            yield line, f"holds {leftover!r}", "formulas in Unicode, no LaTeX and no HTML"
        for word in _OLD_ENGLISH.findall(without_fences(text)):
            yield line, f"holds {word!r}", "say it in today's plain English"
        yield from _about_fences(line, text)
        for message, hint in about_text(text):
            yield line, message, hint


def _about_head(entry: Entry[Question]) -> Iterator[Remark]:
    question = entry.value
    if not 3 <= word_count(question.title) <= 6:
        yield entry.line_of("title"), f"the title has {count(word_count(question.title), 'word')}", "3 to 6"
    if question.kind is Kind.NUMERIC and not any(char.isdigit() for char in question.prompt):
        yield entry.line_of("prompt"), "the prompt of a numeric question holds no number", "say what to compute with"
    if question.level is not Level.BASIC and not question.answer.deep:
        yield entry.line_of("answer"), "'answer.deep' is missing", f"what a senior adds to an {question.level} answer"


def _about_rubric(entry: Entry[Question]) -> Iterator[Remark]:
    rubric = entry.value.rubric
    if all(point.aspect is Aspect.DEFINITION for point in rubric):
        yield entry.line_of("rubric"), "the rubric asks for definitions only", "ask for reasons, trade-offs, failures"
    prompt = content_words(entry.value.prompt)
    for point in rubric:
        words = content_words(point.text)
        if len(words) >= 4 and len(words & prompt) >= GIVEN_AWAY * len(words):
            yield entry.line_of("prompt"), f"the prompt gives away {point.text!r}", "ask for it instead of saying it"


def _about_parts(entry: Entry[Question]) -> Iterator[Remark]:
    """Warns of musts that quote no part of the prompt, and of parts of the prompt that no must answers."""
    prompt = one_line_of(entry.value.prompt)
    answered: list[tuple[int, int]] = []
    for index, point in enumerate(entry.value.rubric):
        line = entry.line_of("rubric", index)
        if point.tier is Tier.MUST:
            quoted = " ".join(point.asks.split())
            begin = prompt.find(quoted) if quoted else -1
            if begin >= 0:
                answered.append((begin, begin + len(quoted)))
            elif quoted:
                yield entry.line_of("rubric", index, "asks"), f"the prompt doesn't say {quoted!r}", "quote it"
            else:
                yield line, f"must {point.text!r} quotes no part of the prompt", "asks: the words that ask for it"
            if ";" in point.text:
                yield line, f"must {point.text!r} holds two facts", "make two points of them, or drop one"
        elif point.asks:
            yield line, f"bonus {point.text!r} answers a part of the prompt", "what is asked for is a must"
    parts = parts_of(entry.value.prompt)
    if not parts:
        yield entry.line_of("prompt"), "the prompt asks for nothing that can be found in it", "end with a question"
    for begin, end in parts:
        if not any(first < end and begin < last for first, last in answered):
            yield entry.line_of("prompt"), f"no must answers {prompt[begin:end].strip()!r}", "ask for less, or add one"


def _about_code(entry: Entry[Question]) -> Iterator[Remark]:
    code = entry.value.answer.code
    if re.search(r"\bnp\.", code) and "import numpy as np" not in code:
        yield entry.line_of("answer", "code"), "the code uses np without importing it", "import numpy as np"


def _about_review(entry: Entry[Question], today: date) -> Iterator[Remark]:
    reviewed = entry.value.reviewed
    if reviewed and today - date.fromisoformat(reviewed) > REVIEW_LASTS:
        yield entry.line_of("reviewed"), f"was last gone through on {reviewed}", "go through it again after two years"
    if not reviewed and entry.value.bank == "bundled":
        yield entry.line_of(), "nobody is said to have gone through it", "reviewed: the day on which you did"


def _about_lengths(entry: Entry[Question]) -> Iterator[Remark]:
    for name, (least, most) in _WORD_RANGES.items():
        text = getattr(entry.value.answer, name)
        words = prose_words(text)
        if text and not least <= words <= most:
            yield entry.line_of("answer", name), f"'answer.{name}' has {count(words, 'word')}", f"{least} to {most}"


def _about_fences(line: int, text: str) -> Iterator[Remark]:
    for language, lines in fences(text):
        if not language:
            yield line, "a fence names no language", "begin it with ```text or ```python"
        for wide in lines:
            if len(wide) > WIDEST_FENCE:
                yield line, f"{wide.strip()[:20]!r} in a fence has {len(wide)} columns", f"{WIDEST_FENCE} at most"


def _texts(question: Question) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that is shown as Markdown or read as prose, with the keys of its field."""
    answer = question.answer
    yield ("title",), question.title
    yield ("prompt",), question.prompt
    yield ("answer", "short"), answer.short
    yield ("answer", "full"), answer.full
    yield ("answer", "deep"), answer.deep
    yield ("answer", "code"), f"```python\n{answer.code}\n```" if answer.code else ""
    yield ("ask",), f"{question.ask.why}\n{question.ask.how}"
    yield ("bands",), "\n".join(question.bands)
    lists = {
        "hints": question.hints,
        "rubric": [f"{point.text}\n{point.probe}\n{point.expect}" for point in question.rubric],
        "mistakes": [f"{mistake.says}\n{mistake.why}" for mistake in question.mistakes],
        "follow_ups": [f"{follow_up.ask}\n{follow_up.looks_for}" for follow_up in question.follow_ups],
        "clarify": [f"{fact.ask}\n{fact.tell}" for fact in question.clarify],
    }
    for key, texts in lists.items():
        for index, text in enumerate(texts):
            yield (key, index), text


def _near_duplicates(entry: Entry[Question], prompts: Prompts) -> Iterator[Problem]:
    mine = tokens(entry.value.prompt)
    for other, words in prompts:
        if other.slug != entry.slug and jaccard(mine, words) >= NEARLY_SAME:
            place = f"{other.path}:{other.line_of('prompt')}"
            yield _warning(entry, entry.line_of("prompt"), f"the prompt is nearly that of {other.slug!r}", place)


def _warning(entry: Entry[Question], line: int, message: str, hint: str = "") -> Problem:
    return Problem(entry.path, line, f"question {entry.slug!r}", message, hint, is_warning=True)
