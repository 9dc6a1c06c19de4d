"""What stored pictures show: twelve real entries, frozen, so that mending the bank changes no picture.

They are copies of the bundled bank's as it stood once; nothing keeps them alike.
"""

from pathlib import Path

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Bank
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.store.opening import open_history
from tests.fakes import FakeClock, make_moments

FROZEN = load_bank(bundled=Path(__file__).parent / "pictures_bank").without_entries()
PICTURED = FROZEN.bank
PICTURED_PLANS = FROZEN.plans


def bank_of(question_id: str) -> Bank:
    """A bank with this one question."""
    return Bank(PICTURED.topics, tuple(each for each in PICTURED.questions if each.id == question_id), PICTURED.digest)


def pictured_desk(folder: Path, clock: FakeClock) -> Desk:
    """A desk with all that the frozen folder holds, its sample answers too."""
    return Desk(open_history(folder / "history.db"), FROZEN, make_moments(clock), Identity("practice test", "1@here"))
