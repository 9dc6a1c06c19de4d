"""Begins, resumes and reviews rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from practice_tui.core.bank.lines import OF_STAGES, Line
from practice_tui.core.bank.plans import Pick, Plan, Slot
from practice_tui.core.bank.questions import Question
from practice_tui.core.drills.draws import Draws
from practice_tui.core.history.attempts import RoundRecord, RoundState
from practice_tui.core.history.facts import Draft, Fact, RoundStart
from practice_tui.core.history.speech import current_transcripts
from practice_tui.core.rounds.rounds import Round
from practice_tui.core.selection.next_question import Choice
from practice_tui.core.selection.scheduling import ComingBack, comes_back
from practice_tui.core.values import records
from practice_tui.core.values.clock import Moment, Moments
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.asking_back import questions_to_choose_from
from practice_tui.sitting.chooser import Chooser
from practice_tui.sitting.holders import Writer
from practice_tui.sitting.library import Library
from practice_tui.sitting.notebook import Notebook
from practice_tui.sitting.plans import plan_of
from practice_tui.sitting.recordings import recorded_answers
from practice_tui.sitting.review import reopened
from practice_tui.sitting.sitting import Sitting, round_of, text_of
from practice_tui.sitting.spoken_answers import spoken_answers
from practice_tui.sitting.surroundings import Surroundings
from practice_tui.sitting.texts import Texts
from practice_tui.store.column_checks import UNREADABLE
from practice_tui.store.history import History
from practice_tui.store.speech_rows import read_speech

MOST_TO_ASK = 12  # questions to choose from at the end
NO_MATCH_HINT = "choose more topics, kinds or levels, or all questions"


@dataclass(frozen=True, slots=True)
class Rounds:
    """Opens sittings. Each of them writes to the history by itself."""

    history: History
    library: Library
    moments: Moments
    writer: Writer
    chooser: Chooser
    texts: Texts
    notebook: Notebook

    def begin(
        self,
        plan: Plan,
        choices: Sequence[Choice],
        *,
        seed: int = 0,
        code: str | None = None,
        note: str = "",
    ) -> Sitting:
        """A new round of `choices`, before its first question; nothing is written yet.

        `note` says where the round isn't quite what was wanted.
        """
        if not choices:
            raise PracticeError(note or "no question matches this round", NO_MATCH_HINT)
        at = self.moments()
        first = choices[:1] if plan.pick is Pick.ADAPTIVE else choices
        questions = [choice.question for choice in first]
        round_ = Round(
            id=at.id,
            plan=plan.title,
            mode=plan.mode,
            total=len(choices),
            slots=tuple(_slot(plan, choice) for choice in first),
            follow_ups=plan.follow_ups,
            code=code or "",
            note=note,
            is_scored=plan.counts,
            rungs=plan.ladder,
            has_hints=plan.hints,
            promised=60.0 * (plan.minutes or 0),
            expected=plan.expected_seconds(choice.question for choice in choices),
            lines=self._lines(plan, seed),
            closes=plan.closing,
            to_ask=questions_to_choose_from(self.history, self.library.plans, MOST_TO_ASK) if plan.closing else (),
        )
        start = self._start(at, plan, questions, seed, code)
        opening: tuple[Fact, ...] = (start, *(text_of(question) for question in questions))
        return self._sit(round_, questions, plan, seed, opening)

    def _start(self, at: Moment, plan: Plan, questions: Sequence[Question], seed: int, code: str | None) -> RoundStart:
        spec = {"plan": records.to_data(plan), "seed": seed, "questions": [question.id for question in questions]}
        return RoundStart(
            id=at.id,
            started_at=at.now,
            day=at.day,
            zone=at.zone,
            plan=plan.id,
            mode=plan.mode,
            spec=spec,
            bank_digest=self.library.whole.digest,
            device=self.writer.device.name,
            program=self.writer.program,
            code=code,
            counts=plan.counts,
        )

    def resume(self, round_id: str) -> Sitting:
        """Go on with a round where it was left; whoever else sits it can write no more.

        Raises PracticeError if it is over or its draft can't be read.
        """
        draft = self._draft(round_id)
        round_ = self._round_of(draft)
        record = self.record(round_id)
        plan = plan_of(record)
        questions = [self.texts.question(slot.digest, slot.question_id) for slot in round_.slots]
        self.history.take_over(round_id, self.writer.holder)
        return self._sit(round_, questions, plan, int(record.spec.get("seed", 0)), is_kept=True)

    def review(self, round_id: str) -> Sitting:
        """Review the unscored answers of a round that is over. From now on it has a draft again."""
        record = self.record(round_id)
        attempts = self.history.attempts(round_id=round_id)
        questions = [self.texts.question(attempt.digest, attempt.question_id) for attempt in attempts]
        plan = plan_of(record)
        sitting = self._sit(reopened(record, plan.title, attempts, self.moments()), questions, plan, 0)
        sitting.keep()
        return sitting

    def other_holder(self, round_id: str) -> str:
        """The other process that sits this round right now, as messages name it, or nothing."""
        return self.writer.other_holder(self._draft(round_id).holder)

    def waiting(self) -> list[tuple[Draft, Round]]:
        """The rounds that can be resumed, the newest first: neither discarded nor unreadable."""
        waiting = []
        for draft in self.history.drafts():
            record, round_ = self.history.round(draft.round_id), self._read(draft)
            if record and round_ and record.state is not RoundState.DISCARDED:
                waiting.append((draft, round_))
        return waiting

    def record(self, round_id: str) -> RoundRecord:
        """The record of a round. Raises PracticeError where there is none."""
        record = self.history.round(round_id)
        if record:
            return record
        raise PracticeError("there is no such round", "practice history", ExitCode.USAGE)

    def _lines(self, plan: Plan, seed: int) -> tuple[Line, ...]:
        """The interviewer's lines in the order that the seed gives; those of stages only where the plan has any."""
        lines = [line for line in self.library.loaded.lines if line.style is plan.style]
        drawn = Draws(seed).sample(lines, len(lines))
        return tuple(line for line in drawn if plan.stages or line.occasion not in OF_STAGES)

    def _draft(self, round_id: str) -> Draft:
        draft = next((draft for draft in self.history.drafts() if draft.round_id == round_id), None)
        if draft is None:
            raise PracticeError("this round is over", "start another one")
        if self.record(round_id).state is RoundState.DISCARDED:
            raise PracticeError("this round was discarded", "restore it in History to go on with it")
        return draft

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
        """The round in a draft; None where it can't be read."""
        try:
            return round_of(draft, self.moments())
        except UNREADABLE:
            return None

    def _sit(
        self,
        round_: Round,
        questions: Sequence[Question],
        plan: Plan,
        seed: int,
        opening: tuple[Fact, ...] = (),
        is_kept: bool = False,
    ) -> Sitting:
        surroundings = Surroundings(
            choose=lambda so_far: self._next_question(plan, so_far, seed),
            recall=lambda question_id: (
                tuple(reversed(self.history.attempts(question_id=question_id, with_ticks=True))),
                self.notebook.note(question_id),
            ),
            topic_title=self.texts.topic_title,
            short_topic=self.texts.short_title,
            comes_back=lambda question_id: self._comes_back(question_id, round_.id),
            transcripts=lambda attempt_ids: current_transcripts(read_speech(self.history, attempt_ids)),
            recorded=lambda attempt_id: recorded_answers(self.history, [attempt_id]).get(attempt_id),
            spoken=partial(spoken_answers, self.history),
        )
        return Sitting(
            round_,
            {question.id: question for question in questions},
            self.history,
            self.moments,
            surroundings,
            holder=self.writer.holder,
            opening=opening,
            is_kept=is_kept,
        )

    def _next_question(self, plan: Plan, round_: Round, seed: int) -> tuple[Question, str, float] | None:
        scores = [result.score for result in round_.results if result.try_no == 1 and result.score]
        choice = self.chooser.choose_next(plan, [slot.question_id for slot in round_.slots], seed, scores)
        return None if choice is None else (choice.question, choice.reason, plan.limit_for(choice.question))

    def _comes_back(self, question_id: str, round_id: str) -> ComingBack | None:
        attempts = self.history.attempts(question_id=question_id)
        return comes_back(attempts, round_id, self.moments().day, self.chooser.interview.day or None)


def _slot(plan: Plan, choice: Choice) -> Slot:
    question = choice.question
    return Slot(question.id, question.digest, question.topic, plan.limit_for(question), choice.reason)
