"""One round being sat: every event goes through `handle`, and what it leaves behind is on the disk before it shows."""

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from practice_tui.core.bank.plans import Slot
from practice_tui.core.bank.questions import Question
from practice_tui.core.history.facts import Draft, Ending, Fact, RoundEnd, Text
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds import steps
from practice_tui.core.rounds.clocks import resumed, with_stopped_clocks, without_last
from practice_tui.core.rounds.events import Event, Next
from practice_tui.core.rounds.rounds import Onward, Phase, QuestionsById, Round, onward
from practice_tui.core.selection.scheduling import ComingBack
from practice_tui.core.values import records
from practice_tui.core.values.clock import Moment
from practice_tui.core.views.screens import RoundView
from practice_tui.errors import PracticeError
from practice_tui.sitting.holders import unsaved
from practice_tui.sitting.lapses import lapse_between
from practice_tui.sitting.proposing import Proposing
from practice_tui.sitting.reading_aloud import SILENT, ReadingAloud
from practice_tui.sitting.recording import Recording
from practice_tui.sitting.surroundings import AnswerReadings, Surroundings, under_review
from practice_tui.store.history import History

SETTLED_AFTER = 1.0  # seconds without a further change of ticks or notes
DRAFT_EVERY = 15.0  # seconds between drafts while a clock runs


class Sitting:
    """Sits `round_`: it takes events, writes what they lead to, and gives views.

    `book` has the questions of its slots by id. `holder` names this process to others. `opening` are the facts of a new
    round, written with its first event. `is_kept` says that its draft is on the disk; if the draft is gone later, the
    round was ended elsewhere. `tick` is called every second: a longer gap means that the process was stopped.
    """

    def __init__(
        self,
        round_: Round,
        book: QuestionsById,
        history: History,
        moments: Callable[[], Moment],
        surroundings: Surroundings,
        *,
        holder: str,
        opening: tuple[Fact, ...] = (),
        is_kept: bool = False,
    ) -> None:
        self.round = round_
        self._book = dict(book)
        self._history = history
        self._moments = moments
        self._surroundings = surroundings
        self._holder = holder
        self._opening = opening
        self._is_kept = is_kept
        began = moments()
        self._seen = (began.monotonic, began.boottime)
        self._drafted_at = began.monotonic
        self._changed_at: float | None = None
        self._saved: int | None = None
        self._trouble = ""
        self._comes_back: ComingBack | None = None
        self._scored_on = ""
        self._answers = AnswerReadings(surroundings)
        self._view: RoundView | None = None
        self._mended: dict[str, Question] = {}
        self._is_rubric_new: dict[str, bool] = {}
        self._reading: ReadingAloud = SILENT
        self._recording: Recording | None = None
        self._proposing: Proposing | None = None

    def read_with(self, reading: ReadingAloud) -> None:
        """Have questions read aloud from now on."""
        self._reading = reading

    def record_with(self, recording: Recording) -> None:
        """Have answers recorded from now on."""
        self._recording = recording

    def propose_with(self, proposing: Proposing) -> None:
        """Have points proposed in the review from now on."""
        self._proposing = proposing

    def hush(self) -> None:
        """Cut off what is being read aloud or recorded: the round is left."""
        self._reading.stop()
        if self._recording:
            self._recording.stop()

    @property
    def has_news(self) -> bool:
        """Whether something was made of a recording that isn't kept yet: it may come when the round is over."""
        return self._recording is not None and self._recording.has_news

    @property
    def unwritten(self) -> int:
        """The number of answers that aren't written down yet, but would be."""
        return self._recording.unwritten if self._recording else 0

    def keep_news(self) -> None:
        """Keep what was made of recordings."""
        if self._recording:
            self._recording.keep_news()
        self._answers.forget_recordings()

    def handle(self, event: Event) -> RoundView:
        """The round after `event`. Raises PracticeError, and stays where it was, if that couldn't be saved."""
        at = self._look()
        event, asked = self._with_slot(event)
        led = steps.step(self.round, event, at, self._book)
        if led.round == self.round and not led.facts:
            return self.view()
        if led.facts or led.round.phase is not self.round.phase:
            saved = self._write(led.round, (*self._opening, *asked, *led.facts), at)
            self._opening = ()
            self._saved = saved if saved is not None else self._saved
        elif led.round != self.round:
            self._changed_at = at.monotonic
        self.round = self._reading.after(event, led.round, self._book, at)
        self._record(led.facts, at)
        is_rated = led.round.can_undo_score
        self._scored_on = at.day if is_rated else ""
        self._comes_back = self._surroundings.comes_back(led.round.question_id) if is_rated else None
        return self.view()

    def tick(self) -> RoundView:
        """Once a second: notices lost time, and keeps a draft where one is due."""
        at = self._look()
        if self._is_draft_due(at.monotonic):
            self.keep()
        return self.view()

    def glance(self, monotonic: float, boottime: float) -> RoundView | None:
        """The view that `tick` would give, if only time has passed; None if there is something to do.

        Asks neither store nor moments, so that a running clock needs no other thread.
        """
        if (
            self._view is None
            or self._reading.has_ended(self.round)
            or self.has_news
            or lapse_between(self._seen, monotonic, boottime)
            or self._is_draft_due(monotonic)
        ):
            return None
        self._seen = (monotonic, boottime)
        return replace(self._view.later(monotonic), **self._recorded())

    def keep(self) -> None:
        """Write a draft now. A failure is told by the view, and tried again at the next tick."""
        if self._opening or self.round.phase is Phase.FINISHED:
            return
        with contextlib.suppress(PracticeError):
            self._write(self.round, (), self._moments())

    def leave_out(self, seconds: float) -> None:
        """Takes the last `seconds` of a review out of the clocks: they were spent elsewhere, as in an editor."""
        at = self._moments()
        self.round = without_last(self.round, seconds)
        self._seen = (at.monotonic, at.boottime)

    def mend(self, question: Question) -> None:
        """Shows the words of a question as they read now. What was asked stays what is ticked and scored."""
        asked = self._book.get(question.id)
        if asked is None:
            return
        words = (question.title, question.prompt, question.answer, question.mistakes)
        has_new_words = words != (asked.title, asked.prompt, asked.answer, asked.mistakes)
        title, prompt, answer, mistakes = words
        self._mended[question.id] = (
            replace(asked, title=title, prompt=prompt, answer=answer, mistakes=mistakes) if has_new_words else asked
        )
        self._is_rubric_new[question.id] = question.rubric != asked.rubric

    def view(self) -> RoundView:
        now, _ = self._seen
        asked = self._book[self.round.question_id]
        question = self._mended.get(asked.id, asked)
        earlier, note = self._answers.recall(self.round, question.id)
        transcripts = self._answers.transcripts(self.round, earlier)
        self._view = RoundView(
            round=self.round,
            question=question,
            topic_title=self._surroundings.topic_title(question.topic),
            elapsed=self.round.countdown.elapsed(now),
            limit=self.round.countdown.limit or self.round.slot.limit,
            in_round=self.round.whole.elapsed(now),
            saved=self._saved,
            trouble=self._trouble,
            earlier=earlier,
            note=note,
            comes_back=self._comes_back.day if self._comes_back else "",
            today=self._scored_on,
            was_due=self._comes_back is not None and self._comes_back.was_due,
            short_topic=self._surroundings.short_topic(question.topic),
            is_mended=question is not asked,
            is_rubric_new=self._is_rubric_new.get(question.id, False),
            has_voice=self._reading.is_on,
            voice_trouble=self._reading.trouble,
            proposed=self._proposed(question, transcripts),
            recorded=self._answers.recorded(self.round),
            transcripts=transcripts,
            spoken=self._answers.spoken(self.round, earlier),
            **self._recorded(),
        )
        return self._view

    def _recorded(self) -> dict[str, Any]:
        """How loud it is, what is wrong with the recording, and what with writing it down, as a view has it."""
        recording, result = self._recording, under_review(self.round)
        if recording is None:
            return {}
        no_transcript = recording.no_transcript(result.trial_id) if result else ""
        return {"level": recording.level, "recording_trouble": recording.trouble, "no_transcript": no_transcript}

    def _proposed(self, question: Question, transcripts: Mapping[str, Speech]) -> frozenset[int]:
        """The points that one's own words seem to make: never before the rubric is shown."""
        result = self.round.reviewed
        if self._proposing is None or result is None or self.round.phase is not Phase.REVIEWING:
            return frozenset()
        transcript = transcripts.get(result.trial_id)
        words = (result.notes, result.said, transcript.transcript if transcript else "")
        return self._proposing.points(question, "\n".join(words))

    def forget_recalled(self) -> None:
        """Read notes and earlier answers anew: one was changed elsewhere."""
        self._answers.forget()
        self._view = None

    def _with_slot(self, event: Event) -> tuple[Event, tuple[Fact, ...]]:
        """In a round that chooses as it goes, give `Next` its slot; returns it with the text of its question."""
        is_chosen_now = self.round.phase is Phase.BETWEEN and self.round.wants_slot
        if not (isinstance(event, Next) and is_chosen_now and onward(self.round) is Onward.QUESTION):
            return event, ()
        chosen = self._surroundings.choose(self.round)
        if chosen is None:
            return event, ()
        question, reason, limit = chosen
        self._book[question.id] = question
        slot = Slot(question.id, question.digest, question.topic, limit, reason)
        return Next(slot), (text_of(question),)

    def _look(self) -> Moment:
        """Read the clocks. Time in which the machine slept or the process was stopped is taken out of the answer."""
        at = self._moments()
        lapse = lapse_between(self._seen, at.monotonic, at.boottime)
        self._seen = (at.monotonic, at.boottime)
        if lapse:
            self.round = steps.step(self.round, lapse, at, self._book).round
        before, self.round = self.round, self._reading.go_on(self.round, self._book, at)
        if self.round is not before or lapse:
            self._record((), at)
        if self.has_news:
            self.keep_news()
        return at

    def _record(self, facts: tuple[Fact, ...], at: Moment) -> None:
        if self._recording:
            self._recording.after(self.round, facts, at)

    def _is_draft_due(self, monotonic: float) -> bool:
        is_settled = self._changed_at is not None and monotonic - self._changed_at >= SETTLED_AFTER
        return is_settled or (self.round.is_timed and monotonic - self._drafted_at >= DRAFT_EVERY)

    def _write(self, round_: Round, facts: tuple[Fact, ...], at: Moment) -> int | None:
        is_discarded = any(isinstance(fact, RoundEnd) and fact.ending is Ending.DISCARDED for fact in facts)
        stored = self.round if is_discarded else round_  # a discarded round is restored to where it stood
        draft = self._draft(stored, at)  # also of a round that ends: the store checks by it who holds the round
        try:
            finished = round_.id if stored.phase is Phase.FINISHED else None
            saved = self._history.write(facts, draft, finished, goes_on=self._is_kept)
        except PracticeError as error:
            self._trouble = unsaved(error)
            raise
        self._is_kept = True
        self._drafted_at, self._changed_at, self._trouble = at.monotonic, None, ""
        return saved

    def _draft(self, round_: Round, at: Moment) -> Draft:
        state = json.dumps(records.to_data(with_stopped_clocks(round_, at)), ensure_ascii=False)
        return Draft(round_.id, self._holder, at.now, state)


def round_kept(draft: Draft) -> Round:
    """The round that a draft kept. Raises one of UNREADABLE where it can't be read."""
    round_ = records.from_data(Round, json.loads(draft.state))
    if not 0 <= round_.position < len(round_.slots) or not -1 <= round_.current < len(round_.results):
        raise ValueError
    return round_


def round_of(draft: Draft, at: Moment) -> Round:
    """The round that a draft kept, ready to go on. Raises one of UNREADABLE where it can't be read."""
    return resumed(round_kept(draft), at)


def text_of(question: Question) -> Text:
    """The question as it stands now, for keeping."""
    return Text(question.digest, question.id, question.bank, question.to_body())
