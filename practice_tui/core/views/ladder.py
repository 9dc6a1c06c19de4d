"""Finds in a ladder which musts of an answer survive when there is less time for it."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from practice_tui.core.bank.questions import Point, Tier
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.phrases import count, noun, share
from practice_tui.core.values.text import one_line
from practice_tui.core.views.screens import DebriefView, RoundView


class Rung(NamedTuple):
    """One answer of a ladder: its limit in seconds, and the indexes of the points that were ticked."""

    limit: float
    heard: Collection[int]


class Survival(NamedTuple):
    """A must, and for each answer whether it was said."""

    text: str
    said: tuple[bool, ...]


class Ladder(NamedTuple):
    """The answers to one question, each in less time than the one before, and what became of its musts."""

    title: str
    limits: tuple[float, ...]
    musts: tuple[Survival, ...]

    @property
    def headline(self) -> str:
        """`2 of 4 musts survived from 2:00 to 0:30.`"""
        if len(self.limits) == 1:
            n = len(self.musts)
            complete = share(sum(all(must.said) for must in self.musts), n)
            return f"{complete} {noun(n, 'must')} said in {format_clock(self.limits[0])}."
        first, last = map(format_clock, (self.limits[0], self.limits[-1]))
        said_first = [must for must in self.musts if must.said[0]]
        n = len(said_first)
        survived = f"{share(sum(must.said[-1] for must in said_first), n)} {noun(n, 'must')} survived"
        return f"{survived} from {first} to {last}." if said_first else f"No must was said in {first}."

    @property
    def columns(self) -> tuple[str, ...]:
        """`2:00`, `1:00`, `0:30`."""
        return tuple(map(format_clock, self.limits))

    def lines(self) -> list[str]:
        """`In 2:00 and 1:00: Each unit is zeroed with probability p`, a line a must."""
        return [f"{_times_said(must, self.columns)}: {must.text}" for must in self.musts]


def ladder_of_round(view: RoundView) -> Ladder | None:
    """The ladder of the question in sight, as far as it is climbed; None in another round."""
    round_, result = view.round, view.result
    if not round_.rungs or result is None:
        return None
    rungs = [Rung(each.limit, each.heard) for each in round_.results if each.slot == result.slot]
    return _ladder(view.question.title, view.question.rubric, rungs)


def ladders_of(view: DebriefView) -> list[Ladder]:
    """The ladders of a round looked back on, one for each question that was answered more than once; else none."""
    if view.record.counts:
        return []
    slots: dict[int, list[Rung]] = {}
    for row in view.rows:
        heard = [tick.point for tick in row.attempt.ticks if tick.heard]
        slots.setdefault(row.attempt.slot, []).append(Rung(row.attempt.limit_s, heard))
    questions = {row.attempt.slot: row.question for row in view.rows}
    return [
        _ladder(questions[slot].title, questions[slot].rubric, rungs) for slot, rungs in slots.items() if len(rungs) > 1
    ]


def uncounted_headline(view: DebriefView) -> str:
    """How a round that doesn't count went: `2 of 4 musts survived from 2:00 to 0:30.`"""
    if ladders := ladders_of(view):
        return ladders[0].headline
    n = len(view.rows)
    return f"{count(n, 'answer')} ticked, none scored; {'it counts' if n == 1 else 'they count'} in no figure."


def _ladder(title: str, rubric: Sequence[Point], rungs: Sequence[Rung]) -> Ladder:
    musts = tuple(
        Survival(one_line(point.text), tuple(index in rung.heard for rung in rungs))
        for index, point in enumerate(rubric)
        if point.tier is Tier.MUST
    )
    return Ladder(one_line(title), tuple(rung.limit for rung in rungs), musts)


def _times_said(must: Survival, columns: Sequence[str]) -> str:
    times = [column for column, is_said in zip(columns, must.said, strict=True) if is_said]
    if not times:
        return "Not said"
    return f"In {' and '.join(filter(None, (', '.join(times[:-1]), times[-1])))}"
