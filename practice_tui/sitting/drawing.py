"""Draws questions for somebody else: for a kit or a paper. No round begins, and nothing is written."""

from collections.abc import Sequence
from dataclasses import replace

from practice_tui.core.bank.codes import format_code, seed_of
from practice_tui.core.bank.plans import MOST_QUESTIONS, Pick
from practice_tui.core.bank.questions import BUNDLED, Question
from practice_tui.core.selection.learner import Learner
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawn import Drawn
from practice_tui.sitting.orders import Order, ordered_plan, plan_of_code

OWN = "own"
BANKS = (OWN, BUNDLED)
OF_ONESELF = (Pick.WEAK, Pick.DUE, Pick.GOAL, Pick.STRONG, Pick.TONIGHT)  # picks that ask for one's own history


def draw(desk: Desk, order: Order, seed: int, bank: str = "") -> Drawn:
    """The questions of an order; `bank` keeps to one of BANKS, and OWN means all of it where the order says nothing.

    Raises PracticeError where there are none.

    They are chosen as for somebody without a history, unless the plan or the order asks for one's own.
    """
    if order.drawn:
        return order.drawn
    among = _questions_of(desk, bank)
    if bank == OWN and among and order == Order(limit=order.limit):
        order = replace(order, count=min(len(among), MOST_QUESTIONS))
    if order.code:
        plan, seed, note = plan_of_code(desk, order.code)
    else:
        plan, seed, note = ordered_plan(desk, order), seed_of(seed), ""
    is_of_oneself = plan.pick in OF_ONESELF or plan.only is not None
    selection = desk.chooser.choose(plan, seed, None if is_of_oneself else Learner(), among)
    if not selection.choices:
        raise PracticeError(selection.note, "choose another plan, or more topics, kinds or levels")
    is_named = plan.pick is Pick.SEEDED and not bank and plan in desk.plans.all
    code = format_code(plan, desk.library.drawn_from(plan), seed) if is_named else ""
    questions = tuple(choice.question for choice in selection.choices)
    if among and len(questions) == MOST_QUESTIONS < len(among):
        note = note or f"{MOST_QUESTIONS} of {len(among):,} questions, the most that can be drawn"
    return Drawn(plan, questions, seed, code, note or selection.note)


def _questions_of(desk: Desk, bank: str) -> Sequence[Question] | None:
    """The questions of one of BANKS; None leaves it to the plan."""
    if not bank:
        return None
    return [question for question in desk.bank.questions if (question.bank == BUNDLED) is (bank == BUNDLED)]
