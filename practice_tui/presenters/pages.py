"""The values that the screens behind Home show, gathered from the desk."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from practice_tui.bank.own_versions import own_version
from practice_tui.core.bank.questions import Answer, Ask, Question, Stage, Tier
from practice_tui.core.history.attempts import AnyAttempt, Attempt
from practice_tui.core.history.flags import flag_said
from practice_tui.core.history.speech import current_transcripts
from practice_tui.core.statistics.gaps import ASPECT_TITLES, widest_gap
from practice_tui.core.values.dates import recent_day
from practice_tui.core.values.phrases import sentence
from practice_tui.core.views.screens import (
    BankRow,
    DebriefRow,
    DebriefView,
    QuestionView,
)
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.recordings import recorded_answers
from practice_tui.sitting.spoken_answers import spoken_answers


def debrief(desk: Desk, round_id: str) -> DebriefView:
    record = desk.rounds.record(round_id)
    attempts = desk.history.attempts(round_id=round_id, with_ticks=True)
    replies = desk.history.follow_ups(round_id)
    recorded = recorded_answers(desk.history, {attempt.id for attempt in attempts})
    spoken = spoken_answers(desk.history, {attempt.id: attempt.elapsed_s for attempt in attempts})
    rows = tuple(
        DebriefRow(
            attempt,
            _question_of(desk, attempt),
            desk.texts.topic_title(attempt.topic),
            tuple(reply for reply in replies if reply.attempt_id == attempt.id),
            drill=_drill_of(desk, attempt),
            short_topic=desk.texts.short_title(attempt.topic),
            recorded=recorded.get(attempt.id),
            anatomy=spoken.of(attempt.id),
        )
        for attempt in attempts
    )
    gap, topic = _gap(desk, attempts)
    return DebriefView(record, recent_day(record.day, desk.today.name), rows, gap, topic)


def bank_rows(desk: Desk) -> tuple[BankRow, ...]:
    """Every question in the order of the bank, hidden ones too."""
    attempts = [attempt for attempt in desk.track_record().rows if attempt.counts and attempt.is_in_force]
    last = {attempt.question_id: attempt.score for attempt in attempts if attempt.is_counted}
    tries: defaultdict[str, list[AnyAttempt]] = defaultdict(list)
    for attempt in reversed(attempts):
        tries[attempt.question_id].append(attempt)
    due = {review.question_id for review in desk.chooser.learner().reviews}
    flagged = {flag.question_id for flag in desk.notebook.flags()}
    shelf = desk.library.shelf
    return tuple(
        BankRow(
            question,
            shelf.whole.topic_title(question.topic),
            len(tries[question.id]),
            last.get(question.id),
            tuple(tries[question.id]),
            is_due=question.id in due,
            is_flagged=question.id in flagged,
            short_topic=shelf.whole.short_title(question.topic),
            is_starred=shelf.is_starred(question.id),
            is_hidden=shelf.hidden.covers(question),
        )
        for question in shelf.whole.questions
    )


def question_page(desk: Desk, question_id: str) -> QuestionView:
    """A question with its own history; one that has left the bank is shown as it was last asked."""
    attempts = desk.history.attempts(question_id=question_id, with_ticks=True)
    shelf = desk.library.shelf
    in_bank = shelf.whole.find(question_id)
    question = in_bank or desk.texts.question(attempts[-1].digest if attempts else "", question_id)
    version = own_version(desk.loaded, question)
    recorded = recorded_answers(desk.history, {attempt.id for attempt in attempts})
    related = [other for slug in question.related if (other := shelf.asked.find(slug))]
    return QuestionView(
        question,
        desk.texts.topic_title(question.topic),
        tuple(attempts),
        desk.notebook.note(question_id),
        tuple((other.id, other.title) for other in related),
        tuple(flag_said(flag, in_bank) for flag in desk.notebook.flags(question_id)),
        desk.texts.short_title(question.topic),
        is_hidden=shelf.is_hidden(question.id),
        is_starred=shelf.is_starred(question.id),
        version=version.said if version else "",
        difference=version.difference if version else (),
        transcripts=current_transcripts(desk.history.speech([attempt.id for attempt in attempts])),
        recorded=next((recorded[attempt.id] for attempt in reversed(attempts) if attempt.id in recorded), None),
        spoken=spoken_answers(desk.history, {attempt.id: attempt.elapsed_s for attempt in attempts}),
    )


def _question_of(desk: Desk, attempt: Attempt) -> Question:
    """The question as it was asked; where its text is lost, as little as is known of it."""
    try:
        return desk.texts.question(attempt.digest, attempt.question_id)
    except PracticeError as error:
        return Question(
            id=attempt.question_id,
            title=attempt.question_id,
            topic=attempt.topic,
            level=attempt.level,
            kind=attempt.kind,
            limit=attempt.limit_s,
            ask=Ask(Stage.CORE, "", ""),
            prompt=sentence(error.message),
            rubric=(),
            answer=Answer("", ""),
        )


def _drill_of(desk: Desk, attempt: Attempt) -> str:
    question = desk.library.whole.find(attempt.question_id)
    return question.drill if question else ""


def _gap(desk: Desk, attempts: Sequence[Attempt]) -> tuple[str, str]:
    """The aspect or topic with most missed musts in this round, and the topic to work on it."""
    gap = widest_gap(attempts)
    if gap is None:
        return "", ""
    missed = f"{gap.missed} {'must' if gap.missed == 1 else 'musts'} missed"
    if gap.is_topic:
        return f"The gap most worth closing: {missed} in {desk.texts.short_title(gap.name)}.", gap.name
    topics = Counter(
        attempt.topic
        for attempt in attempts
        if attempt.is_counted
        for tick in attempt.ticks
        if tick.tier is Tier.MUST and not tick.heard and tick.aspect.value == gap.name
    )
    topic = topics.most_common(1)[0][0]
    where = f"most of all in {desk.texts.short_title(topic)}"
    return f"The gap most worth closing: {missed} on {ASPECT_TITLES[gap.name]}, {where}.", topic
