"""What stands on the interviewer's screen while a question is asked, answered and judged."""

from textual.content import Content

from practice_tui.core.history.facts import Outcome
from practice_tui.core.interviews.interview import InterviewPhase
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interview_wording import suggestion_of
from practice_tui.core.views.interviews import InterviewView
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    MUTED,
    STRONG,
    WARN,
    hanging,
    pressable,
    say,
    score_mark,
    spread,
    stack,
    wrap,
)
from practice_tui.tui.sheets.fitting import Part, fitted
from practice_tui.tui.sheets.judging import note_lines, rubric_lines, score_lines
from practice_tui.tui.sheets.short_question import short_question, whole_question
from practice_tui.tui.sheets.time_band import BAND_STYLES, band_said, drawn_band

TO_COME, CURRENT, SKIPPED = "·", "▸", "–"
SHORT_PROMPT = 3  # lines above the rubric where there is one column
ROOM_FOR_PROMPT = 17  # lines from which on it has so many
MUCH_ROOM = 10_000  # lines: what doesn't fit is scrolled


def head(view: InterviewView, width: int) -> Content:
    """Where in the interview one is, whose it is, and at the right the clock."""
    interview, question = view.interview, view.question
    who = one_line(interview.candidate)
    if view.phase in (InterviewPhase.BRIEFING, InterviewPhase.SIGNING, InterviewPhase.OVER):
        return spread(say(f"Interview of {who}", STRONG), say(one_line(interview.plan), MUTED), width)
    begin = Content.assemble(_dots(view), (f"  {interview.place + 1} of {len(interview.slots)}", STRONG), "  ")
    end = _clock(view)
    room = width - begin.cell_length - end.cell_length - 1
    stage = question.ask.stage.value
    ways = (
        f"{who} · {stage} · {view.topic} · {question.level.value}",
        f"{who} · {stage} · {view.short_topic} · {question.level.value}",
        f"{who} · {stage}",
    )
    shown = next((text for text in ways if Content(text).cell_length <= room), who)
    return spread(begin + Content(shown), end, width)


def _dots(view: InterviewView) -> Content:
    return Content("").join([_dot(view, slot) for slot in range(len(view.interview.slots))])


def _dot(view: InterviewView, slot: int) -> Content:
    judged = view.interview.judged[slot]
    if slot == view.interview.place and view.phase is not InterviewPhase.BETWEEN:
        return say(CURRENT, f"bold {ACCENT}")
    if judged.score:
        return score_mark(judged.score)
    return say(SKIPPED if judged.outcome is Outcome.SKIPPED else TO_COME, MUTED)


def _clock(view: InterviewView) -> Content:
    interview, limit = view.interview, format_clock(view.limit)
    if view.phase is InterviewPhase.ASKING or interview.skips:
        return say(f"{limit} to answer", MUTED)
    figure = Content.assemble((f"{format_clock(view.elapsed)} of {limit}", STRONG), " · ")
    if interview.is_paused:
        return figure + say("paused", WARN)
    if view.phase is not InterviewPhase.LISTENING:
        return figure + say("answered", MUTED)
    return figure + band_said(view.band, view.elapsed, view.limit)


def band(view: InterviewView, width: int) -> Content:
    """The time spent of the limit."""
    is_running = view.phase is InterviewPhase.LISTENING and not view.interview.is_paused
    style = BAND_STYLES[view.band] if is_running else MUTED
    elapsed = 0.0 if view.phase is InterviewPhase.ASKING else view.elapsed
    return drawn_band(elapsed, view.limit, style, width, needs_working=view.question.kind.needs_working)


def spoken(view: InterviewView, height: int, width: int) -> Content:
    """What the interviewer says: how to put it, the question to be read aloud, what may be handed out, what follows.

    Where room is short, how and why matter most before the question is read out, and hints after that.
    """
    question = view.question
    is_aloud = view.phase is InterviewPhase.ASKING
    prompt = [line.stylize(STRONG) if is_aloud else line for line in whole_question(question.prompt, width)]
    how = wrap(say(one_line(question.ask.how), MUTED), width)
    why = hanging(say("why  ", MUTED), say(one_line(question.ask.why), MUTED), width)
    shorter = [] if is_aloud else [short_question(question.prompt, room, width).split("\n") for room in (8, 5, 3)]
    told, told_short = _tells(view, width), _tells(view, width, is_short=True)
    deeper = [
        line
        for follow_up in question.follow_ups
        for line in hanging(
            say("then ", MUTED),
            Content.assemble(one_line(follow_up.ask), (f"  {one_line(follow_up.looks_for)}", MUTED)),
            width,
        )
    ]
    deeper_short = [
        line
        for follow_up in question.follow_ups
        for line in hanging(say("then ", MUTED), one_line(follow_up.ask), width)
    ]
    return fitted(
        [
            Part(how, ([],), weight=5 if is_aloud else 3),
            Part(prompt, [list(lines) for lines in shorter], weight=6),
            Part(told, (told_short, []) if is_aloud else (told_short,), weight=3 if is_aloud else 5),
            Part(deeper, (deeper_short, []), weight=2),
            Part(why, ([],), weight=4 if is_aloud else 1),
        ],
        height,
    )


def _tells(view: InterviewView, width: int, *, is_short: bool = False) -> list[Content]:
    """Hints and clarifications: what was handed out, and what may be."""
    question, judged = view.question, view.judged
    lines: list[Content] = []
    for index, hint in enumerate(question.hints):
        is_out = index < judged.hints
        lead = say("hint ", WARN if is_out else MUTED) if is_out else pressable(say("hint ", MUTED), "h")
        lines += _handed(lead, say(one_line(hint), "" if is_out else MUTED), width, is_short and not is_out)
    for index, clarify in enumerate(question.clarify):
        is_out = index in judged.told
        lead = say("told " if is_out else "ask  ", ACCENT if is_out else MUTED)
        body = Content.assemble((one_line(clarify.ask), MUTED), " ", (one_line(clarify.tell), "" if is_out else MUTED))
        lines += _handed(lead, body, width, is_short and not is_out)
    return lines


def _handed(lead: Content, body: Content, width: int, is_short: bool) -> list[Content]:
    return [(lead + body).truncate(width, ellipsis=True)] if is_short else hanging(lead, body, width)


def listened(view: InterviewView, marked: int, is_unfolded: bool, height: int, width: int) -> Content:
    """What the interviewer listens for: the rubric, mistakes, and the scores once the answer is over."""
    shorter = (_mistakes(view, width), _cut(_mistakes(view, MUCH_ROOM), width))
    mistakes = Part(_mistakes(view, width, with_reasons=True), shorter, weight=1)
    judged = _judged_parts(view, marked, is_unfolded, width)
    return fitted([*judged, mistakes, Part(note_lines(view.judged, width), weight=8)], height)


def one_column(view: InterviewView, marked: int, is_unfolded: bool, height: int, width: int) -> Content:
    """Both below each other, where there is room for one column: rubric and scores in sight, the rest below them."""
    if view.phase is InterviewPhase.ASKING:
        return spoken(view, MUCH_ROOM, width)
    prompt = short_question(view.question.prompt, SHORT_PROMPT if height >= ROOM_FOR_PROMPT else 2, width)
    judged = _judged_parts(view, marked, is_unfolded, width)
    below = [*note_lines(view.judged, width), *_mistakes(view, width, with_reasons=True), *_tells(view, width)]
    in_sight = fitted(judged, height - prompt.plain.count("\n") - 1)
    return stack([prompt.stylize(MUTED), in_sight, Content(""), *below])


def _judged_parts(view: InterviewView, marked: int, is_unfolded: bool, width: int) -> list[Part]:
    """The rubric and the scores; where room is short, the points but the marked one are cut to a line each."""
    whole, short = (_rubric(view, marked, is_unfolded, width, is_short=is_short) for is_short in (False, True))
    return [Part(whole, (short,), weight=4), Part(_scoring(view, width), weight=9)]


def _mistakes(view: InterviewView, width: int, *, with_reasons: bool = False) -> list[Content]:
    lines: list[Content] = []
    for mistake in view.question.mistakes:
        says, why = f"“{one_line(mistake.says)}”", f" {one_line(mistake.why)}" if with_reasons else ""
        lines += hanging(say("✗ ", BAD), Content.assemble(says, (why, MUTED)), width)
    return lines


def _cut(lines: list[Content], width: int) -> list[Content]:
    return [line.truncate(width, ellipsis=True) for line in lines]


def _rubric(
    view: InterviewView, marked: int, is_unfolded: bool, width: int, *, is_short: bool = False
) -> list[Content]:
    return rubric_lines(view.question, view.judged, width, marked=marked, is_unfolded=is_unfolded, is_short=is_short)


def _scoring(view: InterviewView, width: int) -> list[Content]:
    """The scores and why one is suggested; before the answer is over the reason alone."""
    why = suggestion_of(view)
    if view.phase is InterviewPhase.JUDGING:
        return score_lines(view.question, view.suggested, why, width)
    return wrap(say(why, MUTED), width) if view.phase is InterviewPhase.LISTENING else []
