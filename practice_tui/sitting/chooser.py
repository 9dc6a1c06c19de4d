"""Chooses the questions of a round by what is known of the learner, and by what the day asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.targets import Interview, interview_of
from practice_tui.core.rounds.rounds import Round
from practice_tui.core.selection.goals import Goal
from practice_tui.core.selection.learner import Knowledge, Learner, past_of
from practice_tui.core.selection.next_question import Choice, pick_next
from practice_tui.core.selection.reviews import Review
from practice_tui.core.selection.round_questions import Selection, choose_round
from practice_tui.core.values.clock import Day, Moments, day_of
from practice_tui.sitting.answer_cache import AnswerCache
from practice_tui.sitting.day_plan import aim_of, goal_on
from practice_tui.sitting.plans import PlanCatalogue
from practice_tui.store.history import History


@dataclass(frozen=True, slots=True)
class Chooser:
    """All of it as of today."""

    history: History
    bank: Bank
    plans: PlanCatalogue
    answers: AnswerCache
    moments: Moments

    @property
    def today(self) -> Day:
        return day_of(self.moments.clock.now())

    @property
    def seed_of_today(self) -> int:
        """Breaks the ties of a standing plan: a recommendation stays the same for a day, on Home and in print."""
        return self.today.ordinal

    @property
    def interview(self) -> Interview:
        """The interview that one practises for, as it was last set."""
        return interview_of(self.history.targets())

    def learner(self) -> Learner:
        """The learner as of today: mastery, reviews that are due, and needs before an interview."""
        return self.learner_and_goal()[0]

    def learner_and_goal(self) -> tuple[Learner, Goal | None]:
        """The learner as of today, and the goal of the day; no goal without an interview ahead."""
        topics = [topic.slug for topic in self.bank.topics]
        track_record = self.answers.current()
        knowledge = Knowledge(past_of(track_record.rows), track_record.sums, track_record.cards)
        learner = knowledge.on(self.today, topics, self.interview.day or None)
        goal = self.goal(self.today, track_record.rows, learner.reviews)
        return (replace(learner, needs=goal.rest) if goal else learner), goal

    def goal(self, day: Day, attempts: Sequence[AnyAttempt], due: Sequence[Review]) -> Goal | None:
        """The goal of a day before the interview; None without one ahead. `due` are the reviews due on that day."""
        interview = self.interview
        if not interview.is_ahead(day.name):
            return None
        now = max(day.begins_at, self.moments.clock.now())
        return goal_on(day, now, attempts, due, self.bank, aim_of(interview, self.bank, self.plans.all))

    def choose(self, plan: Plan, seed: int, learner: Learner | None = None) -> Selection:
        """The questions of a round of `plan` if it began now, or when somebody was as `learner` says."""
        return choose_round(plan, self.bank.questions, learner or self.learner(), seed)

    def choose_next(self, plan: Plan, round_: Round, seed: int) -> Choice | None:
        """The next question of a round that chooses as it goes; None where there is none left."""
        asked = [question for slot in round_.slots if (question := self.bank.find(slot.question_id))]
        return pick_next(plan, self.bank.questions, self.learner(), asked, seed)
