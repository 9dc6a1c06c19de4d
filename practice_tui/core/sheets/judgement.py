"""Judges one answer by ticks and a score, whoever gave it and on whichever sheet the judgement stands."""

from dataclasses import dataclass
from typing import Protocol

from practice_tui.core.bank.questions import Point, Question
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.interview_facts import Hearing, MarkPoint

_AFTER = {Hearing.NOT: Hearing.UNAIDED, Hearing.UNAIDED: Hearing.HELPED, Hearing.HELPED: Hearing.NOT}
_AFTER_WITHOUT_HELP = {Hearing.NOT: Hearing.UNAIDED, Hearing.UNAIDED: Hearing.NOT}


class AnyJudgement(Protocol):
    """The part that the judgements of an interview and of a sheet share.

    `heard` has a member for each point of the rubric. `note` is for the hand-over, `private` for the rater alone.
    """

    @property
    def heard(self) -> tuple[Hearing, ...]: ...
    @property
    def said_wrong(self) -> bool: ...
    @property
    def score(self) -> Score | None: ...
    @property
    def note(self) -> str: ...
    @property
    def private(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer as it is judged so far; `is_marked` says that the stored mark agrees with all that stands here."""

    heard: tuple[Hearing, ...] = ()
    said_wrong: bool = False
    score: Score | None = None
    note: str = ""
    private: str = ""
    is_marked: bool = False


def nothing_heard(question: Question) -> tuple[Hearing, ...]:
    """The ticks of an answer before any is made."""
    return (Hearing.NOT,) * len(question.rubric)


def ticked(heard: tuple[Hearing, ...], point: int, *, can_help: bool = True) -> tuple[Hearing, ...]:
    """The ticks after a further one on a point: heard, then heard with help where that can be, then not heard."""
    after = _AFTER if can_help else _AFTER_WITHOUT_HELP
    return tuple(after[hearing] if index == point else hearing for index, hearing in enumerate(heard))


def unaided(heard: tuple[Hearing, ...]) -> frozenset[int]:
    """The indexes of the points that were heard unasked."""
    return frozenset(index for index, hearing in enumerate(heard) if hearing is Hearing.UNAIDED)


def suggestion(rubric: tuple[Point, ...], judged: AnyJudgement, hints: int = 0) -> Score | None:
    """The score that the points heard unasked suggest; None where the rubric has no must."""
    return suggest_score(rubric, unaided(judged.heard), judged.said_wrong, hints)


def mark_points(rubric: tuple[Point, ...], heard: tuple[Hearing, ...]) -> tuple[MarkPoint, ...]:
    """The points of a mark, one for each point of the rubric."""
    return tuple(
        MarkPoint(index, point.tier, point.aspect, hearing)
        for index, (point, hearing) in enumerate(zip(rubric, heard, strict=True))
    )
