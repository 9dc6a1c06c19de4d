"""What loading a bank gives."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from practice_tui.bank.problems import Problem
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import Bank
from practice_tui.core.bank.samples import Sample


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be loaded, and what is wrong with the rest. `entries` and `plan_entries` have their lines."""

    bank: Bank
    plans: tuple[Plan, ...]
    tips: tuple[Tip, ...]
    problems: tuple[Problem, ...]
    entries: Sequence[Any] = field(default=(), repr=False)
    samples: tuple[Sample, ...] = ()
    plan_entries: Sequence[Any] = field(default=(), repr=False)

    def without_entries(self) -> "Loaded":
        return replace(self, entries=(), plan_entries=())
