"""The command line, and the composition root: clock, config, bank, store and chance are made here and handed down."""

import gc
import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from practice_tui import __version__, safekeeping
from practice_tui.core.text import clean
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.launch import Context, complain, mishaps_told, open_app
from practice_tui.paths import find_places

if TYPE_CHECKING:
    from practice_tui.bank.checking import Checked
    from practice_tui.sitting.desk import Desk
    from practice_tui.sitting.sitting import Sitting


_CLICKS_OWN = (click.ClickException, click.Abort, click.exceptions.Exit)


class Logged(click.Group):
    """Commands whose internal errors are logged beside the data, and then told in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with mishaps_told(lambda: ctx.obj or Context(find_places()), *_CLICKS_OWN):
                return super().invoke(ctx)
        except BrokenPipeError:
            _drop_output()  # here, since click would end with 1
            return ExitCode.OK


@click.group(cls=Logged, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data-dir", type=click.Path(path_type=Path), help="Keep everything under this directory.")
@click.version_option(__version__, prog_name="practice")
@click.pass_context
def commands(context: click.Context, data_dir: Path | None) -> None:
    """Timed mock rounds of deep-learning interview questions; without a command, the app."""
    context.obj = Context(find_places(data_dir))
    if context.invoked_subcommand is None:
        open_app(context.obj)


@commands.command("round")
@click.option("--plan", "plan_id", help="A plan: practice plan list.")
@click.option("--code", help="The code of a seeded round: the same questions again.")
@click.option("--topic", "topics", multiple=True, help="Only this topic; may be given several times.")
@click.option("--level", type=click.Choice(["basic", "intermediate", "advanced"]))
@click.option("--count", type=click.IntRange(1, 100), help="How many questions.")
@click.option(
    "--minutes", type=click.FloatRange(0.25, 60), help="Minutes for each question, in place of its own limit."
)
@click.option("--mode", type=click.Choice(["coached", "pressure"]), help="Review after each answer, or after the last.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, braille, dumb terminals and scripts.")
@click.option("--quiet", is_flag=True, help="With --plain: no lines about the time.")
@click.pass_obj
def sit_round(
    context: Context,
    plan_id: str | None,
    code: str | None,
    topics: tuple[str, ...],
    level: str | None,
    count: int | None,
    minutes: float | None,
    mode: str | None,
    plain: bool,
    quiet: bool,
) -> None:
    """Sit a round at once."""
    if (plan_id or code) and (topics or level or count):
        raise click.UsageError("--plan and --code say all that --topic, --level and --count would")

    def begin(desk: "Desk") -> "Sitting":
        from practice_tui.core.attempts import Mode
        from practice_tui.core.questions import Level
        from practice_tui.sitting.ordering import Order, begin_order
        from practice_tui.system import random_bits

        order = Order(
            plan_id=plan_id,
            code=code,
            topics=topics,
            level=Level(level) if level else None,
            count=count,
            limit=minutes * 60 if minutes else None,
            mode=Mode(mode) if mode else None,
        )
        return begin_order(desk, order, random_bits())

    if plain:
        from practice_tui.plain import sit_plainly

        sit_plainly(context.open_desk(), begin, sys.stdin, sys.stdout, says_time=not quiet)
        return
    open_app(context, begin)


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def stats(context: Context, as_json: bool) -> None:
    """Print the dashboard: what is weak, how sure that is, and what it rests on."""
    from practice_tui.sitting import reports

    desk = context.open_desk()
    _print_lines([reports.stats_json(desk)] if as_json else reports.stats_lines(desk))


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def due(context: Context, as_json: bool) -> None:
    """Print the questions whose review is due, what is furthest gone first."""
    from practice_tui.sitting import reports
    from practice_tui.sitting.due import due_lines

    desk = context.open_desk()
    _print_lines([reports.due_json(desk)] if as_json else due_lines(desk))


@commands.command("next")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def say_next(context: Context, as_json: bool) -> None:
    """Print what to do next, and why."""
    from practice_tui.sitting import reports
    from practice_tui.sitting.recommending import next_lines

    desk = context.open_desk()
    _print_lines([reports.next_json(desk)] if as_json else next_lines(desk))


@commands.command("date")
@click.argument("day", required=False)
@click.option("--level", type=click.Choice(["basic", "intermediate", "advanced"]), help="What to be ready for.")
@click.option("--clear", is_flag=True, help="No interview any more.")
@click.pass_obj
def set_date(context: Context, day: str | None, level: str | None, clear: bool) -> None:
    """Set the interview's DAY (YYYY-MM-DD); without one, say how far it is."""
    if day and clear:
        raise click.UsageError("give a day or --clear, not both")
    from practice_tui.core.questions import Level
    from practice_tui.sitting.interviewing import change_interview, interview_lines

    desk = context.open_desk()
    change_interview(desk, "" if clear else day, Level(level) if level else None)
    _print_lines(interview_lines(desk))


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def history(context: Context, as_json: bool) -> None:
    """Print every attempt, oldest first."""
    from practice_tui.sitting import reports

    desk = context.open_desk()
    _print_lines([reports.history_json(desk)] if as_json else reports.history_lines(desk))


@commands.command()
@click.pass_obj
def where(context: Context) -> None:
    """Print where everything lies."""
    places = context.places
    _print_lines(
        [
            f"config   {places.config_file}",
            f"history  {places.history}",
            f"banks    {places.banks}",
            f"log      {places.log}",
        ]
    )


@commands.group()
def bank() -> None:
    """The questions."""


@bank.command("list")
@click.option("--topic", help="Only this topic.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_bank(context: Context, topic: str | None, as_json: bool) -> None:
    """Print a line for each question."""
    from practice_tui.bank.pages import bank_json, bank_lines

    loaded = context.load_bank()
    _warn(loaded.problems)
    questions = [question for question in loaded.bank.questions if topic in (None, question.topic)]
    _print_lines([bank_json(questions)] if as_json else bank_lines(questions))


@bank.command("show")
@click.argument("question_id")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show_question(context: Context, question_id: str, as_json: bool) -> None:
    """Print all that the bank holds of a question."""
    from practice_tui.bank.pages import bank_json, find_question, question_lines

    question = find_question(context.load_bank().bank, question_id)
    _print_lines([bank_json([question])] if as_json else question_lines(question))


@bank.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check_bank(paths: tuple[Path, ...]) -> None:
    """Report what is wrong with bank files or folders; without any, with the bundled bank."""
    from practice_tui.bank.checking import check_banks

    _report(check_banks(paths))


@bank.command()
@click.argument("topic")
@click.pass_obj
def new(context: Context, topic: str) -> None:
    """Print a commented template for a question of TOPIC."""
    from practice_tui.bank.template import template_for

    click.echo(template_for(topic, [known.slug for known in context.load_bank().bank.topics]), nl=False)


@bank.command("where")
@click.pass_obj
def where_bank(context: Context) -> None:
    """Print where the bundled bank and your own banks lie."""
    from practice_tui.bank.places import bundled_dir

    _print_lines([f"bundled  {bundled_dir()}", f"yours    {context.places.banks}"])


@bank.command()
@click.pass_obj
def flags(context: Context) -> None:
    """Print what was flagged: for the author of the question."""
    from practice_tui.sitting import reports

    _print_lines(reports.flag_lines(context.open_desk()))


@commands.group()
def plan() -> None:
    """Round templates."""


@plan.command("list")
@click.pass_obj
def list_plans(context: Context) -> None:
    """Print a line for each plan."""
    from practice_tui.bank.pages import plan_lines

    _print_lines(plan_lines(context.load_bank().plans))


@plan.command("show")
@click.argument("plan_id")
@click.pass_obj
def show_plan(context: Context, plan_id: str) -> None:
    """Print all that a plan says."""
    from practice_tui.bank.pages import find_plan, plan_page

    _print_lines(plan_page(find_plan(context.load_bank().plans, plan_id)))


@plan.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path))
def check_plan(path: Path | None) -> None:
    """Report what is wrong with a plan file; without one, with the bundled plans."""
    from practice_tui.bank.checking import check_plans

    _report(check_plans(path))


@commands.command()
@click.option("--for", "audience", type=click.Choice(["candidate", "interviewer"]), default="candidate")
@click.pass_obj
def tips(context: Context, audience: str) -> None:
    """Print advice for either side of the table."""
    from practice_tui.bank.pages import tip_lines

    _print_lines(tip_lines(context.load_bank().tips, audience))


for command in safekeeping.COMMANDS:
    commands.add_command(command)


def main() -> NoReturn:
    """Run a command and end the process with its exit code: 0, or what went wrong in one line on stderr."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # whatever the locale says
    gc.enable()
    try:
        code = commands(standalone_mode=False)
        sys.stdout.flush()
    except PracticeError as error:
        code = complain(error)
    except click.ClickException as error:
        code = complain(PracticeError(error.format_message(), "practice --help"))
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        _drop_output()
        code = ExitCode.OK
    sys.exit(code or 0)


def _drop_output() -> None:
    """Nobody reads any more: what is still to come goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _warn(problems: Iterable[object]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _report(checked: "Checked") -> None:
    _print_lines(str(problem) for problem in checked.problems)
    click.echo(checked.summary, err=True)
    raise SystemExit(ExitCode.OK if checked.is_right else ExitCode.PROBLEMS)


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(clean(line))
