"""Home as plain values, and its sentences: the same words on the screen and line by line."""

from dataclasses import dataclass

from practice_tui.core.bank.scoring import score_counts
from practice_tui.core.values.phrases import between, count, hidden_said, percent, sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.round_size import OF_ANSWERING

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
    """Goes on with a round that was left."""

    round_id: str


@dataclass(frozen=True, slots=True)
class ReviewRound:
    """Scores the unscored answers of a round that is over."""

    round_id: str


@dataclass(frozen=True, slots=True)
class ResumeInterview:
    """Goes on with an interview that the user leads for somebody else, and that was left."""

    interview_id: str


@dataclass(frozen=True, slots=True)
class BeginPlan:
    """Begins a round of a plan."""

    plan_id: str


@dataclass(frozen=True, slots=True)
class ChooseOwn:
    """Opens the page on which a round of one's own is put together."""


@dataclass(frozen=True, slots=True)
class Calibrate:
    """Begins a calibration, or goes on with one that was left."""


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """Opens the sheet for the evening before."""


@dataclass(frozen=True, slots=True)
class WriteEncounter:
    """Opens the form for a real interview."""


RoundToStart = ResumeRound | ReviewRound | BeginPlan | ChooseOwn
Start = RoundToStart | ResumeInterview | Calibrate | ReadSheet | WriteEncounter


@dataclass(frozen=True, slots=True)
class Offer:
    """A row of Home's rounds. `starts` is what enter does. A row that isn't `is_open` has no question to ask."""

    starts: Start
    title: str
    detail: str
    about: str = ""
    is_open: bool = True

    @property
    def size(self) -> str:
        """The detail, with what its minutes are, where it gives some."""
        return f"{self.detail}{OF_ANSWERING}" if self.detail.endswith(" min") else self.detail

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
class RecentRound:
    """A round that is over: the title of its plan, its day as one would say it, and how it went.

    `scores` from 1 to 4 stand in the order of asking.
    """

    title: str
    day: str
    skipped: int
    scores: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadinessBar:
    """Readiness for an interview at `level`: its mean and likely range, in [0, 1], beside the share that ready takes.

    `verdict` is `ready`, `not ready yet` or `too early to say`. `enough` of the `topics` have three answers.
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
    """Today's part of the plan for an interview, `done` of `planned` questions, and the number of reviews that are due.

    `interview` says when the interview is; it is empty where no day is set.
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
    """Everything that Home shows.

    `weak` holds at most three topics; `weak_line` says how many topics have too few answers, or that none stands out.
    `notices` are the problems of question banks, and `check` is the command that lists them. `missing` tells of a lost
    history, `left_out` of rows that can't be read. `recent` has the last rounds that are over, the newest first.
    `head` says how near the interview is. `questions` and `topics` are counts of what is asked, `hidden_questions` and
    `hidden_topics` of what isn't. `tip` is a line that is shown on one day alone, and mostly empty.
    """

    offers: tuple[Offer, ...]
    weak: tuple[WeakTopic, ...] = ()
    weak_line: str = ""
    recent: tuple[RecentRound, ...] = ()
    notices: tuple[str, ...] = ()
    check: str = ""
    missing: str = ""
    head: str = ""
    left_out: str = ""
    today: TodayView = TodayView()
    lately: Lately = Lately()
    questions: int = 0
    topics: int = 0
    hidden_questions: int = 0
    hidden_topics: int = 0
    tip: str = ""

    @property
    def is_first(self) -> bool:
        """Whether nothing has been sat yet, and nothing waits to be gone on with."""
        return not self.recent and not any(
            isinstance(offer.starts, ResumeRound | ReviewRound | ResumeInterview) for offer in self.offers
        )


def due_line(today: TodayView) -> str:
    """`12 questions due for review`."""
    return f"{count(today.due, 'question')} due for review" if today.due else "nothing is due for review"


def interview_line(today: TodayView) -> str:
    """The day of the interview, in words."""
    return today.interview or "no date yet"


def readiness_line(ready: ReadinessBar) -> str:
    """`not ready yet for intermediate: likely 46–64, ready from 67; 9 of 15 topics with three answers`."""
    return f"{ready.verdict} for {ready.level}: {readiness_range(ready)}; {readiness_basis(ready)}"


def readiness_range(ready: ReadinessBar) -> str:
    """`likely 46–64, ready from 67`."""
    return f"likely {between(ready.low, ready.high)}, ready from {100 * ready.ready_from:.0f}"


def readiness_basis(ready: ReadinessBar) -> str:
    """`9 of 15 topics with three answers`."""
    return f"{ready.enough} of {count(ready.topics, 'topic')} with three answers"


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


def how_it_went(recent: RecentRound) -> str:
    """`2 strong, 1 shaky, 1 skipped`."""
    skipped = [f"{recent.skipped} skipped"] if recent.skipped else []
    return ", ".join([*score_counts(recent.scores), *skipped]) or "nothing scored"


def recent_round_line(recent: RecentRound) -> str:
    """`yesterday, Quick: 2 strong, 1 shaky, 1 skipped`."""
    return f"{recent.day}, {one_line(recent.title)}: {how_it_went(recent)}"


def home_lines(view: HomeView) -> list[str]:
    """The panels beside the rounds, in their order, as sentences."""
    if view.is_first:
        return [WELCOME, *(f"{number}. {step}" for number, step in FIRST_STEPS)]
    today = view.today
    done = [f"today: {today.done} of {count(today.planned, 'question')} done"] if today.planned else []
    ready = [readiness_line(today.readiness)] if today.readiness else []
    weak = [f"most likely weak (self-scored): {weak_topic_line(topic)}" for topic in view.weak]
    rounds = [recent_round_line(recent) for recent in view.recent]
    recent = [f"last round {rounds[0]}", *rounds[1:]] if rounds else []
    interview = f"interview: {interview_line(today)}"
    hidden = hidden_said(view.hidden_questions, view.hidden_topics)
    lines = [*done, due_line(today), interview, *ready, *weak, view.weak_line, hidden]
    return [sentence(line) for line in (*lines, weeks_line(view.lately), days_line(view.lately), *recent) if line]
