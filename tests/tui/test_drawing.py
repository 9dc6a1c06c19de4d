"""The strokes that pictures are drawn with say what they are given, and no more."""

import pytest
from textual.content import Content

from practice_tui.tui.sheets.drawing import flowed, interval_before, score_face, shade, strip, turning_heads, upright


@pytest.mark.parametrize(
    ("share", "cells"),
    [(0.0, "    "), (0.5, "  ██"), (0.375, "  ▄█"), (1.0, "████"), (1.7, "████"), (0.001, "   ▁")],
)
def test_an_upright_bar_fills_from_below(share: float, cells: str) -> None:
    assert "".join(upright(share, 4)) == cells


def test_a_strip_is_as_high_as_its_greatest_and_tells_none_from_few() -> None:
    assert strip([8, 0, 4, 1]) == "█·▄▁"
    assert strip([0, 0]) == "··"


def test_a_day_is_the_darker_the_more_was_answered() -> None:
    assert [shade(count) for count in (0, 1, 3, 6, 11, 90)] == ["·", "░", "▒", "▓", "█", "█"]


def test_a_mark_stands_where_it_belongs_whether_the_interval_is_there_or_not() -> None:
    assert interval_before(0.2, 0.3, 0.45, 0.67, 20) == "····├─●──┤···┊······"
    assert interval_before(0.2, 0.3, 0.95, 0.67, 20) == "····├─●──────┼─────┤"


def test_parts_flow_into_lines_and_one_that_fits_is_never_broken() -> None:
    parts = [Content(part) for part in ("MSE: 1.667", "MAE: 1", "best: 22 ± 0.01")]
    assert [line.plain for line in flowed(parts, "  ", 20)] == ["MSE: 1.667  MAE: 1", "best: 22 ± 0.01"]
    assert [line.plain for line in flowed(parts, "  ", 10)] == ["MSE: 1.667", "MAE: 1", "best: 22 ±", "0.01"]


def test_a_suggested_score_has_brackets_and_its_colour_only_where_it_rests_on_a_tick() -> None:
    faces = [score_face(2, is_suggested=True, is_loud=is_loud) for is_loud in (False, True)]
    assert [face.plain for face in faces] == ["[2 ~ shaky]"] * 2
    coloured = [[face.plain[at.start : at.end] for at in face.spans if "score" in str(at.style)] for face in faces]
    assert coloured == [["~"], ["2 ~ shaky"]]
    assert score_face(2, is_suggested=False, is_loud=True).plain == " 2 ~ shaky "


def test_the_heads_of_a_pane_begin_in_the_column_of_what_stands_below() -> None:
    for shown in ("Yours", "Answer"):
        assert turning_heads(("Yours", "Answer"), shown, 40).plain == "Yours   Answer "
