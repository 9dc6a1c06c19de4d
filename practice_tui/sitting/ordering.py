"""Rounds as they are ordered: by plan, by topic and level, or question by question."""

from practice_tui.core.picking import Choice, Rule
from practice_tui.core.plans import Plan
from practice_tui.core.questions import Level
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.sitting import Sitting

USUAL_PLAN = "quick"
TOPIC_COUNT = 5


def begin_plan(desk: Desk, plan: Plan, seed: int) -> Sitting:
    return desk.begin(plan, desk.choose(plan, seed).choices, seed=seed)


def begin_questions(desk: Desk, question_ids: tuple[str, ...]) -> Sitting:
    """A round of just these questions."""
    found = [question for question_id in question_ids if (question := desk.bank.find(question_id))]
    plan = Plan("chosen", "Your choice", len(found))
    return desk.begin(plan, [Choice(question, Rule.DRAWN, "chosen by you") for question in found])


def begin_topic(desk: Desk, topic: str, seed: int) -> Sitting:
    """A short round on one topic."""
    return begin_plan(desk, Plan("topic", desk.bank.topic_title(topic), TOPIC_COUNT, topics={topic: 1}), seed)


def begin_ordered(
    desk: Desk, plan_id: str | None, topics: tuple[str, ...], level: Level | None, count: int | None, seed: int
) -> Sitting:
    """What `practice round` was asked for. Raises PracticeError for an unknown plan or topic."""
    if not (topics or level or count):
        return begin_plan(desk, desk.plan(plan_id or USUAL_PLAN), seed)
    known = {topic.slug for topic in desk.bank.topics}
    for topic in topics:
        if topic not in known:
            raise PracticeError(f"there is no topic {topic!r}", f"topics: {', '.join(sorted(known))}")
    plan = Plan(
        "your-own",
        "Your own",
        count or TOPIC_COUNT,
        topics=dict.fromkeys(topics, 1),
        levels={level: 1} if level else {},
    )
    return begin_plan(desk, plan, seed)
