"""Exercises on layers: sizes, parameters, attention, memory and arithmetic."""

import math
from collections.abc import Callable, Sequence

from practice_tui.core.drills.exercises import (
    Chance,
    Exercise,
    Matrix,
    aligned,
    factor,
    matrix_exercise,
    number,
    number_exercise,
    numbers,
    products,
    total,
)
from practice_tui.core.values import arithmetic

GB = 10**9
DAY = 86_400  # seconds


def convolution_size(chance: Chance, level: int) -> Exercise:
    """The output size of a 1-D convolution; from level 2 on with stride and padding, at level 3 dilated."""
    size, kernel = chance.randint(7, 64), chance.choice((2, 3, 4, 5, 7))
    stride = 1 if level == 1 else chance.choice((2, 3))
    padding = chance.randint(0, 2) if level > 1 else 0
    dilation = chance.choice((2, 3)) if level == 3 else 1
    span = dilation * (kernel - 1) + 1
    size = max(size, span + stride)
    room = size + 2 * padding - span
    settings = [f"kernel {kernel}", f"stride {stride}", f"padding {padding}"]
    settings += [f"dilation {dilation}"] if level == 3 else []
    return number_exercise(
        f"A 1-D convolution over an input of length {size}:\n{', '.join(settings)}.\nHow long is the output?",
        room // stride + 1,
        (
            *([f"the dilated kernel spans {dilation}·({kernel} − 1) + 1 = {span}"] if level == 3 else []),
            f"⌊({size} + 2·{padding} − {span})/{stride}⌋ + 1 = ⌊{room}/{stride}⌋ + 1",
        ),
        [
            ("the + 1 forgotten", room // stride),
            ("padded on one side alone", (room - padding) // stride + 1),
            ("rounded up", -(-room // stride) + 1),
            ("dilation forgotten", (size + 2 * padding - kernel) // stride + 1),
            ("stride forgotten", room + 1),
            ("padded to the input's length", -(-size // stride)),
        ],
    )


def convolution_by_hand(chance: Chance, level: int) -> Exercise:
    """A convolution as deep-learning libraries define it, without turning the kernel: of a row, of a 3×3 image."""
    if level == 1:
        return _convolution_of_a_row(
            [float(chance.randint(-2, 4)) for _ in range(5)], [float(chance.choice((-1, 0, 1, 2))) for _ in range(3)]
        )
    image = tuple(tuple(float(chance.randint(-1, 3)) for _ in range(3)) for _ in range(3))
    kernel = tuple(tuple(float(chance.choice((-1, 0, 1, 2))) for _ in range(2)) for _ in range(2))
    if not any(map(any, kernel)):
        kernel = ((1.0, 0.0), (0.0, 0.0))
    bias = float(chance.choice((-2, -1, 1, 2))) if level == 3 else 0.0
    plain, turned = _slid_2d(image, kernel), _slid_2d(image, [row[::-1] for row in kernel[::-1]])
    answer = _biased_relu(plain, bias) if level == 3 else plain
    slips = [("the kernel turned, as in signal processing", _biased_relu(turned, bias) if level == 3 else turned)]
    if level == 3:
        slips += [
            ("the bias forgotten", _biased_relu(plain, 0.0)),
            ("the ReLU forgotten", tuple(tuple(value + bias for value in row) for row in plain)),
            ("the bias added after the ReLU", _plus(_biased_relu(plain, 0.0), bias)),
        ]
    after = f"\nThen add the bias {number(bias)} and apply ReLU." if level == 3 else ""
    lines = [
        f"place {i + 1},{j + 1}: "
        + products([(image[i + a][j + b], kernel[a][b]) for a in (0, 1) for b in (0, 1)])
        + f" = {number(plain[i][j])}"
        for i in (0, 1)
        for j in (0, 1)
    ]
    return matrix_exercise(
        f"{aligned('image ', image)}\n\n{aligned('kernel', kernel)}\n\n"
        f"Convolve as deep-learning libraries do: the kernel\nisn't turned; stride 1, no padding.{after}",
        answer,
        [*lines, *([f"each with {factor(bias)} added; what is below 0 becomes 0"] if level == 3 else [])],
        slips,
    )


def _convolution_of_a_row(x: list[float], kernel: list[float]) -> Exercise:
    if kernel == kernel[::-1]:
        kernel = [kernel[0] + 1, *kernel[1:]]
    answer = _slid(x, kernel)
    return matrix_exercise(
        f"x = ({numbers(x)}), kernel ({numbers(kernel)}).\n"
        "Convolve as deep-learning libraries do: the kernel\nisn't turned; stride 1, no padding.",
        (answer,),
        [
            f"place {place + 1}: {products(list(zip(x[place : place + 3], kernel, strict=True)))} = {number(value)}"
            for place, value in enumerate(answer)
        ],
        [
            ("the kernel turned, as in signal processing", (_slid(x, kernel[::-1]),)),
            ("padded to the length of x", (_slid([0.0, *x, 0.0], kernel),)),
            ("the windows' sums, without the kernel", (_slid(x, [1.0] * 3),)),
        ],
    )


def pooling(chance: Chance, level: int) -> Exercise:
    """Max pooling with two windows or four, or average pooling with four."""
    rows = 4 if level > 1 else 2
    image = tuple(tuple(float(chance.randint(-4, 9)) for _ in range(4)) for _ in range(rows))
    is_max = level < 3
    windows, overlapping = _windows(image, 2), _windows(image, 1)
    largest = _of_each(windows, max)
    means = _of_each(windows, arithmetic.mean)
    lines = [
        f"window {i + 1},{j + 1}: "
        + (f"max({numbers(window)}) = {number(max(window))}" if is_max else f"({total(window)})/4")
        for i, row in enumerate(windows)
        for j, window in enumerate(row)
    ]
    return matrix_exercise(
        f"{aligned('x', image)}\n\n{'Max' if is_max else 'Average'} pooling, window 2×2, stride 2.",
        largest if is_max else means,
        lines,
        [
            ("average pooling", means) if is_max else ("max pooling", largest),
            ("stride 1", _of_each(overlapping, max if is_max else arithmetic.mean)),
            ("the largest by absolute value", _of_each(windows, _widest))
            if is_max
            else ("the sum, not the mean", _of_each(windows, sum)),
        ],
        decimals=0 if is_max else 2,
    )


def receptive_field(chance: Chance, level: int) -> Exercise:
    """The receptive field of a stack of convolutions; from level 2 on with strides, at level 3 dilated."""
    count = 4 if level == 3 else 3
    kernels = [chance.choice((2, 3, 5, 7)) for _ in range(count)]
    strides = [chance.choice((1, 2)) if level > 1 else 1 for _ in range(count)]
    dilations = [chance.choice((1, 2)) if level == 3 else 1 for _ in range(count)]
    if level > 1 and set(strides[:-1]) == {1}:
        strides[0] = 2  # that of the last layer makes no difference
    if level == 3 and set(dilations) == {1}:
        dilations[-1] = 2
    steps = [math.prod(strides[:place]) for place in range(count + 1)]  # between inputs, before and after each layer
    reach = [dilation * (kernel - 1) for kernel, dilation in zip(kernels, dilations, strict=True)]
    fields = [1 + sum(r * step for r, step in zip(reach[:place], steps, strict=False)) for place in range(count + 1)]
    layers = [
        f"layer {place + 1}: kernel {kernels[place]}"
        + (f", stride {strides[place]}" if level > 1 else "")
        + (f", dilation {dilations[place]}" if level == 3 else "")
        for place in range(count)
    ]
    lines = [
        f"layer {place + 1}: {fields[place]} + "
        + (f"{dilations[place]}·" if level == 3 else "")
        + f"({kernels[place]} − 1)"
        + (f"·{steps[place]}" if level > 1 else "")
        + f" = {fields[place + 1]}"
        for place in range(count)
    ]
    rule = "begin with 1" + ("; the step grows by each stride" if level > 1 else "")
    return number_exercise(
        "A stack of 1-D convolutions:\n" + "\n".join(layers) + "\nHow many inputs does one output see?",
        fields[-1],
        (rule, *lines),
        [
            ("the kernels added up", sum(kernels)),
            ("the kernels multiplied", math.prod(kernels)),
            ("strides forgotten", 1 + sum(reach)),
            ("dilations forgotten", 1 + sum((k - 1) * step for k, step in zip(kernels, steps, strict=False))),
            ("a layer's own stride counted in", 1 + sum(r * step for r, step in zip(reach, steps[1:], strict=True))),
            ("begun with 0, not with 1", fields[-1] - 1),
        ],
    )


def layer_parameters(chance: Chance, level: int) -> Exercise:
    """The parameters of a dense or convolutional layer, of an LSTM, or of a transformer block."""
    if level == 1:
        if chance.randint(0, 1):
            return _dense_parameters(chance.randint(4, 64), chance.randint(4, 64))
        return _convolution_parameters(chance.randint(2, 32), chance.randint(4, 64), chance.choice((3, 5, 7)))
    if level == 2:
        inputs, units = chance.randint(8, 64), chance.randint(8, 64)
        gate = units * (inputs + units) + units
        return number_exercise(
            f"An LSTM layer with {inputs} inputs and {units} units, one bias\nvector a gate. How many parameters?",
            4 * gate,
            (f"a gate: {units}·({inputs} + {units}) + {units} = {gate:,}", f"4 gates: 4·{gate:,}"),
            [
                ("three gates, as in a GRU", 3 * gate),
                ("one gate alone", gate),
                ("biases forgotten", 4 * (gate - units)),
                ("two biases a gate, as PyTorch keeps them", 4 * (gate + units)),
                ("the recurrent weights forgotten", 4 * (units * inputs + units)),
            ],
        )
    width, times = 64 * chance.randint(2, 16), chance.choice((2, 3, 4))
    attention, forward = 4 * width**2, 2 * times * width**2
    return number_exercise(
        f"A transformer block of width {width}: query, key, value\n"
        "and output projections, and a feed-forward part with\n"
        f"{times}·{width} hidden units. Biases and norms left out.\nHow many parameters?",
        attention + forward,
        (
            f"attention: 4·{width}² = {attention:,}",
            f"feed-forward: 2·{width}·{times * width} = {forward:,}",
            "their sum:",
        ),
        [
            ("the output projection forgotten", attention - width**2 + forward),
            ("one feed-forward matrix", attention + forward // 2),
            ("attention alone", attention),
            ("the feed-forward part alone", forward),
        ],
    )


def _dense_parameters(inputs: int, outputs: int) -> Exercise:
    return number_exercise(
        f"A dense layer from {inputs} to {outputs} units, with biases.\nHow many parameters?",
        inputs * outputs + outputs,
        (f"{inputs}·{outputs} + {outputs}",),
        [
            ("biases forgotten", inputs * outputs),
            ("a bias for each input", inputs * outputs + inputs),
            ("one bias in all", inputs * outputs + 1),
        ],
    )


def _convolution_parameters(inputs: int, outputs: int, kernel: int) -> Exercise:
    weights = inputs * outputs * kernel**2
    return number_exercise(
        f"A 2-D convolution from {inputs} to {outputs} channels,\n"
        f"kernel {kernel}×{kernel}, with biases. How many parameters?",
        weights + outputs,
        (f"{outputs}·({inputs}·{kernel}² + 1)",),
        [
            ("biases forgotten", weights),
            ("the input channels forgotten", outputs * kernel**2 + outputs),
            ("the kernel not squared", inputs * outputs * kernel + outputs),
            ("one bias in all", weights + 1),
        ],
    )


def lora_parameters(chance: Chance, level: int) -> Exercise:
    """The parameters of LoRA for one matrix, for several in each layer, or as a share of the matrix."""
    rank = chance.choice((2, 4, 8, 16, 32))
    rows, columns = 256 * chance.randint(2, 16), 256 * chance.randint(2, 16)
    if level == 1:
        return number_exercise(
            f"LoRA of rank {rank} on a {rows}×{columns} matrix.\nHow many parameters are trained?",
            rank * (rows + columns),
            (f"{rank}·({rows} + {columns})",),
            [
                ("the two sizes multiplied", rank * rows * columns),
                ("the first factor alone", rank * rows),
                ("the second factor alone", rank * columns),
                ("the whole matrix", rows * columns),
            ],
        )
    if level == 2:
        layers, matrices = chance.choice((12, 24, 32)), chance.choice((2, 4))
        all_of_them = layers * matrices * rank * 2 * rows
        return number_exercise(
            f"LoRA of rank {rank} on {matrices} matrices of {rows}×{rows} in each\nof {layers} layers. "
            "How many parameters are trained?",
            all_of_them,
            (f"a matrix: {rank}·({rows} + {rows}) = {2 * rank * rows:,}", f"{layers}·{matrices}·{2 * rank * rows:,}"),
            [
                ("one factor alone", all_of_them // 2),
                ("one matrix a layer", all_of_them // matrices),
                ("one layer alone", all_of_them // layers),
            ],
        )
    share = 100 * 2 * rank / rows
    return number_exercise(
        f"LoRA of rank {rank} on a {rows}×{rows} matrix.\nHow many parameters are trained, in percent of those\n"
        "of the matrix?",
        share,
        (f"{rank}·({rows} + {rows}) of {rows}²: 2·{rank}/{rows}", f"100·{2 * rank}/{rows}"),
        [
            ("one factor alone", share / 2),
            ("a share, not in percent", share / 100),
        ],
        decimals=2,
        unit="%",
    )


def cache_bytes(chance: Chance, level: int) -> Exercise:
    """The KV cache of a token in bytes, of a batch in GB, or of one with grouped heads; 2 bytes a number."""
    layers, heads, width = chance.choice((16, 24, 32, 40, 48)), chance.choice((8, 16, 32)), chance.choice((64, 128))
    tokens, batch = chance.choice((1024, 2048, 4096, 8192)), chance.choice((4, 8, 16))
    groups = heads if level < 3 else heads // 4
    per_token = 2 * layers * groups * width * 2
    head = f"{layers} layers, {heads} heads of width {width}, 2 bytes a number"
    if level == 1:
        return number_exercise(
            f"{head}.\nHow many bytes of KV cache does a token take?",
            per_token,
            (f"keys and values: 2·{layers}·{heads}·{width}·2",),
            [
                ("keys alone, without the values", per_token // 2),
                ("4 bytes a number", per_token * 2),
                ("one layer alone", per_token // layers),
                ("one head alone", per_token // heads),
            ],
            unit="bytes",
        )
    size = per_token * tokens * batch / GB
    grouped = f",\n{groups} heads of keys and values (grouped queries)" if level == 3 else ""
    return number_exercise(
        f"{head}{grouped}.\nHow many GB (10⁹ bytes) does the KV cache take for\n{batch} sequences of {tokens} tokens?",
        size,
        (
            f"a token: 2·{layers}·{groups}·{width}·2 = {per_token:,} bytes",
            f"{per_token:,}·{tokens}·{batch}/10⁹",
        ),
        [
            ("keys alone, without the values", size / 2),
            ("one sequence alone", size / batch),
            ("GiB instead of GB", size * GB / 2**30),
            ("all heads cached", size * heads / groups),
            ("4 bytes a number", size * 2),
        ],
        decimals=2,
        unit="GB",
    )


def training_costs(chance: Chance, level: int) -> Exercise:
    """Training in FLOPs by 6·N·D, the memory of its states, or its days on some GPUs."""
    billions = chance.choice((1, 2, 3, 7, 13))
    if level == 2:
        return _training_memory(billions, chance.choice((2, 4)), chance.choice((1, 2)))
    tokens = chance.choice((100, 150, 200, 300, 400, 500))
    flops = 6 * billions * tokens  # in 10^18
    head = f"{billions} billion parameters, {tokens} billion training tokens"
    if level == 1:
        return number_exercise(
            f"{head}.\nHow many FLOPs does training take by 6·N·D?\nGive it in units of 10¹⁸.",
            flops,
            (f"6·{billions}·10⁹·{tokens}·10⁹ = {flops:,}·10¹⁸",),
            [
                ("the forward pass alone, 2·N·D", flops / 3),
                ("the backward pass alone, 4·N·D", 2 * flops / 3),
                ("the 6 forgotten", flops / 6),
                ("not in units of 10¹⁸", flops * 1e18),
            ],
        )
    gpus, percent = chance.choice((8, 16, 32, 64)), chance.choice((30, 40, 50))
    seconds = flops * 1e18 * 100 / (gpus * 1e15 * percent)
    return number_exercise(
        f"{head},\n{gpus} GPUs of 10¹⁵ FLOP/s at {percent} % utilisation.\nHow many days does training take by 6·N·D?",
        seconds / DAY,
        (
            f"6·N·D = {flops:,}·10¹⁸ FLOPs",
            f"{gpus}·10¹⁵·{percent / 100:g} FLOP/s: {number(seconds, 0)} s",
            f"{number(seconds, 0)}/86,400",
        ),
        [
            ("at full utilisation", seconds * percent / 100 / DAY),
            ("one GPU alone", seconds * gpus / DAY),
            ("hours, not days", seconds / 3600),
            ("the forward pass alone, 2·N·D", seconds / 3 / DAY),
        ],
        decimals=2,
        unit="days",
    )


def _training_memory(billions: int, gradient: int, moments: int) -> Exercise:
    """The memory of the states; `gradient` is in bytes a parameter, two moments are Adam's, one is momentum's."""
    each = 2 + gradient + 4 + 4 * moments
    states = "and two Adam moments" if moments == 2 else "and one momentum"
    parts = [2, gradient, 4, *[4] * moments]
    return number_exercise(
        f"{billions} billion parameters; bf16 weights, {'bf16' if gradient == 2 else 'fp32'} gradients,\n"
        f"fp32 master weights {states} (fp32).\nHow many GB (10⁹ bytes) do these states take?",
        each * billions,
        (f"bytes a parameter: {' + '.join(map(str, parts))} = {each}", f"{each}·{billions}"),
        [
            ("one of the fp32 states forgotten", (each - 4) * billions),
            ("the bf16 weights alone", 2 * billions),
            ("gradients forgotten", (each - gradient) * billions)
            if gradient == 2
            else ("gradients in bf16", (each - 2) * billions),
            ("everything in bf16", 2 * len(parts) * billions),
        ],
        unit="GB",
    )


def attention(chance: Chance, level: int) -> Exercise:
    """One query over two keys of width 4: the scores, the weights, or the output."""
    q = [float(chance.choice((-1, 1, 2))), *(float(chance.choice((-1, 0, 1, 2))) for _ in range(3))]
    keys = [[float(chance.choice((-1, 0, 1, 2))) for _ in range(4)] for _ in range(2)]
    if arithmetic.dot(q, keys[0]) == arithmetic.dot(q, keys[1]):
        keys[0][0] += 1
    dots = [arithmetic.dot(q, key) for key in keys]
    scores = [dot / 2 for dot in dots]
    weights = arithmetic.softmax(scores)
    head = f"q = ({numbers(q)}), d = 4,\nk₁ = ({numbers(keys[0])}), k₂ = ({numbers(keys[1])})"
    first = [f"q·k: {number(dots[0])} and {number(dots[1])}", f"over √4: {number(scores[0])} and {number(scores[1])}"]
    if level == 1:
        return matrix_exercise(
            f"{head}.\nCompute both scaled scores of q.",
            (tuple(scores),),
            (first[0], "each over √d = 2:"),
            [
                ("the scale √d forgotten", (tuple(dots),)),
                ("divided by d, not by its root", (tuple(dot / 4 for dot in dots),)),
                ("the softmax taken", (tuple(weights),)),
            ],
            decimals=2,
        )
    powers = (
        f"e^{number(scores[0])} = {number(math.exp(scores[0]))}, e^{number(scores[1])} = {number(math.exp(scores[1]))}"
    )
    if level == 2:
        return matrix_exercise(
            f"{head}.\nCompute both attention weights of q.",
            (tuple(weights),),
            (*first, f"{powers}; each over their sum:"),
            [
                ("the scale √d forgotten", (tuple(arithmetic.softmax(dots)),)),
                ("divided by d, not by its root", (tuple(arithmetic.softmax([dot / 4 for dot in dots])),)),
                ("the weights swapped", (tuple(weights[::-1]),)),
            ],
            decimals=3,
        )
    values = [float(chance.randint(-2, 6)), float(chance.randint(-2, 6))]
    if values[0] == values[1]:
        values[1] += 1
    return number_exercise(
        f"{head},\nv₁ = {number(values[0])}, v₂ = {number(values[1])}. Compute the attention output for q.",
        arithmetic.dot(weights, values),
        (*first, powers, f"weights {numbers(weights)}", products(list(zip(weights, values, strict=True)))),
        [
            ("the scale √d forgotten", arithmetic.dot(arithmetic.softmax(dots), values)),
            ("the mean of the values", sum(values) / 2),
            ("scores in the place of weights", arithmetic.dot(scores, values)),
            ("the weights swapped", arithmetic.dot(weights[::-1], values)),
        ],
        decimals=2,
    )


def _slid(x: Sequence[float], kernel: Sequence[float]) -> tuple[float, ...]:
    size = len(kernel)
    return tuple(arithmetic.dot(x[place : place + size], kernel) for place in range(len(x) - size + 1))


def _slid_2d(image: Matrix, kernel: Sequence[Sequence[float]]) -> Matrix:
    return tuple(
        tuple(sum(image[i + a][j + b] * kernel[a][b] for a in (0, 1) for b in (0, 1)) for j in (0, 1)) for i in (0, 1)
    )


def _biased_relu(values: Matrix, bias: float) -> Matrix:
    return tuple(tuple(max(0.0, value + bias) for value in row) for row in values)


def _plus(values: Matrix, bias: float) -> Matrix:
    return tuple(tuple(value + bias for value in row) for row in values)


def _windows(image: Matrix, stride: int) -> list[list[list[float]]]:
    """The windows of 2×2, row by row, each as its four values."""
    return [
        [[image[i + a][j + b] for a in (0, 1) for b in (0, 1)] for j in range(0, len(image[0]) - 1, stride)]
        for i in range(0, len(image) - 1, stride)
    ]


def _of_each(windows: list[list[list[float]]], of: Callable[[Sequence[float]], float]) -> Matrix:
    return tuple(tuple(of(window) for window in row) for row in windows)


def _widest(values: Sequence[float]) -> float:
    return max(values, key=abs)
