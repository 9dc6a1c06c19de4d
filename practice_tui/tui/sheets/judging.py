"""Draws an answer that is judged, in every seat: the points with their ticks, the scores, and the notes."""

from textual.content import Content

from practice_tui.core.bank.questions import LETTERS, Point, Question, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.sheets.judgement import AnyJudgement
from practice_tui.core.sheets.sheet import Sheet, SheetPhase
from practice_tui.core.values.text import one_line
from practice_tui.core.views.judging_wording import HEARINGS, score_said
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    POINTER,
    SCORE_GLYPHS,
    SCORE_STYLES,
    STRONG_ACCENT,
    WARN,
    flowed,
    hanging,
    pressable,
    say,
    score_face,
    score_mark,
    wrap,
)

HEARD_GLYPHS = {Hearing.NOT: ("·", MUTED), Hearing.UNAIDED: ("✓", GOOD), Hearing.HELPED: ("~", WARN)}
TO_COME = "·"


def rubric_lines(
    question: Question,
    judged: AnyJudgement,
    width: int,
    *,
    marked: int = -1,
    is_unfolded: bool = False,
    is_short: bool = False,
) -> list[Content]:
    """The points with their ticks; that at `marked` with a pointer, unfolded with its probe and a good reply.

    With `is_short` every other point is cut to a line.
    """
    lines: list[Content] = []
    for index, point in enumerate(question.rubric):
        hearing = judged.heard[index]
        glyph, style = HEARD_GLYPHS[hearing]
        is_marked = index == marked
        lead = Content.assemble(
            (POINTER if is_marked else " ", ACCENT),
            (LETTERS[index], STRONG_ACCENT),
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
            point_lines = [(lead + body).truncate(width, ellipsis=True)]
        lines += [pressable(line, LETTERS[index]) for line in point_lines]
        if is_marked and is_unfolded:
            lines += unfolded_lines(point, width)
    glyph, style = ("✓", BAD) if judged.said_wrong else ("·", MUTED)
    wrong = Content.assemble((" w", STRONG_ACCENT), " ", (glyph, f"bold {style}"), " ")
    return [*lines, *(pressable(line, "w") for line in hanging(wrong, say("something wrong was said", MUTED), width))]


def unfolded_lines(point: Point, width: int) -> list[Content]:
    """The probe of a point, and what it sounds like when it is right."""
    return [
        *hanging(say("     asks ", MUTED), say(one_line(point.probe), ACCENT), width),
        *hanging(say("    right ", MUTED), say(one_line(point.expect), MUTED), width),
    ]


def score_lines(
    question: Question, judged: AnyJudgement, suggested: Score | None, why: str, width: int
) -> list[Content]:
    """The scores with the one that the ticks suggest marked, why it is that one, and what such an answer is."""
    is_ticked = judged.said_wrong or any(hearing is not Hearing.NOT for hearing in judged.heard)
    bands = question.bands
    meaning = wrap(say(one_line(bands[suggested - 1]), MUTED), width) if bands and suggested else []
    return [*_scores(suggested, is_ticked, width), *wrap(say(why, MUTED), width), *meaning]


def _scores(suggested: Score | None, is_ticked: bool, width: int) -> list[Content]:
    """The four scores in a line, closer to each other where it is short, and in two where it is too short."""
    faces = [
        pressable(score_face(score, is_suggested=score is suggested, is_loud=is_ticked), str(score.value))
        for score in Score
    ]
    one_line_of_them = Content(" ").join(faces)
    return [one_line_of_them] if one_line_of_them.cell_length <= width else flowed(faces, "", width)


def scored_line(score: Score) -> Content:
    """The score that was given."""
    return say(f"{SCORE_GLYPHS[score]} {score_said(score)}", f"bold {SCORE_STYLES[score]}")


def score_dots(sheet: Sheet) -> Content:
    """A sign for each answer of a sheet: its score, the place at which one is, or that it is to come."""
    return Content("").join([_dot(sheet, place) for place in range(len(sheet.answers))])


def note_lines(judged: AnyJudgement, width: int) -> list[Content]:
    """The note for the hand-over and the one that is kept, where they are written."""
    lines = hanging(say("note ", MUTED), one_line(judged.note), width) if judged.note else []
    return [*lines, *(hanging(say("kept ", MUTED), one_line(judged.private), width) if judged.private else [])]


def _dot(sheet: Sheet, place: int) -> Content:
    score = sheet.judgements[place].score
    if place == sheet.position and sheet.phase is SheetPhase.JUDGING:
        return say(POINTER, STRONG_ACCENT)
    return score_mark(score) if score else say(TO_COME, MUTED)
