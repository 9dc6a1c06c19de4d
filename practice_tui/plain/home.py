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
    ChooseOwn,
    HomeView,
    Offer,
    OpensRound,
    ReadSheet,
    ResumeRound,
    ReviewRound,
    WriteEncounter,
    home_lines,
)
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.plain.conversation import ReadLine
from practice_tui.plain.drills import list_lines
from practice_tui.plain.layout import write_laid_out
from practice_tui.plain.rounds import PlainRound
from practice_tui.presenters.evening_page import sheet_lines
from practice_tui.presenters.home import home
from practice_tui.presenters.reports import stats_lines
from practice_tui.presenters.targets import interview_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drilling import drill_rows
from practice_tui.sitting.orders import begin_own, begin_plan, own_plan
from practice_tui.sitting.sitting import Sitting

PLACES = ("Dashboard", "Bank", "Drills", "Interview")
TO_DO = "A number starts or opens it, an empty line the first; q leaves."
HELP = ("?", "help")
LEAVE = ("q", "quit", "exit", "leave")


class PlainHome:
    """The list is printed, a number is read, and so on until one leaves or the source ends."""

    def __init__(self, desk: Desk, seed: int, read_line: ReadLine, out: TextIO, *, rings: bool = False) -> None:
        self._desk, self._seed, self._read_line, self._out, self._rings = desk, seed, read_line, out, rings

    def stay(self) -> None:
        view = self._show()
        while True:
            try:
                line = self._read_line(1.0)
            except EOFError:
                return
            if line is None:
                continue
            word = clean(line).strip().lower().removesuffix(".")
            if word in LEAVE:
                return
            if self._choose(view, word or "1"):
                view = self._show()

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
            if not isinstance(chosen, Offer):
                self._say(*self._place(chosen), "", TO_DO)
                return False
            start = chosen.starts
            if isinstance(start, ReadSheet):
                self._say(*sheet_lines(self._desk), "", TO_DO)
                return False
            if isinstance(start, WriteEncounter):
                self._say("practice real add asks you line by line, and writes it down.", TO_DO)
                return False
            sitting = self._begin(start)
            PlainRound(self._desk, sitting, self._read_line, self._out, says_time=True, rings=self._rings).sit()
        except PracticeError as error:
            self._say(f"{error}.", TO_DO)
            return False
        return True

    def _begin(self, start: OpensRound) -> Sitting:
        match start:
            case ResumeRound(round_id):
                if holder := self._desk.rounds.other_holder(round_id):
                    message = f"this round is being sat in another terminal (process {holder})"
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
                return [*interview_lines(self._desk), "practice date 2026-12-09 sets the day."]

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
    return one_line(f"{offer.title}: {offer.detail}{about}.")
