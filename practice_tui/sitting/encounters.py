"""Writes down real interviews: when and with whom, what was asked, how it went, what came of it."""

from collections.abc import Sequence
from dataclasses import replace

from practice_tui.bank.problems import unknown
from practice_tui.core.history.encounters import (
    Asked,
    Encounter,
    EncounterOutcome,
    EncounterQuestion,
    EncounterRecord,
    EncounterResult,
    NewEncounter,
    read_ask,
    read_day_lived,
    read_name,
    read_stage,
)
from practice_tui.core.history.facts import Fact
from practice_tui.core.values.dates import days_between
from practice_tui.core.values.ids import short_id
from practice_tui.core.values.text import NOTES_CAP, clean
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.named_rounds import is_id, only_named
from practice_tui.store.encounter_records import read_encounters

DAYS_TO_REPORT = 7  # after the interview; Home asks for it as long


def likely_day(desk: Desk) -> str:
    """The day of a real interview that is to be written down: that of the target if it is over, else today."""
    day, today = desk.chooser.interview.day, desk.today.name
    return day if day and day <= today else today


def awaits_report(desk: Desk) -> bool:
    """Whether the interview that one practised for is over since a few days, and none is written down since."""
    day, today = desk.chooser.interview.day, desk.today.name
    is_lately = bool(day) and 0 <= days_between(day, today) <= DAYS_TO_REPORT
    return is_lately and not any(record.encounter.day >= day for record in read_encounters(desk.history))


def add_encounter(desk: Desk, new: NewEncounter) -> EncounterRecord:
    """Writes down a real interview with the questions that were asked, all or nothing.

    Raises PracticeError for what is no day so far, no name, or no question.
    """
    at = desk.moments()
    encounter = Encounter(
        at.id,
        at.now,
        read_day_lived(new.day, desk.today.name),
        read_name(new.who),
        read_stage(new.stage),
        new.went,
        clean(new.text).strip()[:NOTES_CAP],
    )
    facts: list[Fact] = [encounter, *(_question(desk, encounter.id, each) for each in new.asked)]
    desk.history.write(facts)
    return find_encounter(desk, encounter.id)


def add_asked(desk: Desk, encounter_id: str, asked: Sequence[Asked]) -> EncounterRecord:
    """Adds questions that were asked; of one that is there already it changes topic and score. Raises PracticeError."""
    record = find_encounter(desk, encounter_id)
    before = {question.ask: question for question in record.questions}
    added = [_question(desk, record.id, each) for each in asked]
    desk.history.write([_with_what_was_written(question, before.get(question.ask)) for question in added])
    return find_encounter(desk, record.id)


def name_question(desk: Desk, entry: EncounterQuestion, question_id: str) -> None:
    """Writes which question of the bank an asked one is. Raises PracticeError where there is none of this id."""
    bank = desk.library.whole
    question = bank.find(question_id)
    if question is None:
        raise unknown("question", question_id, [each.id for each in bank.questions], "practice bank list")
    at = desk.moments()
    named = EncounterQuestion(at.id, entry.encounter_id, at.now, entry.ask, question.id, question.topic, entry.score)
    desk.history.write([named])


def set_outcome(desk: Desk, encounter_id: str, outcome: EncounterResult) -> EncounterRecord:
    """Writes what came of a real interview. Raises PracticeError where there is no such one."""
    record, at = find_encounter(desk, encounter_id), desk.moments()
    desk.history.write([EncounterOutcome(at.id, record.id, at.now, outcome)])
    return find_encounter(desk, record.id)


def find_encounter(desk: Desk, text: str) -> EncounterRecord:
    """The real interview whose id this is, or ends or begins so. Raises PracticeError for none or several."""
    wanted = text.strip().lower()
    named = [each for each in read_encounters(desk.history) if is_id(each.id, wanted)]
    return only_named(named, "real interview", text, "practice real list")


def find_asked(record: EncounterRecord, number: int) -> EncounterQuestion:
    """The question of this number, counted from 1. Raises PracticeError where there is none."""
    if 1 <= number <= len(record.questions):
        return record.questions[number - 1]
    raise PracticeError(f"it has no question {number}", f"practice real show {short_id(record.id)} numbers them")


def _question(desk: Desk, encounter_id: str, asked: Asked) -> EncounterQuestion:
    ask = read_ask(asked.ask)
    topics = {topic.slug for topic in desk.library.whole.topics}
    if asked.topic and asked.topic not in topics:
        raise unknown("topic", asked.topic, topics, "practice bank list")
    at = desk.moments()
    return EncounterQuestion(at.id, encounter_id, at.now, ask, None, asked.topic or None, asked.score)


def _with_what_was_written(question: EncounterQuestion, before: EncounterQuestion | None) -> EncounterQuestion:
    """The question with what an earlier row of the same words says and it doesn't."""
    if before is None:
        return question
    topic, score = question.topic or before.topic, question.score or before.score
    return replace(question, question_id=before.question_id, topic=topic, score=score)
