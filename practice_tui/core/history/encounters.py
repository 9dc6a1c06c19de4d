"""Real interviews that the user had: their facts, and what they come to today. None enters a figure of practice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from practice_tui.core.bank.scoring import Score


class Went(IntEnum):
    """How a real interview went, as the person felt it."""

    BADLY = 1
    SO_SO = 2
    WELL = 3
    VERY_WELL = 4


class EncounterResult(StrEnum):
    """What came of a real interview; WAITING is no result yet."""

    WAITING = "waiting"
    NEXT_ROUND = "next round"
    OFFER = "offer"
    NO = "no"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Encounter:
    """A real interview: `who` held it, on which civil day and at which stage; `went` is None where it wasn't said."""

    id: str
    at: datetime
    day: str
    who: str
    stage: str = ""
    went: Went | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class EncounterQuestion:
    """A question that was asked there. Of several rows with the same words the newest is in force.

    `question_id` is the question of a bank that it is, `score` the person's own judgement of their answer.
    """

    id: str
    encounter_id: str
    at: datetime
    ask: str
    question_id: str | None = None
    topic: str | None = None
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class EncounterOutcome:
    """What came of a real interview; the newest is in force."""

    id: str
    encounter_id: str
    at: datetime
    outcome: EncounterResult


EncounterFact = Encounter | EncounterQuestion | EncounterOutcome


@dataclass(frozen=True, slots=True)
class EncounterRecord:
    """A real interview as its facts make it today; `questions` stand in the order in which they were first written."""

    encounter: Encounter
    questions: tuple[EncounterQuestion, ...] = ()
    outcome: EncounterResult = EncounterResult.WAITING

    @property
    def id(self) -> str:
        return self.encounter.id

    @property
    def has_outcome(self) -> bool:
        return self.outcome is not EncounterResult.WAITING


def encounter_records(
    encounters: Iterable[Encounter], questions: Iterable[EncounterQuestion], outcomes: Iterable[EncounterOutcome]
) -> list[EncounterRecord]:
    """The records of real interviews, newest day first. All facts come in the order of their ids."""
    asked: dict[str, dict[str, EncounterQuestion]] = {}
    for question in questions:
        asked.setdefault(question.encounter_id, {})[question.ask] = question
    came_of_it = {outcome.encounter_id: outcome.outcome for outcome in outcomes}
    records = [
        EncounterRecord(
            encounter,
            tuple(asked.get(encounter.id, {}).values()),
            came_of_it.get(encounter.id, EncounterResult.WAITING),
        )
        for encounter in encounters
    ]
    return sorted(records, key=lambda record: (record.encounter.day, record.id), reverse=True)
