"""The contents of the screen of a round while questions are asked, and between them."""

from textual.content import Content

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import musts_of
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Outcome
from practice_tui.core.rounds.number_check import CHECKED_LINE
from practice_tui.core.rounds.rounds import Last, Phase, Result
from practice_tui.core.values.durations import format_clock, format_limit
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.debriefs import ALL_SAID
from practice_tui.core.views.ladder import ladder_of_round
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import (
    SCORES_SHOWN,
    THEY,
    against_first,
    answered_line,
    clarifications,
    comes_back_line,
    last_reply,
    missed_now,
    mode_line,
    onward_reason,
    reason_line,
    size_line,
    still_to_ask,
    unscored_line,
)
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    SCORE_GLYPHS,
    SCORE_STYLES,
    STRONG,
    WARN,
    hanging,
    say,
    score_mark,
    spread,
    stack,
    wrap,
)
from practice_tui.tui.sheets.ladder import ladder_lines
from practice_tui.tui.sheets.time_band import dots

FEWEST_DOTS = 5  # of the questions of a round, where the head is short


def head(view: RoundView, width: int, shows_clock: bool = True) -> Content:
    """The question's place in the round and its topic; at the right the time that it took, or that of the round."""
    round_ = view.round
    if round_.phase is Phase.CLOSING:
        return spread(dots(round_, max(1, width // 3)) + "  after the last question", _at_the_right(view, True), width)
    number = round_.position + 1 if view.result is None else view.result.slot + 1
    place = Content.assemble((f"  {number} of {round_.total}", STRONG), "  ")
    end = _at_the_right(view, shows_clock)
    room = width - place.cell_length - end.cell_length - 1
    about, most = _about_in(view, room, most_dots=max(1, width // 3))
    return spread(dots(round_, most) + place + Content(about), end, width)


def _about_in(view: RoundView, room: int, *, most_dots: int) -> tuple[str, int]:
    """The topic and the level in the words that fit into `room`, and how many dots stand before them.

    Dots give way to the words, down to FEWEST_DOTS; then the level does.
    """
    whole, short = (one_line(topic) for topic in _topics(view))
    level = view.question.level.value
    most = min(view.round.total, most_dots)
    few = min(most, FEWEST_DOTS)
    ways = ((f"{whole} · {level}", most), (f"{short} · {level}", most), (f"{short} · {level}", few), (short, few))
    about = next((about for about, cells in ways if Content(about).cell_length + cells <= room), short)
    return about, max(few, min(most, room - Content(about).cell_length))


def is_head_later(before: RoundView, view: RoundView) -> bool:
    """Whether the head shows another time than before, for two views that differ in the time alone."""
    return view.phase is Phase.CLOSING or view.in_round // 60 != before.in_round // 60


def _topics(view: RoundView) -> tuple[str, str]:
    """The topic's title, and the one for narrow places."""
    return view.topic_title, view.short_topic or view.topic_title


def _at_the_right(view: RoundView, shows_clock: bool) -> Content:
    round_, result = view.round, view.result
    if round_.phase is Phase.READY:
        return say(f"{format_limit(view.limit)} for the first", MUTED)
    if round_.phase is Phase.CLOSING:
        style = BAD if view.elapsed >= view.limit else MUTED
        return say(f"{format_clock(view.elapsed)} of {format_clock(view.limit)}", style)
    if result is not None and round_.phase in (Phase.REVIEWING, Phase.BETWEEN) and not round_.skips:
        taken = f"{format_clock(result.elapsed)} of {format_clock(result.limit)}"
        if result.outcome is Outcome.SKIPPED:
            return say(f"{taken} · skipped", MUTED)
        style = BAD if result.elapsed >= result.limit else MUTED
        return say(f"{taken} · {result.prediction.value if result.prediction else 'no prediction'}", style)
    return say(f"round {int(view.in_round // 60)} min", MUTED) if shows_clock else Content("")


def ready(view: RoundView, tips: tuple[str, ...], width: int) -> Content:
    """The round that is about to begin, and how it goes."""
    round_ = view.round
    lines: list[Content] = [
        say(one_line(round_.plan), STRONG),
        Content(size_line(round_)),
        *wrap(say(sentence(mode_line(round_.mode)), MUTED), width),
    ]
    if round_.note:
        lines += wrap(say(sentence(round_.note), WARN), width)
    if round_.code:
        lines += wrap(f"Code {round_.code}: practice round --code gives the same questions again.", width)
    if not round_.is_scored:
        lines += wrap(say(unscored_line(round_), ACCENT), width)
    lines.append(Content(""))
    reveals = "The review comes last." if round_.mode is Mode.PRESSURE else "That reveals the rubric."
    when = "After the last question, tick" if round_.mode is Mode.PRESSURE else "Tick"
    then = "score yourself from 1 to 4" if round_.is_scored else "go on"
    steps = (
        ("1 ", "Read the question and answer it aloud, as to an interviewer. The clock runs."),
        ("2 ", f"Enter when you are done; then say how sure you are. {reveals}"),
        ("3 ", f"{when} what you said, compare, and {then}."),
    )
    for number, text in steps:
        lines += hanging(say(number, ACCENT), text, width)
    if tips:
        lines += [Content(""), say("Before you start", STRONG)]
        for tip in tips:
            lines += hanging("· ", one_line(tip), width)
    return stack(lines)


def spoken(view: RoundView, width: int) -> Content:
    """The line that the interviewer says before the question."""
    return stack(spoken_lines(view, width))


def spoken_lines(view: RoundView, width: int) -> list[Content]:
    """That line folded, with an empty one below; none where the interviewer says nothing."""
    line = one_line(view.round.line)
    return [*wrap(say(f"“{line}”", ACCENT), width), Content("")] if line else []


def beside_prompt(view: RoundView, width: int) -> Content:
    """Hints shown so far, what the interviewer has told, and why the question is asked."""
    question, round_ = view.question, view.round
    lines: list[Content] = []
    if round_.phase is Phase.FOLLOW_UP:
        return Content("")
    if question.value and not round_.is_undecided:
        lines += [*wrap(say(CHECKED_LINE, MUTED), width), *([Content("")] if round_.hints else [])]
    for number, hint in enumerate(question.hints[: round_.hints], 1):
        lines += hanging(say(f"hint {number}  ", WARN), one_line(hint), width)
    for lead, text in clarifications(view):
        lines += hanging(say(f"{lead:>10}  ", ACCENT if lead == THEY else MUTED), one_line(text), width)
    if (reason := reason_line(view)) and not lines:
        lines += wrap(say(reason, MUTED), width)
    if view.is_still_answering:
        lines += [Content(""), *wrap(say("Still answering? Three times the limit has gone by.", WARN), width)]
    return stack(lines)


def paused(view: RoundView, width: int) -> Content:
    """The title of the question that waits, and how long earlier pauses were; the clock stands above the page."""
    pause = view.round.pause
    away = view.round.paused.spent
    lost = f"Pauses before, not counted: {format_clock(away)}." if away >= 1 else ""
    return stack(
        [
            say(f"{pause.value.capitalize()}." if pause else "", STRONG),
            Content(""),
            *wrap(one_line(view.question.title), width),
            *(wrap(say(lost, MUTED), width) if lost else []),
            *wrap(say("The question is hidden until you go on.", MUTED), width),
        ]
    )


def between(view: RoundView, width: int) -> Content:
    """The score, what was left out, earlier scores, when the question comes back, and what is still to be asked."""
    lines: list[Content] = []
    result = view.result
    if result and view.round.can_undo_score:
        lines += wrap(_verdict(result), width)
        if last_reply(view):
            lines += wrap(last_reply(view), width)
        lines += [line for text in against_first(view) for line in wrap(say(text, MUTED), width)]
        lines += _left_out(view, width)
        if row := _scores_before(view):
            lines += [Content(""), *hanging(say("Earlier  ", MUTED), row, width)]
        if view.comes_back:
            lines += [Content(""), *wrap(comes_back_line(view), width)]
        if still_to_ask(view):
            lines += wrap(say(still_to_ask(view), MUTED), width)
    if (ladder := ladder_of_round(view)) and view.round.last is Last.TICKED:
        lines += [*wrap(say(ladder.headline, STRONG), width), Content(""), *ladder_lines(ladder, width)]
    if answered_line(view):
        lines += [*wrap(say(answered_line(view), STRONG), width), *wrap(say(_to_come(view), MUTED), width)]
    if reason := onward_reason(view):
        lines += [Content(""), *wrap(say(reason, ACCENT), width)]
    return stack(lines)


def _left_out(view: RoundView, width: int) -> list[Content]:
    missed = missed_now(view)
    if not missed:
        has_ticks = view.result is not None and bool(view.result.heard)
        return [Content(""), say(ALL_SAID, GOOD)] if has_ticks and musts_of(view.question.rubric) else []
    lines = [Content(""), say("Left out", STRONG)]
    for text, asked in missed:
        lines += hanging(say("· ", MUTED), Content.assemble(text, (f"  {asked}" if asked else "", ACCENT)), width)
    return lines


def _scores_before(view: RoundView) -> Content:
    """Each earlier score of the question with its day, oldest first."""
    scored = [attempt for attempt in reversed(view.earlier[:SCORES_SHOWN]) if attempt.score]
    marks = [score_mark(attempt.score) + say(f" {attempt.day}") for attempt in scored if attempt.score]
    return Content("   ").join(marks)


def _to_come(view: RoundView) -> str:
    to_come = view.round.fitting - view.round.position - 1
    return f"{count(to_come, 'more question')}, then the review." if to_come else "The review comes now."


def _verdict(result: Result) -> Content:
    score = result.score or Score.MISSED
    verdict = say(f"{SCORE_GLYPHS[score]} {score.label}", f"{SCORE_STYLES[score]} bold")
    if result.suggested and result.suggested is not score:
        verdict += say(f" · your ticks suggested {result.suggested.label}", MUTED)
    return verdict


def follow_up(view: RoundView, width: int) -> Content:
    """The interviewer comes back: no rubric in sight until the reply is said."""
    asked = view.round.follow_up
    if asked is None:
        return Content("")
    why = "One step deeper" if asked.point is None else "Back to something that was left out"
    lines = [*spoken_lines(view, width), *wrap(say(why, MUTED), width), *wrap(say(one_line(asked.ask), STRONG), width)]
    if view.round.replied:
        lines += [Content(""), say("A good reply holds", ACCENT), *wrap(one_line(asked.expect), width), Content("")]
    return stack(lines)
