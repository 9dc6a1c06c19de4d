"""What is said of a spoken answer, the same on the screen and line by line."""

import pytest

from practice_tui.core.statistics.anatomy import Anatomy, Usual
from practice_tui.core.views.spoken_answers import anatomy_said, plain_strip_of, strip_of, usual_said
from practice_tui.tui.sheets.anatomy import anatomy_lines

ANSWER = Anatomy("1", 20.0, 13.0, 2.04, 4.0, ((2.04, 8.0), (12.0, 19.04)))
USUAL = Usual(12, 1.42, None, 0.705)


@pytest.mark.parametrize(
    ("anatomy", "usual", "text"),
    [
        (ANSWER, None, "First word after 2.0 s, longest pause 4.0 s, 65 % spoken."),
        (
            ANSWER,
            USUAL,
            "First word after 2.0 s (usually 1.4 s), longest pause 4.0 s, 65 % spoken (usually 70 %).",
        ),
        (Anatomy("1", 20.0, 6.0, 2.0, None, ((2.0, 8.0),)), None, "First word after 2.0 s, no pause, 30 % spoken."),
        (Anatomy("1", 20.0, 0.0, None, None), USUAL, "Nobody was heard in the recording."),
    ],
)
def test_the_figures_are_said_beside_what_is_usual(anatomy: Anatomy, usual: Usual | None, text: str) -> None:
    assert anatomy_said(anatomy, usual) == text


@pytest.mark.parametrize("width", range(42, 90))
def test_no_line_breaks_between_a_number_and_its_unit(width: int) -> None:
    lines = [line.plain for line in anatomy_lines(ANSWER, Usual(12, 1.42, 3.14, 0.705), width)]
    assert max(map(len, lines)) <= width
    assert not any(line[-1:].isdigit() for line in lines)
    assert anatomy_said(ANSWER, Usual(12, 1.42, 3.14, 0.705)) in " ".join(lines)


def test_usual_is_explained_with_the_number_of_answers() -> None:
    assert usual_said(USUAL) == "Usually: the median of 12 other answers of yours."
    assert usual_said(None) == ""


def test_the_strip_is_high_where_it_is_spoken() -> None:
    assert strip_of(ANSWER, 10) == "▁███▁▁███▄"
    assert plain_strip_of(ANSWER, 10) == "-###--###+"
