"""The builder of one's own round as a value: its fields, what the arrows and the blank do to them, what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from practice_tui.core.bank.plans import Mode, Only, Plan
from practice_tui.core.bank.questions import Kind, Level, Question, Topic
from practice_tui.core.values.durations import format_limit, format_minutes
from practice_tui.core.values.phrases import count

T = TypeVar("T")

COUNTS = (1, 3, 5, 8, 10, 12, 15, 20, 30)
LIMITS = (None, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0)
PARTS = (None, *Only)
PART_NAMES = {
    None: "all questions",
    Only.MISSED: "missed the last time",
    Only.DUE: "due for review",
    Only.FLAGGED: "flagged by you",
    Only.NEW: "never asked",
}
KINDS_ASK = {
    Kind.CONCEPT: "Say what it is, why it works, and when it fails",
    Kind.COMPARISON: "Hold two things against each other, and say when to take which",
    Kind.DERIVATION: "Work out a formula, step by step",
    Kind.NUMERIC: "Compute a number, which is checked",
    Kind.CODE: "Write a few lines of code, or find what is wrong with some",
    Kind.SCENARIO: "Say what you would look at and do, when something goes wrong",
    Kind.DESIGN: "Design a system, after asking what it must hold",
}
MODES_SAY = {
    Mode.COACHED: "Hints and a pause are there, and each answer is reviewed at once",
    Mode.PRESSURE: "No hints, no pause, and the review after the last answer",
}


class Field(Enum):
    """A line of the builder. The value is its label."""

    COUNT = "Questions"
    ONLY = "Only"
    MODE = "Mode"
    LIMIT = "Time for each"
    FOLLOW_UPS = "Follow-ups"
    LEVELS = "Levels"
    KINDS = "Kinds"
    TOPICS = "Topics"

    @property
    def has_chips(self) -> bool:
        """Whether it holds several things that are taken in or left out."""
        return self in (Field.LEVELS, Field.KINDS, Field.TOPICS)


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that may be taken in, with how many questions of it the plan may ask."""

    name: str
    title: str
    questions: int
    is_in: bool = False


@dataclass(frozen=True, slots=True)
class OwnRoundView:
    """The plan as chosen so far, and where one stands: `field`, and in it the `chip` of this place.

    `ids` are the questions of each part of the bank, as things stand.
    """

    plan: Plan
    topics: Sequence[Topic]
    questions: Sequence[Question]
    ids: Mapping[Only, frozenset[str]] = field(default_factory=dict)
    field: Field = Field.COUNT
    chip: int = 0

    def chips(self, of: Field) -> list[Chip]:
        """The values of a field that takes several, in the order of showing."""
        plan = self.plan
        every = [question for question in self.questions if plan.legacy or not question.legacy]
        match of:
            case Field.LEVELS:
                return [Chip(each, each.value, _of(every, "level", each), each in plan.levels) for each in Level]
            case Field.KINDS:
                return [Chip(each, each.value, _of(every, "kind", each), each in plan.kinds) for each in Kind]
            case Field.TOPICS:
                return [
                    Chip(topic.slug, topic.short_title, _of(every, "topic", topic.slug), topic.slug in plan.topics)
                    for topic in self.topics
                ]
        return []

    def value(self, of: Field) -> str:
        """The words for the value of a field that takes one."""
        plan = self.plan
        values = {
            Field.COUNT: str(plan.count),
            Field.ONLY: PART_NAMES[plan.only],
            Field.MODE: plan.mode.value,
            Field.LIMIT: "each question's own" if plan.limit is None else format_limit(plan.limit),
            Field.FOLLOW_UPS: "yes" if plan.follow_ups else "no",
        }
        return values.get(of, "")

    @property
    def matching(self) -> list[Question]:
        """The questions that the round may ask."""
        part = None if self.plan.only is None else self.ids.get(self.plan.only, frozenset())
        return [
            question
            for question in self.questions
            if self.plan.admits(question) and (part is None or question.id in part)
        ]

    def at_field(self, steps: int) -> "OwnRoundView":
        """So many fields on or back, round the ends."""
        fields = list(Field)
        return replace(self, field=fields[(fields.index(self.field) + steps) % len(fields)], chip=0)

    def turned(self, steps: int) -> "OwnRoundView":
        """The next value of the field, or the one before; in a field of several the next thing, or the one before."""
        plan = self.plan
        match self.field:
            case Field.COUNT:
                return replace(self, plan=replace(plan, count=_turned(COUNTS, plan.count, steps)))
            case Field.ONLY:
                return replace(self, plan=replace(plan, only=_turned(PARTS, plan.only, steps)))
            case Field.MODE:
                return replace(self, plan=replace(plan, mode=_turned(tuple(Mode), plan.mode, steps)))
            case Field.LIMIT:
                return replace(self, plan=replace(plan, limit=_turned(LIMITS, plan.limit, steps)))
            case Field.FOLLOW_UPS:
                return replace(self, plan=replace(plan, follow_ups=not plan.follow_ups))
        return replace(self, chip=(self.chip + steps) % len(self.chips(self.field)))

    def toggled(self) -> "OwnRoundView":
        """The marked thing taken in or left out; a value turned."""
        if not self.field.has_chips:
            return self.turned(1)
        name, plan = self.chips(self.field)[self.chip].name, self.plan
        match self.field:
            case Field.LEVELS:
                plan = replace(plan, levels=_toggled(plan.levels, Level(name)))
            case Field.KINDS:
                plan = replace(plan, kinds=_toggled(plan.kinds, Kind(name)))
            case _:
                plan = replace(plan, topics=_toggled(plan.topics, name))
        return replace(self, plan=plan)


def matching_line(view: OwnRoundView) -> str:
    """The number of questions that match, and the minutes of the round."""
    matching, plan = view.matching, view.plan
    if not matching:
        part = " or all questions" if plan.only else ""
        return f"No question matches: take in more topics, kinds or levels{part}."
    asked = min(plan.count, len(matching))
    minutes = format_minutes(plan.mean_limit(matching) * asked)
    short = "" if len(matching) >= plan.count else f", so the round has {asked}"
    return f"{count(len(matching), 'question matches', 'questions match')}{short}; about {minutes}."


def about_line(view: OwnRoundView) -> str:
    """Explains the marked field, or the marked value in it."""
    match view.field:
        case Field.COUNT:
            return "How many questions the round asks"
        case Field.ONLY:
            return "From all of the bank, or only what was missed, is due, is flagged, or was never asked"
        case Field.MODE:
            return MODES_SAY[view.plan.mode]
        case Field.TOPICS:
            return view.topics[view.chip].scope if view.topics else ""
        case Field.KINDS:
            return KINDS_ASK[list(Kind)[view.chip]]
        case Field.FOLLOW_UPS:
            return "Whether the interviewer comes back: one step deeper, and later to what you left out"
        case Field.LIMIT:
            return "One limit for all, in place of each question's own"
        case Field.LEVELS:
            return "With none chosen, every level is asked; the same goes for kinds and topics"
    return ""


def _of(questions: Sequence[Question], name: str, value: str) -> int:
    return sum(getattr(question, name) == value for question in questions)


def _turned(values: tuple[T, ...], value: T, steps: int) -> T:
    return values[(values.index(value) + steps) % len(values)] if value in values else values[0]


def _toggled(weights: Mapping[T, int], name: T) -> dict[T, int]:
    return {each: 1 for each in weights if each != name} if name in weights else {**dict.fromkeys(weights, 1), name: 1}
