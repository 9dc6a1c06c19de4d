"""What is told of an estimate is what it was made of: it can be worked out again from the lines."""

import re
from itertools import pairwise

import pytest

from practice_tui.core.bank.questions import Level
from practice_tui.core.statistics.explanation import explain, explanation_lines
from tests.core.samples import attempt, estimates_from, later

ATTEMPTS = [
    attempt(1, "a", 1),
    attempt(2, "b", 4, at=later(1)),
    attempt(3, "a", 4, at=later(2), level=Level.ADVANCED, used=1.5),
    attempt(4, "a", None, at=later(3)),
    attempt(5, "a", 2, at=later(40), level=Level.BASIC),
    attempt(6, "a", 4, at=later(41), counts=False),
]


def told(topic: str) -> str:
    return "\n".join(explanation_lines(topic, explain(ATTEMPTS, later(60), topic)))


@pytest.mark.parametrize("topic", ["a", "b", "c"])
def test_the_estimate_is_that_of_the_dashboard(topic: str) -> None:
    assert explain(ATTEMPTS, later(60), topic).estimate == estimates_from(ATTEMPTS, later(60), [topic])[topic]


@pytest.mark.parametrize("topic", ["a", "b", "c"])
def test_the_sum_that_is_told_comes_out(topic: str) -> None:
    line = re.search(r"\(8 x (\S+) \+ (\S+)\) / \(8 \+ (\S+)\) = (\S+)", told(topic))
    assert line
    average, credit, weight, mean = map(float, line.groups())
    assert (8 * average + credit) / (8 + weight) == pytest.approx(mean, abs=0.011)


def test_every_answer_that_counts_has_its_line() -> None:
    rows = [line.split() for line in told("a").splitlines() if line.startswith("   2026-")]
    assert [(row[0], row[1], row[2], row[3]) for row in rows] == [
        ("2026-03-02", "intermediate", "1", "0.5x"),
        ("2026-03-04", "advanced", "4", "1.5x"),
        ("2026-04-11", "basic", "2", "0.5x"),
    ]
    assert [row[4] for row in rows] == ["0.00", "0.88", "0.33"]


def test_at_the_intermediate_level_an_answer_counts_as_its_credit_alone() -> None:
    rows = [line.split() for line in told("a").splitlines() if line.startswith("   2026-")]
    assert [row[4] == row[6] for row in rows] == [row[1] == "intermediate" for row in rows]


def test_it_says_what_each_verdict_takes() -> None:
    last = " ".join(told("a").splitlines()[-2:])
    assert "With 6 answers or more that is called weaker from 90 % on" in last
    assert last.endswith("perhaps weaker from 80 % on, and stronger up to 10 %.")


def test_the_rows_add_up_to_what_is_carried_on() -> None:
    explanation = explain(ATTEMPTS, later(60), "a")
    credit, days = 0.0, [0, 2, 40, 60]
    for step, (then, now) in zip(explanation.steps, pairwise(days), strict=True):
        credit = (0.9 * credit + step.judged.levelled) * 2 ** (-(now - then) / 90)
    assert explanation.credit == pytest.approx(credit)


def test_the_printed_rows_add_up_to_the_printed_credit() -> None:
    rows = [line.split() for line in told("a").splitlines() if line.startswith("   2026-")]
    credit, days = 0.0, [0, 2, 40, 60]
    for row, (then, now) in zip(rows, pairwise(days), strict=True):
        credit = (0.9 * credit + float(row[6])) * 2 ** (-(now - then) / 90)
    printed = re.search(r"credit of (\d\.\d\d)", told("a"))
    assert printed
    assert credit == pytest.approx(float(printed[1]), abs=0.011)


def test_the_step_between_levels_is_learned_once_another_level_was_answered() -> None:
    intermediate = [attempt(1, "a", 1), attempt(2, "a", 4, at=later(1))]
    text = "\n".join(explanation_lines("a", explain(intermediate, later(2), "a")))
    assert "lie 0.30 logits by now, until other levels are answered." in text
    assert "learned from all your answers." in told("a")


def test_a_topic_without_an_answer_is_ones_average() -> None:
    text = told("c")
    assert "c: 0 answers, not enough yet." in text
    assert "no answer yet" in text
