"""The short code of a seeded round, such as `QUICK-7F3K-2M9`: its plan, its seed, and a mark of plan and questions."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Question, digest_of
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
        """Whether the code was made of this plan and these questions to draw from, and was typed without a slip."""
        return self.mark == _check_mark(plan, questions, self.seed)


def seed_of(chance: int) -> int:
    """The seed in random bits: as many of the lowest as a code holds."""
    return chance & (1 << SEED_BITS) - 1


def format_code(plan: Plan, questions: Iterable[Question], seed: int) -> str:
    """The code of a round that is drawn from `questions`, of which only those count that the plan admits.

    It holds `seed_of` the seed.
    """
    seed = seed_of(seed)
    return f"{plan.id.upper()}-{_to_digits(seed, _SEED_LENGTH)}-{_check_mark(plan, questions, seed)}"


def parse_code(text: str) -> RoundCode:
    """Reads a code, in capitals or not. Raises PracticeError for a text that is none."""
    plan_id, *groups = text.strip().rsplit("-", 2)
    groups = [group.upper().translate(_MISREAD) for group in groups]
    if not plan_id or [len(group) for group in groups] != [_SEED_LENGTH, _MARK_LENGTH] or not _are_digits(groups):
        raise PracticeError(f"{text!r} is no code of a round", "a code reads like QUICK-7F3K-2M9")
    return RoundCode(plan_id.lower(), _from_digits(groups[0]), groups[1])


def _check_mark(plan: Plan, questions: Iterable[Question], seed: int) -> str:
    data = json.dumps([records.to_data(plan), digest_of(filter(plan.admits, questions)), seed], sort_keys=True)
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
