"""Lists interviews, and prints what was heard in one."""

from collections.abc import Iterable, Iterator, Sequence

from practice_tui.core.bank.scoring import score_counts
from practice_tui.core.history.facts import Outcome
from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.statistics.gaps import ASPECT_TITLES
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.ids import short_id
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import one_line
from practice_tui.core.views.interview_wording import recommendation_said
from practice_tui.core.views.interviews import InterviewRecord, Scorecard, ScorecardRow
from practice_tui.core.views.judging_wording import HEARINGS
from practice_tui.sitting.plans import plan_title

NONE_YET = "No interviews yet. practice interview starts one."


def list_lines(records: Sequence[InterviewRecord]) -> Iterator[str]:
    """Interviews that were led, then those received, newest first."""
    if not records:
        yield NONE_YET
        return
    led = [record for record in records if not record.is_received]
    received = [record for record in records if record.is_received]
    yield from _group("Interviews led", led)
    if led and received:
        yield ""
    yield from _group("Interviews received", received)


def _group(title: str, records: Iterable[InterviewRecord]) -> Iterator[str]:
    lines = list(map(record_line, records))
    if lines:
        yield title
        yield from (f"  {line}" for line in lines)


def record_line(record: InterviewRecord) -> str:
    """`9f0c12ab  2026-03-02  Ann asked B. · Quick · signed · 2 solid, 1 shaky · yes`."""
    start = record.start
    who = f"{one_line(start.interviewer)} asked {one_line(start.candidate)}"
    scores = ", ".join(score_counts(record.scores))
    is_decided = record.recommendation is not None
    plan = one_line(plan_title(start.spec, start.plan))
    parts = (who, plan, record.state.value, scores, recommendation_said(record.recommendation))
    summary = " · ".join(part for part in parts[: 5 if is_decided else 4] if part)
    return f"{short_id(record.id)}  {start.day}  {summary}"


def scorecard_lines(cards: Sequence[Scorecard]) -> Iterator[str]:
    """Every sheet over an interview: scores, what was heard, notes, and what was recommended."""
    for number, card in enumerate(cards):
        if number:
            yield ""
        else:
            yield record_line(card.record)
        yield f"Sheet of {one_line(card.sheet.rater)}{'' if card.signature else ', not signed'}"
        for row in card.rows:
            yield ""
            yield from _row_lines(row)
        if card.signature:
            yield ""
            yield sentence(f"Recommendation: {recommendation_said(card.signature.recommendation)}")
            yield from _noted("Take-aways", card.signature.take_aways)
            yield from _noted("Kept to yourself", card.signature.private)


def _row_lines(row: ScorecardRow) -> Iterator[str]:
    answer, mark = row.answer, row.mark
    title = f"{answer.slot + 1}  {one_line(row.question.title)}"
    if answer.outcome is Outcome.SKIPPED:
        yield f"{title} · skipped"
    else:
        score = mark.score.label if mark and mark.score else "no score"
        suggested = mark.suggested if mark else None
        differs = suggested is not None and mark is not None and mark.score not in (None, suggested)
        aside = f", the points suggest {suggested.label}" if suggested and differs else ""
        yield f"{title} · {score}{aside} · {format_clock(answer.elapsed_s)} of {format_clock(answer.limit_s)}"
    yield from _help_lines(row)
    if mark is None:
        return
    if answer.outcome is Outcome.ANSWERED:
        for point in mark.points:
            if point.point < len(row.question.rubric):
                text = one_line(row.question.rubric[point.point].text)
                yield f"   {HEARINGS[Hearing(point.heard)]:<15}  {ASPECT_TITLES[point.aspect.value]:<13}  {text}"
    if mark.said_wrong:
        yield "   said something wrong"
    yield from _noted("   Note", mark.note)
    yield from _noted("   Kept to yourself", mark.private)


def _help_lines(row: ScorecardRow) -> Iterator[str]:
    """The hints and the clarifications that the candidate was given."""
    hints, clarifications = row.question.hints, row.question.clarify
    if row.answer.hints:
        yield f"   {count(row.answer.hints, 'hint')} shown"
        yield from (f"   Hint: {one_line(hint)}" for hint in hints[: row.answer.hints])
    for index in row.answer.told:
        if index < len(clarifications):
            yield f"   Asked: {one_line(clarifications[index].ask)} Told: {one_line(clarifications[index].tell)}"


def _noted(title: str, text: str) -> Iterator[str]:
    if text.strip():
        yield f"{title}: {one_line(text)}"


def interviews_json(records: Sequence[InterviewRecord]) -> str:
    """`{interviews: [interview, …]}`, newest first."""
    return to_json({"interviews": [_data(record) for record in records]})


def _data(record: InterviewRecord) -> dict[str, object]:
    start, recommendation = record.start, record.recommendation
    return {
        "id": record.id,
        "day": start.day,
        "interviewer": start.interviewer,
        "candidate": start.candidate,
        "plan": start.plan,
        "code": start.code,
        "state": record.state.value,
        "is_received": record.is_received,
        "scores": [int(score) for score in record.scores],
        "recommendation": None if recommendation is None else int(recommendation),
    }
