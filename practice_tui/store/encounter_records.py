"""Reads the real interviews."""

from dataclasses import replace

from practice_tui.core.history.encounters import (
    Encounter,
    EncounterOutcome,
    EncounterQuestion,
    EncounterRecord,
    encounter_records,
)
from practice_tui.store.history import History


def read_encounters(history: History) -> list[EncounterRecord]:
    """The real interviews that aren't forgotten, newest day first."""
    question, topic = history.names.question, history.names.topic
    questions = [
        replace(row, question_id=row.question_id and question(row.question_id), topic=row.topic and topic(row.topic))
        for row in history.values(EncounterQuestion)
    ]
    return encounter_records(history.values(Encounter), questions, history.values(EncounterOutcome))
