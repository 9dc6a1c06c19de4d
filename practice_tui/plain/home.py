"""Home line by line: the rounds and the other places as a numbered list, then what Home shows beside them."""

from collections.abc import Iterable, Iterator
from typing import TextIO, assert_never

from practice_tui.bank.listings import bank_lines
from practice_tui.core.values.phrases import hidden_said, sentence
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.home import (
    FIRST_STEPS,
    WELCOME,
    BeginPlan,
    Calibrate,
    ChooseOwn,
    HomeView,
    Offer,
    ReadSheet,
    ResumeInterview,
    ResumeRound,
    ReviewRound,
    RoundToStart,
    WriteEncounter,
    home_lines,
)
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.plain.calibrations import PlainCalibration
from practice_tui.plain.conversation import ReadLine
from practice_tui.plain.drills import list_lines
from practice_tui.plain.interviews import PlainInterview
from practice_tui.plain.layout import write_laid_out
from practice_tui.plain.rounds import sit_to_its_end
from practice_tui.plain.sound import SILENT, Sound
from practice_tui.presenters.evening_page import sheet_lines
from practice_tui.presenters.home import home
from practice_tui.presenters.reports import stats_lines
from practice_tui.presenters.targets import interview_lines
from practice_tui.sitting.calibrations import calibrate
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drilling import drill_rows
from practice_tui.sitting.interviewing import Interviewing
from practice_tui.sitting.interviews import Chairs, begin_interview, other_interviewer, resume_interview
from practice_tui.sitting.orders import Order, begin_own, begin_plan, own_plan
from practice_tui.sitting.sitting import Sitting

GIVE = "Give an interview"
PLACES = ("Dashboard", "Bank", "Drills", "Interview", GIVE)
TO_DO = "A number starts or opens it, an empty line the first; q leaves."
BY_WHICH_PLAN = "By which plan? A number begins it, an empty line the first; any other word goes back."
HELP = ("?", "help")
LEAVE = ("q", "quit", "exit", "leave")


class PlainHome:
    """The list is printed, a number is read, and so on until one leaves or the source ends."""

    def __init__(
        self,
        desk: Desk,
        seed: int,
        read_line: ReadLine,
        out: TextIO,
        *,
        rings: bool = False,
        sound: Sound = SILENT,
    ) -> None:
        self._desk, self._seed, self._read_line, self._out, self._rings = desk, seed, read_line, out, rings
        self._sound = sound

    def stay(self) -> None:
        view = self._show()
        try:
            while (word := self._next_word()) not in LEAVE:
                if self._choose(view, word or "1"):
                    view = self._show()
        except EOFError:
            return

    def _next_word(self) -> str:
        """The word that is typed next. Raises EOFError at the end of the source."""
        while (line := self._read_line(1.0)) is None:
            pass
        return clean(line).strip().lower().removesuffix(".")

    def _show(self) -> HomeView:
        view = home(self._desk, self._seed)
        self._say(*page_lines(view))
        return view

    def _choose(self, view: HomeView, word: str) -> bool:
        """Start or open the entry of this number; whether Home has to be read out again."""
        entries = entries_of(view)
        if word in HELP:
            self._say(TO_DO)
            return False
        if not word.isdecimal() or not 1 <= int(word) <= len(entries):
            self._say(f"{one_line(word)}: the list goes from 1 to {len(entries)}. {TO_DO}")
            return False
        chosen = entries[int(word) - 1]
        try:
            if isinstance(chosen, str) and chosen != GIVE:
                self._say(*self._place(chosen), "", TO_DO)
                return False
            if isinstance(chosen, str):
                self._give_interview()
                return True
            match chosen.starts:
                case ReadSheet():
                    self._say(*sheet_lines(self._desk), "", TO_DO)
                    return False
                case WriteEncounter():
                    self._say("practice real add asks you line by line, and writes it down.", TO_DO)
                    return False
                case start:
                    self._start(start)
        except PracticeError as error:
            self._say(f"{error}.", TO_DO)
            return False
        return True

    def _start(self, start: RoundToStart | ResumeInterview | Calibrate) -> None:
        """Sit a round, lead an interview, or grade sample answers, to the end."""
        match start:
            case Calibrate():
                PlainCalibration(calibrate(self._desk, self._seed), self._read_line, self._out).grade()
            case ResumeInterview(interview_id):
                self._lead(self._resumed_interview(interview_id))
            case _:
                sit_to_its_end(
                    self._desk,
                    self._begin(start),
                    self._read_line,
                    self._out,
                    says_time=True,
                    rings=self._rings,
                    sound=self._sound,
                )

    def _give_interview(self) -> None:
        """Ask by which plan, and lead an interview by it; back to Home for anything that is no number of the list."""
        plans = self._desk.plans.of_banks
        self._say(*(f"{number}. {plan.title}: {plan.about}" for number, plan in enumerate(plans, 1)), BY_WHICH_PLAN)
        word = self._next_word() or "1"
        if word.isdecimal() and 1 <= int(word) <= len(plans):
            order = Order(plan_id=plans[int(word) - 1].id)
            self._lead(begin_interview(self._desk, order, Chairs(), self._seed))

    def _resumed_interview(self, interview_id: str) -> Interviewing:
        if holder := other_interviewer(self._desk, interview_id):
            message = f"this interview is being led in another terminal (process {holder})"
            hint = "practice interview resume --plain --take-over takes it over"
            raise PracticeError(message, hint, ExitCode.BUSY)
        return resume_interview(self._desk, interview_id)

    def _lead(self, led: Interviewing) -> None:
        PlainInterview(led, self._read_line, self._out, rings=self._rings).lead()

    def _begin(self, start: RoundToStart) -> Sitting:
        match start:
            case ResumeRound(round_id):
                if holder := self._desk.rounds.other_holder(round_id):
                    message = f"this round is open in another terminal (process {holder})"
                    hint = "practice round --plain --resume --take-over takes it over"
                    raise PracticeError(message, hint, ExitCode.BUSY)
                return self._desk.rounds.resume(round_id)
            case ReviewRound(round_id):
                return self._desk.rounds.review(round_id)
            case BeginPlan(plan_id):
                return begin_plan(self._desk, self._desk.plans.find(plan_id), self._seed)
            case ChooseOwn():
                return begin_own(self._desk, own_plan(self._desk), self._seed)
            case _:
                assert_never(start)

    def _place(self, place: str) -> Iterable[str]:
        match place:
            case "Dashboard":
                return stats_lines(self._desk)
            case "Bank":
                shelf = self._desk.library.shelf
                hidden = sentence(hidden_said(len(shelf.hidden_questions)))
                last = " ".join(filter(None, (hidden, "practice bank show ID prints one of them.")))
                return [*bank_lines(shelf.asked.questions), last]
            case "Drills":
                return [*list_lines(drill_rows(self._desk)), "practice drill NAME --plain drills one of them."]
            case _:
                had = "practice real list names the real interviews that you had."
                return [*interview_lines(self._desk), "practice date 2026-12-09 sets the day.", had]

    def _say(self, *lines: str) -> None:
        write_laid_out(self._out, lines)


def entries_of(view: HomeView) -> list[Offer | str]:
    """The choices, in the order of Home."""
    return [*view.offers, *PLACES]


def page_lines(view: HomeView) -> Iterator[str]:
    """Home in the order of the screen: what needs to be known first, the list, what stands beside it, what to do."""
    yield " · ".join(filter(None, ("practice", view.head)))
    yield from filter(None, (view.missing, view.left_out))
    yield from view.notices[:1]
    if view.notices:
        yield f"See: {view.check}"
    if view.is_first:
        yield WELCOME
        yield f"How a round goes: {' '.join(step for _, step in FIRST_STEPS)}"
    for number, entry in enumerate(entries_of(view), 1):
        yield f"{number}. {_offer_said(entry) if isinstance(entry, Offer) else entry}"
    if not view.is_first:
        yield from home_lines(view)
    yield TO_DO


def _offer_said(offer: Offer) -> str:
    about = f". {offer.about}" if offer.about else ""
    return one_line(f"{offer.title}: {offer.size}{about}.")
