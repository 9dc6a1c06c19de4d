"""The builder of one's own round as a value: its fields, what the arrows and the blank do to them, what it comes to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from practice_tui.core.bank.job_words import MatchedWord, says_enough, topic_weights
from practice_tui.core.bank.lines import Style
from practice_tui.core.bank.plans import MOST_QUESTIONS, Mode, Only, Pick, Plan
from practice_tui.core.bank.questions import Kind, Level, Question, Stage, Topic
from practice_tui.core.selection.learner import Learner
from practice_tui.core.selection.round_questions import choose_round
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.phrases import count
from practice_tui.core.values.turning import turned
from practice_tui.core.views.plan_preview import PlanPreview, preview_of

T = TypeVar("T")

COUNTS = (1, 3, 5, 8, 10, 12, 15, 20, 30)
MINUTES = (None, 10, 15, 20, 30, 45, 60, 90, 120)
AS_MANY, LAST_CHOICE = "as many as fit", "your last choice"
MOST_SHARE = 3  # of a stage
LIMITS = (None, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0)
STYLES = (None, *Style)
STYLE_NAMES = {None: "says nothing around the questions", Style.WARM: "warm", Style.NEUTRAL: "neutral"}
PARTS = (None, *Only)
PART_NAMES = {
    None: "all questions",
    Only.MISSED: "missed the last time",
    Only.DUE: "due for review",
    Only.FLAGGED: "flagged by you",
    Only.NEW: "never asked",
}


class Field(Enum):
    """A line of the builder. The value is its label."""

    ROLE = "Begin with"
    JOB = "Job description"
    WORDS = "Its words"
    COUNT = "Questions"
    MINUTES = "Minutes"
    ONLY = "Only"
    MODE = "Mode"
    LIMIT = "Time for each"
    ADAPTS = "Adapts"
    FOLLOW_UPS = "Follow-ups"
    HINTS = "Hints"
    STYLE = "Interviewer"
    CLOSING = "Your questions"
    STAGES = "Stages"
    LEVELS = "Levels"
    KINDS = "Kinds"
    TOPICS = "Topics"

    @property
    def has_chips(self) -> bool:
        """Whether it holds several things that are taken in or left out."""
        return self in (Field.WORDS, Field.STAGES, Field.LEVELS, Field.KINDS, Field.TOPICS)


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that may be taken in, with its weight, and how many questions of it, or times, there are."""

    name: str
    title: str
    number: int
    weight: int = 0

    @property
    def is_in(self) -> bool:
        return self.weight > 0


@dataclass(frozen=True, slots=True)
class Building:
    """The parts from which a plan can be built, as things stand when the builder is opened.

    `ids` are the questions of each part of the bank. `roles` are plans to begin with; the first is the last choice.
    `learner` and `seed` choose the same questions as the start of the round.
    """

    topics: Sequence[Topic] = ()
    questions: Sequence[Question] = ()
    ids: Mapping[Only, frozenset[str]] = field(default_factory=dict)
    roles: Sequence[Plan] = ()
    learner: Learner = field(default_factory=Learner)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class OwnRoundView:
    """The plan as chosen so far, and where one stands: `field`, and in it the `chip` of this place.

    `role` is the number of the plan that it began with. `job` is the text of a job description, `words` those in
    it that are known, and `struck` those that have no say.
    """

    plan: Plan
    building: Building
    field: Field = Field.ROLE
    chip: int = 0
    role: int = 0
    job: str = ""
    words: tuple[MatchedWord, ...] = ()
    struck: frozenset[str] = frozenset()

    @property
    def fields(self) -> list[Field]:
        """The fields that are there: without a job description there are no words of it."""
        return [each for each in Field if each is not Field.WORDS or self.words]

    def topic_title(self, slug: str) -> str:
        return next((topic.short_title for topic in self.building.topics if topic.slug == slug), slug)

    def chips(self, of: Field) -> list[Chip]:
        """The values of a field that takes several, in the order of showing."""
        plan = self.plan
        every = [question for question in self.building.questions if plan.legacy or not question.legacy]
        match of:
            case Field.WORDS:
                left = {each.word for each in self.words} - self.struck
                return [Chip(each.word, each.word, each.times, int(each.word in left)) for each in self.words]
            case Field.STAGES:
                stages, had = plan.stages or {}, Counter(question.ask.stage for question in every)
                return [Chip(each, each.value, had[each], stages.get(each, 0)) for each in Stage]
            case Field.LEVELS:
                levels = Counter(question.level for question in every)
                return [Chip(each, each.value, levels[each], plan.levels.get(each, 0)) for each in Level]
            case Field.KINDS:
                kinds = Counter(question.kind for question in every)
                return [Chip(each, each.value, kinds[each], plan.kinds.get(each, 0)) for each in Kind]
            case Field.TOPICS:
                topics = Counter(question.topic for question in every)
                return [
                    Chip(topic.slug, topic.short_title, topics[topic.slug], plan.topics.get(topic.slug, 0))
                    for topic in self.building.topics
                ]
        return []

    def value(self, of: Field) -> str:
        """The words for the value of a field that takes one."""
        plan = self.plan
        values = {
            Field.ROLE: self.building.roles[self.role].title if self.role else LAST_CHOICE,
            Field.JOB: f"{count(len(self.words), 'known word')}" if self.job else "paste it, or write a file's name",
            Field.COUNT: AS_MANY if plan.asks_as_many_as_fit else str(plan.count),
            Field.MINUTES: "no promise" if plan.minutes is None else str(plan.minutes),
            Field.ONLY: PART_NAMES[plan.only],
            Field.MODE: plan.mode.value,
            Field.LIMIT: "each question's own" if plan.limit is None else format_limit(plan.limit),
            Field.ADAPTS: _yes(plan.pick is Pick.ADAPTIVE),
            Field.FOLLOW_UPS: _yes(plan.follow_ups),
            Field.HINTS: _yes(plan.hints) if plan.mode is Mode.COACHED else "none under pressure",
            Field.STYLE: STYLE_NAMES[plan.style],
            Field.CLOSING: _yes(plan.closing),
        }
        return values.get(of, "")

    @property
    def matching(self) -> list[Question]:
        """The questions that the round may ask."""
        part = None if self.plan.only is None else self.building.ids.get(self.plan.only, frozenset())
        return [
            question
            for question in self.building.questions
            if self.plan.admits(question) and (part is None or question.id in part)
        ]

    def preview(self) -> PlanPreview:
        """The round as it would be asked if it were started now."""
        selection = choose_round(self.plan, self.matching, self.building.learner, self.building.seed)
        return preview_of(self.plan, [choice.question for choice in selection.choices], selection.note)

    def at_field(self, steps: int) -> "OwnRoundView":
        """So many fields on or back, round the ends."""
        return replace(self, field=turned(self.fields, self.field, steps), chip=0)

    def turned(self, steps: int) -> "OwnRoundView":
        """The next value of the field, or the one before; in a field of several the next thing, or the one before."""
        plan = self.plan
        match self.field:
            case Field.ROLE:
                return self._with_role((self.role + steps) % max(1, len(self.building.roles)))
            case Field.JOB:
                return self
            case Field.COUNT:
                counts = COUNTS if plan.minutes is None else (*COUNTS, MOST_QUESTIONS)
                plan = replace(plan, count=turned(counts, plan.count, steps))
            case Field.MINUTES:
                plan = plan.promising(turned(MINUTES, plan.minutes, steps))
            case Field.ONLY:
                plan = replace(plan, only=turned(PARTS, plan.only, steps))
            case Field.MODE:
                plan = replace(plan, mode=turned(tuple(Mode), plan.mode, steps))
            case Field.LIMIT:
                plan = replace(plan, limit=turned(LIMITS, plan.limit, steps))
            case Field.ADAPTS:
                plan = replace(plan, pick=Pick.MIXED if plan.pick is Pick.ADAPTIVE else Pick.ADAPTIVE)
            case Field.FOLLOW_UPS:
                plan = replace(plan, follow_ups=not plan.follow_ups)
            case Field.HINTS:
                plan = replace(plan, hints=not plan.hints)
            case Field.STYLE:
                plan = replace(plan, style=turned(STYLES, plan.style, steps))
            case Field.CLOSING:
                plan = replace(plan, closing=not plan.closing)
            case _:
                return replace(self, chip=(self.chip + steps) % len(self.chips(self.field)))
        return replace(self, plan=plan)

    def toggled(self) -> "OwnRoundView":
        """The marked thing taken in or left out; the share of a stage, or a value, turned."""
        if not self.field.has_chips:
            return self.turned(1)
        name, plan = self.chips(self.field)[self.chip].name, self.plan
        match self.field:
            case Field.WORDS:
                return replace(self, struck=self.struck ^ {name})._with_topics_of_job()
            case Field.STAGES:
                plan = replace(plan, stages=_with_more(plan.stages or {}, Stage(name)) or None)
            case Field.LEVELS:
                plan = replace(plan, levels=_toggled(plan.levels, Level(name)))
            case Field.KINDS:
                plan = replace(plan, kinds=_toggled(plan.kinds, Kind(name)))
            case _:
                plan = replace(plan, topics=_toggled(plan.topics, name))
        return replace(self, plan=plan)

    def with_job(self, text: str, words: tuple[MatchedWord, ...]) -> "OwnRoundView":
        """The view with a job description and the known words in it, by topic; an empty text takes it away.

        Words that were struck out stay so where they are met again.
        """
        met = Counter(word.topic for word in words)
        grouped = tuple(sorted(words, key=lambda word: (-met[word.topic], word.topic)))
        struck = self.struck & {word.word for word in words}
        changed = replace(self, job=text, words=grouped, struck=struck, chip=0)
        return changed._with_topics_of_job() if text else changed._with_role(self.role)

    @property
    def job_says_too_little(self) -> bool:
        return bool(self.job) and not says_enough(self.words, self.struck)

    def _with_role(self, number: int) -> "OwnRoundView":
        role = self.building.roles[number] if self.building.roles else self.plan
        pick = Pick.ADAPTIVE if role.pick is Pick.ADAPTIVE else Pick.MIXED
        plan = replace(role, id=self.plan.id, title=self.plan.title, about="", pick=pick)
        return replace(self, role=number, plan=plan)._with_topics_of_job()

    def _with_topics_of_job(self) -> "OwnRoundView":
        """The topics of the job description; those of the role where it says too little."""
        if not self.job:
            return self
        role = self.building.roles[self.role].topics if self.building.roles else self.plan.topics
        topics = topic_weights(self.words, self.struck) if says_enough(self.words, self.struck) else role
        return replace(self, plan=replace(self.plan, topics=topics))


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _toggled(weights: Mapping[T, int], name: T) -> dict[T, int]:
    """The weights without a name, or with it beside the others, which keep theirs."""
    rest = {each: weight for each, weight in weights.items() if each != name}
    return rest if name in weights else {**rest, name: 1}


def _with_more(weights: Mapping[T, int], name: T) -> dict[T, int]:
    """The weights with one more for a name, which falls out after MOST_SHARE."""
    weight = (weights.get(name, 0) + 1) % (MOST_SHARE + 1)
    return {each: number for each, number in {**weights, name: weight}.items() if number}
