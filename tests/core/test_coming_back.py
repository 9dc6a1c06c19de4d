"""When a question comes back once it is scored, and whether it was due."""

from practice_tui.core.selection.scheduling import comes_back, reviews_of
from tests.core.samples import attempt, later


def test_a_due_question_comes_back_later_than_it_was_due() -> None:
    first, again = attempt(1, "a", 1, question_id="q"), attempt(2, "a", 3, at=later(20), question_id="q", round_id="r2")
    today = later(20).date().isoformat()

    coming = comes_back([first, again], "r2", today)
    assert coming == (reviews_of([first, again], today)["q"].due_day, True)
    assert coming is not None and coming.day > today


def test_it_comes_back_no_later_than_the_interview() -> None:
    first, again = attempt(1, "a", 4, question_id="q"), attempt(2, "a", 4, at=later(90), question_id="q", round_id="r2")
    today = later(90).date().isoformat()

    interview = later(93).date().isoformat()
    assert comes_back([first, again], "r2", today, interview) == (interview, True)


def test_a_question_that_was_new_or_not_due_comes_back_too() -> None:
    strong, again = attempt(1, "a", 4, question_id="q"), attempt(2, "a", 4, at=later(1), question_id="q", round_id="r2")
    today, tomorrow = later(0).date().isoformat(), later(1).date().isoformat()

    new, early = comes_back([strong], "r1", today), comes_back([strong, again], "r2", tomorrow)
    assert new == (reviews_of([strong], today)["q"].due_day, False)
    assert early == (reviews_of([strong, again], tomorrow)["q"].due_day, False)


def test_nothing_is_said_of_a_retry_which_changes_no_review() -> None:
    missed, retry = attempt(1, "a", 1, question_id="q"), attempt(2, "a", 4, at=later(20), counts=False, round_id="r2")
    assert comes_back([missed, retry], "r2", later(20).date().isoformat()) is None
