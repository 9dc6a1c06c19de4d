"""What must hold of every exercise, whatever its numbers."""

from itertools import combinations

import numpy as np

from practice_tui.core.drills.catalogue import Drill
from practice_tui.core.drills.draws import Draws
from practice_tui.core.drills.exercises import WIDTH, Exercise, check
from practice_tui.core.drills.typed_results import read_typed
from tests.drills.recomputed import COMPUTED


def faults_of(drill: Drill, level: int, seed: int) -> list[str]:
    """What is wrong with one exercise, in words; nothing where all is well."""
    exercise = drill.make(Draws(seed), level)
    where = f"{drill.name}, level {level}, seed {seed}"
    return [
        f"{where}: {fault}\n{exercise.prompt}" for fault in (*_of_numbers(drill, exercise, level), *_of_text(exercise))
    ]


def _of_numbers(drill: Drill, exercise: Exercise, level: int) -> list[str]:
    answer = np.atleast_2d(COMPUTED[drill.name](exercise.prompt, level))
    given = np.array(exercise.answer)
    faults = []
    if answer.shape != given.shape or not np.allclose(answer, given, rtol=1e-6, atol=1e-6):
        faults.append(f"answer {given.tolist()}, computed {answer.tolist()}")
    last = exercise.solution[-1].removeprefix("= ")
    if not check(exercise, read_typed(last, exercise).value).is_right:
        faults.append(f"the solution ends in {last}, the answer is {given.tolist()}")
    results = [exercise.answer, *(slip.value for slip in exercise.slips)]
    faults += [
        f"{one} can't be told from {other}"
        for one, other in combinations(results, 2)
        if _overlap(np.array(one), np.array(other), exercise.tolerance)
    ]
    for slip in exercise.slips:
        checked = check(exercise, slip.value)
        if checked.is_right or checked.slip != slip.name:
            faults.append(f"the slip {slip.name!r} is taken for {checked}")
    return faults


def _of_text(exercise: Exercise) -> list[str]:
    lines = [*exercise.prompt.split("\n"), *exercise.solution, *(slip.name for slip in exercise.slips)]
    wide = [f"{len(line)} columns: {line}" for line in lines if len(line) > WIDTH]
    signs = [
        f"a hyphen stands for a minus: {line}" for line in lines if "-1" in line.replace("1-D", "") or " -" in line
    ]
    endless = [f"too many digits: {line}" for line in exercise.solution if "00000" in line or "99999" in line]
    return [*wide, *signs, *endless]


def _overlap(one: np.ndarray, other: np.ndarray, tolerance: float) -> bool:
    return one.shape == other.shape and bool(np.all(np.abs(one - other) <= 2 * tolerance))
