"""Writes questions into the user's own banks: an edited entry, an own version of a bundled one, a new one."""

from dataclasses import dataclass, replace
from pathlib import Path

from practice_tui.archive.bank_texts import bank_text, write_bank_text
from practice_tui.bank.entry_texts import EntryText, appended, find_entry, problems_of_entry, replaced, with_base
from practice_tui.bank.folders import BankFolders
from practice_tui.bank.foreign.entries import Existing, prepare
from practice_tui.bank.foreign.pairs import Pair, Reading
from practice_tui.bank.foreign.writing import entry_text
from practice_tui.bank.listings import find_question
from practice_tui.bank.loader import name_of
from practice_tui.bank.problems import Problem
from practice_tui.core.bank.questions import BUNDLED, Question
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.store.failures import explained

OWN_FILE = "mine.yaml"  # in the folder of own banks: what is written inside the program
HEADING = "Questions written in practice, and own versions of bundled ones."


@dataclass(frozen=True, slots=True)
class EntryEdit:
    """An entry to edit: the question with its text, and the file into which it goes.

    `place` is where it stands there; None for a bundled entry, of which the text is a copy to be added.
    """

    question: Question
    text: str
    path: Path
    place: EntryText | None = None

    @property
    def is_copy(self) -> bool:
        return self.place is None

    def problems(self, text: str) -> list[Problem]:
        """The problems of a changed text; their lines are those of the text."""
        return problems_of_entry(text, f"{self.question.id}.yaml", self.question)


def entry_to_edit(desk: Desk, question_id: str) -> EntryEdit:
    """The entry of a question; that of a bundled one as a copy with its `base`. Nothing is written yet.

    Raises PracticeError where there is no such question, or where its file can't be read.
    """
    question, folders = find_question(desk.library.whole, question_id), desk.folders
    if question.bank == BUNDLED:
        entry = _bundled_entry(folders, question)
        copy = replace(question, base=question.digest)
        return EntryEdit(copy, with_base(entry.text, copy.base), folders.own / OWN_FILE)
    path = _own_path(folders.own, question.bank)
    place = find_entry(bank_text(path), question.id)
    if place is None:
        raise PracticeError(
            f"the entry of {question.id!r} doesn't stand on lines of its own in {path}", "edit the file itself"
        )
    return EntryEdit(question, place.text, path, place)


def write_entry(desk: Desk, edit: EntryEdit, text: str) -> None:
    """Writes the text of an entry and loads the banks anew. Raises PracticeError for a text with problems."""
    if problems := edit.problems(text):
        raise PracticeError(str(problems[0]), "nothing was written")
    before = bank_text(edit.path)
    after = appended(before, text, HEADING) if edit.place is None else replaced(before, edit.place, text)
    write_bank_text(edit.path, after)
    desk.reload_banks()


def add_question(desk: Desk, prompt: str, answer: str, topic: str) -> str:
    """Adds a new question to the own banks, loads them anew, and returns its id.

    Raises PracticeError where a part is missing or can't be written, and where the question is there already.
    """
    if not topic.strip():
        raise PracticeError("the question has no topic", "name one; a new one is there once a question names it")
    existing = Existing(desk.library.whole)
    reading = Reading("typed")
    reading.take(Pair(1, prompt.strip(), answer.strip()))
    prepared = prepare(reading, existing, topic.strip())
    if prepared.duplicates:
        raise PracticeError(f"this question is there already: {one_line(prepared.duplicates[0].of)}", "m edits it")
    if prepared.left_out:
        raise PracticeError(f"the question can't be written: {prepared.left_out[0].why}")
    path = desk.folders.own / OWN_FILE
    write_bank_text(path, appended(bank_text(path), entry_text(prepared.entries[0]), HEADING))
    desk.reload_banks()
    return str(prepared.entries[0]["id"])


def _bundled_entry(folders: BankFolders, question: Question) -> EntryText:
    for path in sorted(folders.bundled.glob("*.yaml")):
        text = bank_text(path)
        if f"id: {question.id}\n" in text and (entry := find_entry(text, question.id)):
            return entry
    raise PracticeError(f"the entry of {question.id!r} isn't in {folders.bundled}", "", ExitCode.UNUSABLE_FILE)


def _own_path(folder: Path, bank: str) -> Path:
    """The file of an own bank."""
    with explained(folder):
        paths = [path for path in folder.iterdir() if path.suffix == ".yaml" and name_of(path) == bank]
    if not paths:
        raise PracticeError(f"there is no file of the bank {bank!r} in {folder}", "practice bank where")
    return paths[0]
