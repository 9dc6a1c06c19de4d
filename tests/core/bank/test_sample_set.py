"""The mark of a set of samples changes with all that a grade rests on, and with nothing else."""

from dataclasses import replace

import pytest

from practice_tui.core.bank.questions import Mistake, Question
from practice_tui.core.bank.samples import Quote, Sample, SampleSet
from practice_tui.core.bank.scoring import Score
from tests.core.samples import question

ASKED = question("chain-rule")
SAMPLE = Sample(ASKED.id, "fair", "It all multiplies.", (Quote(0, "multiplies"),), Score.SOLID)
OTHER = replace(SAMPLE, name="weak")


def digest(*samples: Sample, asked: Question = ASKED) -> str:
    return SampleSet(samples, {asked.id: asked}).digest


def test_the_order_is_no_part_of_it() -> None:
    assert digest(SAMPLE, OTHER) == digest(OTHER, SAMPLE) != digest(SAMPLE)


@pytest.mark.parametrize(
    "changed",
    [
        replace(SAMPLE, text="It all adds up."),
        replace(SAMPLE, quotes=(Quote(1, "multiplies"),)),
        replace(SAMPLE, score=Score.STRONG),
        replace(SAMPLE, wrong=Mistake("multiplies", "It adds.")),
    ],
)
def test_answer_and_key_are(changed: Sample) -> None:
    assert digest(changed) != digest(SAMPLE)


def test_prompt_and_rubric_are_and_the_rest_of_the_question_is_not() -> None:
    assert digest(SAMPLE, asked=replace(ASKED, prompt="Else?")) != digest(SAMPLE)
    assert digest(SAMPLE, asked=replace(ASKED, rubric=ASKED.rubric * 2)) != digest(SAMPLE)
    assert digest(SAMPLE, asked=replace(ASKED, hints=("Think.",))) == digest(SAMPLE)


def test_a_better_reason_changes_no_key() -> None:
    assert digest(replace(SAMPLE, quotes=(Quote(0, "It all multiplies"),))) == digest(SAMPLE)
