"""`practice calibrate --plain`: grading sample answers line by line, and what is printed of it later."""

import io
from pathlib import Path

from practice_tui.core.views.calibration_wording import OFFER
from practice_tui.plain.calibrations import UNTOUCHED, calibrate_plainly
from practice_tui.plain.rounds import sit_plainly
from practice_tui.sitting.calibrations import calibrate, calibrations
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from tests.fakes import PLANS
from tests.histories import write_history
from tests.sitting.test_calibrations import BANK, desk_with_samples


def graded(desk: Desk, *lines: str) -> str:
    out = io.StringIO()
    calibrate_plainly(calibrate(desk, 1), io.StringIO("".join(f"{line}\n" for line in lines)), out)
    return out.getvalue()


def test_the_key_is_printed_once_the_score_is_settled(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    text = graded(desk, "ef", "w", "3", "z", "2", "", "4", "")
    before, _, after = text.partition("You gave 2 SHAKY")

    assert "Answer 1 of 12: " in before
    assert "The answer: “A " in before and "e heard     bonus: " in before and "w something wrong is said" in before
    assert "Saved: 3 SOLID." in before and "the key gives" not in before
    assert "e you alone: " in after or "e you and the key: " in after
    assert "4: nothing happens here. enter: the next answer." in after
    assert "Answer 2 of 12: " in after
    assert [each.score for each in calibrations(desk)[0].graded] == [2]


def test_why_the_key_ticks_a_point_or_doesnt(tmp_path: Path) -> None:
    text = graded(desk_with_samples(tmp_path), *(line for _ in range(3) for line in ("f", "3", "", "")))
    assert any(f"  “{name}”\n" in text for name in ("weak", "fair", "strong"))
    assert "f you alone: " in text
    assert "  not in the answer: What of: " in text


def test_a_whole_one_ends_with_how_one_grades(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    text = graded(desk, *(line for _ in range(12) for line in ("1", "", "")))
    assert "You grade 1.7 harder than the key (" in text
    assert "\n12  Question " in text
    assert text.endswith("practice calibrate --report prints this again.\n")
    assert calibrations(desk)[0].is_over


def test_who_leaves_goes_on_there(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    assert graded(desk, "?", "2", "", "", "ab").endswith("goes on with it.\n")
    again = graded(desk, "page")
    assert again.startswith("12 sample answers, 1 of them graded.")
    assert "a heard     " in again and "c not heard " in again


def test_who_only_looks_leaves_nothing(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    text = graded(desk, "question", "quit", "", "leave")
    assert "quit: nothing happens here. Tick what the answer says" in text
    assert "enter: nothing happens here." in text
    assert text.endswith(f"{UNTOUCHED}\n")
    assert calibrations(desk) == []


def test_after_the_first_rounds_it_is_offered_once(tmp_path: Path) -> None:
    write_history(tmp_path, 10, BANK)
    desk, offered = desk_with_samples(tmp_path), []
    for _ in range(2):
        out = io.StringIO()
        lines = ("", "done", "sure", "3", "leave end")
        sit_plainly(desk, lambda desk: begin_plan(desk, PLANS[0], 1), io.StringIO("\n".join(lines) + "\n"), out)
        assert "The round is over." in out.getvalue()
        offered.append(OFFER in out.getvalue())
    assert offered == [True, False]
