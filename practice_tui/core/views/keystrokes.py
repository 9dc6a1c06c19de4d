"""Decides what a key means in a round: a command, a letter of the notes, or nothing, and why."""

from dataclasses import dataclass

from practice_tui.core.bank.plans import Mode
from practice_tui.core.rounds.events import Done, Resume
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.keys import Key, dead_key_line, pressed_as
from practice_tui.core.views.round_keys import ROUND_KEYS, Act, offered, round_key
from practice_tui.core.views.screens import RoundView

TYPED_WITHIN = 0.4  # seconds in which a command letter and the next one are the beginning of a word
TAKEN_BACK = (Act.HINT, Act.NOTES, Act.PAUSE, Act.VOICE, Act.SKIP, Act.UNRETRY, Act.FLAG, Act.LEAVE)
"""The commands of ANSWERING that may turn out to be a first letter."""
NO_MORE: dict[str, str] = {Act.HINT: "No more hints.", Act.ASK: "The interviewer has nothing more to tell."}
"""The words of a command that is used up."""
NONE_HERE: dict[str, str] = {Act.HINT: "This question has no hints.", Act.ASK: "There is nothing to ask here."}
"""The words of a command for which the question never had anything."""
SCORE_FIRST = "Score it first: 1–4."
"""The words of `enter` in a review."""
JUST_BEGUN = "Just begun; press enter again when you are done."
"""The words of an `enter` in the first seconds of a clock."""
JUST_RESUMED = "The clock has just gone on; press enter again when you are done."
"""The words of an `enter` in the first seconds after a pause, or after *done* was taken back."""
LISTEN = "Just begun; press it again to cut it off."
"""The words of an `enter` or `v` in the first CUT_FROM seconds of a reading."""
CUT_FROM = 1.0
UNDO_KEY = next(key.key for key in ROUND_KEYS if key.name == Act.UNDO)
UNDO_MEANT = 3.0  # seconds of a question in which `z` was meant for the one before
TOO_LATE_TO_UNDO = "A score or a skip is taken back only before enter. The debrief amends a score."


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key pressed at a monotonic instant; `character` is empty where it writes nothing."""

    key: str
    character: str
    at: float


@dataclass(frozen=True, slots=True)
class First:
    """A command letter that was obeyed while answering, and may still turn out to begin a word."""

    stroke: Stroke
    name: str


@dataclass(frozen=True, slots=True)
class Command:
    """Do what `key` does."""

    key: Key


@dataclass(frozen=True, slots=True)
class Typed:
    """Open the notes and write `text`; `mistaken` is the name of the command that was only its first letter."""

    text: str
    mistaken: str = ""


@dataclass(frozen=True, slots=True)
class Dead:
    """Nothing happens; `says` is why, empty where nobody needs to be told.

    `name` is the command that is used up, whose letter may still begin a word.
    """

    says: str = ""
    name: str = ""


Meaning = Command | Typed | Dead


def meaning_of(view: RoundView, stroke: Stroke, first: First | None) -> Meaning:
    """The meaning of a key at this moment of a round, after the command letter `first`."""
    if first and is_one_word(first, stroke):
        return Typed(first.stroke.character + stroke.character, first.name)
    if first and first.name == Act.UNRETRY and is_soon(first.stroke, stroke):
        return Dead(name=first.name)  # the same key once more would take back the score
    key = round_key(view, pressed_as(stroke.key, stroke.character))
    if key and isinstance(key.event, Done) and view.round.is_just_begun(stroke.at):
        return Dead(JUST_RESUMED if view.round.countdown.spent else JUST_BEGUN)
    if key and isinstance(key.event, Resume) and _has_just_spoken(view, stroke.at):
        return Dead(LISTEN)
    if key:
        return Command(key)
    if view.phase is Phase.ANSWERING and view.round.is_read_aloud and stroke.character.strip():
        return Typed(stroke.character)
    if view.phase is Phase.ANSWERING and not view.round.is_paused and stroke.character:
        return _letter_of_answer(view, stroke)
    if view.phase is Phase.REVIEWING and not view.round.is_paused and stroke.key == "enter":
        return Dead(SCORE_FIRST)
    return Dead(dead_key_line(stroke.key, stroke.character))


def outdated_words(view: RoundView, at: float) -> tuple[str, ...]:
    """The words for a key that came too soon, as far as they aren't true at this monotonic instant."""
    of_clock = () if view.round.is_just_begun(at) else (JUST_BEGUN, JUST_RESUMED)
    return of_clock if _has_just_spoken(view, at) else (*of_clock, LISTEN)


def _has_just_spoken(view: RoundView, at: float) -> bool:
    """Whether the reading began so lately that a key that was held, or doubled, would cut it off unheard."""
    since = view.round.reading.since
    return view.round.is_read_aloud and since is not None and at - since < CUT_FROM


def _letter_of_answer(view: RoundView, stroke: Stroke) -> Meaning:
    """The meaning of a character that is no command now, while an answer is given."""
    round_, pressed = view.round, pressed_as(stroke.key, stroke.character)
    if stroke.character.isspace():
        return Dead()
    if pressed == UNDO_KEY and round_.results and not round_.notes and round_.countdown.elapsed(stroke.at) < UNDO_MEANT:
        return Dead(TOO_LATE_TO_UNDO, Act.UNDO)
    used_up = used_up_command(view, pressed)
    return Dead(used_up_words(view, used_up), used_up) if used_up else Typed(stroke.character)


def first_of(view: RoundView, stroke: Stroke, key: Key) -> First | None:
    """The command letter, if the next letter may show that it began a word."""
    is_letter = view.phase is Phase.ANSWERING and not view.round.is_paused and key.name in TAKEN_BACK
    return First(stroke, key.name) if is_letter and stroke.character else None


def used_up_command(view: RoundView, pressed: str) -> str:
    """The name of a command of this question that works no more, by key or word; empty where it is none."""
    return next((key.name for key in used_up_keys(view) if pressed in (key.key, key.word)), "")


def used_up_words(view: RoundView, name: str) -> str:
    """Why a command of this question works no more, by its name."""
    question = view.question
    had_some = bool(question.hints if name == Act.HINT else question.clarify)
    return NO_MORE[name] if had_some else NONE_HERE[name]


def used_up_keys(view: RoundView) -> list[Key]:
    """The commands of this question that work no more."""
    is_coached, there = view.round.mode is Mode.COACHED, offered(view)
    keys = [key for key in ROUND_KEYS if key.name in NO_MORE and key not in there]
    return [key for key in keys if is_coached or key.name == Act.ASK]


def is_one_word(first: First, stroke: Stroke) -> bool:
    """Whether a key comes so soon after a command letter that both were typed; the same key twice is two presses."""
    return is_soon(first.stroke, stroke) and bool(stroke.character) and stroke.character != first.stroke.character


def is_soon(before: Stroke, stroke: Stroke) -> bool:
    """Whether a key comes so soon after another that both may belong to one word."""
    return 0 <= stroke.at - before.at < TYPED_WITHIN
