"""The commands that keep a history safe, and carry it from one machine to another."""

import json
import locale
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from practice_tui import __version__
from practice_tui.core.text import clean
from practice_tui.errors import ExitCode
from practice_tui.paths import Places

if TYPE_CHECKING:
    from practice_tui.sitting.desk import Desk
    from practice_tui.sitting.doctor import Terminal


class Opener(Protocol):
    """What a command is given: where things lie, and how to open them."""

    @property
    def places(self) -> Places: ...

    def open_desk(self) -> "Desk": ...


@click.command()
@click.pass_obj
def backup(context: Opener) -> None:
    """Make a backup of the history, and read it back."""
    from practice_tui.sitting.keeping import backup_lines

    _print(backup_lines(context.open_desk()))


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def restore(context: Opener, file: Path | None) -> None:
    """Put a backup in the history's place: FILE, or the newest good one. What it replaces is kept."""
    from practice_tui.sitting.keeping import restore_lines
    from practice_tui.system import SystemClock

    _print(restore_lines(context.places.history, file, SystemClock().now()))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def doctor(context: Opener, as_json: bool) -> None:
    """Look whether all is well, and say what to do where it isn't."""
    from practice_tui.sitting.doctor import examine
    from practice_tui.system import SystemClock

    findings = examine(context.places, _look_at_terminal(), SystemClock().now())
    if as_json:
        data = [{**asdict(finding), "is_well": finding.is_well} for finding in findings]
        _print([json.dumps(data, ensure_ascii=False, indent=2)])
    else:
        _print(map(str, findings))
    if not all(finding.is_well for finding in findings):
        raise SystemExit(ExitCode.PROBLEMS)


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.pass_obj
def export_history(context: Opener, file: Path, force: bool) -> None:
    """Write the history to FILE: all of it as .json, or every attempt for a spreadsheet as .csv."""
    from practice_tui.sitting.keeping import export_lines

    _print(export_lines(context.open_desk(), file, f"practice {__version__}", force))


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_history(context: Opener, file: Path) -> None:
    """Add what FILE holds: an export as .json, or another history.db. Twice is the same as once."""
    from practice_tui.progress import progress
    from practice_tui.sitting.keeping import import_lines
    from practice_tui.system import SystemClock

    with progress("Importing", SystemClock()) as told:
        lines = import_lines(context.open_desk(), file, told)
    _print(lines)


COMMANDS = (backup, restore, doctor, export_history, import_history)


def _look_at_terminal() -> "Terminal":
    from practice_tui.sitting.doctor import Terminal

    is_one = sys.stdin.isatty() and sys.stdout.isatty()
    columns, rows = shutil.get_terminal_size()
    return Terminal(
        is_one,
        columns,
        rows,
        name=os.environ.get("TERM", ""),
        encoding=locale.getencoding(),
        has_colours=not os.environ.get("NO_COLOR"),
    )


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(clean(line))
