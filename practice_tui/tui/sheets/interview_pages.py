"""The pages before, between and after the questions of an interview: checklist, verdict, scorecard, signing."""

from collections.abc import Collection, Mapping, Sequence

from textual.content import Content

from practice_tui.core.bank.questions import musts_of
from practice_tui.core.history.facts import Outcome
from practice_tui.core.history.interview_facts import Hearing, Recommendation
from practice_tui.core.interviews.interview import LOOKED_BACK
from practice_tui.core.sheets.judgement import suggestion
from practice_tui.core.statistics.gaps import ASPECT_TITLES
from practice_tui.core.values.durations import format_clock, format_limit, format_minutes
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interview_wording import NO_DECISION, recommendation_said, suggestion_of
from practice_tui.core.views.interviews import InterviewView
from practice_tui.core.views.judging_wording import score_said
from practice_tui.core.views.round_size import OF_ANSWERING
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    POINTER,
    SCORE_GLYPHS,
    SCORE_STYLES,
    STRONG,
    STRONG_ACCENT,
    WARN,
    cell,
    hanging,
    pressable,
    say,
    spread,
    stack,
    wrap,
)

TICKED, OPEN = "[x]", "[ ]"
CARD_TITLES = ("score", "musts", "time")
CARD_GAP = 2  # cells between the columns of a scorecard


def briefing(view: InterviewView, marked: int, width: int) -> Content:
    """The checklist, then the plan by stage."""
    interview = view.interview
    minutes = format_minutes(sum(slot.limit for slot in interview.slots))
    sizes = f"{count(len(interview.slots), 'question')} · {minutes}{OF_ANSWERING}"
    lines = [spread(say(one_line(interview.plan), STRONG), say(sizes, MUTED), width)]
    lines += wrap(say(f"{one_line(interview.interviewer)} asks {one_line(interview.candidate)}.", MUTED), width)
    lines += wrap(say(sentence(interview.note), WARN), width) if interview.note else []
    lines += [Content(""), say("Before you begin", STRONG)]
    lines += _checklist(dict(view.tips), interview.prepared, marked, width)
    lines += [Content(""), say("The questions, from opening to closing", STRONG)]
    for question, slot, topic in zip(view.questions, interview.slots, view.short_topics, strict=True):
        text = f"{question.ask.stage.value:<10} {one_line(question.title)}"
        lines.append(spread(text, say(f"{topic} · {format_limit(slot.limit)}", MUTED), width))
    lines += [Content(""), *wrap(say("The candidate's screen, in a second terminal: practice candidate", MUTED), width)]
    return stack(lines)


def between(view: InterviewView, width: int) -> Content:
    """The score just given and what it rests on, and the question that comes next."""
    interview, judged = view.interview, view.judged
    lines = wrap(say(one_line(view.question.title), STRONG), width)
    if interview.skips:
        return stack([*lines, say("Skipped, and not yet written.", WARN)])
    if judged.score:
        score = say(f"{SCORE_GLYPHS[judged.score]} {score_said(judged.score)}", f"{SCORE_STYLES[judged.score]} bold")
        lines += [
            score,
            *wrap(say(suggestion_of(view), MUTED), width),
        ]
    for title, text in (("Note for the hand-over", judged.note), ("Kept to yourself", judged.private)):
        if text:
            lines += [Content(""), say(title, MUTED), *wrap(one_line(text), width)]
    if not interview.is_last:
        following = view.questions[interview.position + 1]
        lines += [Content(""), *wrap(Content.assemble(("Next: ", MUTED), one_line(following.title)), width)]
    return stack(lines)


def card(view: InterviewView, marked: int, width: int) -> Content:
    """The scorecard so far: a line for each question, and what was heard by aspect."""
    return stack([*_card_lines(view, marked, width), Content(""), *_aspects(view, width)])


def _card_lines(view: InterviewView, marked: int, width: int) -> list[Content]:
    """The rows of the scorecard below their titles; that at `marked` with a pointer.

    The title of a question that wasn't asked has its line for itself.
    """
    heads = [Content(title) for title in CARD_TITLES]
    fields = [
        [_score(view, index), Content(_musts(view, index)), Content(_time(view, index))]
        for index in range(len(view.questions))
    ]
    widths = [max(row[place].cell_length for row in (heads, *fields)) for place in range(len(heads))]
    room = max(8, width - sum(widths) - CARD_GAP * len(widths))
    lines = [say(_card_line(Content(""), heads, room, widths).plain, MUTED)]
    number_cells = len(str(len(view.questions)))
    for index, question in enumerate(view.questions):
        pointer = POINTER if index == marked else " "
        title = Content(f"{pointer} {index + 1:>{number_cells}} {one_line(question.title)}")
        is_asked = view.interview.judged[index].outcome is not None
        has_line = not is_asked and title.cell_length > room
        line = cell(title, width) if has_line else _card_line(title, fields[index], room, widths)
        lines.append(line.stylize(STRONG) if index == marked else line)
    return lines


def _card_line(title: Content, fields: Sequence[Content], room: int, widths: Sequence[int]) -> Content:
    """A title in its `room`, and the fields behind it in their columns."""
    cells = [cell(text, size) for text, size in zip((title, *fields), (room, *widths), strict=True)]
    return Content(" " * CARD_GAP).join(cells)


def _score(view: InterviewView, index: int) -> Content:
    """`~ 2 SHAKY*`, with the star where the ticks suggest another one."""
    judged = view.interview.judged[index]
    if judged.outcome is Outcome.SKIPPED:
        return say("skipped", MUTED)
    if judged.score is None:
        return say(score_said(None), MUTED)
    mark = say(f"{SCORE_GLYPHS[judged.score]} {score_said(judged.score)}", SCORE_STYLES[judged.score])
    return mark + say("*", MUTED) if _differs(view, index) else mark


def _differs(view: InterviewView, index: int) -> bool:
    """Whether the score isn't the one that the ticks suggest."""
    judged = view.interview.judged[index]
    return suggestion(view.questions[index].rubric, judged, judged.hints) not in (None, judged.score)


def _musts(view: InterviewView, index: int) -> str:
    """`3 of 4, 1 help`."""
    judged, question = view.interview.judged[index], view.questions[index]
    if judged.outcome is not Outcome.ANSWERED:
        return ""
    heard = [judged.heard[must] for must in musts_of(question.rubric)]
    helped = heard.count(Hearing.HELPED)
    return f"{heard.count(Hearing.UNAIDED)} of {len(heard)}{f', {helped} help' if helped else ''}"


def _time(view: InterviewView, index: int) -> str:
    judged = view.interview.judged[index]
    limit = format_clock(view.interview.slots[index].limit)
    return f"{format_clock(judged.elapsed)} / {limit}" if judged.outcome is Outcome.ANSWERED else ""


def _aspects(view: InterviewView, width: int) -> list[Content]:
    """`mechanisms 5 of 7`: of each aspect how many points were heard unasked."""
    put: dict[str, list[bool]] = {}
    for question, judged in zip(view.questions, view.interview.judged, strict=True):
        if judged.outcome is Outcome.ANSWERED:
            for point, hearing in zip(question.rubric, judged.heard, strict=True):
                put.setdefault(ASPECT_TITLES[point.aspect.value], []).append(hearing is Hearing.UNAIDED)
    shares = " · ".join(f"{aspect} {sum(heard)} of {len(heard)}" for aspect, heard in put.items())
    return wrap(Content.assemble(("Heard unasked: ", MUTED), shares), width) if shares else []


def signing(view: InterviewView, marked: int, height: int, width: int) -> Content:
    """The scores, the recommendation, what goes along with it, and the checklist again.

    Each score stands beside its question where that fits into `height` lines.
    """
    below = _signing_below(view, marked, width)
    rows = [*_card_lines(view, -1, width), *_legend(view)]
    above = rows if len(rows) + len(below) <= height else _scores_in_a_line(view, width)
    return stack([*above, *below])


def _signing_below(view: InterviewView, marked: int, width: int) -> list[Content]:
    """The parts below the scores: recommendation, texts and checklist."""
    interview = view.interview
    lines = [say("Cut short: what wasn't asked isn't judged.", WARN)] if interview.is_cut_short else []
    lines += [Content(""), say("Recommendation", STRONG), *_recommendations(interview.recommendation, width)]
    for title, key, text in (
        ("Take-aways", "n", interview.take_aways),
        ("Kept to yourself", "k", interview.private),
    ):
        lead = Content.assemble((key, STRONG_ACCENT), f" {title}  ")
        shown = one_line(text) if text else say("–", MUTED)
        lines += [pressable(line, key) for line in hanging(lead, shown, width)]
    lines += [Content(""), say("Looking back", STRONG)]
    return [*lines, *_checklist(LOOKED_BACK, interview.looked_back, marked, width)]


def _scores_in_a_line(view: InterviewView, width: int) -> list[Content]:
    """`Scores  1:2~  2:3✓*`."""
    scores = [_summed(view, index) for index in range(len(view.questions))]
    legend = [Content("   ") + line for line in _legend(view)]
    return wrap(Content.assemble(("Scores  ", MUTED), Content("  ").join(scores), *legend), width)


def _legend(view: InterviewView) -> list[Content]:
    """Says what a star means, where one stands."""
    scored = [index for index, judged in enumerate(view.interview.judged) if judged.score]
    return [say("* not what the ticks suggest", MUTED)] if any(_differs(view, index) for index in scored) else []


def _summed(view: InterviewView, index: int) -> Content:
    judged = view.interview.judged[index]
    if judged.score is None:
        return say(f"{index + 1}:–", MUTED)
    mark = say(f"{index + 1}:{judged.score.value}{SCORE_GLYPHS[judged.score]}", SCORE_STYLES[judged.score])
    return mark + say("*", MUTED) if _differs(view, index) else mark


def _recommendations(chosen: Recommendation | None, width: int) -> list[Content]:
    styles = {
        Recommendation.STRONG_NO: BAD,
        Recommendation.NO: BAD,
        Recommendation.YES: GOOD,
        Recommendation.STRONG_YES: GOOD,
    }
    faces = []
    for step in (*Recommendation, None):
        digit, name = str(step.value) if step else "0", recommendation_said(step) if step else NO_DECISION
        if step is chosen:
            face = Content.assemble("[", (f"{digit} {name}", f"{styles[step] if step else STRONG} reverse"), "]")
        else:
            face = Content.assemble((f" {digit}", STRONG_ACCENT), f" {name} ")
        faces.append(pressable(face, digit))
    return wrap(Content("").join(faces), width)


def _checklist(entries: Mapping[str, str], ticked: Collection[str], marked: int, width: int) -> list[Content]:
    lines: list[Content] = []
    for index, (line_id, text) in enumerate(entries.items()):
        pointer = say(f"{POINTER} " if index == marked else "  ", ACCENT)
        box = say(TICKED if line_id in ticked else OPEN, GOOD if line_id in ticked else MUTED)
        lines += hanging(pointer + box + Content(" "), one_line(text), width)
    return lines
