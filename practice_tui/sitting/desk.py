"""What any face of the program may ask for: one object between the faces and the store, the bank and the clock."""

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from practice_tui.bank.loaded import Loaded
from practice_tui.bank.problems import unknown
from practice_tui.core.bank.plans import STANDING_PLANS, Pick, Plan, Slot
from practice_tui.core.bank.questions import Bank, Question, from_body
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import (
    FLAGS,
    Attempt,
    Draft,
    Ending,
    Fact,
    Label,
    Rating,
    Remark,
    RemarkKind,
    RoundEnd,
    RoundRecord,
    RoundStart,
    RoundState,
    Setting,
    Tried,
)
from practice_tui.core.history.renames import names_of
from practice_tui.core.history.targets import interview_of
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.core.rounds.rounds import Round
from practice_tui.core.selection.goals import Goal
from practice_tui.core.selection.learner import Knowledge, Learner, past_of
from practice_tui.core.selection.picking import Choice, pick_next
from practice_tui.core.selection.reviews import Review
from practice_tui.core.selection.scheduling import comes_back
from practice_tui.core.selection.selection import Selection, choose_round
from practice_tui.core.selection.track_record import TrackRecord
from practice_tui.core.values import records
from practice_tui.core.values.clock import Day, Moments, day_of
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.answer_cache import AnswerCache, Told, untold
from practice_tui.sitting.day_plan import goal_on, wanted_of
from practice_tui.sitting.review import reopened
from practice_tui.sitting.sitting import Recorder, Sitting, Surroundings, round_of, text_of
from practice_tui.sitting.unreadable_drafts import drafts_left_out
from practice_tui.store.columns import UNREADABLE
from practice_tui.store.device import Device, device_of
from practice_tui.store.history import History

TIPS_SHOWN = 3
CLOSED = "closed"  # the label of a flag that was seen to
TIPS_FOR_THE_END = "ask-back"  # how the ids of those begin that are about one's own questions, asked last


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes: the program with its version, this installation, and the process that holds a round."""

    program: str
    holder: str


class Desk:
    """Not shared between threads: whoever opened it asks it."""

    def __init__(
        self,
        history: History,
        loaded: Loaded,
        moments: Moments,
        identity: Identity,
        cache: Path | None = None,
    ) -> None:
        """What figures rest on is kept in `cache`, if there is one."""
        self.history = history
        self.loaded = loaded
        self.moments = moments
        self._identity = identity
        self.moments.greatest = max(self.moments.greatest, history.greatest_id())
        self.history.names = names_of(loaded.bank)
        self._book = AnswerCache(history, cache)

    @property
    def bank(self) -> Bank:
        return self.loaded.bank

    def attempts(self) -> list[Attempt]:
        """All attempts, under the ids that questions and topics have today."""
        return self.history.attempts()

    @property
    def today(self) -> Day:
        return day_of(self.moments.clock.now())

    def known(self, told: Told = untold) -> TrackRecord:
        """What figures need of all attempts, and what these lead to; `told` hears how far a reading has come."""
        return self._book.current(told)

    def learner(self) -> Learner:
        """What the choice of questions goes by today."""
        return self.learner_and_goal()[0]

    def learner_and_goal(self) -> tuple[Learner, Goal | None]:
        """What the choice of questions goes by today, and what the day asks for before an interview."""
        topics = [topic.slug for topic in self.bank.topics]
        known = self.known()
        learner = Knowledge(past_of(known.rows), known.sums, known.cards).on(self.today, topics, self.interview)
        goal = self.goal(self.today, known.rows, learner.reviews)
        return (replace(learner, needs=goal.rest) if goal else learner), goal

    def goal(self, day: Day, attempts: Sequence[Tried], due: Sequence[Review]) -> Goal | None:
        """What a day asks for before the interview; None without one ahead. `due` are the reviews due on that day."""
        interview = interview_of(self.history.targets())
        if not interview.is_ahead(day.name):
            return None

        now = max(day.begins_at, self.moments.clock.now())
        return goal_on(day, now, attempts, due, self.bank, wanted_of(interview, self.bank, self.plans))

    @property
    def interview(self) -> str | None:
        """The civil day of the interview, if one is set."""
        return interview_of(self.history.targets()).day or None

    def remember(self, name: str, value: str) -> None:
        """Keep a setting; the newest one counts."""
        at = self.moments()
        self.history.write([Setting(at.id, at.now, name, value)])

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Those that always stand, then those of the banks, which may take the id of one of the first."""
        taken = {plan.id for plan in self.loaded.plans}
        return (*(plan for plan in STANDING_PLANS if plan.id not in taken), *self.loaded.plans)

    @property
    def seed_of_today(self) -> int:
        """Breaks the ties of a standing plan: what is recommended stays so for a day, on Home and in print."""
        return self.today.ordinal

    def plan(self, plan_id: str) -> Plan:
        """The plan of this id. Raises PracticeError."""
        for plan in self.plans:
            if plan.id == plan_id:
                return plan
        raise unknown("plan", plan_id, [plan.id for plan in self.plans], "practice plan list")

    def choose(self, plan: Plan, seed: int, learner: Learner | None = None) -> Selection:
        """The questions of a round of `plan` if it began now, or when somebody was as `learner` says."""
        return choose_round(plan, self.bank.questions, learner or self.learner(), seed)

    def begin(
        self,
        plan: Plan,
        choices: Sequence[Choice],
        *,
        seed: int = 0,
        code: str | None = None,
        note: str = "",
        recorder: Recorder | None = None,
    ) -> Sitting:
        """A new round of `choices`, at its threshold: nothing is written before its first question is asked.

        `note` says where it isn't quite what was wanted; `recorder` writes it, by default the history.
        """

        if not choices:
            raise PracticeError(note or "no question matches this round", "choose more topics or levels")
        at = self.moments()
        asked = choices[:1] if plan.pick is Pick.ADAPTIVE else choices
        questions = [choice.question for choice in asked]
        round_ = Round(
            id=at.id,
            plan=plan.title,
            mode=plan.mode,
            total=len(choices),
            slots=tuple(self._slot(plan, choice) for choice in asked),
            follow_ups=plan.follow_ups,
            code=code or "",
            note=note,
        )
        spec = {"plan": records.to_data(plan), "seed": seed, "questions": [question.id for question in questions]}
        start = RoundStart(
            id=round_.id,
            started_at=at.now,
            day=at.day,
            zone=at.zone,
            plan=plan.id,
            mode=plan.mode,
            spec=spec,
            bank_digest=self.bank.digest,
            device=self.device.name,
            program=self._identity.program,
            code=code,
        )
        opening: tuple[Fact, ...] = (start, *(text_of(question) for question in questions))
        return self._sit(round_, questions, plan, seed, opening, recorder)

    def resume(self, round_id: str) -> Sitting:
        """The round that was left, where it was left; whoever else sat it can write no more.

        Raises PracticeError if it is over or its draft can't be read.
        """
        draft = self._draft(round_id)
        round_ = self._round_of(draft)
        record = self.record(round_id)
        plan = plan_of(record)
        questions = [self.text(slot.digest, slot.question_id) for slot in round_.slots]
        self.history.take_over(round_id, self._identity.holder)
        return self._sit(round_, questions, plan, int(record.spec.get("seed", 0)), is_kept=True)

    def other_holder(self, round_id: str) -> str:
        """Who else sits this round right now; nobody where that process of this machine has ended."""
        holder = self._draft(round_id).holder
        return "" if holder == self._identity.holder or not is_alive(holder) else holder

    def review(self, round_id: str) -> Sitting:
        """The answers of a round that is over but not wholly scored, for review; from now on it has a draft again."""
        record = self.record(round_id)
        attempts = self.history.attempts(round_id=round_id)
        questions = [self.text(attempt.digest, attempt.question_id) for attempt in attempts]
        plan = plan_of(record)
        sitting = self._sit(reopened(record, plan.title, attempts, self.moments()), questions, plan, 0)
        sitting.keep()
        return sitting

    def _draft(self, round_id: str) -> Draft:
        draft = next((draft for draft in self.history.drafts() if draft.round_id == round_id), None)
        if draft is None:
            raise PracticeError("this round is over", "start another one")
        if self.record(round_id).state is RoundState.DISCARDED:
            raise PracticeError("this round was discarded", "restore it in History to go on with it")
        return draft

    def drafts(self) -> list[tuple[Draft, Round]]:
        """Rounds that wait to be resumed; discarded ones, and those that can't be read, are passed over."""
        waiting = []
        for draft in self.history.drafts():
            record, round_ = self.history.round(draft.round_id), self._read(draft)
            if record and round_ and record.state is not RoundState.DISCARDED:
                waiting.append((draft, round_))
        return waiting

    def left_out(self) -> list[LeftOut]:
        """Every row of the history that can't be read: it is in no figure."""

        return sorted([*self.known().left_out, *drafts_left_out(self.history)])

    def tips(self, round_: Round) -> tuple[str, ...]:
        """A few words of advice before a round whose plan asks for them, others each day; none for its end."""
        plan = next((plan for plan in self.loaded.plans if plan.title == round_.plan), None)
        advice = [
            tip.do
            for tip in self.loaded.tips
            if tip.audience == "candidate" and not tip.id.startswith(TIPS_FOR_THE_END)
        ]
        if plan is None or not plan.tips or not advice:
            return ()
        first = self.today.ordinal * TIPS_SHOWN
        return tuple(advice[(first + index) % len(advice)] for index in range(min(TIPS_SHOWN, len(advice))))

    def text(self, digest: str, question_id: str) -> Question:
        """A question as it stood when it was asked."""
        body = self.history.text(digest)
        with contextlib.suppress(*UNREADABLE):
            if body is not None:
                return from_body(body)
        question = self.bank.find(question_id)
        if question is None:
            what = "is missing" if body is None else "can't be read"
            raise PracticeError(f"the text of {question_id!r} {what}", "practice doctor", ExitCode.UNUSABLE_FILE)
        return question

    def title(self, attempt: Tried) -> str:
        """That of its question today, else that with which it was asked, else its id."""
        question = self.bank.find(attempt.question_id)
        if question:
            return question.title
        with contextlib.suppress(*UNREADABLE):
            return str(json.loads(self.history.text(attempt.digest) or "")["title"])
        return attempt.question_id

    def topic_title(self, slug: str) -> str:
        """The title of a topic, whichever of its names this is."""
        return self.bank.topic_title(self.history.names.topic(slug))

    def record(self, round_id: str) -> RoundRecord:
        record = self.history.round(round_id)
        if record:
            return record
        raise PracticeError("there is no such round", "practice history", ExitCode.USAGE)

    def toggle_discarded(self, round_id: str, is_discarded: bool) -> None:
        """Discard a round, or restore it to what it was, with its draft; who sits it meanwhile can write no more."""
        at = self.moments()
        if is_discarded:
            self.history.write([RoundEnd(at.id, round_id, at.now, Ending.RESTORED)])
        else:
            self.history.write([RoundEnd(at.id, round_id, at.now, Ending.DISCARDED)], released=round_id)

    def remark(self, question_id: str, kind: RemarkKind, text: str) -> None:
        at = self.moments()
        question = self.bank.find(question_id)
        self.history.write([Remark(at.id, question_id, question.digest if question else None, at.now, kind, text)])

    def amend(self, attempt_id: str, round_id: str, score: Score) -> None:
        """A new score beside the first impression; ticks, suggestion and what was said stay what they were."""
        attempt = self._attempt(attempt_id, round_id)
        at = self.moments()
        rating = Rating(
            id=at.id,
            attempt_id=attempt_id,
            at=at.now,
            score=score,
            suggested=attempt.suggested,
            said_wrong=attempt.said_wrong,
            said=attempt.said,
            ticks=attempt.ticks,
        )
        self.history.write([rating])

    def flags(self, question_id: str | None = None) -> list[Remark]:
        """What was flagged and isn't closed, oldest first."""
        closed = {label.name for label in self.history.labels("remark") if label.label == CLOSED}
        return [flag for flag in self.history.remarks(question_id, FLAGS) if flag.id not in closed]

    def toggle_closed(self, remark_id: str, is_closed: bool) -> None:
        """Close a flag that was seen to, or open it again."""
        at = self.moments()
        self.history.write([Label(at.id, at.now, "remark", remark_id, CLOSED, not is_closed)])

    def note(self, question_id: str) -> str:
        """The private note on a question as it stands."""
        notes = self.history.remarks(question_id, [RemarkKind.NOTE])
        return notes[-1].text if notes else ""

    @cached_property
    def device(self) -> Device:
        """This installation, whose name is made once: it tells two merged histories apart."""
        return device_of(self.history.path, self.history.setting("device"), self.moments().id[-8:])

    @property
    def writer(self) -> tuple[str, str]:
        """This installation and the program: what stands beside a fact as its origin."""
        return self.device.name, self._identity.program

    def close(self) -> None:
        self.history.close()

    def _attempt(self, attempt_id: str, round_id: str) -> Attempt:
        for attempt in self.history.attempts(round_id=round_id, with_ticks=True):
            if attempt.id == attempt_id:
                return attempt
        raise PracticeError("there is no such attempt", "practice history")

    def _slot(self, plan: Plan, choice: Choice) -> Slot:
        question = choice.question
        return Slot(question.id, question.digest, question.topic, plan.limit_for(question), choice.reason)

    def _sit(
        self,
        round_: Round,
        questions: Sequence[Question],
        plan: Plan,
        seed: int,
        opening: tuple[Fact, ...] = (),
        recorder: Recorder | None = None,
        is_kept: bool = False,
    ) -> Sitting:
        surroundings = Surroundings(
            choose=lambda so_far: self._next_choice(plan, so_far, seed),
            recall=lambda question_id: (
                tuple(reversed(self.history.attempts(question_id=question_id, with_ticks=True))),
                self.note(question_id),
            ),
            topic_title=self.topic_title,
            comes_back=lambda question_id: self._comes_back(question_id, round_.id),
        )
        book = {question.id: question for question in questions}
        return Sitting(
            round_,
            book,
            recorder or self.history,
            self.moments,
            surroundings,
            holder=self._identity.holder,
            opening=opening,
            is_kept=is_kept,
        )

    def _comes_back(self, question_id: str, round_id: str) -> str:
        attempts = self.history.attempts(question_id=question_id)
        return comes_back(attempts, round_id, self.moments().day, self.interview)

    def _next_choice(self, plan: Plan, round_: Round, seed: int) -> tuple[Question, str, float] | None:
        asked = [question for slot in round_.slots if (question := self.bank.find(slot.question_id))]
        choice = pick_next(plan, self.bank.questions, self.learner(), asked, seed)
        return None if choice is None else (choice.question, choice.reason, plan.limit_for(choice.question))

    def _round_of(self, draft: Draft) -> Round:
        round_ = self._read(draft)
        if round_ is None:
            raise PracticeError(
                "this round was left by another version and can't be resumed",
                "end it from History; what was scored is kept",
                ExitCode.UNUSABLE_FILE,
            )
        return round_

    def _read(self, draft: Draft) -> Round | None:
        """The round that a draft kept; None where it can't be read."""

        try:
            return round_of(draft, self.moments())
        except UNREADABLE:
            return None


def plan_of(record: RoundRecord) -> Plan:
    """The plan that a round was begun with. Raises PracticeError where it can't be read."""
    try:
        return records.from_data(Plan, record.spec["plan"])
    except UNREADABLE as error:
        raise PracticeError(
            "the plan of this round can't be read", "practice doctor says what to do", ExitCode.UNUSABLE_FILE
        ) from error


def is_alive(holder: str) -> bool:
    """Whether a holder, `pid@host`, may still run: one of another host may, one of this host is looked for."""
    pid, _, host = holder.partition("@")
    if host != os.uname().nodename or not pid.isdigit():
        return bool(host)
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
