"""The command line: the group of commands, and the exit code of the process."""

import os
import sys
from typing import NoReturn

import click

from practice_tui import COMPLETION, __version__
from practice_tui.cli.completion import answer_shell
from practice_tui.cli.options import Program
from practice_tui.context import Context
from practice_tui.error_log import internal_errors_reported
from practice_tui.errors import PracticeError
from practice_tui.paths import find_places
from practice_tui.printing import discard_output, output_error, prepare_streams, print_error
from practice_tui.system import random_bits

_CLICK_ERRORS = (click.ClickException, click.Abort, click.exceptions.Exit)


COMMANDS = {  # by what they are about, as `--help` lists them; each is imported once it is wanted
    "Practise": {
        "round": "rounds:sit_round",
        "next": "figures:say_next",
        "due": "figures:due",
        "stats": "figures:stats",
        "history": "figures:history",
        "date": "figures:set_date",
        "sheet": "evening_sheet:print_evening_sheet",
        "drill": "drills:drill",
        "sim": "simulators:simulate",
        "calibrate": "calibrating:calibrate_scores",
    },
    "Interview": {
        "interview": "interviews:interview",
        "candidate": "interviews:candidate",
        "rate": "opinions:rate",
        "agreement": "opinions:show_agreement",
        "kit": "papers:write_interview_kit",
        "report": "papers:write_round_report",
        "real": "encounters:real",
    },
    "Teach": {
        "paper": "papers:write_question_papers",
        "class": "classes:school_class",
    },
    "Questions": {
        "bank": "banks:bank",
        "plan": "plans:plan",
        "tips": "banks:tips",
    },
    "Data": {
        "config": "settings:config",
        "backup": "data:backup",
        "restore": "data:restore",
        "recordings": "recordings:recordings",
        "export": "data:export_history",
        "import": "data:import_history",
        "sync": "machines:sync_machines",
        "doctor": "data:doctor",
        "where": "data:where",
    },
    "Scripts": {
        "completion": "shell:completion",
        "json-shapes": "shell:json_shapes",
    },
}


@click.group(
    cls=Program,
    sections=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
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
        from practice_tui.launch import open_app  # a command that only prints does without it

        open_app(context.obj.places)


def _stay_plainly(context: Context) -> None:
    from practice_tui.cli.rounds import plain_sound, tell_unwritten
    from practice_tui.config import read_config  # what only prints does without these
    from practice_tui.core.bank.codes import seed_of
    from practice_tui.plain.conversation import line_reader
    from practice_tui.plain.home import PlainHome

    config = read_config(context.places.config_file)
    desk, source, out = context.open_plainly("Home")
    rings, sound = config.wrap_up_bell, plain_sound(context, config, desk)
    PlainHome(desk, seed_of(random_bits()), line_reader(source), out, rings=rings, sound=sound).stay()
    tell_unwritten(sound)


def main() -> NoReturn:
    """Run a command and end the process with its exit code; an error becomes one line on stderr."""
    prepare_streams()
    code = 0
    try:
        if COMPLETION in os.environ:
            code = answer_shell(commands)
        else:
            _run(sys.argv[1:])
    except PracticeError as error:
        code = print_error(error)
    except click.ClickException as error:
        code = print_error(PracticeError(error.format_message(), f"{_command_of(error)} --help"))
    except click.exceptions.Exit as end:
        code = end.exit_code
    except (click.Abort, KeyboardInterrupt):
        if sys.stderr and sys.stderr.isatty():
            click.echo(err=True)  # behind a question that was cut off the shell's prompt begins a line of its own
        code = 130
    except BrokenPipeError:
        discard_output()
    except OSError as error:  # in what click prints itself, such as the help of a command
        code = print_error(output_error(error))
    sys.exit(code)


def _run(arguments: list[str]) -> None:
    """Run a command without click's `main`, which would end with 1 where a pipe is closed."""
    with (
        commands.make_context("practice", arguments) as context,
        internal_errors_reported(lambda: context.obj.places if context.obj else find_places(), *_CLICK_ERRORS),
    ):
        commands.invoke(context)
    if sys.stdout:  # None where it was closed
        sys.stdout.flush()


def _command_of(error: click.ClickException) -> str:
    """The command that was used wrongly, as one types it."""
    return error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "practice"
