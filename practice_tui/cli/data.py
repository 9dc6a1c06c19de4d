"""The commands about the files: backup, restore, export, import, doctor and where."""

import locale
import os
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import click

from practice_tui import PROGRAM
from practice_tui.archive.doctor import Terminal, examine
from practice_tui.archive.transfer import backup_lines, export_lines, hand_in_lines, import_lines, restore_lines
from practice_tui.cli.completion import complete_codes
from practice_tui.cli.options import PATH, Command, force_option, json_option
from practice_tui.context import Context, tell_left_out
from practice_tui.core.values import records
from practice_tui.errors import ExitCode
from practice_tui.printing import is_terminal, print_lines
from practice_tui.progress import progress
from practice_tui.system import SystemClock


@click.command(cls=Command)
@click.pass_obj
def backup(context: Context) -> None:
    """Make a backup, and read it back."""
    desk = context.open_desk()
    print_lines(backup_lines(desk))
    tell_left_out(desk.left_out())


@click.command(cls=Command)
@click.argument("file", required=False, type=PATH)
@click.pass_obj
def restore(context: Context, file: Path | None) -> None:
    """Put a backup in the history's place. FILE, or the newest good one; what it replaces is kept."""
    print_lines(restore_lines(context.places.history, file, SystemClock().now()))


@click.command("export", cls=Command)
@click.argument("file", type=PATH)
@click.option("--since", "since_day", metavar="DAY", default="", help="Only what was added on DAY and after it.")
@click.option(
    "--hand-in",
    "code",
    metavar="CODE",
    help="The rounds of CODE alone, for a teacher; lists what is in it.",
    shell_complete=complete_codes,
)
@click.option("--with-answers", is_flag=True, help="With --hand-in: what you typed, too.")
@force_option
@click.pass_obj
def export_history(
    context: Context, file: Path, since_day: str, code: str | None, with_answers: bool, force: bool
) -> None:
    """Write the history to FILE. All of it as .json, or every attempt for a spreadsheet as .csv."""
    if with_answers and not code:
        raise click.UsageError("--with-answers goes with --hand-in")
    if since_day and code:
        raise click.UsageError("give --since or --hand-in, not both")
    desk = context.open_desk()
    if code:
        lines = hand_in_lines(desk, file, code, PROGRAM, with_answers=with_answers, overwrites=force)
    else:
        lines = export_lines(desk, file, PROGRAM, force, since_day)
    print_lines(lines)
    tell_left_out(desk.left_out())


@click.command("import", cls=Command)
@click.argument("file", type=PATH)
@click.pass_obj
def import_history(context: Context, file: Path) -> None:
    """Add what FILE holds. An export as .json, or another history.db; twice is the same as once."""
    with progress("Importing", SystemClock()) as report:
        desk = context.open_desk()  # an import makes a backup of its own
        lines = import_lines(desk, file, report)
    print_lines(lines)
    tell_left_out(desk.left_out())


@click.command(cls=Command)
@json_option
@click.pass_obj
def doctor(context: Context, as_json: bool) -> None:
    """Look whether all is well. Where it isn't, say what to do."""
    findings = examine(context.places, _look_at_terminal(), SystemClock().now())
    if as_json:
        data = [{**asdict(finding), "is_well": finding.is_well} for finding in findings]
        print_lines([records.to_json({"findings": data})])
    else:
        print_lines(map(str, findings))
    if not all(finding.is_well for finding in findings):
        raise SystemExit(ExitCode.PROBLEMS)


@click.command(cls=Command)
@json_option
@click.pass_obj
def where(context: Context, as_json: bool) -> None:
    """Print where everything lies."""
    context.make_banks_folder()
    places = context.places
    lies = {
        "config": places.config_file,
        "history": places.history,
        "banks": places.banks,
        "backups": places.backups,
        "recordings": places.recordings,
        "cache": places.cache,
        "log": places.log,
    }
    if as_json:
        print_lines([records.to_json({name: str(path) for name, path in lies.items()})])
    else:
        print_lines(f"{name:<{max(map(len, lies))}}  {path}" for name, path in lies.items())


def _look_at_terminal() -> Terminal:
    has_terminal = is_terminal(sys.stdin, sys.stdout)
    columns, rows = shutil.get_terminal_size()
    return Terminal(
        has_terminal,
        columns,
        rows,
        name=os.environ.get("TERM", ""),
        encoding=locale.getencoding(),
        has_colours=not os.environ.get("NO_COLOR"),
    )
