"""The commands for interviews: lead one, and what was led or received; and the candidate's screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from practice_tui import PROGRAM
from practice_tui.cli.choosing import chooses_questions, order_of
from practice_tui.cli.options import (
    PATH,
    Command,
    Group,
    force_option,
    json_option,
    plain_option,
    take_over_option,
    yes_option,
)
from practice_tui.config import read_config
from practice_tui.context import Context, tell_left_out
from practice_tui.launch import open_app
from practice_tui.printing import open_streams, print_lines
from practice_tui.sitting.candidate_follower import CandidateFollower
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviewing import Interviewing
from practice_tui.sitting.interviews import (
    Chairs,
    begin_interview,
    begin_second_sheet,
    begin_swapped,
    interviews,
    resume_interview,
    scorecards,
)
from practice_tui.system import SystemClock, random_bits

Begin = Callable[[Desk], Interviewing]


@click.group("interview", cls=Group, invoke_without_command=True)
@chooses_questions(of_oneself=False)
@click.option("--candidate", metavar="LABEL", default="", help="What to call the candidate.")
@click.option("--as", "interviewer", metavar="NAME", default="", help="Your name on the sheet.")
@plain_option
@click.pass_context
def interview(
    context: click.Context,
    /,
    candidate: str,
    interviewer: str,
    plain: bool,
    **choices: Any,
) -> None:
    """Give an interview. --topic, --level, --kind, --count, --minutes, --from too."""
    if context.invoked_subcommand is not None:
        if any((*choices.values(), candidate, interviewer, plain)):
            raise click.UsageError("these options are those of a new interview: they go with no other word")
        return
    order = order_of(choices)
    chairs = Chairs(interviewer, candidate)
    _lead(context.obj, lambda desk: begin_interview(desk, order, chairs, random_bits()), plain=plain)


@interview.command("list")
@json_option
@click.pass_obj
def list_interviews(context: Context, as_json: bool) -> None:
    """Print the interviews that you led and received."""
    from practice_tui.presenters.interviews import interviews_json, list_lines

    desk = context.open_desk()
    records = interviews(desk)
    print_lines([interviews_json(records)] if as_json else list_lines(records))
    tell_left_out(desk.left_out())


@interview.command("show")
@click.argument("interview_id", metavar="ID")
@click.pass_obj
def show_interview(context: Context, interview_id: str) -> None:
    """Print the scorecard of an interview."""
    from practice_tui.presenters.interviews import scorecard_lines

    desk = context.open_desk()
    print_lines(scorecard_lines(scorecards(desk, interview_id)))
    tell_left_out(desk.left_out())


@interview.command("resume")
@click.argument("interview_id", metavar="[ID]", required=False, default="")
@take_over_option
@plain_option
@click.pass_obj
def go_on(context: Context, interview_id: str, take_over: bool, plain: bool) -> None:
    """Go on with one that was left: ID, or the newest."""
    _lead(context, lambda desk: resume_interview(desk, interview_id, takes_over=take_over), plain=plain)


@interview.command("swap")
@click.argument("interview_id", metavar="ID")
@plain_option
@click.pass_obj
def swap(context: Context, interview_id: str, plain: bool) -> None:
    """Swap seats. The plan of ID again, with other questions."""
    _lead(context, lambda desk: begin_swapped(desk, interview_id, random_bits()), plain=plain)


@interview.command("second")
@click.argument("interview_id", metavar="ID")
@click.option("--as", "rater", metavar="NAME", default="", help="Who fills the sheet.")
@plain_option
@click.pass_obj
def second(context: Context, interview_id: str, rater: str, plain: bool) -> None:
    """Add a second sheet. Its rater doesn't see the marks of the first."""
    _lead(context, lambda desk: begin_second_sheet(desk, interview_id, rater), plain=plain)


@interview.command("export")
@click.argument("interview_id", metavar="ID")
@click.argument("file", type=PATH)
@force_option
@click.pass_obj
def export(context: Context, interview_id: str, file: Path, force: bool) -> None:
    """Write a signed one for its candidate. What you kept to yourself is never in it."""
    from practice_tui.archive.hand_over import hand_over_lines

    desk = context.open_desk()
    print_lines(hand_over_lines(desk, interview_id, file, PROGRAM, overwrites=force))
    tell_left_out(desk.left_out())


@interview.command("forget")
@click.argument("interview_id", metavar="ID")
@yes_option
@click.pass_obj
def forget(context: Context, interview_id: str, yes: bool) -> None:
    """Erase an interview for good. Names the backups that still have it."""
    from practice_tui.archive.forgetting import forget_interview_lines
    from practice_tui.presenters.interviews import record_line
    from practice_tui.sitting.interviews import find_interview

    desk = context.open_desk()
    record = find_interview(desk, interview_id)
    if not yes and not click.confirm(f"{record_line(record)}\nForget it for good?", default=False):
        print_lines(["Nothing was forgotten."])
        return
    print_lines(forget_interview_lines(desk, record.id))
    tell_left_out(desk.left_out())


@click.command("candidate", cls=Command)
@plain_option
@click.pass_obj
def candidate(context: Context, plain: bool) -> None:
    """Show the candidate's screen. It follows an interview, and opens no history."""
    if plain:
        from practice_tui.plain.candidate import follow_plainly

        _, out = open_streams("candidate's screen")
        follow_plainly(CandidateFollower(context.places.candidate, SystemClock()), out)
        return
    from practice_tui.launch import open_candidate

    open_candidate(context.places)


def _lead(context: Context, begin: Begin, *, plain: bool) -> None:
    """Lead an interview in the app, or line by line."""
    if not plain:
        open_app(context.places, lambda router: router.open_interview(begin))
        return
    from practice_tui.plain.interviews import lead_plainly

    desk, source, out = context.open_plainly("interview")
    lead_plainly(desk, begin, source, out, rings=read_config(context.places.config_file).wrap_up_bell)
