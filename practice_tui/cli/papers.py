"""The commands that write pages to hand over: kit, paper and report."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from practice_tui.archive.paper_file import MOST_VERSIONS, paper_of, read_paper
from practice_tui.cli.completion import complete_plans, complete_rounds, complete_topics
from practice_tui.cli.options import KINDS, LEVELS, PARTS, Command
from practice_tui.context import Context, tell_left_out
from practice_tui.core.bank.plans import Only
from practice_tui.core.bank.questions import Kind, Level
from practice_tui.core.values.text import one_line
from practice_tui.presenters.round_report.audiences import Audience
from practice_tui.printing import print_lines
from practice_tui.sitting.drawing import BANKS, draw
from practice_tui.sitting.orders import Order
from practice_tui.system import random_bits

F = TypeVar("F", bound=Callable[..., Any])

_CHOICES = (
    click.option("--plan", "plan_id", help="A plan: practice plan list.", shell_complete=complete_plans),
    click.option("--code", help="The code of a seeded round."),
    click.option(
        "--topic",
        "topics",
        multiple=True,
        help="Only this topic; may be given several times.",
        shell_complete=complete_topics,
    ),
    click.option("--level", type=LEVELS),
    click.option("--kind", "kinds", type=KINDS, multiple=True, help="Only this kind; may be given several times."),
    click.option(
        "--only", type=PARTS, help="Only what you missed the last time, is due, is flagged, or is new to you."
    ),
    click.option("--count", type=click.IntRange(1, 100), help="How many questions."),
    click.option(
        "--minutes", type=click.FloatRange(0.25, 60), help="Minutes for each question, in place of its own limit."
    ),
)


def chosen_as_in_a_round(command: F) -> F:
    """Gives a command the options by which `practice round` chooses; `order_of` makes an order of them."""
    for option in reversed(_CHOICES):
        command = option(command)
    return command


def order_of(choices: dict[str, Any]) -> Order:
    """The order that the options name. Raises UsageError for two ways at once."""
    chosen = any(choices[name] for name in ("topics", "level", "kinds", "only", "count"))
    if (choices["plan_id"] or choices["code"]) and chosen:
        raise click.UsageError("--plan and --code say all that --topic, --level, --kind, --only and --count would")
    if choices["plan_id"] and choices["code"]:
        raise click.UsageError("a code names its plan: give --plan or --code")
    if choices["code"] and choices["minutes"]:
        raise click.UsageError("a code says the times too: --minutes doesn't go with it")
    return Order(
        plan_id=choices["plan_id"],
        code=choices["code"],
        topics=choices["topics"],
        level=Level(choices["level"]) if choices["level"] else None,
        kinds=tuple(map(Kind, choices["kinds"])),
        only=Only(choices["only"]) if choices["only"] else None,
        count=choices["count"],
        limit=choices["minutes"] * 60 if choices["minutes"] else None,
    )


@click.command("kit", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@chosen_as_in_a_round
@click.option("--force", is_flag=True, help="Replace the files if they are there.")
@click.pass_obj
def write_interview_kit(context: Context, /, file: Path, force: bool, **choices: Any) -> None:
    """Write a kit to interview with on paper. FILE is .html or .md; the candidate's sheet comes beside it."""
    from practice_tui.presenters.kit import write_kit  # imports what makes HTML

    order = order_of(choices)
    desk = context.open_desk()
    print_lines(write_kit(desk, draw(desk, order, random_bits()), file, force))
    tell_left_out(desk.left_out())


@click.command("paper", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@chosen_as_in_a_round
@click.option("--bank", type=click.Choice(BANKS), default=None, help="Only your own questions, or only bundled ones.")
@click.option("--versions", type=click.IntRange(1, MOST_VERSIONS), help="How many orders of the same questions.")
@click.option(
    "--from", "source", metavar="FILE", type=click.Path(path_type=Path), help="A paper.json: the same papers again."
)
@click.option("--force", is_flag=True, help="Replace the files if they are there.")
@click.pass_obj
def write_question_papers(
    context: Context,
    /,
    folder: Path,
    bank: str | None,
    versions: int | None,
    source: Path | None,
    force: bool,
    **choices: Any,
) -> None:
    """Write question papers and their keys. They go to DIR with a paper.json, which makes the same ones again."""
    from practice_tui.presenters.paper import write_papers  # as in `write_interview_kit`

    if source:
        if bank or versions or any(choices.values()):
            raise click.UsageError("--from says all of the paper: no other choice goes with it")
        print_lines(write_papers(read_paper(source), folder, force))
        return
    order = order_of(choices)
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
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
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
