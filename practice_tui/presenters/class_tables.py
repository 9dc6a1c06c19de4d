"""The figures of a class for other programs: JSON, and a gradebook for a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from practice_tui.archive.spreadsheet import BYTE_ORDER_MARK, cell
from practice_tui.core.statistics.class_figures import ClassFigures, Item, Student
from practice_tui.core.statistics.gaps import AspectGap
from practice_tui.core.values import records

GRADEBOOK = ("student", "points", "of", "scored_by")


def class_json(figures: ClassFigures) -> str:
    """The figures as `practice class report --json` prints them."""
    items = [item for scorer in figures.scorers for item in figures.items_of(scorer)]
    students = [student for scorer in figures.scorers for student in figures.students_of(scorer)]
    return records.to_json({"items": list(map(_item, items)), "students": list(map(_student, students))})


def gradebook_csv(figures: ClassFigures) -> str:
    """A line for each student and scorer, with the points of those possible: an answer brings 0 to 3, a skip none."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(GRADEBOOK)
    for student in figures.students:
        writer.writerow([cell(student.name), student.points, student.most_points, student.scored_by])
    return BYTE_ORDER_MARK + text.getvalue()


def _item(item: Item) -> dict[str, Any]:
    return {
        "question_id": item.question_id,
        "digest": item.digest,
        "title": item.title,
        "topic": item.topic,
        "level": item.level,
        "scored_by": item.scored_by,
        "n": item.n,
        "skipped": item.skipped,
        "facility": item.facility,
        "discrimination": item.discrimination,
        "share_of_limit": item.share_of_limit,
        "over": item.over,
        "predictions": {name.value: made._asdict() for name, made in item.predictions.items() if made.n},
        "aspects": _aspects(item.gaps),
        "flags": [flag._asdict() for flag in item.flags],
        "advice": item.advice,
    }


def _student(student: Student) -> dict[str, Any]:
    level = student.level
    return {
        "student": student.name,
        "scored_by": student.scored_by,
        "pace": student.pace,
        "n": student.n,
        "skipped": student.skipped,
        "unscored": student.unscored,
        "points": student.points,
        "of": student.most_points,
        "level": level._asdict() if level else None,
        "share_of_limit": student.share_of_limit,
        "aspects": _aspects(student.gaps),
    }


def _aspects(gaps: Sequence[AspectGap]) -> dict[str, dict[str, int]]:
    return {gap.aspect.value: {"missed": gap.missed, "n": gap.n} for gap in gaps}
