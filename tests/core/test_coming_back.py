"""When a question that was due comes back; nothing is said of any other."""

from practice_tui.core.selection.scheduling import comes_back, reviews_of
from tests.core.samples import attempt, later


def test_a_due_question_comes_back_later_than_it_was_due() -> None:
    first, again = attempt(1, "a", 1, question_id="q"), attempt(2, "a", 3, at=later(20), question_id="q", round_id="r2")
    today = later(20).date().isoformat()

    day = comes_back([first, again], "r2", today)
    assert day == reviews_of([first, again], today)["q"].due_day
    assert day > today


def test_it_comes_back_no_later_than_the_interview() -> None:
    first, again = attempt(1, "a", 4, question_id="q"), attempt(2, "a", 4, at=later(90), question_id="q", round_id="r2")
    today = later(90).date().isoformat()

    assert comes_back([first, again], "r2", today, later(93).date().isoformat()) == later(93).date().isoformat()


def test_nothing_is_said_of_a_question_that_was_new_or_not_due_or_of_a_retry() -> None:
    strong = attempt(1, "a", 4, question_id="q")
    today, tomorrow = later(0).date().isoformat(), later(1).date().isoformat()
    missed, retry = attempt(1, "a", 1, question_id="q"), attempt(2, "a", 4, at=later(20), counts=False, round_id="r2")

    assert comes_back([strong], "r1", today) == ""
    assert comes_back([strong, attempt(2, "a", 4, at=later(1), question_id="q", round_id="r2")], "r2", tomorrow) == ""
    assert comes_back([missed, retry], "r2", later(20).date().isoformat()) == ""
