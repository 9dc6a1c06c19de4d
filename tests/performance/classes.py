"""Makes a class of 1,000 students with 100 answers each, and measures what is done with it, over a bare floor.

`python -m tests.performance.classes [STUDENTS]`. Asserts nothing.
"""

import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from practice_tui.archive.classes.class_file import read_class
from practice_tui.archive.classes.importing import Wishes, import_files
from practice_tui.archive.classes.parquet import export_parquet
from practice_tui.archive.classes.sums import class_figures
from practice_tui.archive.parts import hand_in
from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank
from practice_tui.core.history.facts import Text
from practice_tui.core.history.renames import names_of
from practice_tui.core.values import records
from practice_tui.presenters.class_report import report_html, report_lines
from practice_tui.store.export_file import write_json
from practice_tui.store.rows import rows_of
from practice_tui.store.schema import FACT_TABLES
from tests.performance.data import make_round

STUDENTS, ANSWERS = 1000, 100
CODE = "EXAM-7F3K-2M9"
SPEC = json.dumps({"plan": records.to_data(Plan("exam", "Exam", ANSWERS))})
BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def make_hand_ins(folder: Path, students: int, bank: Bank) -> list[Path]:
    """A file for each student; all answer the same questions, the better the later they come in the class."""
    questions = bank.questions[:ANSWERS]
    texts = [Text(question.digest, question.id, question.bank, question.to_body()) for question in questions]
    files = []
    for number in range(students):
        chance = random.Random(number)
        tables: dict[str, list[dict[str, object]]] = {table: [] for table in FACT_TABLES}
        facts = make_round(chance, questions, BEGAN + timedelta(seconds=number), ANSWERS, "")
        for fact in (*texts, *facts):
            for table, row in rows_of(fact):
                tables[table].append({name: _stored(value) for name, value in row.items()})
        for row in tables["rounds"]:
            row["code"], row["spec"] = CODE, SPEC
        path = folder / f"student-{number:04}.json"
        write_json(hand_in(tables, CODE, with_answers=False).tables, path, "practice", BEGAN, CODE)
        files.append(path)
    return files


def _stored(value: object) -> object:
    """A value as SQLite gives it back: a flag is 0 or 1."""
    return int(value) if isinstance(value, bool) else value


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and seconds of processor time."""
    began, spent = time.monotonic(), time.process_time()
    work()
    return time.monotonic() - began, time.process_time() - spent


def bare_reading(files: list[Path]) -> None:
    """The least that any import does: the files are read and parsed."""
    for path in files:
        json.loads(path.read_bytes())


def bare_scan(path: Path) -> None:
    """The least that any report does: every answer and every point is fetched once."""
    with closing(sqlite3.connect(path)) as connection:
        for table in ("answers", "answer_points"):
            connection.execute(f"SELECT * FROM {table}").fetchall()


def show(what: str, work: Callable[[], object], floor: Callable[[], object]) -> None:
    (_, floor_spent), (seconds, spent) = timed(floor), timed(work)
    print(f"{what:<44} {seconds:8.2f} s {spent:8.2f} s {spent / floor_spent:8.2f} x")


def report_on(path: Path) -> None:
    with read_class(path) as connection:
        figures = class_figures(connection.execute)
    report_lines(figures, path.stem)
    report_html(figures, path.stem)


def main() -> None:
    students = int(sys.argv[1]) if len(sys.argv) > 1 else STUDENTS
    bank = load_bank().bank
    with tempfile.TemporaryDirectory() as folder:
        files = make_hand_ins(Path(folder), students, bank)
        path, parquet = Path(folder) / "class.db", Path(folder) / "parquet"
        wishes = Wishes(names_of(bank), bank.find)
        print(f"{'':<44} {'seconds':>10} {'processor':>10} {'over a floor':>13}")
        size = f"{students:,} hand-ins of {ANSWERS} answers"
        show(f"import {size}; parsing", lambda: import_files(path, files, wishes, BEGAN), lambda: bare_reading(files))
        show("report, printed and as a page; fetching all", lambda: report_on(path), lambda: bare_scan(path))
        show("export as Parquet; fetching all", lambda: export_parquet(path, parquet), lambda: bare_scan(path))
        print(
            f"{path.stat().st_size / 1e6:.0f} MB as a class, {sum(map(_size, parquet.rglob('*'))) / 1e6:.0f} as Parquet"
        )


def _size(path: Path) -> int:
    return path.stat().st_size


if __name__ == "__main__":
    main()
