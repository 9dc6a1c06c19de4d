"""Questions, plans and tips as lines and JSON, as the command line prints them."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from practice_tui.bank.problems import unknown
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import Bank, Question, Value
from practice_tui.core.values import records
from practice_tui.core.values.durations import format_limit
from practice_tui.core.views.tools import tool_named

T = TypeVar("T", bound=str)

LABEL = 7  # characters of a label before a tip


def bank_lines(questions: Sequence[Question]) -> Iterator[str]:
    """One line a question: its id, topic, level, kind and title."""
    widths = [max((len(text) for text in column), default=0) for column in zip(*map(_cells, questions), strict=True)]
    for question in questions:
        yield "  ".join(text.ljust(width) for text, width in zip(_cells(question), widths, strict=True)).rstrip()


def review_lines(questions: Sequence[Question]) -> Iterator[str]:
    """One line a question: the day of its last review, then the line of `bank_lines`."""
    for question, line in zip(questions, bank_lines(questions), strict=True):
        yield f"{question.reviewed or 'never':<10}  {line}"


def bank_json(questions: Sequence[Question], hidden: int = 0) -> str:
    """`{questions: [question, …]}`, with all fields that aren't at their default; `hidden` others are only counted."""
    data: dict[str, object] = {"questions": [records.to_data(question) for question in questions]}
    return records.to_json(data | ({"hidden": hidden} if hidden else {}))


def questions_of(bank: Bank, topic: str | None) -> list[Question]:
    """The questions of one topic, or all. Raises PracticeError for a topic that the bank hasn't got."""
    slugs = [entry.slug for entry in bank.topics]
    if topic is not None and topic not in slugs:
        raise unknown("topic", topic, slugs, "practice bank list")
    return [question for question in bank.questions if topic in (None, question.topic)]


def find_question(bank: Bank, question_id: str) -> Question:
    """The question of this id. Raises PracticeError where there is none."""
    question = bank.find(question_id)
    if question is None:
        raise unknown("question", question_id, [existing.id for existing in bank.questions], "practice bank list")
    return question


def question_lines(question: Question) -> Iterator[str]:
    """All that the bank says of a question."""
    ask = question.ask
    yield f"{question.title} ({question.id})"
    yield f"{question.topic} · {question.level} · {question.kind} · {format_limit(question.limit)}"
    yield from ("", question.prompt.strip())
    yield from _part("Hints", question.hints)
    yield from _part("Rubric", [f"[{point.tier}, {point.aspect}] {point.text}" for point in question.rubric])
    yield from _part("If missed", [f"{point.probe} → {point.expect}" for point in question.rubric if point.probe])
    yield from _part("In 30 seconds", [question.answer.short] if question.answer.short else [])
    for text in (question.answer.full, question.answer.code, question.answer.deep):
        yield from (("", text.strip()) if text else ())
    yield from _part("Numbers", [_number(value) for value in question.value])
    yield from _part("Also right", [spelling for value in question.value for spelling in value.accept])
    yield from _part("Ask the interviewer", [f"{fact.ask} → {fact.tell}" for fact in question.clarify])
    yield from _part("Scores", [f"{number}: {band}" for number, band in enumerate(question.bands, 1)])
    yield from _part("Mistakes", [f"“{mistake.says}” {mistake.why}" for mistake in question.mistakes])
    yield from _part("One step deeper", [f"{deeper.ask} → {deeper.looks_for}" for deeper in question.follow_ups])
    if ask.why or ask.how:
        yield from _part("For the interviewer", [f"when: {ask.stage}", f"why: {ask.why}", f"how: {ask.how}"])
    yield from _part("Tests of the code", question.tests.strip().split("\n") if question.tests else ())
    yield from _part("Related", question.related)
    yield from _part("Tags", question.tags)
    yield from _part("Formerly", question.formerly)
    yield from _part("References", question.refs)
    if question.drill:
        tool = tool_named(question.drill)
        yield from _part(tool.offer, [tool.command])
    yield from _part("Reviewed", [question.reviewed] if question.reviewed else [])


def find_plan(plans: Sequence[Plan], plan_id: str) -> Plan:
    """The plan of this id. Raises PracticeError where there is none."""
    for plan in plans:
        if plan.id == plan_id:
            return plan
    raise unknown("plan", plan_id, [plan.id for plan in plans], "practice plan list")


def plan_lines(plans: Sequence[Plan]) -> Iterator[str]:
    """One line a plan: its id, how many questions, or minutes where it asks as many as fit, and its title."""
    width = max((len(plan.id) for plan in plans), default=0)
    amounts = [f"{plan.minutes}m" if plan.asks_as_many_as_fit else str(plan.count) for plan in plans]
    for plan, amount in zip(plans, amounts, strict=True):
        yield f"{plan.id:<{width}}  {amount:>{max(3, *map(len, amounts))}}  {plan.title}"


def plan_json(plans: Sequence[Plan]) -> str:
    """`{plans: [plan, …]}`, with all fields that aren't at their default."""
    return records.to_json({"plans": [records.to_data(plan) for plan in plans]})


def plan_page(plan: Plan) -> Iterator[str]:
    """Everything that a plan says."""
    yield f"{plan.title} ({plan.id})"
    if plan.about:
        yield plan.about
    yield f"questions  {'as many as fit' if plan.asks_as_many_as_fit else plan.count}"
    yield f"picked     {plan.pick}"
    yield f"mode       {plan.mode}"
    yield f"limits     {_limits(plan)}"
    yield f"topics     {_weights(plan.topics)}"
    yield f"levels     {_weights(plan.levels)}"
    yield f"kinds      {_weights(plan.kinds)}"
    if plan.stages:
        yield f"stages     {_weights(plan.stages)}"
    if plan.minutes is not None:
        yield f"minutes    {plan.minutes}"
    if plan.questions:
        yield f"only       {', '.join(plan.questions)}"
    if plan.only:
        yield f"part       {plan.only}"
    yield f"follow-ups {'yes' if plan.follow_ups else 'no'}"
    if not plan.hints:
        yield "hints      no"
    if plan.style:
        yield f"talks      {plan.style}"
    if plan.closing:
        yield "closing    your own questions"
    yield f"tips       {'yes' if plan.tips else 'no'}"
    if not plan.counts:
        yield "counts     no: ticked, not scored, in no figure"


def tip_lines(tips: Iterable[Tip], audience: str, width: int = 0) -> Iterator[str]:
    """The tips for one side of the table, with an empty line after each; folded at blanks unless `width` is 0."""
    for tip in tips:
        if tip.audience == audience:
            for label, text in (("Do", tip.do), ("Don't", tip.avoid), ("Why", tip.why)):
                yield from _labelled(label, text, width)
            yield ""


def tip_json(tips: Iterable[Tip], audience: str) -> str:
    """`{tips: [tip, …]}` for one side of the table."""
    return records.to_json({"tips": [records.to_data(tip) for tip in tips if tip.audience == audience]})


def _labelled(label: str, text: str, width: int) -> list[str]:
    """A text behind its label; where it is folded, its further lines begin below the first word."""
    lead = label.ljust(LABEL)
    if not width:
        return [f"{lead}{text}"]
    return textwrap.wrap(
        text, width, initial_indent=lead, subsequent_indent=" " * LABEL, break_long_words=False, break_on_hyphens=False
    )


def _cells(question: Question) -> tuple[str, ...]:
    return (question.id, question.topic, question.level, question.kind, question.title)


def _part(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield from ("", title, *(f"  {entry.strip()}" for entry in entries))


def _number(value: Value) -> str:
    within = f" ± {value.margin:g}" if value.margin else ""
    return f"{value.name}: {value.value:g}{within}  {value.check}"


def _limits(plan: Plan) -> str:
    if plan.ladder:
        return ", then ".join(map(format_limit, plan.ladder))
    limit = "each question's own" if plan.limit is None else format_limit(plan.limit)
    return limit if plan.pace == 1 else f"{limit}, times {plan.pace:g}"


def _weights(weights: Mapping[T, int]) -> str:
    return ", ".join(f"{name} {weight}" for name, weight in weights.items()) or "all alike"
