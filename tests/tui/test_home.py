"""Home keeps up with what happens elsewhere, and offers what can be gone on with."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from practice_tui.bank.loader import load_bank
from practice_tui.config import Config
from practice_tui.core.bank.plans import BUILT_IN_PLANS, RECOMMENDED, Plan
from practice_tui.core.views.home import BeginPlan, HomeView, Lately, Offer, RecentRound, TodayView
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drilling import DrillOrder
from practice_tui.sitting.interviewing import Interviewing
from practice_tui.sitting.interviews import Chairs, begin_interview
from practice_tui.sitting.orders import Order, begin_order, begin_plan
from practice_tui.sitting.resume import resume_newest
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.opening import open_history
from practice_tui.tui.app import PracticeApp
from practice_tui.tui.messages import Place, PlaceWanted
from practice_tui.tui.router import Router
from practice_tui.tui.screens.bank import BankScreen
from practice_tui.tui.sheets import home as sheets
from practice_tui.tui.sheets.drawing import WIDEST_PROSE
from tests.fakes import FakeClock, FakeTicker, make_bank, make_desk
from tests.histories import write_history
from tests.tui.stage import Stage, on_stage

ONE = (Plan("one", "One", 1),)
SAT = ("enter", "enter", *("enter", "s", "a", "2", "enter") * 3, "q")  # a round of three, and back to Home
LEFT_BETWEEN = ("enter", "enter", "enter", "s", "a", "3", "q", "down", "enter")


def test_the_part_of_today_that_is_done_is_drawn_above_what_the_round_is_for() -> None:
    offer = Offer(BeginPlan(RECOMMENDED.id), "Today: 3 of 9", "6 questions · 30 min", "4 missed ones")
    view = HomeView((offer,), recent=(RecentRound("Quick", "today", 0),), today=TodayView(done=3, planned=9))
    _, drawn, about = sheets.now(offer, view, 1, 90).plain.split("\n")
    assert (drawn, about) == ("━" * 30 + "─" * 60, "4 missed ones")


def test_the_title_of_what_enter_starts_stays_whole_before_its_length() -> None:
    offer = Offer(BeginPlan("quick"), "Resume Computer vision engineer", "next: question 2 of 5 · 0:32 so far")
    line = sheets.now(offer, HomeView((offer,), recent=ROUNDS), 1, 54).plain.split("\n")[0]
    assert "Resume Computer vision engineer  next: " in line and line.endswith("…")


ROUNDS = (
    RecentRound("Quick", "yesterday", 0, (4, 2, 1)),
    RecentRound("On-site: deep learning", "3 days ago", 1, (3, 3)),
)


def test_a_recent_round_is_a_line_with_its_day_its_plan_and_how_it_went() -> None:
    view = HomeView((), recent=ROUNDS)
    assert sheets.recent(view, 9, 70).plain.split("\n") == [
        "yesterday   Quick: 1 strong, 1 shaky, 1 missed                   + ~ ✗",
        "3 days ago  On-site: deep learning: 2 solid, 1 skipped             ✓ ✓",
    ]


def test_where_a_line_is_too_short_for_one_each_takes_two_and_fewer_are_shown() -> None:
    view = HomeView((), recent=ROUNDS)
    assert sheets.recent(view, 4, 46).plain.split("\n") == [
        "yesterday   Quick                        + ~ ✗",
        "            1 strong, 1 shaky, 1 missed",
        "3 days ago  On-site: deep learning         ✓ ✓",
        "            2 solid, 1 skipped",
    ]
    assert "On-site" not in sheets.recent(view, 3, 46).plain


def test_scores_that_have_no_room_beside_the_title_stand_below_it_and_none_is_lost() -> None:
    view = HomeView((), recent=(RecentRound("Today", "yesterday", 0, (3,) * 30),))
    lines = sheets.recent(view, 9, 46).plain.split("\n")
    assert lines[:2] == ["yesterday  Today", "           30 solid"]
    assert "".join(lines).count("✓") == 30
    assert max(map(len, lines)) <= 46


async def test_the_last_rounds_stand_below_those_to_start_or_where_there_is_no_room_in_lately(tmp_path: Path) -> None:
    write_history(tmp_path, 30, make_bank())
    async with on_stage(tmp_path, (120, 50), bank=make_bank()) as stage:
        assert panel_of(stage, "Last rounds")[0].startswith("yesterday")
        assert "Last round" not in " ".join(panel_of(stage, "Lately"))
        await stage.pilot.resize_terminal(120, 40)
        await stage.pilot.pause()
        assert "─ Last rounds ─" not in stage.text()
        told = " ".join(panel_of(stage, "Lately"))
        assert all(day in told for day in ("Last rounds yesterday", "3 days ago", "4 days ago"))


def test_weeks_without_an_answer_take_no_room_for_bars() -> None:
    view = HomeView((), lately=Lately((0,) * 12, (0,) * 8))
    drawn = sheets.lately(view, sheets.Detail.TALL, 8, 0, 60).plain.split("\n")
    assert drawn[0].split()[0] == "Weeks"
    assert drawn[drawn.index("") + 1].split()[0] == "Days"
    assert drawn.index("") <= 2


def test_a_first_start_with_a_day_set_says_that_enter_starts_todays_round() -> None:
    offer = Offer(BeginPlan(RECOMMENDED.id), "Today: 0 of 4", "4 questions · 14 min", "4 to bring a topic on")
    view = HomeView((offer,), today=TodayView(planned=4))
    assert sheets.now(offer, view, 1, 90).plain.endswith("enter starts today's round: 4 questions · 14 min")


async def test_a_discarded_round_is_no_longer_offered_and_its_draft_comes_back_with_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press(*LEFT_BETWEEN)
        assert "Resume" in stage.text()
        await stage.press("d", "left", "x", "q")
        assert "Resume" not in stage.text()
        await stage.press("d", "left", "x", "q")
        assert "Resume" in stage.text()
        await stage.press("enter", "enter")
        assert "2 of 3" in stage.text()


async def test_a_round_discarded_while_it_was_sat_comes_back_where_it_stood(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "3", "q", "down", "down", "down", "enter")
        assert "Resume" not in stage.text()
        assert "Discarded; History on the dashboard restores it." in stage.text()
        await stage.press("d", "left", "x", "q", "enter", "enter")
        assert "2 of 3" in stage.text()


async def test_a_round_that_was_discarded_elsewhere_is_told_and_goes_from_home(tmp_path: Path) -> None:
    clock = FakeClock()
    async with on_stage(tmp_path, clock=clock) as stage:
        await stage.press(*LEFT_BETWEEN)
        discard_elsewhere(tmp_path, clock)
        await stage.press("enter")
        assert "this round was discarded" in stage.text()
        assert "Resume" not in stage.text()


async def test_a_terminal_whose_round_was_discarded_elsewhere_saves_nothing_more(tmp_path: Path) -> None:
    clock = FakeClock()
    async with on_stage(tmp_path, clock=clock) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "3", "enter")
        discard_elsewhere(tmp_path, clock)
        await stage.press("enter")
        assert "this round was discarded in another terminal" in flat(stage)
    assert len(open_history(tmp_path / "history.db").attempts()) == 1


async def test_an_amended_score_is_the_one_that_home_shows(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter", "enter", "enter", "s", "4", "enter", "a", "2", "q")
        assert "1 shaky" in stage.text()
        assert "1 strong" not in stage.text()


def discard_elsewhere(folder: Path, clock: FakeClock) -> None:
    desk = make_desk(folder, clock, holder="2@elsewhere")
    desk.corrections.discard(desk.history.rounds()[0].id)
    desk.close()


def panel_of(stage: Stage, title: str) -> list[str]:
    """The lines of a panel with a border, whichever side it is on."""
    lines = stage.text().splitlines()
    top = next(row for row, line in enumerate(lines) if f"╭─ {title} " in line)
    left = lines[top].index(f"╭─ {title} ")
    right = lines[top].index("╮", left)
    inside = [line[left + 1 : right] for line in lines[top + 1 :] if len(line) > left]
    bottom = next(row for row, line in enumerate(inside) if line.startswith("─"))
    return [line.strip() for line in inside[:bottom]]


def flat(stage: Stage) -> str:
    return " ".join(stage.text().split())


async def test_a_round_left_between_two_questions_names_the_next_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        await stage.pass_time(60)
        await stage.press("enter", "s", "a", "3", "q", "down", "enter")
        assert "next: question 2 of 3 · 1:09 so far" in stage.text()
        assert "Left just now, between two questions" in stage.text()


async def test_a_round_left_at_an_answer_says_how_much_of_its_time_is_used(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        await stage.pass_time(60)
        await stage.press("q", "down", "enter")
        assert "question 1 of 3 · 1:04 used" in stage.text()


def quick_round(desk: Desk) -> Sitting:
    return begin_plan(desk, desk.plans.find("quick"), 1)


async def test_rows_are_drawn_for_the_width_they_are_shown_at(tmp_path: Path) -> None:
    """Home lies under the round that the command line began, and isn't laid out before it is over."""
    async with on_stage(tmp_path, opening=lambda router: router.rounds.open(quick_round)) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "3", "q", "down", "down", "enter", "q")
        assert "3 questions   6 min" in stage.text()
        assert "4 questions  11 min" in stage.text(), "with a follow-up to each"


def round_on_no_topic(desk: Desk) -> Sitting:
    return begin_order(desk, Order(topics=("optimisaton",)), 1)


def interview_by_no_plan(desk: Desk) -> Interviewing:
    return begin_interview(desk, Order(plan_id="quik"), Chairs(), 1)


@pytest.mark.parametrize(
    ("opening", "problem"),
    [
        (lambda router: router.rounds.open(resume_newest), "no round waits to be resumed"),
        (lambda router: router.rounds.open(round_on_no_topic), "there is no topic"),
        (lambda router: router.open_drill(DrillOrder("soft-max")), "there is no drill"),
        (lambda router: router.open_interview(interview_by_no_plan), "there is no plan 'quik' (did you mean 'quick'?)"),
    ],
)
async def test_what_the_command_line_asks_for_and_cannot_begin_ends_the_program(
    opening: Callable[[Router], Awaitable[None]], problem: str, tmp_path: Path
) -> None:
    async with on_stage(tmp_path, opening=opening) as stage:
        for _ in range(20):
            await stage.pilot.pause()
    assert stage.app.return_code == ExitCode.USAGE
    assert problem in str(stage.app.failure)


async def test_home_shows_as_many_rounds_as_there_is_room_for(tmp_path: Path) -> None:
    plans = tuple(Plan(f"plan-{number}", f"Plan {number}", 1) for number in range(1, 9))
    async with on_stage(tmp_path, (80, 30), plans=plans) as stage:
        shown = stage.text()
        assert "Your own…" in shown
        assert "▸ Plan 1" in shown
        await stage.press("down")
        assert "▸ Plan 2" in stage.text()
        assert "▸ Plan 1" not in stage.text()
    async with on_stage(tmp_path, (60, 20), plans=plans) as stage:
        assert "Plan 6" in stage.text()
        await stage.press("end")
        assert "▸ Your own…" in stage.text()


async def test_what_the_marked_round_is_for_stands_whole_beside_the_panels_and_is_cut_with_a_mark_above_them(
    tmp_path: Path,
) -> None:
    about = "Twelve questions from every topic, the weak and the due ones first, then new"
    plans = (Plan("long", "Long", 1, about=about), Plan("short", "Short", 1, about="One of them"))
    async with on_stage(tmp_path / "wide", (120, 40), plans=plans) as stage:
        await stage.press(*SAT, "end", "up", "up", "up", "up", "up")
        assert about in " ".join(panel_of(stage, "Now"))
        await stage.press("down")
        assert "One of them" in " ".join(panel_of(stage, "Now"))
    async with on_stage(tmp_path / "narrow", (60, 20), plans=plans) as stage:
        await stage.press(*SAT, "end", "up", "up", "up", "up", "up")
        assert any(line.startswith("Twelve questions") and line.endswith("…") for line in panel_of(stage, "Now"))


def test_what_each_round_is_for_stands_whole_in_the_widest_panel() -> None:
    plans = (*BUILT_IN_PLANS, *load_bank().plans)
    assert [plan.about for plan in plans if len(plan.about) > WIDEST_PROSE] == []


async def test_a_first_start_says_what_the_program_does_and_what_enter_starts(tmp_path: Path) -> None:
    for folder, size in (("small", (60, 20)), ("usual", (80, 24)), ("large", (200, 50))):
        async with on_stage(tmp_path / folder, size) as stage:
            shown = flat(stage)
            assert "Mock interviews on deep learning" in shown
            assert "enter starts Quick: 3 questions · 6 min" in shown
            assert "How a round goes" in shown
            await stage.press("enter")
            assert "3 questions" in stage.text()


async def test_a_round_that_was_left_on_the_first_day_is_what_home_begins_with(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "q", "down", "enter")
        assert "How a round goes" not in stage.text()
        assert panel_of(stage, "Now")[0].startswith("enter  Resume")


async def test_home_shows_what_was_practised_lately_and_how_ready_that_makes_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40)) as stage:
        await stage.press(*SAT)
        today, lately = " ".join(panel_of(stage, "Today")), " ".join(panel_of(stage, "Lately"))
        assert "0 of 3 topics with three answers" in today
        assert "no date yet" in today
        assert "3 answers scored in 12 weeks, 3 of them this week" in lately
        assert "1-day streak" in lately
        assert "today  Quick: 3 shaky" in lately
        assert "~ ~ ~" in lately


async def test_the_calendar_of_home_begins_its_weeks_on_monday(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40)) as stage:
        await stage.press(*SAT)
        names, last, this = (
            next(line.split() for line in panel_of(stage, "Lately") if line.split()[: len(begun)] == begun)
            for begun in (["Mo"], ["last", "week"], ["this", "week"])
        )
        assert len(names) == len(last[2:]) == 7
        assert len(this[2:]) == 1  # it is Monday


async def test_with_a_date_home_shows_how_far_today_has_come(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40)) as stage:
        await stage.press(*SAT, "i", *"5 days", "enter")
        assert "Interview in 5 days" in stage.text().splitlines()[0]
        said, bar = panel_of(stage, "Now")[:2]
        assert said.startswith("enter  Today: 1 of 3")
        assert set(bar) == {"━", "─"}
        assert bar.count("━") / len(bar) == pytest.approx(1 / 3, abs=0.01)
        assert "Saturday 2026-03-07, in 5 days" in " ".join(panel_of(stage, "Today"))


async def test_what_stands_below_the_rounds_is_reached_by_paging(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (60, 20)) as stage:
        await stage.press(*SAT)
        assert "Last round" not in stage.text()
        await stage.press("pagedown")
        assert "Last round" in stage.text()
        await stage.press("down")
        assert "▸" in stage.text()


async def test_panels_stand_side_by_side_from_116_columns_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (116, 30)) as stage:
        await stage.press(*SAT)
        assert any("Now" in line and "Today" in line for line in stage.text().splitlines())
        await stage.pilot.resize_terminal(115, 30)
        await stage.pilot.pause()
        assert not any("Now" in line and "Today" in line for line in stage.text().splitlines())
        assert "▸" in stage.text()


async def test_a_key_at_the_very_first_paint_is_not_lost(tmp_path: Path) -> None:
    clock = FakeClock()
    app = PracticeApp(lambda: make_desk(tmp_path, clock), Config(), clock, ticker=FakeTicker(clock))
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(PlaceWanted(Place.BANK))
        for _ in range(20):
            await pilot.pause()
        assert app.find_screen(BankScreen)


async def test_a_history_that_cannot_be_opened_ends_the_program() -> None:
    clock = FakeClock()

    def refuse() -> Desk:
        raise PracticeError("history.db: is damaged", code=ExitCode.UNUSABLE_FILE)

    app = PracticeApp(refuse, Config(), clock, ticker=FakeTicker(clock))
    async with app.run_test() as pilot:
        for _ in range(20):
            await pilot.pause()
    assert app.return_code == ExitCode.UNUSABLE_FILE


async def test_a_round_left_at_a_choice_is_offered_with_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "enter", "q", "down", "enter")
        assert "Left just now, at the end of an answer" in stage.text()
        await stage.press("enter")
        assert "How sure were you?" in stage.text()
        await stage.press("z", "x", "q", "down", "enter")
        assert "just now, before a skip was sure" in stage.text()
        await stage.press("enter")
        assert "Skip it?" in stage.text()
