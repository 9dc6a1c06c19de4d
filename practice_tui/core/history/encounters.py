"""Real interviews that the user had: their facts, and what they come to today. None enters a figure of practice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import ClassVar

from practice_tui.core.bank.scoring import Score
from practice_tui.core.values.text import clean, one_line
from practice_tui.errors import PracticeError

LONGEST_NAME = 80
LONGEST_QUESTION = 2000
_NAMED_DAYS = {"": 0, "today": 0, "yesterday": 1}


class Went(IntEnum):
    """How a real interview went, as the person felt it."""

    BADLY = 1
    SO_SO = 2
    WELL = 3
    VERY_WELL = 4

    @property
    def phrase(self) -> str:
        """`badly`, `so-so`, `well`, `very well`."""
        return ("badly", "so-so", "well", "very well")[self - 1]


class EncounterResult(StrEnum):
    """The result of a real interview; WAITING is none yet."""

    WAITING = "waiting"
    NEXT_ROUND = "next round"
    OFFER = "offer"
    NO = "no"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Encounter:
    """A real interview: `who` held it, on which civil day and at which stage; `went` is None where it wasn't said."""

    table: ClassVar[str] = "encounters"

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

    table: ClassVar[str] = "encounter_questions"

    id: str
    encounter_id: str
    at: datetime
    ask: str
    question_id: str | None = None
    topic: str | None = None
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class EncounterOutcome:
    """A result that was given to a real interview; the newest is in force."""

    table: ClassVar[str] = "encounter_outcomes"

    id: str
    encounter_id: str
    at: datetime
    outcome: EncounterResult


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
    entries: dict[str, dict[str, EncounterQuestion]] = {}
    for question in questions:
        entries.setdefault(question.encounter_id, {})[question.ask] = question
    came_of_it = {outcome.encounter_id: outcome.outcome for outcome in outcomes}
    records = [
        EncounterRecord(
            encounter,
            tuple(entries.get(encounter.id, {}).values()),
            came_of_it.get(encounter.id, EncounterResult.WAITING),
        )
        for encounter in encounters
    ]
    return sorted(records, key=lambda record: (record.encounter.day, record.id), reverse=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as somebody writes it down; an empty topic is none, `score` how they judge their own answer."""

    ask: str
    topic: str = ""
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class NewEncounter:
    """A real interview as somebody writes it down; an empty day is today."""

    who: str
    day: str = ""
    stage: str = ""
    went: Went | None = None
    text: str = ""
    asked: tuple[Asked, ...] = ()


def read_name(text: str) -> str:
    """Whoever held it, or a stage, in one line. Raises PracticeError for an empty text and for a long one."""
    name = one_line(text)
    if not name:
        raise PracticeError("it isn't said who held it", "any word will do: a company, a name, a letter")
    if len(name) > LONGEST_NAME:
        raise PracticeError(f"{name[:40]!r}… has more than {LONGEST_NAME} characters", "write it shorter")
    return name


def read_stage(text: str) -> str:
    """The stage of a real interview in one line, or nothing. Raises PracticeError for a long one."""
    return read_name(text) if text.strip() else ""


def read_went(text: str) -> Went | None:
    """How it went, by its number or in its words; None for 0 and for nothing. Raises PracticeError for others."""
    written = one_line(text).lower()
    if written in ("", "0"):
        return None
    for went in Went:
        if written in (str(went.value), went.phrase):
            return went
    raise PracticeError(f"{text[:40]!r} is none of them", "1 to 4, or 0")


def read_ask(text: str) -> str:
    """A question that was asked. Raises PracticeError for an empty text and for a long one."""
    ask = clean(text).strip()
    if not ask:
        raise PracticeError("the question is empty", "write what was asked")
    if len(ask) > LONGEST_QUESTION:
        raise PracticeError(f"the question has more than {LONGEST_QUESTION} characters", "write its gist")
    return ask


def read_day_lived(text: str, today: str) -> str:
    """The ISO day of something that has happened. Raises PracticeError for what is no day, and for one to come."""
    written = text.strip().lower()
    if written in _NAMED_DAYS:
        return (date.fromisoformat(today) - timedelta(days=_NAMED_DAYS[written])).isoformat()
    try:
        day = date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise PracticeError(f"{text[:40]!r} is no day", "write it like 2026-03-01, today or yesterday") from error
    if day > today:
        raise PracticeError(f"{day} is to come", "practice date sets the day of an interview that is ahead")
    return day
