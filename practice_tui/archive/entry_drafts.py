"""Entries while they are edited: each in a file of its own, which is kept until what stands in it is right."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from practice_tui.archive.bank_texts import bank_text, write_bank_text
from practice_tui.archive.own_questions import EntryEdit, entry_to_edit, write_entry
from practice_tui.bank.entry_texts import with_rubric
from practice_tui.bank.problems import Problem
from practice_tui.sitting.desk import Desk

FOLDER = ".editing"  # in the folder of own banks; nothing is loaded from there


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """The file in which an entry is edited."""

    edit: EntryEdit
    path: Path

    def is_changed(self) -> bool:
        """Whether the file holds something else than the entry. Raises PracticeError where it can't be read."""
        return bank_text(self.path).strip() not in ("", self.edit.text.strip())


@dataclass(frozen=True, slots=True)
class Edited:
    """The outcome of an edit: whether the entry was written, and what is wrong with it otherwise."""

    is_written: bool = False
    problems: tuple[Problem, ...] = ()


def begin_edit(desk: Desk, question_id: str) -> EntryDraft:
    """Lays out the entry of a question for an editor, as an earlier edit left it. Raises PracticeError."""
    edit = entry_to_edit(desk, question_id)
    path = desk.folders.own / FOLDER / f"{edit.question.id}.yaml"
    if not bank_text(path).strip():
        write_bank_text(path, edit.text)
    return EntryDraft(edit, path)


def finish_edit(desk: Desk, draft: EntryDraft) -> Edited:
    """Writes what the editor left into the bank, if it is right and differs from the entry; else keeps it for later.

    Raises PracticeError where it can't be written; it is kept then.
    """
    if not draft.is_changed():
        drop_edit(draft)
        return Edited()
    text = bank_text(draft.path)
    if problems := draft.edit.problems(text):
        return Edited(problems=tuple(sorted(problems)))
    write_entry(desk, draft.edit, text)
    drop_edit(draft)
    return Edited(is_written=True)


def drop_edit(draft: EntryDraft) -> None:
    """Forgets what was written; the entry is as it was."""
    draft.path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # another one is in it
        draft.path.parent.rmdir()


def keep_points(desk: Desk, question_id: str, points: tuple[str, ...]) -> None:
    """Writes points into the entry of a question that has none, as musts. Raises PracticeError."""
    edit = entry_to_edit(desk, question_id)
    write_entry(desk, edit, with_rubric(edit.text, points))
