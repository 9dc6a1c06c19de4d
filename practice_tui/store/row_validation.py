"""Checks rows from elsewhere, and says why a stored row can't be read."""

import hashlib
from collections.abc import Container
from typing import Any

from practice_tui.core.values.text import one_line
from practice_tui.store.column_checks import UNREADABLE, filled_text, text, uuid7
from practice_tui.store.row_formats import DRAFTS, DRAFTS_LIST, FORMAT, FORMATS, SETTINGS
from practice_tui.store.rows import Row


def checked(table: str, row: Any, version: int = FORMAT, checked_texts: Container[str] = ()) -> Row:
    """Checks a row of a file of this format, and returns it as it is to be stored.

    `checked_texts` are the digests of questions that were checked before, which takes longer than all else.
    Raises ValueError, which names the column.
    """
    checks = DRAFTS if table == DRAFTS_LIST else FORMATS[version][table]
    if checked_texts and table == "texts" and isinstance(row, dict) and row.get("digest") in checked_texts:
        checks = {**checks, "body": text}
    if not isinstance(row, dict) or row.keys() != checks.keys():
        raise ValueError(f"a row has the columns {', '.join(checks)}")
    try:
        good = {(last := column): check(row[column]) for column, check in checks.items()}
    except UNREADABLE as error:
        raise ValueError(f"{last} can't be {_shown(row[last])}") from error
    if table == "texts":
        _require_digest(good)
    if table == "settings" and (fault := fault_of(table, good)):
        raise ValueError(fault)
    return good


def fault_of(table: str, row: Row) -> str:
    """The reason why a stored row, or some columns of it, can't be read; empty where it can.

    Columns of free text aren't checked, since they can always be read.
    """
    free = (text, uuid7, filled_text)
    checks = {name: check for name, check in FORMATS[FORMAT][table].items() if name in row and check not in free}
    named = {column: column for column in checks}
    if table == "settings" and row["name"] in SETTINGS:
        checks["value"], named["value"] = SETTINGS[row["name"]], row["name"]
    for column, check in checks.items():
        try:
            check(row[column])
        except UNREADABLE:
            return f"{named[column]} can't be {_shown(row[column])}"
    return ""


def _require_digest(row: Row) -> None:
    """Raises ValueError unless the digest is that of the body."""
    if hashlib.sha256(row["body"].encode()).hexdigest()[:16] != row["digest"]:
        raise ValueError(f"the text isn't the one that digest {_shown(row['digest'])} names")


def _shown(value: Any) -> str:
    shown = one_line(repr(value)[:60])
    return shown if len(shown) < 60 else f"{shown}…"
