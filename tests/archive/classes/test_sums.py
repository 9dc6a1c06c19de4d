"""The sums of a class, as SQL, against the same figures worked out answer by answer."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from practice_tui.archive.classes.class_file import read_class
from practice_tui.archive.classes.sums import class_figures
from practice_tui.core.history.facts import Prediction
from practice_tui.core.statistics.class_figures import ClassFigures, Flag, Item
from tests.archive.classes import made


@pytest.fixture(scope="module")
def answers() -> list[made.Answer]:
    return made.made_answers(60, 12)


@pytest.fixture(scope="module")
def path(answers: Sequence[made.Answer], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("class") / "class.db"
    made.write_class(path, answers)
    return path


@pytest.fixture(scope="module")
def figures(path: Path) -> ClassFigures:
    with read_class(path) as connection:
        return class_figures(connection.execute)


def by_key(figures: ClassFigures) -> dict[made.Key, Item]:
    return {(item.digest, item.scored_by): item for item in figures.items}


def test_facility_and_discrimination_are_those_worked_out_apart(
    answers: list[made.Answer], figures: ClassFigures
) -> None:
    items = by_key(figures)
    assert set(items) == set(made.scored(answers)) and len(items) == 26  # an older text of one, by two scorers
    compared = 0
    for key, item in items.items():
        if item.facility is not None:
            assert item.facility == pytest.approx(made.facility(answers, key), abs=1e-12)
        if item.discrimination is not None:
            assert item.discrimination == pytest.approx(made.discrimination(answers, key), abs=1e-9)
            compared += 1
    assert compared >= 12


def test_too_few_answers_say_nothing(answers: list[made.Answer], figures: ClassFigures) -> None:
    sizes = {key: len(listed) for key, listed in made.scored(answers).items()}
    assert min(sizes.values()) < 5 < 15 < max(sizes.values())
    for key, item in by_key(figures).items():
        assert item.n == sizes[key]
        assert (item.facility is None) == (item.n < 5)
        assert (item.discrimination is None) == (item.pairs.n < 15)


def test_the_views_of_a_class_say_what_its_report_does(path: Path, figures: ClassFigures) -> None:
    with read_class(path) as connection:
        facilities = connection.execute("SELECT digest, scored_by, n, facility FROM v_items")
        items = {(digest, scorer): row for digest, scorer, *row in facilities}
        means = list(connection.execute("SELECT student, scored_by, n, mean FROM v_students"))
    for key, item in by_key(figures).items():
        rounded = None if item.facility is None else pytest.approx(item.facility, abs=0.0005)
        assert items[key] == [item.n, rounded]
    students = {(student.name, student.scored_by): student for student in figures.students}
    for name, scorer, n, mean in means:
        student = students[name, scorer]
        assert n == student.n and (mean is None) == (n < 5)
        assert mean is None or mean == pytest.approx(student.points / (3 * n), abs=0.0005)


def test_time_is_measured_by_the_time_that_each_student_has(answers: list[made.Answer], figures: ClassFigures) -> None:
    for key, item in by_key(figures).items():
        if item.scored_by == "teacher":
            assert (item.share_of_limit, item.over) == (None, 0)
            continue
        assert item.share_of_limit == pytest.approx(made.share_of_limit(answers, key), abs=1e-12)
        late = [
            answer
            for answer in made.scored(answers)[key]
            if answer["used_s"] > answer["limit_s"] * made.pace_of(answer["student"])
        ]
        assert item.over == len(late)


def test_predictions_flags_and_gaps_of_an_item(answers: list[made.Answer], figures: ClassFigures) -> None:
    item = by_key(figures)["new-0000", "student"]
    listed = made.scored(answers)["new-0000", "student"]
    for prediction in Prediction:
        scores = [answer["score"] for answer in listed if answer["prediction"] == prediction]
        assert item.predictions[prediction] == (len(scores), sum(score >= 3 for score in scores))
    assert item.flags == (Flag("unclear", "which loss?", 20),)
    assert by_key(figures)["new-0000", "teacher"].flags == ()
    points = [point for point in made.made_points(listed) if point["tier"] == "must"]
    assert {gap.aspect: (gap.missed, gap.n) for gap in item.gaps} == {
        aspect: (
            sum(point["aspect"] == aspect and not point["heard"] for point in points),
            sum(point["aspect"] == aspect for point in points),
        )
        for aspect in made.ASPECTS
    }


def test_a_student_is_summed_by_scorer(answers: list[made.Answer], figures: ClassFigures) -> None:
    assert {student.scored_by for student in figures.students} == {"student", "teacher"}
    for student in figures.students:
        own = [
            answer
            for answer in answers
            if (answer["student"], answer["scored_by"]) == (student.name, student.scored_by)
        ]
        scores = [answer["score"] for answer in own if answer["score"]]
        assert (student.n, student.points) == (len(scores), sum(scores) - len(scores))
        assert (student.skipped, student.unscored) == (len(own) - len(scores), 0)
        assert student.pace == made.pace_of(student.name)


def test_texts_of_a_question_are_told_apart_and_said(figures: ClassFigures) -> None:
    assert figures.split_questions() == {"question-0001": 2}


def test_what_tells_nothing_of_students_comes_first(figures: ClassFigures) -> None:
    items = figures.items_of("student")
    enough = [item for item in items if item.pairs.n >= 15]
    assert items[: len(enough)] == enough
    assert {item.question_id for item in enough[:3]} == {"question-0000", "question-0005", "question-0010"}
    discriminations = [item.discrimination or 0.0 for item in enough]
    assert discriminations == sorted(discriminations)
