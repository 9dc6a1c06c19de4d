"""Chooses the questions of a round by what is known of the learner, and by what the day asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from practice_tui.core.bank.plans import Only, Pick, Plan
from practice_tui.core.bank.questions import Bank, Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.targets import Interview, interview_of
from practice_tui.core.selection.adapting import aim_after
from practice_tui.core.selection.evening import missed_today
from practice_tui.core.selection.goals import Goal
from practice_tui.core.selection.learner import Knowledge, Learner, past_of
from practice_tui.core.selection.next_question import Choice, pick_next
from practice_tui.core.selection.round_questions import Selection, choose_round
from practice_tui.core.values.clock import Day, Moments, day_of
from practice_tui.core.values.phrases import are
from practice_tui.sitting.answer_cache import AnswerCache
from practice_tui.sitting.day_plan import aim_of, begins_topics, goal_on
from practice_tui.sitting.library import Library
from practice_tui.sitting.notebook import Notebook
from practice_tui.store.history import History


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses by what is known today."""

    history: History
    library: Library
    answers: AnswerCache
    moments: Moments
    notebook: Notebook

    @property
    def bank(self) -> Bank:
        """The questions that may be asked."""
        return self.library.asked

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
        return self.learner_and_goal(self.interview)[0]

    def learner_and_goal(self, interview: Interview) -> tuple[Learner, Goal | None]:
        """The learner as of today, and the goal of the day; no goal unless `interview` is ahead."""
        topics = [topic.slug for topic in self.bank.topics]
        track_record = self.answers.current()
        knowledge = Knowledge(past_of(track_record.rows), track_record.sums, track_record.cards)
        learner = knowledge.on(self.today, topics, interview.day or None)
        learner = replace(learner, missed_today=missed_today(track_record.rows, self.today.name))
        if not interview.is_ahead(self.today.name):
            return learner, None
        aim, now = aim_of(interview, self.bank, self.library.plans.all), self.moments.clock.now()
        goal = goal_on(self.today, now, track_record.rows, learner.reviews, self.bank, aim)
        return replace(learner, needs=goal.rest, begins_topics=begins_topics(self.today, now, interview)), goal

    def choose(
        self, plan: Plan, seed: int, learner: Learner | None = None, among: Sequence[Question] | None = None
    ) -> Selection:
        """The questions of a round of `plan` for `learner`, who is by default the one of today.

        They are chosen `among` some questions, by default those from which the plan draws.
        """
        learner = learner or self.learner()
        selection = choose_round(plan, self._admitted(plan, learner, among), learner, seed)
        choices, hidden = self._asked_of(selection.choices)
        sentence = self._hidden_said(plan, hidden, is_empty=not choices)
        return Selection(choices, "; ".join(filter(None, (selection.note, sentence))))

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
                past_ids = {attempt.question_id for attempt in self.answers.current().rows}
                return frozenset(question.id for question in self.bank.questions if question.id not in past_ids)
            case _:
                assert_never(only)

    def choose_next(
        self, plan: Plan, asked_ids: Iterable[str], seed: int, scores: Sequence[Score] = ()
    ) -> Choice | None:
        """The next question of a round that chooses as it goes, after its scores so far; None if there is none left."""
        earlier = [question for question_id in asked_ids if (question := self.bank.find(question_id))]
        learner = self.learner()
        return pick_next(plan, self._admitted(plan, learner), learner, earlier, seed, aim_after(scores))

    def _asked_of(self, choices: Sequence[Choice]) -> tuple[tuple[Choice, ...], list[str]]:
        """Choices with the texts that are asked here, and the ids of those that are hidden: a code draws these too."""
        shown = self.bank
        texts = [(choice, shown.find(choice.question.id)) for choice in choices]
        return (
            tuple(replace(choice, question=question) for choice, question in texts if question),
            [choice.question.id for choice, question in texts if question is None],
        )

    def _hidden_said(self, plan: Plan, drawn: Sequence[str], *, is_empty: bool) -> str:
        """Names the hidden questions that the plan names or were drawn; for an empty round counts those that fit it."""
        shelf = self.library.shelf
        named = [question_id for question_id in plan.questions if shelf.is_hidden(question_id)]
        if hidden := dict.fromkeys([*named, *drawn]):
            return f"hidden, so not asked: {', '.join(hidden)}"
        number = sum(map(plan.admits, shelf.hidden_questions)) if is_empty else 0
        return f"{number} that would {are(number)} hidden (practice bank list --hidden)" if number else ""

    def _admitted(self, plan: Plan, learner: Learner, among: Sequence[Question] | None = None) -> Sequence[Question]:
        """The questions that the plan may ask by how they went so far."""
        drawn = self.library.drawn_from(plan) if plan.pick is Pick.SEEDED else self.bank.questions
        questions = drawn if among is None else among
        if plan.only is None:
            return questions
        ids = self.ids_of(plan.only, learner)
        return [question for question in questions if question.id in ids]
