"""The commands for real interviews that the user had."""

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from practice_tui.cli.completion import complete_questions, complete_topics
from practice_tui.cli.options import Group, json_option, yes_option
from practice_tui.context import Context, tell_left_out
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.encounters import (
    Asked,
    EncounterResult,
    NewEncounter,
    Went,
    read_ask,
    read_day_lived,
    read_name,
    read_stage,
    read_went,
)
from practice_tui.core.values.ids import short_id
from practice_tui.errors import PracticeError
from practice_tui.printing import is_terminal, print_lines

Read = TypeVar("Read")

_OUTCOMES = {outcome.value.replace(" ", "-"): outcome for outcome in EncounterResult}
_id = click.argument("encounter_id", metavar="ID")
_went = click.option("--went", type=click.IntRange(1, 4), help="How it went: 1 badly, 2 so-so, 3 well, 4 very well.")
_stage = click.option("--stage", default="", help="Such as phone screen, coding, on-site.")


@click.group("real", cls=Group)
def real() -> None:
    """Write down real interviews. What was asked, how it went, what came of it."""


@real.command("add")
@click.argument("who", required=False, default="")
@click.option("--day", default="", help="Like 2026-03-01, today or yesterday; without it, today.")
@_stage
@_went
@click.option("--text", default="", help="Whatever you want to remember.")
@click.option("--asked", multiple=True, metavar="QUESTION", help="What was asked; may be given several times.")
@click.pass_obj
def add(context: Context, who: str, day: str, stage: str, went: int | None, text: str, asked: tuple[str, ...]) -> None:
    """Write one down. WHO is any word; without it, practice asks you line by line."""
    from practice_tui.presenters.encounters import encounter_lines
    from practice_tui.sitting.encounters import add_encounter

    is_asked_for = not who
    if is_asked_for and (any((day, stage, went, text, asked)) or not is_terminal(sys.stdin, sys.stdout)):
        raise click.UsageError("say who held it: practice real add WHO")
    desk = context.open_desk_to_write()
    if is_asked_for:
        new = read_encounter(desk.today.name)
    else:
        new = NewEncounter(who, day, stage, Went(went) if went else None, text, tuple(map(Asked, asked)))
    record = add_encounter(desk, new)
    name = short_id(record.id)
    keep = [f"practice real keep {name} 1 --topic TOPIC makes a question one of your own."] if new.asked else []
    outcome = f"practice real outcome {name} OUTCOME says later what came of it: {', '.join(_OUTCOMES)}."
    print_lines([*encounter_lines(desk, record), "", *keep, outcome])
    tell_left_out(desk.left_out())


@real.command("list")
@json_option
@click.pass_obj
def list_encounters(context: Context, as_json: bool) -> None:
    """Print them, newest first. After three outcomes, what you practised before stands beside them."""
    from practice_tui.presenters.encounters import encounters_json, list_lines

    desk = context.open_desk()
    print_lines([encounters_json(desk)] if as_json else list_lines(desk))
    tell_left_out(desk.left_out())


@real.command("show")
@_id
@click.pass_obj
def show(context: Context, encounter_id: str) -> None:
    """Print all that you wrote about one."""
    from practice_tui.presenters.encounters import encounter_lines
    from practice_tui.sitting.encounters import find_encounter

    desk = context.open_desk()
    print_lines(encounter_lines(desk, find_encounter(desk, encounter_id)))
    tell_left_out(desk.left_out())


@real.command("asked")
@_id
@click.argument("questions", nargs=-1, required=True, metavar="QUESTION...")
@click.option("--topic", default="", help="The topic that they belong to.", shell_complete=complete_topics)
@click.option("--score", type=click.IntRange(1, 4), help="Your answer: 1 missed, 2 shaky, 3 solid, 4 strong.")
@click.pass_obj
def asked(context: Context, encounter_id: str, questions: tuple[str, ...], topic: str, score: int | None) -> None:
    """Add what was asked. The same words again change topic and score."""
    from practice_tui.presenters.encounters import encounter_lines
    from practice_tui.sitting.encounters import add_asked

    desk = context.open_desk_to_write()
    scored = Score(score) if score else None
    record = add_asked(desk, encounter_id, [Asked(question, topic, scored) for question in questions])
    print_lines(encounter_lines(desk, record))


@real.command("keep")
@_id
@click.argument("number", type=int)
@click.option("--topic", default="", help="Its topic; a new one is there once a question names it.")
@click.option("--answer", default="", help="A good answer, if you know one; practice bank edit adds it later.")
@click.option("--is", "question_id", default="", help="It is this one of the bank.", shell_complete=complete_questions)
@click.pass_obj
def keep(context: Context, encounter_id: str, number: int, topic: str, answer: str, question_id: str) -> None:
    """Make question NUMBER one of your own."""
    from practice_tui.archive.asked_questions import keep_asked
    from practice_tui.sitting.encounters import find_asked, find_encounter, name_question

    if question_id and (topic or answer):
        raise click.UsageError("--is names a question that has its topic and answer")
    desk = context.open_desk_to_write()
    question = find_asked(find_encounter(desk, encounter_id), number)
    if question_id:
        name_question(desk, question, question_id)
        print_lines([f"It is the question {question_id}."])
        return
    topics = {each.slug for each in desk.bank.topics}
    name = keep_asked(desk, question, topic, answer)
    print_lines([f"A question of your own: {name}. practice bank edit {name} adds answer and rubric."])
    if (slug := topic or question.topic) and slug not in topics:
        print_lines([f"{slug} is a new topic; the others: {', '.join(sorted(topics))}."])


@real.command("outcome")
@_id
@click.argument("outcome", metavar="OUTCOME", type=click.Choice(list(_OUTCOMES)))
@click.pass_obj
def outcome(context: Context, encounter_id: str, outcome: str) -> None:
    """Write what came of it. OUTCOME is waiting, next-round, offer, no or withdrawn; the newest counts."""
    from practice_tui.presenters.encounters import encounter_line
    from practice_tui.sitting.encounters import set_outcome

    desk = context.open_desk_to_write()
    print_lines([encounter_line(set_outcome(desk, encounter_id, _OUTCOMES[outcome]))])


@real.command("forget")
@_id
@yes_option
@click.pass_obj
def forget(context: Context, encounter_id: str, yes: bool) -> None:
    """Erase one for good. Names the backups that still have it."""
    from practice_tui.archive.forgetting import forget_encounter_lines
    from practice_tui.presenters.encounters import encounter_line
    from practice_tui.sitting.encounters import find_encounter

    desk = context.open_desk()
    record = find_encounter(desk, encounter_id)
    if not yes and not click.confirm(f"{encounter_line(record)}\nForget it for good?", default=False):
        print_lines(["Nothing was forgotten."])
        return
    print_lines(forget_encounter_lines(desk, record.id))


def read_encounter(today: str) -> NewEncounter:
    """Asks line by line; what can't be is asked again."""
    who = click.prompt("Who held it? Any word will do", value_proc=_again_unless(read_name))
    day = click.prompt("When", default="today", value_proc=_again_unless(lambda text: read_day_lived(text, today)))
    stage = click.prompt(
        "Which stage (enter: none)", default="", show_default=False, value_proc=_again_unless(read_stage)
    )
    went = click.prompt(
        "How did it go: 1 badly, 2 so-so, 3 well, 4 very well (0: not said)",
        default="0",
        value_proc=_again_unless(read_went),
    )
    asked: list[str] = []
    click.echo("What was asked? One a line; an empty line ends.")
    read_line = _again_unless(lambda line: read_ask(line) if line.strip() else "")
    while question := click.prompt(f"{len(asked) + 1}", default="", show_default=False, value_proc=read_line):
        asked.append(question)
    text = click.prompt("Anything else to remember (enter: nothing)", default="", show_default=False)
    return NewEncounter(who, day, stage, went, text, tuple(map(Asked, asked)))


def _again_unless(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """Reads a line; what it refuses is said, and asked for again."""

    def read_or_refuse(line: str) -> Read:
        try:
            return read(line)
        except PracticeError as error:
            raise click.UsageError(str(error)) from error

    return read_or_refuse
