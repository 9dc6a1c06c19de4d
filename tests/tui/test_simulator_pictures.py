"""The simulators' pictures: what is drawn lies where the state says, at any size."""

from dataclasses import replace

import pytest
from textual.content import Content

from practice_tui.core.simulators import attention, backprop, descent, descent_wording, small_net
from practice_tui.core.simulators.attention import TOKENS, Attention
from practice_tui.core.simulators.backprop import Backprop, Size
from practice_tui.core.simulators.descent import RATES, Batch, Descent, Predict, Step, act
from practice_tui.core.simulators.regression_line import best, bowl_of
from practice_tui.core.simulators.seeded_numbers import plain
from practice_tui.core.simulators.small_net import Activation, Loss
from practice_tui.tui.sheets import attention as attention_sheets
from practice_tui.tui.sheets import backprop as backprop_sheets
from practice_tui.tui.sheets import descent as sheets
from practice_tui.tui.sheets.canvas import Canvas

ROOMS = ((58, 13), (78, 17), (116, 30))
BRAILLE = range(0x2800, 0x2900)
A_RUN = act(Descent(), Step(12))
AWAY = act(Descent(rate=RATES.index(0.2)), Step(7))


def rows_of(drawn: list[Content]) -> list[str]:
    return [line.plain for line in drawn]


def dots_of(rows: list[str]) -> set[tuple[int, int]]:
    """Each dot of a drawing, by column and row."""
    bits = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
    return {
        (2 * column + across, 4 * row + down)
        for row, line in enumerate(rows)
        for column, character in enumerate(line)
        if ord(character) in BRAILLE
        for across in (0, 1)
        for down in range(4)
        if (ord(character) - 0x2800) & bits[across][down]
    }


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize(
    "state",
    [Descent(), A_RUN, AWAY, replace(A_RUN, is_scaled=True), act(Descent(batch=Batch.ONE, has_outlier=True), Step(90))],
)
def test_pictures_of_descent_fill_their_room_and_no_more(room: tuple[int, int], state: Descent) -> None:
    lines = sheets.pictures(state, *room).split("\n")

    assert len(lines) == room[1]
    assert {line.cell_length for line in lines} == {room[0]}


def test_a_terminal_that_is_too_small_stops_no_picture() -> None:
    for width in range(0, 40, 3):
        for height in range(8):
            assert len(sheets.pictures(A_RUN, width, height).split("\n")) in (0, 1, height)
            backprop_sheets.picture(Backprop(shown=9), width, height)
            attention_sheets.picture(Attention(stage=attention.Stage.OUTPUT), width, height)


def test_the_dots_of_the_line_lie_at_its_cells() -> None:
    rows = rows_of(sheets.data(A_RUN, 58, 17))[1:]
    window = sheets.data_window(A_RUN.points, Canvas(58, 16))
    dots = dots_of(rows)
    slope, intercept = A_RUN.place.slope, A_RUN.place.intercept

    for number in range(116):
        x = window.x + (number - (116 - 1) / 2) * window.x_scale
        _, down = window.dot_of(x, slope * x + intercept)
        assert not 0 <= down < 63 or any((number, round(down) + by) in dots for by in (-1, 0, 1)), number


def test_each_point_lies_at_its_cell() -> None:
    state = Descent()
    rows = rows_of(sheets.data(state, 58, 17))[1:]
    window = sheets.data_window(state.points, Canvas(58, 16))

    for x, y in state.points:
        column, row = window.cell_of(x, y)
        assert rows[row][column] != " "


@pytest.mark.parametrize("room", [(28, 13), (38, 17), (57, 30)])
@pytest.mark.parametrize("state", [A_RUN, AWAY, act(Descent(is_scaled=True), Step(3))])
def test_the_path_begins_at_the_start_and_ends_at_the_place(room: tuple[int, int], state: Descent) -> None:
    title, *rows = rows_of(sheets.contours(state, *room))
    bowl, canvas = bowl_of(state.points), Canvas(room[0], room[1] - 1)
    window = sheets.bowl_window(state, bowl, canvas, sheets.doublings_for(state, bowl, canvas))
    marks = {
        window.cell_of(*best(state.points)): sheets.BEST,
        window.cell_of(0.0, 0.0): sheets.START,
        window.cell_of(state.place.slope, state.place.intercept): sheets.NOW,
    }

    assert title.startswith("Path")
    assert len(marks) >= 2  # the start may lie in the cell of the best place, where much is shown
    for (column, row), mark in marks.items():
        assert rows[row][column] == mark


def test_a_contour_joins_places_of_the_same_loss() -> None:
    bowl, canvas = bowl_of(A_RUN.points), Canvas(57, 29)
    window = sheets.bowl_window(A_RUN, bowl, canvas)

    for across, down in sheets.contour(window, bowl, 3.0):
        slope = window.x + (across - (canvas.dots_across - 1) / 2) * window.x_scale
        intercept = window.y - (down - (canvas.dots_down - 1) / 2) * window.y_scale
        assert bowl.loss(slope, intercept) == pytest.approx(bowl.least + 3.0)


def test_a_path_that_runs_away_is_followed_until_it_leaves_the_picture() -> None:
    far = act(Descent(rate=RATES.index(2.0)), Step(60))

    assert "it has left the picture" in sheets.contours(far, 57, 30)[0].plain
    assert "it has left" not in sheets.contours(AWAY, 57, 30)[0].plain
    assert "it must diverge" in sheets.explanation(AWAY, 200).plain


def test_the_curve_goes_down_where_the_loss_does_and_its_ends_are_named() -> None:
    title, *rows = rows_of(sheets.curve(A_RUN, 58, 13))
    columns = [min(down for across, down in dots_of(rows) if across == 16 + number) for number in range(20)]

    assert title.split() == ["Loss", descent_wording.figure(descent.losses(A_RUN)[-1])]
    assert columns == sorted(columns)
    ends = [descent_wording.figure(descent.losses(A_RUN)[0]), descent_wording.figure(bowl_of(A_RUN.points).least)]
    assert [row.split()[0] for row in rows if row[:7].strip()] == ends


def test_what_was_predicted_is_marked_at_its_step() -> None:
    rows = rows_of(sheets.curve(act(Descent(), Predict(3.0)), 58, 13))[1:]

    assert [row for row in rows if row.rstrip().endswith(sheets.SAID)]
    assert not [row for row in rows_of(sheets.curve(act(Descent(), Predict(None)), 58, 13))[1:] if sheets.SAID in row]


NETS = [
    Backprop(),
    Backprop(size=Size.LARGE),
    Backprop(size=Size.LARGE, loss=Loss.CROSS_ENTROPY, activation=Activation.TANH),
]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("net", NETS)
def test_numbers_of_the_net_are_those_of_the_state(room: tuple[int, int], net: Backprop) -> None:
    end = len(net.quantities)
    for shown in (0, 1, end // 2, end - 1, end):
        state = replace(net, shown=shown)
        text = backprop_sheets.picture(state, *room).plain
        known = {quantity.name: quantity.value for quantity in state.quantities[:shown]}
        in_nodes = [name for name in known if name[0] in "zhoŷL" or name.startswith(("∂L/∂z", "∂L/∂o"))]
        for name in in_nodes:
            value = text.partition(f"{name} ")[2].split()[0]
            assert value.rstrip("│") == plain(known[name]), name
        assert text.count("?") == (shown < end), shown
        if shown == 0:
            for weight in small_net.weights_of(backprop.net_of(state)):
                assert f" {plain(weight)} " in text


def test_weights_stand_on_their_edges_and_move_at_the_end() -> None:
    net = Backprop()
    given = small_net.named(backprop.net_of(net))
    before = backprop_sheets.picture(net, 116, 30).plain
    after = backprop_sheets.picture(replace(net, shown=len(net.quantities)), 116, 30).plain
    moved = {quantity.name: quantity.value for quantity in net.quantities}

    for name, value in given.items():
        assert f"{name} {plain(value)} " in before
        if name[0] in "wv":
            assert f"{name} {plain(value)} → {plain(moved[f'new {name}'])} " in after
        else:
            assert f"{name} {plain(moved[f'new {name}'])} " in after


def test_what_is_not_shown_yet_is_a_dot_and_the_steps_are_marked_in_turn() -> None:
    net = Backprop()
    stages = {backprop_sheets.stages(replace(net, shown=shown), 78).plain for shown in range(len(net.quantities))}

    assert (
        backprop_sheets.picture(net, 78, 17).plain.count("·") == 8
    )  # z and h but z₁, both errors back, o, its error, L
    assert {line[line.index("▸") :].split("  ")[0][2:] for line in stages} == set(backprop_sheets.STAGES.values())
    assert "▸" not in backprop_sheets.stages(replace(net, shown=len(net.quantities)), 78).plain


def test_a_dead_unit_is_said_in_the_net() -> None:
    net = next(net for seed in range(1, 50) if backprop.dead_units(net := Backprop(seed, activation=Activation.RELU)))

    assert "dead" in backprop_sheets.picture(replace(net, shown=8), 78, 17).plain
    assert "dead" not in backprop_sheets.picture(net, 78, 17).plain


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("is_masked", [False, True])
def test_every_number_of_attention_that_is_shown_stands_in_its_row(room: tuple[int, int], is_masked: bool) -> None:
    state = Attention(is_masked=is_masked)
    for stage in state.stages:
        text = attention_sheets.picture(replace(state, stage=stage), *room).plain
        rows = [row for row in text.split("\n") if row[:3] in TOKENS]
        numbers = " ".join(" ".join(row.split()[1:]) for row in rows).split()
        for shown in state.stages[1 : state.stages.index(stage) + 1]:
            for place, values in enumerate(attention.matrix_at(state, shown)):
                for value in values:
                    is_weight = shown is attention.Stage.WEIGHTS
                    text_of = f"{value:.2f}" if is_weight else attention.number(value)
                    if not (is_weight and value == 0):
                        assert text_of in numbers, (shown, place)
        assert text.count("?") == (stage is not state.stages[-1])
        assert text.count("−∞") == (3 if is_masked and stage not in state.stages[:3] else 0)


def test_masked_weights_are_empty_and_the_others_have_bars_as_long_as_they_are() -> None:
    state = Attention(is_masked=True, stage=attention.Stage.WEIGHTS)
    rows = [row for row in attention_sheets.picture(state, 78, 17).plain.split("\n") if row[:3] in TOKENS][6:9]
    weights = attention.matrix_at(state, attention.Stage.WEIGHTS)
    output = attention_sheets.Layout.of(78, 17).output

    for place, row in enumerate(rows):
        parts = row[4:output].split()
        assert len([part for part in parts if part[0].isdigit()]) == place + 1
        full = sum(part.count("█") for part in parts)
        assert full <= sum(weights[place]) * attention_sheets.Layout.of(78, 17).bar + 1e-9
    assert "█" * attention_sheets.Layout.of(78, 17).bar in rows[0]


def test_what_is_drawn_outside_of_a_canvas_is_left_out() -> None:
    canvas = Canvas(4, 2)
    canvas.line((-100, 3), (100, 3))
    canvas.line((0, -1e9), (7, -1e8))
    canvas.write(3, 1, "long")
    canvas.write(0, 9, "below")

    assert rows_of(canvas.lines()) == ["⣀⣀⣀⣀", "   l"]
