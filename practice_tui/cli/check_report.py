"""Prints the report of a check, and ends with its exit code."""

from typing import TYPE_CHECKING, NoReturn

import click

from practice_tui.errors import ExitCode
from practice_tui.printing import print_lines

if TYPE_CHECKING:
    from practice_tui.bank.checking import CheckReport


def print_report(checked: "CheckReport") -> NoReturn:
    """Print each problem, and the summary on stderr. Raises SystemExit."""
    print_lines(str(problem) for problem in checked.problems)
    click.echo(checked.summary, err=True)
    raise SystemExit(ExitCode.OK if checked.is_right else ExitCode.PROBLEMS)
