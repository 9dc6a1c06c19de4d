"""The commands that make, change and hand on plans of one's own."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from practice_tui.archive.job_file import MAX_BYTES, read_job_file
from practice_tui.archive.own_plans import change_plan, keep_plan, own_plan_named, plan_id_for, remove_plan
from practice_tui.archive.plan_file import export_plan, import_plan
from practice_tui.bank.problems import unknown
from practice_tui.cli.completion import complete_bank_plans, complete_plans, complete_topics
from practice_tui.cli.options import PATH, Command, force_option
from practice_tui.context import Context, tell_left_out
from practice_tui.core.bank.lines import Style
from practice_tui.core.bank.plans import MOST_MINUTES, MOST_QUESTIONS, Mode, Only, Pick, Plan
from practice_tui.core.bank.questions import Kind, Level, Stage
from practice_tui.core.values.text import clean
from practice_tui.core.views.plan_preview import preview_lines, word_lines
from practice_tui.printing import print_lines, print_to_stderr
from practice_tui.sitting.building import Job, plan_for_job, plan_of_role, preview, read_job
from practice_tui.sitting.desk import Desk
from practice_tui.system import random_bits

ALL = "all"
NO_STYLE = "none"
MOST_SHARE = 9

F = TypeVar("F", bound=Callable[..., Any])
N = TypeVar("N", bound=str)


def _builds_a_plan(command: F) -> F:
    """Gives a command the options that say what a plan asks."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _values(kind: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([*(each.value for each in kind), ALL])


_OPTIONS: Sequence[Callable[[Any], Any]] = (
    click.option(
        "--topic", "topics", multiple=True, help="A topic, in place of others.", shell_complete=complete_topics
    ),
    click.option("--level", "levels", multiple=True, type=_values(Level)),
    click.option("--kind", "kinds", multiple=True, type=_values(Kind)),
    click.option("--only", type=_values(Only), help="What was missed, is due, is flagged, is new; or all."),
    click.option("--count", type=click.IntRange(1, MOST_QUESTIONS), help="How many questions, at most."),
    click.option(
        "--minutes", type=click.IntRange(0, MOST_MINUTES), help="How long it takes, with as many as fit; 0: no promise."
    ),
    click.option("--each", type=click.FloatRange(0, 60), help="Minutes for each question; 0: its own."),
    click.option(
        "--mode", type=click.Choice([each.value for each in Mode]), help="Review after each answer, or after the last."
    ),
    click.option("--stage", "stages", multiple=True, metavar="NAME[=SHARE]", help="Such as core=3; or all."),
    click.option("--follow-ups/--no-follow-ups", default=None, help="The interviewer comes back to what was left out."),
    click.option("--hints/--no-hints", default=None),
    click.option(
        "--style",
        type=click.Choice([*(each.value for each in Style), NO_STYLE]),
        help="How the interviewer talks around the questions; none: not at all.",
    ),
    click.option("--closing/--no-closing", default=None, help="Ends with your own questions, three minutes of them."),
    click.option("--adapts/--no-adapts", default=None, help="Each question after the score before it."),
)


@click.command("new", cls=Command)
@click.argument("name")
@click.option("--role", default="", help="Begin with this plan.", shell_complete=complete_bank_plans)
@click.option("--job", metavar="FILE", help="Topics by the words of a job description; - reads it from stdin.")
@click.option("--strike", multiple=True, metavar="WORD", help="With --job: a matched word that is to have no say.")
@_builds_a_plan
@click.option("--preview", "is_preview", is_flag=True, help="Only show what it comes to.")
@click.pass_obj
def new_plan(
    context: Context,
    /,
    name: str,
    role: str,
    job: str | None,
    strike: tuple[str, ...],
    is_preview: bool,
    **choices: Any,
) -> None:
    """Build a plan of your own. It is kept under NAME."""
    if strike and not job:
        raise click.UsageError("--strike goes with --job")
    if job and choices["topics"]:
        raise click.UsageError("--job says the topics: --topic doesn't go with it")
    desk = context.open_desk()
    plan_id_for(name, [plan.id for plan in desk.plans.all])
    lines: list[str] = []
    if job is None:
        begun = plan_of_role(desk, role)
    else:
        read = read_job(desk, _job_text(job), strike)
        lines += word_lines(read.words, read.struck, desk.bank.short_title)
        begun = _begun_for(desk, read, role)
    plan = _chosen(desk, replace(begun, about=""), choices)
    _keep(desk, lines, replace(plan, title=name), is_preview, lambda: keep_plan(desk, plan, name))


@click.command("edit", cls=Command)
@click.argument("plan_id", metavar="ID", shell_complete=complete_bank_plans)
@click.option("--name", help="Another title; the id stays.")
@_builds_a_plan
@click.option("--preview", "is_preview", is_flag=True, help="Only show what it would come to.")
@click.pass_obj
def edit_plan(context: Context, /, plan_id: str, name: str | None, is_preview: bool, **choices: Any) -> None:
    """Change a plan of your own. What no option names stays."""
    desk = context.open_desk()
    plan = _chosen(desk, own_plan_named(desk, plan_id), choices)
    if name is not None:
        plan_id_for(name, ())
        plan = replace(plan, title=name)
    _keep(desk, [], plan, is_preview, lambda: change_plan(desk, plan_id, plan))


@click.command("remove", cls=Command)
@click.argument("plan_id", metavar="ID", shell_complete=complete_bank_plans)
@click.pass_obj
def drop_plan(context: Context, plan_id: str) -> None:
    """Remove a plan of your own. Rounds of it stay."""
    desk = context.open_desk()
    plan = remove_plan(desk, plan_id)
    print_lines([f"Removed: {plan.title} ({plan.id}). Rounds of it stay in the history."])


@click.command("export", cls=Command)
@click.argument("plan_id", metavar="ID", shell_complete=complete_plans)
@click.argument("file", type=PATH)
@force_option
@click.pass_obj
def hand_on_plan(context: Context, plan_id: str, file: Path, force: bool) -> None:
    """Write a plan with its questions to FILE.json."""
    desk = context.open_desk()
    print_lines(export_plan(desk, plan_id, file, random_bits(), overwrites=force))
    tell_left_out(desk.left_out())


@click.command("import", cls=Command)
@click.argument("file", type=PATH)
@click.option("--name", default="", help="Another title for it.")
@click.pass_obj
def take_plan(context: Context, file: Path, name: str) -> None:
    """Keep the plan in a file that plan export wrote."""
    desk = context.open_desk()
    plan = import_plan(desk, file, name)
    print_lines([f"Kept as {plan.id}; the very questions of the file: practice round --from {file}"])


def _keep(desk: Desk, lines: list[str], plan: Plan, is_preview: bool, write: Callable[[], Plan]) -> None:
    """Print the preview, and keep the plan unless only that is wanted."""
    shown = preview(desk, plan, random_bits())
    print_lines([*lines, *preview_lines(shown, desk.bank.short_title)])
    if is_preview:
        print_lines(["Nothing is kept: this is a preview."])
    else:
        own = write()
        print_lines([f"Kept as {own.id}; each start draws anew by these rules: practice round --plan {own.id}"])
    tell_left_out(desk.left_out())


def _begun_for(desk: Desk, job: Job, role: str) -> Plan:
    plan, note = plan_for_job(desk, job, role)
    if note:
        print_to_stderr(f"practice: {note}")
    return plan


def _job_text(job: str) -> str:
    if job != "-":
        return read_job_file(Path(job))
    if not sys.stdin:
        raise click.UsageError("stdin is closed: name a file")
    return clean(sys.stdin.read(MAX_BYTES))


def _chosen(desk: Desk, plan: Plan, choices: Mapping[str, Any]) -> Plan:
    """The plan with what the options say. Raises PracticeError for a topic that there is not."""
    slugs = {topic.slug for topic in desk.library.whole.topics}
    for topic in choices["topics"]:
        if topic not in (*slugs, ALL):
            raise unknown("topic", topic, slugs, "practice bank list")
    changes: dict[str, Any] = {
        "topics": _weights(choices["topics"], str),
        "levels": _weights(choices["levels"], Level),
        "kinds": _weights(choices["kinds"], Kind),
        "stages": _stages(choices["stages"]),
        "count": choices["count"],
        "mode": Mode(choices["mode"]) if choices["mode"] else None,
        "follow_ups": choices["follow_ups"],
        "hints": choices["hints"],
        "closing": choices["closing"],
        "pick": None if choices["adapts"] is None else Pick.ADAPTIVE if choices["adapts"] else Pick.MIXED,
    }
    if choices["minutes"] is not None:
        plan = plan.promising(choices["minutes"] or None)
    plan = replace(plan, **{name: value for name, value in changes.items() if value is not None})
    if choices["each"] is not None:
        plan = replace(plan, limit=choices["each"] * 60 or None)
    if choices["style"]:
        plan = replace(plan, style=None if choices["style"] == NO_STYLE else Style(choices["style"]))
    if choices["only"]:
        plan = replace(plan, only=None if choices["only"] == ALL else Only(choices["only"]))
    return replace(plan, stages=plan.stages or None)


def _weights(names: Sequence[str], kind: Callable[[str], N]) -> dict[N, int] | None:
    """The weights of the named ones, all alike; an empty one admits all, None changes nothing."""
    if not names:
        return None
    return {} if ALL in names else {kind(name): 1 for name in names}


def _stages(texts: Sequence[str]) -> dict[Stage, int] | None:
    """The shares of stages from texts such as `core=3`. Raises UsageError."""
    if not texts:
        return None
    shares: dict[Stage, int] = {}
    for text in texts:
        name, _, share = text.partition("=")
        if name == ALL:
            return {}
        if name not in list(Stage) or not (share or "1").isdecimal() or not 1 <= int(share or 1) <= MOST_SHARE:
            names = ", ".join(Stage)
            raise click.UsageError(
                f"--stage {text!r}: one of {names}, with a share of 1 to {MOST_SHARE} such as core=3"
            )
        shares[Stage(name)] = int(share or 1)
    return {stage: shares[stage] for stage in Stage if stage in shares}
