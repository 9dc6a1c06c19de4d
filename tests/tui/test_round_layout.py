"""How a round shares out columns and lines, without a screen."""

from dataclasses import replace

import pytest

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Value
from practice_tui.core.rounds.events import Hint, Toggle
from practice_tui.core.rounds.number_check import CHECKED_LINE
from practice_tui.tui.round_layout import COLUMN, COLUMNS, RoundLayout
from practice_tui.tui.sheets.round import beside_prompt
from practice_tui.tui.sheets.short_question import lines_of_question, short_question
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.sheet import line_count
from tests.core.rounds.test_steps import in_phase
from tests.core.views.test_keys import QUESTION, view_of


def layout(phase: str, width: int, height: int, *, has_notes: bool = False, is_turned: bool = False) -> RoundLayout:
    return RoundLayout(view_of(in_phase(phase), QUESTION), width, height, has_notes, is_turned, {})


@pytest.mark.parametrize("phase", ["answering", "reviewing", "following up"])
def test_two_panes_stand_side_by_side_from_116_columns(phase: str) -> None:
    assert layout(phase, 116, 30).has_two
    assert not layout(phase, 115, 30).has_two


@pytest.mark.parametrize("width", [60, 80, 116, 120, 200, 400])
@pytest.mark.parametrize("phase", ["ready", "answering", "reviewing"])
def test_no_column_is_wider_than_can_be_read_and_both_fit(phase: str, width: int) -> None:
    shared = layout(phase, width, 40)
    assert shared.left <= COLUMN
    assert shared.left <= shared.whole <= min(width, COLUMNS)
    assert 2 * shared.margin + shared.whole <= width


def test_below_116_columns_a_pane_covers_what_it_is_turned_from() -> None:
    assert layout("reviewing", 80, 24, is_turned=True).is_covered
    assert not layout("reviewing", 80, 24).is_covered
    assert not layout("reviewing", 116, 30, is_turned=True).is_covered


def test_notes_open_below_the_question_where_there_is_one_column() -> None:
    assert layout("answering", 80, 24, has_notes=True).side == "aside"
    assert layout("answering", 80, 24).side == ""


def test_the_question_keeps_lines_however_little_room_there_is() -> None:
    assert layout("reviewing", 60, 20).room_for_question(0, lists_meanings=False) >= 2


@pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 2), (200, 1), (20, 5), (30, 5), (60, 3)])
@pytest.mark.parametrize("phase", ["answering", "reviewing", "following up"])
def test_a_terminal_that_is_dragged_to_almost_nothing_can_still_be_laid_out(
    phase: str, width: int, height: int
) -> None:
    small = layout(phase, width, height)
    assert small.lines_above >= 1
    assert not small.lists_meanings(small.free_lines(1))


def test_a_review_leaves_lines_above_in_a_large_terminal_alone_and_a_tick_changes_none() -> None:
    large = layout("reviewing", 200, 50)
    assert 1 < large.lines_above < 12
    assert layout("reviewing", 120, 40).lines_above == layout("reviewing", 80, 50).lines_above == 1
    ticked = replace(large, view=view_of(in_phase("reviewing").take(Toggle(0), Toggle(1), Toggle(2)), QUESTION))
    assert ticked.lines_above == large.lines_above


@pytest.mark.parametrize("room", [-4, 0, 1, 2, 3])
def test_a_shortened_question_shows_a_line_however_little_room_there_is(room: int) -> None:
    prompt = "A model learns nothing at all.\n\nIts loss stays where it was.\n\nWhat do you look at first, and why?"
    shown = short_question(prompt, room, 40)
    assert line_count(shown) == max(1, room)


def test_a_question_of_one_long_sentence_is_cut_and_doesnt_begin_twice() -> None:
    prompt = "How does deep learning differ from classical machine learning, and when would you start with the latter?"
    first, second = (line.plain for line in short_question(prompt, 2, 40).split("\n"))
    assert first == "How does deep learning differ from"
    assert second.startswith("classical machine learning")


def test_of_a_task_that_asks_nothing_the_last_sentence_stays() -> None:
    prompt = "A service gets images.\n\nA card takes 220 a second. It is loaded to 60%.\n\nWork out: its peak, in GPUs."
    shown = short_question(prompt, 2, 40).plain.split("\n")
    assert shown == ["A service gets images. A card takes 220…", "Work out: its peak, in GPUs."]


def test_of_a_task_that_ends_with_a_list_the_beginning_stays() -> None:
    prompt = "Name an activation for each of these layers and say why.\n\n1. a convolution\n2. a gate\n3. five classes"
    assert short_question(prompt, 2, 40).plain.split("\n") == [
        "Name an activation for each of these",
        "layers and say why. 1. a convolution 2.…",
    ]


@pytest.mark.parametrize("room", [1, 2])
def test_a_sentence_is_cut_only_where_its_line_is_full(room: int) -> None:
    prompt = "Compute the mean squared error. Conclude when you would use which loss"
    last = short_question(prompt, room, 22).plain.split("\n")[-1]
    assert len(last) == 22 and last.endswith("…")


def test_a_hint_stands_apart_from_the_word_on_numbers() -> None:
    question = replace(QUESTION, value=(Value("loss", 1.0),), hints=("Take the mean.",))
    sat = in_phase("answering").take(Hint())
    assert beside_prompt(view_of(sat, question), 70).plain.split("\n") == [CHECKED_LINE, "", "hint 1  Take the mean."]


def test_a_question_in_few_lines_goes_on_behind_its_list_and_its_code() -> None:
    prompt = "Your loss:\n\n```python\nloss = f(x)\n```\n\n- falls at first\n- then rises again. Name two causes."
    assert short_question(prompt, 2, 30).plain.split("\n") == ["Your loss: … - falls at first…", "Name two causes."]
    assert short_question(prompt, 4, 30).plain.split("\n")[1] == "  loss = f(x)"


@pytest.mark.parametrize("width", [57, 77])
def test_as_many_lines_are_counted_of_each_question_as_it_takes_when_it_is_drawn(width: int) -> None:
    wrong = []
    for question in load_bank().bank.questions:
        drawn = Prose()
        drawn.show(question.prompt)
        if lines_of_question(question.prompt, width) != drawn.lines_at(width):
            wrong.append(question.id)
    assert wrong == []
