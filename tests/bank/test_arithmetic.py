"""The evaluator of `check` expressions computes, and refuses to do more."""

import math

import pytest

from tests.bank.arithmetic import evaluate


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("2 + 3 * 4 ** 2 % 7", 8),
        ("-log(0.5) / log(2)", 1),
        ("sum([x * w for x, w in [(1, 2), (3, 4)]])", 14),
        ("sum(n ** 2 for n in range(4))", 14),
        ("round(sqrt(2), 2) + floor(2.9) + comb(4, 2)", 9.41),
        ("exp(1) - tanh(0) - erf(0) - pi", math.e - math.pi),
    ],
)
def test_arithmetic(expression: str, value: float) -> None:
    assert evaluate(expression) == pytest.approx(value)


@pytest.mark.parametrize(
    "expression",
    ["open('x')", "__import__('os')", "().__class__", "[].append(1)", "x := 3", "lambda: 1", "1 if 1 else 2"],
)
def test_anything_else_is_refused(expression: str) -> None:
    with pytest.raises((ValueError, SyntaxError)):
        evaluate(expression)
