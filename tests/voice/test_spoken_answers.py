"""The answers by which proposals are measured: every point of a question of the bank, with at most one label."""

from practice_tui.bank.loader import load_bank
from tests.voice.proposals import spoken_answers


def test_each_answer_is_to_a_question_of_the_bank_and_labelled_by_its_points() -> None:
    answers = spoken_answers(load_bank().bank)
    assert len({answer.question.id for answer in answers}) == len(answers) >= 12
    for answer in answers:
        labels = [*answer.made, *answer.half, *answer.turned]
        assert len(labels) == len(set(labels)), answer.question.id
        assert max(labels, default=0) < len(answer.question.rubric), answer.question.id
