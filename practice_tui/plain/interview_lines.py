"""The lines of an interview that is led line by line."""

from collections.abc import Iterator

from practice_tui.core.interviews.interview import LOOKED_BACK, InterviewPhase
from practice_tui.core.rounds.countdown import Band
from practice_tui.core.values.durations import format_clock, format_limit, format_minutes
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interview_wording import recommendation_said, suggestion_of
from practice_tui.core.views.interviews import InterviewView
from practice_tui.core.views.judging_wording import score_said
from practice_tui.plain.judged_points import judged_point


def page_lines(view: InterviewView) -> list[str]:
    """All that belongs to the moment."""
    match view.phase:
        case InterviewPhase.BRIEFING:
            return list(_briefing_lines(view))
        case InterviewPhase.ASKING:
            return list(_asking_lines(view))
        case InterviewPhase.LISTENING | InterviewPhase.JUDGING:
            return list(_rubric_lines(view))
        case InterviewPhase.BETWEEN:
            return [] if view.interview.skips else list(_between_lines(view))
        case InterviewPhase.SIGNING:
            return list(_signing_lines(view))
    return []


def _briefing_lines(view: InterviewView) -> Iterator[str]:
    interview = view.interview
    minutes = format_minutes(sum(slot.limit for slot in interview.slots))
    who = f"{one_line(interview.interviewer)} asks {one_line(interview.candidate)}"
    yield f"{interview.plan}: {count(len(interview.slots), 'question')}, {minutes} of answers. {who}."
    yield from filter(None, [sentence(interview.note)])
    yield "Before you begin (check 1 ticks the first line):"
    yield from _checklist(dict(view.tips), interview.prepared)
    yield "The questions:"
    for number, (question, slot) in enumerate(zip(view.questions, interview.slots, strict=True), 1):
        yield f"{number}  {question.ask.stage.value}: {one_line(question.title)}, {format_limit(slot.limit)}"
    yield "The candidate's screen, in a second terminal: practice candidate"


def _checklist(entries: dict[str, str], ticked: frozenset[str]) -> Iterator[str]:
    for number, (line_id, text) in enumerate(entries.items(), 1):
        yield f"{number} {'[x]' if line_id in ticked else '[ ]'} {one_line(text)}"


def _asking_lines(view: InterviewView) -> Iterator[str]:
    interview, question = view.interview, view.question
    place = f"Question {interview.place + 1} of {len(interview.slots)}"
    yield ""
    yield f"{place}: {question.ask.stage.value}, {view.topic}, {question.level.value}, {format_limit(view.limit)}."
    yield f"How: {one_line(question.ask.how)}"
    yield f"Why: {one_line(question.ask.why)}"
    yield "Read aloud:"
    yield question.prompt.strip()


def _rubric_lines(view: InterviewView) -> Iterator[str]:
    question = view.question
    if view.phase is InterviewPhase.LISTENING and view.interview.is_paused:
        return
    for index, point in enumerate(question.rubric):
        yield _point(view, index)
        if view.phase is InterviewPhase.LISTENING:
            yield f"    asks: {one_line(point.probe)}"
    if view.phase is InterviewPhase.LISTENING:
        yield from (f"Mistake: {one_line(mistake.says)}" for mistake in question.mistakes)
        yield from tell_lines(view)
    else:
        yield f"{time_line(view)} {suggestion_of(view)}"


def _point(view: InterviewView, index: int) -> str:
    return judged_point(view.question, view.judged, index)


def tick_lines(view: InterviewView, point: int) -> list[str]:
    """A point after its tick, and the score that the ticks suggest."""
    return [_point(view, point), suggestion_of(view)]


def point_lines(view: InterviewView, point: int) -> list[str]:
    """A point with its probe and a good reply."""
    if point >= len(view.question.rubric):
        return ["There is no such point."]
    wanted = view.question.rubric[point]
    return [_point(view, point), f"    asks: {one_line(wanted.probe)}", f"    right: {one_line(wanted.expect)}"]


def tell_lines(view: InterviewView) -> list[str]:
    """The clarifications by number, and which of them were told."""
    told = view.judged.told
    return [
        f"{'told' if index in told else 'tell'} {index + 1}: {one_line(clarify.ask)} {one_line(clarify.tell)}"
        for index, clarify in enumerate(view.question.clarify)
    ]


def time_line(view: InterviewView) -> str:
    """`1:12 of 2:30, keep going.`"""
    figure = f"{format_clock(view.elapsed)} of {format_clock(view.limit)}"
    if view.phase is not InterviewPhase.LISTENING:
        return f"{figure}."
    if view.interview.is_paused:
        return f"{figure}, paused."
    over = f"{format_clock(view.elapsed - view.limit)} over" if view.band is Band.OVER else view.band.value
    return f"{figure}, {over}."


def _between_lines(view: InterviewView) -> Iterator[str]:
    yield f"{one_line(view.question.title)}: {score_said(view.judged.score)}. {suggestion_of(view)}"


def card_lines(view: InterviewView) -> list[str]:
    """The scorecard so far, by number."""
    return [
        f"{index + 1}  {one_line(question.title)}: {score_said(view.interview.judged[index].score)}"
        for index, question in enumerate(view.questions)
    ]


def _signing_lines(view: InterviewView) -> Iterator[str]:
    interview = view.interview
    yield "The scorecard (open 1 judges the first question anew):"
    yield from card_lines(view)
    yield sentence(f"Recommendation: {recommendation_said(interview.recommendation)}")
    yield f"Take-aways: {one_line(interview.take_aways) or '–'}"
    yield "Looking back (check 1 ticks the first line):"
    yield from _checklist(LOOKED_BACK, interview.looked_back)
