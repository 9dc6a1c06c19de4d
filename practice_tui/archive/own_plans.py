"""Keeps, changes and removes plans of one's own: in the `plans.yaml` of the user's banks."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TypeVar

from practice_tui.archive.bank_texts import bank_text, write_bank_text
from practice_tui.bank.defaults import LONGEST_TITLE, slug_of
from practice_tui.bank.entry_texts import EntryText, find_plan_entry, replaced, without
from practice_tui.bank.foreign.writing import entry_text
from practice_tui.bank.loader import PLANS
from practice_tui.core.bank.plans import Mode, Pick, Plan
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk

N = TypeVar("N", bound=str)

HEADING = "Plans kept in practice. Their fields are those of the bundled plans: practice plan show NAME."


def plan_id_for(title: str, taken: Collection[str]) -> str:
    """The id of a plan of this title. Raises PracticeError for none, for one too long, and for one that is taken."""
    plan_id = slug_of(one_line(title))
    if not plan_id:
        raise PracticeError("the plan needs a name")
    if len(one_line(title)) > LONGEST_TITLE:
        raise PracticeError(f"the name has more than {LONGEST_TITLE} characters")
    if plan_id in taken:
        raise PracticeError(f"there is a plan {plan_id} already", "choose another name")
    return plan_id


def keep_plan(desk: Desk, plan: Plan, title: str) -> Plan:
    """Writes a plan under a title, loads the banks anew, and returns it as it is kept.

    Raises PracticeError where the name can't be, and where the file takes no further plan: it stays as it was then.
    """
    own_plan = replace(plan, id=plan_id_for(title, [each.id for each in desk.plans.all]), title=one_line(title).strip())
    path = desk.folders.own / PLANS
    before = bank_text(path)
    return _written(desk, own_plan, before, f"{before.rstrip() or f'# {HEADING}'}\n\n{entry_text(_entry(own_plan))}")


def own_plan_named(desk: Desk, plan_id: str) -> Plan:
    """A plan of the user's own. Raises PracticeError for any other."""
    plan = desk.plans.find(plan_id)
    if plan_id not in desk.loaded.own_plans:
        raise PracticeError(
            f"{plan_id} isn't a plan of yours", f"practice plan new NAME --role {plan_id} begins with it"
        )
    return plan


def change_plan(desk: Desk, plan_id: str, plan: Plan) -> Plan:
    """Writes `plan` in the place of an own plan, whose id it keeps, and loads the banks anew. Raises PracticeError."""
    entry, before = _place_of(desk, plan_id)
    changed = replace(plan, id=plan_id, title=one_line(plan.title).strip())
    return _written(desk, changed, before, replaced(before, entry, entry_text(_entry(changed))))


def keep_or_change(desk: Desk, plan: Plan, title: str) -> Plan:
    """Keeps a plan under a title; an own plan of that title is changed into it. Raises PracticeError."""
    plan_id = plan_id_for(title, ())
    if plan_id in desk.loaded.own_plans:
        return change_plan(desk, plan_id, replace(plan, title=title))
    return keep_plan(desk, plan, title)


def remove_plan(desk: Desk, plan_id: str) -> Plan:
    """Takes a plan of the user's own out of its file, and returns it. Rounds of it stay. Raises PracticeError."""
    plan = own_plan_named(desk, plan_id)
    entry, before = _place_of(desk, plan_id)
    _put(desk.folders.own / PLANS, without(before, entry))
    desk.reload_banks()
    return plan


def _place_of(desk: Desk, plan_id: str) -> tuple[EntryText, str]:
    """The entry of an own plan, and the text of the file in which it stands."""
    own_plan_named(desk, plan_id)
    path = desk.folders.own / PLANS
    text = bank_text(path)
    entry = find_plan_entry(text, plan_id)
    if entry is None:
        raise PracticeError(f"the plan {plan_id} doesn't stand on lines of its own in {path}", "edit the file itself")
    return entry, text


def _written(desk: Desk, plan: Plan, before: str, after: str) -> Plan:
    """Writes the file and loads the banks anew; a file that doesn't hold the plan then is put back as it was."""
    path = desk.folders.own / PLANS
    _put(path, after)
    desk.reload_banks()
    if plan in desk.plans.all:
        return plan
    _put(path, before)
    desk.reload_banks()
    raise PracticeError(f"{path} takes no further plan", f"practice plan check {path} says why")


def _put(path: Path, text: str) -> None:
    if text:
        write_bank_text(path, text)
    else:
        path.unlink(missing_ok=True)


def _entry(plan: Plan) -> dict[str, object]:
    """The fields of a plan of one's own, but for those at their default."""
    fields: dict[str, object] = {
        "id": plan.id,
        "title": plan.title,
        "about": plan.about,
        "count": plan.count,
        "only": plan.only and plan.only.value,
        "levels": _weights(plan.levels),
        "kinds": _weights(plan.kinds),
        "stages": _weights(plan.stages or {}),
        "topics": _weights(plan.topics),
        "mode": plan.mode.value if plan.mode is not Mode.COACHED else "",
        "limit": format_limit(plan.limit) if plan.limit else "",
        "minutes": plan.minutes,
        "pace": plan.pace if plan.pace != 1 else None,
        "pick": plan.pick.value if plan.pick is not Pick.MIXED else "",
        "follow_ups": plan.follow_ups,
        "hints": None if plan.hints else False,
        "style": plan.style and plan.style.value,
        "closing": plan.closing,
        "tips": plan.tips,
        "often": plan.often,
        "legacy": plan.legacy,
        "questions": list(plan.questions),
    }
    return {name: value for name, value in fields.items() if value or (name == "hints" and value is False)}


def _weights(weights: Mapping[N, int]) -> object:
    """Weights as they are written: a list of the names where all weigh 1."""
    names = {name.value if isinstance(name, Enum) else name: weight for name, weight in weights.items()}
    return list(names) if set(names.values()) <= {1} else names
