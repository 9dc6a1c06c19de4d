"""The command for drills, in the app or line by line."""

import click

from practice_tui.cli.completion import complete_drills
from practice_tui.cli.options import Command, json_option, plain_option
from practice_tui.context import Context, tell_left_out
from practice_tui.core.values.durations import parse_duration
from practice_tui.launch import open_app
from practice_tui.printing import print_lines
from practice_tui.system import random_bits

SEEDS = click.IntRange(0, 2**53 - 1)


class Seconds(click.ParamType[float]):
    """A duration of 10s to 1h, written as banks write it."""

    name = "duration"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            seconds = parse_duration(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        if not 10 <= seconds <= 3600:
            self.fail("a sprint takes 10s to 1h", param, ctx)
        return seconds


@click.command("drill", cls=Command)
@click.argument("name", required=False, shell_complete=complete_drills)
@click.option("--for", "seconds", type=Seconds(), help="By time: as many as fit into 3m, 90s, …")
@click.option("--count", type=click.IntRange(1, 100), help="By count; ten where nothing is said.")
@click.option("--level", type=click.IntRange(1, 3), help="1 to 3; by default the one that is worth it.")
@click.option("--seed", type=SEEDS, help="The same exercises as a sprint with this seed.")
@plain_option
@json_option
@click.pass_obj
def drill(
    context: Context,
    name: str | None,
    seconds: float | None,
    count: int | None,
    level: int | None,
    seed: int | None,
    plain: bool,
    as_json: bool,
) -> None:
    """Drill small computations. Numbers are new each time; without NAME, the drills are listed."""
    if seconds is not None and count is not None:
        raise click.UsageError("give --for or --count, not both")
    if (name is None or as_json) and (plain or any(given is not None for given in (seconds, count, level, seed))):
        raise click.UsageError("these options are those of a sprint: give the NAME of a drill, and no --json")
    # The drills take 35 ms to import.
    from practice_tui.plain.drills import drill_plainly, list_lines
    from practice_tui.sitting.drilling import DrillOrder, begin_drill, drill_named, drill_rows, list_json, runs_json

    if name is None or as_json:
        desk = context.open_desk()
        if as_json:
            print_lines([runs_json(desk, name) if name else list_json(desk)])
        else:
            print_lines(list_lines(drill_rows(desk)))
        tell_left_out(desk.left_out())
        return
    order = DrillOrder(drill_named(name).name, level, seconds, count, seed)
    if plain:
        desk, source, out = context.open_plainly("drill")
        drill_plainly(begin_drill(desk, order, random_bits()), source, out)
        return
    open_app(context.places, lambda router: router.open_drill(order))
