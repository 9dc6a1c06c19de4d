"""Exercises on what models take: parameters, bytes and arithmetic."""

from practice_tui.core.drills.exercises import Chance, Exercise, number, number_exercise

GB = 10**9
DAY = 86_400  # seconds


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
