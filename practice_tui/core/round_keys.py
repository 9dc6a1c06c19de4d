"""The keys of a round: which phase knows which, what each one does, and which are offered as it stands."""

from practice_tui.core.attempts import Heard, Mode, Prediction, Score
from practice_tui.core.events import (
    AskInterviewer,
    Begin,
    Hint,
    Next,
    Pause,
    Rate,
    Reply,
    Resume,
    Retry,
    Reveal,
    Skip,
    Toggle,
    ToggleWrong,
    Undo,
)
from practice_tui.core.keys import Key, first_of_run
from practice_tui.core.rounds import Last, Phase
from practice_tui.core.views import RoundView

_READY, _ANSWER, _REVIEW = (Phase.READY,), (Phase.ANSWERING,), (Phase.REVIEWING,)
_BETWEEN, _FOLLOW_UP = (Phase.BETWEEN,), (Phase.FOLLOW_UP,)
_TIMED = (Phase.ANSWERING, Phase.FOLLOW_UP)
_PANELS = (Phase.REVIEWING, Phase.BETWEEN)

ROUND_KEYS = (
    Key("round.begin", "enter", "Start", "start the first question", phases=_READY, event=Begin()),
    Key("round.hint", "h", "Hint", "one more hint; hints are counted", phases=_ANSWER, event=Hint()),
    Key("round.notes", "n", "Notes", "write notes; tab comes back", phases=_ANSWER),
    Key("round.pause", "p", "Pause", "stop the clock and hide the question", phases=_TIMED, event=Pause()),
    Key("round.resume", "p", "Go on", "let the clock run again", phases=_TIMED, event=Resume()),
    Key("round.ask", "i", "Ask", "ask the interviewer", phases=_ANSWER, event=AskInterviewer()),
    Key("round.skip", "x", "Skip", "leave the question unanswered", phases=_ANSWER, event=Skip()),
    *(
        Key(
            f"round.tick-{letter}",
            letter,
            *first_of_run(index, "Tick", "tick what you said", "a–f"),
            phases=_REVIEW,
            event=Toggle(index),
        )
        for index, letter in enumerate("abcdef")
    ),
    *(
        Key(
            f"round.score-{score.value}",
            str(score.value),
            *first_of_run(score - 1, "Score", "score it: 1 missed, 2 shaky, 3 solid, 4 strong", "1–4"),
            phases=_REVIEW,
            event=Rate(score),
        )
        for score in Score
    ),
    Key("round.wrong", "w", "Wrong", "I said something wrong", phases=_REVIEW, event=ToggleWrong()),
    Key("round.next", "enter", "Next", "go on", phases=_BETWEEN, event=Next()),
    Key("round.undo", "z", "Undo", "take the score back", phases=_BETWEEN, event=Undo()),
    Key("round.retry", "r", "Retry", "ask it again; the first try counts", phases=_BETWEEN, event=Retry()),
    Key("round.panel", "tab", "Panel", "turn Rubric, Answer, Mistakes, Yours", phases=_PANELS),
    Key("round.done", "space", "Done", "the reply is said", phases=_FOLLOW_UP, event=Reveal()),
    *(
        Key(
            f"round.reply-{heard.value}",
            str(number),
            heard.value,
            f"did you say it? {heard.value}",
            phases=_FOLLOW_UP,
            event=Reply(heard),
        )
        for number, heard in enumerate(Heard, 1)
    ),
    Key("round.leave", "q", "Leave", "leave the round (asks)"),
    Key(
        "round.guess", "g", "Guess", "done, and it was a guess: reveal", phases=_ANSWER, event=Reveal(Prediction.GUESS)
    ),
    Key("round.unsure", "u", "Unsure", "done, and unsure: reveal", phases=_ANSWER, event=Reveal(Prediction.UNSURE)),
    Key("round.sure", "s", "Sure", "done, and sure: reveal", phases=_ANSWER, event=Reveal(Prediction.SURE)),
    Key("round.reveal", "space", "Reveal", "done, without saying how sure", phases=_ANSWER, event=Reveal()),
    Key("round.said", "n", "What I said", "one line on what you said", phases=_REVIEW),
    Key("round.note", "n", "Note", "a private note on this question", phases=_BETWEEN),
    Key("round.flag", "exclamation_mark", "Flag", "flag the question: wrong, unclear or out of date", shown="!"),
    Key("round.clock", "o", "Clock", "show or hide the clock of the round"),
)


def round_key(view: RoundView, pressed: str) -> Key | None:
    """What a key of the keyboard means in a round as it stands, or None where it does nothing."""
    return next((key for key in offered(view) if key.key == pressed), None)


def offered(view: RoundView) -> list[Key]:
    """The keys that do something in a round as it stands."""
    return [key for key in ROUND_KEYS if (not key.phases or view.phase in key.phases) and _is_offered(key, view)]


def _is_offered(key: Key, view: RoundView) -> bool:
    round_, question = view.round, view.question
    if round_.is_paused:
        return not key.phases or key.name == "resume"
    match key.name:
        case "resume":
            return False
        case "pause":
            return round_.mode is Mode.COACHED and round_.is_timed
        case "hint":
            return round_.mode is Mode.COACHED and round_.hints < len(question.hints)
        case "ask":
            return round_.clarified < len(question.clarify)
        case "undo" | "retry":
            is_last = view.result is not None and view.result.slot == round_.position
            return round_.last is Last.RATED and (key.name == "undo" or is_last)
        case "done":
            return not round_.replied
        case "panel":
            return view.shows_answers
    match key.event:
        case Reply():
            return round_.replied
        case Toggle(point):
            return point < len(question.rubric)
    return True
