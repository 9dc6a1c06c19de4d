"""A round of one's own is kept as a plan: every list and command has it, and it means the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.archive.own_plans import keep_plan, plan_id_for
from practice_tui.bank.listings import plan_page
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
