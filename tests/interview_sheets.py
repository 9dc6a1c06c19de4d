"""Draws the interviewer's page of every bundled question at 100x30, and prints what is cut or left out of it.

Ends with 1 where something is left out altogether, or where a page is longer than the screen.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.plans import Slot
from practice_tui.core.bank.questions import Question
from practice_tui.core.interviews.interview import InterviewPhase, begun_interview
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interviews import InterviewView
from practice_tui.tui.sheets.interview_columns import listened, spoken, spoken_width

PHASES = (InterviewPhase.ASKING, InterviewPhase.LISTENING, InterviewPhase.JUDGING)
HEIGHT, WIDTH = 26, 95  # lines and columns of both texts on a screen of 100x30
BEGUN = 12  # characters by which a text is known
LEFT_OUT, CUT, LONG = "left out", "cut", "lines too many"


def view_of(question: Question, phase: InterviewPhase) -> InterviewView:
    """An interview of one question in this phase."""
    slots = (Slot(question.id, question.digest, question.topic, question.limit, "drawn"),)
    begun = begun_interview("1", "2", "Ann", "Zaphod", "Quick", slots, (question,))
    return InterviewView(replace(begun, phase=phase), (question,), ("Topic",), ("Topic",), 0.0, question.limit)


def missing(question: Question, phase: InterviewPhase) -> Iterator[tuple[str, str]]:
    """What isn't whole on the page with one point or another marked: the part, and whether it is cut or left out."""
    view = view_of(question, phase)
    left = spoken_width(view, HEIGHT, WIDTH)
    said = spoken(view, HEIGHT, left).plain
    for marked in range(len(question.rubric)):
        heard = listened(view, marked, True, HEIGHT, WIDTH - left).plain
        yield from _missing(question, marked, said, heard)


def _missing(question: Question, marked: int, said: str, heard: str) -> Iterator[tuple[str, str]]:
    for page in (said, heard):
        if (over := page.count("\n") + 1 - HEIGHT) > 0:
            yield str(over), LONG
    for part, text in _texts(question, marked):
        if (how := _shown(text, f"{said}\n{heard}")) and not _counted(part, said):
            yield part, how


def _texts(question: Question, marked: int) -> Iterator[tuple[str, str]]:
    """Everything that an interviewer needs, by part."""
    yield "how", question.ask.how
    yield "why", question.ask.why
    yield "prompt", question.prompt
    yield from (("hint", hint) for hint in question.hints)
    yield from (("reply", f"{each.ask} {each.tell}") for each in question.clarify)
    yield from (("follow-up", each.ask) for each in question.follow_ups)
    yield from (("mistake", f"“{each.says}”") for each in question.mistakes)
    yield from (("point", point.text) for point in question.rubric)
    point = question.rubric[marked]
    yield from (("probe", point.probe), ("expectation", point.expect))


def _shown(text: str, page: str) -> str:
    """Nothing for a text that is whole on the page, else how it isn't. Folding and marks of Markdown make no odds."""
    wanted, there = _bare(text), _bare(page)
    if wanted in there:
        return ""
    return CUT if wanted[:BEGUN] in there else LEFT_OUT


def _bare(text: str) -> str:
    return re.sub(r"[\s`*]|^```\w*", "", one_line(re.sub(r"```\w*", "", text)))


def _counted(part: str, page: str) -> bool:
    """Whether hints, replies and follow-ups stand as a number on the page until the question is read out."""
    return part in ("hint", "reply", "follow-up") and "\nthen: " in page


def main() -> int:
    questions = load_bank().bank.questions
    worst: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for question in questions:
        for phase in PHASES:
            for part, how in missing(question, phase):
                worst[phase.value, how, part].add(question.id)
    print(f"{len(questions)} questions")
    for (when, how, part), ids in sorted(worst.items()):
        names = ", ".join(sorted(ids)) if how != CUT else f"e.g. {min(ids)}"
        print(f"{when:10} {how:14} {part:12} {len(ids):4}  {names}")
    return any(how != CUT for _, how, _ in worst)


if __name__ == "__main__":
    sys.exit(main())
