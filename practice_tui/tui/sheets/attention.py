"""The simulator of attention as a picture: queries, keys and values, and the matrices that come of them."""

from dataclasses import dataclass

from textual.content import Content

from practice_tui.core.simulators.attention import (
    GUESSED,
    TOKENS,
    WIDTH,
    Attention,
    Stage,
    formula,
    given,
    guessed_name,
    matrix_at,
    number,
    sentence,
)
from practice_tui.tui.sheets.canvas import Canvas, Piece
from practice_tui.tui.sheets.drawing import ACCENT, MUTED, STRONG, STRONG_ACCENT, bar, say, spread, stack
from practice_tui.tui.sheets.stepwise import NEXT, NOT_YET, below, steps

LABEL = 4  # cells before the rows, for the names of the tokens
WIDE_FROM = 100  # columns from which entries are wider
HEADED_FROM = 16  # lines from which columns have names, and matrices are set apart
AIRY_FROM = 25  # lines from which rows are set apart

TITLES = {
    Stage.SCORES: "scores QKᵀ",
    Stage.SCALED: "over √d",
    Stage.MASKED: "masked",
    Stage.WEIGHTS: "weights",
    Stage.OUTPUT: "output AV",
}
NAMES = {"Q": "queries Q", "K": "keys K", "V": "values V"}
OFF = {Stage.SCALED: "no scale", Stage.MASKED: "no mask"}


@dataclass(frozen=True, slots=True)
class Layout:
    """First cells of the three columns of matrices and of the output; cells of an entry and a bar; lines of a row."""

    columns: tuple[int, int, int]
    output: int
    entry: int
    bar: int
    step: int
    is_headed: bool

    @classmethod
    def of(cls, width: int, height: int) -> "Layout":
        third = (width - LABEL) // 3
        entry = 8 if width >= WIDE_FROM else 6
        output = width - WIDTH * entry
        bar_ = max(3, (output - LABEL) // len(TOKENS) - entry - 1)
        columns = LABEL, LABEL + third, LABEL + 2 * third
        return cls(columns, output, entry, bar_, 2 if height >= AIRY_FROM else 1, height >= HEADED_FROM)

    @property
    def below(self) -> int:
        """Lines of a matrix, with its title, its head and what sets it apart from the next."""
        return 1 + len(TOKENS) * self.step + 2 * self.is_headed


def head(state: Attention, width: int) -> Content:
    scale, mask = "scaled" if state.is_scaled else "not scaled", "causal mask" if state.is_masked else "no mask"
    title = say("Attention", STRONG) + say(f"  d = {WIDTH}, {scale}, {mask}", MUTED)
    guesses = f"guessed {state.guesses} of {state.guessed}   " if state.guessed else ""
    place, count = state.stages.index(state.stage), len(state.stages) - 1
    return spread(title, f"{guesses}{place}/{count}", width)


def stages(state: Attention, width: int) -> Content:
    """The steps that these settings go through, the present one marked."""
    return steps([stage.value for stage in state.stages], state.stages.index(state.stage), width)


def explanation(state: Attention, width: int) -> Content:
    """One number with its formula, what a guess came to, and what the step did."""
    how = formula(state)
    shown = f"{guessed_name(state.stage)} = {how}" if how else ""
    return below(shown, state.message, state.was_right, sentence(state), width)


def picture(state: Attention, width: int, height: int) -> Content:
    """Three rows of matrices: what is given, the scores, and what the softmax makes of them."""
    layout, canvas = Layout.of(width, height), Canvas(width, height)
    for column, (name, matrix) in zip(layout.columns, given(state).items(), strict=True):
        canvas.write(column, 0, NAMES[name], _title_style(state, Stage.GIVEN))
        _rows(canvas, column, 1, layout, [[_entry(value, layout.entry - 2) for value in row] for row in matrix])
    _labels(canvas, 1, layout)
    row = layout.below - layout.is_headed
    for column, stage in zip(layout.columns, (Stage.SCORES, Stage.SCALED, Stage.MASKED), strict=True):
        _matrix(canvas, column, row, layout, state, stage)
    _matrix(canvas, LABEL, row + layout.below, layout, state, Stage.WEIGHTS)
    _matrix(canvas, layout.output, row + layout.below, layout, state, Stage.OUTPUT)
    return stack(canvas.lines())


def _matrix(canvas: Canvas, column: int, row: int, layout: Layout, state: Attention, stage: Stage) -> None:
    """One matrix with its title, its columns' names where there is room, and its numbers as far as they are shown."""
    if stage not in state.stages:
        canvas.write(column, row, OFF[stage], MUTED)
        return
    canvas.write(column, row, TITLES[stage], _title_style(state, stage))
    top, is_weights = row + 1 + layout.is_headed, stage is Stage.WEIGHTS
    entry = layout.entry + (layout.bar + 1 if is_weights else 0)
    if layout.is_headed and stage is not Stage.OUTPUT:
        for place, token in enumerate(TOKENS):
            canvas.write(column + place * entry + layout.entry - 1 - len(token), row + 1, token, MUTED)
    if column == LABEL:
        _labels(canvas, top, layout)
    _rows(canvas, column, top, layout, _entries(state, stage, layout))


def _entries(state: Attention, stage: Stage, layout: Layout) -> list[list[list[Piece]]]:
    """The pieces to write in each place of a matrix."""
    matrix, stages = matrix_at(state, stage), state.stages
    steps_to_go = stages.index(stage) - stages.index(state.stage)
    if steps_to_go > 0:
        marks = [[NOT_YET for _ in row] for row in matrix]
        if steps_to_go == 1:
            marks[GUESSED[0]][GUESSED[1]] = NEXT
        blank = layout.bar + 1 if stage is Stage.WEIGHTS else 0
        return [[[*_right(mark, layout.entry), (" " * blank, "")] for mark in row] for row in marks]
    style = STRONG if steps_to_go == 0 else ""
    if stage is not Stage.WEIGHTS:
        return [[_entry(value, layout.entry, style) for value in row] for row in matrix]
    return [
        [_weight(value, state.is_masked and column > row, layout, style) for column, value in enumerate(values)]
        for row, values in enumerate(matrix)
    ]


def _weight(value: float, is_masked: bool, layout: Layout, style: str) -> list[Piece]:
    """A weight with its bar; nothing where the mask is."""
    if is_masked:
        return [(" " * (layout.entry + layout.bar + 1), "")]
    return [*_right((f"{value:.2f}", style), layout.entry), (bar(value, layout.bar), ACCENT), (" ", "")]


def _entry(value: float, width: int, style: str = "") -> list[Piece]:
    return _right((number(value), style), width)


def _right(piece: Piece, width: int) -> list[Piece]:
    """At the right of its cells, a blank behind it."""
    text, style = piece
    return [(" " * (width - 1 - len(text)), ""), (text, style), (" ", "")]


def _rows(canvas: Canvas, column: int, top: int, layout: Layout, rows: list[list[list[Piece]]]) -> None:
    for place, entries in enumerate(rows):
        canvas.write_all(column, top + place * layout.step, [piece for entry in entries for piece in entry])


def _labels(canvas: Canvas, top: int, layout: Layout) -> None:
    for place, token in enumerate(TOKENS):
        canvas.write(0, top + place * layout.step, token, MUTED)


def _title_style(state: Attention, stage: Stage) -> str:
    return STRONG_ACCENT if stage is state.stage else MUTED
