"""What a calibration came to, in words and as data: which way one grades, and on which points one differs."""

import json
from dataclasses import replace

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.samples import Sample
from practice_tui.core.bank.scoring import Score
from practice_tui.core.views.calibration_wording import result_lines
from practice_tui.core.views.calibrations import Calibration, Graded
from practice_tui.presenters.calibrations import calibration_lines, calibrations_json

LOADED = load_bank()
SAMPLES = LOADED.samples[:12]


def as_the_key(sample: Sample) -> Graded:
    question = LOADED.bank.find(sample.question_id)
    assert question is not None
    return Graded(sample, question, sample.heard, sample.said_wrong, sample.score)


def calibration(*graded: Graded, is_over: bool = True) -> Calibration:
    return Calibration("01", "2026-03-02", len(graded), graded, is_over, is_comparable=True)


def harder(graded: Graded) -> Graded:
    return replace(graded, score=Score(max(1, graded.score - 1)), heard=frozenset(sorted(graded.heard)[1:]))


def test_it_says_which_way_one_grades_and_on_how_many_points_one_differs() -> None:
    lines = list(result_lines(calibration(*(harder(as_the_key(sample)) for sample in SAMPLES))))
    assert lines[0] == "Calibration of 2026-03-02: 12 answers."
    assert lines[1] == "You grade 0.9 harder than the key (0.8–1.1, 12 answers)."
    assert lines[2] == "The same score in 1 of 12 (8 %)."
    assert lines[3] == "You differ on 12 of 69 points: 12 that the key hears and you didn't."


def test_every_point_that_one_missed_is_quoted_from_the_answer() -> None:
    graded = harder(as_the_key(SAMPLES[1]))
    lines = list(result_lines(calibration(graded)))
    assert lines[1] == "Not enough yet to compare with the key: 1 of 10 answers."
    assert lines[-5:] == [
        "1  Deep learning versus classical methods, the fair answer",
        "   You gave 2 SHAKY, the key gives 3 SOLID.",
        "   the key alone:",
        "   · Classical methods use designed features, deep networks learn theirs",
        "      “A deep net would've built quantities like that inside its own layers”",
    ]


def test_a_point_that_one_alone_heard_says_what_it_would_take() -> None:
    graded = replace(as_the_key(SAMPLES[0]), heard=frozenset({0, 1}), said_wrong=True)
    lines = list(result_lines(calibration(graded)))
    place = lines.index("   you alone:")
    assert lines[place + 1] == "   · A medium-sized table: gradient-boosted trees are a strong first choice"
    assert any(
        line.endswith("Right would be: Boosted trees as baseline; perhaps a pretrained tabular model beside it")
        for line in lines
    )
    assert lines[-1] == "   something wrong: the key finds nothing wrong in it"


def test_who_alone_heard_some_points_is_said_once_above_them() -> None:
    graded = replace(as_the_key(SAMPLES[1]), heard=frozenset())
    lines = list(result_lines(calibration(graded)))
    assert len(graded.missed) > 1
    assert lines.count("   the key alone:") == 1
    assert sum(line.startswith("   · ") for line in lines) == len(graded.missed)


def test_who_grades_as_the_key_is_told_so() -> None:
    lines = list(result_lines(calibration(*map(as_the_key, SAMPLES))))
    assert lines[1] == "You grade about as the key does (0.1 harder to 0.1 more generous, 12 answers)."
    assert lines[3] == "You and the key agree on all 69 points."
    assert "   You gave 1 MISSED, and so does the key." in lines


def test_answers_that_have_changed_since_are_compared_with_nothing() -> None:
    old = Calibration("01", "2026-03-02", 12, (), is_over=True, is_comparable=False)
    assert list(result_lines(old)) == [
        "Calibration of 2026-03-02: 12 answers.",
        "The sample answers have changed since: nothing is compared.",
    ]
    data = json.loads(calibrations_json([old], []))["calibrations"][0]
    assert (data["n"], data["leniency"], data["answers"], data["is_comparable"]) == (12, None, [], False)


def test_earlier_ones_stand_in_a_line_below_the_newest() -> None:
    twelve = calibration(*map(as_the_key, SAMPLES))
    left = calibration(*map(as_the_key, SAMPLES[:2]), is_over=False)
    *_, title, earlier = calibration_lines([twelve, left])
    assert title == "Before:"
    assert earlier.startswith("  Calibration of 2026-03-02: 2 answers, not finished. Not enough yet to compare")
    assert list(calibration_lines([])) == ["No calibration yet. practice calibrate begins one."]


def test_the_data_hold_both_grades() -> None:
    data = json.loads(calibrations_json([calibration(*map(harder, map(as_the_key, SAMPLES)))], []))
    (made,) = data["calibrations"]
    assert made["leniency"]["mean"] == -0.917
    assert made["answers"][1] | {"heard": []} == {
        "question_id": "deep-learning-vs-machine-learning",
        "sample": "fair",
        "score": 2,
        "key_score": 3,
        "heard": [],
        "key_heard": [0, 1, 2],
        "said_wrong": False,
        "key_said_wrong": False,
    }
