"""The options by which commands choose questions, and the order that they make."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from practice_tui.archive.paper_file import drawn_in
from practice_tui.cli.completion import complete_codes, complete_plans, complete_topics
from practice_tui.cli.options import LEVELS, PATH
from practice_tui.core.bank.plans import Only
from practice_tui.core.bank.questions import Kind, Level
from practice_tui.sitting.orders import Order

KINDS = click.Choice([kind.value for kind in Kind])
PARTS = click.Choice([part.value for part in Only])
NARROWING = {"topics": "--topic", "level": "--level", "kinds": "--kind", "only": "--only", "count": "--count"}

F = TypeVar("F", bound=Callable[..., Any])


def chooses_questions(*, of_oneself: bool = True) -> Callable[[F], F]:
    """Gives a command the options by which `practice round` chooses; `order_of` makes an order of them.

    Without `of_oneself` there is no `--only`, which asks for one's own history, and the help is short.
    """

    def extended(command: F) -> F:
        for option in reversed(_options(of_oneself=of_oneself)):
            command = option(command)
        return command

    return extended


def order_of(choices: Mapping[str, Any]) -> Order:
    """The order that the options name. Raises UsageError for two ways at once."""
    if choices["source"]:
        if any(value for name, value in choices.items() if name != "source"):
            raise click.UsageError("--from says which questions: no other choice goes with it")
        return Order(drawn=drawn_in(choices["source"]))
    if (choices["plan_id"] or choices["code"]) and any(choices.get(name) for name in NARROWING):
        *options, last = (option for name, option in NARROWING.items() if name in choices)
        raise click.UsageError(f"--plan and --code say all that {', '.join(options)} and {last} would")
    return Order(
        plan_id=choices["plan_id"],
        code=choices["code"],
        topics=choices["topics"],
        level=Level(choices["level"]) if choices["level"] else None,
        kinds=tuple(map(Kind, choices["kinds"])),
        only=Only(choices["only"]) if choices.get("only") else None,
        count=choices["count"],
        limit=choices["minutes"] * 60 if choices["minutes"] else None,
    )


def _options(*, of_oneself: bool) -> list[Callable[[F], F]]:
    is_short = not of_oneself
    only = click.option(
        "--only", type=PARTS, help="Only what was missed the last time, is due, is flagged, or was never asked."
    )
    return [
        click.option("--plan", "plan_id", help="A plan: practice plan list.", shell_complete=complete_plans),
        click.option(
            "--code", help="The code of a seeded round: the same questions again.", shell_complete=complete_codes
        ),
        click.option(
            "--from",
            "source",
            metavar="FILE",
            type=PATH,
            hidden=is_short,
            help="The questions of a file: practice plan export, or a paper.json.",
        ),
        click.option(
            "--topic",
            "topics",
            multiple=True,
            hidden=is_short,
            help="Only this topic; may be given several times.",
            shell_complete=complete_topics,
        ),
        click.option("--level", type=LEVELS, hidden=is_short),
        click.option(
            "--kind",
            "kinds",
            type=KINDS,
            multiple=True,
            hidden=is_short,
            help="Only this kind; may be given several times.",
        ),
        *([only] if of_oneself else []),
        click.option("--count", type=click.IntRange(1, 100), hidden=is_short, help="How many questions."),
        click.option(
            "--minutes",
            type=click.FloatRange(0.25, 60),
            hidden=is_short,
            help="Minutes for each question, in place of its own limit.",
        ),
    ]
