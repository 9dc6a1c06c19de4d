"""No reply of a terminal acts as a key, whole or torn; what Textual knows reaches it, and an ESC alone is Escape."""

from collections.abc import Iterable

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS, IGNORE_SEQUENCE
from textual._xterm_parser import XTermParser
from textual.events import AppFocus, Key, Paste, Resize
from textual.message import Message
from textual.messages import InBandWindowResize, TerminalSupportsSynchronizedOutput

from practice_tui.tui.terminal_replies import ESCAPE, Replies
from tests.fakes import FakeClock

ST, BEL = "\x1b\\", "\x07"
REPLIES = {
    "DA1": "\x1b[?62;22;52c",
    "DA1 of a VT100": "\x1b[?1;2c",
    "DA2": "\x1b[>41;354;0c",
    "DA3": f"\x1bP!|00000000{ST}",
    "XTVERSION": f"\x1bP>|XTerm(388){ST}",
    "palette": f"\x1b]4;1;rgb:cdcd/0000/0000{ST}",
    "palette, by BEL": f"\x1b]4;1;rgb:cdcd/0000/0000{BEL}",
    "foreground": f"\x1b]10;rgb:d0d0/d0d0/d0d0{ST}",
    "background": f"\x1b]11;rgb:1e1e/1e1e/1e1e{ST}",
    "background, by BEL": f"\x1b]11;rgb:1e1e/1e1e/1e1e{BEL}",
    "cursor's colour": f"\x1b]12;rgb:1e1e/1e1e/1e1e{ST}",
    "clipboard": f"\x1b]52;c;{'c2VjcmV0' * 30}{ST}",
    "title": f"\x1b]l3 of 4: abc def{ST}",
    "XTGETTCAP": f"\x1bP1+r5463=323536{ST}",
    "DECRQSS": f"\x1bP1$r0m{ST}",
    "kitty's graphics": f"\x1b_Gi=31;OK{ST}",
    "PM": f"\x1b^a message{ST}",
    "SOS": f"\x1bXa string{ST}",
    "status": "\x1b[0n",
    "colour scheme": "\x1b[?997;1n",
    "cursor": "\x1b[24;80R",
    "cursor, extended": "\x1b[?24;80;1R",
    "mode, unknown": "\x1b[?1004;0$y",
    "mode, ANSI": "\x1b[4;2$y",
    "kitty's keyboard": "\x1b[?0u",
    "kitty's keyboard, flags": "\x1b[?31u",
    "window's size in cells": "\x1b[8;24;80t",
    "window's size in pixels": "\x1b[4;384;640t",
    "cell's size": "\x1b[6;16;8t",
    "window's place": "\x1b[3;100;200t",
    "window is open": "\x1b[1t",
    "modifyOtherKeys": "\x1b[>4;2m",
    "graphics": "\x1b[?2;0;640;384S",
    "parameters": "\x1b[2;1;1;128;128;1;0x",
    "focus in": "\x1b[I",
    "focus out": "\x1b[O",
    "synchronised output": "\x1b[?2026;2$y",
    "in-band size": "\x1b[?2048;1$y",
    "size": "\x1b[48;24;80;384;640t",
    "size of 5K": "\x1b[48;200:0;300:0;2880:0;5120:0t",
}
SEQUENCES = [sequence for sequence in ANSI_SEQUENCES_KEYS if sequence[0] == ESCAPE and sequence != "\x1b\x1b"]
EXTENDED = ["\x1b[97;;97u", "\x1b[97;5u", "\x1b[27u", "\x1b[57441;2u", "\x1b[97;2;65u", "\x1b[97;5;97:98u", "\x1b[1;5A"]
MOUSE = ["\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[<64;1;1M", "\x1b[<35;-1;2M", "\x1b[M !!"]
PAUSES = (0.0, 0.05, 0.15, 0.5, 0.99, 1.01, 7.0, 3600.0)


class Input:
    """What Textual makes of reads, as the driver hands them on."""

    def __init__(self) -> None:
        self.clock, self.replies, self.parser = FakeClock(), Replies(), XTermParser()
        self.events: list[Message] = []

    def read(self, text: str) -> None:
        self._take(self.replies.feed(text, self.clock.monotonic()))

    def wait(self, seconds: float) -> None:
        """As the driver does: it looks again and again."""
        for _ in range(min(int(seconds / 0.05), 100)):
            self.clock.advance(0.05)
            self._take(self.replies.tick(self.clock.monotonic()))
        self.clock.advance(seconds % 0.05 if seconds < 5 else seconds - 5)
        self._take(self.replies.tick(self.clock.monotonic()))

    def _take(self, pieces: Iterable[str]) -> None:
        for piece in pieces:
            self.events += [Key("escape", ESCAPE)] if piece == ESCAPE else self.parser.feed(piece)

    @property
    def keys(self) -> list[str]:
        return [event.key for event in self.events if isinstance(event, Key)]


def read(*reads: str, pause: float = 0.0) -> Input:
    source = Input()
    for text in reads:
        source.read(text)
        source.wait(pause)
    source.wait(2)
    return source


def cut(text: str) -> list[tuple[str, str]]:
    return [(text[:place], text[place:]) for place in range(1, len(text))]


@pytest.mark.parametrize("kind", REPLIES)
def test_a_whole_reply_presses_no_key_and_the_next_key_counts(kind: str) -> None:
    assert read(REPLIES[kind], "q").keys == ["q"]
    assert read("a" + REPLIES[kind] + "b").keys == ["a", "b"]
    assert read(REPLIES[kind] * 3 + "\x1b[A").keys == ["up"]


@pytest.mark.parametrize("pause", PAUSES)
@pytest.mark.parametrize("kind", REPLIES)
def test_a_reply_that_is_cut_anywhere_presses_nothing_but_escape_for_a_lone_esc(kind: str, pause: float) -> None:
    for begin, rest in cut(REPLIES[kind]):
        expected = ["escape"] if begin == ESCAPE and pause >= 0.1 else []
        assert read(begin, rest, pause=pause).keys == expected, (begin, rest)


@pytest.mark.parametrize("kind", REPLIES)
def test_a_reply_that_comes_byte_by_byte_presses_nothing(kind: str) -> None:
    assert read(*REPLIES[kind], pause=0.05).keys == []


@pytest.mark.parametrize("pause", [0.0, 0.5, 7.0])
def test_replies_that_follow_one_another_are_cut_anywhere(pause: float) -> None:
    together = "".join(REPLIES[kind] for kind in ("background", "DA1", "XTVERSION", "DA2"))
    for begin, rest in cut(together):
        assert set(read(begin, rest, pause=pause).keys) <= {"escape"}
        if not begin.endswith(ESCAPE):
            assert read(begin, rest, pause=pause).keys == []


@pytest.mark.parametrize("pause", [0.0, 0.05, 0.5, 7.0])
def test_a_clipboard_that_comes_in_many_reads_presses_nothing(pause: float) -> None:
    reply = f"\x1b]52;c;{'c2VjcmV0' * 5000}{ST}"
    reads = [reply[place : place + 4096] for place in range(0, len(reply), 4096)]
    assert read(*reads, pause=pause).keys == []


@pytest.mark.parametrize("sequence", [*SEQUENCES, *EXTENDED, *MOUSE])
def test_what_textual_knows_reaches_it_whole_and_cut(sequence: str) -> None:
    plain = XTermParser()
    expected = [repr(event) for event in [*plain.feed(sequence), *plain.feed("")]]
    assert expected or sequence in MOUSE or ANSI_SEQUENCES_KEYS.get(sequence) is IGNORE_SEQUENCE
    for reads in [(sequence,), *cut(sequence)]:
        for pause in (0.0, 0.05):
            source = read(*reads, pause=pause)
            events = [repr(event) for event in [*source.events, *source.parser.feed("")]]
            assert events == expected, reads


@pytest.mark.parametrize("pause", [0.0, 0.05, 0.5, 7.0])
@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("size", Resize),
        ("synchronised output", TerminalSupportsSynchronizedOutput),
        ("in-band size", InBandWindowResize),
        ("focus in", AppFocus),
    ],
)
def test_the_replies_that_textual_asks_for_reach_it(kind: str, event: type[Message], pause: float) -> None:
    for begin, rest in [("", REPLIES[kind]), *cut(REPLIES[kind])]:
        events = [found for found in read(begin, rest, pause=pause).events if not isinstance(found, Key)]
        assert list(map(type, events)) == [event]


def test_an_esc_alone_is_escape_after_a_tenth_of_a_second() -> None:
    source = Input()
    source.read(ESCAPE)
    source.clock.advance(0.099)
    source.wait(0)
    assert source.keys == []
    source.clock.advance(0.002)
    source.wait(0)
    assert source.keys == ["escape"]
    source.wait(5)
    assert source.keys == ["escape"]


def test_keys_after_escape_are_keys() -> None:
    for typed in ("q", "3", "[", "]", "P", "X", "_", "\r", "ü"):
        keys = read(ESCAPE, typed, "n", pause=0.3).keys
        assert keys[0] == "escape"
        assert len(keys) == 3
        assert keys[2] == "n"


def test_escape_twice_is_twice() -> None:
    assert read(ESCAPE, ESCAPE, pause=0.05).keys == ["escape", "escape"]
    assert read(ESCAPE, ESCAPE, pause=0.3).keys == ["escape", "escape"]


@pytest.mark.parametrize("begin", ["\x1b]11;rgb:1e1e", "\x1b[?62;2", "\x1bP>|XTe", "\x1b]", "\x1b["])
@pytest.mark.parametrize("key", ["\r", "\t", "\x03", "\x04", "\x1b[A", "\x7f"])
def test_a_torn_reply_swallows_no_enter_and_no_way_out(begin: str, key: str) -> None:
    expected = read(key).keys
    assert read(begin, key, pause=0.0).keys == expected
    assert read(begin, key, pause=3.0).keys == expected


@pytest.mark.parametrize("begin", ["\x1b]11;rgb:1e1e", "\x1b[?62;2", "\x1bP>|XTe", "\x1b]", "\x1b[48;2"])
def test_who_types_on_after_a_reply_that_never_ends_loses_one_key_at_the_most(begin: str) -> None:
    keys = read(begin, *"typed on", pause=1.5).keys
    assert len(keys) >= len("typed on") - 1
    assert keys[-7:] == ["y", "p", "e", "d", "space", "o", "n"]


def test_what_is_typed_between_the_pieces_of_a_torn_reply_counts_and_the_rest_presses_nothing() -> None:
    assert read("\x1b]11;rgb:1e1e/", "a", "b", f"1e1e/1e1e{ST}", "c", pause=2.0).keys == ["a", "b", "c"]


@pytest.mark.parametrize("kind", REPLIES)
def test_a_paste_that_holds_a_reply_presses_no_key(kind: str) -> None:
    pasted = f"\x1b[200~before {REPLIES[kind]} after\x1b[201~"
    for reads in [(pasted,), *cut(pasted)]:
        source = read(*reads, "q", pause=0.05)
        texts = [event.text for event in source.events if isinstance(event, Paste)]
        assert texts == [f"before {REPLIES[kind].replace(ESCAPE, '')} after"]
        assert source.keys == ["q"]


def test_a_paste_that_is_cut_by_a_long_pause_presses_no_key() -> None:
    pasted = "\x1b[200~one \x1b]0;title\x07 two \x1b[31mred\x1b[0m\x1b[201~"
    for begin, rest in cut(pasted)[6:]:
        source = read(begin, rest, pause=7.0)
        assert [event.text for event in source.events if isinstance(event, Paste)] == [
            "one ]0;title\x07 two [31mred[0m"
        ]
        assert source.keys == []


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[97:65;2u",
        "\x1b[99999999u",
        "\x1b[1;1:3u",
        "\x1b[97;;999999999u",
        "\x1b[48;24;80;0;0t\x1b[<0;1;1M",
        "\x1b[" + "1;" * 5000 + "1u",
        "\x1b[" + "9" * 5000 + "R",
        "\x1b[<" + "9" * 5000 + ";1;1M",
        "\x1b]" + "x" * 5000,
    ],
)
def test_what_textual_would_fall_over_doesnt_reach_it(sequence: str) -> None:
    assert read(sequence, "\r", "q").keys == ["enter", "q"]


def test_no_piece_is_empty_which_textual_takes_for_the_end() -> None:
    replies = Replies()
    for text in ("", "\x1b[200~", "", "\x1b", "\x1b[201~", "", "\x1b[0n", "a"):
        assert "" not in replies.feed(text, 0.0)
