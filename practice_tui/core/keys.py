"""Every key with its stable id: one list feeds bindings, footer, Keys, README and the commands of the plain mode."""

from dataclasses import dataclass

from practice_tui.core.attempts import Heard, Mode, Prediction, Score
from practice_tui.core.events import (
    AskInterviewer,
    Begin,
    Event,
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
from practice_tui.core.rounds import Last, Phase
from practice_tui.core.views import RoundView


@dataclass(frozen=True, slots=True)
class Key:
    """A key of one place: `id` never changes; `shown` and `label` stand in the footer, `says` on the Keys screen.

    One that says nothing is spoken for by the first of its run. A key of a round acts in `phases` alone, and either is
    an `event` or asks the screen to do something.
    """

    id: str
    key: str
    label: str
    says: str
    shown: str = ""
    phases: tuple[Phase, ...] = ()
    event: Event | None = None

    @property
    def place(self) -> str:
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        return self.id.partition(".")[2]

    @property
    def face(self) -> str:
        return self.shown or self.key


def _first(index: int, label: str, says: str, shown: str) -> tuple[str, str, str]:
    """Label, description and face of a key in a run of keys: the first one speaks for all."""
    return ("", "", "") if index else (label, says, shown)


_READY, _ANSWER, _REVIEW = (Phase.READY,), (Phase.ANSWERING,), (Phase.REVIEWING,)
_BETWEEN, _FOLLOW_UP = (Phase.BETWEEN,), (Phase.FOLLOW_UP,)
_TIMED = (Phase.ANSWERING, Phase.FOLLOW_UP)
_PANELS = (Phase.REVIEWING, Phase.BETWEEN)

ROUND_KEYS = (
    Key("round.begin", "enter", "Start", "start the first question", phases=_READY, event=Begin()),
    Key(
        "round.guess", "g", "Guess", "done, and it was a guess: reveal", phases=_ANSWER, event=Reveal(Prediction.GUESS)
    ),
    Key("round.unsure", "u", "Unsure", "done, and unsure: reveal", phases=_ANSWER, event=Reveal(Prediction.UNSURE)),
    Key("round.sure", "s", "Sure", "done, and sure: reveal", phases=_ANSWER, event=Reveal(Prediction.SURE)),
    Key("round.reveal", "space", "Reveal", "done, without saying how sure", phases=_ANSWER, event=Reveal()),
    Key("round.hint", "h", "Hint", "one more hint; hints are counted", phases=_ANSWER, event=Hint()),
    Key("round.notes", "n", "Notes", "write notes; tab comes back", phases=_ANSWER),
    Key("round.ask", "i", "Ask", "ask the interviewer", phases=_ANSWER, event=AskInterviewer()),
    Key("round.pause", "p", "Pause", "stop the clock and hide the question", phases=_TIMED, event=Pause()),
    Key("round.resume", "p", "Go on", "let the clock run again", phases=_TIMED, event=Resume()),
    Key("round.skip", "x", "Skip", "leave the question unanswered", phases=_ANSWER, event=Skip()),
    *(
        Key(
            f"round.tick-{letter}",
            letter,
            *_first(index, "Tick", "tick what you said", "a–f"),
            phases=_REVIEW,
            event=Toggle(index),
        )
        for index, letter in enumerate("abcdef")
    ),
    Key("round.wrong", "w", "Wrong", "I said something wrong", phases=_REVIEW, event=ToggleWrong()),
    *(
        Key(
            f"round.score-{score.value}",
            str(score.value),
            *_first(score - 1, "Score", "score it: 1 missed, 2 shaky, 3 solid, 4 strong", "1–4"),
            phases=_REVIEW,
            event=Rate(score),
        )
        for score in Score
    ),
    Key("round.said", "n", "What I said", "one line on what you said", phases=_REVIEW),
    Key("round.next", "enter", "Next", "go on", phases=_BETWEEN, event=Next()),
    Key("round.undo", "z", "Undo", "take the score back", phases=_BETWEEN, event=Undo()),
    Key("round.retry", "r", "Retry", "ask it again; the first try counts", phases=_BETWEEN, event=Retry()),
    Key("round.note", "n", "Note", "a private note on this question", phases=_BETWEEN),
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
    Key("round.flag", "exclamation_mark", "Flag", "flag the question: wrong, unclear or out of date", shown="!"),
    Key("round.clock", "o", "Clock", "show or hide the clock of the round"),
)

HOME_KEYS = (
    Key("home.start", "enter", "Start", "start what is marked"),
    Key("home.dashboard", "d", "Dashboard", "open the dashboard"),
    Key("home.bank", "b", "Bank", "open the bank"),
    Key("home.date", "i", "Date", "set the day and the level of the interview"),
    Key("home.quit", "q", "Quit", "leave the program"),
)

OWN_KEYS = (
    Key("own.change", "space", "Change", "change the marked line, or take it in or out"),
    Key("own.start", "enter", "Start", "start the round"),
    Key("own.close", "q", "Back", "back to Home"),
)

DEBRIEF_KEYS = (
    Key("debrief.open", "enter", "Question", "open the question's page"),
    Key("debrief.amend", "a", "Amend", "score the marked answer anew; the first impression stays beside it"),
    Key("debrief.retry", "r", "Retry missed", "a round of the questions scored missed or shaky"),
    Key("debrief.topic", "t", "Topic", "a round on the topic of the gap, or of the marked question"),
    Key("debrief.same", "s", "Same again", "the same questions again"),
    Key("debrief.close", "q", "Home", "back to where you came from"),
)

DASHBOARD_KEYS = (
    Key("dashboard.left", "left", "", "the tab before", shown="←"),
    Key("dashboard.right", "right", "Tab", "the tab after", shown="← →"),
    *(
        Key(f"dashboard.tab-{number}", str(number), *_first(number - 1, "", "a tab by its number", "1–6"))
        for number in range(1, 7)
    ),
    Key("dashboard.open", "enter", "Open", "what is behind the marked row"),
    Key("dashboard.round", "r", "Round", "a round on the marked row"),
    Key("dashboard.period", "p", "Period", "all time, the last 90 days, the last 30 days"),
    Key("dashboard.topic", "f", "Topic", "narrow the figures to one topic"),
    Key("dashboard.discard", "x", "Discard", "in History: discard the marked round, or restore it"),
    Key("dashboard.close", "q", "Back", "back to Home"),
)

BEHIND_KEYS = (
    Key("behind.open", "enter", "Question", "open the question's page"),
    Key("behind.debrief", "d", "Debrief", "open the debrief of the marked attempt's round"),
    Key("behind.round", "r", "Round", "a round on this topic, or of these questions"),
    Key("behind.close", "q", "Back", "back to the dashboard"),
)

BANK_KEYS = (
    Key("bank.search", "slash", "Search", "search title, prompt and tags; enter goes to the list", shown="/"),
    Key("bank.open", "enter", "Open", "open the question's page"),
    Key("bank.close", "q", "Back", "back to where you came from"),
)

QUESTION_KEYS = (
    Key("question.start", "enter", "Ask me", "a round of this one question"),
    Key("question.close", "q", "Back", "back to where you came from"),
)

ANYWHERE_KEYS = (
    Key("anywhere.keys", "question_mark", "Keys", "this list", shown="?"),
    Key("anywhere.quit", "ctrl+q", "", "leave; in a round it asks first", shown="ctrl+q, ctrl+c"),
)

KEYS = (
    *HOME_KEYS,
    *OWN_KEYS,
    *ROUND_KEYS,
    *DEBRIEF_KEYS,
    *DASHBOARD_KEYS,
    *BEHIND_KEYS,
    *BANK_KEYS,
    *QUESTION_KEYS,
    *ANYWHERE_KEYS,
)


PLACE_TITLES = {
    "home": "Home",
    "own": "Your own round",
    "round": "In a round",
    "debrief": "Debrief",
    "dashboard": "Dashboard",
    "behind": "Behind a figure",
    "bank": "Bank",
    "question": "A question's page",
    "anywhere": "Everywhere",
}


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
    match key.event:
        case Reply():
            return round_.replied
        case Toggle(point):
            return point < len(question.rubric)
    return True
