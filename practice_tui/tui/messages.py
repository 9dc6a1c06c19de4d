"""The messages that screens send to the app."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from textual.message import Message

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.shelf import Subject
from practice_tui.core.history.encounters import NewEncounter
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.interviews.events import InterviewEvent
from practice_tui.core.rounds.events import Event
from practice_tui.core.sheets.events import SheetEvent
from practice_tui.core.views.dashboard import Behind, Filter
from practice_tui.core.views.home import Start
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.tabs import Tab

if TYPE_CHECKING:
    from practice_tui.core.drills.sprint import SprintEvent


class Place(Enum):
    """The places that Home leads to, besides rounds."""

    DASHBOARD = auto()
    BANK = auto()
    TOOLS = auto()
    INTERVIEW = auto()
    DATE = auto()
    SETTINGS = auto()
    KEYS = auto()


class Wanted(Message):
    """A request of a screen to the app. The table in `router` says who answers it."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.handler_name = "on_wanted"


@dataclass
class Happened(Wanted):
    """Something happened in the round being sat."""

    event: Event


@dataclass
class Remarked(Wanted):
    """A private note on a question, or a flag: what is the matter with it."""

    question_id: str
    kind: RemarkKind
    text: str


@dataclass
class OfferChosen(Wanted):
    """A round is to be begun, resumed, reviewed or put together."""

    start: Start


@dataclass
class JobWanted(Wanted):
    """The job description of the builder is to be written; `text` is what stands there so far."""

    text: str


@dataclass
class PlanKeepWanted(Wanted):
    """A round of one's own is to be kept as a plan: ask for its name."""

    plan: Plan


@dataclass
class PlaceWanted(Wanted):
    """One of the places that Home leads to."""

    place: Place


@dataclass
class QuestionWanted(Wanted):
    question_id: str


@dataclass
class QuestionAsked(Wanted):
    """A round of these questions."""

    question_ids: tuple[str, ...]


@dataclass
class LadderWanted(Wanted):
    """A ladder of a question: it is answered in less and less time."""

    question_id: str


@dataclass
class SameAgainWanted(Wanted):
    """The questions of a round again, as they were asked there."""

    round_id: str


@dataclass
class EncounterWritten(Wanted):
    """A real interview as it is written in its form."""

    new: NewEncounter


@dataclass
class EncountersWanted(Wanted):
    """The real interviews that one had: list them."""


@dataclass
class DebriefWanted(Wanted):
    round_id: str


@dataclass
class ReportWanted(Wanted):
    """A round on one page: asks for the file."""

    round_id: str


@dataclass
class PlayWanted(Wanted):
    """A recording is to be played, or stopped; where `by` isn't 0, played on so many stretches of speech further."""

    recorded: Recorded
    by: int = 0


@dataclass
class OutOfSight(Wanted):
    """A screen with answers is closed: what was played there is to end."""


@dataclass
class TopicWanted(Wanted):
    """A round on one topic."""

    topic: str


@dataclass
class AmendWanted(Wanted):
    """The score of an attempt is to be amended: ask for the new one."""

    attempt_id: str
    round_id: str
    title: str


@dataclass
class TabWanted(Wanted):
    """A tab of the dashboard, its figures narrowed."""

    tab: Tab
    filter: Filter


@dataclass
class TopicChoiceWanted(Wanted):
    """The dashboard's figures are to be narrowed to a topic: ask which."""


@dataclass
class BankTopicWanted(Wanted):
    """The bank's list is to be narrowed to a topic: ask which."""


@dataclass
class HideWanted(Wanted):
    """A question or a topic is to be hidden, or shown again if it is hidden."""

    subject: Subject
    name: str


@dataclass
class StarWanted(Wanted):
    """A question is to be starred, or its star taken off."""

    question_id: str


@dataclass
class EditWanted(Wanted):
    """The entry of a question is to be edited."""

    question_id: str


@dataclass
class PointsWanted(Wanted):
    """A rubric is to be written for a question that has none, in the round being sat."""

    question: Question


@dataclass
class EntryEdited(Wanted):
    """The entry of a question was written, or at least looked at, for so many seconds."""

    question_id: str
    seconds: float


@dataclass
class NewQuestionWanted(Wanted):
    """A question of one's own is to be written."""


@dataclass
class QuestionWritten(Wanted):
    """A question of one's own was written; `is_new_topic` says that its topic is none of those that are nearly it."""

    prompt: str
    answer: str
    topic: str
    is_new_topic: bool = False


@dataclass
class DropWanted(Wanted):
    """Ask whether what is written in the open window is to be dropped."""


@dataclass
class BehindWanted(Wanted):
    """The answers behind a row of the dashboard are to be shown."""

    behind: Behind


@dataclass
class RoundBehindWanted(Wanted):
    """A round of the questions behind a row of the dashboard."""

    behind: Behind


@dataclass
class DiscardWanted(Wanted):
    """A round is to be discarded."""

    round_id: str


@dataclass
class RestoreWanted(Wanted):
    """A discarded round is to be restored."""

    round_id: str


@dataclass
class FlagWanted(Wanted):
    question_id: str


@dataclass
class ToolWanted(Wanted):
    """A drill or a simulator, called as a question calls it; a drill at this level, by time where there are seconds."""

    tool_id: str
    level: int | None = None
    seconds: float | None = None


@dataclass
class DrillHappened(Wanted):
    """Something happened in the sprint being drilled."""

    event: "SprintEvent"


@dataclass
class SprintEndWanted(Wanted):
    """The sprint is to be ended: ask whether."""

    is_begun: bool


@dataclass
class ToolsLeft(Wanted):
    """The result of a sprint was closed."""


@dataclass
class LeaveWanted(Wanted):
    """The round is to be left: ask how."""


@dataclass
class StrayLetter(Wanted):
    """A letter was pressed, at a monotonic instant, in a window where letters do nothing: perhaps it was typed."""

    character: str
    at: float


@dataclass
class WindowUnwanted(Wanted):
    """The window that a first letter opened is to be closed: a word is being typed."""


@dataclass
class SettingTurned(Wanted):
    """A setting, or `keys.ID`, with the value that it is to have from now on."""

    name: str
    value: str


@dataclass
class InterviewHappened(Wanted):
    """Something happened in the interview being led."""

    event: InterviewEvent


@dataclass
class CalibrationHappened(Wanted):
    """Something happened in the calibration."""

    event: SheetEvent


@dataclass
class CalibrationLeft(Wanted):
    """The calibration, or its result, is to be closed."""


@dataclass
class ClarificationWanted(Wanted):
    """A clarification is to be handed out: ask which."""


@dataclass
class SignWanted(Wanted):
    """The sheet of the interview is to be signed: ask whether."""


@dataclass
class InterviewLeaveWanted(Wanted):
    """The interview is to be left: ask how."""


@dataclass
class RateHappened(Wanted):
    """Something happened on the sheet of a second opinion."""

    event: SheetEvent


@dataclass
class RateSignWanted(Wanted):
    """The second opinion is to be signed: ask whether."""


@dataclass
class RateLeaveWanted(Wanted):
    """The second opinion is to be left: it waits."""
