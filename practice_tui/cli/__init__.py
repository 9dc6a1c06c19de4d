"""The command line."""

import sys
from typing import NoReturn

import click

from practice_tui import __version__
from practice_tui.cli import banks, data, drills, figures, rounds, settings, simulators
from practice_tui.cli.grammar import Group
from practice_tui.config import read_config
from practice_tui.context import Context, tell_left_out
from practice_tui.errors import PracticeError
from practice_tui.launch import SEED_BITS, mishaps_told, open_app
from practice_tui.paths import find_places
from practice_tui.plain.rounds import lines_of
from practice_tui.printing import cant_print, complain, drop_output, open_streams, settle_streams
from practice_tui.system import random_bits

_CLICKS_OWN = (click.ClickException, click.Abort, click.exceptions.Exit)


@click.group(cls=Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="practice")
@click.option("--plain", is_flag=True, help="Without a command: Home as a numbered list, line by line.")
@click.pass_context
def commands(context: click.Context, plain: bool) -> None:
    """Timed mock rounds of deep-learning interview questions; without a command, the app."""
    if context.invoked_subcommand is not None:
        if plain:
            raise click.UsageError("--plain stands behind the command that it is meant for")
    elif plain:
        _stay_plainly(context.obj)
    else:
        open_app(context.obj.places)


def _stay_plainly(context: Context) -> None:
    from practice_tui.plain.home import PlainHome  # the drills take 35 ms to import: only where they are listed

    source, out = open_streams("Home")
    rings = read_config(context.places.config_file).wrap_up_bell
    desk = context.open_desk_to_write()
    tell_left_out(desk.left_out())
    PlainHome(desk, random_bits() & (1 << SEED_BITS) - 1, lines_of(source), out, rings=rings).stay()


for command in (
    rounds.sit_round,
    figures.say_next,
    figures.due,
    figures.stats,
    figures.history,
    figures.set_date,
    drills.drill,
    simulators.simulate,
    banks.bank,
    banks.plan,
    banks.tips,
    settings.config,
    data.backup,
    data.restore,
    data.export_history,
    data.import_history,
    data.doctor,
    data.where,
):
    commands.add_command(command)


def main() -> NoReturn:
    """Run a command and end the process with its exit code: 0, or what went wrong in one line on stderr."""
    settle_streams()
    code = 0
    try:
        _run(sys.argv[1:])
    except PracticeError as error:
        code = complain(error)
    except click.ClickException as error:
        code = complain(PracticeError(error.format_message(), f"{_told_by(error)} --help"))
    except click.exceptions.Exit as end:
        code = end.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        drop_output()
    except OSError as error:  # of click's own words, such as a command's help
        code = complain(cant_print(error))
    sys.exit(code)


def _run(arguments: list[str]) -> None:
    """Without click's own `main`, which ends a closed pipe with 1."""
    with (
        commands.make_context("practice", arguments) as context,
        mishaps_told(lambda: context.obj.places if context.obj else find_places(), *_CLICKS_OWN),
    ):
        commands.invoke(context)
    if sys.stdout:  # None where it was closed
        sys.stdout.flush()


def _told_by(error: click.ClickException) -> str:
    """The command whose usage it was."""
    return error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "practice"
