"""The commands about the learner: stats, due, next, history and date."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from practice_tui import PROGRAM
from practice_tui.cli.completion import complete_plans, complete_topics
from practice_tui.cli.options import LEVELS, PATH, Command, json_option
from practice_tui.context import Context, tell_left_out
from practice_tui.core.bank.questions import Level
from practice_tui.presenters.due import due_json, due_lines
from practice_tui.presenters.next_round import next_json, next_lines
from practice_tui.printing import print_lines
from practice_tui.sitting.desk import Desk


@click.command(cls=Command)
@click.option(
    "--explain",
    "topic",
    metavar="TOPIC",
    help="Work out one topic's estimate step by step.",
    shell_complete=complete_topics,
)
@click.option("--lines", "as_lines", is_flag=True, help="One topic a line in whole words, for a screen reader.")
@click.option("--html", "page", type=PATH, help="Write it as a page for a browser to this file.")
@click.option("--force", is_flag=True, help="With --html: replace the file if it is there.")
@json_option
@click.pass_obj
def stats(context: Context, topic: str | None, as_lines: bool, page: Path | None, force: bool, as_json: bool) -> None:
    """Print the dashboard. What is weak, how sure that is, and what it rests on."""
    from practice_tui.presenters import reports  # 20 ms to import, which the other commands don't need

    if sum(map(bool, (topic, as_lines, page, as_json))) > 1:
        raise click.UsageError("--explain, --lines, --html and --json are four ways to have it: give one of them")
    lines_of: Callable[[Desk], Iterable[str]] = reports.topic_lines if as_lines else reports.stats_lines
    if topic:
        lines_of = partial(reports.explain_lines, name=topic)
    if page:
        from practice_tui.presenters.html_page.page import write_page

        lines_of = partial(write_page, path=page, program=PROGRAM, overwrites=force)
    _print_page(context, as_json, lines_of, reports.stats_json)


@click.command(cls=Command)
@json_option
@click.pass_obj
def due(context: Context, as_json: bool) -> None:
    """Print the questions whose review is due. What is furthest gone comes first."""
    _print_page(context, as_json, due_lines, due_json)


@click.command("next", cls=Command)
@json_option
@click.pass_obj
def say_next(context: Context, as_json: bool) -> None:
    """Print what to do next, and why."""
    _print_page(context, as_json, next_lines, next_json)


@click.command(cls=Command)
@json_option
@click.pass_obj
def history(context: Context, as_json: bool) -> None:
    """Print every attempt, oldest first."""
    from practice_tui.presenters import reports  # as in `stats`

    desk = context.open_desk()
    print_lines([reports.history_json(desk)] if as_json else reports.history_lines(desk))
    tell_left_out(desk.left_out())


@click.command("date", cls=Command)
@click.argument("day", nargs=-1)
@click.option("--level", type=LEVELS, help="What to be ready for.")
@click.option("--minutes", help="How many you have a day; 0: not said.")
@click.option("--plan", "plan_id", help="The plan whose topics count; all: every topic.", shell_complete=complete_plans)
@click.option("--clear", is_flag=True, help="No interview any more.")
@json_option
@click.pass_obj
def set_date(
    context: Context,
    day: tuple[str, ...],
    level: str | None,
    minutes: str | None,
    plan_id: str | None,
    clear: bool,
    as_json: bool,
) -> None:
    """Set the day of the interview, or tell it. DAY is written like 2026-12-09, 9 Dec, Friday, 5 days, in 2 weeks."""
    from practice_tui.presenters import targets  # imports the dashboard's figures, as `reports` does

    if day and clear:
        raise click.UsageError("give a day or --clear, not both")

    is_change = day or level or minutes or plan_id or clear
    desk = context.open_desk_to_write() if is_change else context.open_desk()
    before = targets.interview_of(desk)
    targets.change_interview(
        desk,
        "" if clear else " ".join(day) or None,
        Level(level) if level else None,
        "" if minutes == "0" else minutes,
        "" if plan_id == "all" else plan_id,
    )
    if as_json:
        print_lines([targets.interview_json(desk)])
    else:
        after = targets.interview_of(desk)
        print_lines([*filter(None, [targets.clear_line(before, after)]), *targets.interview_lines(desk)])
    tell_left_out(desk.left_out())


def _print_page(
    context: Context, as_json: bool, lines_of: Callable[[Desk], Iterable[str]], json_of: Callable[[Desk], str]
) -> None:
    desk = context.open_desk()
    print_lines([json_of(desk)] if as_json else lines_of(desk))
    tell_left_out(desk.left_out())
