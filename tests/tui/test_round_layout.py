"""How a round shares out columns and lines, without a screen."""

import pytest

from practice_tui.tui.round_layout import COLUMN, COLUMNS, RoundLayout
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
