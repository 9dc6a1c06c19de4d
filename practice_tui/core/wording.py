"""What a round says in one line, the same on the screen and line by line."""

from practice_tui.core.attempts import Mode, Score
from practice_tui.core.durations import format_clock, format_minutes
from practice_tui.core.rounds import Last, Onward, Phase, Round, onward
from practice_tui.core.saying import count
from practice_tui.core.views import RoundView

SCORE_MEANINGS = {
    Score.MISSED: "less than half of the musts: an interviewer would move on",
    Score.SHAKY: "the core is there, but an interviewer must ask twice",
    Score.SOLID: "every must was said without help",
    Score.STRONG: "every must and more: an interviewer would go deeper",
}


def instruction(view: RoundView) -> str:
    """What to do now."""
    round_ = view.round
    if view.trouble:
        return view.trouble
    if round_.pause:
        return f"{round_.pause.value.capitalize()}. p: go on"
    match round_.phase:
        case Phase.READY:
            return "Answer aloud, as in the room. enter: start"
        case Phase.ANSWERING:
            return "Done? Say how sure you are: g guess · u unsure · s sure"
        case Phase.REVIEWING:
            return "Tick what you said, then score it: 1–4"
        case Phase.FOLLOW_UP:
            return "Did you say it? 1 no · 2 partly · 3 yes" if round_.replied else "Answer aloud; space when done"
        case Phase.BETWEEN:
            return f"{saved_line(view)} enter: {onward(round_).value}"
        case Phase.FINISHED:
            return "The round is over."


def saved_line(view: RoundView) -> str:
    """What was saved last, with its number: said only of what is on the disk."""
    number = f" #{view.saved}" if view.saved is not None else ""
    match view.round.last:
        case Last.RATED:
            return f"Saved{number}."
        case Last.ANSWERED:
            return f"Saved{number}, scored at the end."
        case Last.SKIPPED:
            return f"Saved{number}: skipped."
        case Last.REPLIED:
            return "Saved."
        case Last.NOTHING:
            return ""


def size_line(round_: Round) -> str:
    """`12 questions · about 31 min of answering`: about, where the limits of questions to come are not known yet."""
    known = len(round_.slots)
    about = "about " if known < round_.total else ""
    minutes = format_minutes(sum(slot.limit for slot in round_.slots) * round_.total / known)
    return f"{count(round_.total, 'question')} · {about}{minutes} of answering"


def comes_back_line(view: RoundView) -> str:
    """When a question that was due is asked again."""
    return f"It was due, and comes back on {view.comes_back}." if view.comes_back else ""


def against_first(view: RoundView) -> list[str]:
    """What a retry changed; the first try stays official."""
    result = view.result
    if result is None or result.try_no == 1:
        return []
    first = next(held for held in view.round.results if held.slot == result.slot)
    ticks = len(result.heard) - len(first.heard)
    seconds = result.elapsed - first.elapsed
    before = f"{first.score.value} {first.score.name}" if first.score else "not scored"
    return [
        f"First try: {before}, {count(len(first.heard), 'tick')}, {format_clock(first.elapsed)}; it stays official.",
        f"Now: {ticks:+d} ticks, {'-' if seconds < 0 else '+'}{format_clock(abs(seconds))}.",
    ]


def onward_reason(view: RoundView) -> str:
    """Why the interviewer comes back, where a follow-up is next."""
    match onward(view.round):
        case Onward.DEEPER:
            return "That was clean, so the interviewer goes one step deeper."
        case Onward.PROBE:
            return "Something was left out earlier, and the interviewer comes back to it."
    return ""


def mode_line(mode: Mode) -> str:
    if mode is Mode.PRESSURE:
        return "pressure: no hints, no pause, and the review after the last answer"
    return "coached: the review comes after each answer"
