"""What stands on the screen of a round, phase by phase."""

from textual.content import Content

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Tier
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.attempts import Outcome
from practice_tui.core.rounds.countdown import Band
from practice_tui.core.rounds.number_check import CHECKED_LINE, check_numbers
from practice_tui.core.rounds.rounds import Phase, Result
from practice_tui.core.values.durations import format_clock, format_limit
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.round_keys import LETTERS
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import (
    SCORE_MEANINGS,
    THEY,
    against_first,
    clarifications,
    comes_back_line,
    earlier_tries,
    last_reply,
    missed_now,
    mode_line,
    nothing_suggested,
    onward_reason,
    reason_line,
    scores_before,
    short_for_all,
    size_line,
)
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    SCORE_STYLES,
    STRONG,
    WARN,
    hanging,
    pressable,
    say,
    spread,
    stack,
    wrap,
)

PANELS = ("Rubric", "Yours", "Answer", "Mistakes", "Earlier")
BAND_STYLES = {
    Band.KEEP_GOING: MUTED,
    Band.WORKING: MUTED,
    Band.ENOUGH: GOOD,
    Band.WRAP_UP: WARN,
    Band.OVER: BAD,
}


def head(view: RoundView, width: int, shows_clock: bool = True) -> Content:
    """Where in the round one is, the question's place, and the time."""
    round_, question = view.round, view.question
    number = round_.position + 1 if view.result is None else view.result.slot + 1
    place = Content.assemble(
        (f"{number}/{round_.total}", STRONG), f"  {one_line(view.topic_title)} · {question.level.value}"
    )
    line = spread(place, _time(view), width)
    if not shows_clock:
        return line
    is_here = round_.phase in (Phase.READY, Phase.ANSWERING, Phase.PREDICTING)
    to_go = round_.total - round_.position - (0 if is_here else 1)
    in_round = f"{int(view.in_round // 60)} min in, {count(max(0, to_go), 'question')} to go"
    return stack([line, spread(say(one_line(question.title), MUTED), say(in_round, MUTED), width)])


def _time(view: RoundView) -> Content:
    round_, result = view.round, view.result
    if round_.phase is Phase.READY:
        return say(f"{format_limit(view.limit)} for the first", MUTED)
    if result is not None and round_.phase in (Phase.REVIEWING, Phase.BETWEEN):
        taken = f"{format_clock(result.elapsed)} of {format_clock(result.limit)}"
        if result.outcome is Outcome.SKIPPED:
            return say(f"{taken} · skipped", MUTED)
        style = BAD if result.elapsed >= result.limit else MUTED
        return say(f"{taken} · {result.prediction.value if result.prediction else 'no prediction'}", style)
    taken = f"{format_clock(view.elapsed)} of {format_clock(view.limit)}"
    if round_.is_undecided:
        return say(f"{taken} · {'skip?' if round_.skips else 'done'}", MUTED)
    if not round_.is_timed:
        return Content("")
    if round_.pause:
        return say(f"{taken} · paused", WARN)
    if view.band is Band.OVER:
        return say(f"{taken} · +{format_clock(view.elapsed - view.limit)} over", BAD)
    return say(f"{taken} · {view.band.value}", BAND_STYLES[view.band])


def ready(view: RoundView, tips: tuple[str, ...], width: int) -> Content:
    """What is about to begin."""
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
    lines.append(Content(""))
    reveals = "The review comes last." if round_.mode is Mode.PRESSURE else "That reveals the rubric."
    when = "After the last question, tick" if round_.mode is Mode.PRESSURE else "Tick"
    steps = (
        ("1 ", "Read the question and answer it aloud, as to an interviewer. The clock runs."),
        ("2 ", f"Enter when you are done; then say how sure you are: g, u or s. {reveals}"),
        ("3 ", f"{when} what you said, compare, and score yourself from 1 to 4."),
    )
    for number, text in steps:
        lines += hanging(say(number, ACCENT), text, width)
    if tips:
        lines += [Content(""), say("Before you start", STRONG)]
        for tip in tips:
            lines += hanging("· ", one_line(tip), width)
    return stack(lines)


def beside_prompt(view: RoundView, width: int) -> Content:
    """Hints shown so far, and what the interviewer has told."""
    question, round_ = view.question, view.round
    lines: list[Content] = []
    if question.value and round_.phase is Phase.ANSWERING:
        lines += wrap(say(CHECKED_LINE, MUTED), width)
    for number, hint in enumerate(question.hints[: round_.hints], 1):
        lines += hanging(say(f"hint {number}  ", WARN), one_line(hint), width)
    for lead, text in clarifications(view):
        lines += hanging(say(f"{lead:>10}  ", ACCENT if lead == THEY else MUTED), one_line(text), width)
    if (reason := reason_line(view)) and not lines:
        lines += wrap(say(reason, MUTED), width)
    if view.is_still_answering:
        lines += [Content(""), say("Still answering? Three times the limit has gone by.", WARN)]
    return stack(lines)


def paused(view: RoundView, width: int) -> Content:
    pause = view.round.pause
    said = pause.value.capitalize() if pause else ""
    away = view.round.paused.spent
    lost = f" {format_clock(away)} was not counted." if away >= 1 else ""
    return stack(
        [
            say(said + ".", STRONG),
            *wrap(
                say(f"The question is hidden and the clock stands at {format_clock(view.elapsed)}.{lost}", MUTED), width
            ),
        ]
    )


def panel_tabs(shown: str, width: int) -> Content:
    tabs = Content("  ").join(
        [
            say(f" {name} ", "reverse bold") if name == shown else pressable(say(f" {name} ", MUTED), "tab")
            for name in PANELS
        ]
    )
    return spread(tabs, say("tab: next", MUTED), width)


def rubric(view: RoundView, width: int) -> Content:
    """The points to tick, what they suggest, and what the scores mean."""
    result = view.result
    if result is None:
        return Content("")
    question = view.question
    lines: list[Content] = [*_values(view, width)]
    for index, point in enumerate(question.rubric):
        is_heard = index in result.heard
        letter, mark = LETTERS[index], "x" if is_heard else " "
        lead = Content.assemble((f"{letter} ", f"bold {ACCENT}"), (f"[{mark}] ", GOOD if is_heard else ""))
        text = one_line(point.text)
        body = Content.assemble(("bonus: ", MUTED), text) if point.tier is Tier.BONUS else Content(text)
        lines += [pressable(line, letter) for line in hanging(lead, body, width)]
    mark = "x" if result.said_wrong else " "
    wrong = Content.assemble(("w ", f"bold {ACCENT}"), (f"[{mark}] ", BAD if result.said_wrong else ""))
    lines += [pressable(line, "w") for line in hanging(wrong, "I said something wrong (see Mistakes)", width)]
    quiet = wrap(say(short_for_all(view), MUTED), width) if short_for_all(view) else []
    return stack([*lines, Content(""), *quiet, *_scoring(view, result, width)])


def lines_below_question(view: RoundView, width: int) -> int:
    """How many lines belong below the question: it gets what is left."""
    draw = {Phase.REVIEWING: rubric, Phase.FOLLOW_UP: follow_up}.get(view.phase, between)
    tabs = view.phase is Phase.REVIEWING
    return draw(view, width).plain.count("\n") + 1 + tabs


def _scoring(view: RoundView, result: Result, width: int) -> list[Content]:
    rubric_ = view.question.rubric
    suggested = suggest_score(rubric_, result.heard, result.said_wrong, result.hints)
    musts = [index for index, point in enumerate(rubric_) if point.tier is Tier.MUST]
    heard = len(result.heard.intersection(musts))
    cap = ", and something wrong was said" if result.said_wrong else ""
    cap += f", with {count(result.hints, 'hint')}" if result.hints else ""
    choices = Content("   ").join(
        [
            pressable(
                Content.assemble((str(score.value), f"bold {ACCENT}"), f" {score.name.capitalize()}"), str(score.value)
            )
            for score in Score
        ]
    )
    if suggested is None:
        return [*wrap(say(nothing_suggested(rubric_), MUTED), width), choices]
    suggestion = Content.assemble(
        "Ticks suggest ",
        (f"{suggested.value} {suggested.name}", SCORE_STYLES[suggested]),
        f": {heard} of {len(musts)} musts{cap}",
    )
    bands = view.question.bands
    meanings = hanging(
        say(f"{suggested.value}: ", MUTED),
        say(one_line(bands[suggested - 1]) if bands else SCORE_MEANINGS[suggested], MUTED),
        width,
    )
    return [*wrap(suggestion, width), choices, *meanings]


def _values(view: RoundView, width: int) -> list[Content]:
    """Each number of the answer beside the one that was typed."""
    notes = view.result.notes if view.result else ""
    lines: list[Content] = []
    for checked in check_numbers(view.question, notes):
        style = GOOD if checked.is_right else BAD if checked.yours else MUTED
        lines += wrap(say(one_line(checked.sentence), style), width)
    return [*lines, Content("")] if lines else []


def mistakes(view: RoundView, width: int) -> Content:
    lines: list[Content] = []
    for mistake in view.question.mistakes:
        lines += hanging(say("✗ ", BAD), f"“{one_line(mistake.says)}”", width)
        lines += hanging("  ", say(one_line(mistake.why), MUTED), width)
        lines.append(Content(""))
    return stack(lines or [say("No common mistakes are noted for this question.", MUTED)])


def yours(view: RoundView, width: int) -> Content:
    """What was typed and said, and the private note."""
    result = view.result
    written = (
        ("Your notes", result.notes if result else ""),
        ("What you said", result.said if result else ""),
        ("Your note on this question", view.note),
    )
    lines: list[Content] = []
    for title, text in written:
        lines += [say(title, STRONG), *_literal(text, width), Content("")] if text else []
    return stack(lines or wrap(say("Nothing typed. n: one line on what you said.", MUTED), width))


def earlier(view: RoundView, width: int) -> Content:
    """What was answered to this question before: in this round, then in others."""
    lines: list[Content] = []
    for title, texts in earlier_tries(view):
        lines += wrap(say(title, MUTED), width)
        lines += [*(line for text in texts for line in _literal(text, width)), Content("")]
    return stack(lines or wrap(say("Never answered before.", MUTED), width))


def _literal(text: str, width: int) -> list[Content]:
    return [line for part in clean(text).split("\n") for line in wrap(part, width)]


def between(view: RoundView, width: int) -> Content:
    """What was just saved, what was left out, how the round stands, and why the interviewer comes back."""
    if view.round.skips:
        return stack(wrap(say("Nothing is written yet, and nothing revealed.", MUTED), width))
    lines: list[Content] = []
    result = view.result
    if result and view.round.can_undo_score:
        lines += wrap(_verdict(result), width)
        if last_reply(view):
            lines += wrap(last_reply(view), width)
        if view.comes_back:
            lines += wrap(comes_back_line(view), width)
        lines += [line for text in against_first(view) for line in wrap(say(text, MUTED), width)]
        for text in missed_now(view):
            lines += hanging(say("· ", MUTED), text, width)
        if scores_before(view):
            lines += wrap(say(scores_before(view), MUTED), width)
    scored = [held.score for held in view.round.results if held.score and held.try_no == 1]
    if scored:
        lines += [Content(""), say("This round so far ", MUTED) + score_strip(scored)]
    first = [held for held in view.round.results if held.try_no == 1]
    skipped = sum(held.outcome is Outcome.SKIPPED for held in first)
    if skipped:
        lines.append(say(f"skipped {skipped} of {len(first)}", MUTED))
    reason = onward_reason(view)
    if reason:
        lines += [Content(""), *wrap(say(reason, ACCENT), width)]
    return stack(lines)


def _verdict(result: Result) -> Content:
    score = result.score or Score.MISSED
    said = Content.assemble((f"{score.value} {score.name}", SCORE_STYLES[score]))
    if result.suggested and result.suggested is not score:
        said += say(f" · your ticks suggested {result.suggested.value} {result.suggested.name}", MUTED)
    return said


def score_strip(scores: list[Score]) -> Content:
    """Each score as its digit and colour, in order."""
    return Content(" ").join([say(f"{score.value}", SCORE_STYLES[score]) for score in scores])


def follow_up(view: RoundView, width: int) -> Content:
    """The interviewer comes back: no rubric in sight until the reply is said."""
    asked = view.round.follow_up
    if asked is None:
        return Content("")
    why = "One step deeper" if asked.point is None else "Back to something that was left out"
    lines = [*wrap(say(why, MUTED), width), *wrap(say(one_line(asked.ask), STRONG), width)]
    if view.round.replied:
        lines += [Content(""), say("A good reply holds", ACCENT), *wrap(one_line(asked.expect), width), Content("")]
    return stack(lines)


DRAWN_PANELS = {"Rubric": rubric, "Yours": yours, "Mistakes": mistakes, "Earlier": earlier}
