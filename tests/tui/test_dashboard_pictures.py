"""The dashboard as it looks after none, one, sixty and 5,000 attempts, and its pictures line by line."""

from pathlib import Path

import pytest

from practice_tui.config import Config
from practice_tui.core.bank.questions import Aspect, Kind
from practice_tui.core.history.facts import Prediction
from practice_tui.core.statistics.calendar import Week
from practice_tui.core.statistics.calibration import Calibration
from practice_tui.core.statistics.gaps import AspectGap
from practice_tui.core.statistics.pacing import Pace
from practice_tui.core.views.dashboard import GapsPicture, JudgementPicture, PacePicture, WeeksPicture
from practice_tui.core.views.tabs import Tab
from practice_tui.tui.sheets import gaps, judgement, progress, time
from tests.histories import write_history
from tests.pictures import PICTURED, PICTURED_PLANS
from tests.tui.stage import SIZES, on_stage
from tests.tui.test_snapshots import ROOMY, assert_looks_as_stored, named


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("tab", Tab)
async def test_every_tab_after_sixty_attempts(tmp_path: Path, tab: Tab, size: tuple[int, int]) -> None:
    picture = await drawn(tmp_path, 60, size, str(list(Tab).index(tab) + 1))
    assert_looks_as_stored(picture, f"dashboard-{tab.value.lower()}-{named(size)}")


@pytest.mark.parametrize("size", ROOMY, ids=named)
async def test_topics_use_their_room(tmp_path: Path, size: tuple[int, int]) -> None:
    assert_looks_as_stored(await drawn(tmp_path, 60, size), f"dashboard-topics-{named(size)}")


async def test_topics_in_light(tmp_path: Path) -> None:
    picture = await drawn(tmp_path, 60, (120, 40), theme="light")
    assert_looks_as_stored(picture, "dashboard-topics-light-120x40")


@pytest.mark.parametrize("attempts", [0, 1, 5000])
async def test_topics_after_none_one_and_thousands(tmp_path: Path, attempts: int) -> None:
    assert_looks_as_stored(await drawn(tmp_path, attempts, (80, 24)), f"dashboard-topics-after-{attempts}-80x24")


async def drawn(folder: Path, attempts: int, size: tuple[int, int], tab: str = "1", theme: str = "dark") -> str:
    """A tab of the dashboard after so many attempts."""
    write_history(folder, attempts, PICTURED)
    async with on_stage(folder, size, bank=PICTURED, plans=PICTURED_PLANS, config=Config(theme)) as stage:
        await stage.press("d", tab)
        return stage.app.export_screenshot(title="practice")


def test_weeks_are_dots_in_their_bands_beside_the_days() -> None:
    weeks = [
        Week("2026-02-16", 9, 0.5, 0.3, 0.7),
        Week("2026-02-23", 2, 0.9, 0.5, 0.95),
        Week("2026-03-02", 4, 0.95, 0.8, 0.99),
    ]
    days = {"2026-02-16": 12, "2026-02-17": 1, "2026-03-02": 3, "2026-03-03": 6}

    drawn = progress.picture(WeeksPicture(tuple(weeks), days, "2026-03-04"), 26).plain.split("\n")
    assert [line.rstrip() for line in drawn] == [
        "    ● week %      a day: ░ 1 ▒ 3 ▓ 6 █ 11+",
        "100       ●    Mo · █ · ▒",
        "          │    Tu · ░ · ▓",
        "      │        We · · · ·",
        " 50   ●        Th · · ·",
        "      │        Fr · · ·",
        "               Sa · · ·",
        "  0            Su · · ·",
        "    02-09now      02-09now",
    ]


def test_time_marks_half_and_limit_and_draws_nothing_of_two_answers() -> None:
    paces = {Kind.CONCEPT: Pace(9, 3, 1, 0.75), Kind.CODE: Pace(4, 4, 0, 2.0), Kind.DESIGN: Pace(2, 0, 0, 0.5)}

    assert time.picture(PacePicture(paces), 51).plain.split("\n") == [
        "             0         half      the limit",
        "concept      ··········┆····●····┃·········  75 %",
        "code         ··········┆·········┃········▶  200 %",
        "design       2 answers: too few to draw",
    ]


def test_judgement_bars_are_made_of_their_scores() -> None:
    bars = [
        Calibration(Prediction.GUESS, (1, 0, 0, 1)),
        Calibration(Prediction.UNSURE, (1, 1, 1, 1)),
        Calibration(Prediction.SURE, (0, 3, 6, 3)),
    ]

    assert judgement.picture(JudgementPicture(tuple(bars)), 80).plain.split("\n")[:3] == [
        "guess   2 answers: too few to draw",
        "unsure  " + " ✗ 1".ljust(16) + " ~ 1".ljust(16) + " ✓ 1".ljust(16) + " + 1".ljust(15) + "  n 4",
        "sure    " + " ~ 3".ljust(16) + " ✓ 6".ljust(31) + " + 3".ljust(16) + "  n 12",
    ]


def test_gaps_are_bars_with_what_they_are_measured_against() -> None:
    found = [AspectGap(Aspect.FORMULA, 5, 10, 0.5, 0.5), AspectGap(Aspect.NUMBER, 4, 4, 0.7, 0.9)]

    assert gaps.picture(GapsPicture(tuple(found)), 59).plain.split("\n") == [
        "formulas       ██████████             50 %  5 of 10",
        "numbers        4 of 4 musts: too few to rank",
    ]


def test_what_stands_above_weeks_and_days_is_one_line_each_in_the_narrowest_pane() -> None:
    weeks = WeeksPicture((Week("2026-03-02", 4, 0.95, 0.8, 0.99),), {"2026-03-02": 3}, "2026-03-04")
    assert max(map(len, progress.picture(weeks, 44, 30).plain.split("\n"))) <= 44
