"""Keeps the replies of a terminal, whole or torn, from being taken for keys.

Textual sends whatever sequence it doesn't know on as single keys, and one that is torn as soon as a tenth of a second
has passed between its pieces. Here a sequence goes on only once it is whole and Textual knows it.

A terminal replies when somebody asks it something: tmux asks at each attach, and over a slow line the replies are late.
"""

import re

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

ESCAPE = "\x1b"
ALONE_AFTER = 0.1  # seconds after which an ESC is the Escape key
TORN_AFTER = 1.0  # seconds after which the rest of a sequence may be long in coming, and what comes may be typed
GIVEN_UP_AFTER = 10.0  # seconds after which only a whole rest is still taken for one

_PASTE, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_LONGEST = 32  # characters; Textual sends what is longer on as keys
_STRING = r"\x1b(?:\][^\x00-\x1f\x7f]*(?:\x07|\x1b\\)|[PX^_][^\x00-\x1f\x7f]*\x1b\\)"
_CONTROL = r"\x1b\[(?:\d+\$|\[.|M...|[ -?]*[@-LN-Z\\-~]|[ -?]+[M\[])"
_UNIT = re.compile(
    rf"""
      (?P<text>   [^\x1b]+ )
    | (?P<string> {_STRING} )                                       # OSC, DCS, SOS, PM, APC
    | (?P<control>{_CONTROL} )                                      # CSI: keys, mouse, reports
    | (?P<key>    \x1bO. | \x1b[^\x1b\[\]OPX^_] )                   # SS3, and with Alt
    | (?P<begun>  \x1b(?: [\]PX^_][^\x00-\x1f\x7f]*\x1b? | \[ (?:[ -?]*|\[|M.{{0,2}}) | O )?\Z )
    | (?P<broken> \x1b(?: [\]PX^_][^\x00-\x1f\x7f]* | \[ [ -?]* )? )    # by something that is no part of it
    """,
    re.VERBOSE | re.DOTALL,
)
_TEXTUALS = re.compile(
    r"""\x1b\[(?:
      [0-9]{0,6} (?:;[0-9]{0,3} (?:;[0-9]{0,6}(?::[0-9]{0,6})*)?)? [u~A-FHPQS]  # keys
    | [0-9]{1,5};[0-9]{1,5}R                                                    # the cursor's position, or F3
    | <?[-0-9;]+[mM] | M...                                                     # the mouse
    | [IO]                                                                      # focus
    | 48(?:;[1-9][0-9]{0,4}(?::[0-9]*)?){4}t                                    # the size
    | \?[0-9]{1,9};[0-9]\$y                                                     # a mode
    )""",
    re.VERBOSE | re.DOTALL,
)
_REPORT = re.compile(r"\x1b\[(?:[?>=][ -?]*[@-~]|[0-9;:]*(?:[cntx]|[$*]y))")
_BEGINS_REPLY = re.compile(r"\x1b(?:\][0-9]|P(?:[01][$+]|[>!]\|)|_G|\[(?:[?>=]|[0-9]+;[0-9]))")


class Replies:
    """One stream of input. What it gives is fed to Textual piece by piece; a piece of one ESC is the Escape key."""

    def __init__(self) -> None:
        self._begun = ""  # a sequence that isn't whole yet; of a string only what it begins with and an ESC at its end
        self._torn = ""  # one whose rest is long in coming
        self._came_at = self._torn_at = 0.0
        self._is_paste = False

    @property
    def is_waiting(self) -> bool:
        return bool(self._begun)

    def feed(self, text: str, now: float) -> list[str]:
        """The pieces of this text that go on to Textual. `now` is in monotonic seconds."""
        pieces = self.tick(now)
        text, self._begun = self._begun + self._rest_of_torn(text, now), ""
        self._came_at = now
        place = 0
        while place < len(text):
            if self._is_paste:
                place = self._take_pasted(text, place, pieces)
            elif unit := _UNIT.match(text, place):
                place = unit.end()
                self._take(unit, pieces)
        return [piece for piece in pieces if piece]

    def tick(self, now: float) -> list[str]:
        """The Escape key, once an ESC has been alone for long enough."""
        is_alone = self._begun == ESCAPE
        if not self._begun or self._is_paste or now - self._came_at < (ALONE_AFTER if is_alone else TORN_AFTER):
            return []
        self._torn, self._torn_at, self._begun = self._begun, self._came_at, ""
        return [ESCAPE] if is_alone else []

    def _take(self, unit: re.Match[str], pieces: list[str]) -> None:
        sequence = unit[0]
        match unit.lastgroup:
            case "text":
                pieces.append(sequence)
            case "control" if _is_textuals(sequence):
                pieces.append(sequence)
                self._is_paste = sequence == _PASTE
            case "key" if sequence != "\x1b\\" and (sequence[1] != "O" or sequence in ANSI_SEQUENCES_KEYS):
                pieces.append(sequence)
            case "begun":
                self._begun = _shortened(sequence)
            case "broken" if sequence == ESCAPE:  # pressed twice
                pieces.append(ESCAPE)

    def _take_pasted(self, text: str, place: int, pieces: list[str]) -> int:
        """Takes text up to the end of the paste, but for its ESCs, and returns where that ends.

        An ESC that somebody copied would begin a sequence.
        """
        end = text.find(_PASTE_ENDS, place)
        if end >= 0:
            pieces += [text[place:end].replace(ESCAPE, ""), _PASTE_ENDS]
            self._is_paste = False
            return end + len(_PASTE_ENDS)
        tail = next((size for size in range(5, 0, -1) if text.endswith(_PASTE_ENDS[:size], place)), 0)
        self._begun = text[len(text) - tail :]
        pieces.append(text[place : len(text) - tail].replace(ESCAPE, ""))
        return len(text)

    def _rest_of_torn(self, text: str, now: float) -> str:
        """The text after the beginning that was torn from it, where it goes on with that."""
        torn = self._torn
        unit = _UNIT.match(torn + text) if torn and text else None
        if not unit:
            return text
        match unit.lastgroup:
            case "string":
                is_rest = True
            case "control":
                is_rest = _is_textuals(unit[0]) or bool(_REPORT.fullmatch(unit[0]))
            case "begun":  # which a hand types one by one
                is_soon = now - self._torn_at < GIVEN_UP_AFTER
                is_rest = is_soon and len(text) > 1 and (_is_string(torn) or bool(_BEGINS_REPLY.match(unit[0])))
            case _:
                is_rest = False
        if is_rest or ESCAPE in text or not _is_string(torn):
            self._torn = ""
        return torn + text if is_rest else text


def _is_textuals(sequence: str) -> bool:
    """Whether Textual reads it as one sequence."""
    return sequence in ANSI_SEQUENCES_KEYS or (len(sequence) <= _LONGEST and bool(_TEXTUALS.fullmatch(sequence)))


def _is_string(sequence: str) -> bool:
    return sequence[1:2] in tuple("]PX^_")


def _shortened(begun: str) -> str:
    """The part of a begun sequence that tells how it may go on; a string may be long."""
    if not _is_string(begun):
        return begun[: _LONGEST + 1]
    return begun[:2] + (ESCAPE if begun[2:].endswith(ESCAPE) else "")
