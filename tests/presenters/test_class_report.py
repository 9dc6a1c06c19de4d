"""The report on a class: for a terminal, as a page, as JSON and as a gradebook."""

import csv
import io
import json
from itertools import pairwise
from pathlib import Path

import pytest

from practice_tui.archive.classes.class_file import read_class
from practice_tui.archive.classes.sums import class_figures
from practice_tui.archive.spreadsheet import BYTE_ORDER_MARK
from practice_tui.core.statistics.class_figures import ClassFigures
from practice_tui.presenters.class_report import report_html, report_lines
from practice_tui.presenters.class_tables import class_json, gradebook_csv
from practice_tui.presenters.json_shapes import shape_of
from tests.archive.classes import made
from tests.test_json_shapes import differences


def figures_of(folder: Path, students: int, questions: int) -> ClassFigures:
    made.write_class(folder / "class.db", made.made_answers(students, questions))
    with read_class(folder / "class.db") as connection:
        return class_figures(connection.execute)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> ClassFigures:
    return figures_of(tmp_path_factory.mktemp("class"), 40, 10)


def test_students_and_teacher_stand_in_tables_of_their_own(figures: ClassFigures) -> None:
    lines = report_lines(figures, "spring")
    headings = [line for line, below in pairwise(lines) if set(below) in ({"-"}, {"="})]
    assert headings == [
        "Class report: spring",
        "Questions, scored by the students themselves",
        "What came of each question, scored by the students themselves",
        "Students, scored by the students themselves",
        "Questions, scored by the teacher",
        "What came of each question, scored by the teacher",
        "Students, scored by the teacher",
        "How to read it",
    ]
    own, teachers = (sum(item.n for item in figures.items_of(scorer)) for scorer in ("student", "teacher"))
    assert lines[3:5] == [
        f"40 students: {own} answers scored by the students themselves, and {teachers} answers",
        "scored by the teacher.",
    ]


def test_it_fits_a_terminal_and_says_what_to_drop_first(figures: ClassFigures) -> None:
    lines = report_lines(figures, "spring")
    assert max(map(len, lines)) <= 78
    begin = lines.index("To look at first")
    item = figures.items_of("student")[0]
    assert item.question_id in ("question-0000", "question-0005")
    assert lines[begin + 1].startswith(f"- {item.title} ({item.question_id}): ")
    row = next(line for line in lines if line.startswith(f"{item.title} "))
    assert row.split()[3:] == [
        str(item.n),
        f"{100 * (item.facility or 0):.0f}",
        "%",
        f"{item.discrimination:.2f}",
        f"{100 * (item.share_of_limit or 0):.0f}",
        "%",
        *(["14"] if item.flags else []),
    ]
    assert "- Flagged as unclear (14 times): which loss?" in lines


def test_texts_of_one_question_are_told_apart_and_said(figures: ClassFigures) -> None:
    lines = report_lines(figures, "spring")
    assert "question-0001 (2 texts)." in "\n".join(lines)
    named = {line.split("  ")[0] for line in lines if ", text " in line and not line.startswith("-")}
    assert {"Title of questio…, text old-", "Title of question-0001 (question-0001, text new-)"} <= named


def test_too_few_answers_are_said_and_no_figure_is_shown(tmp_path: Path) -> None:
    lines = report_lines(figures_of(tmp_path, 4, 3), "small")
    rows = [line for line in lines if line.startswith("Title of question-0000 ") and "(" not in line]
    assert rows and all(row.split()[3:].count("too") >= 2 for row in rows)
    assert not any("%" in line.split("  ")[2] for line in lines if line.startswith("S0000  "))


def test_a_question_that_everybody_skipped_has_no_figures_and_still_its_flags(tmp_path: Path) -> None:
    answers = made.made_answers(6, 2)
    for answer in answers:
        if answer["question_id"] == "question-0000":
            answer.update(outcome="skipped", score=None)
    made.write_class(tmp_path / "class.db", answers)
    with read_class(tmp_path / "class.db") as connection:
        lines = report_lines(class_figures(connection.execute), "skipped")
    assert "No scored answer: Title of question-0000." in lines
    (heading,) = [place for place, line in enumerate(lines) if line.startswith("Title of question-0000")]
    assert lines[heading] == "Title of question-0000 (question-0000)"
    assert lines[heading + 2].startswith("- Skipped: ")
    assert lines[heading + 3] == "- Flagged as unclear (2 times): which loss?"


def test_over_the_limit_is_a_share_of_the_scored_answers(figures: ClassFigures) -> None:
    item = next(each for each in figures.items_of("student") if each.over and each.skipped)
    assert f"- Over the limit: {item.over} of {item.n}" in report_lines(figures, "spring")


def test_what_the_class_left_out_is_summed_over_questions(figures: ClassFigures) -> None:
    points = [point for point in made.made_points(made.made_answers(40, 10)) if point["tier"] == "must"]
    missed = sum(point["aspect"] == "number" and not point["heard"] for point in points)
    n = sum(point["aspect"] == "number" for point in points)
    words = " ".join(report_lines(figures, "spring"))
    assert "Musts left out, all questions together: " in words and f"numbers {missed} of {n}" in words


def test_the_page_needs_nothing_else_and_shows_whole_titles(figures: ClassFigures) -> None:
    page = report_html(figures, "<b>spring</b>")
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")
    assert "<b>spring" not in page and "&lt;b&gt;spring" in page
    assert page.count("<table>") == 4


def test_json_has_its_shape(figures: ClassFigures) -> None:
    data = json.loads(class_json(figures))
    assert differences(shape_of("class report"), data) == []
    assert {item["scored_by"] for item in data["items"]} == {"student", "teacher"}


def test_a_gradebook_for_a_spreadsheet(figures: ClassFigures) -> None:
    text = gradebook_csv(figures)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK))))
    assert text.startswith(BYTE_ORDER_MARK) and list(rows[0]) == ["student", "points", "of", "scored_by"]
    answers = [answer for answer in made.made_answers(40, 10) if answer["student"] == "S0003"]
    own = [answer for answer in answers if answer["scored_by"] == "student"]
    points = sum(answer["score"] - 1 for answer in own if answer["score"])
    assert rows[[row["student"] for row in rows].index("S0003")] == {
        "student": "S0003",
        "points": str(points),
        "of": str(3 * len(own)),
        "scored_by": "student",
    }
