"""The commands about plans of rounds."""

from pathlib import Path

import click

from practice_tui.bank.listings import find_plan, plan_json, plan_lines, plan_page
from practice_tui.cli.check_report import print_report
from practice_tui.cli.completion import complete_bank_plans
from practice_tui.cli.options import PATH, Group, json_option
from practice_tui.cli.own_plans import drop_plan, edit_plan, hand_on_plan, new_plan, take_plan
from practice_tui.context import Context
from practice_tui.core.bank.plans import BUILT_IN_PLANS
from practice_tui.core.values.phrases import count
from practice_tui.printing import print_lines, print_to_stderr


@click.group(cls=Group)
def plan() -> None:
    """Build, list, show and check plans of rounds."""


@plan.command("list")
@json_option
@click.pass_obj
def list_plans(context: Context, as_json: bool) -> None:
    """Print a line for each plan not hidden."""
    loaded = context.load_bank_aloud()
    shelf, every = context.shelf_of(loaded), (*BUILT_IN_PLANS, *loaded.plans)
    plans = [plan for plan in every if not shelf.hides_all_of(plan)]
    print_lines([plan_json(plans)] if as_json else plan_lines(plans))
    if number := len(every) - len(plans):
        print_to_stderr(
            f"practice: {count(number, 'more plan')} would ask hidden questions only: practice bank list --hidden"
        )


@plan.command("show")
@click.argument("plan_id", shell_complete=complete_bank_plans)
@json_option
@click.pass_obj
def show_plan(context: Context, plan_id: str, as_json: bool) -> None:
    """Print all that a plan says."""
    chosen = find_plan((*BUILT_IN_PLANS, *context.load_bank_aloud().plans), plan_id)
    print_lines([plan_json([chosen])] if as_json else plan_page(chosen))


@plan.command("check")
@click.argument("path", required=False, type=PATH)
def check_plan(path: Path | None) -> None:
    """Report what is wrong with plans. PATH is a plans.yaml; without it, the bundled one."""
    from practice_tui.bank.checking import check_plans  # PyYAML takes 20 ms to import

    print_report(check_plans(path))


plan.add_command(new_plan)
plan.add_command(edit_plan)
plan.add_command(drop_plan)
plan.add_command(hand_on_plan)
plan.add_command(take_plan)
