"""The command line."""

import sys
from typing import NoReturn

import click

from practice_tui import __version__
from practice_tui.cli.grammar import Program
from practice_tui.errors import PracticeError
from practice_tui.launch import mishaps_told, open_app
from practice_tui.paths import find_places
from practice_tui.printing import cant_print, complain, drop_output, settle_streams

_CLICKS_OWN = (click.ClickException, click.Abort, click.exceptions.Exit)


COMMANDS = {  # by what they are about, as `--help` lists them; each is imported once it is wanted
    "Practise": {
        "round": "rounds:sit_round",
        "next": "figures:say_next",
        "due": "figures:due",
        "stats": "figures:stats",
        "history": "figures:history",
        "date": "figures:set_date",
        "drill": "drills:drill",
        "sim": "simulators:simulate",
    },
    "Questions": {
        "bank": "banks:bank",
        "plan": "banks:plan",
        "tips": "banks:tips",
    },
    "Data": {
        "backup": "data:backup",
        "restore": "data:restore",
        "export": "data:export_history",
        "import": "data:import_history",
        "sync": "machines:sync_machines",
        "doctor": "data:doctor",
        "where": "data:where",
    },
}


@click.group(
    cls=Program,
    sections=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="practice")
@click.pass_context
def commands(context: click.Context) -> None:
    """Timed mock rounds of deep-learning interview questions; without a command, the app."""
    if context.invoked_subcommand is None:
        open_app(context.obj.places)


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
