"""The simulator of gradient descent as pictures: data and line, the loss by step, the path over the loss's contours."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from practice_tui.core.simulators.descent import MOMENTUM, PREDICTED_STEPS, Descent, losses, must_diverge
from practice_tui.core.simulators.descent_wording import figure, line_of, prediction_sentence, sentence
from practice_tui.core.simulators.regression_line import Bowl, bowl_of
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.tui.sheets.canvas import ACROSS, DOWN, Canvas, Place, beside
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    BAD,
    GOOD,
    MUTED,
    STRONG,
    STRONG_ACCENT,
    WARN,
    cell,
    paragraph,
    pressable,
    say,
    spread,
    stack,
    wrap,
)

UP_AND_DOWN = "↑↓"
GAP = 2  # cells between the columns, and between settings where there is room
ROOMY_FROM = 64  # columns
START, NOW, BEST, SAID = "∘", "◉", "+", "?"
MARGIN = 1.15  # of a picture around what has to be in it
MOST_DOUBLINGS = 6  # of what is shown of the bowl, where the path runs away
INNERMOST, OUTERMOST = -7, 1  # contours: powers of 4 of how far the start lies above the least loss
NARROWEST = 2.5  # dots, the shorter radius of a contour
FEWEST_STEPS = 20  # across the curve
FEWEST_ROWS = 4
LABEL = 8  # cells before the curve


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a plane that a canvas shows: the place at its middle, and the worth of a dot across and down."""

    canvas: Canvas
    x: float
    y: float
    x_scale: float
    y_scale: float

    def dot_of(self, x: float, y: float) -> Place:
        across, down = (self.canvas.dots_across - 1) / 2, (self.canvas.dots_down - 1) / 2
        return across + (x - self.x) / self.x_scale, down - (y - self.y) / self.y_scale

    def cell_of(self, x: float, y: float) -> tuple[int, int]:
        """The column and the row of the cell in which a place lies, perhaps outside of the canvas."""
        across, down = self.dot_of(x, y)
        return math.floor(across + 0.5) // ACROSS, math.floor(down + 0.5) // DOWN

    def holds(self, x: float, y: float) -> bool:
        column, row = self.cell_of(x, y)
        return 0 <= column < self.canvas.width and 0 <= row < self.canvas.height


def head(state: Descent, width: int) -> Content:
    title = say("Gradient descent", STRONG) + say("  on a line", MUTED)
    return spread(title, f"data {state.seed}   step {state.steps:,}", width)


def settings(state: Descent, keymap: Keymap, width: int) -> Content:
    """The settings of the simulator, each with its key."""
    parts = (
        (key_now("descent.rate-up", keymap), f"η {state.learning_rate:g}", True),
        (key_now("descent.batch", keymap), state.batch.value, True),
        (
            key_now("descent.momentum", keymap),
            f"momentum {MOMENTUM:g}" if state.has_momentum else "no momentum",
            state.has_momentum,
        ),
        (key_now("descent.scale", keymap), "scaled x" if state.is_scaled else "raw x", state.is_scaled),
        (key_now("descent.outlier", keymap), "outlier" if state.has_outlier else "no outlier", state.has_outlier),
    )
    gap = GAP if width >= ROOMY_FROM else 1
    lines: list[Content] = []
    for key, value, is_on in parts:
        face = UP_AND_DOWN if key.name == "rate-up" else key.face
        part = pressable(say(face, STRONG_ACCENT) + say(f" {value}", "" if is_on else MUTED), key.key)
        if lines and lines[-1].cell_length + gap + part.cell_length <= width:
            lines[-1] = lines[-1] + " " * gap + part
        else:
            lines.append(part)
    return stack(lines)


def explanation(state: Descent, width: int) -> Content:
    """The sentences below the pictures."""
    lines = wrap(say(sentence(state), BAD if must_diverge(state) else ""), width)
    if predicted := prediction_sentence(state):
        lines += wrap(say(predicted, WARN), width)
    return stack(lines)


def prediction_asked(width: int) -> Content:
    """The lines below the pictures while a prediction is written."""
    question = f"Where will the loss be after {PREDICTED_STEPS} more steps? A number, or: diverges"
    return paragraph(question, WARN, width)


def pictures(state: Descent, width: int, height: int) -> Content:
    """Data above the curve on the left, the contours on the right; nothing where a title alone would have room."""
    if height < FEWEST_ROWS:
        return Content("")
    left = (width - GAP) // 2
    above = round(0.55 * height)
    column = [*data(state, left, above), *curve(state, left, height - above)]
    return stack(beside(column, contours(state, width - GAP - left, height), GAP))


def data(state: Descent, width: int, height: int) -> list[Content]:
    """The points, and the line as it is now."""
    place, canvas = state.place, Canvas(width, height - 1)
    window = data_window(state.points, canvas)
    ends = [window.x + side * window.x_scale * canvas.dots_across for side in (-1, 1)]
    start, end = [window.dot_of(x, place.slope * x + place.intercept) for x in ends]
    canvas.line(start, end, ACCENT)
    for x, y in state.points:
        across, down = window.dot_of(x, y)
        for dot in ((0, 0), (1, 0), (0, 1), (1, 1)):
            canvas.dot(across - 0.5 + dot[0], down - 0.5 + dot[1], STRONG)
    return [_title("Line", line_of(place), width), *canvas.lines()]


def data_window(points: Sequence[Place], canvas: Canvas) -> Window:
    """All points, and the line that lies flat at the start."""
    xs, ys = [x for x, _ in points], [0.0, *(y for _, y in points)]
    return Window(
        canvas,
        (min(xs) + max(xs)) / 2,
        (min(ys) + max(ys)) / 2,
        MARGIN * (max(xs) - min(xs)) / max(1, canvas.dots_across - 1),
        MARGIN * (max(ys) - min(ys)) / max(1, canvas.dots_down - 1),
    )


def curve(state: Descent, width: int, height: int) -> list[Content]:
    """The loss by step, on a logarithmic scale; what was predicted is marked at its step."""
    values, least = losses(state), bowl_of(state.points).least
    canvas = Canvas(width - LABEL, height - 1)
    window = curve_window(state, values, least, canvas)
    floor = window.dot_of(0, math.log(least))
    canvas.line(floor, (canvas.dots_across, floor[1]), MUTED)
    _trace(canvas, [window.dot_of(step, math.log(value)) for step, value in enumerate(values)])
    if state.prediction and state.prediction.loss:
        predicted = window.cell_of(state.prediction.at_step, math.log(state.prediction.loss))
        canvas.write(*predicted, SAID, f"{STRONG} {WARN}")
    labels = {window.cell_of(0, math.log(value))[1]: figure(value) for value in (max(values), least)}
    rows = [
        cell(say(labels.get(row, ""), MUTED), LABEL - 1, right=True) + " " + line
        for row, line in enumerate(canvas.lines())
    ]
    return [_title("Loss", figure(values[-1]), width), *rows]


def curve_window(state: Descent, values: Sequence[float], least: float, canvas: Canvas) -> Window:
    """From the least loss to the greatest so far, and as far as the step for which something was predicted."""
    steps = max(FEWEST_STEPS, state.steps, state.prediction.at_step if state.prediction else 0)
    predicted = [state.prediction.loss] if state.prediction and state.prediction.loss else []
    low, high = math.log(min([least, *predicted])), math.log(max([*values, *predicted]))
    room = MARGIN * max(high - low, 0.1)
    return Window(
        canvas,
        steps / 2,
        (low + high) / 2,
        steps / max(1, canvas.dots_across - 1),
        room / max(1, canvas.dots_down - 1),
    )


def contours(state: Descent, width: int, height: int) -> list[Content]:
    """Lines of equal loss with the path over them, its start, the place reached and the best one."""
    bowl, canvas = bowl_of(state.points), Canvas(width, height - 1)
    first, now = state.path[0], state.place
    doublings = doublings_for(state, bowl, canvas)
    window = bowl_window(state, bowl, canvas, doublings)
    above = bowl.loss(first.slope, first.intercept) - bowl.least
    for power in range(INNERMOST + doublings, OUTERMOST + doublings + 1):
        for across, down in contour(window, bowl, above * 4.0**power):
            canvas.dot(across, down, MUTED)
    _trace(canvas, [window.dot_of(place.slope, place.intercept) for place in state.path])
    canvas.write(*window.cell_of(bowl.slope, bowl.intercept), BEST, f"{STRONG} {GOOD}")
    canvas.write(*window.cell_of(first.slope, first.intercept), START, STRONG_ACCENT)
    canvas.write(*window.cell_of(now.slope, now.intercept), NOW, STRONG_ACCENT)
    says = "slope →  intercept ↑" if window.holds(now.slope, now.intercept) else "it has left the picture"
    return [_title("Path", says, width), *canvas.lines()]


def doublings_for(state: Descent, bowl: Bowl, canvas: Canvas) -> int:
    """Counts the doublings of the picture until the place reached is in it, MOST_DOUBLINGS at most."""
    for doublings in range(MOST_DOUBLINGS):
        if bowl_window(state, bowl, canvas, doublings).holds(state.place.slope, state.place.intercept):
            return doublings
    return MOST_DOUBLINGS


def bowl_window(state: Descent, bowl: Bowl, canvas: Canvas, doublings: int = 0) -> Window:
    """The best place in the middle, and around it as far as the start lies, doubled so often.

    Slope and intercept have the same scale, so that a round bowl is round.
    """
    first = state.path[0]
    across = abs(first.slope - bowl.slope) / max(1, canvas.dots_across - 1)
    down = abs(first.intercept - bowl.intercept) / max(1, canvas.dots_down - 1)
    scale = 2**doublings * 2 * MARGIN * max(across, down)
    return Window(canvas, bowl.slope, bowl.intercept, scale, scale)


def contour(window: Window, bowl: Bowl, above: float) -> Iterator[Place]:
    """The dots at which the loss lies so far above the least one: where each row and each column of dots meets it.

    None where it would be too narrow to be seen as an ellipse.
    """
    steep, flat, mixed = bowl.slope_curve, bowl.intercept_curve, bowl.mixed_curve
    largest = (steep + flat) / 2 + math.hypot((steep - flat) / 2, mixed)
    if math.sqrt(2 * above / largest) < NARROWEST * window.x_scale:
        return
    middle_across, middle_down = (window.canvas.dots_across - 1) / 2, (window.canvas.dots_down - 1) / 2
    for down in range(window.canvas.dots_down):
        for slope in _roots(steep, flat, mixed, (middle_down - down) * window.y_scale, above):
            yield middle_across + slope / window.x_scale, down
    for across in range(window.canvas.dots_across):
        for intercept in _roots(flat, steep, mixed, (across - middle_across) * window.x_scale, above):
            yield across, middle_down - intercept / window.y_scale


def _roots(curve: float, other_curve: float, mixed: float, other: float, above: float) -> tuple[float, ...]:
    """Both x at which curve·x² + 2·mixed·x·other + other_curve·other² = 2·above, if there are any."""
    inside = (mixed * other) ** 2 - curve * (other_curve * other * other - 2 * above)
    if inside < 0:
        return ()
    middle, reach = -mixed * other / curve, math.sqrt(inside) / curve
    return middle - reach, middle + reach


def _trace(canvas: Canvas, dots: Sequence[Place]) -> None:
    """Straight from dot to dot, over whatever there is."""
    for start, end in zip(dots, [*dots[1:], dots[-1]], strict=True):
        canvas.line(start, end, ACCENT, alone=True)


def _title(name: str, value: str, width: int) -> Content:
    return cell(say(name, STRONG) + "  " + say(value, MUTED), width)
