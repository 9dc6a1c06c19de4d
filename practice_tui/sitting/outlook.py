"""Home: which rounds are worth sitting, what is weak, how the last one went."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from practice_tui.bank.problems import check_command
from practice_tui.core.attempts import Attempt, RoundState
from practice_tui.core.clock import Day
from practice_tui.core.days import day_said, streak
from practice_tui.core.durations import format_clock, format_minutes
from practice_tui.core.goals import Goal
from practice_tui.core.home import HomeView, LastRound, Offer, WeakTopic
from practice_tui.core.learner import Knowledge, Learner, past_of
from practice_tui.core.left_out import left_out_notice
from practice_tui.core.mastery import Estimate
from practice_tui.core.picking import Choice, summary
from practice_tui.core.plans import DUE_REVIEWS, RECOMMENDED, STANDING_PLANS, Plan
from practice_tui.core.questions import Question
from practice_tui.core.rounds import Onward, Phase, Round, onward
from practice_tui.core.saying import count
from practice_tui.core.verdicts import ENOUGH, most_likely_weak, nothing_stands_out
from practice_tui.sitting.day_plan import goal_on
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.evidence import gather
from practice_tui.sitting.missing import missing_line
from practice_tui.sitting.taking_up import unscored

OWN_OFFER = Offer(
    "own:", "Your own…", "topics, levels, mode, limits", "Choose what is asked; the last choice is remembered"
)

_LEFT = {
    Phase.READY: "before the first question",
    Phase.ANSWERING: "while answering",
    Phase.PREDICTING: "at the end of an answer",
    Phase.REVIEWING: "in a review",
    Phase.BETWEEN: "between two questions",
    Phase.FOLLOW_UP: "in a follow-up",
    Phase.FINISHED: "at its end",
}


def home(desk: Desk, seed: int) -> HomeView:
    """Home as of today; `seed` breaks ties in the rounds that it offers."""
    return Outlook(desk).home(desk.today, seed)


class Outlook:
    """What Home says and what is printed on a day, should nothing be sat until then.

    As of the moment at which it was made: everything that grows with the history is read and worked out there.
    """

    def __init__(self, desk: Desk) -> None:
        self._evidence = evidence = gather(desk)
        self._desk, attempts = desk, evidence.attempts
        self._knowledge = Knowledge(past_of(attempts), evidence.practised.sums, evidence.practised.cards)
        self._topics = [topic.slug for topic in desk.bank.topics]
        self.is_first = not attempts
        self._waiting = (*_resumable(desk), *_unscored(desk, attempts))
        self._days = evidence.practised.days
        self._interview = evidence.interview
        self._missing, self._left_out = missing_line(desk), left_out_notice(desk.left_out())
        over = (RoundState.UNFINISHED, RoundState.DISCARDED)
        self._last = next((record for record in evidence.rounds if record.state not in over), None)
        last_id = self._last.id if self._last else ""
        of_last = (attempt for attempt in attempts if attempt.round_id == last_id and attempt.is_counted)
        self._scores = tuple(int(attempt.score or 0) for attempt in of_last)

    def home(self, day: Day, seed: int) -> HomeView:
        goal, learner = self._goal_and_learner(day)
        titles = {topic.slug: topic.title for topic in self._desk.bank.topics}
        weak, problems = most_likely_weak(learner.mastery), self._desk.loaded.problems
        return HomeView(
            offers=(*self._waiting, *self._plans(day, learner, goal, seed), OWN_OFFER),
            weak=tuple(_weak_topic(titles[slug], learner.mastery[slug]) for slug in weak),
            weak_line=_weak_line(learner.mastery, bool(weak)),
            last=self._last_round(day),
            notices=tuple(map(str, problems)),
            check=check_command(problems) if problems else "",
            missing=self._missing,
            head=self._head(day),
            left_out=self._left_out,
        )

    def _goal_and_learner(self, day: Day) -> tuple[Goal | None, Learner]:
        """What the day asks for before an interview, and what the choice of questions goes by."""
        learner = self._knowledge.on(day, self._topics, self._interview.day or None)
        if not self._interview.is_ahead(day.name):
            return None, learner
        evidence = self._evidence
        now = max(day.begins_at, evidence.now)
        goal = goal_on(day, now, evidence.attempts, learner.reviews, self._desk.bank, evidence.wanted)
        return goal, replace(learner, needs=goal.rest)

    def _last_round(self, day: Day) -> LastRound | None:
        last = self._last
        return LastRound(day_said(last.day, day.name), last.tried, last.skipped, self._scores) if last else None

    def _plans(self, day: Day, learner: Learner, goal: Goal | None, seed: int) -> list[Offer]:
        """Every plan that has questions; those that go by what is known of a person, once something is.

        With an interview ahead, what today asks for comes first.
        """
        offers = []
        plans = [plan for plan in self._desk.plans if plan not in STANDING_PLANS or not self.is_first]
        if goal:
            plans = [RECOMMENDED, *(plan for plan in plans if plan != RECOMMENDED)]
        for plan in plans:
            choices = self._desk.choose(plan, day.ordinal if plan in STANDING_PLANS else seed, learner).choices
            if choices:
                detail = _detail(plan, choices, self._desk.bank.questions)
                usual = Offer(f"plan:{plan.id}", plan.title, detail, _about(plan, choices, learner))
                offers.append(_today(goal, detail) if goal and plan == RECOMMENDED else usual)
        return offers

    def _head(self, day: Day) -> str:
        running = streak(self._days, day.name)
        said = (self._interview.said(day.name), f"{running}-day streak" if running else "")
        return " · ".join(part for part in said if part)


def _today(goal: Goal, detail: str) -> Offer:
    """The round that today asks for; once that is done, what would be worth doing besides."""
    head, _, told = goal.today().partition(" · ")
    about = told or "What is planned for today is done; this is what would be worth doing besides"
    return Offer(f"plan:{RECOMMENDED.id}", head, detail, about)


def _weak_topic(title: str, estimate: Estimate) -> WeakTopic:
    return WeakTopic(title, estimate.mean, estimate.low, estimate.high, estimate.n)


def _weak_line(mastery: Mapping[str, Estimate], has_weak: bool) -> str:
    too_few = sum(estimate.n < ENOUGH for estimate in mastery.values())
    if has_weak:
        return f"not enough yet: {too_few} of {len(mastery)} topics" if too_few else ""
    return nothing_stands_out(mastery)


def _resumable(desk: Desk) -> list[Offer]:
    return [_resume_offer(round_) for _, round_ in desk.drafts()]


def _unscored(desk: Desk, attempts: Sequence[Attempt]) -> list[Offer]:
    """One row for the rounds that are over with answers that were never scored, the newest of which it opens."""
    waiting = unscored(desk, attempts)
    if not waiting:
        return []
    newest = max(waiting)
    if len(waiting) == 1:
        detail, about = f"{count(waiting[newest], 'answer')} not scored", "They count once they are scored"
    else:
        detail = f"{count(len(waiting), 'round')} with unscored answers"
        about = f"{count(waiting.total(), 'answer')}, which count once they are scored; the newest round comes first"
    return [Offer(f"review:{newest}", "Review", detail, about)]


def _resume_offer(round_: Round) -> Offer:
    left = "before a skip was sure" if round_.skips else _LEFT[round_.phase]
    return Offer(f"resume:{round_.id}", "Resume", _stands(round_), f"{round_.plan}, left {left}")


def _stands(round_: Round) -> str:
    """Where a round would go on: at an answer with the time that it took so far, else with that of the whole round."""
    question = f"question {round_.position + 1} of {round_.total}"
    if round_.phase is Phase.ANSWERING or round_.is_undecided:
        return f"{question} · {format_clock(round_.countdown.spent)} used"
    if round_.phase is Phase.BETWEEN:
        following = onward(round_)
        is_question = following is Onward.QUESTION
        question = f"next: question {round_.position + 2} of {round_.total}" if is_question else f"next: {following}"
    return f"{question} · {format_clock(round_.whole.spent)} so far"


def _about(plan: Plan, choices: Sequence[Choice], learner: Learner) -> str:
    """What a plan is for; for a standing one, what it was chosen by."""
    if plan == RECOMMENDED:
        return summary(choices)
    if plan == DUE_REVIEWS:
        return f"{len(learner.reviews)} due; what is furthest gone comes first"
    return plan.about


def _detail(plan: Plan, choices: Sequence[Choice], questions: Sequence[Question]) -> str:
    """How many questions, and how long they take.

    A plan of a bank draws others at each start, which may take half as long again: its mean is said, which stays.
    """
    drawn = [choice.question for choice in choices]
    pool = drawn if plan in STANDING_PLANS else [question for question in questions if plan.admits(question)]
    about = "" if plan in STANDING_PLANS or len(set(map(plan.limit_for, pool))) == 1 else "about "
    return f"{count(len(drawn), 'question')} · {about}{format_minutes(plan.mean_limit(pool) * len(drawn))}"
