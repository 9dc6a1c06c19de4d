"""The command that keeps several machines of one person alike."""

from pathlib import Path

import click

from practice_tui.archive.machines.report_lines import sync_lines, trouble_lines
from practice_tui.archive.machines.syncing import synchronise
from practice_tui.cli.options import PATH, Command
from practice_tui.config import read_config
from practice_tui.context import Context, tell_left_out
from practice_tui.printing import print_lines, print_to_stderr


@click.command("sync", cls=Command)
@click.argument("folder", metavar="[DIR]", required=False, type=PATH)
@click.pass_obj
def sync_machines(context: Context, folder: Path | None) -> None:
    """Keep several machines alike. Something else carries DIR about: Syncthing, Dropbox, git, a stick."""
    places = context.places
    chosen = folder.expanduser().absolute() if folder else places.sync_folder(read_config(places.config_file).sync)
    if chosen is None:
        raise click.UsageError('name the folder, or write sync = "DIR" into config.toml: practice where')
    desk = context.open_desk_to_write()
    report = synchronise(lambda work: work(desk), chosen, places.banks, places.cache)
    print_lines(sync_lines(report))
    for line in trouble_lines(report):
        print_to_stderr(f"practice: {line}")
    tell_left_out(desk.left_out())
