"""Rounds as they are ordered: by plan, by code, by topic and level, or question by question."""

import json
from dataclasses import dataclass, replace

from practice_tui.bank.listings import find_question
from practice_tui.bank.problems import unknown
from practice_tui.core.bank.codes import format_code, parse_code, seed_of
from practice_tui.core.bank.plans import BUILT_IN_PLANS, LADDER, Mode, Only, Pick, Plan
from practice_tui.core.bank.questions import Kind, Level
from practice_tui.core.history.facts import Setting
from practice_tui.core.selection.needs import Rule
from practice_tui.core.selection.next_question import Choice
from practice_tui.core.values import records
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawn import Drawn
from practice_tui.sitting.mock_day import todays_part
from practice_tui.sitting.plans import plan_of
from practice_tui.sitting.sitting import Sitting

USUAL_PLAN = "quick"
TOPIC_COUNT = 5
OWN_ROUND = Plan("your-own", "Your own", TOPIC_COUNT)


@dataclass(frozen=True, slots=True)
class Order:
    """The options of `practice round`; `limit` is in seconds. `drawn` are the very questions, with their plan."""

    plan_id: str | None = None
    code: str | None = None
    topics: tuple[str, ...] = ()
    level: Level | None = None
    kinds: tuple[Kind, ...] = ()
    only: Only | None = None
    count: int | None = None
    limit: float | None = None
    mode: Mode | None = None
    drawn: Drawn | None = None


def begin_order(desk: Desk, order: Order, seed: int) -> Sitting:
    """The ordered round at its threshold. Raises PracticeError for what there is not."""
    if order.drawn:
        return begin_drawn(desk, order.drawn, order)
    return begin_code(desk, order.code) if order.code else begin_plan(desk, ordered_plan(desk, order), seed)


def ordered_plan(desk: Desk, order: Order) -> Plan:
    """The plan of an order without a code. Raises PracticeError for what there is not."""
    if not (order.topics or order.level or order.kinds or order.only or order.count):
        plan = desk.plans.find(order.plan_id or USUAL_PLAN)
        return _adjusted(plan, order)
    slugs = {topic.slug for topic in desk.library.whole.topics}
    for topic in order.topics:
        if topic not in slugs:
            raise unknown("topic", topic, slugs, "practice bank list")
    plan = replace(
        OWN_ROUND,
        count=order.count or OWN_ROUND.count,
        topics=dict.fromkeys(order.topics, 1),
        levels={order.level: 1} if order.level else {},
        kinds=dict.fromkeys(order.kinds, 1),
        only=order.only,
    )
    return _adjusted(plan, order)


def begin_plan(desk: Desk, plan: Plan, seed: int) -> Sitting:
    """A round of a plan; one that is drawn by a seed gets the code that draws it again."""
    chosen_seed = seed_of(desk.chooser.seed_of_today if plan in BUILT_IN_PLANS else seed)
    plan, pause = todays_part(desk, plan)
    code = format_code(plan, desk.library.drawn_from(plan), chosen_seed) if plan.pick is Pick.SEEDED else None
    selection = desk.chooser.choose(plan, chosen_seed)
    note = "; ".join(filter(None, (pause, selection.note)))
    if plan.minutes is not None:
        plan = replace(plan, count=len(selection.choices) or 1)  # a round that adapts goes by the shares of these
    return desk.rounds.begin(plan, selection.choices, seed=chosen_seed, code=code, note=note)


def begin_drawn(desk: Desk, drawn: Drawn, order: Order) -> Sitting:
    """A round of these very questions in their order, with the texts that they have there, whatever the bank says."""
    plan = _adjusted(replace(drawn.plan, pick=Pick.SEEDED), order)
    choices = [Choice(question, Rule.DRAWN, "drawn for this file") for question in drawn.questions]
    return desk.rounds.begin(plan, choices, seed=drawn.seed, code=drawn.code or None, note=drawn.note)


def begin_code(desk: Desk, text: str) -> Sitting:
    """The round of a code: the same questions in the same order on the same bank; a word where the bank differs."""
    plan, seed, note = plan_of_code(desk, text)
    selection = desk.chooser.choose(plan, seed)
    note = "; ".join(filter(None, (note, selection.note)))
    return desk.rounds.begin(plan, selection.choices, seed=seed, code=text.strip().upper(), note=note)


def plan_of_code(desk: Desk, text: str) -> tuple[Plan, int, str]:
    """The plan and the seed of a code, and a word where the bank or the plan differs. Raises PracticeError."""
    code = parse_code(text)
    plan = desk.plans.find(code.plan_id)
    fits = code.fits(plan, desk.library.drawn_from(plan))
    return plan, code.seed, "" if fits else "this bank or plan differs: these may be other questions"


def begin_again(desk: Desk, round_id: str) -> Sitting:
    """The questions of a round again, in its mode and with its limits."""
    plan = plan_of(desk.rounds.record(round_id))
    question_ids = dict.fromkeys(attempt.question_id for attempt in desk.history.attempts(round_id=round_id))
    return begin_questions(desk, tuple(question_ids), plan)


def begin_questions(desk: Desk, question_ids: tuple[str, ...], like: Plan | None = None) -> Sitting:
    """A round of just these questions but for hidden ones, in the mode and with the limits of `like`.

    Raises PracticeError where all are hidden.
    """
    bank, shelf = desk.bank, desk.library.shelf
    questions = [question for question_id in question_ids if (question := bank.find(question_id))]
    hidden = [question_id for question_id in question_ids if shelf.is_hidden(question_id)]
    plan = Plan("chosen", "Your choice", len(questions))
    if like:
        plan = replace(plan, mode=like.mode, pace=like.pace, limit=like.limit, follow_ups=like.follow_ups)
        plan = replace(plan, counts=like.counts, ladder=like.ladder, hints=like.hints)
    choices = [Choice(question, Rule.DRAWN, "you chose it") for question in questions]
    note = f"hidden, so not asked: {', '.join(hidden)}" if hidden else ""
    if note and not choices:
        raise PracticeError(note, "practice bank unhide ID has it asked again")
    return desk.rounds.begin(plan, choices, note=note)


def begin_ladder(desk: Desk, question_id: str) -> Sitting:
    """A ladder of this question. Raises PracticeError where there is none, and where it has no must to survive."""
    question = find_question(desk.library.whole, question_id)
    plan = replace(LADDER, kinds={}, questions=(question.id,))
    if not plan.admits(question):
        raise PracticeError(
            f"{question.id} has no must, so nothing of it could survive", "practice bank edit adds some"
        )
    return desk.rounds.begin(plan, [Choice(question, Rule.DRAWN, "you chose it")])


def begin_topic(desk: Desk, topic: str, seed: int) -> Sitting:
    """A short round on one topic."""
    return begin_plan(desk, Plan("topic", desk.texts.topic_title(topic), TOPIC_COUNT, topics={topic: 1}), seed)


def begin_own(desk: Desk, plan: Plan, seed: int) -> Sitting:
    """A round of one's own, remembered for the next time."""
    at = desk.moments()
    desk.history.write([Setting(at.id, at.now, OWN_ROUND.id, json.dumps(records.to_data(plan)))])
    return begin_plan(desk, plan, seed)


def own_plan(desk: Desk) -> Plan:
    """The last round of one's own, or the usual one."""
    stored = desk.history.setting(OWN_ROUND.id)
    return records.from_data(Plan, json.loads(stored)) if stored else OWN_ROUND


def _adjusted(plan: Plan, order: Order) -> Plan:
    return replace(plan, limit=order.limit or plan.limit, mode=order.mode or plan.mode)
