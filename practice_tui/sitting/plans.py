"""The plans that a round can follow, and the advice that some of them give first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from practice_tui.bank.problems import unknown
from practice_tui.core.bank.plans import BUILT_IN_PLANS, DAYS_BEFORE, Plan, Tip
from practice_tui.core.history.attempts import RoundRecord
from practice_tui.core.values import records
from practice_tui.core.values.clock import Day
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.column_checks import UNREADABLE

TIPS_SHOWN = 3
TIPS_FOR_THE_END = "ask-back"  # how the ids of those begin that are about one's own questions, asked last


@dataclass(frozen=True, slots=True)
class PlanCatalogue:
    """The standing plans and those of the banks."""

    of_banks: tuple[Plan, ...]
    tips: Sequence[Tip]

    @property
    def all(self) -> tuple[Plan, ...]:
        """The standing plans, those of the banks, and last those for the days before an interview.

        A bank may take the id of a standing plan.
        """
        taken = {plan.id for plan in self.of_banks}
        standing = [plan for plan in BUILT_IN_PLANS if plan.id not in taken]
        ahead = [plan for plan in standing if plan not in DAYS_BEFORE]
        return (*ahead, *self.of_banks, *(plan for plan in standing if plan in DAYS_BEFORE))

    def find(self, plan_id: str) -> Plan:
        """The plan of this id. Raises PracticeError."""
        for plan in self.all:
            if plan.id == plan_id:
                return plan
        raise unknown("plan", plan_id, [plan.id for plan in self.all], "practice plan list")

    @property
    def titles(self) -> dict[str, str]:
        """The title of each plan, by its id."""
        return {plan.id: plan.title for plan in self.all}

    def tips_before(self, plan_title: str, day: Day) -> tuple[str, ...]:
        """A few words of advice before a round whose plan asks for them: others each day, none for its end."""
        plan = next((plan for plan in self.of_banks if plan.title == plan_title), None)
        advice = [
            tip.do for tip in self.tips if tip.audience == "candidate" and not tip.id.startswith(TIPS_FOR_THE_END)
        ]
        if plan is None or not plan.tips or not advice:
            return ()
        first = day.ordinal * TIPS_SHOWN
        return tuple(advice[(first + index) % len(advice)] for index in range(min(TIPS_SHOWN, len(advice))))


def round_title(record: RoundRecord, titles: Mapping[str, str]) -> str:
    """The title of a round's plan by the `titles` of today's; the one that it had then, where the plan is gone."""
    return titles.get(record.plan) or plan_title(record.spec, record.plan)


def plan_title(spec: Mapping[str, Any], plan_id: str) -> str:
    """The title that the plan had when it was asked by, from the `spec` of a round or an interview."""
    plan = spec.get("plan")
    return str(plan.get("title", plan_id)) if isinstance(plan, dict) else plan_id


def plan_of(record: RoundRecord) -> Plan:
    """The plan that a round was begun with. Raises PracticeError where it can't be read."""
    try:
        return records.from_data(Plan, record.spec["plan"])
    except UNREADABLE as error:
        raise PracticeError(
            "the plan of this round can't be read", "practice doctor says what to do", ExitCode.UNUSABLE_FILE
        ) from error
