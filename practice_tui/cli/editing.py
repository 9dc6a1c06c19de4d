"""The command that edits one question."""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from practice_tui.cli.completion import complete_questions
from practice_tui.cli.editor import edit_file
from practice_tui.cli.options import Command
from practice_tui.context import Context
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError
from practice_tui.printing import is_terminal, print_lines

if TYPE_CHECKING:
    from practice_tui.archive.own_questions import EntryEdit
    from practice_tui.bank.problems import Problem


@click.command("edit", cls=Command)
@click.argument("question_id", shell_complete=complete_questions)
@click.pass_obj
def edit_question(context: Context, question_id: str) -> None:
    """Edit a question in $VISUAL or $EDITOR. Of a bundled one this makes your own version."""
    from practice_tui.archive.own_questions import entry_to_edit, write_entry  # PyYAML takes 20 ms to import

    desk = context.open_desk_to_write()
    edit = entry_to_edit(desk, question_id)
    text = _edited(edit)
    if text == edit.text:
        print_lines(["Nothing was changed."])
        return
    write_entry(desk, edit, text)
    said = "Your own version" if edit.is_copy else "Changed"
    print_lines([f"{said}: {one_line(edit.question.id)}, in {edit.path}. Its history stays."])


def _edited(edit: "EntryEdit") -> str:
    """The text of the entry as the editor leaves it, again and again until it is right. Raises PracticeError."""
    with TemporaryDirectory(prefix="practice-") as folder:
        path = Path(folder) / f"{edit.question.id}.yaml"
        path.write_text(edit.text, encoding="utf-8")
        while True:
            edit_file(path)
            text = _text_of(path)
            problems = [] if text == edit.text else edit.problems(text)
            if not problems:
                return text
            _offer_again(problems)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PracticeError("the edited text can't be read", "save it as UTF-8, in the file that was opened") from error


def _offer_again(problems: Sequence["Problem"]) -> None:
    """Says what is wrong and asks whether to go back to it. Raises PracticeError where not, or where nobody can say."""
    print_lines(map(str, problems))
    if not is_terminal(sys.stdin, sys.stdout) or not click.confirm("Edit it again?", default=True):
        raise PracticeError("nothing was written", "the question is as it was")
