"""Students who sat the same round and handed it in, each with scores of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from practice_tui.archive.classes.importing import Imported, Wishes, import_files
from practice_tui.archive.classes.lists import Roster
from practice_tui.archive.transfer import hand_in_lines
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.codes import format_code
from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.bank.questions import Bank
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Prediction, RemarkKind
from practice_tui.core.history.renames import Names
from practice_tui.core.rounds.events import Begin, Done, Event, Next, Rate, Reveal, Skip, Toggle, Write
from practice_tui.core.values.clock import Moments
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.sitting.orders import Order, begin_order
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.opening import open_history
from tests.fakes import START, Chance, FakeClock, make_bank, sit

EXAM = Plan("exam", "Exam", 3, pick=Pick.SEEDED)
BANK = make_bank()


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A student's file, with the desk on which it was sat."""

    file: Path
    desk: Desk
    code: str


def sit_exam(desk: Desk, scores: Sequence[int | None], ticks: int = 0, seed: int = 7) -> Sitting:
    """Sits the exam: a score for each question, None where it is skipped. The first `ticks` points are ticked."""
    code = format_code(EXAM, desk.library.drawn_from(EXAM), seed)
    sitting = begin_order(desk, Order(code=code), seed)
    for score in scores:
        ticked = [Toggle(point) for point in range(ticks)]
        if score is None:
            events: list[Event] = [Skip(), Next()]
        else:
            typed: list[Event] = [Begin(), Write("canary typed"), Done(), Reveal(Prediction.SURE)]
            events = [*typed, *ticked, Write("canary said"), Rate(Score(score)), Next()]
        sit(desk, sitting, *events)
    return sitting


def desk_of(folder: Path, number: int, bank: Bank = BANK) -> Desk:
    """A student's desk; `number` makes ids that are nobody else's."""
    moments = Moments(FakeClock(), Chance(number * 100_000))
    return Desk(
        open_history(folder / "history.db"), LoadedBank(bank, (EXAM,), (), ()), moments, Identity("test", "1@here")
    )


def hand_in(
    folder: Path, name: str, scores: Sequence[int | None], number: int, *, bank: Bank = BANK, ticks: int = 0
) -> HandedIn:
    """The file of a student, who also keeps a private note and flags the first question."""
    desk = desk_of(folder / name, number, bank)
    sitting = sit_exam(desk, scores, ticks)
    asked = sitting.round.slots[0].question_id
    desk.notebook.remark(asked, RemarkKind.NOTE, "canary note")
    desk.notebook.remark(asked, RemarkKind.UNCLEAR, f"unclear to {name}")
    code = sitting.round.code or ""
    file = folder / f"{name}.json"
    hand_in_lines(desk, file, code, "practice 9", with_answers=False, overwrites=True)
    return HandedIn(file, desk, code)


def take_in(
    path: Path, *files: Path, roster: Roster | None = None, replaces: bool = False, bank: Bank = BANK
) -> Imported:
    wishes = Wishes(Names(), bank.find, roster, replaces=replaces)
    return import_files(path, files, wishes, START)
