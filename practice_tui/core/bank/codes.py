"""The short code of a seeded round, such as `QUICK-7F3K-2M9`: its plan, its seed, and a mark of plan and questions.

A code is for others, who have other questions of their own. So it stands for bundled questions: those that its plan
admits are drawn from, and no others change the mark.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import BUNDLED, Question
from practice_tui.core.values import records
from practice_tui.errors import PracticeError

SEED_BITS = 20

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32, without letters that look like digits
_MISREAD = str.maketrans("ILO", "110")
_SEED_LENGTH, _MARK_LENGTH = 4, 3


@dataclass(frozen=True, slots=True)
class RoundCode:
    plan_id: str
    seed: int
    mark: str

    def fits(self, plan: Plan, questions: Iterable[Question]) -> bool:
        """Whether the code was made of this plan and of these questions of a bank, and was typed without a slip."""
        return self.mark == _check_mark(plan, questions, self.seed)


def format_code(plan: Plan, questions: Iterable[Question], seed: int) -> str:
    """The code of a round from the `questions` of a bank. It holds the lowest SEED_BITS bits of `seed`."""
    seed &= (1 << SEED_BITS) - 1
    return f"{plan.id.upper()}-{_to_digits(seed, _SEED_LENGTH)}-{_check_mark(plan, questions, seed)}"


def drawn_from(plan: Plan, questions: Iterable[Question]) -> list[Question]:
    """The questions from which a code of `plan` draws: the bundled ones that it admits.

    It draws from the user's own where the plan names one of them, and where it admits no bundled one.
    """
    admitted = [question for question in questions if plan.admits(question)]
    bundled = [question for question in admitted if question.bank == BUNDLED]
    return admitted if plan.questions or not bundled else bundled


def parse_code(text: str) -> RoundCode:
    """Reads a code, in capitals or not. Raises PracticeError for a text that is none."""
    plan_id, *groups = text.strip().rsplit("-", 2)
    groups = [group.upper().translate(_MISREAD) for group in groups]
    if not plan_id or [len(group) for group in groups] != [_SEED_LENGTH, _MARK_LENGTH] or not _are_digits(groups):
        raise PracticeError(f"{text!r} is no code of a round", "a code reads like QUICK-7F3K-2M9")
    return RoundCode(plan_id.lower(), _from_digits(groups[0]), groups[1])


def _check_mark(plan: Plan, questions: Iterable[Question], seed: int) -> str:
    texts = sorted(question.digest for question in drawn_from(plan, questions))
    data = json.dumps([records.to_data(plan), texts, seed], sort_keys=True)
    return _to_digits(int(hashlib.sha256(data.encode()).hexdigest(), 16), _MARK_LENGTH)


def _to_digits(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _from_digits(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number << 5 | _ALPHABET.index(digit)
    return number


def _are_digits(groups: list[str]) -> bool:
    return all(re.fullmatch(f"[{_ALPHABET}]+", group) for group in groups)
