"""The interview that one practises for: read, changed, and put into sentences."""

from practice_tui.core.bank.questions import Level
from practice_tui.core.history import targets
from practice_tui.core.history.facts import Target
from practice_tui.core.history.targets import Interview, read_day, read_minutes
from practice_tui.core.history.unreadable import left_out_data
from practice_tui.core.values.dates import with_weekday
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import one_line
from practice_tui.presenters.dashboard_data import DashboardData, read_dashboard_data
from practice_tui.presenters.figures_json import interview_data
from practice_tui.presenters.tabs.progress import interview_sentences
from practice_tui.sitting.desk import Desk


def interview_of(desk: Desk) -> Interview:
    return targets.interview_of(desk.history.targets())


def change_interview(
    desk: Desk,
    day: str | None = None,
    level: Level | None = None,
    minutes: str | None = None,
    plan: str | None = None,
) -> None:
    """None leaves it as it is; an empty day, number of minutes or plan clears that.

    Raises PracticeError for what is no day to come, no number of minutes or no plan.
    """
    before = interview_of(desk)
    changed = Interview(
        day=before.day if day is None or day == before.day else read_day(day, desk.today.name),
        level=level or before.level,
        plan=before.plan if plan is None else desk.plans.find(plan).id if plan else "",
        minutes=before.minutes if minutes is None else read_minutes(minutes),
    )
    if changed == before:
        return
    at = desk.moments()
    target = Target(at.id, at.now, changed.day or None, changed.level, changed.plan, changed.minutes)
    desk.history.write([target])


def plans_to_aim_at(desk: Desk) -> list[tuple[str, str]]:
    """Ids and titles of the plans that weigh topics: what an interview may be about."""
    return [(plan.id, plan.title) for plan in desk.plans.all if plan.topics]


def clear_line(before: Interview, after: Interview) -> str:
    """Says that the date was cleared; empty if it wasn't."""
    return "Date cleared." if before.day and not after.day else ""


def interview_lines(desk: Desk) -> list[str]:
    """The days that are left, readiness, and what the day asks for."""
    data = read_dashboard_data(desk)
    if not data.interview.day:
        return list(interview_sentences(data))
    day = f"{data.interview.in_words(data.today)}, on {with_weekday(data.interview.day)}"
    return [sentence(f"{day}{_practice_for_it(data)}"), *interview_sentences(data)]


def _practice_for_it(data: DashboardData) -> str:
    """`, 90 minutes a day, on the topics of Phone screen`; no minutes once the interview is over."""
    interview = data.interview
    minutes = interview.minutes if interview.is_ahead(data.today) else None
    a_day = f", {count(minutes, 'minute')} a day" if minutes else ""
    plan = one_line(data.plan_titles.get(interview.plan, ""))
    return f"{a_day}, on the topics of {plan}" if plan else a_day


def interview_json(desk: Desk) -> str:
    """`{interview: {day, level, plan, minutes}, readiness, goal, left_out: [{table, id, reason}, …]}`."""
    return to_json(interview_data(read_dashboard_data(desk)) | left_out_data(desk.left_out()))
