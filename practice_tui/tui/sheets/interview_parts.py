"""The parts of the interviewer's page of a question, each as lines of a width."""

from collections.abc import Iterable

from textual.content import Content

from practice_tui.core.interviews.interview import InterviewPhase
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interview_wording import suggestion_of
from practice_tui.core.views.interviews import InterviewView
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    MUTED,
    WARN,
    hanging,
    pressable,
    say,
    wrap,
)
from practice_tui.tui.sheets.judging import score_lines


def how_lines(view: InterviewView, width: int) -> list[Content]:
    """How to put the question."""
    return wrap(say(one_line(view.question.ask.how), MUTED), width)


def why_lines(view: InterviewView, width: int) -> list[Content]:
    """Why the question is asked."""
    return hanging(say("why  ", MUTED), say(one_line(view.question.ask.why), MUTED), width)


def tells(view: InterviewView, width: int) -> list[tuple[list[Content], list[Content]]]:
    """Hints and replies: what was handed out, and what may be; of each its lines, and the same cut to one line.

    What was handed out is never cut.
    """
    question, judged = view.question, view.judged
    entries = []
    for index, hint in enumerate(question.hints):
        is_out = index < judged.hints
        lead = say("hint ", WARN) if is_out else pressable(say("hint ", MUTED), "h")
        entries.append(_tell(lead, say(one_line(hint), "" if is_out else MUTED), width, is_out=is_out))
    for index, clarify in enumerate(question.clarify):
        is_out = index in judged.told
        lead = say("told ", ACCENT) if is_out else say("ask  ", MUTED)
        body = Content.assemble((one_line(clarify.ask), MUTED), " ", (one_line(clarify.tell), "" if is_out else MUTED))
        entries.append(_tell(lead, body, width, is_out=is_out))
    return entries


def _tell(lead: Content, body: Content, width: int, *, is_out: bool) -> tuple[list[Content], list[Content]]:
    whole = hanging(lead, body, width)
    return whole, whole if is_out else cut([lead + body], width)


def deeper_lines(view: InterviewView, width: int, *, with_replies: bool) -> list[Content]:
    """The follow-ups, with what a reply to them should hold or without."""
    lines: list[Content] = []
    for follow_up in view.question.follow_ups:
        looks_for = (f"  {one_line(follow_up.looks_for)}", MUTED) if with_replies else ""
        lines += hanging(say("then ", MUTED), Content.assemble(one_line(follow_up.ask), looks_for), width)
    return lines


def deeper_in_short(view: InterviewView, width: int) -> list[Content]:
    """The follow-ups on a line each."""
    lines = (say("then ", MUTED) + Content(one_line(follow_up.ask)) for follow_up in view.question.follow_ups)
    return cut(lines, width)


def left_for_later(numbers: Iterable[tuple[int, *tuple[str, ...]]], width: int) -> list[Content]:
    """A line that counts what has no room before the question is read out: `then: 2 hints, 3 replies`."""
    counted = ", ".join(count(number, *names) for number, *names in numbers if number)
    return cut([say(f"then: {counted}", MUTED)], width) if counted else []


def cut(lines: Iterable[Content], width: int) -> list[Content]:
    """Each line in the width, with a mark where it was longer."""
    return [line.truncate(width, ellipsis=True) for line in lines]


def mistake_lines(view: InterviewView, width: int, *, with_reasons: bool = False) -> list[Content]:
    """The mistakes to listen for."""
    lines: list[Content] = []
    for mistake in view.question.mistakes:
        says, why = f"“{one_line(mistake.says)}”", f" {one_line(mistake.why)}" if with_reasons else ""
        lines += hanging(say("✗ ", BAD), Content.assemble(says, (why, MUTED)), width)
    return lines


def mistakes_in_short(view: InterviewView, width: int) -> list[Content]:
    """The mistakes to listen for on a line each."""
    return cut((say("✗ ", BAD) + Content(f"“{one_line(each.says)}”") for each in view.question.mistakes), width)


def scoring_lines(view: InterviewView, width: int) -> list[Content]:
    """The scores and why one is suggested; before the answer is over the reason alone."""
    why = suggestion_of(view)
    if view.phase is InterviewPhase.JUDGING:
        return score_lines(view.question, view.judged, view.suggested, why, width)
    return wrap(say(why, MUTED), width) if view.phase is InterviewPhase.LISTENING else []


def notes_in_short(view: InterviewView, width: int) -> list[Content]:
    """The notes on a line each."""
    notes = (("note ", view.judged.note), ("kept ", view.judged.private))
    return cut((say(lead, MUTED) + Content(one_line(text)) for lead, text in notes if text), width)
