"""The code of a seeded round: short, read leniently, and telling when the bank differs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.bank.codes import format_code, parse_code
from practice_tui.core.bank.plans import Pick
from practice_tui.errors import PracticeError
from tests.core.samples import plan, question

PLAN = replace(plan(5, Pick.SEEDED), id="phone-screen")
BANK = (question("cnn-1"), question("llm-1"))


@given(st.integers(0, 2**20 - 1))
def test_a_code_reads_back(seed: int) -> None:
    code = parse_code(format_code(PLAN, BANK, seed).lower())

    assert (code.plan_id, code.seed) == ("phone-screen", seed)
    assert code.fits(PLAN, BANK)


def test_it_tells_another_bank_plan_or_seed() -> None:
    code = parse_code(format_code(PLAN, BANK, 7))

    assert not code.fits(PLAN, (BANK[0], replace(BANK[1], prompt="Another one?")))
    assert not code.fits(replace(PLAN, count=6), BANK)
    assert not replace(code, seed=8).fits(PLAN, BANK)


def test_a_code_of_the_first_release_still_fits() -> None:
    assert format_code(PLAN, BANK, 7) == "PHONE-SCREEN-0007-0A9"


def test_only_the_questions_count_that_the_plan_may_ask() -> None:
    only = replace(PLAN, topics={"cnn": 1})
    code = parse_code(format_code(only, BANK, 7))
    assert code.fits(only, BANK[:1])
    assert code.fits(only, (*reversed(BANK), question("llm-2")))
    assert not code.fits(only, (*BANK, question("cnn-2")))


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
