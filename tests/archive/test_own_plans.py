"""A round of one's own is kept as a plan: every list and command has it, and it means the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.archive.own_plans import change_plan, keep_or_change, keep_plan, plan_id_for, remove_plan
from practice_tui.bank.listings import plan_page
from practice_tui.core.bank.lines import Style
from practice_tui.core.bank.plans import Mode, Only, Pick, Plan
from practice_tui.core.bank.questions import Kind, Level, Stage
from practice_tui.core.views.home import BeginPlan
from practice_tui.errors import PracticeError
from practice_tui.presenters.home import home
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import OWN_ROUND
from tests.desks import desk_of_files

CHOSEN = replace(
    OWN_ROUND,
    count=8,
    topics={"stores": 1},
    levels={Level.INTERMEDIATE: 1},
    kinds={Kind.CONCEPT: 1, Kind.CODE: 1},
    mode=Mode.PRESSURE,
    limit=90.0,
    follow_ups=True,
    only=Only.NEW,
)
STAGED = replace(
    OWN_ROUND,
    about="Two of each",
    topics={"stores": 3, "math": 1},
    levels={Level.BASIC: 2},
    stages={Stage.OPENING: 1, Stage.CORE: 3},
    minutes=45,
    hints=False,
    style=Style.WARM,
    closing=True,
    pick=Pick.ADAPTIVE,
    pace=1.25,
    tips=True,
    often=True,
    legacy=True,
    questions=("chain-rule", "what-is-wal"),
    count=2,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of_files(tmp_path)


@pytest.mark.parametrize("chosen", [CHOSEN, STAGED, OWN_ROUND])
def test_it_is_kept_as_it_was_chosen_and_is_there_at_once_and_at_the_next_start(
    desk: Desk, tmp_path: Path, chosen: Plan
) -> None:
    kept = keep_plan(desk, chosen, " Deep dives: stores ")
    assert kept == replace(chosen, id="deep-dives-stores", title="Deep dives: stores")
    assert desk.plans.find("deep-dives-stores") == kept
    assert desk_of_files(tmp_path).plans.find("deep-dives-stores") == kept
    assert BeginPlan(kept.id) in [offer.starts for offer in home(desk, 1).offers]


def test_a_second_one_joins_the_first_and_what_was_written_by_hand_stays(desk: Desk) -> None:
    path = desk.folders.own / "plans.yaml"
    path.write_text("# by hand\n- id: mine\n  title: Mine\n  count: 2   # few\n", "utf-8")
    desk.reload_banks()
    keep_plan(desk, OWN_ROUND, "One")
    keep_plan(desk, CHOSEN, "Two")
    assert path.read_text("utf-8").startswith("# by hand\n- id: mine\n  title: Mine\n  count: 2   # few\n\n- id: one\n")
    assert {"mine", "one", "two"} <= {plan.id for plan in desk.plans.all}
    assert desk.loaded.problems == ()


def test_a_broken_file_stays_as_it_is(desk: Desk) -> None:
    path = desk.folders.own / "plans.yaml"
    path.write_text("plans: {}\n", "utf-8")
    with pytest.raises(PracticeError, match=r"plans\.yaml takes no further plan"):
        keep_plan(desk, OWN_ROUND, "One")
    assert path.read_text("utf-8") == "plans: {}\n"


@pytest.mark.parametrize(
    ("title", "says"), [("  ", "the plan needs a name"), ("Quick", "there is a plan quick"), ("x" * 81, "more than 80")]
)
def test_a_name_that_cant_be_is_refused(title: str, says: str) -> None:
    with pytest.raises(PracticeError, match=says):
        plan_id_for(title, ["quick"])


def test_the_page_of_a_plan_names_the_part_that_it_keeps_to(desk: Desk) -> None:
    assert "part       new" in list(plan_page(keep_plan(desk, CHOSEN, "Two")))


BY_HAND = "# by hand\n- id: mine\n  title: Mine\n  count: 2   # few\n"


def test_a_changed_plan_keeps_its_id_and_its_place_among_the_others(desk: Desk) -> None:
    path = desk.folders.own / "plans.yaml"
    path.write_text(f"{BY_HAND}\n- id: last\n  title: Last\n  count: 1\n", "utf-8")
    desk.reload_banks()
    changed = change_plan(desk, "mine", replace(CHOSEN, title="Mine, longer"))
    assert desk.plans.find("mine") == changed == replace(CHOSEN, id="mine", title="Mine, longer")
    assert [plan.id for plan in desk.loaded.plans][-2:] == ["mine", "last"]
    assert path.read_text("utf-8").startswith("# by hand\n- id: mine\n  title: Mine, longer\n")


def test_a_removed_plan_is_gone_and_the_others_stay_as_they_were_written(desk: Desk, tmp_path: Path) -> None:
    path = desk.folders.own / "plans.yaml"
    path.write_text(BY_HAND, "utf-8")
    desk.reload_banks()
    keep_plan(desk, CHOSEN, "Two")
    assert remove_plan(desk, "two").title == "Two"
    assert path.read_text("utf-8").strip() == BY_HAND.strip()
    remove_plan(desk, "mine")
    assert not path.exists()
    assert desk_of_files(tmp_path).loaded.own_plans == ()


def test_only_own_plans_are_changed_or_removed(desk: Desk) -> None:
    with pytest.raises(PracticeError, match="short isn't a plan of yours"):
        remove_plan(desk, "short")
    with pytest.raises(PracticeError, match="short isn't a plan of yours"):
        change_plan(desk, "short", CHOSEN)
    with pytest.raises(PracticeError, match="there is no plan 'shorts'"):
        remove_plan(desk, "shorts")


def test_kept_under_the_name_of_an_own_plan_it_takes_its_place_and_no_bundled_ones(desk: Desk) -> None:
    keep_or_change(desk, CHOSEN, "Evenings")
    kept = keep_or_change(desk, STAGED, "evenings")
    assert kept == replace(STAGED, id="evenings", title="evenings")
    assert desk.loaded.own_plans == ("evenings",)
    with pytest.raises(PracticeError, match="there is a plan ladder already"):
        keep_or_change(desk, CHOSEN, "Ladder")
