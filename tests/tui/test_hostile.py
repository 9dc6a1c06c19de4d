"""Text can only be shown: a bank whose every field is poisoned, on every screen."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Answer, Bank, Clarify, Kind, Mistake, Point, Question, Topic
from practice_tui.core.values.text import is_clean
from tests.fakes import make_question
from tests.tui.stage import on_stage

MARKUP = "x[i][j] [/b] [@click=app.quit]q[/] [link=http://e.vil]l[/link]"
CONTROL = "\x1b]0;owned\x07\x1b[31mred\x9b2J\u202eback"
TOUR = {
    "home": (),
    "ready": ("enter",),
    "answering": ("enter", "enter", "h", "i"),
    "rubric": ("enter", "enter", "enter", "s"),
    "answer": ("enter", "enter", "enter", "s", "tab", "tab"),
    "mistakes": ("enter", "enter", "enter", "s", "tab", "tab", "tab"),
    "yours": ("enter", "enter", "n", *"[b]", "tab", "enter", "s", "tab"),
    "follow-up": ("enter", "enter", "enter", "s", *"abcd", "4", "enter", "enter"),
    "debrief": ("enter", "enter", "enter", "s", "1", "enter", "enter", "1", "enter"),
    "topics": ("d",),
    "bank": ("b",),
    "question": ("b", "enter"),
    "own round": ("end", "enter"),
}


def poisoned(value: Any, poison: str) -> Any:
    """The same value with the poison behind every text that isn't an id."""
    if type(value) is str:
        return f"{value} {poison}"
    if isinstance(value, tuple):
        return tuple(poisoned(held, poison) for held in value)
    if isinstance(value, (Answer, Point, Mistake, Clarify)) or type(value).__name__ in ("FollowUp", "Ask"):
        return replace(value, **{field.name: poisoned(getattr(value, field.name), poison) for field in fields(value)})
    return value


def poison_question(poison: str) -> Question:
    question = make_question(kind=Kind.DESIGN, clarify=(Clarify("How many?", "Ten"),), bands=("a", "b", "c", "d"))
    kept = ("id", "topic", "related", "formerly", "bank")
    changes = {
        field.name: getattr(question, field.name) for field in fields(question) if field.init and field.name not in kept
    }
    return replace(question, **{name: poisoned(value, poison) for name, value in changes.items()})


@pytest.mark.parametrize("poison", [MARKUP, CONTROL], ids=["markup", "control"])
@pytest.mark.parametrize("screen", TOUR)
async def test_every_screen_shows_it_literally(tmp_path: Path, screen: str, poison: str) -> None:
    bank = Bank((Topic("regularization", f"Regularisation {poison}"),), (poison_question(poison),))
    plans = (Plan("one", f"One {poison}", 1, about=poison, follow_ups=True),)
    async with on_stage(tmp_path, (120, 40), bank=bank, plans=plans) as stage:
        await stage.press(*TOUR[screen])
        shown = stage.text()
        strips = "".join(strip.text for strip in stage.app.screen._compositor.render_strips())
        assert stage.app.is_running
    assert is_clean(strips)
    assert "x[i][j] [/b] [@click=app.quit]q[/]" in shown or poison == CONTROL or screen in ("topics", "home", "bank")


async def test_a_click_on_poison_does_nothing(tmp_path: Path) -> None:
    bank = Bank((Topic("regularization", "Regularisation"),), (poison_question("[@click=app.exit]CLICK[/]"),))
    async with on_stage(tmp_path, (120, 40), bank=bank, plans=(Plan("one", "One", 1),)) as stage:
        await stage.press("enter", "enter")
        lines = stage.text().split("\n")
        y = next(index for index, line in enumerate(lines) if "CLICK" in line)
        await stage.pilot.click(offset=(lines[y].index("CLICK") + 1, y))
        assert "Answer aloud; enter when done" in stage.text()
