"""Options that commands share, and the classes that give every command --data-dir."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from practice_tui.collector import uncollected
from practice_tui.context import Context
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.paths import find_places
from practice_tui.printing import print_lines

json_option = click.option("--json", "as_json", is_flag=True, help="As JSON.")
plain_option = click.option("--plain", is_flag=True, help="Line by line: for screen readers, scripts and such.")
yes_option = click.option("--yes", is_flag=True, help="Don't ask.")
force_option = click.option("--force", is_flag=True, help="Replace FILE if it is there.")
take_over_option = click.option(
    "--take-over", is_flag=True, help="Even from another terminal, which then saves no more."
)
EXIT_CODES = (
    "0 done, 1 a check or the doctor found faults,",
    "2 asked wrongly, 65 file can't be used, 70 internal error,",
    "73 can't create a file, 74 disk, 75 busy, 77 no permission,",
    "130 interrupted.",
)


class NamedPath(click.Path):
    """A path that somebody names, there or not. Raises PracticeError for one that can't even be looked for."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        try:
            path.exists()
        except OSError as error:
            code = ExitCode.NO_PERMISSION if isinstance(error, PermissionError) else ExitCode.USAGE
            raise PracticeError(f"{path}: {error.strerror}", "name another place", code) from error
        return path


PATH = NamedPath()
LEVELS = click.Choice(["basic", "intermediate", "advanced"])


class Command(click.Command):
    """A command with the option --data-dir, which the program takes too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_data_dir())

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        formatter.write("\nExit codes: 0 done, 1 faults found, 2 asked wrongly; the rest: practice --help\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.callback = _print_help
        return option


class Group(Command, click.Group):
    """A group that lists its commands in the order in which they were added, and prints its help without one."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not self.invoke_without_command:
            _print_help(ctx, self.params[0], True)
        return super().parse_args(ctx, args)


class Program(Group):
    """The whole command line. A command's module is imported when that command is wanted: it takes 20 to 100 ms."""

    def __init__(self, *given: Any, sections: Mapping[str, Mapping[str, str]], **options: Any) -> None:
        """`sections` maps the heading of a section to its commands: each name to `module:function` in this package."""
        super().__init__(*given, **options)
        self._sections = sections

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for section in self._sections.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for section in self._sections.values():
            if cmd_name in section:
                module, _, function = section[cmd_name].partition(":")
                with uncollected():
                    command: click.Command = getattr(import_module(f"practice_tui.cli.{module}"), function)
                return command
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, section in self._sections.items():
            listed = [(name, command) for name in section if (command := self.get_command(ctx, name))]
            with formatter.section(heading):
                formatter.write_dl([(name, command.get_short_help_str(60)) for name, command in listed])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Exit codes"):
            for line in EXIT_CODES:
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _print_help(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked and not context.resilient_parsing:
        print_lines(context.get_help().splitlines())
        context.exit()


def _data_dir() -> click.Option:
    return click.Option(
        ["--data-dir"],
        type=PATH,
        help="Keep everything under this directory.",
        expose_value=False,
        callback=_settle_places,
    )


def _settle_places(context: click.Context, _: click.Parameter, data_dir: Path | None) -> None:
    """Sets the places of a command. The innermost --data-dir counts, and the root context gets it for the error log."""
    if data_dir or context.obj is None:
        context.obj = context.find_root().obj = Context(find_places(data_dir))
