"""Unites hand-ins and scores from paper in the file of a class.

A file that can't be used, or whose student isn't known, is left out as a whole and named; the others are taken in.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from practice_tui.archive.classes.class_file import make_or_change_class
from practice_tui.archive.classes.hand_ins import STUDENT, HandIn, read_student_file
from practice_tui.archive.classes.lists import FindQuestion, Roster, read_scores, student_name
from practice_tui.core.history.renames import Names
from practice_tui.core.values.phrases import count
from practice_tui.core.values.progress import ReportProgress, ignore_progress
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.rows import Row

REPLACING = "--replace takes this in its place"
NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files are read. `find` gives the question of a heading in a list of scores, `code` that of its paper.

    Without a roster the name of a file is that of its student. `replaces` lets what comes in take the place of what a
    student handed in before.
    """

    names: Names
    find: FindQuestion
    roster: Roster | None = None
    code: str | None = None
    replaces: bool = False


@dataclass(slots=True)
class Imported:
    """Counts of what was taken in. `left_out` gives the reason for each file, or student of a list, that wasn't.

    `replaced` names the students whose earlier hand-in made way for a newer one.
    """

    hand_ins: int = 0
    on_paper: int = 0
    answers: int = 0
    already_here: int = 0
    replaced: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    nothing_from: list[str] = field(default_factory=list)


def import_files(
    path: Path, files: Sequence[Path], wishes: Wishes, now: datetime, report: ReportProgress = ignore_progress
) -> Imported:
    """Takes the files into the class at `path`, which is made where it is missing. Reports bytes.

    Raises PracticeError, and changes nothing, where `path` is no class, or where no file can be used.
    """
    imported = Imported()
    with make_or_change_class(path) as connection:
        taking = _Taking(connection, wishes, now, imported)
        sizes = [file.stat().st_size if file.is_file() else 0 for file in files]
        for file, bytes_done in zip(files, accumulate(sizes), strict=True):
            taking.take(file)
            report(bytes_done, sum(sizes))
        if not imported.answers and not imported.already_here:
            raise _nothing_taken(imported.left_out)
        imported.nothing_from = taking.students_without_answers()
    return imported


def import_lines(path: Path, imported: Imported) -> Iterator[str]:
    """Lines on what was taken in, what was left out, and who is missing."""
    parts = [f"{count(imported.hand_ins, 'hand-in')}"] if imported.hand_ins or not imported.on_paper else []
    parts += [f"{count(imported.on_paper, 'student')} scored on paper"] if imported.on_paper else []
    yield f"Took in {' and '.join(parts)}, with {count(imported.answers, 'answer')}: {path}"
    if imported.replaced:
        yield f"In place of what was handed in before by {', '.join(imported.replaced)}"
    if imported.already_here:
        yield f"Here already: {imported.already_here:,}"
    for reason in imported.left_out:
        yield f"Left out: {reason}"
    if imported.nothing_from:
        yield f"Nothing yet from {count(len(imported.nothing_from), 'student')}: {', '.join(imported.nothing_from)}"


def _nothing_taken(left_out: Sequence[str]) -> PracticeError:
    more = f"; and {len(left_out) - NAMED_AT_MOST} more" if len(left_out) > NAMED_AT_MOST else ""
    reasons = f"{'; '.join(left_out[:NAMED_AT_MOST])}{more}" or "there is no answer in the files"
    return PracticeError(f"Nothing was taken in: {reasons}", code=ExitCode.UNUSABLE_FILE)


class _Taking:
    """Takes file after file into an open class, and knows whose rounds are in it."""

    def __init__(self, connection: sqlite3.Connection, wishes: Wishes, now: datetime, imported: Imported) -> None:
        self._connection, self._wishes, self._imported = connection, wishes, imported
        self._now = now.isoformat()
        self._paces: Mapping[str, float] = wishes.roster.paces if wishes.roster else {}
        self._taken_now: set[tuple[str, str | None]] = set()
        sql = "SELECT DISTINCT round_id, student FROM answers WHERE scored_by = ?"
        self._owners: dict[str, str] = dict(connection.execute(sql, (STUDENT,)))
        self._texts: set[str] = {digest for (digest,) in connection.execute("SELECT digest FROM texts")}
        self._add("students", [{"student": name, "added_at": self._now, "pace": 1.0} for name in self._paces])
        for student, pace in self._paces.items():
            connection.execute("UPDATE students SET pace = ? WHERE student = ?", (pace, student))

    def take(self, file: Path) -> None:
        try:
            if file.suffix.lower() == ".csv":
                self._take_list(file)
            else:
                self._take_hand_in(file)
        except PracticeError as error:
            self._imported.left_out.append(error.message)

    def students_without_answers(self) -> list[str]:
        sql = "SELECT student FROM students s WHERE NOT EXISTS(SELECT 1 FROM answers WHERE student = s.student)"
        return [student for (student,) in self._connection.execute(sql)]

    def _take_hand_in(self, file: Path) -> None:
        hand_in = read_student_file(file, self._wishes.names, self._texts)
        roster, code = self._wishes.roster, hand_in.code or ""
        student = roster.student_of(file, code) if roster else student_name(file.stem)
        if not student:
            raise PracticeError(f"{file} is nobody's: the roster gives no one student for this file or {code}")
        same = self._connection.execute("SELECT student FROM hand_ins WHERE digest = ?", (hand_in.digest,)).fetchone()
        if same == (student,):
            self._imported.already_here += 1
            return
        others = {self._owners[each] for each in hand_in.round_ids if each in self._owners} - {student}
        if others:
            raise PracticeError(f"{file}, of {student}, holds a round that {others.pop()} handed in already")
        if (student, hand_in.code) in self._taken_now:
            why = "" if roster else "; a file is named like its student"
            raise PracticeError(f"{file} is a second hand-in of {student} for {code}: only the first was taken in{why}")
        if self._has_handed_in(student, hand_in.code):
            if not self._wishes.replaces:
                raise PracticeError(f"{file}: {student} handed in {code} before; {REPLACING}")
            self._drop(student, hand_in.code)
            self._imported.replaced.append(student)
        self._owners |= dict.fromkeys(hand_in.round_ids, student)
        self._taken_now.add((student, hand_in.code))
        self._write(student, hand_in)
        self._imported.hand_ins += 1

    def _take_list(self, file: Path) -> None:
        wishes = self._wishes
        for student, scored in read_scores(file, wishes.find, wishes.code, wishes.names).items():
            if wishes.roster and student not in self._paces:
                self._imported.left_out.append(f"{file}: {student} isn't in the roster")
                continue
            given = self._scores_of(student)
            new = [row for row in scored.answers if row["attempt_id"] not in given]
            other = [row for row in scored.answers if row["score"] != given.get(row["attempt_id"], row["score"])]
            if other and not wishes.replaces:
                question = other[0]["question_id"]
                self._imported.left_out.append(f"{file}: {student} has another score for {question}; {REPLACING}")
            elif new or other:
                self._write_scores(student, scored, [*new, *other])
            else:
                self._imported.already_here += 1

    def _scores_of(self, student: str) -> dict[str, int | None]:
        sql = "SELECT attempt_id, score FROM answers WHERE student = ? AND scored_by <> ?"
        return dict(self._connection.execute(sql, (student, STUDENT)))

    def _write_scores(self, student: str, scored: HandIn, answers: Sequence[Row]) -> None:
        sql = "DELETE FROM answers WHERE student = ? AND attempt_id = ? AND scored_by = ?"
        self._connection.executemany(sql, [(student, row["attempt_id"], row["scored_by"]) for row in answers])
        self._write(student, HandIn(scored.digest, scored.code, scored.program, scored.texts, tuple(answers)))
        self._imported.on_paper += 1

    def _has_handed_in(self, student: str, code: str | None) -> bool:
        sql = "SELECT 1 FROM answers WHERE student = ? AND code IS ? AND scored_by = ?"
        return self._connection.execute(sql, (student, code, STUDENT)).fetchone() is not None

    def _drop(self, student: str, code: str | None) -> None:
        """Takes out what a student handed in for a code, with the flags on its questions."""
        of_code = "student = ? AND code IS ? AND scored_by = ?"
        values = (student, code, STUDENT)
        of_paper = f"question_id IN (SELECT question_id FROM answers WHERE {of_code})"
        self._connection.execute(f"DELETE FROM flags WHERE student = ? AND {of_paper}", (student, *values))
        self._connection.execute(f"DELETE FROM answers WHERE {of_code}", values)
        sql = "DELETE FROM hand_ins WHERE student = ? AND code IS ? AND program <> 'paper'"
        self._connection.execute(sql, (student, code))

    def _write(self, student: str, hand_in: HandIn) -> None:
        self._add("students", [{"student": student, "added_at": self._now, "pace": self._paces.get(student, 1.0)}])
        self._add("texts", hand_in.texts)
        self._texts |= {row["digest"] for row in hand_in.texts}
        facts = {"digest": hand_in.digest, "taken_at": self._now, "code": hand_in.code, "program": hand_in.program}
        self._add("hand_ins", [{"student": student, **facts}])
        for table, rows in (("answers", hand_in.answers), ("answer_points", hand_in.points), ("flags", hand_in.flags)):
            self._add(table, [{"student": student, **row} for row in rows])
        self._imported.answers += len(hand_in.answers)

    def _add(self, table: str, rows: Sequence[Row]) -> None:
        """Adds rows that all have the same columns; one whose key is there already is passed over."""
        if rows:
            columns = list(rows[0])
            places = ", ".join(f":{column}" for column in columns)
            sql = f"INSERT INTO {table}({', '.join(columns)}) VALUES({places}) ON CONFLICT DO NOTHING"
            self._connection.executemany(sql, rows)
