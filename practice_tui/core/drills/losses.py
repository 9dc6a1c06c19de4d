"""Exercises on activations, losses and information."""

import math

from practice_tui.core.drills.exercises import Chance, Exercise, matrix_exercise, number, number_exercise


def activation_values(chance: Chance, level: int) -> Exercise:
    """A value of sigmoid, tanh or ReLU; from level 2 on its derivative, at level 3 through a weight."""
    name = chance.choice(("sigmoid", "tanh") if level > 1 else ("sigmoid", "tanh", "ReLU"))
    x = chance.choice((-2.0, -1.0, -0.5, 0.5, 1.0, 2.0))
    value = _activation(name, x)
    formula = {"sigmoid": "1/(1 + e^−x)", "tanh": "(e^x − e^−x)/(e^x + e^−x)", "ReLU": "max(0, x)"}[name]
    if level == 1:
        slips = [("the sign of x turned", _activation(name, -x)), ("the derivative", _slope(name, x))]
        return number_exercise(
            f"f is the {name}. Compute f({number(x)}).",
            value,
            (f"f(x) = {formula}", f"f({number(x)})"),
            slips,
            decimals=3,
        )
    slope = _slope(name, x)
    rule = "f′ = f·(1 − f)" if name == "sigmoid" else "f′ = 1 − f²"
    if level == 2:
        return number_exercise(
            f"f is the {name}. Compute its derivative at {number(x)}.",
            slope,
            (f"f({number(x)}) = {number(value, 4)}", rule),
            [("the value instead of the derivative", value), ("the other function's rule", _other_slope(name, value))],
            decimals=3,
        )
    weight, entry = float(chance.choice((-3, -2, 2, 3))), x
    inner = weight * entry
    return number_exercise(
        f"f is the {name}, w = {number(weight)}. Compute the derivative\nof f(w·x) with respect to x at x = {number(entry)}.",
        weight * _slope(name, inner),
        (
            f"w·x = {number(inner)}, f = {number(_activation(name, inner), 4)}",
            f"{rule} = {number(_slope(name, inner), 4)}",
            f"w·f′ = {number(weight)}·{number(_slope(name, inner), 4)}",
        ),
        [
            ("w forgotten", _slope(name, inner)),
            ("the derivative with respect to w", entry * _slope(name, inner)),
            ("f′ at x instead of w·x", weight * _slope(name, entry)),
        ],
        decimals=3,
    )


def softmax(chance: Chance, level: int) -> Exercise:
    """All probabilities of two or three logits; at level 3 with a temperature."""
    size, temperature = (2, 1.0) if level == 1 else (3, 1.0) if level == 2 else (3, chance.choice((0.5, 2.0)))
    logits = [float(z) for z in chance.sample((-2, -1, 0, 1, 2, 3), size)]
    answer = _softmax(logits, temperature)
    told = f" with temperature {number(temperature)}" if level == 3 else ""
    terms = " + ".join(f"e^{number(z / temperature)}" for z in logits)
    slips = [
        ("divided by the sum of the logits", _shares(logits)),
        ("without the exponential's sum", tuple(math.exp(z / temperature) for z in logits)),
        ("the temperature forgotten", _softmax(logits, 1.0)),
        ("multiplied by the temperature", _softmax(logits, 1 / temperature)),
        ("powers of two instead of e", _softmax(logits, temperature, base=2.0)),
    ]
    return matrix_exercise(
        f"Logits: {', '.join(map(number, logits))}.\nCompute all softmax probabilities{told}.",
        (answer,),
        (f"{terms} = {number(sum(math.exp(z / temperature) for z in logits))}", "each exponential over that sum:"),
        [(name, (value,)) for name, value in slips if value],
        decimals=3,
    )


def mean_squared_error(chance: Chance, level: int) -> Exercise:
    n = level + 2
    targets = [float(chance.randint(0, 6)) for _ in range(n)]
    gaps = [float(chance.choice((-3, -2, -1, 1, 2, 3))) for _ in range(n)]
    guesses = [target + gap for target, gap in zip(targets, gaps, strict=True)]
    squares = sum(gap**2 for gap in gaps)
    root = level == 3
    value = math.sqrt(squares / n) if root else squares / n
    return number_exercise(
        f"Predictions {', '.join(map(number, guesses))}\nagainst {', '.join(map(number, targets))}.\n"
        f"Compute the {'root of the mean' if root else 'mean'} squared error.",
        value,
        (
            f"squares: {' + '.join(number(gap**2) for gap in gaps)} = {number(squares)}",
            f"{'√' if root else ''}({number(squares)}/{n})",
        ),
        [
            ("divided by n − 1", math.sqrt(squares / (n - 1)) if root else squares / (n - 1)),
            ("the sum, not the mean", squares),
            ("absolute errors", sum(map(abs, gaps)) / n),
            ("the root forgotten" if root else "the root taken", squares / n if root else math.sqrt(squares / n)),
        ],
        decimals=2,
    )


def cross_entropy(chance: Chance, level: int) -> Exercise:
    """Binary at level 1, of a class at level 2, with a smoothed target at level 3; natural logarithm."""
    if level == 1:
        p, target = chance.choice((0.1, 0.2, 0.25, 0.3, 0.6, 0.7, 0.8, 0.9)), chance.randint(0, 1)
        given = p if target else 1 - p
        return number_exercise(
            f"The model gives P(y = 1) = {number(p)}; y is {target}.\nCompute the binary cross-entropy (natural log).",
            -math.log(given),
            (f"−ln P(y = {target}) = −ln {number(given)}",),
            [
                ("the other class", -math.log(1 - given)),
                ("log to base 2", -math.log2(given)),
                ("log to base 10", -math.log10(given)),
                ("the minus forgotten", math.log(given)),
            ],
            decimals=3,
        )
    probabilities = chance.choice(((0.7, 0.2, 0.1), (0.5, 0.3, 0.2), (0.6, 0.3, 0.1), (0.4, 0.35, 0.25)))
    right = chance.randint(0, 2)
    given = probabilities[right]
    listed = ", ".join(map(number, probabilities))
    if level == 2:
        return number_exercise(
            f"Probabilities of three classes: {listed}.\nThe right class is number {right + 1}.\n"
            "Compute the cross-entropy (natural log).",
            -math.log(given),
            (f"only the right class counts: −ln {number(given)}",),
            [
                ("log to base 2", -math.log2(given)),
                ("divided by the number of classes", -math.log(given) / 3),
                ("1 − p", 1 - given),
                ("log to base 10", -math.log10(given)),
            ],
            decimals=3,
        )
    eps = 0.1
    target = [eps / 3 + (1 - eps) * (index == right) for index in range(3)]
    terms = [-t * math.log(p) for t, p in zip(target, probabilities, strict=True)]
    return number_exercise(
        f"Probabilities of three classes: {listed}.\nThe right class is number {right + 1}; labels are smoothed with\n"
        "ε = 0.1 over all three classes. Compute the\ncross-entropy (natural log).",
        sum(terms),
        (
            f"targets: {', '.join(number(t, 4) for t in target)}",
            f"terms −t·ln p: {' + '.join(number(term, 4) for term in terms)}",
        ),
        [
            ("smoothing forgotten", -math.log(given)),
            (
                "ε over the wrong classes alone",
                -sum((1 - eps if index == right else eps / 2) * math.log(p) for index, p in enumerate(probabilities)),
            ),
            ("log to base 2", sum(terms) / math.log(2)),
        ],
        decimals=3,
    )


def entropy_and_divergence(chance: Chance, level: int) -> Exercise:
    """Entropy in bits, cross-entropy in bits, or a KL divergence in nats."""
    p = chance.choice(((0.5, 0.25, 0.25), (0.75, 0.25), (0.5, 0.5), (0.5, 0.25, 0.125, 0.125), (0.9, 0.1), (0.8, 0.2)))
    if level == 1:
        value = -sum(x * math.log2(x) for x in p)
        return number_exercise(
            f"p = ({', '.join(map(number, p))}).\nCompute its entropy in bits.",
            value,
            (" + ".join(f"{number(x)}·log₂(1/{number(x)})" for x in p),),
            [
                ("natural logarithm", value * math.log(2)),
                ("the minus forgotten", -value),
                ("divided by the number of outcomes", value / len(p)),
            ],
            decimals=3,
        )
    q = tuple(1 / len(p) for _ in p) if level == 2 else tuple(reversed(p)) if p[0] != p[-1] else (0.25, 0.75)
    p, q = (p, q) if level == 3 else (p, tuple(1 / len(p) for _ in p))
    forward = sum(x * math.log(x / y) for x, y in zip(p, q, strict=True))
    backward = sum(y * math.log(y / x) for x, y in zip(p, q, strict=True))
    crossed = -sum(x * math.log(y) for x, y in zip(p, q, strict=True))
    return number_exercise(
        f"p = ({', '.join(map(number, p))}),\nq = ({', '.join(number(y, 4) for y in q)}).\nCompute KL(p‖q) in nats.",
        forward,
        (" + ".join(f"{number(x)}·ln({number(x)}/{number(y, 4)})" for x, y in zip(p, q, strict=True)),),
        [
            ("KL(q‖p)", backward),
            ("the cross-entropy", crossed),
            ("bits instead of nats", forward / math.log(2)),
            ("the sign turned", -forward),
        ],
        decimals=3,
    )


def perplexity(chance: Chance, level: int) -> Exercise:
    """From a loss in nats, from bits, or from the probabilities of the tokens."""
    if level == 1:
        loss = chance.choice((0.7, 1.1, 1.4, 1.6, 2.0, 2.3))
        return number_exercise(
            f"The mean loss per token is {number(loss)} nats.\nCompute the perplexity.",
            math.exp(loss),
            (f"e^{number(loss)}",),
            [("2 to the loss", 2**loss), ("10 to the loss", 10**loss), ("the loss itself", loss)],
            decimals=2,
        )
    if level == 2:
        bits = chance.choice((1.0, 1.5, 2.0, 2.5, 3.0, 3.5))
        return number_exercise(
            f"The model needs {number(bits)} bits a token.\nCompute the perplexity.",
            2**bits,
            (f"2^{number(bits)}",),
            [("e to the bits", math.exp(bits)), ("the bits themselves", bits), ("bits squared", bits**2)],
            decimals=2,
        )
    probabilities = [chance.choice((0.5, 0.25, 0.2, 0.1, 0.125)) for _ in range(3)]
    product = math.prod(probabilities)
    mean = product ** (1 / 3)
    return number_exercise(
        f"A model gives three tokens the probabilities\n{', '.join(map(number, probabilities))}.\nCompute the perplexity of the three.",
        1 / mean,
        (f"product {number(product, 6)}, to the power −1/3",),
        [
            ("one over the product", 1 / product),
            ("one over the arithmetic mean", 3 / sum(probabilities)),
            ("the mean of 1/p", sum(1 / p for p in probabilities) / 3),
        ],
        decimals=2,
    )


def _activation(name: str, x: float) -> float:
    match name:
        case "sigmoid":
            return 1 / (1 + math.exp(-x))
        case "tanh":
            return math.tanh(x)
    return max(0.0, x)


def _slope(name: str, x: float) -> float:
    value = _activation(name, x)
    match name:
        case "sigmoid":
            return value * (1 - value)
        case "tanh":
            return 1 - value**2
    return float(x > 0)


def _other_slope(name: str, value: float) -> float:
    return 1 - value**2 if name == "sigmoid" else value * (1 - value)


def _softmax(logits: list[float], temperature: float, base: float = math.e) -> tuple[float, ...]:
    powers = [base ** (z / temperature) for z in logits]
    return tuple(power / sum(powers) for power in powers)


def _shares(logits: list[float]) -> tuple[float, ...]:
    total = sum(logits)
    return tuple(z / total for z in logits) if total else ()
