"""The rows of a history that can't be read, drafts among them."""

from practice_tui.core.history.facts import Draft
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.store.column_checks import UNREADABLE
from practice_tui.store.history import History


def left_out_of(history: History, *, is_thorough: bool = False) -> list[LeftOut]:
    """Every row that can't be read: it is in no figure, and everything else goes on."""
    return [*history.left_out_facts(is_thorough=is_thorough), *drafts_left_out(history)]


def drafts_left_out(history: History) -> list[LeftOut]:
    """The drafts that can't be read."""
    drafts, unread = history.read_drafts()
    of_others = [draft for draft in drafts if not _is_readable(draft)]
    return [*unread, *(LeftOut("drafts", draft.round_id, "was left by another version") for draft in of_others)]


def _is_readable(draft: Draft) -> bool:
    from practice_tui.sitting.sitting import round_kept  # takes 30 ms to import: only where a round waits

    try:
        round_kept(draft)
    except UNREADABLE:
        return False
    return True
