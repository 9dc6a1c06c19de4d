"""What Home shows, as plain values, and what is said of it: the same words on the screen and line by line."""

from collections import Counter
from dataclasses import dataclass

from practice_tui.core.values.phrases import between, count, percent, sentence
from practice_tui.core.values.text import one_line

SCORE_WORDS = {4: "strong", 3: "solid", 2: "shaky", 1: "missed"}

WELCOME = (
    "Mock interviews on deep learning: answer aloud against the clock, tick a rubric, score yourself. "
    "What you miss comes back."
)
FIRST_STEPS = (
    ("1", "Read the question; the clock starts with it."),
    ("2", "Answer aloud. Notes and hints are there if you want them."),
    ("3", "Say how sure you are, before you see anything."),
    ("4", "Tick what you said on the rubric, then read the model answer."),
    ("5", "Score yourself from missed to strong, and go on."),
)


@dataclass(frozen=True, slots=True)
class ResumeRound:
    """A round that was left is gone on with."""

    round_id: str


@dataclass(frozen=True, slots=True)
class ReviewRound:
    """The unscored answers of a round that is over are scored."""

    round_id: str


@dataclass(frozen=True, slots=True)
class BeginPlan:
    """A round of a plan is begun."""

    plan_id: str


@dataclass(frozen=True, slots=True)
class ChooseOwn:
    """A round of one's own is put together."""


Start = ResumeRound | ReviewRound | BeginPlan | ChooseOwn


@dataclass(frozen=True, slots=True)
class Offer:
    """A row of Home's rounds; `starts` says what choosing it does. One that isn't `is_open` has no question."""

    starts: Start
    title: str
    detail: str
    about: str = ""
    is_open: bool = True

    @property
    def id(self) -> str:
        """Tells this row from the others of a list."""
        return repr(self.starts)


@dataclass(frozen=True, slots=True)
class WeakTopic:
    """A topic most likely weak: its mean and 80 % interval in [0, 1], from `n` answers."""

    title: str
    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class LastRound:
    """The last round that is over; `day` as one would say it, `scores` from 1 to 4 in the order of asking."""

    day: str
    asked: int
    skipped: int
    scores: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadinessBar:
    """How ready one is for `level`: the likely range in [0, 1] beside what ready takes; `enough` of `topics` can tell.

    `verdict` is what that comes to: `ready`, `near ready`, `not ready`.
    """

    level: str
    verdict: str
    low: float
    mean: float
    high: float
    ready_from: float
    enough: int
    topics: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """What today asks for: `done` of `planned` questions before an interview, and how many reviews are due.

    `interview` says when it is, and is empty where no day is set.
    """

    interview: str = ""
    done: int = 0
    planned: int = 0
    due: int = 0
    readiness: ReadinessBar | None = None


@dataclass(frozen=True, slots=True)
class Lately:
    """Answers scored in each of the last twelve weeks, this one last, and on each day from last week's Monday on."""

    weeks: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    streak: int = 0


@dataclass(frozen=True, slots=True)
class HomeView:
    """What Home shows. `weak` holds three topics at most; `weak_line` says what the list can't.

    `notices` say what is wrong with banks, `check` is the command that shows it. `missing` says that a history is gone,
    `left_out` what of it can't be read; `head` how near the interview is. The bank holds so many
    `questions` on so many `topics`.
    """

    offers: tuple[Offer, ...]
    weak: tuple[WeakTopic, ...] = ()
    weak_line: str = ""
    last: LastRound | None = None
    notices: tuple[str, ...] = ()
    check: str = ""
    missing: str = ""
    head: str = ""
    left_out: str = ""
    today: TodayView = TodayView()
    lately: Lately = Lately()
    questions: int = 0
    topics: int = 0

    @property
    def is_first(self) -> bool:
        """Whether nothing has been sat yet, and no round waits to be gone on with."""
        return self.last is None and not any(
            isinstance(offer.starts, ResumeRound | ReviewRound) for offer in self.offers
        )


def due_line(today: TodayView) -> str:
    """`12 questions due for review`."""
    return f"{count(today.due, 'question')} due for review" if today.due else "nothing is due for review"


def interview_line(today: TodayView) -> str:
    """When the interview is, or how to set its day."""
    return today.interview or "no date yet; i sets one"


def readiness_line(ready: ReadinessBar) -> str:
    """`near ready for intermediate: likely 46–64, ready from 67; 9 of 15 topics with three answers`."""
    return f"{ready.verdict} for {ready.level}: {readiness_range(ready)}; {readiness_basis(ready)}"


def readiness_range(ready: ReadinessBar) -> str:
    """`likely 46–64, ready from 67`."""
    return f"likely {between(ready.low, ready.high)}, ready from {100 * ready.ready_from:.0f}"


def readiness_basis(ready: ReadinessBar) -> str:
    """`9 of 15 topics with three answers`."""
    return f"{ready.enough} of {ready.topics} topics with three answers"


def weak_topic_line(topic: WeakTopic) -> str:
    """`Optimisation: 21 %, likely 11–37, from 24 answers`."""
    likely = f"likely {between(topic.low, topic.high)}, from {count(topic.n, 'answer')}"
    return f"{one_line(topic.title)}: {percent(topic.mean)}, {likely}"


def weeks_line(lately: Lately) -> str:
    """`280 answers scored in 12 weeks, 21 of them this week`."""
    this_week = lately.weeks[-1] if lately.weeks else 0
    return f"{count(sum(lately.weeks), 'answer')} scored in {len(lately.weeks)} weeks, {this_week:,} of them this week"


def days_line(lately: Lately) -> str:
    """`4-day streak, answers scored on 6 of the last 8 days`."""
    days = f"answers scored on {sum(map(bool, lately.days))} of the last {count(len(lately.days), 'day')}"
    return f"{lately.streak:,}-day streak, {days}" if lately.streak else days


def last_round_line(last: LastRound) -> str:
    """`2 strong, 1 shaky, 1 skipped`."""
    counts = Counter(last.scores)
    scores = [f"{counts[score]} {word}" for score, word in SCORE_WORDS.items() if counts[score]]
    skipped = [f"{last.skipped} skipped"] if last.skipped else []
    return ", ".join([*scores, *skipped]) or "nothing scored"


def home_lines(view: HomeView) -> list[str]:
    """What the panels beside the rounds show, in their order, in sentences."""
    if view.is_first:
        return [WELCOME, *(f"{number}. {step}" for number, step in FIRST_STEPS)]
    today = view.today
    done = [f"today: {today.done} of {count(today.planned, 'question')} done"] if today.planned else []
    ready = [readiness_line(today.readiness)] if today.readiness else []
    weak = [f"most likely weak (self-scored): {weak_topic_line(topic)}" for topic in view.weak]
    last = [f"last round {view.last.day}: {last_round_line(view.last)}"] if view.last else []
    interview = f"interview: {interview_line(today)}"
    lines = [*done, due_line(today), interview, *ready, *weak, view.weak_line]
    return [sentence(line) for line in (*lines, weeks_line(view.lately), days_line(view.lately), *last) if line]
