"""The facts of drills: a run, which determines its exercises, and each answer. Neither is part of mastery."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class DrillOutcome(StrEnum):
    """The end of an exercise. SHOWN: the person asked for the solution."""

    RIGHT = "right"
    WRONG = "wrong"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class DrillRun:
    """A sprint, limited by time (`seconds`) or by `count`. `seed` and `maker` give the same exercises for ever."""

    table: ClassVar[str] = "drill_runs"

    id: str
    started_at: datetime
    day: str
    zone: str
    drill: str
    level: int
    seed: int
    maker: int
    seconds: float | None
    count: int | None
    device: str
    program: str


@dataclass(frozen=True, slots=True)
class DrillAnswer:
    """The answer to the n-th exercise of a run, counted from 1. `slip` is the usual mistake that leads to it."""

    table: ClassVar[str] = "drill_answers"

    run_id: str
    n: int
    outcome: DrillOutcome
    typed: str
    slip: str
    seconds: float


@dataclass(frozen=True, slots=True)
class DrillSum:
    """The sums of a run: exercises tried, exercises right, and seconds of answering."""

    run_id: str
    day: str
    drill: str
    level: int
    tried: int
    right: int
    seconds: float

    @property
    def rate(self) -> float:
        """Right answers a minute."""
        return 60 * self.right / self.seconds if self.seconds else 0.0

    @property
    def share(self) -> float:
        return self.right / self.tried if self.tried else 0.0
