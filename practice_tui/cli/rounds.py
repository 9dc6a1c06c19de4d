"""The command for a round, in the app or line by line."""

from dataclasses import replace
from typing import Any

import click

from practice_tui.cli.choosing import chooses_questions, order_of
from practice_tui.cli.completion import complete_questions
from practice_tui.cli.options import Command, plain_option
from practice_tui.config import Config, read_config, write_setting
from practice_tui.context import Context
from practice_tui.core.bank.plans import Mode
from practice_tui.core.views.settings import OFF
from practice_tui.core.views.transcript_wording import unwritten_said
from practice_tui.launch import open_app
from practice_tui.plain.rounds import sit_plainly
from practice_tui.plain.sound import Sound
from practice_tui.printing import print_to_stderr
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import Order, begin_ladder, begin_order
from practice_tui.sitting.proposing import Proposing
from practice_tui.sitting.resume import newest_left_on, resume_newest, review_newest
from practice_tui.sitting.sitting import Sitting
from practice_tui.sound import SoundSource
from practice_tui.system import random_bits


def plain_sound(context: Context, config: Config, desk: Desk) -> Sound:
    """The voice, the recording and the proposals of plain rounds; says on stderr which commands are ignored."""

    def decline() -> None:
        write_setting(context.places.config_file, "record", OFF)

    source = SoundSource(context.places)
    source.tell_ignored(config)
    proposing = Proposing(desk.library.whole.questions) if config.propose else None
    return Sound(
        source.speaker(config), source.recording(config, desk), decline, source.playback(config, desk), proposing
    )


def tell_unwritten(sound: Sound) -> None:
    """Keep what was made of recordings, and say on stderr how many answers aren't written down yet."""
    if sound.recording:
        sound.recording.keep_news()
        if sound.recording.unwritten:
            print_to_stderr(f"practice: {unwritten_said(sound.recording.unwritten)}")


@click.command("round", cls=Command)
@chooses_questions()
@click.option("--mode", type=click.Choice(["coached", "pressure"]), help="Review after each answer, or after the last.")
@click.option("--resume", is_flag=True, help="Go on with the newest round that was left, as it stood.")
@click.option("--take-over", is_flag=True, help="With --resume: even from another terminal, which then saves no more.")
@click.option("--review", is_flag=True, help="Score the answers that wait for it, in the newest round that has some.")
@click.option(
    "--ladder",
    "question_id",
    metavar="ID",
    help="This question in 2:00, then 1:00, then 0:30; counts nowhere.",
    shell_complete=complete_questions,
)
@plain_option
@click.option("--quiet", is_flag=True, help="With --plain: no lines about the time.")
@click.pass_obj
def sit_round(
    context: Context,
    /,
    mode: str | None,
    resume: bool,
    take_over: bool,
    review: bool,
    question_id: str | None,
    plain: bool,
    quiet: bool,
    **choices: Any,
) -> None:
    """Sit a round at once."""
    order = replace(order_of(choices), mode=Mode(mode) if mode else None)
    if (resume or review) and (resume is review or order != Order()):
        raise click.UsageError("--resume and --review take a round as it is: neither goes with another choice")
    if question_id and (resume or review or order != Order()):
        raise click.UsageError("--ladder says which question and in which times: it goes with no other choice")
    if take_over and not resume:
        raise click.UsageError("--take-over goes with --resume")

    def begin(desk: Desk) -> Sitting:
        if resume:
            return resume_newest(desk, takes_over=take_over)
        if review:
            return review_newest(desk)
        return begin_ladder(desk, question_id) if question_id else begin_order(desk, order, random_bits())

    if plain:
        desk, source, out = context.open_plainly("round")
        if resume and (place := newest_left_on(desk)):
            print_to_stderr(f"practice: this round was left {place}")
        config = read_config(context.places.config_file)
        sound = plain_sound(context, config, desk)
        sit_plainly(desk, begin, source, out, says_time=not quiet, rings=config.wrap_up_bell, sound=sound)
        tell_unwritten(sound)
        return
    open_app(context.places, lambda router: router.rounds.open(begin))
