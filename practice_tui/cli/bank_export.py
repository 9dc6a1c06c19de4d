"""The command that gives questions to other programs."""

from pathlib import Path

import click

from practice_tui.cli.completion import complete_plans, complete_topics
from practice_tui.cli.options import PATH, Command, force_option
from practice_tui.context import Context, tell_left_out
from practice_tui.printing import print_lines


@click.command("export", cls=Command)
@click.argument("file", type=PATH)
@click.option("--plan", "plan_id", default="", help="What this plan may ask.", shell_complete=complete_plans)
@click.option("--topic", default="", help="Only this topic.", shell_complete=complete_topics)
@click.option("--weak", "is_weak", is_flag=True, help="Only the topics that are most likely weak.")
@click.option("--flagged", "is_flagged", is_flag=True, help="Only what you flagged.")
@force_option
@click.pass_obj
def export_questions(
    context: Context, file: Path, plan_id: str, topic: str, is_weak: bool, is_flagged: bool, force: bool
) -> None:
    """Write questions to FILE. Its ending says how: .md, .csv, .json, or .apkg for Anki."""
    from practice_tui.archive.bank_export.selecting import Wanted  # takes 33 ms to import
    from practice_tui.archive.bank_export.writing import bank_export_lines

    desk = context.open_desk()
    print_lines(bank_export_lines(desk, file, Wanted(plan_id, topic, is_weak, is_flagged), force))
    tell_left_out(desk.left_out())
