"""What is printed of second opinions: both scores, the points apart, and figures where there are enough answers."""

import json

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.views.opinions import JudgedTwice, Opinion, PointHeard
from practice_tui.presenters.agreement import NONE_YET, agreement_json, agreement_lines


def opinion(rater: str, *pairs: tuple[int | None, int | None], points: tuple[PointHeard, ...] = ()) -> Opinion:
    """A signed sheet with these pairs of own score and the rater's; the points belong to its first answer."""
    rows = tuple(
        JudgedTwice(
            f"a{number}",
            f"q{number}",
            f"Question {number}",
            Score(own) if own else None,
            Score(other) if other else None,
            () if number else points,
        )
        for number, (own, other) in enumerate(pairs)
    )
    return Opinion(f"sheet of {rater}", "r", "Quick, 2026-03-01", rater, "2026-03-02", rows)


def test_without_an_opinion_the_command_that_gives_one_is_named() -> None:
    assert list(agreement_lines([])) == [NONE_YET]


def test_both_scores_stand_side_by_side_with_the_points_that_only_one_heard() -> None:
    points = (
        PointHeard("The mean stays", True, Hearing.NOT),
        PointHeard("The scale", False, Hearing.UNAIDED),
        PointHeard("The rate", False, Hearing.HELPED),
    )
    lines = list(agreement_lines([opinion("Ann", (3, 2), (None, 4), points=points)]))

    assert lines[:6] == [
        "Ann on the round Quick, 2026-03-01, signed 2026-03-02:",
        "1  Question 0: you 3 SOLID, Ann 2 SHAKY",
        "     only you: The mean stays",
        "     only Ann: The scale",
        "     only Ann (with help): The rate",
        "2  Question 1: you –, Ann 4 STRONG",
    ]
    assert lines[-2:] == [
        "With Ann: agree in 0 of 1; kappa: not enough yet, 1 of 10 answers.",
        "Not enough yet to compare with Ann: 1 of 10 answers.",
    ]


def test_from_ten_answers_on_kappa_and_leniency_come_with_interval_and_number() -> None:
    lines = list(agreement_lines([opinion("Ann", *[(1, 1), (2, 1), (3, 2), (4, 4), (4, 3), (2, 2)] * 2)]))

    assert lines[-2].startswith("With Ann: agree in 6 of 12; weighted kappa 0.81 (0.")
    assert lines[-2].endswith(", 12 answers).")
    assert lines[-1] == "You grade 0.5 more generously than Ann (0.3–0.7, 12 answers)."


def test_where_kappa_isnt_defined_only_the_agreement_is_told() -> None:
    lines = list(agreement_lines([opinion("Ann", *[(3, 3)] * 11)]))
    assert lines[-2] == "With Ann: agree in 11 of 11."


def test_several_raters_are_told_one_by_one_and_together() -> None:
    signed = [opinion("Ann", *[(3, 3)] * 6), opinion("Bob", *[(2, 3)] * 5), opinion("ANN", (1, 1))]
    lines = list(agreement_lines(signed))
    assert [line.partition(":")[0] for line in lines if line.startswith("With")] == ["With Ann", "With Bob"]

    data = json.loads(agreement_json(signed, []))
    assert (data["raters"]["Ann"]["n"], data["raters"]["Ann"]["same"], data["raters"]["Ann"]["kappa"]) == (7, 7, None)


def test_an_answer_with_two_raters_is_one_answer_to_compare() -> None:
    signed = [opinion(rater, *[(3, score)] * 6) for rater, score in (("Ann", 2), ("Bob", 4))]
    lines = list(agreement_lines(signed))
    assert lines[-1] == "Not enough yet to compare with the mean of 2 raters: 6 of 10 answers."

    signed = [opinion(rater, *[(3, score)] * 12) for rater, score in (("Ann", 2), ("Bob", 1))]
    data = json.loads(agreement_json(signed, []))
    assert (data["all"]["n"], data["all"]["leniency"]["mean"]) == (12, 1.5)
    assert data["raters"]["Bob"]["leniency"]["mean"] == 2.0


def test_an_opinion_on_what_isnt_scored_yet_gives_no_figure() -> None:
    assert list(agreement_lines([opinion("Ann", (None, 2))]))[-1] == "With Ann: no answer has a score from both yet."
