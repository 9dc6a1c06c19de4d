"""The command for simulators, in the app or line by line."""

import click

from practice_tui.cli.options import Command, plain_option
from practice_tui.context import Context
from practice_tui.core.simulators.catalogue import SIMULATORS
from practice_tui.launch import open_app
from practice_tui.printing import open_streams, print_lines


@click.command("sim", cls=Command)
@click.argument("name", required=False, type=click.Choice([simulator.name for simulator in SIMULATORS]))
@click.option("--seed", type=click.IntRange(1), default=1, help="Which numbers; the same seed makes the same ones.")
@plain_option
@click.pass_obj
def simulate(context: Context, name: str | None, seed: int, plain: bool) -> None:
    """Open a simulator, or list them."""
    if name is None:
        print_lines(f"{simulator.name:<10} {simulator.title}: {simulator.about}" for simulator in SIMULATORS)
    elif not plain:
        open_app(context.places, lambda router: router.open_simulator(name, seed))
    else:
        from practice_tui.plain.simulators import simulate_plainly  # the simulators take a while to import

        simulate_plainly(name, seed, *open_streams("simulator"))
