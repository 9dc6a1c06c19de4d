"""The keys of a round: which phase knows which, what each one does, and which are offered as it stands."""

from dataclasses import replace
from enum import StrEnum

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Heard, Prediction
from practice_tui.core.rounds.events import (
    Begin,
    Done,
    Hint,
    Next,
    Pause,
    PauseReason,
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
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.keys import Key, first_of_run
from practice_tui.core.views.screens import RoundView

SCORING = (
    "Score",
    "score it: 1 missed, 2 shaky, 3 solid, 4 strong",
    "1–4",
)  # label, description and face of the keys that score


class Act(StrEnum):
    """The names of keys that rules, screens and plain mode tell apart."""

    REVEAL = "reveal"
    UNRETRY = "unretry"
    RESUME = "resume"
    HINT = "hint"
    ASK = "ask"
    NOTES = "notes"
    REPLIED = "replied"
    PAUSE = "pause"
    VOICE = "voice"
    SKIP = "skip"
    NEXT = "next"
    UNDO = "undo"
    RETRY = "retry"
    TICKED = "ticked"
    PANEL = "panel"
    PANEL_BEFORE = "panel-before"
    QUESTION = "question"
    SAID = "said"
    MARK_BEFORE = "mark-before"
    MARK = "mark"
    TAKE = "take"
    WRITE = "write"
    NOTE = "note"
    PLAY = "play"
    STRETCH_BEFORE = "stretch-before"
    STRETCH = "stretch"
    EDIT = "edit"
    FLAG = "flag"
    LEAVE = "leave"


_READY, _ANSWER, _PREDICT = (Phase.READY,), (Phase.ANSWERING,), (Phase.PREDICTING,)
_CLOSING = (Phase.CLOSING,)
_REVIEW, _BETWEEN, _FOLLOW_UP = (Phase.REVIEWING,), (Phase.BETWEEN,), (Phase.FOLLOW_UP,)
_TIMED = (Phase.ANSWERING, Phase.FOLLOW_UP)
_PANES = (Phase.REVIEWING, Phase.BETWEEN)
_RELEASED = (Phase.REVIEWING, Phase.BETWEEN, Phase.FOLLOW_UP)
_ASKED = (Phase.ANSWERING, Phase.REVIEWING, Phase.BETWEEN)

ROUND_KEYS = (
    Key(
        "round.begin",
        "enter",
        "Start",
        "start: the question appears and the clock runs",
        phases=_READY,
        event=Begin(),
        word="start",
    ),
    Key(
        "round.done",
        "enter",
        "Done",
        "the answer is over, and you say how sure you are",
        phases=_ANSWER,
        event=Done(),
        word="done",
    ),
    Key(
        "round.guess",
        "g",
        "Guess",
        "it was a guess",
        phases=_PREDICT,
        event=Reveal(Prediction.GUESS),
        word="guess",
    ),
    Key("round.unsure", "u", "Unsure", "unsure", phases=_PREDICT, event=Reveal(Prediction.UNSURE), word="unsure"),
    Key("round.sure", "s", "Sure", "sure", phases=_PREDICT, event=Reveal(Prediction.SURE), word="sure"),
    Key(
        "round.reveal",
        "space",
        "Reveal",
        "go on without saying how sure",
        phases=_PREDICT,
        event=Reveal(),
        word="reveal",
    ),
    Key(
        "round.unretry",
        "z",
        "Back",
        "no retry after all: back to the score, while nothing is typed or hinted",
        phases=_ANSWER,
        event=Undo(),
        word="back",
    ),
    Key(
        "round.resume",
        "p",
        "Go on",
        "let the clock run again",
        phases=_TIMED,
        also=("enter",),
        event=Resume(),
        word="resume",
    ),
    Key("round.hint", "h", "Hint", "one more hint; hints are counted", phases=_ANSWER, event=Hint(), word="hint"),
    Key(
        "round.ask",
        "i",
        "Ask",
        "ask the interviewer: in your own words first, enter shows what is told",
        phases=_ANSWER,
        word="ask",
    ),
    Key(
        "round.notes",
        "n",
        "Notes",
        "write notes, as any other letter does; escape comes back",
        phases=_ANSWER,
        shown="n",
        also=("tab",),
        word="notes",
    ),
    Key(
        "round.replied",
        "enter",
        "Said",
        "the reply is said: the clock stands",
        phases=_FOLLOW_UP,
        event=Done(),
        word="done",
    ),
    Key(
        "round.pause", "p", "Pause", "stop the clock and hide the question", phases=_TIMED, event=Pause(), word="pause"
    ),
    Key(
        "round.voice",
        "v",
        "Read aloud",
        "where questions are read aloud: read it once more, or cut it off",
        phases=_TIMED,
        event=Pause(PauseReason.READING),
        word="again",
    ),
    Key(
        "round.skip",
        "x",
        "Skip",
        "leave the question unanswered; it can be taken back",
        phases=_ANSWER,
        event=Skip(),
        word="skip",
    ),
    *(
        Key(
            f"round.tick-{letter}",
            letter,
            *first_of_run(index, "Tick", "tick what you said", "a–f"),
            phases=_REVIEW,
            event=Toggle(index),
        )
        for index, letter in enumerate(LETTERS)
    ),
    *(
        Key(
            f"round.score-{score.value}",
            str(score.value),
            *first_of_run(score - 1, *SCORING),
            phases=_REVIEW,
            event=Rate(score),
        )
        for score in Score
    ),
    Key(
        "round.ticked",
        "enter",
        "Go on",
        "in a warm-up or a ladder: go on; nothing is scored",
        phases=_REVIEW,
        event=Next(),
        word="next",
    ),
    Key("round.wrong", "w", "Wrong", "I said something wrong", phases=_REVIEW, event=ToggleWrong(), word="wrong"),
    *(
        Key(
            f"round.reply-{heard.value}",
            str(number),
            heard.value.capitalize(),
            f"did you say it? {heard.value}",
            phases=_FOLLOW_UP,
            event=Reply(heard),
            word=heard.value,
        )
        for number, heard in enumerate(Heard, 1)
    ),
    Key(
        "round.next",
        "enter",
        "Next",
        "go on: next question, follow-up, review or debrief",
        phases=_BETWEEN,
        event=Next(),
        word="next",
    ),
    Key(
        "round.finish",
        "enter",
        "Go on",
        "your questions are asked: on to the debrief",
        phases=_CLOSING,
        event=Done(),
        word="done",
    ),
    Key("round.mark-before", "up", "", "the question before", shown="↑", phases=_CLOSING),
    Key("round.mark", "down", "Mark", "mark one of your questions to them", shown="↑ ↓", phases=_CLOSING),
    Key(
        "round.take", "space", "Take", "take the marked question to them, or put it back", phases=_CLOSING, word="take"
    ),
    Key("round.write", "n", "Write", "write a question to them of your own", phases=_CLOSING, word="write"),
    Key(
        "round.back",
        "z",
        "Back",
        "not done yet: back, the clock never stopped",
        phases=_PREDICT,
        also=("backspace",),
        event=Undo(),
        word="back",
    ),
    Key("round.undo", "z", "Undo", "take back the score, or the skip", phases=_BETWEEN, event=Undo(), word="back"),
    Key(
        "round.retry",
        "r",
        "Retry",
        "once more; the first try counts; in a ladder in less time",
        phases=_BETWEEN,
        event=Retry(),
        word="retry",
    ),
    Key(
        "round.panel",
        "tab",
        "Pane",
        "the next pane: Yours, Answer, Mistakes, Earlier; in one column Rubric too",
        phases=_PANES,
    ),
    Key("round.panel-before", "shift+tab", "", "the pane before", phases=_PANES),
    Key("round.question", "o", "Question", "the whole question, or its first lines", phases=_RELEASED, word="question"),
    Key("round.said", "n", "Said", "one line on what you said", phases=_REVIEW, word="said"),
    Key("round.note", "n", "Note", "a private note on this question", phases=_BETWEEN, word="note"),
    Key(
        "round.play",
        "v",
        "Play",
        "where the answer was recorded: play the recording, or stop it",
        phases=_PANES,
        word="play",
    ),
    Key(
        "round.stretch-before",
        "left",
        "",
        "in the recording: the stretch of speech before",
        shown="←",
        phases=_PANES,
        word="backward",
    ),
    Key(
        "round.stretch",
        "right",
        "Stretch",
        "in the recording: the next one",
        shown="← →",
        phases=_PANES,
        is_general=True,
        word="forward",
    ),
    Key(
        "round.flag",
        "exclamation_mark",
        "Flag",
        "flag the question: wrong, unclear or out of date",
        shown="!",
        phases=_ASKED,
        is_general=True,
        word="flag",
    ),
    Key(
        "round.edit",
        "m",
        "Edit",
        "edit the entry in $EDITOR, or write its rubric; ticks and score stay",
        phases=_PANES,
        is_general=True,
        word="edit",
    ),
    Key(
        "round.leave",
        "q",
        "Leave",
        "leave the round (asks); before the first question nothing is kept",
        is_general=True,
        word="leave",
    ),
)


def round_key(view: RoundView, pressed: str) -> Key | None:
    """The entry for a key of the keyboard at this moment of a round; None where the key does nothing."""
    return next((key for key in offered(view) if pressed in key.keys), None)


def offered(view: RoundView) -> list[Key]:
    """The keys that do something in a round as it stands, its phase's own first."""
    keys = [key for key in ROUND_KEYS if (not key.phases or view.phase in key.phases) and _is_offered(key, view)]
    return [_as_called(key, view) for key in sorted(keys, key=lambda key: key.is_general)]


def _as_called(key: Key, view: RoundView) -> Key:
    """The key with the label that says what it does now: under pressure nothing is revealed before the end."""
    is_hidden = key.name == Act.REVEAL and view.round.mode is Mode.PRESSURE
    if key.name == Act.VOICE and view.round.is_read_aloud:
        return replace(key, label="Cut off", event=Resume())
    if key.name == Act.RESUME and view.round.is_read_aloud:
        return replace(key, key="enter", also=(), label="Answer")
    return replace(key, label="Go on") if is_hidden else key


def _is_offered(key: Key, view: RoundView) -> bool:
    round_, question = view.round, view.question
    if round_.is_read_aloud:
        return key.name in (Act.RESUME, Act.VOICE, Act.LEAVE)
    if round_.is_paused:
        return key.name in (Act.RESUME, Act.LEAVE)
    if round_.skips:
        return key.name in (Act.NEXT, Act.UNDO, Act.LEAVE)
    match key.name:
        case Act.RESUME:
            return False
        case Act.PAUSE:
            return round_.mode is Mode.COACHED and round_.is_timed
        case Act.VOICE:
            return view.has_voice and round_.is_timed
        case Act.HINT:
            return round_.gives_hints and round_.hints < len(question.hints)
        case Act.ASK:
            return len(round_.clarifications) < len(question.clarify)
        case Act.UNDO:
            return round_.can_undo_score
        case Act.UNRETRY:
            return round_.can_undo_retry
        case Act.RETRY:
            return round_.can_retry or round_.next_rung is not None
        case Act.TICKED:
            return not round_.is_scored
        case Act.MARK_BEFORE | Act.MARK | Act.TAKE:
            return bool(round_.to_ask)
        case Act.REPLIED:
            return not round_.replied
        case Act.PLAY | Act.STRETCH | Act.STRETCH_BEFORE:
            return view.shows_answers and view.recorded is not None
        case Act.PANEL | Act.PANEL_BEFORE | Act.EDIT:
            return view.shows_answers
    match key.event:
        case Reply():
            return round_.replied
        case Rate():
            return round_.is_scored
        case Toggle(point):
            return point < len(question.rubric)
    return True
