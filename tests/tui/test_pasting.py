"""What comes faster than fingers is one paste; what fingers type stays keys."""

from collections.abc import Sequence

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from practice_tui.tui.pasting import FINGERS, PASTE_CAP, Pastes


def told(pastes: Pastes, *reads: str) -> list[Message]:
    parser = XTermParser()
    return [event for text in filter(None, reads) for event in pastes.with_pastes(parser.feed(text))]


def pasted(events: Sequence[Message]) -> list[str]:
    return [event.text for event in events if isinstance(event, Paste)]


def test_what_fingers_type_stays_keys() -> None:
    typed = told(Pastes(), "a" * (FINGERS - 1))
    assert [event.key for event in typed if isinstance(event, Key)] == ["a"] * (FINGERS - 1)
    assert pasted(typed) == []


def test_a_run_of_keys_is_one_paste_with_its_lines() -> None:
    text = "x = 1\tü\r" * 50
    assert pasted(told(Pastes(), text)) == ["x = 1\tü\n" * 50]


def test_a_paste_goes_on_over_reads_until_nothing_comes() -> None:
    pastes = Pastes()
    assert pasted(told(pastes, "a" * FINGERS, "bc")) == ["a" * FINGERS, "bc"]
    pastes.end()
    assert pasted(told(pastes, "bc")) == []


@pytest.mark.parametrize("marks", [("", ""), ("\x1b[200~", "\x1b[201~")])
def test_a_paste_is_capped(marks: tuple[str, str]) -> None:
    start, end = marks
    found = pasted(told(Pastes(), start, *["a" * 4096] * 10, end, "\x1b[A"))
    assert sum(map(len, found)) == PASTE_CAP


def test_what_is_no_text_ends_a_run_and_comes_in_its_place() -> None:
    events = told(Pastes(), "a" * FINGERS + "\x1b[A" + "b" * FINGERS)
    assert [event.text[0] if isinstance(event, Paste) else type(event) for event in events] == ["a", Key, "b"]
