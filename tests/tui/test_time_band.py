"""The time of an answer as a picture: how full the band is, where its marks stand, and the dots of a round."""

from dataclasses import replace

import pytest

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Kind
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Prediction
from practice_tui.core.rounds.events import Begin, Next, Rate, Reveal, Skip
from practice_tui.core.views.screens import RoundView
from practice_tui.tui.sheets.round import head
from practice_tui.tui.sheets.time_band import band, band_labels, dots
from tests.core.rounds.test_steps import ANSWER, Sat
from tests.core.views.test_keys import QUESTION, view_of

LIMIT = 120.0
WIDTH = 60


def at(seconds: float) -> RoundView:
    return replace(view_of(Sat().take(Begin()), QUESTION), elapsed=seconds, limit=LIMIT)


@pytest.mark.parametrize(("seconds", "full"), [(0.0, 0), (30.0, 15), (60.0, 30), (118.0, 59)])
def test_the_band_fills_from_left_to_right(seconds: float, full: int) -> None:
    drawn = band(at(seconds), WIDTH).plain
    assert len(drawn) == WIDTH
    assert sum(sign in "━┿╋" for sign in drawn) == full


def test_its_marks_stand_at_enough_wrap_up_and_limit() -> None:
    drawn = band(at(0.0), WIDTH).plain
    assert [place for place, sign in enumerate(drawn) if sign in "┊│"] == [30, 50, 59]
    assert drawn[59] == "│"


def test_past_the_limit_all_of_it_is_full_and_its_marks_move_to_the_left() -> None:
    drawn = band(at(240.0), WIDTH).plain
    assert set(drawn) == set("━┿╋")
    assert [place for place, sign in enumerate(drawn) if sign in "┿╋"] == [15, 25, 30]


def test_what_has_to_be_worked_out_first_has_no_mark_at_the_half() -> None:
    view = at(0.0)
    worked_out = replace(view, question=replace(view.question, kind=Kind.NUMERIC))
    assert "enough" not in band_labels(worked_out, WIDTH).plain
    assert band(worked_out, WIDTH).plain[30] == "─"


def test_labels_stand_below_their_marks_and_leave_the_figure_its_room() -> None:
    line = band_labels(at(30.0), 80).plain
    assert line.startswith("0:30 of 2:00 · keep going")
    assert abs(line.index("enough") + 3 - 40) <= 1
    assert line.endswith("2:00")
    narrow = band_labels(at(30.0), 58).plain
    assert len(narrow) <= 58
    assert "0:30 of 2:00 · keep going" in narrow and "wrap up" in narrow


def test_past_the_limit_labels_move_with_their_marks() -> None:
    line, drawn = band_labels(at(240.0), 80).plain, band(at(240.0), 80).plain
    (limit,) = [place for place, sign in enumerate(drawn) if sign == "╋"]
    assert "+2:00 over" in line
    assert abs(line.rindex("2:00") + 2 - limit) <= 1


def test_the_dots_of_a_round_say_how_each_question_went() -> None:
    sat = Sat().take(Begin(), *ANSWER, Rate(Score.SHAKY), Next())
    assert dots(sat.round, 20).plain == "~▸·"
    assert dots(sat.take(Skip(), Next()).round, 20).plain == "~–▸"
    assert dots(sat.take(*ANSWER, Rate(Score.STRONG)).round, 20).plain == "~–+"


def test_dots_that_have_no_room_show_those_around_the_current_question() -> None:
    sat = Sat().take(Begin())
    long = replace(sat.round, total=30, slots=sat.round.slots * 10, position=15)
    assert dots(long, 9).plain == "…···▸···…"


@pytest.mark.parametrize(
    ("width", "about", "least"),
    [
        (118, "Optimisation and hyperparameters · intermediate", 30),
        (78, "Optimisation · intermediate", 9),
        (58, "Optimisation", 5),
    ],
)
def test_in_the_head_of_a_long_round_dots_give_way_to_words(width: int, about: str, least: int) -> None:
    sat = Sat().take(Begin(), *ANSWER)
    long = replace(sat.round, total=30, slots=sat.round.slots * 10)
    view = replace(view_of(sat, QUESTION), round=long, topic_title="Optimisation and hyperparameters")
    line = head(replace(view, short_topic="Optimisation"), width).plain
    assert f"  1 of 30  {about} " in line
    assert "…" not in line.split("1 of 30")[1]
    assert len(line.split("  ")[0]) >= least


def test_an_answer_that_is_scored_later_has_a_dot_of_its_own() -> None:
    sat = Sat(Mode.PRESSURE).take(Begin(), ANSWER[0], Reveal(Prediction.SURE), Next())
    assert dots(sat.round, 20).plain == "•▸·"
