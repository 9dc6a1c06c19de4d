"""The values that the screens and the printing commands show, gathered from the desk."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime

from practice_tui.core.attempts import Attempt, RoundState
from practice_tui.core.clock import Day
from practice_tui.core.days import calendar, streak
from practice_tui.core.durations import format_clock, format_minutes
from practice_tui.core.gaps import widest_gap
from practice_tui.core.home import HomeView, LastRound, Offer, WeakTopic
from practice_tui.core.interviews import Interview
from practice_tui.core.learner import Learner
from practice_tui.core.mastery import estimate_topics
from practice_tui.core.picking import Choice, summary
from practice_tui.core.plans import DUE_REVIEWS, RECOMMENDED, STANDING_PLANS, Pick, Plan
from practice_tui.core.questions import Tier, Topic
from practice_tui.core.rounds import Onward, Phase, Round, onward
from practice_tui.core.selection import choose_round
from practice_tui.core.verdicts import (
    ENOUGH,
    most_likely_weak,
    nothing_stands_out,
    verdict,
)
from practice_tui.core.views import (
    BankRow,
    DebriefRow,
    DebriefView,
    QuestionView,
    TopicRow,
)
from practice_tui.core.wording import ASPECT_TITLES
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviewing import interview_of
from practice_tui.sitting.missing import missing_line
from practice_tui.sitting.taking_up import unscored

OWN_OFFER = Offer(
    "own:", "Your own…", "topics, levels, mode, limits", "Choose what is asked; the last choice is remembered"
)

_LEFT = {
    Phase.READY: "before the first question",
    Phase.ANSWERING: "while answering",
    Phase.REVIEWING: "in a review",
    Phase.BETWEEN: "between two questions",
    Phase.FOLLOW_UP: "in a follow-up",
    Phase.FINISHED: "at its end",
}


def home(desk: Desk, seed: int) -> HomeView:
    """Home as of today; `seed` breaks ties in the rounds that it offers."""
    (view,) = homes(desk, seed, days=1).values()
    return view


def homes(desk: Desk, seed: int, days: int) -> dict[str, HomeView]:
    """Home as of today and of so many `days` in all, by civil day, should nothing be sat until then."""
    today, attempts = desk.today, desk.attempts()
    return {day.name: _home(desk, seed, day, attempts) for day in (today.later(number) for number in range(days))}


def _home(desk: Desk, seed: int, day: Day, attempts: Sequence[Attempt]) -> HomeView:
    rows = topic_rows(attempts, day.begins_at, desk.bank.topics)
    by_slug = {row.slug: row for row in rows}
    mastery = {row.slug: row.estimate for row in rows}
    weak = tuple(_weak_topic(by_slug[slug]) for slug in most_likely_weak(mastery))
    rounds = [record for record in desk.history.rounds() if record.tried and record.state is not RoundState.DISCARDED]
    last = next((record for record in rounds if record.state is not RoundState.UNFINISHED), None)
    scores = [attempt.score for attempt in attempts if last and attempt.round_id == last.id and attempt.is_counted]
    said = day_said(last.day, day.name) if last else ""
    return HomeView(
        offers=(*_resumable(desk), *_unscored(desk, attempts), *_plans(desk, attempts, seed, day), OWN_OFFER),
        weak=weak,
        weak_line=_weak_line(rows, bool(weak)),
        last=LastRound(said, last.tried, last.skipped, tuple(int(score or 0) for score in scores)) if last else None,
        notices=tuple(str(problem) for problem in desk.loaded.problems),
        missing=missing_line(desk),
        head=_head(interview_of(desk), calendar(attempts), day.name),
        seed=seed,
    )


def _weak_topic(row: TopicRow) -> WeakTopic:
    estimate = row.estimate
    return WeakTopic(row.title, estimate.mean, estimate.low, estimate.high, estimate.n)


def topic_rows(attempts: Sequence[Attempt], at: datetime, topics: Sequence[Topic]) -> list[TopicRow]:
    """Every topic of the bank, also those never asked, in the bank's order."""
    estimates = estimate_topics(attempts, at, [topic.slug for topic in topics])
    return [
        TopicRow(topic.slug, topic.title, estimates[topic.slug], verdict(estimates[topic.slug])) for topic in topics
    ]


def debrief(desk: Desk, round_id: str) -> DebriefView:
    record = desk.record(round_id)
    attempts = desk.history.attempts(round_id=round_id, with_ticks=True)
    replies = desk.history.follow_ups(round_id)
    rows = tuple(
        DebriefRow(
            attempt,
            desk.text(attempt.digest, attempt.question_id),
            desk.bank.topic_title(attempt.topic),
            tuple(reply for reply in replies if reply.attempt_id == attempt.id),
        )
        for attempt in attempts
    )
    gap, topic = _gap(desk, attempts)
    return DebriefView(record, day_said(record.day, desk.today.name), rows, gap, topic)


def bank_rows(desk: Desk) -> tuple[BankRow, ...]:
    attempts = [attempt for attempt in desk.attempts() if attempt.counts]
    asked = Counter(attempt.question_id for attempt in attempts)
    last = {attempt.question_id: attempt.score for attempt in attempts if attempt.score}
    titles = {topic.slug: topic.title for topic in desk.bank.topics}
    return tuple(
        BankRow(question, titles.get(question.topic, question.topic), asked[question.id], last.get(question.id))
        for question in desk.bank.questions
    )


def question_page(desk: Desk, question_id: str) -> QuestionView:
    """A question with its own history; one that has left the bank is shown as it was last asked."""
    attempts = desk.history.attempts(question_id=question_id)
    found = desk.bank.find(question_id)
    question = found or desk.text(attempts[-1].digest if attempts else "", question_id)
    related = [other for slug in question.related if (other := desk.bank.find(slug))]
    return QuestionView(
        question,
        desk.bank.topic_title(question.topic),
        tuple(attempts),
        desk.note(question_id),
        tuple((other.id, other.title) for other in related),
    )


def day_said(day: str, today: str) -> str:
    """`today`, `yesterday`, `5 days ago`, then the date."""
    gone = (date.fromisoformat(today) - date.fromisoformat(day)).days
    if gone < 0 or gone > 30:
        return day
    return ("today", "yesterday")[gone] if gone < 2 else f"{gone} days ago"


def _resumable(desk: Desk) -> list[Offer]:
    return [_resume_offer(round_) for _, round_ in desk.drafts()]


def _unscored(desk: Desk, attempts: Sequence[Attempt]) -> list[Offer]:
    """Rounds that are over with answers that were never scored."""
    return [
        Offer(
            f"review:{round_id}",
            "Review",
            f"{count} {'answer' if count == 1 else 'answers'} not scored",
            "They count once they are scored",
        )
        for round_id, count in unscored(desk, attempts).items()
    ]


def _resume_offer(round_: Round) -> Offer:
    return Offer(f"resume:{round_.id}", "Resume", _stands(round_), f"{round_.plan}, left {_LEFT[round_.phase]}")


def _stands(round_: Round) -> str:
    """Where a round would go on: at an answer with the time that it took so far, else with that of the whole round."""
    question = f"question {round_.position + 1} of {round_.total}"
    if round_.phase is Phase.ANSWERING:
        return f"{question} · {format_clock(round_.countdown.spent)} used"
    if round_.phase is Phase.BETWEEN:
        following = onward(round_)
        is_question = following is Onward.QUESTION
        question = f"next: question {round_.position + 2} of {round_.total}" if is_question else f"next: {following}"
    return f"{question} · {format_clock(round_.whole.spent)} so far"


def _plans(desk: Desk, attempts: Sequence[Attempt], seed: int, day: Day) -> list[Offer]:
    """Every plan that has questions; those that go by what is known of a person, once something is."""
    learner = desk.learner(attempts, day)
    offers = []
    for plan in desk.plans if attempts else desk.loaded.plans:
        plan_seed = day.ordinal if plan in STANDING_PLANS else seed
        choices = choose_round(plan, desk.bank.questions, learner, plan_seed).choices
        if choices:
            seconds = sum(plan.limit_for(choice.question) for choice in choices)
            detail = _detail(plan, len(choices), seconds)
            offers.append(Offer(f"plan:{plan.id}", plan.title, detail, _about(plan, choices, learner)))
    return offers


def _about(plan: Plan, choices: Sequence[Choice], learner: Learner) -> str:
    """What a plan is for; for a standing one, what it was chosen by."""
    if plan == RECOMMENDED:
        return summary(choices)
    if plan == DUE_REVIEWS:
        return f"{len(learner.reviews)} due; what is furthest gone comes first"
    return plan.about


def _head(interview: Interview, days: Collection[str], today: str) -> str:
    running = streak(days, today)
    return " · ".join(part for part in (interview.said(today), f"{running}-day streak" if running else "") if part)


def _detail(plan: Plan, count: int, seconds: float) -> str:
    about = "about " if plan.pick is Pick.ADAPTIVE else ""
    return f"{count} {'question' if count == 1 else 'questions'} · {about}{format_minutes(seconds)}"


def _weak_line(rows: Sequence[TopicRow], has_weak: bool) -> str:
    too_few = sum(row.estimate.n < ENOUGH for row in rows)
    if has_weak:
        return f"not enough yet: {too_few} of {len(rows)} topics" if too_few else ""
    return nothing_stands_out({row.slug: row.estimate for row in rows})


def _gap(desk: Desk, attempts: Sequence[Attempt]) -> tuple[str, str]:
    """The aspect or topic with most missed musts in this round, and the topic to work on it."""
    gap = widest_gap(attempts)
    if gap is None:
        return "", ""
    missed = f"{gap.missed} {'must' if gap.missed == 1 else 'musts'} missed"
    if gap.is_topic:
        return f"The gap most worth closing: {missed} in {desk.bank.topic_title(gap.name)}.", gap.name
    topics = Counter(
        attempt.topic
        for attempt in attempts
        if attempt.is_counted
        for tick in attempt.ticks
        if tick.tier is Tier.MUST and not tick.heard and tick.aspect.value == gap.name
    )
    topic = topics.most_common(1)[0][0]
    where = f"most of all in {desk.bank.topic_title(topic)}"
    return f"The gap most worth closing: {missed} on {ASPECT_TITLES[gap.name]}, {where}.", topic
