"""The command that edits one question."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from practice_tui.cli.completion import complete_questions
from practice_tui.cli.options import Command
from practice_tui.context import Context
from practice_tui.core.values.text import one_line
from practice_tui.editor import edit, editor_command
from practice_tui.errors import PracticeError
from practice_tui.printing import is_terminal, print_lines

if TYPE_CHECKING:
    from practice_tui.archive.entry_drafts import EntryDraft
    from practice_tui.bank.problems import Problem
    from practice_tui.sitting.desk import Desk


@click.command("edit", cls=Command)
@click.argument("question_id", shell_complete=complete_questions)
@click.pass_obj
def edit_question(context: Context, question_id: str) -> None:
    """Edit a question in $VISUAL or $EDITOR. Of a bundled one this makes your own version."""
    from practice_tui.archive.entry_drafts import begin_edit  # PyYAML takes 20 ms to import

    editor_command()
    desk = context.open_desk_to_write()
    draft = begin_edit(desk, question_id)
    name = one_line(draft.edit.question.id)
    if not _is_written(desk, draft, f"what you wrote is kept: practice bank edit {name} opens it again"):
        print_lines(["Nothing was changed."])
        return
    beginning = "Your own version" if draft.edit.is_copy else "Changed"
    print_lines([f"{beginning}: {name}, in {draft.edit.path}. Its history stays."])


def _is_written(desk: "Desk", draft: "EntryDraft", hint: str) -> bool:
    """Lets the person edit until the entry is right, and says whether it was changed. Raises PracticeError."""
    from practice_tui.archive.entry_drafts import drop_edit, finish_edit

    while True:
        try:
            edit(draft.path)
        except PracticeError as error:
            if not draft.is_changed():
                drop_edit(draft)
                hint = error.hint or "the question is as it was"
            raise PracticeError(error.message, hint, error.code) from None
        edited = finish_edit(desk, draft)
        if not edited.problems:
            return edited.is_written
        _offer_again(edited.problems, hint)


def _offer_again(problems: Sequence["Problem"], hint: str) -> None:
    """Says what is wrong and asks whether to go back to it. Raises PracticeError where not, or where nobody can say."""
    print_lines(map(str, problems))
    if not is_terminal(sys.stdin, sys.stdout) or not click.confirm("Edit it again?", default=True):
        raise PracticeError("nothing was written", hint)
