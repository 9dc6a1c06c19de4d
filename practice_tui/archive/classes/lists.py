"""Reads the lists that a teacher keeps in a spreadsheet: the roster, and scores of answers on paper."""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from practice_tui.archive.classes.hand_ins import TEACHER, HandIn, text_row
from practice_tui.core.bank.questions import Question
from practice_tui.core.history.facts import Outcome
from practice_tui.core.history.renames import Names
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.failures import explained

MAX_BYTES = 5_000_000
LONGEST_NAME = 80  # characters
ON_PAPER = "paper"  # stands for the program, and begins the ids of such answers
_SEPARATORS = ",;\t"

FindQuestion = Callable[[str], Question | None]


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A line of the roster: a student goes by a pseudonym, and hands in a file of this name or rounds of this code."""

    student: str
    pace: float
    file: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    enrolled: tuple[Enrolled, ...]

    def student_of(self, path: Path, code: str) -> str:
        """The student whose file or code this is; empty where nobody's is, or that of several students."""
        by_file = {each.student for each in self.enrolled if each.file and each.file in (path.name, path.stem)}
        by_code = {each.student for each in self.enrolled if each.code and each.code.upper() == code.upper()}
        students = by_file or by_code
        return students.pop() if len(students) == 1 else ""

    @property
    def paces(self) -> Mapping[str, float]:
        """The time that each student is given, as a multiple of the usual one."""
        return {each.student: each.pace for each in self.enrolled}


def student_name(text: str) -> str:
    """A name as it is stored, in one line."""
    return one_line(text)[:LONGEST_NAME]


def read_roster(path: Path) -> Roster:
    """The roster in a CSV file with the columns student, file or code, and pace. Raises PracticeError."""
    headings, rows = _read_csv(path)
    if "student" not in headings or not {"file", "code"} & set(headings):
        raise _refused(path, "needs a column student, and one of file or code")
    enrolled = []
    for line, row in rows:
        student = student_name(row["student"])
        if not student or not (row.get("file") or row.get("code")):
            raise _refused(path, f"line {line} names no student, or neither file nor code")
        enrolled.append(
            Enrolled(student, _pace(path, line, row.get("pace", "")), row.get("file", ""), row.get("code", ""))
        )
    for each in enrolled:
        if any(other.student == each.student and other.pace != each.pace for other in enrolled):
            raise _refused(path, f"gives {each.student} two paces")
    return Roster(tuple(enrolled))


def read_scores(path: Path, find: FindQuestion, code: str | None, names: Names) -> Mapping[str, HandIn]:
    """The scores of each student, from a CSV file with a column student and one a question, whose heading is its id.

    An empty cell is no answer, and `-` a question that was left out on paper. Raises PracticeError.
    """
    headings, rows = _read_csv(path)
    if headings[:1] != ["student"]:
        raise _refused(path, "doesn't begin with a column student")
    questions = {heading: find(heading) for heading in headings[1:]}
    unknown = [heading for heading, question in questions.items() if question is None]
    if unknown or not questions:
        named = f"has columns for no question that there is: {', '.join(unknown[:5])}" if unknown else "has no question"
        raise _refused(path, f"{named} (a key names its ids under Marks; --paper paper.json takes those of its paper)")
    scored = {heading: question for heading, question in questions.items() if question}
    by_student: dict[str, HandIn] = {}
    for line, row in rows:
        student = student_name(row["student"])
        if not student or student in by_student:
            raise _refused(path, f"line {line} names {f'{student} again' if student else 'no student'}")
        scores = {heading: _score(path, line, heading, row[heading]) for heading in scored if row[heading]}
        if scores:
            by_student[student] = _on_paper(
                student, {heading: scored[heading] for heading in scores}, scores, code, names
            )
    return by_student


def _on_paper(
    student: str, scored: Mapping[str, Question], scores: Mapping[str, int | None], code: str | None, names: Names
) -> HandIn:
    answers = [
        {
            "attempt_id": f"{ON_PAPER}-{question.digest}",
            "question_id": names.question(question.id),
            "digest": question.digest,
            "topic": names.topic(question.topic),
            "level": question.level.number,
            "kind": question.kind.value,
            "round_id": code or ON_PAPER,
            "code": code,
            "outcome": (Outcome.SKIPPED if scores[heading] is None else Outcome.ANSWERED).value,
            "score": scores[heading],
            "scored_by": TEACHER,
        }
        for heading, question in scored.items()
    ]
    texts = [text_row(each.digest, names.question(each.id), each.title, each.to_body()) for each in scored.values()]
    digest = hashlib.sha256(json.dumps([ON_PAPER, student, code]).encode()).hexdigest()[:16]
    return HandIn(digest, code, ON_PAPER, tuple(texts), tuple(answers))


def _score(path: Path, line: int, heading: str, cell: str) -> int | None:
    if cell == "-":
        return None
    if cell not in ("1", "2", "3", "4"):
        raise _refused(path, f"line {line}, {heading}: {cell[:20]!r} is no score from 1 to 4")
    return int(cell)


def _pace(path: Path, line: int, cell: str) -> float:
    try:
        pace = float(cell.replace(",", ".") or 1)
    except ValueError:
        pace = 0.0
    if not 0.25 <= pace <= 10:
        raise _refused(path, f"line {line}: {cell[:20]!r} is no pace from 0.25 to 10, such as 1.25")
    return pace


def _read_csv(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The headings in small letters, and each line with its number. Raises PracticeError."""
    with explained(path):
        if not path.is_file():
            raise _refused(path, "is not a file" if path.exists() else "isn't there")
        if path.stat().st_size > MAX_BYTES:
            raise _refused(path, f"has more than {MAX_BYTES:,} bytes")
        data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
        lines = list(_lines(text))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _refused(path, "is no list as a spreadsheet saves it: CSV in UTF-8") from error
    if not lines:
        raise _refused(path, "is empty")
    (_, headings), *others = lines
    headings = [heading.lower() for heading in headings]
    if twice := [heading for heading in headings if headings.count(heading) > 1]:
        raise _refused(path, f"has the column {twice[0]} twice")
    if wrong := [line for line, cells in others if len(cells) != len(headings)]:
        raise _refused(path, f"line {wrong[0]} has more or fewer cells than the headings")
    return headings, [(line, dict(zip(headings, cells, strict=True))) for line, cells in others]


def _lines(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Each line that isn't empty, with its number."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [one_line(cell) for cell in cells]


def _refused(path: Path, problem: str) -> PracticeError:
    return PracticeError(f"{path} {problem}", code=ExitCode.UNUSABLE_FILE)
