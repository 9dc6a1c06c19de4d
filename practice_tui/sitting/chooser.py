"""Chooses the questions of a round by what is known of the learner, and by what the day asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from practice_tui.core.bank.plans import Only, Plan
from practice_tui.core.bank.questions import Bank, Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.targets import Interview, interview_of
from practice_tui.core.selection.goals import Goal
from practice_tui.core.selection.learner import Knowledge, Learner, past_of
from practice_tui.core.selection.next_question import Choice, pick_next
from practice_tui.core.selection.reviews import Review
from practice_tui.core.selection.round_questions import Selection, choose_round
from practice_tui.core.values.clock import Day, Moments, day_of
from practice_tui.sitting.answer_cache import AnswerCache
from practice_tui.sitting.day_plan import aim_of, goal_on
from practice_tui.sitting.notebook import Notebook
from practice_tui.sitting.plans import PlanCatalogue
from practice_tui.store.history import History


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses by what is known today."""

    history: History
    bank: Bank
    plans: PlanCatalogue
    answers: AnswerCache
    moments: Moments
    notebook: Notebook

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

    def choose(
        self, plan: Plan, seed: int, learner: Learner | None = None, questions: Sequence[Question] | None = None
    ) -> Selection:
        """The questions of a round of `plan` if it began now, or when somebody was as `learner` says.

        They are chosen among `questions`, by default those of the bank.
        """
        learner = learner or self.learner()
        among = self.bank.questions if questions is None else questions
        return choose_round(plan, self._admitted(plan, learner, among), learner, seed)

    def ids_of(self, only: Only, learner: Learner | None = None) -> frozenset[str]:
        """The questions that were missed the last time, are due, are flagged, or were never asked."""
        match only:
            case Only.MISSED:
                cards = self.answers.current().cards
                return frozenset(question_id for question_id, card in cards.items() if card.score is Score.MISSED)
            case Only.DUE:
                return frozenset(review.question_id for review in (learner or self.learner()).reviews)
            case Only.FLAGGED:
                return frozenset(flag.question_id for flag in self.notebook.flags())
            case Only.NEW:
                asked = {attempt.question_id for attempt in self.answers.current().rows}
                return frozenset(question.id for question in self.bank.questions if question.id not in asked)
            case _:
                assert_never(only)

    def choose_next(self, plan: Plan, asked_ids: Iterable[str], seed: int) -> Choice | None:
        """The next question of a round that chooses as it goes; None where there is none left."""
        asked = [question for question_id in asked_ids if (question := self.bank.find(question_id))]
        learner = self.learner()
        return pick_next(plan, self._admitted(plan, learner, self.bank.questions), learner, asked, seed)

    def _admitted(self, plan: Plan, learner: Learner, questions: Sequence[Question]) -> Sequence[Question]:
        """Those of the questions that the plan may ask by how they went so far."""
        if plan.only is None:
            return questions
        ids = self.ids_of(plan.only, learner)
        return [question for question in questions if question.id in ids]
