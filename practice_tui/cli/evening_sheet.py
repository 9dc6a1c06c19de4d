"""The command for the sheet of the evening before."""

from pathlib import Path

import click

from practice_tui.cli.options import PATH, Command, force_option
from practice_tui.context import Context, tell_left_out
from practice_tui.printing import print_lines


@click.command("sheet", cls=Command)
@click.argument("file", required=False, type=PATH)
@force_option
@click.pass_obj
def print_evening_sheet(context: Context, file: Path | None, force: bool) -> None:
    """Print a sheet for the evening before. FILE.html writes it for your phone; .md and .txt work too.

    It holds your best lines, your stories, your notes, and what to ask them.
    """
    from practice_tui.presenters.evening_page import sheet_lines  # imports what makes HTML

    if force and not file:
        raise click.UsageError("--force goes with FILE")
    desk = context.open_desk()
    print_lines(sheet_lines(desk, file, overwrites=force))
    tell_left_out(desk.left_out())
