"""What stored pictures show: twelve real entries, frozen, so that mending the bank changes no picture.

They are copies of the bundled bank's as it stood once; nothing keeps them alike.
"""

from pathlib import Path

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Bank

FROZEN = load_bank(bundled=Path(__file__).parent / "pictures_bank")
PICTURED = FROZEN.bank
PICTURED_PLANS = FROZEN.plans


def bank_of(question_id: str) -> Bank:
    """A bank with this one question."""
    return Bank(PICTURED.topics, tuple(each for each in PICTURED.questions if each.id == question_id), PICTURED.digest)
