"""The parts of a history that machines exchange: months of facts, and open rounds."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from practice_tui.core.history.facts import Draft
from practice_tui.core.values.progress import ignore_progress
from practice_tui.store import draft_rows, months
from practice_tui.store.export_file import Tables
from practice_tui.store.history import History
from practice_tui.store.merging import Merged, merge


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The facts and drafts of another machine that were added."""

    merged: Merged
    drafts: tuple[draft_rows.Replaced, ...] = ()


def month_after(history: History, name: str) -> months.Month | None:
    """The first month with facts after this one; of all where it is empty."""
    with history.reading() as connection:
        return months.month_after(connection, name)


def facts_of_month(history: History, name: str) -> Tables:
    """The facts of one month, with those that they refer to."""
    with history.reading() as connection:
        return months.month_tables(connection, name)


def facts_of_round(history: History, round_id: str, digests: Collection[str]) -> Tables:
    """The facts of one round, and the texts of these digests."""
    with history.reading() as connection:
        return months.round_tables(connection, round_id, digests)


def open_drafts(history: History) -> list[Draft]:
    """The drafts of rounds that are neither over nor discarded."""
    with history.reading() as connection:
        drafts, _ = draft_rows.read_drafts(connection)
        return [draft for draft in drafts if draft_rows.is_open(connection, draft.round_id)]


def take_in(
    history: History, tables: Tables, drafts: Sequence[Draft], is_later: Callable[[Draft, Draft | None], bool]
) -> TakenIn:
    """Adds checked rows from another machine, and the drafts that are later than those here: all of it or nothing.

    Where a round turns out to be over, its draft goes; where it was discarded, nobody sits it any more.
    """
    with history.writing() as connection:
        unfinished = draft_rows.unfinished(connection)
        merged = merge(connection, tables, ignore_progress)
        draft_rows.remove_finished(connection, unfinished)
        draft_rows.release_discarded(connection)
        return TakenIn(merged, tuple(draft_rows.take_in(connection, drafts, is_later)))
