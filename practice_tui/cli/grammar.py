"""What every command has: --data-dir, and a line in the help of its group."""

from pathlib import Path
from typing import Any

import click

from practice_tui.context import Context
from practice_tui.paths import find_places
from practice_tui.printing import print_lines

json_option = click.option("--json", "as_json", is_flag=True, help="As JSON.")
LEVELS = click.Choice(["basic", "intermediate", "advanced"])
KINDS = click.Choice(["concept", "comparison", "derivation", "numeric", "code", "scenario", "design"])
PARTS = click.Choice(["missed", "due", "flagged", "new"])


class Command(click.Command):
    """A command that takes --data-dir too, not only the program before it."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.params.append(_data_dir())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.callback = _print_help
        return option


class Group(Command, click.Group):
    """Commands in the order in which they were added; without one of them, their help."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not self.invoke_without_command:
            _print_help(ctx, self.params[0], True)
        return super().parse_args(ctx, args)


def _print_help(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked and not context.resilient_parsing:
        print_lines(context.get_help().splitlines())
        context.exit()


def _data_dir() -> click.Option:
    return click.Option(
        ["--data-dir"],
        type=click.Path(path_type=Path),
        help="Keep everything under this directory.",
        expose_value=False,
        callback=_settle_places,
    )


def _settle_places(context: click.Context, _: click.Parameter, data_dir: Path | None) -> None:
    """The innermost --data-dir counts; an internal error is logged where the root's context says."""
    if data_dir or context.obj is None:
        context.obj = context.find_root().obj = Context(find_places(data_dir))
