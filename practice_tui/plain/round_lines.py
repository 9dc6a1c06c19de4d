"""The lines of a round in plain mode: the page of each phase, changes to it, panels and the debrief."""

from collections.abc import Iterable, Iterator

from practice_tui.core.bank.questions import LETTERS, Tier
from practice_tui.core.bank.scoring import suggest_score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.rounds.countdown import Band
from practice_tui.core.rounds.number_check import CHECKED_LINE, check_numbers
from practice_tui.core.rounds.rounds import Last, Phase, Result
from practice_tui.core.values.durations import format_clock, format_limit
from practice_tui.core.values.phrases import sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.debriefs import (
    follow_ups_said,
    gap_said,
    headline,
    left_out,
    missed_musts,
    more_like_it,
    sure_and_wrong_line,
    time_against_limit,
    times_line,
)
from practice_tui.core.views.ladder import ladder_of_round, ladders_of
from practice_tui.core.views.round_keys import Act, offered
from practice_tui.core.views.screens import DebriefView, RoundView
from practice_tui.core.views.spoken_answers import TITLE, anatomy_said, plain_strip_of, usual_said
from practice_tui.core.views.transcript_wording import transcript_heading
from practice_tui.core.views.wording import (
    NO_MISTAKES,
    PROPOSED_SAYS,
    against_first,
    answered_line,
    clarifications,
    comes_back_line,
    deep_held_back,
    earlier_tries,
    instruction,
    last_reply,
    missed_now,
    mode_line,
    onward_reason,
    reason_line,
    scores_before,
    short_for_all,
    size_line,
    still_to_ask,
    suggestion_meaning,
    suggestion_reason,
    unscored_line,
    written,
)

STRIP = 40  # cells
READS_ANSWER = "A line with answer alone prints it."
PANELS = ("rubric", "yours", "answer", "mistakes", "earlier")
TYPED: dict[str, str] = {  # commands that take a text in the same line, and those whose key can't be typed in one
    Act.NOTES: "any other line is a note, as n … is; n or notes alone shows them; anew … starts them over",
    Act.ASK: "ask …: ask the interviewer in your own words; alone, where you asked aloud: what is told",
    Act.SAID: "said …: one line on what you said",
    Act.TAKE: "take 2: take the second question to them, or put it back; take 1 3 does both",
    Act.WRITE: "write …: a question to them of your own",
    Act.NOTE: "note …: a private note on this question",
    Act.PANEL: f"{', '.join(PANELS)}: read one of them",
    Act.STRETCH_BEFORE: "backward: in the recording: the stretch of speech before",
    Act.STRETCH: "forward: in the recording: the next one",
    Act.FLAG: "flag wrong …, flag unclear …, flag outdated …: flag the question, with a word",
    Act.LEAVE: "leave later, leave end, leave discard: leave the round; leave, quit or exit alone: later",
}
NOT_HERE = (Act.PANEL_BEFORE, Act.MARK_BEFORE, Act.MARK)


def commands(view: RoundView) -> Iterator[str]:
    """The commands that work now, a line each."""
    for key in offered(view):
        if key.name in TYPED:
            yield TYPED[key.name]
        elif key.says and key.name not in NOT_HERE:
            face = "empty line" if key.key == "enter" else key.face
            yield f"{face}, {key.word}: {key.says}" if key.word else f"{face}: {key.says}"
    yield "t: the time"


def words(view: RoundView) -> str:
    """The words that work now, in one line."""
    keys = [key for key in offered(view) if key.name not in NOT_HERE and (key.word or key.label)]
    named = [", ".join(PANELS) if key.name == Act.PANEL else key.command for key in keys]
    return f"Works now: {', '.join(named)}; ? says more."


def what_to_do(view: RoundView) -> str:
    """The instruction of the moment, for somebody who types lines."""
    if view.phase is Phase.ANSWERING and not view.round.is_paused and not view.trouble:
        recorded = "It is recorded. " if view.level is not None else ""
        return f"{recorded}Answer aloud; an empty line when done. Any other line is a note; ? lists the commands."
    if view.round.is_read_aloud:
        return "Listen: the clock starts when it has been read; an empty line starts it now."
    if view.phase is Phase.CLOSING and not view.trouble:
        return "Ask them aloud; take 2 takes the second, write … adds another. An empty line: the debrief."
    return instruction(view)


def time_said(view: RoundView) -> str:
    """The time of the answer and of the round."""
    round_time = f"{int(view.in_round // 60)} min in, question {view.round.position + 1} of {view.round.total}"
    if not view.round.is_timed:
        return f"{round_time}."
    band = f"{format_clock(view.elapsed - view.limit)} over" if view.band is Band.OVER else view.band.value
    return f"{format_clock(view.elapsed)} of {format_clock(view.limit)}, {band}; {round_time}."


def page_lines(view: RoundView, tips: Iterable[str] = (), *, is_known: bool = True) -> Iterator[str]:
    """The page of a phase; with `is_known` the question isn't printed again."""
    round_, question = view.round, view.question
    if round_.is_paused and not round_.is_read_aloud:
        yield f"{round_.plan}: question {round_.position + 1} of {round_.total}."
        return
    match view.phase:
        case Phase.READY:
            yield f"{round_.plan}: {size_line(round_)}."
            yield sentence(mode_line(round_.mode))
            yield from filter(None, [unscored_line(round_)])
            yield from filter(None, (sentence(round_.note), f"Code {round_.code}" if round_.code else ""))
            yield from (f"Before you start: {tip}" for tip in tips)
        case Phase.ANSWERING if is_known:
            yield "The clock never stopped."
        case Phase.ANSWERING:
            yield from ("", f"{_place(view, round_.position)}, {format_limit(view.limit)}.")
            yield from filter(None, [reason_line(view), interviewer_says(view)])
            yield question.prompt.strip()
            yield from [CHECKED_LINE] if question.value else []
            yield from hints_and_facts(view)
        case Phase.REVIEWING:
            if not is_known and view.result:
                yield from ("", f"{_place(view, view.result.slot)}.", question.prompt.strip())
            yield from panel(view, "rubric")
            yield from [] if question.rubric else [READS_ANSWER]
        case Phase.BETWEEN:
            yield from between_lines(view)
        case Phase.CLOSING:
            yield from ["", *filter(None, [interviewer_says(view)])]
            yield f"Your questions to them, {format_limit(view.limit)}."
            yield from questions_to_them(view)
        case Phase.FOLLOW_UP if round_.follow_up and round_.replied:
            yield from [] if is_known else [question.prompt.strip(), f"You were asked: {round_.follow_up.ask}"]
            yield f"A good reply holds: {round_.follow_up.expect}"
            deep = deep_held_back(view).strip()
            yield from [f"What a senior adds: {deep}"] if deep else []
        case Phase.FOLLOW_UP if round_.follow_up:
            yield from [] if is_known else [question.prompt.strip()]
            yield from filter(None, [interviewer_says(view)])
            why = "one step deeper" if round_.follow_up.point is None else "something was missing there"
            yield f"About {question.title}, {why}: {round_.follow_up.ask}"


def questions_to_them(view: RoundView) -> Iterator[str]:
    """The list of one's own questions, numbered, with a mark before those that were taken."""
    for number, question in enumerate(view.round.to_ask, 1):
        yield f"{number} {'[x]' if question in view.round.taken else '[ ]'} {one_line(question)}"


def interviewer_says(view: RoundView) -> str:
    """The line before the question; empty where the interviewer says nothing."""
    return f"“{one_line(view.round.line)}”" if view.round.line else ""


def between_lines(view: RoundView) -> Iterator[str]:
    """The score just given, when the question comes back, the scores so far, and the reason for a follow-up."""
    result = view.result
    if view.round.skips:
        yield "Nothing is written yet, and nothing revealed."
        return
    if result and result.score and view.round.can_undo_score:
        ticks = result.suggested
        other = f"; your ticks suggested {ticks.label}" if ticks and ticks is not result.score else ""
        yield f"{result.score.label}{other}."
        yield from filter(None, (last_reply(view), *against_first(view)))
        yield from (f"Left out: {'; '.join(filter(None, (text, probe)))}." for text, probe in missed_now(view))
        yield from filter(None, (scores_before(view), comes_back_line(view), still_to_ask(view)))
    if (ladder := ladder_of_round(view)) and view.round.last is Last.TICKED:
        yield from (ladder.headline, *ladder.lines())
    yield from filter(None, [answered_line(view)])
    scores = [str(other.score.value) for other in view.round.results if other.score and other.try_no == 1]
    if scores:
        yield f"This round so far: {' '.join(scores)}."
    yield from filter(None, [onward_reason(view)])


def change_lines(before: RoundView, view: RoundView) -> Iterator[str]:
    """The changes on the same page: a new hint or fact, or the ticks and the score that they suggest."""
    old_lines = set(hints_and_facts(before))
    yield from (line for line in hints_and_facts(view) if line not in old_lines)
    if view.phase is Phase.CLOSING:
        earlier_lines = set(questions_to_them(before))
        yield from (line for line in questions_to_them(view) if line not in earlier_lines)
    result, was = view.result, before.result
    if view.phase is Phase.REVIEWING and result and was and result != was:
        if result.said_wrong is not was.said_wrong:
            yield wrong_line(result)
        yield suggestion(view, result)


def hints_and_facts(view: RoundView) -> Iterator[str]:
    """The hints shown so far, and the questions to the interviewer with their answers."""
    question, round_ = view.question, view.round
    if view.phase is Phase.ANSWERING and not round_.is_paused:
        yield from (f"Hint {number}: {hint}" for number, hint in enumerate(question.hints[: round_.hints], 1))
        yield from (f"{lead.capitalize()}: {text}" for lead, text in clarifications(view))


def panel(view: RoundView, name: str) -> Iterator[str]:
    """The panel of this name; before the reveal the instruction instead."""
    result = view.result
    if result is None or not view.shows_answers:
        yield what_to_do(view)
        return
    match name:
        case "answer":
            answer = view.question.answer
            deep = "" if deep_held_back(view) else answer.deep
            code = f"```\n{answer.code.strip()}\n```" if answer.code else ""
            yield from (part.strip() for part in (answer.short, answer.full, code, deep) if part)
        case "mistakes":
            mistakes = [f"“{mistake.says}” {mistake.why}" for mistake in view.question.mistakes]
            yield from mistakes or [NO_MISTAKES]
        case "yours":
            yield from yours(view, result)
        case "earlier":
            tries = earlier_tries(view)
            yield from ("; ".join([f"{title}.", *texts]) for title, texts in tries)
            yield from [] if tries else ["Never answered before."]
        case "rubric":
            yield from rubric(view, result)
        case _:
            yield f"{', '.join(PANELS)}: there is no {name!r}"


def rubric(view: RoundView, result: Result) -> Iterator[str]:
    """The checked numbers, the points with their ticks, and the score that they suggest."""
    yield from (checked.sentence for checked in check_numbers(view.question, result.notes))
    for index, point in enumerate(view.question.rubric):
        tier = "bonus: " if point.tier is Tier.BONUS else ""
        tick = "[x]" if index in result.heard else "[?]" if index in view.proposed else "[ ]"
        yield f"{LETTERS[index]} {tick} {tier}{point.text}"
    yield wrong_line(result)
    yield from proposal_lines(view)
    yield suggestion(view, result)


def wrong_line(result: Result) -> str:
    return f"w {'[x]' if result.said_wrong else '[ ]'} I said something wrong"


def suggestion(view: RoundView, result: Result) -> str:
    ticked = ", ".join(LETTERS[index] for index in sorted(result.heard)) or "nothing"
    if not view.round.is_scored:
        return f"Ticked: {ticked}."
    score = suggest_score(view.question.rubric, result.heard, result.said_wrong, result.hints)
    if score is None:
        return sentence(suggestion_reason(view))
    meaning = suggestion_meaning(view, score)
    quiet = f" {short_for_all(view)}" if short_for_all(view) else ""
    return f"Ticked: {ticked}. Ticks suggest {score.label}. {meaning}{quiet}"


def yours(view: RoundView, result: Result) -> Iterator[str]:
    """How the answer was spoken, the notes, the line on what was said, and the private note."""
    anatomy = view.spoken.of(result.trial_id)
    if anatomy:
        yield f"{TITLE}: {plain_strip_of(anatomy, STRIP)}"
        yield from filter(None, (anatomy_said(anatomy, view.spoken.usual), usual_said(view.spoken.usual)))
    typed = (("Your notes", result.notes), ("What you said", result.said), ("Your note on this question", view.note))
    if view.recorded:
        yield f"The recording takes {format_clock(view.recorded.seconds)}; play: hear it."
    lines = [f"{title}: {text}" for title, text in typed if text]
    yield from lines or ["Nothing typed. said …: one line on what you said."]
    yield from transcript_lines(view)


def transcript_lines(view: RoundView) -> Iterator[str]:
    """The transcript of the answer under review, or why there is none."""
    if view.transcript:
        yield f"{transcript_heading(view.transcript)}: {one_line(view.transcript.transcript)}"
    elif view.no_transcript:
        yield view.no_transcript


def proposal_lines(view: RoundView) -> Iterator[str]:
    """The points that one's own words come near and that aren't ticked."""
    if letters := ", ".join(LETTERS[index] for index in sorted(view.unticked_proposals)):
        yield f"[?] {letters}: {PROPOSED_SAYS}."


def debrief_lines(view: DebriefView) -> Iterator[str]:
    """The debrief: how it went and how long it took, the widest gap, each question, and the musts that were missed."""
    yield ""
    yield from filter(None, (headline(view), times_line(view), gap_said(view), sure_and_wrong_line(view)))
    for number, row in enumerate(view.rows, 1):
        attempt = row.attempt
        again = " (again)" if attempt.try_no > 1 else ""
        sure = attempt.prediction.value if attempt.prediction else "no prediction"
        yield f"{number}. {row.question.title}{again}: {_outcome(attempt)}, {sure}, {time_against_limit(attempt)}"
        yield from written(attempt, row.anatomy)
    yield from filter(None, [left_out(view)])
    for ladder in ladders_of(view):
        yield from ladder.lines()
    for row in view.rows:
        yield from (f"{one_line(row.question.title)}, left out: {text}" for text in missed_musts(row))
        yield from follow_ups_said(row)
        yield from filter(None, [more_like_it(row)])


def _outcome(attempt: Attempt) -> str:
    if attempt.outcome is Outcome.SKIPPED:
        return "skipped"
    return attempt.score.label if attempt.score else "not scored"


def _place(view: RoundView, slot: int) -> str:
    return f"Question {slot + 1} of {view.round.total}: {view.topic_title}, {view.question.level.value}"
