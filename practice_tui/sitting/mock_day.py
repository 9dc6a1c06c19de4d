"""Half a mock day: which of its rounds comes next today, and until when one had better take a break."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from practice_tui.core.bank.plans import HALF_DAY, HALF_DAY_PARTS, Plan
from practice_tui.core.history.attempts import RoundRecord, RoundState
from practice_tui.sitting.desk import Desk

BREAK = timedelta(minutes=15)
ROUNDS_LOOKED_AT = 50  # the newest; nobody sits more in a day


@dataclass(frozen=True, slots=True)
class MockDay:
    """Half a mock day as it stands: `begun` of its rounds are begun; `break_until` is None unless the last is over."""

    begun: int
    break_until: datetime | None = None

    @property
    def part(self) -> Plan:
        """The round that comes next; after the last one the first again."""
        return HALF_DAY_PARTS[self.begun % len(HALF_DAY_PARTS)]

    @property
    def is_under_way(self) -> bool:
        return 0 < self.begun < len(HALF_DAY_PARTS)

    def is_break(self, now: datetime) -> bool:
        return self.is_under_way and self.break_until is not None and now < self.break_until


def mock_day(desk: Desk) -> MockDay:
    """Half a mock day as today's rounds make it."""
    begun = [record for record in desk.history.rounds(ROUNDS_LOOKED_AT) if _is_part(record, desk.today.name)]
    ended_at = desk.history.ended_at(begun[0].id) if begun else None
    zone = desk.moments.clock.now().tzinfo
    return MockDay(len(begun), ended_at.astimezone(zone) + BREAK if ended_at else None)


def todays_part(desk: Desk, plan: Plan) -> tuple[Plan, str]:
    """The round that half a mock day, if it is `plan`, comes to now, with a word on the break; else the plan itself.

    The mode and the limit of `plan` hold for the round, since an order may have changed them.
    """
    if plan.id != HALF_DAY.id or HALF_DAY not in desk.plans.all:
        return plan, ""
    day, now = mock_day(desk), desk.moments.clock.now()
    pause = f"take your break until {day.break_until:%H:%M} first" if day.is_break(now) else ""
    return replace(day.part, mode=plan.mode, limit=plan.limit), pause


def _is_part(record: RoundRecord, today: str) -> bool:
    return record.plan == HALF_DAY.id and record.day == today and record.state is not RoundState.DISCARDED
