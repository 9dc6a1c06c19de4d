"""The keys of an interview that the user leads: the phases in which each one works, and what it does."""

from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Recommendation
from practice_tui.core.interviews.events import InterviewEvent, ReadOut, Recommend
from practice_tui.core.interviews.interview import InterviewPhase
from practice_tui.core.rounds.events import (
    Begin,
    Done,
    Hint,
    Next,
    Pause,
    Rate,
    Resume,
    Skip,
    Toggle,
    ToggleWrong,
    Undo,
)
from practice_tui.core.views.interviews import InterviewView
from practice_tui.core.views.keys import Key, key_of_run
from practice_tui.core.views.round_keys import SCORING
from practice_tui.core.views.seat_keys import entry_pressed


class InterviewAct(StrEnum):
    """The names of keys that ask the face to do something."""

    CHECK = "check"
    UP = "up"
    DOWN = "down"
    UNFOLD = "unfold"
    TELL = "tell"
    NOTE = "note"
    PRIVATE = "private"
    LABEL = "label"
    CARD = "card"
    OPEN = "open"
    SIGN = "sign"
    FLAG = "flag"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class InterviewKey:
    """A key with the phases in which it works. One without an event is an InterviewAct.

    `in_card` says that it works where the scorecard is open, and `in_page` where it isn't.
    """

    key: Key
    phases: tuple[InterviewPhase, ...]
    event: InterviewEvent | None = None
    in_card: bool = False
    in_page: bool = True


_BRIEFING, _ASKING, _LISTENING = InterviewPhase.BRIEFING, InterviewPhase.ASKING, InterviewPhase.LISTENING
_JUDGING, _BETWEEN, _SIGNING = InterviewPhase.JUDGING, InterviewPhase.BETWEEN, InterviewPhase.SIGNING
_QUESTION, _TICKED, _CARD = (_ASKING, _LISTENING, _JUDGING), (_LISTENING, _JUDGING), (_BETWEEN, _SIGNING)
_MARKED, _CHECKED = (*_QUESTION, _BRIEFING, _SIGNING), (_BRIEFING, _SIGNING)
_BEGUN = (*_QUESTION, *_CARD)


def _key(name: str, pressed: str, label: str, says: str, word: str = "", shown: str = "") -> Key:
    return Key(f"interview.{name}", pressed, label, says, shown=shown, word=word)


def _general(name: str, pressed: str, label: str, says: str, word: str, shown: str = "") -> Key:
    return Key(f"interview.{name}", pressed, label, says, shown=shown, word=word, is_general=True)


_GO_ON = (
    InterviewKey(_key("begin", "enter", "Begin", "on to the first question", "begin"), (_BRIEFING,), Begin()),
    InterviewKey(
        _key("read-out", "enter", "It is read", "the clock runs, and the candidate sees the question", "read"),
        (_ASKING,),
        ReadOut(),
    ),
    InterviewKey(_key("done", "enter", "Over", "the answer is over: the clock stands", "done"), (_LISTENING,), Done()),
    InterviewKey(
        _key("next", "enter", "Next", "the next question; after the last one the signing", "next"), (_BETWEEN,), Next()
    ),
    InterviewKey(_key("sign", "enter", "Sign", "sign the sheet; it asks first", "sign"), (_SIGNING,)),
    InterviewKey(
        _key("open", "enter", "Judge anew", "in the scorecard: judge the marked question anew", "open"),
        _CARD,
        in_card=True,
        in_page=False,
    ),
)
_TICKS = tuple(
    InterviewKey(
        key_of_run("interview", "tick", index, letter, "Heard", "a point: heard, heard with help, not heard", "a–f"),
        _TICKED,
        Toggle(index),
    )
    for index, letter in enumerate(LETTERS)
)
_SCORES = tuple(
    InterviewKey(
        key_of_run("interview", "score", score - 1, str(score.value), *SCORING),
        (_JUDGING,),
        Rate(score),
    )
    for score in Score
)
_RECOMMENDATIONS = tuple(
    InterviewKey(
        key_of_run(
            "interview",
            "recommend",
            step - 1,
            str(step.value),
            "Recommend",
            "recommend: 1 strong no, 2 no, 3 yes, 4 strong yes",
            "1–4",
        ),
        (_SIGNING,),
        Recommend(step),
    )
    for step in Recommendation
)
_REST = (
    InterviewKey(_key("undecide", "0", "No decision", "no decision", "undecided"), (_SIGNING,), Recommend(None)),
    InterviewKey(
        _key("wrong", "w", "Wrong", "something wrong was said", "wrong"),
        _TICKED,
        ToggleWrong(),
    ),
    InterviewKey(_key("hint", "h", "Hint", "hand out the next hint", "hint"), (_LISTENING,), Hint()),
    InterviewKey(_key("tell", "i", "Tell", "hand out a clarification, chosen from a list", "tell"), (_LISTENING,)),
    InterviewKey(_key("pause", "p", "Pause", "stop the clock; both screens say so", "pause"), (_LISTENING,), Pause()),
    InterviewKey(_key("resume", "p", "Go on", "let the clock run again", "resume"), (_LISTENING,), Resume()),
    InterviewKey(_key("skip", "x", "Skip", "leave this question out; z asks it after all", "skip"), (_ASKING,), Skip()),
    InterviewKey(
        Key(
            "interview.listen",
            "z",
            "Not over",
            "not over yet: the clock never stopped; of a question opened anew: as it was",
            also=("backspace",),
            word="back",
        ),
        (_JUDGING,),
        Undo(),
    ),
    InterviewKey(_key("undo", "z", "Undo", "take back the score, or the skip", "back"), (_BETWEEN,), Undo()),
    InterviewKey(_key("check", "space", "Tick", "tick a line of the checklist", "check"), _CHECKED),
    InterviewKey(_key("up", "up", "", "", shown="↑"), (*_MARKED, _BETWEEN), in_card=True),
    InterviewKey(
        _key("down", "down", "Mark", "mark a point, or a line", shown="↑ ↓"), (*_MARKED, _BETWEEN), in_card=True
    ),
    InterviewKey(
        _key("unfold", "o", "Probe", "unfold the marked point: its probe, and a good reply; or fold it", "probe"),
        _QUESTION,
    ),
    InterviewKey(_key("label", "n", "Candidate", "what to call the candidate", "candidate"), (_BRIEFING,)),
    InterviewKey(_key("note", "n", "Note", "a note for the hand-over; at the signing the take-aways", "note"), _BEGUN),
    InterviewKey(_key("private", "k", "Keep", "a note that you keep to yourself", "keep"), _BEGUN),
    InterviewKey(_key("card", "tab", "Scorecard", "the scorecard so far, or back", "card"), _CARD, in_card=True),
    InterviewKey(
        _general("flag", "exclamation_mark", "Flag", "flag the question: wrong, unclear or out of date", "flag", "!"),
        _TICKED,
    ),
    InterviewKey(
        _general(
            "leave", "q", "Leave", "leave the interview (asks); before its first question nothing is kept", "leave"
        ),
        (*_BEGUN, _BRIEFING),
        in_card=True,
    ),
)
KEYS_OF_INTERVIEWS = (*_GO_ON, *_TICKS, *_SCORES, *_RECOMMENDATIONS, *_REST)
INTERVIEW_KEYS = tuple(entry.key for entry in KEYS_OF_INTERVIEWS)


def interview_keys_offered(view: InterviewView, *, is_card_open: bool = False) -> list[InterviewKey]:
    """The keys that do something in an interview as it stands, those that work in every phase last."""
    there = [
        entry
        for entry in KEYS_OF_INTERVIEWS
        if view.phase in entry.phases
        and (entry.in_card if is_card_open else entry.in_page)
        and _is_offered(entry, view, is_card_open)
    ]
    return sorted(there, key=lambda entry: entry.key.is_general)


def interview_key(view: InterviewView, pressed: str, *, is_card_open: bool = False) -> InterviewKey | None:
    """The key that works now and has this name on the keyboard; None where it does nothing."""
    return entry_pressed(interview_keys_offered(view, is_card_open=is_card_open), pressed)


def _is_offered(entry: InterviewKey, view: InterviewView, is_card_open: bool) -> bool:
    interview, question, judged = view.interview, view.question, view.judged
    if interview.skips:
        return entry.key.name in ("next", "undo", InterviewAct.LEAVE)
    match entry.key.name:
        case "resume":
            return interview.is_paused
        case "pause" | "done":
            return not interview.is_paused
        case "hint":
            return not interview.is_paused and judged.hints < len(question.hints)
        case InterviewAct.TELL:
            return not interview.is_paused and len(judged.told) < len(question.clarify)
        case "undo":
            return judged.score is not None
        case "listen":
            return interview.can_listen_again or interview.reopened >= 0
        case InterviewAct.CHECK:
            return view.phase is not InterviewPhase.BRIEFING or bool(view.tips)
        case InterviewAct.UP | InterviewAct.DOWN:
            return view.phase is not InterviewPhase.BETWEEN or is_card_open
    return not (isinstance(entry.event, Toggle) and entry.event.point >= len(question.rubric))
