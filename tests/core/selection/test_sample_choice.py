"""Which sample answers are graded next: others than before, of different questions, good and bad ones alike."""

from collections import Counter

from practice_tui.core.bank.samples import Sample
from practice_tui.core.bank.scoring import Score
from practice_tui.core.selection.sample_choice import GRADED_AT_ONCE, choose_samples

NAMES = {"weak": Score.SHAKY, "fair": Score.SOLID, "strong": Score.STRONG}
SAMPLES = [Sample(f"question-{number}", name, "", (), score) for number in range(24) for name, score in NAMES.items()]


def test_a_calibration_takes_twelve_questions_and_as_many_answers_of_each_quality() -> None:
    chosen = choose_samples(SAMPLES, {}, 7)
    assert len({sample.question_id for sample in chosen}) == GRADED_AT_ONCE == 12
    assert Counter(sample.name for sample in chosen) == {"weak": 4, "fair": 4, "strong": 4}


def test_the_seed_decides() -> None:
    assert choose_samples(SAMPLES, {}, 7) == choose_samples(list(reversed(SAMPLES)), {}, 7)
    assert choose_samples(SAMPLES, {}, 7) != choose_samples(SAMPLES, {}, 8)


def test_qualities_come_in_no_order_that_gives_them_away() -> None:
    first = {choose_samples(SAMPLES, {}, seed)[0].name for seed in range(20)}
    assert first == set(NAMES)


def test_all_answers_are_graded_before_one_comes_again() -> None:
    graded: Counter[str] = Counter()
    for seed in range(6):
        graded.update(sample.id for sample in choose_samples(SAMPLES, graded, seed))
    assert len(graded) == len(SAMPLES) == 72
    assert set(graded.values()) == {1}
    assert len(choose_samples(SAMPLES, graded, 6)) == 12


def test_the_second_time_other_questions_come() -> None:
    first = choose_samples(SAMPLES, {}, 1)
    second = choose_samples(SAMPLES, Counter(sample.id for sample in first), 1)
    assert {sample.question_id for sample in first}.isdisjoint(sample.question_id for sample in second)


def test_few_samples_make_a_short_calibration() -> None:
    assert len(choose_samples(SAMPLES[:6], {}, 1)) == 2
    assert choose_samples([], {}, 1) == ()
