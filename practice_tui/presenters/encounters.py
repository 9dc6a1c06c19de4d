"""Lists real interviews, and prints one; once three have an outcome, what was practised before stands beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.encounters import EncounterQuestion, EncounterRecord
from practice_tui.core.values.ids import short_id
from practice_tui.core.values.phrases import count, part_of
from practice_tui.core.values.records import to_json
from practice_tui.core.values.text import one_line, shortened
from practice_tui.sitting.desk import Desk
from practice_tui.store.encounter_records import read_encounters

ENOUGH_OUTCOMES = 3  # before them nothing is set beside a real interview
DAYS_BEFORE = 30
SUMMARY = 160  # characters of what was asked
NONE_YET = "No real interviews yet. practice real add writes one down."


@dataclass(frozen=True, slots=True)
class Practised:
    """The answers that count in the DAYS_BEFORE days before a real interview: `good` of `n` were solid or strong."""

    good: int
    n: int


def list_lines(desk: Desk) -> Iterator[str]:
    """A line for each real interview, newest first, with what was practised before it once that is shown."""
    records = read_encounters(desk.history)
    if not records:
        yield NONE_YET
        return
    practised = practised_before(desk, records)
    for record in records:
        yield encounter_line(record)
        if record.id in practised:
            yield f"          {_practised_said(practised[record.id])}"
    if practised:
        yield from _practised_means(records)


def encounter_lines(desk: Desk, record: EncounterRecord) -> Iterator[str]:
    """All that was written down about a real interview."""
    yield encounter_line(record)
    if practised := practised_before(desk, read_encounters(desk.history)).get(record.id):
        yield _practised_said(practised)
    if record.encounter.text:
        yield ""
        yield from record.encounter.text.splitlines()
    if record.questions:
        yield ""
    yield from (question_line(number, entry) for number, entry in enumerate(record.questions, 1))


def summary_lines(record: EncounterRecord) -> Iterator[str]:
    """A few lines about a real interview: what it was, the beginning of what was asked, where all of it stands."""
    yield encounter_line(record)
    if record.questions:
        questions = "; ".join(one_line(question.ask) for question in record.questions)
        yield f"Asked: {shortened(questions, SUMMARY)}"
    yield f"All of it: practice real show {short_id(record.id)}"


def encounter_line(record: EncounterRecord) -> str:
    """`9f0c12ab  2026-03-02  Acme · phone screen · went well · 3 questions · offer`."""
    encounter = record.encounter
    questions = count(len(record.questions), "question") if record.questions else ""
    went = f"went {encounter.went.phrase}" if encounter.went else ""
    parts = (one_line(encounter.who), one_line(encounter.stage), went, questions, record.outcome.value)
    return f"{short_id(record.id)}  {encounter.day}  {' · '.join(filter(None, parts))}"


def question_line(number: int, entry: EncounterQuestion) -> str:
    """`  1  Why does BatchNorm help? · training-stability · 3 SOLID · the question batch-norm-why`."""
    score = entry.score.label if entry.score else ""
    named = f"the question {entry.question_id}" if entry.question_id else ""
    return f"  {number}  {' · '.join(filter(None, (one_line(entry.ask), entry.topic, score, named)))}"


def encounters_json(desk: Desk) -> str:
    """`{encounters: [encounter, …]}`, newest first; `practice` is null until three have an outcome."""
    records = read_encounters(desk.history)
    practised = practised_before(desk, records)
    return to_json({"encounters": [_data(record, practised.get(record.id)) for record in records]})


def practised_before(desk: Desk, records: Sequence[EncounterRecord]) -> Mapping[str, Practised]:
    """The practice before each real interview, by its id; empty until ENOUGH_OUTCOMES have an outcome."""
    if sum(record.has_outcome for record in records) < ENOUGH_OUTCOMES:
        return {}
    counted = [row for row in desk.track_record().rows if row.is_counted]
    return {record.id: _practised(counted, record.encounter.day) for record in records}


def _practised(counted: Sequence[AttemptRow], day: str) -> Practised:
    first = (date.fromisoformat(day) - timedelta(days=DAYS_BEFORE)).isoformat()
    scores = [row.score for row in counted if first <= row.day < day and row.score]
    return Practised(sum(score >= Score.SOLID for score in scores), len(scores))


def _practised_said(practised: Practised) -> str:
    if not practised.n:
        return f"practised in the {DAYS_BEFORE} days before: nothing"
    return f"practised in the {DAYS_BEFORE} days before: {part_of(practised.good, practised.n)} solid or strong"


def _practised_means(records: Sequence[EncounterRecord]) -> Iterator[str]:
    outcomes = sum(record.has_outcome for record in records)
    yield ""
    yield f"{outcomes} of {len(records)} have an outcome. So few say nothing about whether practice made a difference."


def _data(record: EncounterRecord, practised: Practised | None) -> dict[str, object]:
    encounter = record.encounter
    return {
        "id": record.id,
        "day": encounter.day,
        "who": encounter.who,
        "stage": encounter.stage,
        "went": None if encounter.went is None else int(encounter.went),
        "text": encounter.text,
        "outcome": record.outcome.value,
        "questions": [
            {
                "ask": entry.ask,
                "question_id": entry.question_id,
                "topic": entry.topic,
                "score": None if entry.score is None else int(entry.score),
            }
            for entry in record.questions
        ],
        "practice": None
        if practised is None
        else {"days": DAYS_BEFORE, "n": practised.n, "solid_or_strong": practised.good},
    }
