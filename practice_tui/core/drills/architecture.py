"""Exercises on layers: sizes, parameters, attention, memory and arithmetic."""

import math

from practice_tui.core.drills.exercises import Chance, Exercise, Matrix, matrix_exercise, number, number_exercise

GB = 10**9


def convolution_size(chance: Chance, level: int) -> Exercise:
    size, kernel = chance.randint(7, 64), chance.choice((2, 3, 4, 5, 7))
    stride = 1 if level == 1 else chance.choice((2, 3))
    padding = chance.randint(0, 2) if level > 1 else 0
    dilation = chance.choice((2, 3)) if level == 3 else 1
    span = dilation * (kernel - 1) + 1
    size = max(size, span + stride)
    room = size + 2 * padding - span
    told = [f"input {size}", f"kernel {kernel}", *([f"stride {stride}", f"padding {padding}"] if level > 1 else [])]
    told += [f"dilation {dilation}"] if level == 3 else []
    return number_exercise(
        f"A 1-D convolution: {', '.join(told)}.\nHow long is the output?".replace(", dilation", ",\ndilation"),
        room // stride + 1,
        (
            *([f"a dilated kernel spans {dilation}·({kernel} − 1) + 1 = {span}"] if level == 3 else []),
            f"⌊({size} + 2·{padding} − {span})/{stride}⌋ + 1 = ⌊{room}/{stride}⌋ + 1",
        ),
        [
            ("the + 1 forgotten", room // stride),
            ("padding on one side alone", (room - padding) // stride + 1 if room > padding else 0),
            ("rounded up", -(-room // stride) + 1),
            ("dilation forgotten", (size + 2 * padding - kernel) // stride + 1),
            ("stride forgotten", room + 1),
        ],
    )


def convolution_by_hand(chance: Chance, level: int) -> Exercise:
    """As deep-learning libraries define it: the kernel isn't turned."""
    if level == 1:
        x = [float(chance.randint(-2, 4)) for _ in range(5)]
        k = [float(chance.choice((-1, 0, 1, 2))) for _ in range(3)]
        if k == k[::-1]:
            k[0] += 1.0
        return matrix_exercise(
            f"x = ({_listed(x)}), kernel ({_listed(k)}).\nConvolve as a library does, no padding, stride 1.",
            (_slid(x, k),),
            (
                "slide the kernel over x, unturned; first place:",
                " + ".join(f"({number(a)})·({number(b)})" for a, b in zip(x, k, strict=False)),
            ),
            [
                ("the kernel turned, as in signal processing", (_slid(x, k[::-1]),)),
                ("padded", (_slid([0.0, *x, 0.0], k),)),
            ],
        )
    size = 3
    image = tuple(tuple(float(chance.randint(-1, 3)) for _ in range(size)) for _ in range(size))
    kernel = tuple(tuple(float(chance.choice((-1, 0, 1, 2))) for _ in range(2)) for _ in range(2))
    bias = float(chance.choice((-2, -1, 1, 2))) if level == 3 else 0.0
    turned = tuple(row[::-1] for row in kernel[::-1])
    plain = _slid_2d(image, kernel)
    answer = tuple(tuple(max(0.0, value + bias) if level == 3 else value for value in row) for row in plain)
    told = f"\nAdd the bias {number(bias)} and apply ReLU." if level == 3 else ""
    return matrix_exercise(
        f"{_rows('image ', image)}\n\n{_rows('kernel', kernel)}\n\nConvolve as a library does, no padding, stride 1.{told}",
        answer,
        (
            "slide the kernel over the image, unturned;",
            "first place: "
            + " + ".join(f"({number(image[i][j])})·({number(kernel[i][j])})" for i in (0, 1) for j in (0, 1)),
        ),
        [
            ("the kernel turned, as in signal processing", _slid_2d(image, turned)),
            ("the bias forgotten", tuple(tuple(max(0.0, value) for value in row) for row in plain)),
            ("the ReLU forgotten", tuple(tuple(value + bias for value in row) for row in plain)),
        ],
    )


def pooling(chance: Chance, level: int) -> Exercise:
    rows = 4 if level > 1 else 2
    image = tuple(tuple(float(chance.randint(-4, 9)) for _ in range(4)) for _ in range(rows))
    is_max = level < 3
    windows = [[[image[i + a][j + b] for a in (0, 1) for b in (0, 1)] for j in (0, 2)] for i in range(0, rows, 2)]
    largest = tuple(tuple(max(window) for window in row) for row in windows)
    means = tuple(tuple(sum(window) / 4 for window in row) for row in windows)
    answer, other = (largest, means) if is_max else (means, largest)
    return matrix_exercise(
        f"{_rows('x', image)}\n\n{'Max' if is_max else 'Average'} pooling, window 2×2, stride 2.",
        answer,
        (f"{'the largest' if is_max else 'a quarter of the sum'} of each window, left to right:",),
        [
            ("average pooling" if is_max else "max pooling", other),
            ("the sum", tuple(tuple(sum(window) for window in row) for row in windows)),
            ("the smallest", tuple(tuple(min(window) for window in row) for row in windows)),
        ],
        decimals=0 if is_max else 2,
    )


def receptive_field(chance: Chance, level: int) -> Exercise:
    """Of one output of a stack of convolutions: kernels alone, with strides, with dilations."""
    layers = [
        (
            chance.choice((2, 3, 5)),
            chance.choice((1, 2)) if level > 1 else 1,
            chance.choice((1, 2)) if level == 3 else 1,
        )
        for _ in range(level + 1)
    ]
    field, jump = 1, 1
    lines, wrong_stride, no_dilation = [], 1, 1
    plain_jump = 1
    for number_, (kernel, stride, dilation) in enumerate(layers, 1):
        field += dilation * (kernel - 1) * jump
        wrong_stride += dilation * (kernel - 1)
        no_dilation += (kernel - 1) * plain_jump
        lines.append(f"layer {number_}: + {dilation}·({kernel} − 1)·{jump} = {field}")
        jump *= stride
        plain_jump *= stride
    told = "\n".join(
        f"layer {index}: kernel {kernel}{f', stride {stride}' if level > 1 else ''}{f', dilation {dilation}' if level == 3 else ''}"
        for index, (kernel, stride, dilation) in enumerate(layers, 1)
    )
    return number_exercise(
        f"{told}\nHow many inputs does one output see?",
        field,
        ("begin with 1; the step between inputs grows by each stride", *lines),
        [
            ("the kernels added", sum(kernel for kernel, _, _ in layers)),
            ("strides forgotten", wrong_stride),
            ("dilations forgotten", no_dilation),
            ("one too few", field - 1),
        ],
    )


def layer_parameters(chance: Chance, level: int) -> Exercise:
    """Of a dense or convolutional layer; an LSTM; a transformer block."""
    if level == 1:
        if chance.randint(0, 1):
            inputs, outputs = chance.randint(4, 64), chance.randint(4, 64)
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
        inputs, outputs, kernel = chance.randint(2, 32), chance.randint(4, 64), chance.choice((1, 3, 5))
        weights = inputs * outputs * kernel**2
        return number_exercise(
            f"A 2-D convolution, {inputs} to {outputs} channels, kernel {kernel}×{kernel},\nwith biases. How many parameters?",
            weights + outputs,
            (f"{outputs}·({inputs}·{kernel}² + 1)",),
            [
                ("biases forgotten", weights),
                ("the input channels forgotten", outputs * kernel**2 + outputs),
                ("the kernel not squared", inputs * outputs * kernel + outputs),
            ],
        )
    if level == 2:
        inputs, units = chance.randint(8, 64), chance.randint(8, 64)
        gate = units * (inputs + units) + units
        return number_exercise(
            f"An LSTM layer, {inputs} inputs, {units} units, one bias a gate.\nHow many parameters?",
            4 * gate,
            (f"4 gates of {units}·({inputs} + {units}) + {units} = {gate:,}",),
            [
                ("three gates, as in a GRU", 3 * gate),
                ("one gate alone", gate),
                ("biases forgotten", 4 * (gate - units)),
                ("two biases a gate, as PyTorch keeps them", 4 * (gate + units)),
                ("the recurrent weights forgotten", 4 * (units * inputs + units)),
            ],
        )
    width = chance.choice((128, 256, 512, 768, 1024))
    return number_exercise(
        f"A transformer block of width {width}: attention with four\n{width}×{width} matrices, a feed-forward part of 4·{width}\nunits, no biases, norms left out.\nHow many parameters?",
        12 * width**2,
        (f"attention 4·{width}² = {4 * width**2:,}", f"feed-forward 2·4·{width}² = {8 * width**2:,}", f"12·{width}²"),
        [
            ("the output projection forgotten", 11 * width**2),
            ("one feed-forward matrix", 8 * width**2),
            ("attention alone", 4 * width**2),
            ("the feed-forward part alone", 8 * width**2),
        ],
    )


def lora_parameters(chance: Chance, level: int) -> Exercise:
    rank, rows, columns = (
        chance.choice((4, 8, 16, 32)),
        chance.choice((512, 1024, 2048, 4096)),
        chance.choice((512, 1024, 4096)),
    )
    one = rank * (rows + columns)
    if level == 1:
        return number_exercise(
            f"LoRA of rank {rank} on a {rows}×{columns} matrix.\nHow many parameters are trained?",
            one,
            (f"{rank}·({rows} + {columns})",),
            [
                ("the product of the sizes", rank * rows * columns),
                ("one of the two factors", rank * rows),
                ("the whole matrix", rows * columns),
            ],
        )
    layers, matrices = chance.choice((12, 24, 32)), chance.choice((2, 4))
    total = layers * matrices * 2 * rank * rows
    if level == 2:
        return number_exercise(
            f"LoRA of rank {rank} on {matrices} matrices of {rows}×{rows} in each\nof {layers} layers. How many parameters are trained?",
            total,
            (f"{layers}·{matrices}·{rank}·({rows} + {rows})",),
            [
                ("one factor forgotten", total // 2),
                ("one matrix a layer", total // matrices),
                ("one layer", total // layers),
            ],
        )
    share = 100 * 2 * rank / rows
    return number_exercise(
        f"LoRA of rank {rank} on a {rows}×{rows} matrix.\nWhich share of the matrix's size is trained, in percent?",
        share,
        (f"2·{rank}·{rows} of {rows}² = 2·{rank}/{rows}", f"100·2·{rank}/{rows}"),
        [
            ("one factor forgotten", share / 2),
            ("as a share, not in percent", share / 100),
            ("the square of it", share**2),
        ],
        decimals=2,
        unit="%",
    )


def cache_bytes(chance: Chance, level: int) -> Exercise:
    """KV cache of one sequence in bytes, of a batch in GB, and with grouped heads; 2 bytes a number."""
    layers, heads, width = chance.choice((16, 24, 32, 40)), chance.choice((8, 16, 32)), chance.choice((64, 128))
    tokens, batch = chance.choice((1024, 2048, 4096, 8192)), chance.choice((4, 8, 16))
    groups = heads if level < 3 else heads // 4
    per_token = 2 * layers * groups * width * 2
    head = f"{layers} layers, {heads} heads of {width}, 2 bytes a number"
    if level == 1:
        return number_exercise(
            f"{head}.\nHow many bytes does the KV cache take a token?",
            per_token,
            (f"keys and values: 2·{layers}·{heads}·{width}·2",),
            [
                ("keys alone", per_token // 2),
                ("4 bytes a number", per_token * 2),
                ("one layer", per_token // layers),
                ("1 byte a number", per_token // 2),
            ],
            unit="bytes",
        )
    told = f",\n{groups} heads of keys and values" if level == 3 else ""
    total = per_token * tokens * batch / GB
    return number_exercise(
        f"{head}{told}.\nHow many GB (10⁹ bytes) does the KV cache take for\n{batch} sequences of {tokens} tokens?",
        total,
        (f"a token: 2·{layers}·{groups}·{width}·2 = {per_token:,} bytes", f"{per_token:,}·{tokens}·{batch}/10⁹"),
        [
            ("keys alone", total / 2),
            ("one sequence", total / batch),
            ("GiB instead of GB", total * GB / 2**30),
            ("all heads cached", total * heads / groups),
            ("4 bytes a number", total * 2),
        ],
        decimals=2,
        unit="GB",
    )


def training_costs(chance: Chance, level: int) -> Exercise:
    """FLOPs by 6ND, days on some GPUs, or the memory of Adam in mixed precision."""
    billions, tokens = chance.choice((1, 2, 3, 7, 13)), chance.choice((20, 100, 200, 300))
    flops = 6 * billions * tokens  # in 10^18
    if level == 1:
        return number_exercise(
            f"{billions} billion parameters, {tokens} billion training tokens.\nHow many FLOPs does training take by 6ND, in 10¹⁸?",
            flops,
            (f"6·{billions}·10⁹·{tokens}·10⁹ = {flops:,}·10¹⁸",),
            [("forward alone, 2ND", flops / 3), ("backward alone, 4ND", 2 * flops / 3), ("the 6 forgotten", flops / 6)],
            unit="10¹⁸ FLOPs",
        )
    if level == 2:
        memory = 16 * billions
        return number_exercise(
            f"{billions} billion parameters; bf16 weights and gradients,\nfp32 master weights and two Adam moments.\nHow many GB do these states take?",
            memory,
            ("bytes a parameter: 2 + 2 + 4 + 4 + 4 = 16", f"16·{billions}"),
            [
                ("the master weights forgotten", 12 * billions),
                ("one moment", 12 * billions),
                ("the weights alone", 2 * billions),
                ("all in fp32 without a copy", 20 * billions),
                ("gradients forgotten", 14 * billions),
            ],
            unit="GB",
        )
    gpus, share = chance.choice((8, 64, 128, 256)), chance.choice((0.3, 0.4, 0.5))
    seconds = flops * 1e18 / (gpus * 1e15 * share)
    return number_exercise(
        f"{billions} billion parameters, {tokens} billion tokens, {gpus} GPUs of\n10¹⁵ FLOP/s each, of which {number(100 * share)} % is used.\nHow many days does training take by 6ND?",
        seconds / 86400,
        (
            f"6ND = {flops:,}·10¹⁸ FLOPs",
            f"{gpus}·10¹⁵·{number(share)} FLOP/s, so {number(seconds, 0)} s",
            "seconds over 86,400",
        ),
        [
            ("at full speed", seconds * share / 86400),
            ("one GPU", seconds * gpus / 86400),
            ("in hours", seconds / 3600),
            ("forward alone, 2ND", seconds / 3 / 86400),
        ],
        decimals=2,
        unit="days",
    )


def attention(chance: Chance, level: int) -> Exercise:
    """One query over two keys of width 4: scores, weights, and the output."""
    q = [float(chance.choice((-1, 0, 1, 2))) for _ in range(4)]
    keys = [[float(chance.choice((-1, 0, 1, 2))) for _ in range(4)] for _ in range(2)]
    if keys[0] == keys[1]:
        keys[0][0] += 1.0
    dots = [sum(a * b for a, b in zip(q, key, strict=True)) for key in keys]
    scores = [dot / 2 for dot in dots]
    weights = _softmax(scores)
    head = f"q = ({_listed(q)}),\nk₁ = ({_listed(keys[0])}), k₂ = ({_listed(keys[1])})"
    lines = (f"q·k: {number(dots[0])} and {number(dots[1])}; over √4 = 2: {number(scores[0])}, {number(scores[1])}",)
    if level == 1:
        return matrix_exercise(
            f"{head}.\nCompute both scaled scores q·k/√d.",
            (tuple(scores),),
            (f"q·k: {number(dots[0])} and {number(dots[1])}", "each over √4 = 2"),
            [("the scale forgotten", (tuple(dots),)), ("divided by d", (tuple(dot / 4 for dot in dots),))],
            decimals=2,
        )
    values = [float(chance.randint(-2, 6)), float(chance.randint(-2, 6))]
    if level == 2:
        return matrix_exercise(
            f"{head}.\nCompute both attention weights.",
            (tuple(weights),),
            (*lines, "softmax of the two"),
            [
                ("the scale forgotten", (tuple(_softmax(dots)),)),
                ("divided by d", (tuple(_softmax([dot / 4 for dot in dots])),)),
                ("the weights exchanged", (tuple(weights[::-1]),)),
            ],
            decimals=3,
        )
    return number_exercise(
        f"{head},\nv₁ = {number(values[0])}, v₂ = {number(values[1])}. Compute the attention output.",
        sum(w * v for w, v in zip(weights, values, strict=True)),
        (
            *lines,
            f"weights {number(weights[0])} and {number(weights[1])}",
            f"{number(weights[0])}·({number(values[0])}) + {number(weights[1])}·({number(values[1])})",
        ),
        [
            ("the scale forgotten", sum(w * v for w, v in zip(_softmax(dots), values, strict=True))),
            ("the mean of the values", sum(values) / 2),
            ("scores instead of weights", sum(s * v for s, v in zip(scores, values, strict=True))),
        ],
        decimals=2,
    )


def _slid(x: list[float], kernel: list[float]) -> tuple[float, ...]:
    places = range(len(x) - len(kernel) + 1)
    return tuple(sum(a * b for a, b in zip(x[place:], kernel, strict=False)) for place in places)


def _slid_2d(image: Matrix, kernel: Matrix) -> Matrix:
    side = len(kernel)
    return tuple(
        tuple(
            sum(image[i + a][j + b] * kernel[a][b] for a in range(side) for b in range(side))
            for j in range(len(image[0]) - side + 1)
        )
        for i in range(len(image) - side + 1)
    )


def _softmax(scores: list[float]) -> list[float]:
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


def _rows(name: str, matrix: Matrix) -> str:
    lines = [" ".join(f"{number(entry):>3}" for entry in row) for row in matrix]
    return "\n".join(
        f"{name if index == 0 else ' ' * len(name)} {'=' if index == 0 else ' '} [{line} ]"
        for index, line in enumerate(lines)
    )


def _listed(vector: list[float]) -> str:
    return ", ".join(map(number, vector))
