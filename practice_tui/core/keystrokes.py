"""What a key of the keyboard means in a round: a command, a letter of one's notes, or nothing, which is said."""

import unicodedata
from dataclasses import dataclass

from practice_tui.core.keys import Key
from practice_tui.core.round_keys import round_key
from practice_tui.core.rounds import Phase
from practice_tui.core.views import RoundView

TYPED_WITHIN = 0.4  # seconds in which a command letter and the next one are the beginning of a word
TAKEN_BACK = ("hint", "pause", "skip", "flag", "leave")  # commands of ANSWERING that may turn out to be a first letter
_ROW_OF_DIGITS = dict(zip("&é\"'", "1234", strict=True))  # the keys of 1 to 4 on French keyboards
_CYRILLIC = dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True))


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
    """Nothing happens; `says` is why, empty where nobody needs to be told."""

    says: str = ""


Meaning = Command | Typed | Dead


def meaning_of(view: RoundView, stroke: Stroke, first: First | None) -> Meaning:
    """What a key means in a round as it stands, after the command letter `first`."""
    if first and is_one_word(first, stroke):
        return Typed(first.stroke.character + stroke.character, first.name)
    key = round_key(view, pressed_as(stroke))
    if key:
        return Command(key)
    if view.phase is Phase.ANSWERING and not view.round.is_paused and stroke.character:
        return Dead() if stroke.character.isspace() else Typed(stroke.character)
    return Dead(dead_key_line(stroke))


def first_of(view: RoundView, stroke: Stroke, key: Key) -> First | None:
    """What has to be remembered of a command, for the letter after it."""
    is_letter = view.phase is Phase.ANSWERING and not view.round.is_paused and key.name in TAKEN_BACK
    return First(stroke, key.name) if is_letter and stroke.character else None


def is_one_word(first: First, stroke: Stroke) -> bool:
    """Whether a key comes so soon after a command letter that both were typed; the same key twice is two presses."""
    is_soon = 0 <= stroke.at - first.stroke.at < TYPED_WITHIN
    return is_soon and bool(stroke.character) and stroke.character != first.stroke.character


def pressed_as(stroke: Stroke) -> str:
    """The name of the key that is meant: capitals are their small letters, and & é " ' are 1 to 4."""
    if stroke.character in _ROW_OF_DIGITS:
        return _ROW_OF_DIGITS[stroke.character]
    is_capital = len(stroke.key) == 1 and stroke.key.isascii() and stroke.key.isupper()
    return stroke.key.lower() if is_capital else stroke.key


def dead_key_line(stroke: Stroke) -> str:
    """Why nothing happens; of another layout, with the key that is meant."""
    character = stroke.character
    if not character.strip():
        return f"{stroke.key} does nothing here; ? lists what does" if stroke.key in ("enter", "space", "tab") else ""
    if character.isascii():
        return f"{character} does nothing here; ? lists what does"
    meant = _CYRILLIC.get(character.lower()) or unicodedata.normalize("NFKC", character)
    meant = f", here perhaps {meant}" if len(meant) == 1 and meant.isascii() and meant.isalnum() else ""
    return f"{character} does nothing here: keys are Latin letters{meant}; ? lists them"
