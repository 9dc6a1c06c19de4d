"""The commands for second opinions: give one on a round, and compare those that are signed with one's own scores."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from practice_tui.cli.completion import complete_rounds
from practice_tui.cli.options import PATH, Command, json_option, plain_option, take_over_option
from practice_tui.context import Context, tell_left_out
from practice_tui.launch import open_app
from practice_tui.printing import print_lines
from practice_tui.sitting.desk import Desk

if TYPE_CHECKING:
    from practice_tui.presenters.second_opinions import SecondOpinion


@click.command("rate", cls=Command)
@click.argument("text", metavar="[ROUND|FILE]", default="", shell_complete=complete_rounds)
@click.option("--as", "rater", metavar="NAME", default="", help="Who judges; never oneself.")
@click.option("--out", type=PATH, help="Write the answers to a file for another machine instead.")
@click.option("--force", is_flag=True, help="Replace the file of --out if it is there.")
@take_over_option
@plain_option
@click.pass_obj
def rate(context: Context, text: str, rater: str, out: Path | None, force: bool, take_over: bool, plain: bool) -> None:
    """Judge the answers of somebody else's round.

    ROUND is its id, its code or its day; without it, the one that NAME left, else the newest. FILE.json is what --out
    wrote on another machine. The rater sees what was typed and said, and nothing of how it was judged, until they sign.
    Left before that, the same command goes on.
    """
    if out:
        if rater or plain or take_over:
            raise click.UsageError("--out only writes a file: it goes with no other option but --force")
        from practice_tui.archive.answers_file import answers_out_lines

        desk = context.open_desk()
        print_lines(answers_out_lines(desk, text, out, overwrites=force))
        tell_left_out(desk.left_out())
        return
    from practice_tui.presenters.second_opinions import begin_second_opinion

    def begin(desk: Desk) -> "SecondOpinion":
        return begin_second_opinion(desk, text, rater, takes_over=take_over)

    if not plain:
        open_app(context.places, lambda router: router.open_second_opinion(begin))
        return
    from practice_tui.plain.second_opinions import rate_plainly

    desk, source, output = context.open_plainly("second opinion")
    rate_plainly(begin(desk), source, output)


@click.command("agreement", cls=Command)
@click.argument("text", metavar="[ROUND]", default="", shell_complete=complete_rounds)
@json_option
@click.pass_obj
def show_agreement(context: Context, text: str, as_json: bool) -> None:
    """Compare second opinions with your scores.

    ROUND is the id, the code or the day of a round; without it, all rounds.
    """
    from practice_tui.presenters.agreement import agreement_json, agreement_lines, opinions_named

    desk = context.open_desk()
    signed = opinions_named(desk, text)
    left_out = desk.left_out()
    print_lines([agreement_json(signed, left_out)] if as_json else agreement_lines(signed))
    tell_left_out(left_out)
