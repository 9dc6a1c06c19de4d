"""What a sprint came to, beside the best so far, and what is worth drilling next."""

from practice_tui.core.drills import wording
from practice_tui.core.drills.catalogue import DRILLS, find_drill
from practice_tui.core.drills.draws import Draws
from practice_tui.core.drills.results import best_of, level_for, result_of, worth_next
from practice_tui.core.history.drill_facts import DrillAnswer, DrillOutcome, DrillSum

MSE = next(drill for drill in DRILLS if drill.name == "mse")


def a_sum(right: int, seconds: float = 60.0, *, drill: str = "mse", level: int = 1, tried: int = 10) -> DrillSum:
    return DrillSum(f"{drill}-{right}-{seconds}", "2026-03-01", drill, level, tried, right, seconds)


def test_the_rate_counts_right_ones_alone() -> None:
    assert a_sum(6, 120.0).rate == 3.0
    assert a_sum(0).rate == 0.0
    assert a_sum(6).share == 0.6


def test_the_best_is_of_the_same_drill_and_level_and_of_five_answers_at_least() -> None:
    sums = [
        a_sum(8),
        a_sum(9),
        a_sum(10, level=2),
        a_sum(10, drill="auc"),
        DrillSum("lucky", "2026-03-01", "mse", 1, 1, 1, 1.0),
    ]
    best = best_of(sums, "mse", 1)
    assert best and best.right == 9
    assert best_of(sums, "mse", 3) is None


def test_a_new_best_is_said_with_the_old_one() -> None:
    result = result_of(a_sum(10), [a_sum(8)], MSE)
    assert result.is_best
    assert wording.best_line(result) == "Your best so far; it was 8.0 right a minute on 2026-03-01."
    slower = result_of(a_sum(7), [a_sum(8)], MSE)
    assert wording.best_line(slower) == "Best so far: 8.0 right a minute on 2026-03-01."
    harder = result_of(a_sum(7, level=2), [a_sum(9), a_sum(6, level=2)], MSE)
    assert wording.best_line(harder) == "Your best so far; it was 6.0 right a minute on 2026-03-01."
    short = result_of(a_sum(2, tried=2), [], MSE)
    assert wording.best_line(short) == "A run of fewer than 5 answers can't be your best."


def test_the_level_follows_the_last_run() -> None:
    assert level_for([], "mse") == 1
    assert level_for([a_sum(8)], "mse") == 2
    assert level_for([a_sum(8), a_sum(7, level=2)], "mse") == 2
    assert level_for([a_sum(4, level=2)], "mse") == 1
    assert level_for([a_sum(10, level=3)], "mse") == 3
    assert level_for([a_sum(4, tried=4)], "mse") == 1  # too few to tell


def test_what_is_worth_it_next_is_the_next_level_then_what_was_shaky_then_what_is_new() -> None:
    up = worth_next([a_sum(9)], MSE, 1)
    assert (up.drill.name, up.level) == ("mse", 2)
    down = worth_next([a_sum(3, level=2)], MSE, 2)
    assert (down.drill.name, down.level) == ("mse", 1)
    shaky = worth_next([a_sum(6, drill="auc"), a_sum(7)], MSE, 1)
    assert (shaky.drill.name, shaky.why) == ("auc", "6 of 10 right the last time")
    longest_ago = worth_next([a_sum(6, drill="auc"), a_sum(5, drill="softmax"), a_sum(7)], MSE, 1)
    assert longest_ago.drill.name == "auc"
    new = worth_next([a_sum(7)], MSE, 1)
    assert new.drill.topic == MSE.topic
    assert new.why == "not drilled yet"


def test_once_all_were_drilled_the_one_of_longest_ago_comes_back() -> None:
    sums = [a_sum(10, drill=drill.name, level=3) for drill in DRILLS if drill != MSE]
    onward = worth_next([*sums, a_sum(10, level=3)], MSE, 3)
    assert (onward.drill, onward.why) == (DRILLS[0], "not drilled for longest")


def test_slips_are_told_once_each_and_the_longest_answer_by_its_number() -> None:
    answers = [
        DrillAnswer("r", 1, DrillOutcome.WRONG, "3", "uphill", 4.0),
        DrillAnswer("r", 2, DrillOutcome.WRONG, "3", "uphill", 9.0),
        DrillAnswer("r", 3, DrillOutcome.SHOWN, "", "", 2.0),
    ]
    assert wording.slips_line(answers) == "Slips: uphill."
    assert wording.strip_line(answers) == "Longest: number 2, 0:09 (wrong)."


def test_tolerance_and_calculator_are_said_before_answering() -> None:
    softmax, conv = find_drill("softmax"), find_drill("conv-output-size")
    assert softmax and conv
    assert wording.asks_lines(softmax, softmax.make(Draws(1), 1)) == [
        "To 3 decimals, ± 0.0005 counts. A calculator is fair.",
        "Numbers in a row, like 1 2 3.",
    ]
    assert wording.asks_lines(conv, conv.make(Draws(1), 1)) == ["Exactly."]
