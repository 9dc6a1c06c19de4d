"""`practice class` as a teacher types it."""

from pathlib import Path

import pytest

from practice_tui.archive.paper_file import Paper, paper_json
from practice_tui.core.bank.plans import Pick, Plan
from tests.archive.classes.made import made_answers, write_class
from tests.archive.classes.students import BANK, hand_in
from tests.kept_bank import keep_bank
from tests.test_cli import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two hand-ins, a roster that names one of them, and a paper with the scores of a third student."""
    for number, (name, scores) in enumerate({"ann": [1, 2, 3], "ben": [4, 4, 4]}.items(), 1):
        hand_in(tmp_path, name, scores, number).desk.close()
    keep_bank(tmp_path / "data")
    (tmp_path / "roster.csv").write_text("file,student,pace\nann,S1,1.5\npaper,S3,1\n")
    paper = Paper(Plan("exam", "Exam", 2, pick=Pick.SEEDED), 7, "", BANK.questions[:2], (("question-0", "question-1"),))
    (tmp_path / "paper.json").write_text(paper_json(paper))
    (tmp_path / "scores.csv").write_text("student,question-0,question-1\nS3,3,4\n")
    return tmp_path


def test_hand_ins_and_paper_come_into_one_class(folder: Path) -> None:
    files = [str(folder / name) for name in ("ann.json", "ben.json", "scores.csv")]
    given = ["--students", str(folder / "roster.csv"), "--paper", str(folder / "paper.json")]
    into = str(folder / "class.db")
    done = run("class", "import", *files, *given, "--into", into, data=folder / "data")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[0] == f"Took in 1 hand-in and 1 student scored on paper, with 5 answers: {into}"
    assert done.stdout.splitlines()[1].startswith(f"Left out: {files[1]} is nobody's")
    again = run("class", "import", files[0], "--students", given[1], "--into", into, data=folder / "data")
    assert (again.returncode, again.stderr) == (0, "")
    assert "Here already: 1" in again.stdout


def test_a_history_is_no_class(folder: Path) -> None:
    history = folder / "ann" / "history.db"
    before = history.read_bytes()
    refused = run("class", "import", str(folder / "ben.json"), "--into", str(history), data=folder / "data")
    assert refused.returncode == 65
    assert refused.stderr.startswith(f"practice: {history} is somebody's history, no class file (")
    assert refused.stderr.count("\n") == 1 and history.read_bytes() == before


def test_a_report_is_printed_or_written_and_never_over_a_file(folder: Path) -> None:
    path = folder / "class.db"
    write_class(path, made_answers(30, 8))
    before = path.read_bytes()
    printed = run("class", "report", str(path), data=folder / "data")
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout.startswith("Class report: class\n")
    page, book = folder / "class.html", folder / "points.csv"
    words = ("class", "report", str(path), "--html", str(page), "--gradebook", str(book))
    written = run(*words, data=folder / "data")
    assert (written.returncode, written.stdout) == (0, f"Wrote {page}\nWrote {book}\n")
    assert "Class report: class" in page.read_text("utf-8") and "S0003" in book.read_text("utf-8")
    refused = run(*words, data=folder / "data")
    assert (refused.returncode, refused.stderr) == (
        73,
        f"practice: {page} is there already (another name, or --force)\n",
    )
    assert run(*words, "--json", data=folder / "data").returncode == 2
    for option in ("--html", "--gradebook"):
        over_itself = run("class", "report", str(path), option, str(path), "--force", data=folder / "data")
        assert over_itself.returncode == 2 and over_itself.stderr.startswith(f"practice: {path} doesn't end in .")
    assert path.read_bytes() == before


def test_a_student_is_forgotten_once_that_is_confirmed(folder: Path) -> None:
    path = folder / "class.db"
    write_class(path, made_answers(4, 3))
    kept = run("class", "forget", str(path), "S0003", data=folder / "data", stdin=None, input="n\n")
    assert kept.returncode == 0 and kept.stdout.endswith("Nobody was forgotten.\n")
    assert b"S0003" in path.read_bytes()
    assert run("class", "forget", str(path), "S0003", "--yes", data=folder / "data").returncode == 0
    assert b"S0003" not in path.read_bytes()
