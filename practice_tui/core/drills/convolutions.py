"""Exercises on convolutions: sizes, values, pooling, receptive fields."""

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
