"""What a ladder says of an answer that gets less and less time."""

from practice_tui.core.views.ladder import Ladder, Survival


def test_a_must_that_was_said_only_in_less_time_has_not_survived() -> None:
    musts = (Survival("kept", (True, True)), Survival("lost", (True, False)), Survival("late", (False, True)))
    assert Ladder("Dropout", (120.0, 60.0), musts).headline == "1 of 2 musts survived from 2:00 to 1:00."
    assert Ladder("Dropout", (120.0, 60.0), musts[2:]).headline == "No must was said in 2:00."


def test_a_single_must_is_told_in_the_singular() -> None:
    only = (Survival("kept", (True, True)),)
    assert Ladder("Dropout", (120.0,), only).headline == "1 of 1 must said in 2:00."
    assert Ladder("Dropout", (120.0, 60.0), only).headline == "1 of 1 must survived from 2:00 to 1:00."
