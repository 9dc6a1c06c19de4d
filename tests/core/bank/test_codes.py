"""The code of a seeded round: short, read leniently, and telling when the bank differs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.bank.codes import drawn_from, format_code, parse_code
from practice_tui.core.bank.plans import Pick
from practice_tui.errors import PracticeError
from tests.core.samples import plan
from tests.fakes import make_bank, make_question

PLAN = replace(plan(5, Pick.SEEDED), id="phone-screen")
BANK = make_bank().questions
OTHER = (replace(BANK[0], prompt="Why?"), *BANK[1:])
OWN = make_question("mine", bank="own")


@given(st.integers(0, 2**20 - 1))
def test_a_code_reads_back(seed: int) -> None:
    code = parse_code(format_code(PLAN, BANK, seed).lower())

    assert (code.plan_id, code.seed) == ("phone-screen", seed)
    assert code.fits(PLAN, BANK)


def test_it_tells_another_bank_plan_or_seed() -> None:
    code = parse_code(format_code(PLAN, BANK, 7))

    assert not code.fits(PLAN, OTHER)
    assert not code.fits(replace(PLAN, count=6), BANK)
    assert not replace(code, seed=8).fits(PLAN, BANK)


def test_questions_of_ones_own_and_those_that_the_plan_does_not_admit_change_nothing() -> None:
    code = format_code(PLAN, BANK, 7)
    assert format_code(PLAN, (*BANK, OWN), 7) == code
    assert drawn_from(PLAN, (*BANK, OWN)) == list(BANK)

    narrow = replace(PLAN, topics={BANK[1].topic: 1})
    assert format_code(narrow, OTHER, 7) == format_code(narrow, BANK, 7)


def test_a_plan_of_own_questions_draws_from_them() -> None:
    assert drawn_from(replace(PLAN, topics={"mine": 1}), (*BANK, replace(OWN, topic="mine"))) != []
    named = replace(PLAN, questions=(OWN.id, BANK[0].id))
    assert drawn_from(named, (*BANK, OWN)) == [BANK[0], OWN]


def test_it_is_short_and_letters_that_are_easily_misread_are_forgiven() -> None:
    code = format_code(PLAN, BANK, 1)

    assert code.startswith("PHONE-SCREEN-0001-")
    assert len(code) == len("PHONE-SCREEN-0001-2M9")
    assert parse_code(code.replace("0001", "oOOl")) == parse_code(code)


@pytest.mark.parametrize(
    "text", ["", "quick", "quick-7f3k", "7f3k-2m9", "quick-7f3-2m9", "quick-7u3k-2m9", "-7f3k-2m9"]
)
def test_anything_else_is_no_code(text: str) -> None:
    with pytest.raises(PracticeError, match="is no code of a round"):
        parse_code(text)
