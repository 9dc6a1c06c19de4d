"""Drafts of unfinished rounds: who may write one, and which one stays where two machines have one of a round.

Every function may raise sqlite3.Error; those that write are called within a transaction.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from practice_tui.core.history.facts import Draft
from practice_tui.core.history.holders import NOBODY, machine_of
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.column_checks import UNREADABLE, read_instant
from practice_tui.store.rows import row_of

_TAKEN_OVER = ("another terminal has taken this round over", "go on there")
_DISCARDED = ("this round was discarded in another terminal", "leave it; History restores it")
_ENDED = ("this round was ended in another terminal", "leave it; History shows it")

_IS_OVER = "SELECT 1 FROM endings WHERE round_id = ? AND ending IN ('finished', 'ended early') LIMIT 1"
_IS_DISCARDED = """
SELECT 1 FROM endings WHERE round_id = ?1 AND ending = 'discarded' AND id = (
  SELECT max(id) FROM endings WHERE round_id = ?1 AND ending IN ('discarded', 'restored'))
"""
_PUT = """
INSERT INTO drafts(round_id, holder, at, state) VALUES(:round_id, :holder, :at, :state)
ON CONFLICT(round_id) DO UPDATE SET at = excluded.at, state = excluded.state
"""
_TAKE_IN = "INSERT OR REPLACE INTO drafts(round_id, holder, at, state) VALUES(:round_id, :holder, :at, :state)"


@dataclass(frozen=True, slots=True)
class Replaced:
    """A draft that came in, and the one of the same round that stood here before it."""

    draft: Draft
    before: Draft | None


def read_drafts(connection: sqlite3.Connection) -> tuple[list[Draft], list[LeftOut]]:
    """The drafts, newest round first, and the rows of those that can't be read."""
    drafts, unread = [], []
    for round_id, holder, at, state in connection.execute("SELECT * FROM drafts ORDER BY round_id DESC").fetchall():
        try:
            drafts.append(Draft(round_id, holder, read_instant(at), state))
        except UNREADABLE:
            unread.append(LeftOut("drafts", round_id, "at is no instant"))
    return drafts, unread


def require_holder(connection: sqlite3.Connection, draft: Draft, *, goes_on: bool) -> None:
    """Raises PracticeError unless the draft's holder may write it, and it is there if its round `goes_on`."""
    row = connection.execute("SELECT holder FROM drafts WHERE round_id = ?", (draft.round_id,)).fetchone()
    if row is None and goes_on:
        raise PracticeError(*_ENDED, ExitCode.CANT_CREATE)
    if row is not None and row[0] != draft.holder:
        raise PracticeError(*_refusal(row[0]), ExitCode.CANT_CREATE)


def put(connection: sqlite3.Connection, draft: Draft) -> None:
    """Stores a draft in place of the one of its round; who holds that stays as it is."""
    connection.execute(_PUT, row_of(draft))


def remove(connection: sqlite3.Connection, round_id: str) -> None:
    connection.execute("DELETE FROM drafts WHERE round_id = ?", (round_id,))


def hand_over(connection: sqlite3.Connection, round_id: str, holder: str) -> None:
    """Lets `holder` alone write the draft of this round."""
    connection.execute("UPDATE drafts SET holder = ? WHERE round_id = ?", (holder, round_id))


def is_open(connection: sqlite3.Connection, round_id: str) -> bool:
    """Whether a round is neither over nor discarded."""
    return not _is_over(connection, round_id) and not _is_discarded(connection, round_id)


def unfinished(connection: sqlite3.Connection) -> list[str]:
    """The ids of the rounds with a draft that aren't over; a round that is over has one while it is reviewed."""
    return [draft.round_id for draft in read_drafts(connection)[0] if not _is_over(connection, draft.round_id)]


def remove_finished(connection: sqlite3.Connection, round_ids: Iterable[str]) -> None:
    """Removes the drafts of those of these rounds that are over by now."""
    for round_id in round_ids:
        if _is_over(connection, round_id):
            remove(connection, round_id)


def release_discarded(connection: sqlite3.Connection) -> None:
    """Lets nobody here sit a round that was discarded."""
    for draft in read_drafts(connection)[0]:
        if _is_sat_here(draft) and _is_discarded(connection, draft.round_id):
            hand_over(connection, draft.round_id, NOBODY)


def take_in(
    connection: sqlite3.Connection, drafts: Iterable[Draft], is_later: Callable[[Draft, Draft | None], bool]
) -> Iterator[Replaced]:
    """Stores the drafts of another machine that are later than those here, and whose rounds aren't over."""
    here = {draft.round_id: draft for draft in read_drafts(connection)[0]}
    for draft in drafts:
        before = here.get(draft.round_id)
        if not _is_over(connection, draft.round_id) and is_later(draft, before):
            connection.execute(_TAKE_IN, row_of(draft))
            here[draft.round_id] = draft
            yield Replaced(draft, before)


def _is_over(connection: sqlite3.Connection, round_id: str) -> bool:
    return connection.execute(_IS_OVER, (round_id,)).fetchone() is not None


def _is_discarded(connection: sqlite3.Connection, round_id: str) -> bool:
    return connection.execute(_IS_DISCARDED, (round_id,)).fetchone() is not None


def _is_sat_here(draft: Draft) -> bool:
    return draft.holder != NOBODY and machine_of(draft.holder) is None


def _refusal(holder: str) -> tuple[str, str]:
    """Message and hint for a process that sits a round whose draft another holder has now."""
    if machine := machine_of(holder):
        return f"this round was taken over on {machine.name}", "go on there, or leave it and resume it from Home"
    return _DISCARDED if holder == NOBODY else _TAKEN_OVER
