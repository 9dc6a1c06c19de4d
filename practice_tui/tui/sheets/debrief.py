"""A round looked back on: a picture first, then its list, then what was left out."""

from textual.content import Content

from practice_tui.core.bank.scoring import is_over_limit
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.statistics.calibration import SURE_AND_WRONG, is_sure_and_wrong
from practice_tui.core.values.phrases import questions_numbered
from practice_tui.core.values.text import one_line
from practice_tui.core.views.debriefs import (
    ALL_SAID,
    aside,
    day_and_size,
    follow_ups_said,
    gap_said,
    gap_topic_title,
    headline,
    left_out,
    missed_musts,
    more_like_it,
    sure_and_wrong,
    time_against_limit,
    times_line,
    to_retry,
)
from practice_tui.core.views.ladder import ladders_of
from practice_tui.core.views.screens import DebriefRow, DebriefView
from practice_tui.core.views.wording import written
from practice_tui.tui.sheets.debrief_picture import WRONG, picture
from practice_tui.tui.sheets.drawing import (
    BAD,
    MUTED,
    SCORE_GLYPHS,
    SCORE_STYLES,
    STRONG,
    STRONG_ACCENT,
    WIDEST_PROSE,
    cell,
    hanging,
    paragraph,
    row,
    say,
    spread,
    stack,
    wrap,
)
from practice_tui.tui.sheets.ladder import ladder_lines

NARROWEST_SCORE = 8  # cells
WIDEST_BAR, WIDEST_BESIDE = 5, 8  # cells; of a picture that has a pane for itself
BESIDE_FROM = 70  # cells from which the gap stands beside the picture
NARROWEST_TEXT = 30  # cells beside the picture
GAP = 3  # cells between the picture and what stands beside it


def head(view: DebriefView, width: int) -> Content:
    return spread(say("Debrief", STRONG), day_and_size(view), width)


def summary(view: DebriefView, height: int, is_beside: bool, width: int) -> Content:
    """The result in words, then the picture; beside it the gap, unless that stands in a pane of its own.

    The picture of a ladder is which musts survive.
    """
    lead = wrap(say(headline(view), STRONG), width)
    if ladders := ladders_of(view):
        climbed = [line for ladder in ladders for line in (Content(""), *ladder_lines(ladder, width))]
        return stack([*lead, *climbed, Content(""), *wrap(say(times_line(view), MUTED), width)])
    widest = WIDEST_BESIDE if is_beside else WIDEST_BAR
    has_room = not is_beside and width >= BESIDE_FROM
    drawn = picture(view, height, widest, width - GAP - NARROWEST_TEXT if has_room else width)
    under = wrap(say(times_line(view), MUTED), width) if times_line(view) else []
    if is_beside:
        return stack([*lead, *drawn, *under])
    left = max((line.cell_length for line in drawn), default=0)
    room = width - left - GAP
    if not drawn or not has_room:
        return stack([*lead, *drawn, *under, *gap_lines(view, width), *_wrong_numbers(view, width)])
    wrong = _wrong_numbers(view, room)
    texts = [*gap_lines(view, room), *([Content("")] if wrong else []), *wrong]
    rows = max(len(drawn), len(texts))
    pairs = [(_line_at(drawn, place), _line_at(texts, place)) for place in range(rows)]
    return stack([*lead, *(cell(line, left + GAP) + text for line, text in pairs), *under])


def _line_at(lines: list[Content], place: int) -> Content:
    """A line, or an empty one beyond the last."""
    return lines[place] if place < len(lines) else Content("")


def gap_lines(view: DebriefView, width: int) -> list[Content]:
    """The gap most worth closing, and the keys that work on it."""
    width = min(width, WIDEST_PROSE)
    title, _, gap = gap_said(view).rpartition(": ")
    lines = wrap(say(title, MUTED), width) if title else []
    lines += wrap(say(gap, STRONG if view.gap else MUTED), width) if gap else []
    if view.gap_topic:
        lines += hanging(say("t  ", STRONG_ACCENT), f"a round on {gap_topic_title(view)}", width)
    if weak := to_retry(view):
        lines += hanging(say("r  ", STRONG_ACCENT), f"ask again: {len(weak)} missed or shaky", width)
    return lines


def _wrong_numbers(view: DebriefView, width: int) -> list[Content]:
    """The numbers of what was sure and wrong."""
    numbers = sure_and_wrong(view)
    if not numbers:
        return []
    line = Content.assemble((f"{SURE_AND_WRONG.capitalize()}: ", BAD), (questions_numbered(numbers), WRONG))
    return wrap(line, width)


def _wrong_titles(view: DebriefView, width: int) -> list[Content]:
    """The answers that were sure and wrong, by number and title."""
    wrong = [(number, one_line(view.rows[number - 1].question.title)) for number in sure_and_wrong(view)]
    titles = [line for number, title in wrong for line in hanging(say(f"{number}! ", WRONG), title, width)]
    return [Content(""), *wrap(say(SURE_AND_WRONG.capitalize(), WRONG), width), *titles] if wrong else []


def gap_pane(view: DebriefView, width: int) -> Content:
    """The gap, its keys, and what was sure and wrong, in a pane of their own."""
    return stack([*gap_lines(view, width), *_wrong_titles(view, min(width, WIDEST_PROSE))])


def has_pane(view: DebriefView) -> bool:
    """Whether anything stands beside the list: a gap, or something that was left out, asked on or written."""
    return any(sheet(view, WIDEST_PROSE).plain for sheet in (gap_pane, missed))


def column_widths(view: DebriefView) -> tuple[int, int]:
    """Cells that the widest score and the longest title need."""
    scores = [_with_first(row.attempt).cell_length for row in view.rows]
    titles = [Content(one_line(row.question.title)).cell_length for row in view.rows]
    return max([NARROWEST_SCORE, *scores]), max(titles, default=0)


def line(number: int, debrief_row: DebriefRow, widths: tuple[int, int], width: int) -> Content:
    """One attempt: number, score, title, prediction, time against limit; two apart where all titles have room so."""
    attempt = debrief_row.attempt
    over = is_over_limit(attempt.elapsed_s, attempt.limit_s)
    time = say(time_against_limit(attempt), BAD if over else MUTED)
    again = _again(attempt)
    is_wrong = is_sure_and_wrong(attempt)
    prediction = attempt.prediction.value if attempt.prediction else "–"
    sure = say(f"{prediction} !" if is_wrong else prediction, WRONG if is_wrong else "")
    score_width, longest = widths
    number_width, sure_width, time_width = 2, 6, max(12, time.cell_length)
    room = width - number_width - score_width - sure_width - time_width
    gap = 2 if room - 8 >= longest else 1
    title_width = max(8, room - 4 * gap)
    title = Content(one_line(debrief_row.question.title)).truncate(title_width - len(again), ellipsis=True)
    return row(
        [
            (say(str(number), MUTED), -number_width),
            (_with_first(attempt), score_width),
            (title + again, title_width),
            (sure, sure_width),
            (time, -time_width),
        ],
        gap,
    )


def _again(attempt: Attempt) -> str:
    return " · again" if attempt.try_no > 1 else ""


def score_said(attempt: Attempt) -> Content:
    """`2 SHAKY`, with the first impression beside it where it was another."""
    if attempt.outcome is Outcome.SKIPPED:
        return say("skipped", MUTED)
    if attempt.score is None:
        return say("unscored", MUTED)
    first = attempt.first_score
    was = f" ←{first.value}" if first and first is not attempt.score else ""
    return say(f"{attempt.score.label}{was}", SCORE_STYLES[attempt.score])


def _with_first(attempt: Attempt) -> Content:
    """`~ 2 SHAKY (first 3)`, where there is room to say what the arrow of `score_said` means."""
    spoken, first, score = score_said(attempt), attempt.first_score, attempt.score
    if score is None:
        return say("  ") + spoken
    text = spoken.plain if first is None else spoken.plain.replace(f"←{first.value}", f"(first {first.value})")
    return say(f"{SCORE_GLYPHS[score]} {text}", SCORE_STYLES[score])


def missed(view: DebriefView, width: int) -> Content:
    """Rubric points that were not said, by aspect with how many there were, then question by question."""
    width = min(width, WIDEST_PROSE)
    summary = left_out(view)
    lines = wrap(say(summary, MUTED if summary == ALL_SAID else ""), width) if summary else []
    return stack([*lines, *(line for debrief_row in view.rows for line in _of_question(debrief_row, width))])


def _of_question(debrief_row: DebriefRow, width: int) -> list[Content]:
    points = [line for text in missed_musts(debrief_row) for line in hanging("· ", text, width)]
    replies = [line for text in follow_ups_said(debrief_row) for line in hanging("→ ", text, width)]
    answers = [
        line
        for text in written(debrief_row.attempt, debrief_row.anatomy)
        for line in hanging("  ", say(text, MUTED), width)
    ]
    more = hanging("→ ", more_like_it(debrief_row), width) if more_like_it(debrief_row) else []
    if not (points or replies or answers or more):
        return []
    title = f"{one_line(debrief_row.question.title)}{_again(debrief_row.attempt)}"
    return [Content(""), *wrap(say(title, STRONG), width), *answers, *points, *replies, *more]


def note(number: int, debrief_row: DebriefRow, width: int) -> Content:
    """The line about the marked attempt, which has this number in the list."""
    return paragraph(aside(number, debrief_row), MUTED, width)
