"""The next question, and the reason given for it."""

import pytest

from practice_tui.core.bank.plans import Pick
from practice_tui.core.bank.questions import Kind, Level, Question
from practice_tui.core.selection.learner import Learner, Past, past_of
from practice_tui.core.selection.next_question import pick_next, shares, summary
from practice_tui.core.statistics.mastery import Estimate
from tests.core.samples import attempt, plan, question, questions


def known(mean: float, n: int = 9, p_weak: float = 0.5) -> Estimate:
    return Estimate(mean, mean - 0.1, mean + 0.1, n, p_weak, float(n))


def asked(*slugs: str) -> Past:
    return Past().followed_by((slug, slug.partition("-")[0]) for slug in slugs)


def picked(learner: Learner, bank: list[Question], *, pick: Pick = Pick.ADAPTIVE, seed: int = 1) -> tuple[str, str]:
    choice = pick_next(plan(5, pick), bank, learner, [], seed)
    assert choice is not None
    return choice.question.id, choice.reason


def test_of_two_topics_asked_as_long_ago_the_weaker() -> None:
    learner = Learner(asked("a-9", "b-9", *(f"c-{n}" for n in range(9))), {"a": known(0.7), "b": known(0.4)})

    assert picked(learner, questions("ab", 1)) == ("b-1", "topic last asked 9 questions ago")


def test_priority_by_hand() -> None:
    # T = 4. a: .7 (1 - 2^(-1/2)) = .205; b: .25 (1 - 2^(-4/2)) = .1875; c: .35 (1 - 2^(-2/2)) = .175; d was just asked
    past = asked("b-9", "x-1", "c-9", "a-9", "d-9")
    learner = Learner(past, {"a": known(0.3), "b": known(0.75), "c": known(0.65), "d": known(0.1)})

    assert picked(learner, questions("abcd", 1))[0] == "a-1"


def test_what_waited_longer_gains_less_and_less() -> None:
    # T = 4. a: .6 (1 - 2^(-1/2)) = .176; b: .25 (1 - 2^(-4/2)) = .1875; c and d are known well
    past = asked("b-9", "c-9", "d-9", "a-9", "x-1")
    learner = Learner(past, {"a": known(0.4), "b": known(0.75), "c": known(0.98), "d": known(0.98)})

    assert picked(learner, questions("abcd", 1))[0] == "b-1"


def test_a_topic_that_was_never_asked_waited_as_long_as_can_be_and_no_longer() -> None:
    # T = 2. a: .4; b: .7 (1 - 2^(-4)) = .656
    learner = Learner(asked("b-9", *(f"x-{n}" for n in range(4))), {"a": known(0.6), "b": known(0.3)})

    assert picked(learner, questions("ab", 1))[0] == "b-1"


def test_a_weight_of_the_plan_weighs() -> None:
    learner = Learner(mastery={"a": known(0.5), "b": known(0.6)})
    weighted = plan(5, topics={"a": 1, "b": 2})

    choice = pick_next(weighted, questions("abc", 1), learner, [], 1)
    assert choice is not None
    assert choice.question.id == "b-1"


@pytest.mark.parametrize(
    ("estimate", "past", "reason"),
    [
        (
            known(0.3, 9, 0.95),
            ("a-9", *(f"x-{n}" for n in range(9))),
            "topic likely weak, and last asked 9 questions ago",
        ),
        (known(0.3, 9, 0.7), ("a-9", "x-1"), "topic last asked 1 question ago"),
        (known(0.3, 5, 0.9), ("a-9", "x-1"), "topic last asked 1 question ago"),
        (known(0.3, 2, 0.9), ("a-9", "x-1"), "topic last asked 1 question ago"),
        (known(0.5, 9, 0.5), ("x-1", "a-9"), "one more question on this topic"),
        (known(0.55, 0, 0.5), (), "topic not asked before"),
    ],
)
def test_the_reason_is_the_rule_that_fired(estimate: Estimate, past: tuple[str, ...], reason: str) -> None:
    assert picked(Learner(asked(*past), {"a": estimate}), questions("a", 1)) == ("a-1", reason)


@pytest.mark.parametrize(("mean", "level"), [(0.45, "basic"), (0.55, "intermediate"), (0.66, "advanced")])
def test_the_level_whose_predicted_credit_is_nearest_to_the_aim(mean: float, level: str) -> None:
    bank = [question(f"a-{each}", level=each) for each in Level]

    assert picked(Learner(mastery={"a": known(mean)}), bank)[0] == f"a-{level}"


def test_unseen_first_then_least_recently_asked() -> None:
    bank = questions("a", 3)
    long_ago = [f"x-{n}" for n in range(12)]

    assert picked(Learner(asked("a-2", "a-1", *long_ago)), bank)[0] == "a-3"
    assert picked(Learner(asked("a-3", "a-1", "a-2", *long_ago)), bank)[0] == "a-3"


def test_an_unseen_question_goes_before_one_of_a_fitter_level() -> None:
    bank = [question("a-1"), question("a-basic", level=Level.BASIC)]
    learner = Learner(asked("a-1", *(f"x-{n}" for n in range(12))), {"a": known(0.55)})

    assert picked(learner, bank)[0] == "a-basic"


def test_which_level_fits_goes_by_the_level_step_that_was_learnt() -> None:
    bank = [question("a-1"), question("a-basic", level=Level.BASIC)]

    # At .40 a basic question is expected to bring .47 with a step of .3, .69 with one of 1.2; an intermediate one .40.
    assert picked(Learner(mastery={"a": known(0.4)}, level_step=0.3), bank)[0] == "a-basic"
    assert picked(Learner(mastery={"a": known(0.42)}, level_step=1.2), bank)[0] == "a-1"


@pytest.mark.parametrize("order", [("a-1", "a-2", "a-3"), ("a-2", "a-3", "a-1"), ("a-3", "a-1", "a-2")])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_those_asked_before_the_one_asked_longest_ago(order: tuple[str, ...], seed: int) -> None:
    learner = Learner(asked(*order, *(f"x-{n}" for n in range(12))))

    assert picked(learner, questions("a", 3), seed=seed)[0] == order[0]


def test_none_of_the_last_twelve_unless_nothing_else_is_left() -> None:
    bank = [question("a-basic", level=Level.BASIC), question("a-1")]
    both = ("a-basic", *(f"y-{n}" for n in range(12)), "a-1")

    assert picked(Learner(asked(*both, *(f"x-{n}" for n in range(11)))), bank)[0] == "a-basic"
    assert picked(Learner(asked(*both, *(f"x-{n}" for n in range(12)))), bank)[0] == "a-1"
    assert picked(Learner(asked("a-1")), questions("a", 1))[0] == "a-1"


def test_no_topic_twice_in_a_row_while_there_is_another() -> None:
    bank = questions("ab", 2)
    learner = Learner(asked("a-1"), {"a": known(0.05), "b": known(0.95)})

    choice = pick_next(plan(4, Pick.ADAPTIVE), bank, learner, [bank[0]], 1)
    assert choice is not None
    assert choice.question.topic == "b"
    choice = pick_next(plan(4, Pick.ADAPTIVE, topics={"a": 1}), bank, learner, [bank[0]], 1)
    assert choice is not None
    assert choice.question.id == "a-2"


def test_a_share_of_kinds_gives_way_before_a_topic_comes_twice_in_a_row() -> None:
    bank = [question("a-1"), question("a-2", kind=Kind.CODE), question("b-1")]
    mixed = plan(2, Pick.ADAPTIVE, kinds={Kind.CONCEPT: 1, Kind.CODE: 1})

    choice = pick_next(mixed, bank, Learner(asked("a-1")), bank[:1], 1)
    assert choice is not None
    assert choice.question.id == "b-1"


def test_the_shares_of_levels_are_for_rounds_that_are_drawn_at_once() -> None:
    bank = [question("a-1", level=Level.BASIC), question("b-1", level=Level.BASIC), question("b-2")]
    levels = {Level.BASIC: 1, Level.INTERMEDIATE: 1}
    learner = Learner(asked("a-1"), {"b": known(0.45)})  # for which basic is nearest to the aim

    for pick, chosen in ((Pick.MIXED, "b-2"), (Pick.ADAPTIVE, "b-1")):
        choice = pick_next(plan(2, pick, levels=levels), bank, learner, bank[:1], 1)
        assert choice is not None
        assert choice.question.id == chosen


def test_shares_that_cant_be_kept_give_way_before_the_round_ends() -> None:
    bank = [question("a-1", level=Level.BASIC), question("b-1", level=Level.BASIC)]
    wanted = plan(2, Pick.MIXED, levels={Level.BASIC: 1, Level.ADVANCED: 1}, kinds={Kind.CONCEPT: 1, Kind.CODE: 1})

    choice = pick_next(wanted, bank, Learner(asked("a-1")), bank[:1], 1)
    assert choice is not None
    assert choice.question.id == "b-1"


def test_nothing_left_is_none() -> None:
    bank = questions("a", 1)

    assert pick_next(plan(2), bank, Learner(), bank, 1) is None
    assert pick_next(plan(2, kinds={Kind.CODE: 1}), bank, Learner(), [], 1) is None


def test_the_seed_breaks_ties_and_nothing_else_does() -> None:
    bank = questions("abcdefgh", 2)

    firsts = {picked(Learner(), bank, seed=seed)[0] for seed in range(20)}
    assert len(firsts) > 3
    assert len({picked(Learner(), questions("a", 8), seed=seed)[0] for seed in range(20)}) > 3
    assert picked(Learner(), bank[::-1], seed=3) == picked(Learner(), bank, seed=3)


def test_the_past_is_what_was_put_to_the_person() -> None:
    attempts = [
        attempt(1, "a", discarded=True),
        attempt(2, "b", score=None),
        attempt(3, "b", question_id="b-2", try_no=2, counts=False),
        attempt(4, "c"),
    ]

    past = past_of(attempts[::-1])
    assert (past.count, past.since_topic("a"), past.since_topic("b"), past.since_topic("d")) == (3, 2, 1, None)


def test_shares_by_largest_remainder() -> None:
    assert shares({"a": 1, "b": 1, "c": 1}, 5) == {"a": 2, "b": 2, "c": 1}
    assert shares({"a": 5, "b": 3, "c": 1}, 4) == {"a": 2, "b": 1, "c": 1}
    assert shares({}, 4) == {}


def test_a_round_in_one_line() -> None:
    bank = questions("abc", 1)
    learner = Learner(asked("a-9", "x-1"), {"a": known(0.3, 9, 0.9), "b": known(0.5), "c": known(0.5)})
    choices = [pick_next(plan(1, topics={topic: 1}), bank, learner, [], 1) for topic in "abc"]

    assert summary([choice for choice in choices if choice]) == (
        "1 weak and not asked for a while, 2 from topics never asked"
    )
