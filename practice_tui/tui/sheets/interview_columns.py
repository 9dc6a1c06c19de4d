"""The interviewer's page of a question: what is said at the left, what is listened for at the right; or one column."""

from collections.abc import Callable

from textual.content import Content

from practice_tui.core.interviews.interview import InterviewPhase
from practice_tui.core.views.interviews import InterviewView
from practice_tui.tui.sheets.drawing import MUTED, STRONG, stack
from practice_tui.tui.sheets.fitting import Part, fitted
from practice_tui.tui.sheets.interview_parts import (
    cut,
    deeper_in_short,
    deeper_lines,
    how_lines,
    left_for_later,
    mistake_lines,
    mistakes_in_short,
    notes_in_short,
    scoring_lines,
    tells,
    why_lines,
)
from practice_tui.tui.sheets.judging import note_lines, rubric_lines, unfolded_lines
from practice_tui.tui.sheets.short_question import columns_of_code, lines_of_question, short_question, whole_question

SHARES = (0.38, 0.42, 0.46, 0.5, 0.54, 0.58)  # of the width that the left column may take
USUAL_SHARE = 0.46
SCORING = 3  # lines of the scores
SHORT_PROMPT = 3  # lines above the rubric where there is one column
ROOM_FOR_PROMPT = 17  # lines from which on it has so many
MUCH_ROOM = 10_000  # lines or columns: nothing is cut


def spoken_width(view: InterviewView, height: int, width: int) -> int:
    """The columns of the left text, of the `width` that both texts have: no code is cut, and little is over `height`.

    It is the same in every phase of a question, so that nothing jumps.
    """
    usual, code = round(USUAL_SHARE * width), columns_of_code(view.question.prompt)

    def loss(left: int) -> tuple[int, int, int]:
        return max(0, code - left), _lines_over(view, height, left, width - left), abs(left - usual)

    return min((round(share * width) for share in SHARES), key=loss)


def _lines_over(view: InterviewView, height: int, left: int, right: int) -> int:
    """Lines that don't fit, of all that an interviewer needs: any point unfolded, and no reasons of mistakes."""
    parts = [how_lines(view, left), why_lines(view, left), deeper_lines(view, left, with_replies=False)]
    prompt = lines_of_question(view.question.prompt, left)
    spoken_lines = prompt + sum(map(len, [*parts, *(whole for whole, _ in tells(view, left))]))
    unfolded = max((len(unfolded_lines(point, right)) for point in view.question.rubric), default=0)
    heard = len(rubric_lines(view.question, view.judged, right)) + len(mistake_lines(view, right))
    return max(0, spoken_lines - height) + max(0, heard + unfolded + SCORING - height)


def spoken(view: InterviewView, height: int, width: int) -> Content:
    """The interviewer's part: how to put it, the question to be read aloud, what may be handed out, what follows.

    What doesn't fit is cut.
    """
    parts = _to_read_out(view, width) if view.phase is InterviewPhase.ASKING else _to_hand_out(view, width)
    return fitted(parts, height)


def _to_read_out(view: InterviewView, width: int) -> list[Part]:
    """The question stays whole; after it how to put it and why matter most."""
    question = view.question
    prompt = [line.stylize(STRONG) for line in whole_question(question.prompt, width)]
    tells_left = left_for_later(((len(question.hints), "hint"), (len(question.clarify), "reply", "replies")), width)
    deeper_left = left_for_later(((len(question.follow_ups), "follow-up"),), width)
    return [
        Part(how_lines(view, width), [(7, _first_line(how_lines, view, width))]),
        Part(prompt, [(8, [line for line in prompt if line.plain])]),
        Part(_told(view, width), [*_told_in_short(3, view, width), (5, tells_left)]),
        Part(deeper_lines(view, width, with_replies=True), [*_deeper_in_short(1, 2, view, width), (4, deeper_left)]),
        Part(why_lines(view, width), [(6, _first_line(why_lines, view, width))]),
    ]


def _to_hand_out(view: InterviewView, width: int) -> list[Part]:
    """Hints and replies matter most; the candidate has the question on a screen."""
    prompt = view.question.prompt
    shorter = [
        (weight, list(short_question(prompt, room, width).split("\n")))
        for weight, room in ((4, 8), (5, 5), (7, SHORT_PROMPT))
    ]
    return [
        Part(how_lines(view, width), [(3, _first_line(how_lines, view, width))]),
        Part(whole_question(prompt, width), shorter),
        Part(_told(view, width), _told_in_short(8, view, width)),
        Part(deeper_lines(view, width, with_replies=True), _deeper_in_short(1, 6, view, width)),
        Part(why_lines(view, width), [(2, _first_line(why_lines, view, width))]),
    ]


def _first_line(draw: Callable[[InterviewView, int], list[Content]], view: InterviewView, width: int) -> list[Content]:
    return cut(draw(view, MUCH_ROOM), width)


def _told(view: InterviewView, width: int) -> list[Content]:
    return [line for whole, _ in tells(view, width) for line in whole]


def _told_in_short(weight: int, view: InterviewView, width: int) -> list[tuple[int, list[Content]]]:
    """The same, cut to a line each from the last one up."""
    entries = tells(view, width)
    return [
        (weight, [line for place, (whole, short) in enumerate(entries) for line in (whole if place < most else short)])
        for most in reversed(range(len(entries)))
    ]


def _deeper_in_short(bare: int, short: int, view: InterviewView, width: int) -> list[tuple[int, list[Content]]]:
    """The follow-ups without what replies should hold, and cut to a line each, with these weights."""
    return [(bare, deeper_lines(view, width, with_replies=False)), (short, deeper_in_short(view, width))]


def listened(view: InterviewView, marked: int, is_unfolded: bool, height: int, width: int) -> Content:
    """The points to listen for: the rubric, mistakes, and the scores once the answer is over."""
    reasons, mistakes = (mistake_lines(view, width, with_reasons=with_reasons) for with_reasons in (True, False))
    parts = [
        *_judged_parts(view, marked, is_unfolded, width),
        Part(reasons, [(1, mistakes), (3, mistakes_in_short(view, width))]),
        Part(note_lines(view.judged, width), [(2, notes_in_short(view, width))]),
    ]
    return fitted(parts, height)


def one_column(view: InterviewView, marked: int, is_unfolded: bool, height: int, width: int) -> Content:
    """Both below each other, where there is room for one column: rubric and scores in sight, the rest below them."""
    mistakes = mistake_lines(view, width, with_reasons=True)
    if view.phase is InterviewPhase.ASKING:
        rubric = _rubric(view, marked, is_unfolded, width)
        return stack([spoken(view, MUCH_ROOM, width), Content(""), *rubric, Content(""), *mistakes])
    prompt = short_question(view.question.prompt, SHORT_PROMPT if height >= ROOM_FOR_PROMPT else 2, width)
    in_sight = fitted(_judged_parts(view, marked, is_unfolded, width), height - prompt.plain.count("\n") - 1)
    below = [*note_lines(view.judged, width), *mistakes, *_told(view, width)]
    below += [*deeper_lines(view, width, with_replies=True), *how_lines(view, width), *why_lines(view, width)]
    return stack([prompt.stylize(MUTED), in_sight, Content(""), *below])


def _judged_parts(view: InterviewView, marked: int, is_unfolded: bool, width: int) -> list[Part]:
    """The rubric and the scores; where room is short, the points but the marked one are cut to a line each."""
    whole, short = (_rubric(view, marked, is_unfolded, width, is_short=is_short) for is_short in (False, True))
    return [Part(whole, [(4, short)]), Part(scoring_lines(view, width))]


def _rubric(
    view: InterviewView, marked: int, is_unfolded: bool, width: int, *, is_short: bool = False
) -> list[Content]:
    return rubric_lines(view.question, view.judged, width, marked=marked, is_unfolded=is_unfolded, is_short=is_short)
