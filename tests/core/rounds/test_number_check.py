"""Typed numbers beside those of the answer: right however they are written, and none taken for what it wasn't."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.bank.plans import Mode, Slot
from practice_tui.core.bank.questions import Kind, Question, Tier, Value
from practice_tui.core.rounds.events import Begin, Done, Event, Next, Reveal, Skip, Write
from practice_tui.core.rounds.number_check import CheckedNumber, check_numbers, points_with_right_numbers
from practice_tui.core.rounds.rounds import Round
from practice_tui.core.rounds.steps import step
from tests.fakes import FakeClock, make_moments, make_point, make_question


def question(*values: Value, prompt: str = "How many?", rubric: Sequence[str] = ()) -> Question:
    points = tuple(map(make_point, rubric)) or make_question().rubric
    return make_question(kind=Kind.NUMERIC, value=values, prompt=prompt, rubric=points)


def check(notes: str, *values: Value, prompt: str = "How many?") -> list[CheckedNumber]:
    return check_numbers(question(*values, prompt=prompt), notes)


PARAMETERS = Value("parameters", 235_146)
FIRST_LAYER = Value("first layer", 38_535_424, 50_000, ("38.5 million",))
LOSS = Value("loss", 0.731, 0.005)


@pytest.mark.parametrize(
    ("notes", "value"),
    [
        ("235k", PARAMETERS),
        ("0.23M", PARAMETERS),
        ("235,146", PARAMETERS),
        ("235 146", PARAMETERS),
        ("235'146", PARAMETERS),
        ("235,000 or so", PARAMETERS),
        ("2.35e5", PARAMETERS),
        ("39 million", FIRST_LAYER),
        ("38.5 million", FIRST_LAYER),
        ("38.5M", FIRST_LAYER),
        ("3.85·10^7", FIRST_LAYER),
        ("1/8", Value("share", 0.125)),
        ("2^10", Value("states", 1024)),
        ("10^-3", Value("rate", 0.001)),
        ("10⁻³", Value("rate", 0.001)),
        ("0,5", Value("share", 0.5)),
        ("40 000", Value("samples", 40_000)),
        ("12 %", Value("share", 0.12)),
        ("12 %", Value("share, per cent", 12)),
        ("0.12", Value("share, per cent", 12)),
        ("98.4%", Value("share of it", 98.4, 0.1)),
        ("202 million", Value("parameters, millions", 202.4, 1.5)),
        ("202.4", Value("parameters, millions", 202.4, 1.5)),
        ("202,400,000", Value("parameters, millions", 202.4, 1.5)),
        ("24 GiB", Value("cache, GiB", 24)),
        ("19.3 MB", Value("memory of the batch in MB", 19.27, 0.1)),
        ("98.4 %", Value("background's share of it, in %", 98.4, 0.1)),
        ("0.79", Value("share of the first component in %", 79, 1)),
        ("24 GB", Value("cache, GiB", 24)),
        ("196608 B", Value("cache bytes per token", 196_608)),
        ("2/3", Value("variance", 0.667)),
        ("0.67", Value("variance", 0.667, 0.001)),
        ("0.019", Value("loss", 0.0185, 0.0002)),
        ("I get 0.73", LOSS),
        (".731 nats from 1,024 tokens", LOSS),
        ("73 %", LOSS),
        ("7.3e-1", LOSS),
        ("-24", Value("slope", -24)),
        ("−24", Value("slope", -24)),
        ("it is 0", Value("gradient", 0)),
        ("one half", Value("ratio", 0.5, 0.0, ("One Half",))),
        ("58, 154", Value("bottom right", 154)),
        ("58 154", Value("bottom right", 154)),
        ("4,6", Value("q · d2", 6)),
    ],
)
def test_a_right_number_is_right(notes: str, value: Value) -> None:
    (checked,) = check(notes, value)
    assert checked.is_right


@pytest.mark.parametrize(
    ("notes", "value", "yours"),
    [
        ("0.8?", LOSS, "0.8"),
        ("0.7", LOSS, "0.7"),
        ("240k", PARAMETERS, "240k"),
        ("235 k", Value("regions", 235), ""),
        ("0.3M", PARAMETERS, "0.3M"),
        ("38", Value("regions", 37), "38"),
        ("94.5", Value("updates", 94), "94.5"),
        ("0.02", Value("loss", 0.0185, 0.0002), "0.02"),
        ("24", Value("slope", -24), ""),
        ("0.5 of 0.1", PARAMETERS, ""),
        ("seventy", LOSS, ""),
        ("exp(-0.313)", LOSS, ""),
        ("8", LOSS, ""),
        ("7.4", LOSS, ""),
        ("7.3", LOSS, "7.3"),
        ("h1 = 3", Value("regions", 1), "3"),
        ("11%", Value("upper bound", 0.00994, 0.0001, ("1%",)), ""),
        ("3", Value("gradient", 0), ""),
        ("1.2 TFLOP", Value("projections, TFLOP", 1.1, 0.01), "1.2 TFLOP"),
    ],
)
def test_a_wrong_number_is_named_only_where_it_is_near(notes: str, value: Value, yours: str) -> None:
    (checked,) = check(notes, value)
    assert (checked.is_right, checked.yours) == (False, yours)


def test_a_typed_number_serves_one_value() -> None:
    values = Value("first", 25), Value("second", 25)
    assert [checked.is_right for checked in check("25", *values)] == [True, False]
    assert [checked.yours for checked in check("25", *values)] == ["25", ""]
    assert [checked.is_right for checked in check("25 and 25", *values)] == [True, True]


def test_as_many_as_can_be_are_right() -> None:
    wide, narrow = Value("wide", 10, 2), Value("narrow", 11, 0.1)
    for values in [(wide, narrow), (narrow, wide)]:
        for notes in ("11, then 9", "9, then 11"):
            assert all(checked.is_right for checked in check(notes, *values))


def test_an_accepted_spelling_serves_one_value_and_hides_its_numbers_from_the_others() -> None:
    first, second = Value("first", 0.35, 0.007, ("35",)), Value("second", 35)
    assert [checked.is_right for checked in check("35", first, second)] == [True, False]
    assert [checked.is_right for checked in check("35, 35", first, second)] == [True, True]


def test_what_the_prompt_gives_is_no_attempt_but_may_be_right() -> None:
    (checked,) = check("with 1,024 tokens", Value("updates", 1880), prompt="How many for 1,024 tokens?")
    assert checked.yours == ""
    (checked,) = check("1,024", Value("updates", 1024), prompt="How many for 1,024 tokens?")
    assert checked.is_right


def test_what_is_right_for_one_value_is_no_attempt_at_another() -> None:
    first, second = check("37, that is 37", Value("regions", 37), Value("pieces", 9))
    assert (first.is_right, second.yours) == (True, "")


@pytest.mark.parametrize(
    ("notes", "value", "sentence"),
    [
        ("1048576", Value("parameters", 1_048_576), "parameters: 1048576 is correct (1,048,576)"),
        ("37", Value("regions", 37), "regions: 37 is correct"),
        ("32", Value("heads", 32, 0.5), "heads: 32 is correct"),
        ("30", Value("heads", 32, 0.5), "heads: you wrote 30, it is 32"),
        ("31", Value("ms", 32, 2), "ms: 31 is correct (32 ± 2)"),
        ("0.73", LOSS, "loss: 0.73 is correct (0.731 ± 0.005)"),
        ("0.8", LOSS, "loss: you wrote 0.8, it is 0.731 ± 0.005"),
        ("nothing", LOSS, "loss: 0.731 ± 0.005, not found in your notes"),
        ("", LOSS, "loss: 0.731 ± 0.005"),
        (" \n", LOSS, "loss: 0.731 ± 0.005"),
    ],
)
def test_each_value_has_a_sentence_that_uses_no_word_twice(notes: str, value: Value, sentence: str) -> None:
    (checked,) = check(notes, value)
    assert checked.sentence == sentence
    words = re.findall(r"[a-z]+", checked.sentence)
    assert len(words) == len(set(words))


RUBRIC = (
    "A dense layer from n to m units has n·m weights",
    "The total is 235,146 parameters (200,960 + 32,896 + 1,290)",
    "Edges are 0.1, 0.63 and 0.955 in 2, 10 and 100 dimensions",
    "Of these 37 are in the plane",
    "And 37 in space",
)
EDGES = Value("edge in 2", 0.1, 0.001), Value("edge in 10", 0.631, 0.01), Value("edge in 100", 0.955, 0.005)
ASKED = question(PARAMETERS, *EDGES, Value("regions", 37), rubric=RUBRIC)


@pytest.mark.parametrize(
    ("notes", "points"),
    [
        ("", set()),
        ("235k", {1}),
        ("236,146", set()),
        ("0.1, 0.63", set()),
        ("0.1, 0.63, 0.955", {2}),
        ("235k; 10 %; .63; 0.955", {1, 2}),
        ("37", set()),  # it may be either
    ],
)
def test_right_numbers_tick_the_point_that_holds_them_all(notes: str, points: set[int]) -> None:
    assert points_with_right_numbers(ASKED, notes) == points


def test_a_bonus_is_never_ticked_by_a_number() -> None:
    asked = make_question(value=(PARAMETERS,), rubric=(make_point("235,146 in all", Tier.BONUS), make_point("Other")))
    assert points_with_right_numbers(asked, "235146") == set()


def test_the_review_begins_with_the_points_whose_numbers_were_typed() -> None:
    assert _ended(Begin(), Write("235k"), Done(), Reveal()).results[0].heard == {1}
    assert _ended(Begin(), Write("235k"), Skip(), Next()).results[0].heard == set()


def _ended(*events: Event) -> Round:
    """A round of the one question after these events."""
    slot = Slot(ASKED.id, ASKED.digest, ASKED.topic, 60.0, "new")
    clock = FakeClock()
    round_, moments = Round("r", "Quick", Mode.COACHED, 1, (slot,)), make_moments(clock)
    for event in events:
        clock.advance(5)
        round_ = step(round_, event, moments(), {ASKED.id: ASKED}).round
    return round_


NOTES = st.lists(
    st.one_of(
        st.sampled_from(["235k", "0.63", "0.955", "1/8", "10 %", "37", "0.1", "12", "1,024", "and", "x ="]),
        st.floats(-1000, 1000).map(lambda number: f"{number:.3g}"),
    ),
    max_size=12,
).map("; ".join)


@given(NOTES, st.permutations(ASKED.value))
def test_the_order_of_the_values_changes_nothing(notes: str, values: list[Value]) -> None:
    one = {checked.value.name: checked.is_right for checked in check_numbers(ASKED, notes)}
    other = {checked.value.name: checked.is_right for checked in check(notes, *values, prompt=ASKED.prompt)}
    assert one == other


@given(NOTES, NOTES)
def test_what_is_written_besides_takes_nothing_away(notes: str, more: str) -> None:
    before = {checked.value.name for checked in check_numbers(ASKED, notes) if checked.is_right}
    after = {checked.value.name for checked in check_numbers(ASKED, f"{notes}\n{more}") if checked.is_right}
    assert before <= after


@given(NOTES)
def test_no_more_is_served_than_was_typed(notes: str) -> None:
    yours = [checked.yours for checked in check_numbers(ASKED, notes) if checked.yours]
    assert len(yours) <= len(re.findall(r"\d[\d.,]*", notes))
    for written in set(yours):
        assert yours.count(written) <= notes.count(written)


@given(st.text())
def test_any_notes_can_be_checked(notes: str) -> None:
    assert [checked.value for checked in check_numbers(ASKED, notes)] == list(ASKED.value)
