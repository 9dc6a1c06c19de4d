"""The commands that write pages to hand over: kit, paper and report."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from practice_tui.archive.paper_file import MOST_VERSIONS, paper_of, read_paper
from practice_tui.cli.choosing import chooses_questions, order_of
from practice_tui.cli.completion import complete_rounds
from practice_tui.cli.options import PATH, Command, force_option
from practice_tui.context import Context, tell_left_out
from practice_tui.core.values.text import one_line
from practice_tui.presenters.round_report.audiences import Audience
from practice_tui.printing import print_lines
from practice_tui.sitting.drawing import BANKS, draw
from practice_tui.sitting.orders import Order
from practice_tui.system import random_bits


def order_on_paper(choices: Mapping[str, Any]) -> Order:
    """The order that the options name. Raises UsageError for two ways at once."""
    order = order_of(choices)
    if order.plan_id and order.code:
        raise click.UsageError("a code names its plan: give --plan or --code")
    if order.code and order.limit:
        raise click.UsageError("a code says the times too: --minutes doesn't go with it")
    return order


@click.command("kit", cls=Command)
@click.argument("file", type=PATH)
@chooses_questions()
@click.option("--force", is_flag=True, help="Replace the files if they are there.")
@click.pass_obj
def write_interview_kit(context: Context, /, file: Path, force: bool, **choices: Any) -> None:
    """Write a kit to interview with on paper. FILE is .html or .md; the candidate's sheet comes beside it."""
    from practice_tui.presenters.kit import write_kit  # imports what makes HTML

    order = order_on_paper(choices)
    desk = context.open_desk()
    print_lines(write_kit(desk, draw(desk, order, random_bits()), file, force))
    tell_left_out(desk.left_out())


@click.command("paper", cls=Command)
@click.argument("folder", metavar="DIR", type=PATH)
@chooses_questions()
@click.option("--bank", type=click.Choice(BANKS), default=None, help="Only your own questions, or only bundled ones.")
@click.option("--versions", type=click.IntRange(1, MOST_VERSIONS), help="How many orders of the same questions.")
@click.option("--force", is_flag=True, help="Replace the files if they are there.")
@click.pass_obj
def write_question_papers(
    context: Context,
    /,
    folder: Path,
    bank: str | None,
    versions: int | None,
    force: bool,
    **choices: Any,
) -> None:
    """Write question papers and their keys. They go to DIR with a paper.json, which makes the same ones again."""
    from practice_tui.presenters.paper import write_papers  # as in `write_interview_kit`

    if source := choices["source"]:
        if bank or versions or any(value for name, value in choices.items() if name != "source"):
            raise click.UsageError("--from says all of the paper: no other choice goes with it")
        print_lines(write_papers(read_paper(source), folder, force))
        return
    order = order_on_paper(choices)
    if bank and order.code:
        raise click.UsageError("a code says which questions: --bank doesn't go with it")
    desk = context.open_desk()
    drawn = draw(desk, order, random_bits(), bank or "")
    print_lines(write_papers(paper_of(drawn, versions or 1), folder, force, drawn.note))
    tell_left_out(desk.left_out())


@click.command("report", cls=Command)
@click.argument("words", metavar="[ROUND] FILE", nargs=-1, required=True, shell_complete=complete_rounds)
@click.option(
    "--for", "audience", type=click.Choice([each.value for each in Audience]), required=True, help="Who is to read it."
)
@click.option("--name", default="", help="A name to put at its head; for an interview in place of the candidate's.")
@force_option
@click.pass_obj
def write_round_report(context: Context, /, words: tuple[str, ...], audience: str, name: str, force: bool) -> None:
    """Write a page on a round or an interview.

    It is for somebody else. FILE is .html, .md or .txt. ROUND is the id, the code or the day of a round, or the id of
    a signed interview.
    """
    from practice_tui.presenters.round_report.interviews import session_named  # as in `write_interview_kit`
    from practice_tui.presenters.round_report.report import write_report

    if len(words) > 2:
        raise click.UsageError("give one file, and before it at most one round")
    *named, file = words
    desk = context.open_desk()
    session = session_named(desk, "".join(named))
    session = replace(session, candidate=one_line(name) or session.candidate)
    print_lines(write_report(session, Audience(audience), Path(file), force))
    tell_left_out(desk.left_out())
