"""Exercises on losses: mean squared error, cross-entropy, entropy, perplexity."""

import math
from collections.abc import Callable
from itertools import pairwise

from practice_tui.core.drills.exercises import Chance, Exercise, number, number_exercise, numbers, total

ORDINALS = ("first", "second", "third")


def mean_squared_error(chance: Chance, level: int) -> Exercise:
    """The mean squared error of three or four pairs; at level 3 its root, of five pairs."""
    n = level + 2
    targets = [float(chance.randint(0, 6)) for _ in range(n)]
    errors = [float(chance.choice((-3, -2, -1, 1, 2, 3))) for _ in range(n)]
    guesses = [target + error for target, error in zip(targets, errors, strict=True)]
    squares = sum(error**2 for error in errors)
    is_root = level == 3
    of: Callable[[float], float] = math.sqrt if is_root else float
    return number_exercise(
        f"Predictions {numbers(guesses)},\ntargets {numbers(targets)}.\n"
        f"Compute the {'root mean squared error (RMSE)' if is_root else 'mean squared error'}.",
        of(squares / n),
        (
            f"errors: {numbers(errors)}",
            f"squares: {total([error**2 for error in errors])} = {number(squares)}",
            f"√({number(squares)}/{n})" if is_root else f"{number(squares)}/{n}",
        ),
        [
            ("divided by n − 1", of(squares / (n - 1))),
            ("the sum, not the mean", of(squares)),
            ("the mean absolute error", sum(map(abs, errors)) / n),
            ("the root forgotten", squares / n) if is_root else ("the root taken", math.sqrt(squares / n)),
            *([] if is_root else [("halved, as ½(ŷ − y)²", squares / n / 2)]),
        ],
        decimals=2,
    )


def cross_entropy(chance: Chance, level: int) -> Exercise:
    """Cross-entropy in nats: binary, of three classes, or with a smoothed target."""
    if level == 1:
        p, label = chance.randint(1, 19) / 20, chance.randint(0, 1)
        given = p if label else 1 - p
        return number_exercise(
            f"A model predicts P(y = 1) = {number(p)}; the label is y = {label}.\n"
            "Compute the binary cross-entropy (natural log).",
            -math.log(given),
            (f"−ln P(y = {label}) = −ln {number(given)}",),
            [
                ("the probability of the other label", -math.log(1 - given)),
                ("log to base 2", -math.log2(given)),
                ("log to base 10", -math.log10(given)),
                ("the minus forgotten", math.log(given)),
                ("1 − p, without a logarithm", 1 - given),
            ],
            decimals=3,
        )
    p3 = _parts(chance, 3, 20)
    true = chance.randint(0, 2)
    given = p3[true]
    head = f"Predicted probabilities {numbers(p3)};\nthe {ORDINALS[true]} class is the true one."
    if level == 2:
        return number_exercise(
            f"{head}\nCompute the cross-entropy (natural log).",
            -math.log(given),
            (f"only the true class counts: −ln {number(given)}",),
            [
                ("log to base 2", -math.log2(given)),
                ("log to base 10", -math.log10(given)),
                ("the minus forgotten", math.log(given)),
                ("summed over all classes", -sum(math.log(p) for p in p3)),
                ("the entropy of the prediction", -sum(p * math.log(p) for p in p3)),
                ("1 − p, without a logarithm", 1 - given),
            ],
            decimals=3,
        )
    smoothing = 0.1
    target = [smoothing / 3 + (1 - smoothing) * (place == true) for place in range(3)]
    terms = [-t * math.log(p) for t, p in zip(target, p3, strict=True)]
    others = [1 - smoothing if place == true else smoothing / 2 for place in range(3)]
    return number_exercise(
        f"{head}\nLabels are smoothed with ε = 0.1 over all classes.\nCompute the cross-entropy (natural log).",
        sum(terms),
        (
            f"targets: {numbers(target, 4)}",
            f"terms −t·ln p: {total(terms, 4)}",
        ),
        [
            ("smoothing forgotten", -math.log(given)),
            ("ε over the other classes alone", -sum(t * math.log(p) for t, p in zip(others, p3, strict=True))),
            ("the true class's term alone", terms[true]),
            ("log to base 2", sum(terms) / math.log(2)),
        ],
        decimals=3,
    )


def entropy_and_divergence(chance: Chance, level: int) -> Exercise:
    """Entropy in bits; the divergence from a uniform distribution in nats, and from another one."""
    if level == 1:
        p = _parts(chance, chance.randint(2, 4), 10)
        terms = [-x * math.log2(x) for x in p]
        return number_exercise(
            f"p = ({numbers(p)}).\nCompute its entropy in bits.",
            sum(terms),
            (
                *(f"−{number(x)}·log₂ {number(x)} = {number(term, 4)}" for x, term in zip(p, terms, strict=True)),
                "their sum:",
            ),
            [
                ("natural logarithm: nats, not bits", sum(terms) * math.log(2)),
                ("log to base 10", sum(terms) * math.log10(2)),
                ("the minus forgotten", -sum(terms)),
                ("logarithms not weighted by p", -sum(math.log2(x) for x in p)),
            ],
            decimals=3,
        )
    p = _parts(chance, 3, 10)
    q = [1 / 3] * 3 if level == 2 else _parts(chance, 3, 10)
    if p == q:
        q = [*q[1:], q[0]]
    terms = [x * math.log(x / y) for x, y in zip(p, q, strict=True)]
    return number_exercise(
        f"p = ({numbers(p)}), q = ({', '.join(['1/3'] * 3) if level == 2 else numbers(q)}).\nCompute KL(p‖q) in nats.",
        sum(terms),
        (
            *(
                f"{number(x)}·ln({number(x)}/{'(1/3)' if level == 2 else number(y)}) = {number(term, 4)}"
                for x, y, term in zip(p, q, terms, strict=True)
            ),
            "their sum:",
        ),
        [
            ("KL(q‖p)", sum(y * math.log(y / x) for x, y in zip(p, q, strict=True))),
            ("the cross-entropy of p and q", -sum(x * math.log(y) for x, y in zip(p, q, strict=True))),
            ("the entropy of p", -sum(x * math.log(x) for x in p)),
            ("bits instead of nats", sum(terms) / math.log(2)),
            ("the sign turned", -sum(terms)),
        ],
        decimals=3,
    )


def perplexity(chance: Chance, level: int) -> Exercise:
    """The perplexity of a loss in nats, of one in bits, or of the probabilities of three tokens."""
    if level == 1:
        loss = chance.randint(5, 35) / 10
        return number_exercise(
            f"The mean cross-entropy is {number(loss)} nats per token.\nCompute the perplexity.",
            math.exp(loss),
            (f"e^{number(loss)}",),
            [("2 to the loss, as for bits", 2**loss), ("10 to the loss", 10**loss), ("the loss itself", loss)],
            decimals=2,
        )
    if level == 2:
        bits = chance.randint(4, 20) / 4
        return number_exercise(
            f"The mean cross-entropy is {number(bits)} bits per token.\nCompute the perplexity.",
            2**bits,
            (f"2^{number(bits)}",),
            [
                ("e to the bits, as for nats", math.exp(bits)),
                ("the bits themselves", bits),
                ("bits squared, not 2 to the bits", bits**2),
            ],
            decimals=2,
        )
    given = [chance.choice((0.5, 0.4, 0.25, 0.2, 0.125, 0.1, 0.05)) for _ in range(3)]
    product = math.prod(given)
    return number_exercise(
        f"A model gives the three tokens of a text the\nprobabilities {numbers(given)}.\nCompute the perplexity.",
        product ** (-1 / 3),
        (f"product: {number(product, 6)}", f"{number(product, 6)}^(−1/3)"),
        [
            ("one over the product, without the root", 1 / product),
            ("one over the arithmetic mean of p", 3 / sum(given)),
            ("the mean of 1/p", sum(1 / p for p in given) / 3),
            ("the mean loss itself", -math.log(product) / 3),
        ],
        decimals=2,
    )


def _parts(chance: Chance, n: int, parts: int) -> list[float]:
    """n shares above 0 that add up to 1, each a multiple of 1/`parts`."""
    cuts = [0, *sorted(chance.sample(range(1, parts), n - 1)), parts]
    return [(high - low) / parts for low, high in pairwise(cuts)]
