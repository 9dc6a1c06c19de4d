"""Descent on random data sets against numpy: it diverges if and only if the learning rate is above the bound.

`python -m tests.simulators 100` tries so many data sets at each learning rate, with momentum and without, and prints
what came; rates within 1 % of the bound are left out. The exit code is 1 where one run did otherwise.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from practice_tui.core.simulators.descent import MOMENTUM, RATES, Descent, Step, act, losses, must_diverge

STEPS = 800
TOO_NEAR = 0.01  # of the bound


@dataclass(frozen=True)
class Run:
    """What was said of one run before it began, and what came; `bound` is numpy's."""

    state: Descent
    bound: float
    diverged: bool

    @property
    def is_as_said(self) -> bool:
        return must_diverge(self.state) == self.diverged == (self.state.learning_rate > self.bound)

    def __str__(self) -> str:
        momentum = " with momentum" if self.state.has_momentum else ""
        return f"seed {self.state.seed}{momentum}: η {self.state.learning_rate:g}, bound {self.bound:.4f}"


def runs(data_sets: int, chance: random.Random) -> Iterator[Run]:
    """Every learning rate on so many data sets, some with an outlier, some scaled."""
    for _ in range(data_sets):
        seed, has_outlier, is_scaled = chance.getrandbits(30), chance.random() < 0.3, chance.random() < 0.3
        for has_momentum in (False, True):
            for rate in range(len(RATES)):
                state = Descent(seed, rate, has_momentum=has_momentum, is_scaled=is_scaled, has_outlier=has_outlier)
                bound = bound_by_numpy(state)
                if abs(state.learning_rate / bound - 1) >= TOO_NEAR:
                    yield Run(state, bound, has_diverged(state))


def bound_by_numpy(state: Descent) -> float:
    x = np.array(state.points)[:, 0]
    design = np.column_stack([x, np.ones(len(x))])
    beta = MOMENTUM if state.has_momentum else 0.0
    return float(2 * (1 + beta) / np.linalg.eigvalsh(2 / len(x) * design.T @ design).max())


def has_diverged(state: Descent) -> bool:
    """Seen in the run itself, which has the time to show it even close to the bound."""
    after = act(state, Step(STEPS))
    first, *_, last = losses(after)
    return after.has_blown_up or last > 1.5 * first


def main(data_sets: int) -> int:
    tried = list(runs(data_sets, random.Random(17)))
    wrong = [run for run in tried if not run.is_as_said]
    diverged = sum(run.diverged for run in tried)
    print(f"{data_sets} data sets, {len(tried)} runs, {diverged} diverged, {len(wrong)} otherwise than said")
    for run in wrong:
        print(run)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
