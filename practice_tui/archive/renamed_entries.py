"""Warns of entries whose id was changed without a word, for `practice bank check`."""

from pathlib import Path

from practice_tui.archive.bank_texts import bank_text
from practice_tui.archive.renamed import renamed_in
from practice_tui.bank.entry_texts import find_entry
from practice_tui.bank.problems import Problem
from practice_tui.core.bank.questions import BUNDLED, Bank


def renamed_problems(history: Path, bank: Bank, own: Path) -> list[Problem]:
    """A warning for each entry in the folder `own` that a history file has under another id. Raises PracticeError."""
    problems = []
    for new, old in renamed_in(history, bank):
        question = bank.find(new)
        if question and question.bank != BUNDLED:
            file = own / f"{question.bank}.yaml"
            entry = find_entry(bank_text(file), new)
            message, hint = f"was asked as {old!r}, and those answers stand apart", f"formerly: [{old}]"
            line = entry.first if entry else 1
            problems.append(Problem(str(file), line, f"question {new!r}", message, hint, is_warning=True))
    return problems
