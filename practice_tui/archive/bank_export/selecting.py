"""Selects the questions that a bank export takes."""

from collections.abc import Callable
from dataclasses import dataclass

from practice_tui.bank.listings import questions_of
from practice_tui.core.bank.plans import BUILT_IN_PLANS
from practice_tui.core.bank.questions import Question
from practice_tui.core.statistics.verdicts import most_likely_weak
from practice_tui.sitting.desk import Desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """The conditions that each exported question meets; none by default."""

    plan_id: str = ""
    topic: str = ""
    is_weak: bool = False
    is_flagged: bool = False


def questions_wanted(desk: Desk, wanted: Wanted) -> list[Question]:
    """The questions in the order of the bank. Raises PracticeError for a plan or a topic that there isn't.

    A plan stands for all that it may ask; a standing plan, such as `due`, for what it would ask today.
    """
    tests: list[Callable[[Question], bool]] = []
    if wanted.plan_id:
        plan = desk.plans.find(wanted.plan_id)
        if plan in BUILT_IN_PLANS:
            choices = desk.chooser.choose(plan, desk.chooser.seed_of_today).choices
            chosen = {choice.question.id for choice in choices}
            tests.append(lambda question: question.id in chosen)
        else:
            tests.append(plan.admits)
    if wanted.is_weak:
        weak = most_likely_weak(desk.chooser.learner().mastery)
        tests.append(lambda question: question.topic in weak)
    if wanted.is_flagged:
        flagged = {flag.question_id for flag in desk.notebook.flags()}
        tests.append(lambda question: question.id in flagged)
    questions = questions_of(desk.bank, wanted.topic or None)
    return [question for question in questions if all(holds(question) for holds in tests)]
