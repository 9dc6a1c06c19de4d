"""The answer of an exercise, computed with numpy from nothing but the words of its prompt."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Compute = Callable[[str, int], Array]

_NUMBER = r"−?\d+(?:\.\d+)?"


def numbers_in(text: str) -> list[float]:
    """All of them, in order."""
    return [float(found.replace("−", "-")) for found in re.findall(rf"(?<![\w.]){_NUMBER}", text)]


def named(prompt: str, name: str) -> float:
    """The number after `name =`."""
    return _number_in(prompt, rf"(?<!\w){re.escape(name)} = ({_NUMBER})")


def after(prompt: str, words: str) -> float:
    """The number right after these words."""
    return _number_in(prompt, rf"{words} ({_NUMBER})")


def before(prompt: str, words: str) -> float:
    """The number right before these words."""
    return _number_in(prompt, rf"({_NUMBER}) ?{words}")


def _number_in(prompt: str, pattern: str) -> float:
    match = re.search(pattern, prompt)
    assert match, (pattern, prompt)
    return float(match[1].replace("−", "-"))


def vector(prompt: str, name: str) -> Array:
    """`name = (1, 2)`."""
    found = re.search(rf"(?<!\w){re.escape(name)} = \(([^)]*)\)", prompt)
    assert found, (name, prompt)
    return np.array(numbers_in(found[1]))


def matrix(prompt: str, name: str) -> Array:
    """`name = [ 1 2 ]` with its further rows below."""
    lines = prompt.split("\n")
    first = next(place for place, line in enumerate(lines) if re.match(rf"{name}\s*= \[", line))
    rows = [numbers_in(lines[first].partition("=")[2])]
    for line in lines[first + 1 :]:
        if not line.strip().startswith("["):
            break
        rows.append(numbers_in(line))
    return np.array(rows)


def shapes(prompt: str) -> list[tuple[int, ...]]:
    """Each `(2, 3)`."""
    return [tuple(map(int, numbers_in(found))) for found in re.findall(r"\(([\d, ]+)\)", prompt)]


def matrix_product(prompt: str, level: int) -> Array:
    return np.asarray(np.einsum("ij,jk->ik", matrix(prompt, "A"), matrix(prompt, "B")))


def elementwise_product(prompt: str, level: int) -> Array:
    return np.multiply(matrix(prompt, "A"), matrix(prompt, "B"))


def product_shape(prompt: str, level: int) -> Array:
    one, other = (np.zeros(shape) for shape in shapes(prompt)[:2])
    if level == 1:
        made = one @ other
    elif level == 2:
        made = one + other
    else:
        made = one @ np.swapaxes(other, -2, -1)
    return np.array(made.shape, float)


def dot_and_cosine(prompt: str, level: int) -> Array:
    x, y = vector(prompt, "x"), vector(prompt, "y")
    scale = 1.0 if level == 1 else float(np.linalg.norm(x) * np.linalg.norm(y))
    return np.array([np.vdot(x, y) / scale])


FUNCTIONS: Mapping[str, Callable[[Array], Array]] = {
    "σ": lambda x: 0.5 * (1 + np.tanh(x / 2)),
    "sigmoid": lambda x: 0.5 * (1 + np.tanh(x / 2)),
    "tanh": lambda x: 1 - 2 / (np.exp(2 * x) + 1),
    "ReLU": lambda x: np.maximum(x, 0),
}


def activation_values(prompt: str, level: int) -> Array:
    function = next(FUNCTIONS[name] for name in FUNCTIONS if name in prompt)
    if level == 1:
        return function(np.array(numbers_in(prompt.replace("(", " "))[:1]))
    x, w = (named(prompt, "x"), named(prompt, "w")) if level == 3 else (after(prompt, "at"), 1.0)
    step = 1e-6
    return np.array([(function(np.array(w * (x + step))) - function(np.array(w * (x - step)))) / (2 * step)])


def softmax(prompt: str, level: int) -> Array:
    head, _, rest = prompt.partition("\n")
    logits = np.array(numbers_in(head))
    scaled = logits / (after(rest, "temperature") if level == 3 else 1.0)
    return np.asarray(np.exp(scaled - np.logaddexp.reduce(scaled)))


def mean_squared_error(prompt: str, level: int) -> Array:
    guesses, targets = (np.array(numbers_in(line)) for line in prompt.split("\n")[:2])
    squared = float(np.var(guesses - targets) + np.mean(guesses - targets) ** 2)
    return np.array([np.sqrt(squared) if level == 3 else squared])


def cross_entropy(prompt: str, level: int) -> Array:
    if level == 1:
        chance, label = named(prompt, "P(y = 1)"), after(prompt, "label is y =")
        return np.array([-(label * np.log(chance) + (1 - label) * np.log1p(-chance))])
    p = np.array(numbers_in(prompt.partition(";")[0]))
    true = ["first", "second", "third"].index(re.findall("first|second|third", prompt)[0])
    target = np.eye(3)[true]
    if level == 3:
        target = target * (1 - named(prompt, "ε")) + named(prompt, "ε") / 3
    return np.array([-(target @ np.log(p))])


def entropy_and_divergence(prompt: str, level: int) -> Array:
    p = vector(prompt, "p")
    if level == 1:
        return np.array([np.log2(np.prod(p**-p))])
    q = np.full(3, 1 / 3) if level == 2 else vector(prompt, "q")
    return np.array([np.log(np.prod((p / q) ** p))])


def perplexity(prompt: str, level: int) -> Array:
    if level == 3:
        p = np.array(numbers_in(prompt.partition("probabilities")[2]))
        return np.array([np.exp(-np.mean(np.log(p)))])
    loss = after(prompt, "is")
    return np.array([np.exp2(loss / np.log(2)) if level == 1 else np.exp(loss * np.log(2))])


def gradient_of(loss: Callable[[Array], float], at: Array) -> Array:
    """By central differences, which are exact for quadratics but for rounding."""
    steps = np.eye(len(at)) * 1e-3
    return np.array([(loss(at + step) - loss(at - step)) / 2e-3 for step in steps])


def coefficient(prompt: str, of: str) -> float:
    found = re.search(rf"({_NUMBER})·{of}", prompt)
    return float(found[1]) if found else 1.0


def gradient_step(prompt: str, level: int) -> Array:
    rate = after(prompt, "learning rate")
    if level == 1:
        a, at = coefficient(prompt, "w²"), np.array([named(prompt, "w")])
        return at - rate * gradient_of(lambda w: float(a * w[0] ** 2), at)
    if level == 2:
        x, y, at = named(prompt, "x"), named(prompt, "y"), np.array([named(prompt, "w")])
        return at - rate * gradient_of(lambda w: float((w[0] * x - y) ** 2), at)
    a, b = coefficient(prompt, "u²"), coefficient(prompt, "v²")
    at = np.array([named(prompt, "u"), named(prompt, "v")])
    return at - rate * gradient_of(lambda w: float(a * w[0] ** 2 + b * w[1] ** 2 + w[0] * w[1]), at)


def momentum_step(prompt: str, level: int) -> Array:
    beta, rate = named(prompt, "β"), named(prompt, "η")
    w, v = named(prompt, "w"), named(prompt, "v")
    given = numbers_in(prompt.partition("g =")[2]) if level < 3 else []
    for place in range(1 if level == 1 else 2):
        slope = given[place] if given else 2 * coefficient(prompt, "w²") * w
        v = beta * v + slope
        w = w - rate * v
    return np.array([w])


def adam_step(prompt: str, level: int) -> Array:
    """With ε as libraries have it, which these tolerances don't see."""
    betas = np.array([named(prompt, "β₁"), named(prompt, "β₂")])
    rate, eps = named(prompt, "η"), 1e-12
    slopes = numbers_in(prompt.partition("gradients")[2].partition(".\n")[0]) if level == 2 else [named(prompt, "g")]
    moments, step = np.zeros(2), 0.0
    for time, slope in enumerate(slopes, 1):
        moments = betas * moments + (1 - betas) * np.array([slope, slope**2])
        m, v = moments / (1 - betas**time)
        step = rate * m / (np.sqrt(v) + eps)
    if level == 2:
        return np.array([step])
    w = named(prompt, "w")
    decay = named(prompt, "λ") if level == 3 else 0.0
    return np.array([w * (1 - rate * decay) - step])


def chain_rule(prompt: str, level: int) -> Array:
    x = after(prompt, "at x =")
    said = prompt.partition("\n")[0].replace("−", "-").replace(" ", "")
    if level == 1:
        a, b = re.findall(r"u=(-?\d+)x([+-]\d+)", said)[0]
        inner = np.poly1d([float(a), float(b)])
        return np.array([(inner**2).deriv()(x)])
    if level == 2:
        b, a = re.findall(r"v=u²([+-]\d+),u=(-?\d+)x", said)[0]
        return np.array([(3 * (np.poly1d([float(a), 0]) ** 2 + float(b))).deriv()(x)])
    a, b = re.findall(r"u=(-?\d+)x,v=(-?\d+)x²", said)[0]
    return np.array([(np.poly1d([float(a), 0]) * np.poly1d([float(b), 0, 0])).deriv()(x)])


def backprop(prompt: str, level: int) -> Array:
    x, v = vector(prompt, "x"), vector(prompt, "v")
    found = re.search(r"W = \[([^]]*)\]", prompt)
    assert found
    w = np.array([numbers_in(row) for row in found[1].split(";")])

    def output(flat: Array) -> float:
        return float(flat[4:] @ np.maximum(flat[:4].reshape(2, 2) @ x, 0))

    weights = np.concatenate([w.ravel(), v])
    if level == 1:
        return np.array([output(weights)])
    target = named(prompt, "y")
    slopes = gradient_of(lambda flat: 0.5 * (output(flat) - target) ** 2, weights)
    return slopes[4:] if level == 2 else slopes[:4].reshape(2, 2)


def batch_norm(prompt: str, level: int) -> Array:
    scale, shift = (named(prompt, "γ"), named(prompt, "β")) if level > 1 else (1.0, 0.0)
    if level == 3:
        mean, variance = after(prompt, "running mean"), after(prompt.replace("\n", " "), "running variance")
        return np.array([(named(prompt, "x") - mean) / np.sqrt(variance) * scale + shift])
    values = np.array(numbers_in(prompt.partition("\n")[0]))
    return np.asarray((values - values.mean()) / values.std() * scale + shift)


def convolution_size(prompt: str, level: int) -> Array:
    """Counts the places at which the kernel fits."""
    size, kernel = after(prompt, "length"), after(prompt, "kernel")
    stride, padding = after(prompt, "stride"), after(prompt, "padding")
    dilation = after(prompt, "dilation") if level == 3 else 1
    last = (kernel - 1) * dilation
    places = np.arange(0, size + 2 * padding, stride)
    return np.array([float(np.sum(places + last < size + 2 * padding))])


def convolution_by_hand(prompt: str, level: int) -> Array:
    if level == 1:
        found = re.search(r"kernel \(([^)]*)\)", prompt)
        assert found
        return np.correlate(vector(prompt, "x"), np.array(numbers_in(found[1])), "valid")
    windows = np.lib.stride_tricks.sliding_window_view(matrix(prompt, "image"), (2, 2))
    made: Array = np.einsum("ijab,ab->ij", windows, matrix(prompt, "kernel"))
    return np.maximum(made + after(prompt, "bias"), 0) if level == 3 else made


def pooling(prompt: str, level: int) -> Array:
    image = matrix(prompt, "x")
    windows = image.reshape(image.shape[0] // 2, 2, 2, 2)
    pooled = windows.max(axis=(1, 3)) if "Max" in prompt else windows.mean(axis=(1, 3))
    return np.asarray(pooled)


def receptive_field(prompt: str, level: int) -> Array:
    """From one output back to the inputs that it sees."""
    lines = [line for line in prompt.split("\n") if line.startswith("layer")]
    seen = {0}
    for line in reversed(lines):
        kernel = int(after(line, "kernel"))
        stride = int(after(line, "stride")) if level > 1 else 1
        dilation = int(after(line, "dilation")) if level == 3 else 1
        seen = {place * stride + tap * dilation for place in seen for tap in range(kernel)}
    return np.array([float(max(seen) - min(seen) + 1)])


def layer_parameters(prompt: str, level: int) -> Array:
    if level == 3:
        width = int(after(prompt, "width"))
        hidden = int(np.prod(list(map(int, re.findall(r"(\d)·(\d+)", prompt)[0]))))
        return np.array([float(4 * np.zeros((width, width)).size + 2 * np.zeros((width, hidden)).size)])
    if level == 2:
        inputs, units = int(before(prompt, "inputs")), int(before(prompt, "units"))
        return np.array([float(np.zeros((4 * units, inputs + units + 1)).size)])
    one, other = numbers_in(prompt)[:2] if "dense" in prompt else numbers_in(prompt.partition("from")[2])[:2]
    side = int(after(prompt, "kernel")) if "convolution" in prompt else 1
    return np.array([float(np.zeros((int(other), int(one), side, side)).size + other)])


def lora_parameters(prompt: str, level: int) -> Array:
    rank = int(after(prompt, "rank"))
    found = re.search(r"(\d+)×(\d+)", prompt)
    assert found
    rows, columns = map(int, found.groups())
    trained = float(np.zeros((rows, rank)).size + np.zeros((rank, columns)).size)
    if level == 2:
        trained *= before(prompt, "matrices") * before(prompt, "layers")
    return np.array([trained if level < 3 else 100 * trained / (rows * columns)])


def cache_bytes(prompt: str, level: int) -> Array:
    layers, heads = before(prompt, "layers"), before(prompt, "heads of width")
    if level == 3:
        heads = before(prompt, "heads of keys")
    width = after(prompt, "of width")
    token = np.prod([layers, heads, width, before(prompt, "bytes a number"), 2])
    if level == 1:
        return np.array([float(token)])
    return np.array([float(token * before(prompt, "sequences") * before(prompt, "tokens") / 1e9)])


def training_costs(prompt: str, level: int) -> Array:
    billions = before(prompt, "billion parameters")
    if level == 2:
        bits = {"bf16": 2, "fp32": 4}
        found = re.search(r"(bf16|fp32) gradients", prompt)
        assert found
        moments = 2 if "two Adam moments" in prompt else 1
        return np.array([(2 + bits[found[1]] + 4 + moments * 4) * billions])
    flops = 6 * billions * 1e9 * before(prompt, "billion training tokens") * 1e9
    if level == 1:
        return np.array([flops / 1e18])
    speed = before(prompt, "GPUs") * 1e15 * before(prompt, "% utilisation") / 100
    return np.array([flops / speed / 60 / 60 / 24])


def attention(prompt: str, level: int) -> Array:
    q, keys = vector(prompt, "q"), np.array([vector(prompt, "k₁"), vector(prompt, "k₂")])
    scores = keys @ q / np.sqrt(named(prompt, "d"))
    if level == 1:
        return np.asarray(scores)
    first = 1 / (1 + np.exp(scores[1] - scores[0]))
    weights = np.array([first, 1 - first])
    return weights if level == 2 else np.array([weights @ [named(prompt, "v₁"), named(prompt, "v₂")]])


def confusion_figures(prompt: str, level: int) -> Array:
    counts = {name: int(after(prompt, name)) for name in ("TP", "FP", "FN", "TN")}
    truth = np.repeat([1, 0, 1, 0], [counts["TP"], counts["FP"], counts["FN"], counts["TN"]])
    guess = np.repeat([1, 1, 0, 0], [counts["TP"], counts["FP"], counts["FN"], counts["TN"]])
    precision, recall = truth[guess == 1].mean(), guess[truth == 1].mean()
    if level == 1:
        return np.array([recall if "recall" in prompt else precision])
    if level == 2:
        return np.array([2 / (1 / precision + 1 / recall)])
    return np.array([np.mean([recall, 1 - guess[truth == 0].mean()])])


def area_under_curve(prompt: str, level: int) -> Array:
    """By the trapezoids under the curve."""
    good, bad = (np.array(numbers_in(line)) for line in prompt.split("\n")[:2])
    cuts = [np.inf, *sorted({*good, *bad}, reverse=True)]
    rises = np.array([(good >= cut).mean() for cut in cuts])
    runs = np.array([(bad >= cut).mean() for cut in cuts])
    return np.array([float(np.trapezoid(rises, runs))])


def bayes(prompt: str, level: int) -> Array:
    said = prompt.replace("\n", " ")
    prior, found = before(said, "% of people") / 100, after(said, "finds") / 100
    alarm = after(said, "alarm for") / 100
    tests = 2 if "Two" in said else 1
    likely = np.array([found, alarm]) ** tests if "positive" in said else 1 - np.array([found, alarm])
    joint = np.array([prior, 1 - prior]) * likely
    return np.array([100 * joint[0] / joint.sum()])


def ngram_precision(prompt: str, level: int) -> Array:
    size = 2 if "bigram" in prompt else 1
    lines = [line.partition(": ") for line in prompt.split("\n")]
    counts = {
        name: [
            Counter(zip(*(text.split()[place:] for place in range(size)), strict=False))
            for said, _, text in lines
            if said == name
        ]
        for name in ("candidate", "reference")
    }
    allowed: Counter[tuple[str, ...]] = Counter()
    for reference in counts["reference"]:
        allowed |= reference
    (candidate,) = counts["candidate"]
    return np.array([(candidate & allowed).total() / candidate.total()])


def k_means_step(prompt: str, level: int) -> Array:
    points = np.array(numbers_in(prompt.partition(";")[0]))
    centres = np.array(numbers_in(prompt.partition("centres")[2])[:2])
    for _ in range(2 if "two steps" in prompt else 1):
        nearest = np.argmin(np.abs(points[:, None] - centres[None]), axis=1)
        centres = np.array([points[nearest == place].mean() for place in (0, 1)])
    return centres


COMPUTED: Mapping[str, Compute] = {
    "matrix-product": matrix_product,
    "elementwise-product": elementwise_product,
    "product-shape": product_shape,
    "dot-cosine": dot_and_cosine,
    "activation-values": activation_values,
    "softmax": softmax,
    "mse": mean_squared_error,
    "cross-entropy": cross_entropy,
    "entropy-kl": entropy_and_divergence,
    "perplexity": perplexity,
    "gradient-step": gradient_step,
    "momentum-step": momentum_step,
    "adam-step": adam_step,
    "chain-rule": chain_rule,
    "backprop": backprop,
    "batch-norm": batch_norm,
    "conv-output-size": convolution_size,
    "conv-by-hand": convolution_by_hand,
    "pooling": pooling,
    "receptive-field": receptive_field,
    "layer-parameters": layer_parameters,
    "attention": attention,
    "lora-parameters": lora_parameters,
    "kv-cache": cache_bytes,
    "training-costs": training_costs,
    "confusion-figures": confusion_figures,
    "auc": area_under_curve,
    "bayes": bayes,
    "ngram-precision": ngram_precision,
    "k-means-step": k_means_step,
}
