"""The command that opens a simulator, in the app or line by line."""

import sys

import click

from practice_tui.cli.grammar import Command
from practice_tui.context import Context
from practice_tui.core.simulators.catalogue import SIMULATORS
from practice_tui.errors import PracticeError
from practice_tui.launch import open_app
from practice_tui.printing import print_lines

CLOSED = "start it in a terminal, or with a pipe or a file in the place of each"


@click.command("sim", cls=Command)
@click.argument("name", required=False, type=click.Choice([simulator.name for simulator in SIMULATORS]))
@click.option("--seed", type=click.IntRange(1), default=1, help="Which numbers; the same seed makes the same ones.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, braille, dumb terminals and scripts.")
@click.pass_obj
def simulate(context: Context, name: str | None, seed: int, plain: bool) -> None:
    """Open a simulator, or list them."""
    if name is None:
        print_lines(f"{simulator.name:<10} {simulator.title}: {simulator.about}" for simulator in SIMULATORS)
    elif not plain:
        open_app(context.places, simulator=(name, seed))
    elif not (sys.stdin and sys.stdout):
        raise PracticeError(
            "a plain simulator reads from stdin and writes to stdout, and one of them is closed", CLOSED
        )
    else:
        from practice_tui.plain.simulators import simulate_plainly  # see the drills

        simulate_plainly(name, seed, sys.stdin, sys.stdout)
