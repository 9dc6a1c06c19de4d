"""Forgets an interview that was led, or a real one, with all that hangs on it."""

from collections.abc import Collection, Iterator, Mapping

from practice_tui.core.bank.questions import BUNDLED
from practice_tui.core.history.facts import Erasure
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.encounters import find_encounter
from practice_tui.sitting.interviews import find_interview, interviews
from practice_tui.store.backup_files import backups_of, may_hold
from practice_tui.store.encounter_records import read_encounters


def forget_interview_lines(desk: Desk, interview_id: str) -> Iterator[str]:
    """Erases an interview with all that was said in it, and names the backups that still have it."""
    record = find_interview(desk, interview_id)
    return _forget(desk, "interviews", record.id, f"the interview of {record.start.day}")


def forget_encounter_lines(desk: Desk, encounter_id: str) -> Iterator[str]:
    """Erases a real interview, and names what still has something of it: backups, and questions of one's own."""
    record = find_encounter(desk, encounter_id)
    yield from _forget(desk, "encounters", record.id, f"the real interview of {record.encounter.day}")
    names = dict.fromkeys(entry.question_id for entry in record.questions if entry.question_id)
    questions = [question for name in names if (question := desk.library.whole.find(name))]
    if own := [question for question in questions if question.bank != BUNDLED]:
        yield "Questions of your own that came from it stay in your bank; delete them there if they are to go too:"
        yield from (f"  {question.id}  {one_line(question.title)}" for question in own)


def forgettable(desk: Desk) -> dict[str, set[str]]:
    """The ids of what is here and may be forgotten, by table."""
    encounters = {record.id for record in read_encounters(desk.history)}
    return {"interviews": {record.id for record in interviews(desk)}, "encounters": encounters}


def forgotten_elsewhere_lines(desk: Desk, names: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Says what an import has erased here, and names the backups that still have it.

    `names` are the ids that were here before, by table, and that the import said to forget.
    """
    number = sum(map(len, names.values()))
    if number:
        yield f"Forgotten here too: {count(number, 'interview')} that another machine has forgotten."
        yield from _backup_lines(desk, names)


def _forget(desk: Desk, table: str, name: str, phrase: str) -> Iterator[str]:
    at = desk.moments()
    desk.history.write([Erasure(at.id, at.now, name)])
    yield f"Forgotten: {phrase}. Nothing of it is in the history any more."
    yield from _backup_lines(desk, {table: [name]})
    yield "Files that you exported, and other people's copies, aren't reached."


def _backup_lines(desk: Desk, names: Mapping[str, Collection[str]]) -> Iterator[str]:
    """The backups that have any of these rows, given as ids by table, and how to be rid of them."""
    rows = [(table, name) for table, ids in names.items() for name in ids]
    backups = [backup.path for backup in backups_of(desk.history.path)]
    left = [path for path in backups if any(may_hold(path, table, name) for table, name in rows)]
    if left:
        pronoun = "it" if len(rows) == 1 else "them"
        yield f"{count(len(left), 'backup')} from before still {'has' if len(left) == 1 else 'have'} {pronoun}:"
        yield from (f"  {path}" for path in left)
        yield "practice backup makes a new one, and deletes those before it that hold no more facts than it does."
