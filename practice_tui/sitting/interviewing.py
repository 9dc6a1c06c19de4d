"""The interview's day and level: set, read, and told with what is left to do before it."""

from dataclasses import replace

from practice_tui.core import interviews
from practice_tui.core.attempts import Target
from practice_tui.core.interviews import Interview, read_day
from practice_tui.core.questions import Level
from practice_tui.core.saying import sentence
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.evidence import gather
from practice_tui.sitting.tabs.progress import interview_sentences


def interview_of(desk: Desk) -> Interview:
    return interviews.interview_of(desk.history.targets())


def change_interview(desk: Desk, day: str | None = None, level: Level | None = None) -> None:
    """None leaves it as it is, an empty `day` clears it. Raises PracticeError for what is no day to come."""
    held = interview_of(desk)
    wanted_day = held.day if day is None or day == held.day else read_day(day, desk.today.name)
    wanted = replace(held, day=wanted_day, level=level or held.level)
    if wanted == held:
        return
    at = desk.moments()
    target = Target(at.id, at.now, wanted.day or None, wanted.level, wanted.plan, wanted.minutes)
    desk.history.write([target])


def interview_lines(desk: Desk) -> list[str]:
    """How many days are left, how ready one is, and what to do a day."""
    evidence = gather(desk)
    said = evidence.interview.said(evidence.today)
    first = [sentence(f"{said}, on {evidence.interview.day}")] if said else []
    return [*first, *interview_sentences(evidence)]
