"""The commands that hide and star questions."""

from collections.abc import Callable

import click

from practice_tui.cli.completion import complete_questions, complete_subjects
from practice_tui.cli.options import Command
from practice_tui.context import Context
from practice_tui.core.bank.shelf import Subject
from practice_tui.presenters.labels import hide, star, unhide, unstar
from practice_tui.printing import print_lines
from practice_tui.sitting.library import Library

_names = click.argument("names", nargs=-1, required=True, metavar="TOPIC|BANK|ID...", shell_complete=complete_subjects)
_ids = click.argument("names", nargs=-1, required=True, metavar="ID...", shell_complete=complete_questions)
_kind = click.option("--as", "kind", type=click.Choice(list(Subject)), help="Where one name has several meanings.")


@click.command("hide", cls=Command)
@_names
@_kind
@click.pass_obj
def hide_questions(context: Context, names: tuple[str, ...], kind: Subject | None) -> None:
    """Ask these no more. Past answers stay in the history and in the mean."""
    _label(context, names, lambda library, name: hide(library, name, kind))


@click.command("unhide", cls=Command)
@_names
@_kind
@click.pass_obj
def unhide_questions(context: Context, names: tuple[str, ...], kind: Subject | None) -> None:
    """Bring back what was hidden."""
    _label(context, names, lambda library, name: unhide(library, name, kind))


@click.command("star", cls=Command)
@_ids
@click.pass_obj
def star_questions(context: Context, names: tuple[str, ...]) -> None:
    """Star questions: practice bank list --starred finds them."""
    _label(context, names, star)


@click.command("unstar", cls=Command)
@_ids
@click.pass_obj
def unstar_questions(context: Context, names: tuple[str, ...]) -> None:
    """Take the star off questions."""
    _label(context, names, unstar)


def _label(context: Context, names: tuple[str, ...], put: Callable[[Library, str], str]) -> None:
    desk = context.open_desk_to_write()
    print_lines(put(desk.library, name) for name in names)
