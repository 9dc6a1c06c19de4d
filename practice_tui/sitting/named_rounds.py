"""Finds the round, or another thing with an id, that somebody names, and the title under which it was asked."""

from collections.abc import Sequence
from typing import TypeVar

from practice_tui.core.history.attempts import RoundRecord, RoundState
from practice_tui.core.values.ids import short_id
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk

Named = TypeVar("Named")

NAMED_BY = "name it by its id, its code or its day, or leave it out for the newest"


def find_round(desk: Desk, text: str = "", other_subject: str = "") -> RoundRecord:
    """The newest round with this id, code or day, or any, that wasn't discarded. Raises PracticeError for none.

    `other_subject` is what else the text may have named, in the words of the error: `and no interview`.
    """
    named = rounds_named(desk, text)
    valid = [record for record in named if record.state is not RoundState.DISCARDED]
    if valid:
        return valid[0]
    if not text.strip():
        raise PracticeError("no round has an answer yet", "practice round starts one")
    if not named:
        missing = ", ".join(filter(None, (f"there is no round {one_line(text)[:40]!r}", other_subject)))
        raise PracticeError(missing, NAMED_BY)
    raise PracticeError("this round was discarded", "restore it in History, or take another")


def rounds_named(desk: Desk, text: str) -> list[RoundRecord]:
    """The rounds that count, have an answer, and this id, code or day; or all, the newest first."""
    wanted = text.strip().lower()
    counted = [record for record in desk.history.rounds() if record.tried and record.counts]
    return [record for record in counted if not wanted or _is_named(record, wanted)]


def is_id(full: str, wanted: str) -> bool:
    """Whether `wanted`, in small letters, is an id, its beginning or its end, or the beginning of its end as listed."""
    return bool(wanted) and (full.startswith(wanted) or full.endswith(wanted) or short_id(full).startswith(wanted))


def only_named(named: Sequence[Named], kind: str, text: str, listing: str) -> Named:
    """The one thing that `text` names. Raises PracticeError for none or several; the command `listing` lists all."""
    if len(named) == 1:
        return named[0]
    name = one_line(text)[:40]
    if not name:
        raise PracticeError(f"the id of the {kind} is empty", listing, ExitCode.USAGE)
    problem = f"several {kind}s are called so" if named else f"there is no such {kind}"
    raise PracticeError(f"{problem}: {name}", listing, ExitCode.USAGE)


def _is_named(record: RoundRecord, wanted: str) -> bool:
    return wanted in (record.day, (record.code or "").lower()) or is_id(record.id, wanted)
