"""The commands about questions and tips."""

import sys
from pathlib import Path

import click

from practice_tui.bank.folders import bundled_dir
from practice_tui.bank.listings import (
    bank_json,
    bank_lines,
    find_question,
    question_lines,
    questions_of,
    review_lines,
    tip_json,
    tip_lines,
)
from practice_tui.bank.own_versions import version_lines
from practice_tui.bank.template import template_for
from practice_tui.cli.bank_export import export_questions
from practice_tui.cli.check_report import print_report
from practice_tui.cli.completion import complete_questions, complete_topics
from practice_tui.cli.editing import edit_question
from practice_tui.cli.importing import import_questions
from practice_tui.cli.labels import hide_questions, star_questions, unhide_questions
from practice_tui.cli.options import PATH, Command, Group, json_option
from practice_tui.context import Context, tell_left_out
from practice_tui.core.values.phrases import hidden_said
from practice_tui.plain.layout import width_of
from practice_tui.presenters.flags import flag_json, flag_lines, flag_markdown
from practice_tui.presenters.labels import label_lines
from practice_tui.printing import print_lines, print_to_stderr
from practice_tui.system import SystemClock


@click.group(cls=Group)
def bank() -> None:
    """List, show, check and write questions."""


@bank.command("list")
@click.option("--topic", help="Only this topic.", shell_complete=complete_topics)
@click.option("--reviewed", "by_review", is_flag=True, help="With the day of the last review, oldest first.")
@click.option("--hidden", "is_hidden", is_flag=True, help="Only those that practice bank hide has hidden.")
@click.option("--starred", "is_starred", is_flag=True, help="Only those with a star.")
@json_option
@click.pass_obj
def list_bank(
    context: Context, topic: str | None, by_review: bool, is_hidden: bool, is_starred: bool, as_json: bool
) -> None:
    """Print a line for each question not hidden."""
    shelf = context.shelf_of(context.load_bank_aloud())
    questions = [
        question
        for question in questions_of(shelf.whole, topic)
        if shelf.is_hidden(question.id) == is_hidden and (shelf.is_starred(question.id) or not is_starred)
    ]
    if by_review:
        questions.sort(key=lambda question: question.reviewed)
    lines_of = review_lines if by_review else bank_lines
    number = 0 if is_hidden else sum(topic in (None, question.topic) for question in shelf.hidden_questions)
    print_lines([bank_json(questions, number)] if as_json else lines_of(questions))
    if number:
        print_to_stderr(f"practice: {hidden_said(number)}: practice bank list --hidden")


@bank.command("show")
@click.argument("question_id", shell_complete=complete_questions)
@json_option
@click.pass_obj
def show_question(context: Context, question_id: str, as_json: bool) -> None:
    """Print all that the bank holds of a question."""
    loaded = context.load_bank_aloud()
    question = find_question(loaded.bank, question_id)
    if as_json:
        print_lines([bank_json([question])])
    else:
        labels = label_lines(context.shelf_of(loaded), question)
        print_lines([*question_lines(question), *version_lines(loaded, question), *labels])


@bank.command()
@click.argument("topic", shell_complete=complete_topics)
@click.pass_obj
def new(context: Context, topic: str) -> None:
    """Print a template for a question of TOPIC."""
    template = template_for(topic, [entry.slug for entry in context.load_bank_aloud().bank.topics])
    print_lines(template.splitlines())


@bank.command("check")
@click.option("--strict", "is_strict", is_flag=True, help="Ask of your own questions all that the bundled ones have.")
@click.argument("paths", nargs=-1, type=PATH)
@click.pass_obj
def check_bank(context: Context, paths: tuple[Path, ...], is_strict: bool) -> None:
    """Report what is wrong with banks. PATHS are files or folders; without any, the bundled bank and your own."""
    from practice_tui.archive.renamed_entries import renamed_problems  # PyYAML takes 20 ms to import
    from practice_tui.bank.checking import check_banks

    banks = context.places.banks
    own = (banks,) if banks.is_dir() else ()
    report = check_banks(SystemClock().now().date(), paths or (bundled_dir(), *own), is_strict=is_strict)
    if not paths:
        report = report.with_more(renamed_problems(context.places.history, context.load_bank().bank, banks))
    print_report(report)


bank.add_command(import_questions)
bank.add_command(edit_question)
bank.add_command(hide_questions)
bank.add_command(unhide_questions)
bank.add_command(star_questions)


@bank.command()
@click.option("--markdown", "as_markdown", is_flag=True, help="As the text of an issue for the author of the bank.")
@json_option
@click.pass_obj
def flags(context: Context, as_markdown: bool, as_json: bool) -> None:
    """Print what you flagged. What was seen to is left out."""
    if as_markdown and as_json:
        raise click.UsageError("give --markdown or --json, not both")
    desk = context.open_desk()
    if as_json:
        print_lines([flag_json(desk)])
    else:
        print_lines(flag_markdown(desk) if as_markdown else flag_lines(desk))
    tell_left_out(desk.left_out())


bank.add_command(export_questions)


@bank.command("where")
@click.pass_obj
def where_bank(context: Context) -> None:
    """Print where the banks lie."""
    context.make_banks_folder()
    print_lines([f"bundled  {bundled_dir()}", f"yours    {context.places.banks}"])


@click.command(cls=Command)
@click.option("--for", "audience", type=click.Choice(["candidate", "interviewer"]), default="candidate")
@json_option
@click.pass_obj
def tips(context: Context, audience: str, as_json: bool) -> None:
    """Print advice for either side of the table."""
    width = width_of(sys.stdout) if sys.stdout else 0
    every = context.load_bank_aloud().tips
    print_lines([tip_json(every, audience)] if as_json else tip_lines(every, audience, width))
