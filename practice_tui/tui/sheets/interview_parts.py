"""The parts of the interviewer's page of a question, each as lines of a width."""

from collections.abc import Iterable

from textual.content import Content

from practice_tui.core.bank.questions import Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.interviews.interview import InterviewPhase
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interview_wording import HEARINGS, suggestion_said
from practice_tui.core.views.interviews import InterviewView
from practice_tui.core.views.round_keys import LETTERS
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    SCORE_GLYPHS,
    SCORE_NAMES,
    SCORE_STYLES,
    STRONG,
    WARN,
    hanging,
    pressable,
    say,
    score_mark,
    wrap,
)

HEARD_GLYPHS = {Hearing.NOT: ("·", MUTED), Hearing.UNAIDED: ("✓", GOOD), Hearing.HELPED: ("~", WARN)}
POINTER = "▸"


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


def rubric_lines(
    view: InterviewView, marked: int, is_unfolded: bool, width: int, *, is_short: bool = False
) -> list[Content]:
    """The points, and that something wrong was said; where it is short, points but the marked one on a line each."""
    lines: list[Content] = []
    for index, point in enumerate(view.question.rubric):
        hearing = view.judged.heard[index]
        glyph, style = HEARD_GLYPHS[hearing]
        is_marked = index == marked
        lead = Content.assemble(
            (POINTER if is_marked else " ", ACCENT),
            (LETTERS[index], f"bold {ACCENT}"),
            " ",
            (glyph, f"bold {style}"),
            " ",
        )
        begin = f"{point.aspect.value}: " if is_marked and is_unfolded else ""
        bonus = "bonus: " if point.tier is Tier.BONUS else ""
        helped = f" ({HEARINGS[hearing]})" if hearing is Hearing.HELPED else ""
        body = Content.assemble((bonus + begin, MUTED), one_line(point.text), (helped, WARN))
        point_lines = hanging(lead, body, width)
        if is_short and not is_marked:
            point_lines = cut([lead + body], width)
        lines += [pressable(line, LETTERS[index]) for line in point_lines]
        if is_marked and is_unfolded:
            lines += unfolded_lines(view, index, width)
    glyph, style = ("✓", BAD) if view.judged.said_wrong else ("·", MUTED)
    wrong = Content.assemble((" w", f"bold {ACCENT}"), " ", (glyph, f"bold {style}"), " ")
    return [*lines, *(pressable(line, "w") for line in hanging(wrong, say("something wrong was said", MUTED), width))]


def unfolded_lines(view: InterviewView, index: int, width: int) -> list[Content]:
    """The probe of a point, and what it sounds like when it is right."""
    point = view.question.rubric[index]
    return [
        *hanging(say("     asks ", MUTED), say(one_line(point.probe), ACCENT), width),
        *hanging(say("    right ", MUTED), say(one_line(point.expect), MUTED), width),
    ]


def scoring_lines(view: InterviewView, width: int) -> list[Content]:
    """The scores with the one that the ticks suggest marked, and why; before the answer is over the reason alone."""
    why = wrap(say(suggestion_said(view), MUTED), width)
    if view.phase is not InterviewPhase.JUDGING:
        return why if view.phase is InterviewPhase.LISTENING else []
    faces = [pressable(_score_face(score, view), str(score.value)) for score in Score]
    row = Content(" ").join(faces)
    bands = view.question.bands
    suggested = view.suggested
    meaning = wrap(say(one_line(bands[suggested - 1]), MUTED), width) if bands and suggested else []
    return [row, *why, *meaning]


def _score_face(score: Score, view: InterviewView) -> Content:
    name = SCORE_NAMES[score].lower()
    if score is view.suggested:
        marked = say(f"{score.value} {SCORE_GLYPHS[score]} {name}", f"{SCORE_STYLES[score]} reverse")
        return Content.assemble(("[", STRONG), marked, ("]", STRONG))
    return Content.assemble((f" {score.value}", f"bold {ACCENT}"), " ") + score_mark(score) + Content(f" {name} ")


def note_lines(view: InterviewView, width: int) -> list[Content]:
    """The note for the hand-over, and the one that the interviewer keeps."""
    judged = view.judged
    lines = hanging(say("note ", MUTED), one_line(judged.note), width) if judged.note else []
    return [*lines, *(hanging(say("kept ", MUTED), one_line(judged.private), width) if judged.private else [])]


def notes_in_short(view: InterviewView, width: int) -> list[Content]:
    """The notes on a line each."""
    notes = (("note ", view.judged.note), ("kept ", view.judged.private))
    return cut((say(lead, MUTED) + Content(one_line(text)) for lead, text in notes if text), width)
