"""A question paper as a value, and as the file from which the same paper is made again.

The file is one JSON object:

    {"practice": "paper", "format": 1, "plan": {…}, "seed": 7, "code": "…", "versions": [["id", …], …],
     "questions": [{…}, …]}

`questions` holds the whole text of each question, as `Question.to_body` writes it, so that nothing depends on what
becomes of a bank. `versions` holds their ids in the order of each version. `code` is empty where none names the paper.
"""

import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from practice_tui.archive.json_file import FileKind, read_object
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Question
from practice_tui.core.selection.next_question import shuffle_key
from practice_tui.core.values import records
from practice_tui.core.values.phrases import count
from practice_tui.errors import PracticeError
from practice_tui.sitting.drawn import Drawn
from practice_tui.store.column_checks import UNREADABLE

KIND = FileKind("paper", 1, "practice paper DIR and practice plan export write such files")
MOST_VERSIONS = 26  # named A to Z
MOST_QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in one or more versions. `orders` holds, for each version, the ids of the questions in their order."""

    plan: Plan
    seed: int
    code: str
    questions: tuple[Question, ...]
    orders: tuple[tuple[str, ...], ...]

    def version(self, number: int) -> list[Question]:
        """The questions in the order of a version; the first is 0."""
        by_id = {question.id: question for question in self.questions}
        return [by_id[question_id] for question_id in self.orders[number]]


def paper_of(drawn: Drawn, versions: int) -> Paper:
    """The paper of what was drawn: the first version in the order of drawing, the others shuffled by the seed.

    Raises PracticeError where there are more versions than orders.
    """
    ids = tuple(question.id for question in drawn.questions)
    possible = math.factorial(min(len(ids), MOST_VERSIONS))
    if versions > possible:
        problem = f"{count(len(ids), 'question')} can't stand in {versions} different orders"
        raise PracticeError(problem, f"give at most --versions {possible}")
    return Paper(drawn.plan, drawn.seed, drawn.code, drawn.questions, _orders(ids, drawn.seed, versions))


def drawn_in(path: Path) -> Drawn:
    """The questions of the first version of the paper in a file, with its plan. Raises PracticeError."""
    paper = read_paper(path)
    return Drawn(paper.plan, tuple(paper.version(0)), paper.seed, paper.code)


def paper_json(paper: Paper) -> str:
    """The text of the file."""
    data = {
        **KIND.head,
        "plan": records.to_data(paper.plan),
        "seed": paper.seed,
        "code": paper.code,
        "versions": [list(order) for order in paper.orders],
        "questions": [json.loads(question.to_body()) for question in paper.questions],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_paper(path: Path) -> Paper:
    """The paper in a file. Raises PracticeError for anything else."""
    data = read_object(path, KIND)
    try:
        return _paper_in(data)
    except UNREADABLE as error:
        raise KIND.refused(path, "is damaged: a plan, a question or an order can't be read") from error


def _orders(ids: tuple[str, ...], seed: int, versions: int) -> tuple[tuple[str, ...], ...]:
    orders = [ids]
    shuffles = (_shuffled(ids, seed, number) for number in itertools.count(1))
    while len(orders) < versions:
        order = next(shuffles)
        if order not in orders:
            orders.append(order)
    return tuple(orders)


def _shuffled(ids: Sequence[str], seed: int, number: int) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda question_id: shuffle_key(seed, f"{number}:{question_id}")))


def _paper_in(data: dict[str, Any]) -> Paper:
    """Raises one of UNREADABLE."""
    paper = Paper(
        plan=records.from_data(Plan, data["plan"]),
        seed=int(data["seed"]),
        code=str(data["code"]),
        questions=records.from_data(tuple[Question, ...], data["questions"]),
        orders=records.from_data(tuple[tuple[str, ...], ...], data["versions"]),
    )
    ids = sorted(question.id for question in paper.questions)
    is_sound = (
        0 < len(ids) == len(set(ids)) <= MOST_QUESTIONS
        and 0 < len(paper.orders) <= MOST_VERSIONS
        and all(sorted(order) == ids for order in paper.orders)
        and all(0 < paper.plan.limit_for(question) < 86_400 for question in paper.questions)
        and all(len(question.bands) in (0, 4) for question in paper.questions)
    )
    if not is_sound:
        raise ValueError
    return paper
