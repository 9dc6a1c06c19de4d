"""The simulator of back-propagation as a picture: the net with its numbers on the edges and in the nodes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from practice_tui.core.simulators.backprop import Backprop, Stage, dead_units, input_of, net_of, sentence, target_of
from practice_tui.core.simulators.seeded_numbers import plain
from practice_tui.core.simulators.small_net import Loss, named, sub
from practice_tui.tui.sheets.canvas import Canvas, Piece
from practice_tui.tui.sheets.drawing import ACCENT, BAD, GOOD, MUTED, STRONG, say, spread, stack
from practice_tui.tui.sheets.stepwise import NEXT, NOT_YET, below, steps

STAGES = {
    Stage.FORWARD: "forward",
    Stage.LOSS: "loss",
    Stage.OUTPUT_ERROR: "output error",
    Stage.HIDDEN_ERROR: "hidden error",
    Stage.UPDATE: "update",
}
INPUT_WIDTH, NODE_WIDTH, LOSS_WIDTH = 8, 16, 9  # cells, with borders
WIDE_FROM = 76  # columns from which the loss stands behind the outputs, not above them
NAMED_FROM = 100  # columns from which edges have their names, and show gradient and both weights
ALONG = 0.36  # of an edge: where its number stands, nearer to the side on which fewer edges meet


Lines = tuple[tuple[str, Piece], ...]
"""The lines of a node: a name and a value each."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the picture, with the row of its middle."""

    column: int
    row: int
    width: int
    lines: Lines
    bias: tuple[str, Piece] | None = None
    is_dead: bool = False


def head(state: Backprop, width: int) -> Content:
    title = say("Backprop", STRONG) + say(f"  {state.size}, {state.activation}, {state.loss}", MUTED)
    guesses = f"guessed {state.guesses} of {state.guessed}   " if state.guessed else ""
    return spread(title, f"{guesses}{state.shown}/{len(state.quantities)}", width)


def stages(state: Backprop, width: int) -> Content:
    """The five steps, the present one marked."""
    order = list(Stage)
    now = len(order) if state.is_done else order.index(state.quantities[state.shown].stage)
    return steps([STAGES[stage] for stage in order], now, width)


def explanation(state: Backprop, width: int) -> Content:
    """The last number with its formula, what a guess came to, and what is next."""
    last = state.quantities[state.shown - 1] if state.shown else None
    formula = f"{last.name} = {last.how} = {plain(last.value)}" if last else ""
    return below(formula, state.message, state.was_right, sentence(state), width)


def picture(state: Backprop, width: int, height: int) -> Content:
    """The net: weights on the edges, all else in the nodes; `·` is not shown yet, `?` is next."""
    values, canvas = ShownValues.of(state), Canvas(width, height)
    has_loss_behind = width >= WIDE_FROM
    columns = _columns(width, has_loss_behind)
    layers = [
        [Node(columns[0], row, INPUT_WIDTH, lines) for row, lines in _placed(_input_lines(state), height)],
        [
            Node(
                columns[1],
                row,
                NODE_WIDTH,
                lines,
                (f"b{sub(j)}", values.moved(f"b{sub(j)}")),
                j in _dead(state, values),
            )
            for j, (row, lines) in enumerate(_placed(_hidden_lines(state, values), height))
        ],
        [
            Node(columns[2], row, NODE_WIDTH, lines, (f"c{sub(k)}", values.moved(f"c{sub(k)}")))
            for k, (row, lines) in enumerate(_placed(_output_lines(state, values), height))
        ],
    ]
    for letter, sources, targets in (("w", layers[0], layers[1]), ("v", layers[1], layers[2])):
        _draw_edges(canvas, values, letter, sources, targets)
    has_borders = all(len(layer) * (len(layer[0].lines) + 2) <= height for layer in layers)
    for node in (node for layer in layers for node in layer):
        _draw_node(canvas, node, has_borders)
    _draw_loss(canvas, values.piece("L"), layers[2], has_loss_behind)
    return stack(canvas.lines())


@dataclass(frozen=True, slots=True)
class ShownValues:
    """The numbers that are shown so far by name, the name of the next one, and the weights as they were given."""

    values: Mapping[str, float]
    following: str
    given: Mapping[str, float]

    @classmethod
    def of(cls, state: Backprop) -> "ShownValues":
        by_name = {quantity.name: quantity.value for quantity in state.quantities[: state.shown]}
        return cls(by_name, "" if state.is_done else state.quantities[state.shown].name, named(net_of(state)))

    def piece(self, name: str) -> Piece:
        if name == self.following:
            return NEXT
        return (plain(self.values[name]), "") if name in self.values else NOT_YET

    def moved(self, name: str) -> Piece:
        """A weight or a bias: as it was given, or after the step."""
        if f"new {name}" == self.following:
            return NEXT
        new = self.values.get(f"new {name}")
        return (plain(self.given[name]), "") if new is None else (plain(new), GOOD)

    def on_edge(self, name: str, has_names: bool) -> list[Piece]:
        """The pieces to write on an edge: its weight, and its gradient until the weight has moved."""
        has_moved, gradient = f"new {name}" in self.values, f"∂L/∂{name}"
        pieces = [(f"{name} ", MUTED)] if has_names else []
        if has_names and has_moved:
            pieces += [(f"{plain(self.given[name])} → ", MUTED)]
        pieces.append(self.moved(name))
        if not has_moved and (gradient in self.values or gradient == self.following):
            pieces += [(" ∂ ", MUTED), self.piece(gradient)]
        return pieces

    def leads_over(self, name: str) -> bool:
        """Whether the next number is worked out over an edge: forward into its unit, back out of it, or its own."""
        letter, target, source = name[0], name[1], name[2]
        forward = {"w": f"z{target}", "v": f"o{target}"}[letter]
        back = f"∂L/∂z{source}" if letter == "v" else ""
        return self.following in (forward, back, f"∂L/∂{name}", f"new {name}")


def _columns(width: int, has_loss_behind: bool) -> tuple[int, int, int]:
    """The first columns of inputs, hidden units and outputs."""
    end = width - (LOSS_WIDTH if has_loss_behind else 0)
    last = end - NODE_WIDTH
    return 0, (INPUT_WIDTH + last - NODE_WIDTH) // 2, last


def _placed(nodes: Sequence[Lines], height: int) -> list[tuple[int, Lines]]:
    """The nodes of a column, each with the row of its middle, spread over the height."""
    return [(height * (2 * place + 1) // (2 * len(nodes)), lines) for place, lines in enumerate(nodes)]


def _input_lines(state: Backprop) -> list[Lines]:
    return [((f"x{sub(i)}", (plain(value), "")),) for i, value in enumerate(input_of(state))]


def _hidden_lines(state: Backprop, values: ShownValues) -> list[Lines]:
    names = ((f"z{sub(j)}", f"h{sub(j)}", f"∂L/∂z{sub(j)}") for j in range(state.size.layers[1]))
    return [tuple((name, values.piece(name)) for name in of_unit) for of_unit in names]


def _output_lines(state: Backprop, values: ShownValues) -> list[Lines]:
    nodes = []
    for k, truth in enumerate(target_of(state)):
        probability = [f"ŷ{sub(k)}"] if state.loss is Loss.CROSS_ENTROPY else []
        names = [f"o{sub(k)}", *probability, f"∂L/∂o{sub(k)}"]
        lines = [(name, values.piece(name)) for name in names]
        nodes.append((*lines[:-1], (f"y{sub(k)}", (plain(truth), MUTED)), lines[-1]))
    return nodes


def _dead(state: Backprop, values: ShownValues) -> tuple[int, ...]:
    """The dead units of which that is to be seen already."""
    return tuple(j for j in dead_units(state) if f"h{sub(j)}" in values.values)


def _draw_edges(
    canvas: Canvas, values: ShownValues, letter: str, sources: Sequence[Node], targets: Sequence[Node]
) -> None:
    edges = [
        (f"{letter}{sub(j)}{sub(i)}", source, target)
        for j, target in enumerate(targets)
        for i, source in enumerate(sources)
    ]
    for name, source, target in sorted(edges, key=lambda edge: values.leads_over(edge[0])):
        style = ACCENT if values.leads_over(name) else MUTED
        start = 2 * (source.column + source.width), 4 * source.row + 1.5
        canvas.line(start, (2 * target.column - 1, 4 * target.row + 1.5), style, alone=True)
    along = ALONG if len(sources) <= len(targets) else 1 - ALONG
    row = -1
    for name, source, target in sorted(edges, key=lambda edge: _row_along(edge[1], edge[2], along)):
        row = max(row + 1, round(_row_along(source, target, along)))  # no two in one line, where one would hide another
        first, height = source.column + source.width, target.row - source.row
        share = (row - source.row) / height if height else along
        pieces = [(" ", ""), *values.on_edge(name, canvas.width >= NAMED_FROM), (" ", "")]
        length = sum(len(text) for text, _ in pieces)
        column = round(first + share * (target.column - first) - length / 2)
        canvas.write_all(max(first, min(column, target.column - length)), row, pieces)


def _row_along(source: Node, target: Node, along: float) -> float:
    """The row of a place on an edge, at this share of it."""
    return source.row + along * (target.row - source.row)


def _draw_node(canvas: Canvas, node: Node, has_borders: bool) -> None:
    """A frame with the bias in its upper edge; without room for one, the bias has a line of its own."""
    inner, style = node.width - 2, BAD if node.is_dead else MUTED
    rows = [_spread(name, value, inner) for name, value in node.lines]
    bias = [(" ", ""), (node.bias[0], MUTED), (" ", ""), node.bias[1], (" ", "")] if node.bias else []
    if not has_borders:
        if node.bias:
            rows.insert(0, _spread(node.bias[0], node.bias[1], inner))
        top = node.row - len(rows) // 2
        for row, pieces in enumerate(rows, top):
            canvas.write_all(node.column, row, [("▏", style), *pieces, (" ", "")])
        return
    top = node.row - (len(rows) + 1) // 2
    dashes = inner - 1 - sum(len(text) for text, _ in bias)
    canvas.write_all(node.column, top, [("╭─", style), *bias, ("─" * dashes + "╮", style)])
    for row, pieces in enumerate(rows, top + 1):
        canvas.write_all(node.column, row, [("│", style), *pieces, ("│", style)])
    below = "─ dead ".ljust(inner, "─") if node.is_dead else "─" * inner
    canvas.write_all(node.column, top + len(rows) + 1, [(f"╰{below}╯", style)])


def _draw_loss(canvas: Canvas, loss: Piece, outputs: Sequence[Node], is_behind: bool) -> None:
    pieces = [("L ", STRONG), loss]
    if not is_behind:
        canvas.write_all(canvas.width - sum(len(text) for text, _ in pieces), 0, pieces)
        return
    column, row = canvas.width - LOSS_WIDTH + 2, sum(node.row for node in outputs) // len(outputs)
    for node in outputs:
        start = 2 * (node.column + node.width), 4 * node.row + 1.5
        canvas.line(start, (2 * column - 2, 4 * row + 1.5), MUTED)
    canvas.write_all(column, row, pieces)


def _spread(name: str, value: Piece, width: int) -> list[Piece]:
    """A name and a value at the two ends of a line."""
    text, style = value
    return [(f" {name}", MUTED), (" " * (width - len(name) - len(text) - 2), ""), (text, style), (" ", "")]
