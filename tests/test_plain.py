"""A round line by line: every command that is no key, and the lines about the time."""

import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from practice_tui.core.attempts import RemarkKind
from practice_tui.core.plans import Plan
from practice_tui.core.questions import Bank, Clarify, Kind
from practice_tui.plain import PlainRound
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.ordering import begin_plan
from tests.fakes import TOPICS, FakeClock, make_desk, make_question


class Script:
    """Lines that a person types; a number among them is so many seconds of saying nothing."""

    def __init__(self, steps: Iterable[str | int], clock: FakeClock) -> None:
        self._steps, self._clock = list(steps), clock

    def __call__(self, seconds: float) -> str | None:
        if not self._steps:
            raise EOFError
        if isinstance(step := self._steps[0], int):
            self._clock.advance(1)
            self._steps[0] = step - 1
            if not self._steps[0]:
                self._steps.pop(0)
            return None
        self._steps.pop(0)
        return f"{step}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    clarify = (Clarify("How many users?", "Two million"),)
    questions = tuple(make_question(f"q{number}", kind=Kind.DESIGN, clarify=clarify) for number in range(3))
    return make_desk(
        tmp_path, FakeClock(), Bank(TOPICS, questions, "0" * 16), (Plan("quick", "Quick", 2, follow_ups=True),)
    )


def sat(desk: Desk, *steps: str | int, says_time: bool = True) -> str:
    clock = desk.moments.clock
    assert isinstance(clock, FakeClock)
    out = io.StringIO()
    PlainRound(desk, begin_plan(desk, desk.plan("quick"), 1), Script(steps, clock), out, says_time).sit()
    return out.getvalue()


def test_time_is_told_once_at_wrap_up_and_once_at_over(desk: Desk) -> None:
    said = sat(desk, "", 130)
    assert said.count("wrap up") == 1
    assert said.count("over") == 1
    assert "1:40 of 2:00, wrap up" in said


def test_quiet_says_nothing_of_the_time_until_asked(desk: Desk) -> None:
    said = sat(desk, "", 130, "t", says_time=False)
    assert "wrap up" not in said
    assert "2:10 of 2:00, 0:10 over" in said


@pytest.mark.parametrize(
    ("steps", "heard"),
    [
        (("", "h"), "Hint: Think of the mean."),
        (("", "i"), "They say: Two million"),
        (("", "p"), "Paused. p: go on"),
        (("", "answer"), "Done? Say how sure you are"),
        (("", "s", "answer"), "in full."),
        (("", "s", "mistakes"), "doubles the cost"),
        (("", "notes my words", "s", "yours"), "my words"),
        (("", "s", "said my words", "yours"), "my words"),
        (("", "3"), "3: nothing happens here."),
        (("", "s", "?"), "1–4 (score-1): score it"),
        (("", "flag sideways"), "flag wrong …"),
        (("", "q"), "leave later: keep the round"),
        (("", "leave discard"), "The round is over."),
        (("", "s", "a b c d", "4", ""), "And deeper, on"),
        (("", "s", "a b c d", "4", "", "space"), "A good reply holds: The inverse scale"),
        (("", "s", "4", "z"), "Ticks suggest 1 MISSED"),
    ],
)
def test_commands(desk: Desk, steps: tuple[str, ...], heard: str) -> None:
    assert heard in sat(desk, *steps)


def test_flags_and_notes_are_kept(desk: Desk) -> None:
    sat(desk, "", "flag outdated since 2020", "s", "note ask about scale")
    assert [(remark.kind, remark.text) for remark in desk.history.remarks()] == [
        (RemarkKind.OUTDATED, "since 2020"),
        (RemarkKind.NOTE, "ask about scale"),
    ]


def test_control_characters_never_reach_the_terminal(desk: Desk) -> None:
    assert "\x1b" not in sat(desk, "", "notes \x1b[31mred", "s", "yours")
