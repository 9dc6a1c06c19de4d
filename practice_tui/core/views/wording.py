"""The sentences of a round, the same on the screen and line by line."""

from math import log2

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Tier, musts_of
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Heard
from practice_tui.core.rounds.closed_answer import is_answer_begun
from practice_tui.core.rounds.events import PauseReason
from practice_tui.core.rounds.follow_ups import QueuedFollowUp
from practice_tui.core.rounds.rounds import Last, Onward, Phase, Round, follow_up_due, onward
from practice_tui.core.statistics.anatomy import Anatomy
from practice_tui.core.values.dates import coming_day
from practice_tui.core.values.durations import format_clock, format_minutes
from practice_tui.core.values.phrases import are, count, noun, sentence, share
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.round_size import OF_ANSWERING, size_said
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.spoken_answers import anatomy_said
from practice_tui.core.views.transcript_wording import transcript_line

METER = 8
YOU, THEY = "you ask", "they say"
NOT_PREPARED = "I have no answer to that. Ask it in other words, or go on without."
SCORES_SHOWN = 5
SUCH_AN_ANSWER = "such an answer"
PROPOSED_SAYS = "your words come near, but words don't know “not”: tick only what you said"
SHORT_ANSWER = 5.0  # seconds: nobody says every must of a rubric in so few
SCORE_MEANINGS = {
    Score.MISSED: "less than half of the musts: an interviewer would move on",
    Score.SHAKY: "the core is there, but an interviewer must ask twice",
    Score.SOLID: "every must was said",
    Score.STRONG: "every must and more, without a hint: an interviewer would go deeper",
}
MEANINGS_WITHOUT_MUSTS = {
    Score.MISSED: "what matters was not said: an interviewer would move on",
    Score.SHAKY: "the core is there, but an interviewer must ask twice",
    Score.SOLID: "all that matters was said",
    Score.STRONG: "all that matters and more, without a hint: an interviewer would go deeper",
}
NO_RUBRIC = "No rubric yet"
NO_RUBRIC_ASKED = "It had no rubric when it was asked"
NO_MUSTS = "The rubric has no must"
NO_MISTAKES = "No common mistakes are noted for this question."


def instruction(view: RoundView) -> str:
    """The instruction of the moment."""
    round_ = view.round
    if view.trouble:
        return view.trouble
    if round_.pause is PauseReason.FLAGGING:
        return "The clock stands while you flag the question."
    if round_.is_read_aloud:
        return "Listen: the clock starts when it has been read. enter: now"
    if round_.pause:
        return f"{round_.pause.value.capitalize()}. enter: go on"
    match round_.phase:
        case Phase.READY:
            return "Answer aloud, as in the room. enter: start"
        case Phase.ANSWERING:
            return "Answer aloud; enter when done. Typing opens the notes."
        case Phase.PREDICTING:
            return "Done. How sure were you? guess · unsure · sure"
        case Phase.REVIEWING if not round_.is_scored:
            return "Tick what you said; nothing is scored. enter: go on"
        case Phase.REVIEWING:
            return (
                "Tick what you said, then score it: 1–4"
                if view.question.rubric
                else "Compare with the answer, then score it: 1–4"
            )
        case Phase.FOLLOW_UP:
            return "Did you say it? 1 no · 2 partly · 3 yes" if round_.replied else "Answer aloud; enter when said"
        case Phase.BETWEEN if round_.skips:
            return f"Skip it? enter: {onward(round_).value}. Undo takes it back: the clock goes on."
        case Phase.BETWEEN:
            return f"{saved_line(view)} enter: {onward_said(round_)}"
        case Phase.CLOSING:
            return "Ask them aloud, and take what you asked; n writes another. enter: debrief"
        case Phase.FINISHED:
            return "The round is over."


def leaving_said(round_: Round) -> str:
    """Says what becomes of the answer and the review at hand, whichever way the round is left."""
    kept = ", and what you wrote to this question is kept until it is scored" if is_answer_begun(round_) else ""
    text = f"What is scored stays scored{kept}, unless you discard the round."
    result = round_.reviewed if round_.phase is Phase.REVIEWING else None
    if result and (result.heard or result.said_wrong or result.said):
        return f"{text} Ended here, it drops what you ticked and noted in this review; the answer waits for a score."
    return text


def meter(level: float) -> str:
    """How loud what is recorded is: METER signs of 6 dB each."""
    loud = 0 if level <= 0 else max(0, min(METER, METER + round(log2(level))))
    return f"rec {'#' * loud}{'-' * (METER - loud)}"


def saved_line(view: RoundView) -> str:
    """Tells of the fact that was saved last, with its number, once it is on the disk."""
    number = f" #{view.saved}" if view.saved is not None else ""
    match view.round.last:
        case Last.RATED:
            return f"Saved{number}."
        case Last.ANSWERED:
            return f"Saved{number}, scored at the end."
        case Last.SKIPPED:
            return f"Saved{number}: skipped."
        case Last.REPLIED:
            return f"Saved: {reply_said(view.round.heard)}." if view.round.heard else "Saved."
        case Last.TICKED:
            return f"Saved{number}, not scored."
        case Last.NOTHING:
            return ""


def onward_said(round_: Round) -> str:
    """The next step of a round; in a ladder with the time for it."""
    rung = round_.next_rung
    return f"the same in {format_clock(rung)}" if rung is not None else onward(round_).value


def unscored_line(round_: Round) -> str:
    """Says of a round that doesn't count that it doesn't; empty for others."""
    if round_.is_scored:
        return ""
    if round_.rungs:
        times = ", then in ".join(map(format_clock, round_.rungs))
        return f"The same question in {times}. You tick what you said; nothing is scored, and it counts in no figure."
    return "You tick what you said; nothing is scored. It counts in no figure, and brings no question back for review."


def size_line(round_: Round) -> str:
    """`12 questions · about 31 min of answering`: about, where the questions to come are not known yet."""
    size = size_said(round_.total, round_.expected, is_sure=len(round_.slots) == round_.total)
    return f"{size}{OF_ANSWERING}"


def comes_back_line(view: RoundView) -> str:
    """Says when the question just scored is asked again."""
    if not view.comes_back:
        return ""
    day = coming_day(view.comes_back, view.today)
    return f"It was due, and comes back {day}." if view.was_due else f"Comes back {day}."


def against_first(view: RoundView) -> list[str]:
    """Compares a retry with the first try, which stays official."""
    result = view.result
    if result is None or result.try_no == 1:
        return []
    first = next(other for other in view.round.results if other.slot == result.slot)
    ticks = len(result.heard) - len(first.heard)
    more = f"{count(abs(ticks), 'tick')} {'more' if ticks > 0 else 'fewer'}" if ticks else "as many ticks"
    seconds = round(result.elapsed - first.elapsed)
    time = f"{format_clock(abs(seconds))} {'longer' if seconds > 0 else 'shorter'}" if seconds else "in the same time"
    before = first.score.label if first.score else "not scored"
    return [
        f"First try: {before}, {count(len(first.heard), 'tick')}, {format_clock(first.elapsed)}; it stays official.",
        f"Now: {more}, {time}.",
    ]


def short_for_all(view: RoundView) -> str:
    """A quiet word where everything is ticked after an answer too short to hold it; nothing elsewhere."""
    result = view.result
    musts = musts_of(view.question.rubric)
    if result is None or result.elapsed >= SHORT_ANSWER or not musts or not result.heard.issuperset(musts):
        return ""
    return f"{format_clock(result.elapsed)} is short for all of this: tick what was said, not what is known."


def suggestion_reason(view: RoundView) -> str:
    """The suggested score and its reason: `2 of 4 musts, with 1 hint: ticks suggest 2 SHAKY`.

    Where no score is suggested, the reason for that.
    """
    result, rubric = view.result, view.question.rubric
    if result is None:
        return ""
    suggested = suggest_score(rubric, result.heard, result.said_wrong, result.hints)
    if suggested is None:
        lacks = NO_MUSTS if rubric else NO_RUBRIC_ASKED if view.is_rubric_new else NO_RUBRIC
        return f"{lacks}, so no score is suggested: go by the answer"
    musts = musts_of(rubric)
    reasons = [f"{share(len(result.heard.intersection(musts)), len(musts))} {noun(len(musts), 'must')}"]
    reasons += ["something wrong was said"] if result.said_wrong else []
    reasons += [f"with {count(result.hints, 'hint')}"] if result.hints else []
    return f"{', '.join(reasons)}: ticks suggest {suggested.label}"


def meaning_of_score(view: RoundView, score: Score) -> str:
    """The meaning of a score for this question."""
    question = view.question
    if question.bands:
        return one_line(question.bands[score - 1])
    return (SCORE_MEANINGS if musts_of(question.rubric) else MEANINGS_WITHOUT_MUSTS)[score]


def suggestion_meaning(view: RoundView, score: Score) -> str:
    """The meaning of a suggested score: of such an answer in general, not of the one that was given."""
    lead = f"{SUCH_AN_ANSWER}: " if view.question.bands else ""
    return sentence(f"{lead}{meaning_of_score(view, score)}")


def reply_said(heard: Heard) -> str:
    """The words for how a reply went."""
    return {Heard.NO: "not said", Heard.PARTLY: "partly said", Heard.YES: "said"}[heard]


def last_reply(view: RoundView) -> str:
    """The follow-up that was asked last and how its reply went, where that was just saved.

    It names its question where that isn't the one that is shown.
    """
    round_, follow_up = view.round, view.round.last_follow_up
    if round_.last is not Last.REPLIED or follow_up is None or round_.heard is None:
        return ""
    slots = {result.slot for result in round_.results if result.trial_id == follow_up.trial_id}
    elsewhere = "".join(f" on question {slot + 1}" for slot in slots - {round_.position})
    return f"Follow-up{elsewhere}, {reply_said(round_.heard)}: {one_line(follow_up.ask)}"


def clarifications(view: RoundView) -> list[tuple[str, str]]:
    """The questions to the interviewer and the replies, each with its speaker; typed words before what they mean.

    What no answer is prepared for hands out none: another fact may be a point of the rubric.
    """
    clarify, round_ = view.question.clarify, view.round
    lines = [line for fact in clarify[: round_.clarified] for line in ((YOU, fact.ask), (THEY, fact.tell))]
    for question in round_.asked:
        if question.index is None:
            lines += [(YOU, question.words), (THEY, NOT_PREPARED)]
            continue
        prepared = clarify[question.index]
        meant = "which is" if question.fits else "nearest"
        lines += [(YOU, question.words), (meant, prepared.ask)] if question.words else [(YOU, prepared.ask)]
        lines.append((THEY, prepared.tell))
    return lines


def reason_line(view: RoundView) -> str:
    """The reason for this question; empty on a retry, and where the question before had the same reason."""
    round_ = view.round
    if round_.rungs and round_.try_no > 1:
        return f"Once more, in {format_clock(view.limit)}: say what matters most."
    if round_.try_no > 1:
        return "Once more; the first try counts."
    reason = one_line(round_.slot.reason)
    is_old = any(one_line(slot.reason) == reason for slot in round_.slots[: round_.position])
    return "" if not reason or is_old else f"Why this one: {reason}."


def missed_now(view: RoundView) -> list[tuple[str, str]]:
    """The points that the answer just scored left out, each with when the interviewer asks about it, if ever.

    These are all musts, and the bonus that a follow-up waits for.
    """
    result, turn = view.result, follow_up_due(view.round)
    if result is None:
        return []
    asked = {
        follow_up.point: "asked about next" if follow_up is turn else "asked about later"
        for follow_up in _waiting_for(view)
    }
    return [
        (one_line(point.text), asked.get(index, ""))
        for index, point in enumerate(view.question.rubric)
        if index not in result.heard and (point.tier is Tier.MUST or index in asked)
    ]


def still_to_ask(view: RoundView) -> str:
    """The number of earlier questions that the interviewer will come back to; empty where there are none."""
    others = len(view.round.waiting) - len(_waiting_for(view))
    return f"The interviewer comes back to {count(others, 'earlier question')}." if others else ""


def _waiting_for(view: RoundView) -> list[QueuedFollowUp]:
    result = view.result
    return [follow_up for follow_up in view.round.waiting if result and follow_up.trial_id == result.trial_id]


def answered_line(view: RoundView) -> str:
    """The time of the answer that waits for its score, and how sure one was; empty elsewhere."""
    result = view.result
    if view.round.last is not Last.ANSWERED or result is None:
        return ""
    sure = result.prediction.value if result.prediction else "no prediction"
    return f"Answered in {format_clock(result.elapsed)} of {format_clock(result.limit)}, {sure}."


def scores_before(view: RoundView) -> str:
    """`Earlier scores: 2 on 2026-03-02, 3 on 2026-03-09.`"""
    scored = [
        f"{attempt.score.value} on {attempt.day}" for attempt in reversed(view.earlier[:SCORES_SHOWN]) if attempt.score
    ]
    return f"Earlier scores: {', '.join(scored)}." if scored else ""


def earlier_tries(view: RoundView) -> list[tuple[str, list[str]]]:
    """Each earlier answer to this question, the newest first: a title, how it was spoken, and its words."""
    result = view.result
    here = [
        answer
        for answer in reversed(view.round.results)
        if result and answer.slot == result.slot and answer.try_no < result.try_no
    ]
    return [
        *(
            (
                f"This round, try {answer.try_no} · {_scored(answer.score)} · {format_clock(answer.elapsed)}",
                _words_of(view, answer.trial_id, answer.notes, answer.said),
            )
            for answer in here
        ),
        *(
            (
                f"{attempt.day} · {_scored(attempt.score)} · {format_clock(attempt.elapsed_s)}",
                _words_of(view, attempt.id, attempt.answer, attempt.said),
            )
            for attempt in view.earlier
        ),
    ]


def _words_of(view: RoundView, attempt_id: str, notes: str, said: str) -> list[str]:
    anatomy = view.spoken.of(attempt_id)
    lines = [anatomy_said(anatomy) if anatomy else "", notes, f"Said: {said}" if said else ""]
    return [*filter(None, lines), *transcript_line(view.transcripts.get(attempt_id))]


def deep_held_back(view: RoundView) -> str:
    """The part of the answer that a senior adds, where it is shown only after the reply to a follow-up."""
    return view.question.answer.deep if view.round.follow_ups and view.question.follow_ups else ""


def written(attempt: Attempt, anatomy: Anatomy | None = None) -> list[str]:
    """How the answer was spoken, the typed answer and the line on what was said; empty where there is none of them."""
    typed = " / ".join(filter(None, map(one_line, clean(attempt.answer).split("\n"))))
    spoken = one_line(attempt.said)
    spoken_line = [anatomy_said(anatomy)] if anatomy else []
    return [*spoken_line, *([f"Typed: {typed}"] if typed else []), *([f"Said: {spoken}"] if spoken else [])]


def _scored(score: Score | None) -> str:
    return score.label if score else "not scored"


def onward_reason(view: RoundView) -> str:
    """Says why the interviewer comes back, where a follow-up is next, and which questions there is no time for."""
    reasons = {
        Onward.DEEPER: "That was clean, so the interviewer goes one step deeper.",
        Onward.PROBE: "Something was left out earlier, and the interviewer comes back to it.",
    }
    return " ".join(filter(None, (reasons.get(onward(view.round), ""), left_out_line(view.round))))


def left_out_line(round_: Round) -> str:
    """Says what is left out so that the round keeps to the minutes that it promised."""
    questions, follow_ups = round_.total - round_.fitting, 0 if round_.has_time_to_follow_up else len(round_.waiting)
    parts = [count(number, name) for number, name in ((questions, "question"), (follow_ups, "follow-up")) if number]
    if not parts:
        return ""
    left_out = f"{' and '.join(parts)} {are(questions + follow_ups)} left out"
    return f"To keep to the promised {format_minutes(round_.promised)}, {left_out}."


def mode_line(mode: Mode) -> str:
    if mode is Mode.PRESSURE:
        return "pressure: no hints, no pause, and the review after the last answer"
    return "coached: the review comes after each answer"
