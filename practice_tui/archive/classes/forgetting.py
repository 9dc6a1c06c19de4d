"""Takes a student out of a class, so that nothing of them is left in its file."""

from collections.abc import Iterator
from pathlib import Path

from practice_tui.archive.classes.class_file import change_class, read_class, rewrite_class
from practice_tui.bank.problems import near
from practice_tui.core.values.phrases import count
from practice_tui.errors import PracticeError


def answers_of(path: Path, student: str) -> int:
    """How many answers of a student are in the class. Raises PracticeError where there is no such student."""
    with read_class(path) as connection:
        names = [name for (name,) in connection.execute("SELECT student FROM students")]
        if student not in names:
            hint = near(student, names) or "practice class report CLASS.db lists them"
            raise PracticeError(f"there is no student {student!r} in {path}", hint)
        sql = "SELECT count(*) FROM answers WHERE student = ?"
        return int(connection.execute(sql, (student,)).fetchone()[0])


def forget_student(path: Path, student: str) -> Iterator[str]:
    """Erases a student with all answers, and says what is left elsewhere. Raises PracticeError, and erases nothing."""
    answers = answers_of(path, student)
    with change_class(path) as connection:
        connection.execute("DELETE FROM students WHERE student = ?", (student,))  # the rest goes with it
        connection.execute("DELETE FROM texts WHERE digest NOT IN (SELECT digest FROM answers)")
    rewrite_class(path)
    yield f"Forgotten: {student}, with {count(answers, 'answer')}. Nothing of it is in {path} any more."
    yield "Files that were handed in, reports and exports that you made, and copies of the class aren't reached."
