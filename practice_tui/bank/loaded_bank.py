"""A bank as it was loaded, with its problems."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from practice_tui.bank.problems import Problem
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import Bank
from practice_tui.core.bank.samples import Sample


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """The values that could be loaded, and the problems of the files that couldn't.

    `entries` and `plan_entries` hold questions and plans with their YAML nodes, for checks. The cache leaves them out.
    """

    bank: Bank
    plans: tuple[Plan, ...]
    tips: tuple[Tip, ...]
    problems: tuple[Problem, ...]
    entries: Sequence[Any] = field(default=(), repr=False)
    samples: tuple[Sample, ...] = ()
    plan_entries: Sequence[Any] = field(default=(), repr=False)

    def without_entries(self) -> "LoadedBank":
        """The same without entries."""
        return replace(self, entries=(), plan_entries=())
