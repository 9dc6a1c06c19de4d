"""The command that has sample answers graded, in the app or line by line, and prints what came of it."""

from functools import partial

import click

from practice_tui.cli.options import Command, json_option, plain_option, take_over_option
from practice_tui.context import Context, tell_left_out
from practice_tui.launch import open_app
from practice_tui.printing import print_lines
from practice_tui.sitting.calibrations import Calibrating, calibrate, calibrations
from practice_tui.sitting.desk import Desk
from practice_tui.system import random_bits


@click.command("calibrate", cls=Command)
@click.option("--report", is_flag=True, help="Print what your calibrations came to.")
@take_over_option
@plain_option
@json_option
@click.pass_obj
def calibrate_scores(context: Context, report: bool, take_over: bool, plain: bool, as_json: bool) -> None:
    """Grade sample answers. Says how you score beside a key."""
    if report or as_json:
        if plain or take_over:
            raise click.UsageError("--report and --json only print: --plain and --take-over don't go with them")
        _print_report(context, as_json=as_json)
        return
    if not plain:
        begin = partial(_begin, takes_over=take_over)
        open_app(context.places, lambda router: router.open_calibration(begin))
        return
    from practice_tui.plain.calibrations import calibrate_plainly

    desk, source, out = context.open_plainly("calibration")
    calibrate_plainly(_begin(desk, takes_over=take_over), source, out)


def _begin(desk: Desk, *, takes_over: bool) -> Calibrating:
    return calibrate(desk, random_bits(), takes_over=takes_over)


def _print_report(context: Context, *, as_json: bool) -> None:
    from practice_tui.presenters.calibrations import calibration_lines, calibrations_json

    desk = context.open_desk()
    listed, left_out = calibrations(desk), desk.left_out()
    print_lines([calibrations_json(listed, left_out)] if as_json else calibration_lines(listed))
    tell_left_out(left_out)
