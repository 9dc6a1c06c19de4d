"""Plans: how many questions a round asks, of which topics, in which mode, and how they are picked."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from practice_tui.core.bank.lines import Style
from practice_tui.core.bank.questions import Kind, Level, Question, Stage, musts_of

FOLLOW_UP_LIMIT = 45.0  # seconds
CLOSING_LIMIT = 180.0  # seconds for one's own questions at the end
MOST_QUESTIONS = 100  # in a round; a plan that promises minutes asks as many as fit
MOST_MINUTES = 480  # that a plan may promise
FILLED = 0.9  # of the promised minutes: a round with less to ask is said to take less
USUAL_COUNT = 10  # of a plan that promises no minutes any more


class Mode(StrEnum):
    """Coached rounds review after each answer, rounds under pressure after the last one."""

    COACHED = "coached"
    PRESSURE = "pressure"


class Pick(StrEnum):
    """The way in which the questions of a round are chosen.

    mixed: by priority, all at the start. adaptive: one by one, each after the score before it. seeded: by a seed alone,
    whatever the history. weak: from the topics that are most likely weak. due: those whose review is due. goal: those
    that today's part of the preparation for an interview names; without an interview as mixed. strong: from the topics
    that went best so far, questions that were asked before first. tonight: those that were missed today.
    """

    MIXED = "mixed"
    ADAPTIVE = "adaptive"
    SEEDED = "seeded"
    WEAK = "weak"
    DUE = "due"
    GOAL = "goal"
    STRONG = "strong"
    TONIGHT = "tonight"


class Only(StrEnum):
    """The part of the bank that a round keeps to, by how its questions went so far."""

    MISSED = "missed"
    DUE = "due"
    FLAGGED = "flagged"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Plan:
    """A template for rounds of `count` questions.

    `topics`, `levels` and `kinds` map to weights; an empty one admits all alike. `limit`, in seconds, replaces each
    question's own limit; `pace` multiplies the limit. `often` admits classics alone, `legacy` also questions that are
    asked about old code only. `questions` are the ids of the only questions that it may ask, where it names some;
    `only` narrows them by how they went so far, which `admits` can't know. A round that doesn't count (`counts`) is
    ticked and not scored, and enters no figure. `ladder` holds the limits, in seconds, in which the same question is
    answered one time after the other; it takes questions with a must, since musts are what survives. `stages` are
    weights too, and a round goes through them in their order. `minutes` promises how long it takes: it asks as many of
    `count` questions as fit. `hints` says whether they are there for the asking. `style` is that of the interviewer's
    lines; without one nothing is said around the questions. With `closing` a round ends with one's own questions.
    """

    id: str
    title: str
    count: int
    about: str = ""
    topics: dict[str, int] = field(default_factory=dict)
    levels: dict[Level, int] = field(default_factory=dict)
    kinds: dict[Kind, int] = field(default_factory=dict)
    mode: Mode = Mode.COACHED
    pick: Pick = Pick.MIXED
    pace: float = 1.0
    limit: float | None = None
    follow_ups: bool = False
    tips: bool = False
    often: bool = False
    legacy: bool = False
    questions: tuple[str, ...] = ()
    only: Only | None = None
    counts: bool = True
    ladder: tuple[float, ...] = ()
    stages: dict[Stage, int] | None = (
        None  # not an empty one: codes are made of the fields that aren't at their default
    )
    minutes: int | None = None
    hints: bool = True
    style: Style | None = None
    closing: bool = False

    def admits(self, question: Question) -> bool:
        """Whether a round of this plan may ask the question."""
        return (
            (not self.topics or question.topic in self.topics)
            and (not self.levels or question.level in self.levels)
            and (not self.kinds or question.kind in self.kinds)
            and (not self.stages or question.ask.stage in self.stages)
            and (question.often or not self.often)
            and (self.legacy or not question.legacy)
            and (not self.questions or question.id in self.questions)
            and (not self.ladder or bool(musts_of(question.rubric)))
        )

    def limit_for(self, question: Question) -> float:
        """The limit of a question in this plan, in seconds; in a ladder that of the first time."""
        if self.ladder:
            return self.ladder[0]
        return (question.limit if self.limit is None else self.limit) * self.pace

    def time_for(self, question: Question) -> float:
        """The time that all answers to a question take within their limits, in seconds."""
        return sum(self.ladder) or self.limit_for(question)

    @property
    def asks_as_many_as_fit(self) -> bool:
        """Whether the promised minutes alone say how many questions a round asks."""
        return self.minutes is not None and self.count == MOST_QUESTIONS

    def promising(self, minutes: int | None) -> "Plan":
        """The plan with another promise: with a first one it asks as many as fit, without any a fixed number again."""
        count = self.count
        if minutes is None and count == MOST_QUESTIONS:
            count = USUAL_COUNT
        elif self.minutes is None and minutes is not None:
            count = MOST_QUESTIONS
        return replace(self, minutes=minutes, count=count)

    def seconds_for(self, questions: Iterable[Question]) -> float:
        """The time that a round of these questions takes, with a follow-up to each and a closing where it has them."""
        follow_up = FOLLOW_UP_LIMIT if self.follow_ups else 0.0
        closing = CLOSING_LIMIT if self.closing else 0.0
        return sum(self.time_for(question) + follow_up for question in questions) + closing

    def expected_seconds(self, questions: Iterable[Question]) -> float:
        """The seconds of answering that a round of these questions is said to take: the promised ones.

        Where nothing is promised, or they fill less than FILLED of it, those of `seconds_for`.
        """
        seconds, promised = self.seconds_for(questions), 60.0 * (self.minutes or 0)
        return promised if promised and seconds >= FILLED * promised else seconds


RECOMMENDED = Plan("recommended", "Recommended", 6, about="What is due, weak or not asked for a while", pick=Pick.GOAL)
DUE_REVIEWS = Plan("due", "Due reviews", 10, about="What would be forgotten next", pick=Pick.DUE)
WEAK_TOPICS = Plan("weak", "Weak topics", 6, about="From the topics that are most likely weak", pick=Pick.WEAK)
SPOKEN_KINDS = {Kind.CONCEPT: 1, Kind.COMPARISON: 1}  # that need no working out on paper
WARM_UP = Plan(
    "warm-up",
    "Warm-up",
    3,
    about="Five minutes on what goes best, ticked, not scored, counted nowhere",
    kinds=SPOKEN_KINDS,
    pick=Pick.STRONG,
    limit=100.0,
    counts=False,
)
LADDER = Plan(
    "ladder",
    "Ladder",
    1,
    about="One answer in 2:00, in 1:00, in 0:30: which musts survive; counted nowhere",
    kinds=SPOKEN_KINDS,
    pick=Pick.STRONG,
    counts=False,
    ladder=(120.0, 60.0, 30.0),
)
TONIGHT = Plan(
    "tonight",
    "Once more tonight",
    10,
    about="What you missed today, ticked but not scored; it comes back on its day anyway",
    pick=Pick.TONIGHT,
    counts=False,
)
HALF_DAY = Plan(
    "half-day",
    "Half a mock day",
    6,
    about="Four rounds under pressure with a break of 15 minutes between them",
    mode=Mode.PRESSURE,
)
HALF_DAY_PARTS = (
    replace(HALF_DAY, title="Half a mock day, 1 of 4: breadth", count=8, kinds=SPOKEN_KINDS),
    replace(
        HALF_DAY,
        title="Half a mock day, 2 of 4: numbers and code",
        count=4,
        kinds={Kind.NUMERIC: 1, Kind.CODE: 1, Kind.DERIVATION: 1},
    ),
    replace(HALF_DAY, title="Half a mock day, 3 of 4: design", count=3, kinds={Kind.SCENARIO: 1, Kind.DESIGN: 1}),
    replace(HALF_DAY, title="Half a mock day, 4 of 4: in depth", count=6, levels={Level.ADVANCED: 1}),
)
"""The rounds of half a mock day, in their order. All are stored under one id; the title tells them apart."""
DAYS_BEFORE = (TONIGHT, HALF_DAY, WARM_UP, LADDER)  # for the days before an interview; listed last
BUILT_IN_PLANS = (RECOMMENDED, DUE_REVIEWS, WEAK_TOPICS, *DAYS_BEFORE)  # offered with every bank


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a question in a round: `reason` says why it is asked, `limit` how many seconds it may take."""

    question_id: str
    digest: str
    topic: str
    limit: float
    reason: str


@dataclass(frozen=True, slots=True)
class Tip:
    """A piece of advice for one side of the table: do this, not that, and why."""

    id: str
    audience: str
    do: str
    avoid: str
    why: str
