"""Backups, exports and imports, and what is said when they are done."""

from datetime import datetime
from pathlib import Path

from practice_tui.archive.spreadsheet import attempts_csv
from practice_tui.core.values.phrases import count
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.store.backup import back_up
from practice_tui.store.export_file import write_json, write_text
from practice_tui.store.import_reader import ReportProgress, read_import, without_other_raters
from practice_tui.store.restoring import restore


def backup_lines(desk: Desk) -> list[str]:
    made = back_up(desk.history.path, desk.moments().now)
    return [f"Backed up {_facts(made.facts)}: {made.path}"]


def restore_lines(history: Path, backup: Path | None, now: datetime) -> list[str]:
    restored = restore(history, backup, now)
    lines = [f"Restored {_facts(restored.facts)} from {restored.backup}"]
    if restored.replaced:
        lines.append(f"What was there is kept; to go back: practice restore {restored.replaced}")
    return lines


def export_lines(desk: Desk, path: Path, program: str, overwrites: bool) -> list[str]:
    """Writes what the file's ending says. Raises PracticeError."""
    if path.suffix not in (".json", ".csv"):
        raise PracticeError(f"{path} ends in neither .json nor .csv", "practice export FILE.json")
    if path.exists() and not overwrites:
        raise PracticeError(f"{path} is there already", "another name, or --force", ExitCode.CANT_CREATE)
    if path.suffix == ".csv":
        write_text(path, attempts_csv(desk))
        return [f"Exported every attempt, for spreadsheets alone: {path}"]
    tables = desk.history.tables()
    write_json(tables, path, program, desk.moments().now)
    return [f"Exported {_facts(sum(map(len, tables.values())))}: {path}"]


def import_lines(desk: Desk, path: Path, report: ReportProgress) -> list[str]:
    """Adds what another history holds, after a backup where there is something to add.

    Raises PracticeError, and has added nothing.
    """
    tables, others = without_other_raters(read_import(path, desk.history.path, report))
    made = back_up(desk.history.path, desk.moments().now) if desk.history.has_news(tables) else None
    merged = desk.history.merge(tables, report)
    left = [f"Left out {count(number, 'rating')} by {rater}: only one's own count" for rater, number in others.items()]
    return [
        f"Added {_facts(merged.added)}, {merged.attempts} of them attempts; {merged.already_here} were here already",
        *left,
        *([f"As it was before: practice restore {made.path}"] if made else []),
    ]


def _facts(number: int) -> str:
    return f"{number:,} fact{'' if number == 1 else 's'}"
