"""Home: its rows, which offer what is worth doing now, and beside them its figures."""

from collections.abc import Sequence

from practice_tui.archive.lost_history import missing_line
from practice_tui.bank.problems import check_command
from practice_tui.core.bank.plans import (
    BUILT_IN_PLANS,
    DUE_REVIEWS,
    HALF_DAY,
    RECOMMENDED,
    TONIGHT,
    WEAK_TOPICS,
    Pick,
    Plan,
)
from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.holders import left_on
from practice_tui.core.history.unreadable import left_out_notice
from practice_tui.core.rounds.rounds import Onward, Phase, Round, onward
from practice_tui.core.selection.evening import is_evening
from practice_tui.core.selection.goals import Goal
from practice_tui.core.selection.learner import Learner
from practice_tui.core.selection.next_question import Choice, summary
from practice_tui.core.statistics.calendar import calendar, practice_days, streak
from practice_tui.core.statistics.verdicts import most_likely_weak
from practice_tui.core.values.dates import days_between
from practice_tui.core.values.durations import format_ago, format_clock
from practice_tui.core.values.phrases import count
from practice_tui.core.views.calibration_wording import ABOUT, offer_detail
from practice_tui.core.views.home import (
    BeginPlan,
    Calibrate,
    ChooseOwn,
    HomeView,
    Offer,
    ReadSheet,
    ResumeInterview,
    ResumeRound,
    ReviewRound,
    WriteEncounter,
)
from practice_tui.core.views.interview_wording import interview_stands
from practice_tui.core.views.round_size import size_said
from practice_tui.presenters.home_figures import due_reviews, lately, recent_rounds, today_view, weak_line, weak_topic
from practice_tui.presenters.targets import interview_of
from practice_tui.sitting.calibrations import scored_so_far, todays_offer
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.encounters import awaits_report
from practice_tui.sitting.interviews import waiting_interviews
from practice_tui.sitting.mock_day import MockDay, mock_day
from practice_tui.sitting.resume import unscored

OWN_OFFER = Offer(
    ChooseOwn(),
    "Your own…",
    "role, job description, topics, minutes",
    "Choose what is asked; the last choice is remembered",
)

SHEET_OFFER = Offer(
    ReadSheet(),
    "Evening sheet",
    "your best lines, what to ask",
    "For your phone: practice sheet FILE.html",
)
REPORT_OFFER = Offer(
    WriteEncounter(),
    "How did it go?",
    "write down the interview",
    "What was asked there can become a question of yours",
)
MORE_TODAY = "No more is planned; these would be worth doing too"
NOTHING_FITS = "No question fits this plan: practice bank check says of which file it is"

_LEFT = {
    Phase.READY: "before the first question",
    Phase.ANSWERING: "while answering",
    Phase.PREDICTING: "at the end of an answer",
    Phase.REVIEWING: "in a review",
    Phase.BETWEEN: "between two questions",
    Phase.FOLLOW_UP: "in a follow-up",
    Phase.CLOSING: "at your own questions",
    Phase.FINISHED: "at its end",
}


def home(desk: Desk, seed: int) -> HomeView:
    """Home as of today; `seed` breaks ties in the rounds that it offers."""
    today, track_record, interview = desk.today, desk.track_record(), interview_of(desk)
    learner, goal = desk.chooser.learner_and_goal(interview)
    shelf = desk.library.shelf
    weak, problems = most_likely_weak(learner.mastery), desk.loaded.problems
    waiting = (*_resumable(desk), *_unscored(desk, track_record.rows), *_interviews(desk))
    days, is_first = calendar(track_record.rows), not track_record.rows
    plans = _plans(desk, learner, goal, seed, is_first=is_first)
    further = (*_calibration(desk, is_first=is_first), OWN_OFFER)
    return HomeView(
        offers=(*waiting, *_with_the_days(plans, goal, [*_sheet(desk), *_report(desk)]), *further),
        weak=tuple(weak_topic(shelf.asked.short_title(slug), learner.mastery[slug]) for slug in weak),
        weak_line=weak_line(learner.mastery, bool(weak)),
        recent=recent_rounds(desk, track_record.rows),
        notices=tuple(map(str, problems)),
        check=check_command(problems) if problems else "",
        missing=missing_line(desk),
        head=interview.in_words(today.name),
        left_out=left_out_notice(desk.left_out()),
        today=today_view(desk, track_record, interview, goal, learner),
        lately=lately(days, streak(practice_days(track_record.rows), today.name), today.name),
        questions=len(shelf.asked.questions),
        topics=len(shelf.asked.topics),
        hidden_questions=len(shelf.hidden_questions),
        hidden_topics=len(shelf.hidden_topics),
        tip=todays_offer(desk),
    )


def _plans(desk: Desk, learner: Learner, goal: Goal | None, seed: int, *, is_first: bool) -> list[Offer]:
    """Every plan; those that go by what is known of a person once something is, and where they have questions.

    With an interview ahead, what today asks for comes first. A plan whose questions are all hidden is left out.
    """
    offers = []
    plans = [plan for plan in desk.plans.all if plan not in BUILT_IN_PLANS or not is_first]
    if goal:
        plans = [RECOMMENDED, *(plan for plan in plans if plan != RECOMMENDED)]
    day = mock_day(desk)
    for plan in _as_the_day_asks(desk, day, plans):
        tie_breaker = desk.chooser.seed_of_today if plan in BUILT_IN_PLANS else seed
        next_plan = day.part if plan == HALF_DAY else plan
        choices = desk.chooser.choose(next_plan, tie_breaker, learner).choices
        if choices:
            detail = _detail(next_plan, choices)
            if goal and plan == RECOMMENDED:
                offers.append(_today(goal, detail))
            elif plan == HALF_DAY:
                offers.append(_half_day(desk, day, detail))
            else:
                about = _about(plan, choices, due_reviews(desk, learner))
                offers.append(Offer(BeginPlan(plan.id), plan.title, detail, about))
        elif plan not in BUILT_IN_PLANS and not any(map(plan.admits, desk.library.shelf.hidden_questions)):
            offers.append(Offer(BeginPlan(plan.id), plan.title, count(0, "question"), NOTHING_FITS, is_open=False))
    return offers


def _with_the_days(plans: Sequence[Offer], goal: Goal | None, days: Sequence[Offer]) -> list[Offer]:
    """The plans, and first what only the days about the interview offer; yet nothing comes before today's round."""
    todays = [offer for offer in plans if goal and offer.starts == BeginPlan(RECOMMENDED.id)]
    return [*todays, *days, *(offer for offer in plans if offer not in todays)]


def _sheet(desk: Desk) -> list[Offer]:
    """The sheet for the evening before: on that evening, and on the day of the interview."""
    days = _days_left(desk)
    is_time = days == 0 or (days == 1 and is_evening(desk.today, desk.moments.clock.now()))
    return [SHEET_OFFER] if is_time else []


def _report(desk: Desk) -> list[Offer]:
    """The form for a real interview, from the day of the interview on until one is written down."""
    return [REPORT_OFFER] if awaits_report(desk) else []


def _days_left(desk: Desk) -> int | None:
    """Days before the interview; None where none is set."""
    day = desk.chooser.interview.day
    return days_between(desk.today.name, day) if day else None


def _calibration(desk: Desk, *, is_first: bool) -> list[Offer]:
    """A calibration, for whoever has scored something and has samples to grade."""
    if is_first or not desk.loaded.samples:
        return []
    return [Offer(Calibrate(), "Calibrate", offer_detail(*scored_so_far(desk)), ABOUT)]


def _as_the_day_asks(desk: Desk, day: MockDay, plans: Sequence[Plan]) -> list[Plan]:
    """The plans, and of them those that the hour asks for before the banks' own.

    That is half a mock day once it is begun, and on the day before an interview; in the evening what was missed that
    day, which is offered at no other time.
    """
    evening = is_evening(desk.today, desk.moments.clock.now())
    is_mock = day.is_under_way or (_days_left(desk) == 1 and not evening and not day.begun)
    wanted = [plan for plan in plans if (plan == HALF_DAY and is_mock) or (plan == TONIGHT and evening)]
    rest = [plan for plan in plans if plan != TONIGHT and plan not in wanted]
    first = [plan for plan in rest if plan in (RECOMMENDED, DUE_REVIEWS, WEAK_TOPICS)]
    return [*first, *wanted, *(plan for plan in rest if plan not in first)]


def _today(goal: Goal, detail: str) -> Offer:
    """The round that today asks for; once that is done, what would be worth doing besides."""
    begin = BeginPlan(RECOMMENDED.id)
    if goal.rest:
        return Offer(begin, f"Today: {goal.done} of {len(goal.planned)}", detail, goal.still_to_do())
    return Offer(begin, goal.today(), detail, MORE_TODAY)


def _half_day(desk: Desk, day: MockDay, detail: str) -> Offer:
    """The next round of half a mock day, whose size is the `detail`, and how long the break before it is."""
    title, about = day.part.title.partition(":")[0], HALF_DAY.about
    if day.is_under_way:
        is_break = day.is_break(desk.moments.clock.now())
        pause = f"Break until {day.break_until:%H:%M}, then" if is_break else "Next:"
        about = f"{pause} {day.part.title.partition(', ')[2]}"
    elif day.begun:
        title, about = HALF_DAY.title, "Done for today: all four rounds"
    return Offer(BeginPlan(HALF_DAY.id), title, detail, about)


def _resumable(desk: Desk) -> list[Offer]:
    now = desk.moments.clock.now()
    return [
        _resume_offer(round_, left_on(draft.holder, draft.at, now) or format_ago((now - draft.at).total_seconds()))
        for draft, round_ in desk.rounds.waiting()
    ]


def _unscored(desk: Desk, attempts: Sequence[AttemptRow]) -> list[Offer]:
    """One row for the rounds that are over with answers that were never scored, the newest of which it opens."""
    waiting = unscored(desk, attempts)
    if not waiting:
        return []
    newest = max(waiting)
    if len(waiting) == 1:
        detail = f"{count(waiting[newest], 'answer')} not scored"
        about = "It counts once it is scored" if waiting[newest] == 1 else "They count once they are scored"
    else:
        detail = f"{count(len(waiting), 'round')} with unscored answers"
        about = f"{count(waiting.total(), 'answer')}, which count once they are scored; the newest round comes first"
    return [Offer(ReviewRound(newest), "Review", detail, about)]


def _resume_offer(round_: Round, when: str) -> Offer:
    """A round that was left, by its plan; `when` is `12 minutes ago`, with the machine where that is another one."""
    left = "before a skip was sure" if round_.skips else _LEFT[round_.phase]
    return Offer(ResumeRound(round_.id), f"Resume {round_.plan}", _stands(round_), f"Left {when}, {left}")


def _interviews(desk: Desk) -> list[Offer]:
    """The interviews that the user leads, and that were left; without a name, since the first frame is kept."""
    now = desk.moments.clock.now()
    return [
        Offer(
            ResumeInterview(interview.id),
            "Go on asking",
            interview_stands(interview),
            f"An interview that you give, {interview.plan}, left {format_ago((now - draft.at).total_seconds())}",
        )
        for draft, interview in waiting_interviews(desk)
    ]


def _stands(round_: Round) -> str:
    """The place where a round goes on, with the time spent on its answer, or else on the whole round."""
    question = f"question {round_.position + 1} of {round_.total}"
    if round_.phase is Phase.ANSWERING or round_.is_undecided:
        return f"{question} · {format_clock(round_.countdown.spent)} used"
    if round_.phase is Phase.BETWEEN:
        following = onward(round_)
        is_question = following is Onward.QUESTION
        question = f"next: question {round_.position + 2} of {round_.total}" if is_question else f"next: {following}"
    return f"{question} · {format_clock(round_.whole.spent)} so far"


def _about(plan: Plan, choices: Sequence[Choice], due: int) -> str:
    """The purpose of a plan; for a plan that the program chooses, the reason for its choice."""
    if plan == RECOMMENDED:
        return summary(choices)
    if plan == DUE_REVIEWS:
        return f"{due} due; what is furthest gone comes first"
    return plan.about


def _detail(plan: Plan, choices: Sequence[Choice]) -> str:
    """The number of questions, and the minutes of answering of the round that enter would start."""
    seconds = plan.expected_seconds(choice.question for choice in choices)
    return size_said(len(choices), seconds, is_sure=plan.pick is not Pick.ADAPTIVE)
