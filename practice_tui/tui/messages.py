"""What screens ask of the app: everything that goes beyond their own walls."""

from dataclasses import dataclass

from textual.message import Message

from practice_tui.core.attempts import RemarkKind
from practice_tui.core.events import Event
from practice_tui.core.tabs import Behind, Filter, Tab


@dataclass
class Happened(Message):
    """Something happened in the round being sat."""

    event: Event


@dataclass
class Remarked(Message):
    """A private note on a question, or a flag for its author."""

    question_id: str
    kind: RemarkKind
    text: str


@dataclass
class OfferChosen(Message):
    """A row of Home's rounds."""

    offer_id: str


@dataclass
class PlaceWanted(Message):
    """Another place of the program: `dashboard`, `bank`, `date`."""

    place: str


@dataclass
class QuestionWanted(Message):
    question_id: str


@dataclass
class QuestionAsked(Message):
    """A round of these questions."""

    question_ids: tuple[str, ...]


@dataclass
class DebriefWanted(Message):
    round_id: str


@dataclass
class TopicWanted(Message):
    """A round on one topic."""

    topic: str


@dataclass
class AmendWanted(Message):
    """The score of an attempt is to be amended: ask for the new one."""

    attempt_id: str
    round_id: str
    title: str


@dataclass
class TabWanted(Message):
    """A tab of the dashboard, its figures narrowed."""

    tab: Tab
    filter: Filter


@dataclass
class TopicChoiceWanted(Message):
    """The dashboard's figures are to be narrowed to a topic: ask which."""


@dataclass
class BehindWanted(Message):
    """What is behind a row of the dashboard."""

    behind: Behind


@dataclass
class DiscardWanted(Message):
    """A round is to be discarded, or restored where it is discarded."""

    round_id: str
    is_discarded: bool


@dataclass
class FlagWanted(Message):
    question_id: str


@dataclass
class LeaveWanted(Message):
    """The round is to be left: ask how."""
