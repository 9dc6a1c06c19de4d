"""The commands that print what is known of a person: stats, due, next, history; and the day of the interview."""

import click

from practice_tui.cli.grammar import LEVELS, Command, json_option
from practice_tui.launch import Context
from practice_tui.printing import print_lines


@click.command(cls=Command)
@json_option
@click.pass_obj
def stats(context: Context, as_json: bool) -> None:
    """Print the dashboard. What is weak, how sure that is, and what it rests on."""
    from practice_tui.sitting import reports

    desk = context.open_desk()
    print_lines([reports.stats_json(desk)] if as_json else reports.stats_lines(desk))


@click.command(cls=Command)
@json_option
@click.pass_obj
def due(context: Context, as_json: bool) -> None:
    """Print the questions whose review is due. What is furthest gone comes first."""
    from practice_tui.sitting import reports
    from practice_tui.sitting.due import due_lines

    desk = context.open_desk()
    print_lines([reports.due_json(desk)] if as_json else due_lines(desk))


@click.command("next", cls=Command)
@json_option
@click.pass_obj
def say_next(context: Context, as_json: bool) -> None:
    """Print what to do next, and why."""
    from practice_tui.sitting import reports
    from practice_tui.sitting.recommending import next_lines

    desk = context.open_desk()
    print_lines([reports.next_json(desk)] if as_json else next_lines(desk))


@click.command(cls=Command)
@json_option
@click.pass_obj
def history(context: Context, as_json: bool) -> None:
    """Print every attempt, oldest first."""
    from practice_tui.sitting import reports

    desk = context.open_desk()
    print_lines([reports.history_json(desk)] if as_json else reports.history_lines(desk))


@click.command("date", cls=Command)
@click.argument("day", required=False)
@click.option("--level", type=LEVELS, help="What to be ready for.")
@click.option("--clear", is_flag=True, help="No interview any more.")
@click.pass_obj
def set_date(context: Context, day: str | None, level: str | None, clear: bool) -> None:
    """Set the day of the interview, or tell it. DAY is written as YYYY-MM-DD."""
    if day and clear:
        raise click.UsageError("give a day or --clear, not both")
    from practice_tui.core.questions import Level
    from practice_tui.sitting.interviewing import change_interview, interview_lines

    desk = context.open_desk()
    change_interview(desk, "" if clear else day, Level(level) if level else None)
    print_lines(interview_lines(desk))
