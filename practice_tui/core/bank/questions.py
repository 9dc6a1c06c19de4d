"""Questions, with prompt, rubric, answer and all that an interviewer knows about them; topics and banks."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from practice_tui.core.values import records

ABOUT = ("reviewed", "often", "legacy", "drill", "base")
"""Fields about an entry, not about its text. Body and digest leave them out, so that a review changes neither."""

LETTERS = "abcdef"
"""The keys that tick the points of a rubric, which has no more points than these."""

BUNDLED = "bundled"
"""The bank of the questions that come with the program; any other is the user's own."""


class Level(StrEnum):
    """The difficulty of a question; `number` is 1, 2 or 3."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def number(self) -> int:
        return list(Level).index(self) + 1


class Kind(StrEnum):
    """The task of a question, such as to compare, to compute or to design."""

    CONCEPT = "concept"
    COMPARISON = "comparison"
    DERIVATION = "derivation"
    NUMERIC = "numeric"
    CODE = "code"
    SCENARIO = "scenario"
    DESIGN = "design"

    @property
    def needs_working(self) -> bool:
        """Whether most of its time goes into working something out, not into speaking."""
        return self in (Kind.DERIVATION, Kind.NUMERIC, Kind.CODE)

    @property
    def is_open_ended(self) -> bool:
        """Whether the interviewer holds facts back until asked."""
        return self in (Kind.SCENARIO, Kind.DESIGN)


class Stage(StrEnum):
    """The part of an interview in which a question is asked."""

    OPENING = "opening"
    CORE = "core"
    DEEP_DIVE = "deep-dive"
    CLOSING = "closing"

    @property
    def number(self) -> int:
        return list(Stage).index(self)


class Tier(StrEnum):
    """A must is a point without which an interviewer doubts the answer."""

    MUST = "must"
    BONUS = "bonus"


class Aspect(StrEnum):
    """The sort of thing that a rubric point asks for."""

    DEFINITION = "definition"
    MECHANISM = "mechanism"
    FORMULA = "formula"
    NUMBER = "number"
    TRADE_OFF = "trade-off"
    FAILURE_MODE = "failure-mode"
    EXAMPLE = "example"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Topic:
    """An axis of weakness; each question has exactly one.

    `short` is the title for narrow places, `plain` says it to somebody who knows nothing of the field.
    """

    slug: str
    title: str
    scope: str = ""
    formerly: tuple[str, ...] = ()
    short: str = ""
    plain: str = ""

    @property
    def short_title(self) -> str:
        return self.short or self.title


@dataclass(frozen=True, slots=True)
class Ask:
    """Advice for the interviewer: when to ask the question, what it reveals, how to put it."""

    stage: Stage
    why: str
    how: str


@dataclass(frozen=True, slots=True)
class Point:
    """A line of a rubric. An interviewer asks `probe` when it was missed, and `expect` is a good reply.

    `asks` quotes the part of the prompt that a must answers. Body and digest leave it out.
    """

    text: str
    tier: Tier
    aspect: Aspect
    probe: str
    expect: str
    asks: str = ""


def musts_of(rubric: Iterable[Point]) -> list[int]:
    """The indexes of the musts of a rubric."""
    return [index for index, point in enumerate(rubric) if point.tier is Tier.MUST]


@dataclass(frozen=True, slots=True)
class Answer:
    """The model answer: in 30 seconds, in full, what a senior adds, and code where the question asks for some."""

    short: str
    full: str
    deep: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer that people really give, and why it is wrong."""

    says: str
    why: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question one step deeper, for after a good answer."""

    ask: str
    looks_for: str


@dataclass(frozen=True, slots=True)
class Clarify:
    """A fact that the interviewer holds back until asked."""

    ask: str
    tell: str


@dataclass(frozen=True, slots=True)
class Value:
    """A number of the answer. Another one is right within `tolerance`, or in one of the `accept`ed spellings.

    `check` is an arithmetic expression that the tests evaluate; the app never does.
    """

    name: str
    value: float
    tolerance: float = 0.0
    accept: tuple[str, ...] = ()
    check: str = ""

    @property
    def margin(self) -> float:
        """The tolerance to be told: 0 where no whole number but `value` itself lies within it, as of a count."""
        is_count = float(self.value).is_integer() and self.tolerance < 1
        return 0.0 if is_count else self.tolerance


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a bank.

    `limit` is in seconds. `bands` says what an answer of each score 1 to 4 does, or is empty. `reviewed` is the ISO day
    on which somebody last went through the entry. `often` marks a classic, `legacy` a question that is asked about old
    code alone and picked only by plans that say so. `drill` names the drill that makes more of its kind, or the
    simulator that shows it. `formerly` holds the ids that it had before. `base` marks the user's own version of a
    bundled question: it is the digest of the bundled text that it was copied from.
    """

    id: str
    title: str
    topic: str
    level: Level
    kind: Kind
    limit: float
    ask: Ask
    prompt: str
    rubric: tuple[Point, ...]
    answer: Answer
    tags: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    related: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    value: tuple[Value, ...] = ()
    tests: str = ""
    clarify: tuple[Clarify, ...] = ()
    bands: tuple[str, ...] = ()
    bank: str = BUNDLED
    reviewed: str = ""
    often: bool = False
    legacy: bool = False
    drill: str = ""
    base: str = ""

    def to_body(self) -> str:
        """The question as canonical JSON, in which it is stored when it is asked.

        It leaves out the fields of ABOUT, and `asks` of each point.
        """
        data = records.to_data(self)
        body = {name: value for name, value in data.items() if name not in ABOUT}
        body["rubric"] = [{name: value for name, value in point.items() if name != "asks"} for point in data["rubric"]]
        return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """16 hex digits of the body's SHA-256: they change with any word of the question."""
        return hashlib.sha256(self.to_body().encode()).hexdigest()[:16]


def from_body(body: str) -> Question:
    """Makes a question from the JSON of `Question.to_body`. Raises KeyError, TypeError or ValueError."""
    return records.from_data(Question, json.loads(body))


def digest_of(questions: Iterable[Question]) -> str:
    """16 hex digits that identify a set of questions by their texts, whatever their order."""
    return hashlib.sha256("".join(sorted(question.digest for question in questions)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions and topics that could be loaded. `digest` identifies the set of texts."""

    topics: tuple[Topic, ...] = ()
    questions: tuple[Question, ...] = ()
    digest: str = ""
    _by_id: dict[str, Question] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for question in self.questions:
            self._by_id.update({old: question for old in question.formerly if old not in self._by_id})
        self._by_id.update({question.id: question for question in self.questions})

    def find(self, question_id: str) -> Question | None:
        """The question that has this id, or had it formerly."""
        return self._by_id.get(question_id)

    @property
    def renamed(self) -> dict[str, str]:
        """Each id that a question had formerly, with the id that it has today."""
        return {old: question.id for old, question in self._by_id.items() if old != question.id}

    def topic_title(self, slug: str) -> str:
        return next((topic.title for topic in self.topics if topic.slug == slug), slug)

    def short_title(self, slug: str) -> str:
        """The title of a topic where room is short."""
        return next((topic.short_title for topic in self.topics if topic.slug == slug), slug)
