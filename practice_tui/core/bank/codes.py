"""The short code of a seeded round, such as `QUICK-7F3K-2M9`: its plan, its seed, and a mark of plan and bank."""

import hashlib
import json
import re
from dataclasses import dataclass

from practice_tui.core.bank.plans import Plan
from practice_tui.core.values import records
from practice_tui.errors import PracticeError

SEED_BITS = 20

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing that is easily misread
_MISREAD = str.maketrans("ILO", "110")
_SEED_LENGTH, _MARK_LENGTH = 4, 3


@dataclass(frozen=True, slots=True)
class RoundCode:
    plan_id: str
    seed: int
    mark: str

    def fits(self, plan: Plan, bank_digest: str) -> bool:
        """Whether it will ask the same questions here; not so after a slip of the finger either."""
        return self.mark == _mark(plan, bank_digest, self.seed)


def format_code(plan: Plan, bank_digest: str, seed: int) -> str:
    """The code of a round; of `seed` the lowest 20 bits."""
    seed &= (1 << SEED_BITS) - 1
    return f"{plan.id.upper()}-{_written(seed, _SEED_LENGTH)}-{_mark(plan, bank_digest, seed)}"


def parse_code(text: str) -> RoundCode:
    """Reads a code in capitals or not. Raises PracticeError."""
    plan_id, *groups = text.strip().rsplit("-", 2)
    groups = [group.upper().translate(_MISREAD) for group in groups]
    if not plan_id or [len(group) for group in groups] != [_SEED_LENGTH, _MARK_LENGTH] or not _are_digits(groups):
        raise PracticeError(f"{text!r} is no code of a round", "a code reads like QUICK-7F3K-2M9")
    return RoundCode(plan_id.lower(), _read(groups[0]), groups[1])


def _mark(plan: Plan, bank_digest: str, seed: int) -> str:
    written = json.dumps([records.to_data(plan), bank_digest, seed], sort_keys=True)
    return _written(int(hashlib.sha256(written.encode()).hexdigest(), 16), _MARK_LENGTH)


def _written(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _read(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number << 5 | _ALPHABET.index(digit)
    return number


def _are_digits(groups: list[str]) -> bool:
    return all(re.fullmatch(f"[{_ALPHABET}]+", group) for group in groups)
