"""The commands about recordings of one's own answers."""

from collections.abc import Iterable, Iterator

import click

from practice_tui.cli.options import Command, Group, yes_option
from practice_tui.config import read_config
from practice_tui.context import Context
from practice_tui.core.statistics.anatomy import Anatomy
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.phrases import count, percent
from practice_tui.core.values.text import one_line
from practice_tui.core.views.spoken_answers import seconds_said
from practice_tui.core.views.transcript_wording import NO_WORD
from practice_tui.errors import ExitCode, PracticeError, how_to_install
from practice_tui.printing import print_lines, print_to_stderr
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.recordings import MEGABYTE, Recordings
from practice_tui.sitting.spoken_answers import spoken_answers
from practice_tui.sound import SoundSource
from practice_tui.store.recording_rows import RecordingRow

NONE = "Nothing is recorded."
NONE_YET = f"{NONE} practice config set record true has answers recorded on this machine."

BROKEN_OFF = "And {} of answers that were broken off, such as {}. practice recordings delete --all deletes these, too."
NO_DETECTOR = f"Where you speak and where you pause is heard by a detector; to have it, {how_to_install('voice')}"


@click.group("recordings", cls=Group)
def recordings() -> None:
    """Recordings of your own answers. They stay on this machine."""


@recordings.command("list", cls=Command)
@click.pass_obj
def list_recordings(context: Context) -> None:
    """Print a line for each recording. The newest comes last; each has its number, day, length and question.

    Where it was listened to, the line ends with the seconds to the first word and the share that is spoken.
    """
    from practice_tui.voice import activity  # only where recordings are listed

    desk, shelf = _opened(context)
    rows = shelf.rows()
    total = sum(row.bytes for row in rows) / MEGABYTE
    spoken = spoken_answers(desk.history, {row.attempt_id: row.answered_for for row in rows})
    lines = [_line(desk, row, spoken.of(row.attempt_id)) for row in rows]
    print_lines([*lines, f"{count(len(rows), 'recording')}, {total:.1f} MB, in {one_line(str(shelf.folder))}"])
    if not rows:
        print_lines([NONE if read_config(context.places.config_file).record else NONE_YET])
    elif unheard := len(rows) - len(spoken.anatomies):
        print_lines([_unheard(unheard) if activity.is_there() else NO_DETECTOR])
    if unfinished := shelf.unfinished():
        print_lines([BROKEN_OFF.format(count(len(unfinished), "recording"), unfinished[0].name)])


@recordings.command("play", cls=Command)
@click.argument("number", type=int, metavar="NUMBER")
@click.pass_obj
def play_recording(context: Context, number: int) -> None:
    """Play one. NUMBER is that of the list, the n of *Saved #n*."""
    from practice_tui.voice.playing import play  # only where something is played

    config = read_config(context.places.config_file)
    SoundSource(context.places).tell_ignored(config)
    _, shelf = _opened(context)
    row = _chosen(shelf, (number,))[0]
    play(context.places.own_command(config.play_command), shelf.folder / row.file)


@recordings.command("listen", cls=Command)
@click.pass_obj
def listen_to_recordings(context: Context) -> None:
    """Hear where you speak in recordings. It takes all that were not listened to yet."""
    from practice_tui.sitting.transcribing import listen_to, not_listened_to  # only where it is wanted
    from practice_tui.voice import activity

    if not activity.is_there():
        raise PracticeError("there is nothing to listen to recordings with", how_to_install("voice"))
    desk = context.open_desk_to_write()
    shelf = SoundSource(context.places).recordings(read_config(context.places.config_file), desk)
    rows = not_listened_to(desk, shelf)

    def each_heard() -> Iterator[tuple[list[str], str]]:
        for row, trouble in listen_to(desk, shelf, rows, activity.hear):
            spoken = spoken_answers(desk.history, {row.attempt_id: row.answered_for})
            yield [_line(desk, row, spoken.of(row.attempt_id))], trouble

    _print_each(each_heard(), "listened to")


@recordings.command("transcribe", cls=Command)
@click.argument("numbers", type=int, nargs=-1, metavar="[NUMBER]...")
@click.pass_obj
def transcribe_recordings(context: Context, numbers: tuple[int, ...]) -> None:
    """Have recordings written down. Your recogniser does it; without a number it takes all that aren't yet."""
    from practice_tui.sitting.transcribing import not_written_down, write_down  # only where it is wanted

    config = read_config(context.places.config_file)
    source = SoundSource(context.places)
    source.tell_ignored(config)
    recogniser = source.recogniser(config)
    if recogniser is None:
        raise PracticeError("there is nothing to write recordings down with", "set recognise_command in config.toml")
    desk = context.open_desk_to_write()
    shelf = source.recordings(config, desk)
    rows = _chosen(shelf, numbers) if numbers else not_written_down(desk, shelf)

    def each_written() -> Iterator[tuple[list[str], str]]:
        for written in write_down(desk, shelf, rows, recogniser):
            text = [] if written.trouble else [f"       {written.text or NO_WORD}"]
            yield [_line(desk, written.row), *text], written.trouble

    _print_each(each_written(), "written down")


@recordings.command("delete", cls=Command)
@click.argument("numbers", type=int, nargs=-1, metavar="[NUMBER]...")
@click.option("--all", "is_all", is_flag=True, help="Every recording, also of answers that were broken off.")
@yes_option
@click.pass_obj
def delete_recordings(context: Context, numbers: tuple[int, ...], is_all: bool, yes: bool) -> None:
    """Delete recordings for good. What was written about the answers stays."""
    if bool(numbers) is is_all:
        raise click.UsageError("name the recordings by their numbers, or give --all")
    desk, shelf = _opened(context)
    rows = shelf.rows() if is_all else _chosen(shelf, numbers)
    print_lines(_line(desk, row) for row in rows)
    if not yes and not click.confirm("Delete them for good?", default=False):
        return
    deleted = shelf.delete_all() if is_all else shelf.delete(row.attempt_id for row in rows)
    print_lines([f"Deleted {count(deleted, 'recording')}."])


def _print_each(recordings_done: Iterable[tuple[list[str], str]], done: str) -> None:
    """Print the lines of each recording, its trouble on stderr, and how many are `done`. Exits with 1 after trouble."""
    succeeded = failed = 0
    for lines, trouble in recordings_done:
        print_lines(lines)
        if trouble:
            failed += 1
            print_to_stderr(f"practice: {trouble}")
        else:
            succeeded += 1
    print_lines([f"{count(succeeded, 'recording')} {done}."])
    if failed:
        raise SystemExit(ExitCode.PROBLEMS)


def _opened(context: Context) -> tuple[Desk, Recordings]:
    desk = context.open_desk_quietly()
    return desk, SoundSource(context.places).recordings(read_config(context.places.config_file), desk)


def _chosen(shelf: Recordings, numbers: tuple[int, ...]) -> list[RecordingRow]:
    by_number = {row.number: row for row in shelf.rows()}
    for number in numbers:
        if number not in by_number:
            raise PracticeError(f"there is no recording {number}", "practice recordings list names them")
    return [by_number[number] for number in numbers]


def _line(desk: Desk, row: RecordingRow, anatomy: Anatomy | None = None) -> str:
    question = desk.library.whole.find(desk.history.names.question(row.question_id))
    title = one_line(question.title) if question else row.question_id
    day, length = f"{row.at.astimezone():%Y-%m-%d %H:%M}", format_clock(row.seconds)
    return f"{row.number:>5}  {day}  {length:>5}  {title}{_heard(anatomy)}"


def _unheard(number: int) -> str:
    return f"{number} of them {'was' if number == 1 else 'were'} not listened to: practice recordings listen"


def _heard(anatomy: Anatomy | None) -> str:
    """`, first word after 2.0 s, 65 % spoken`; empty where it isn't known."""
    if anatomy is None:
        return ""
    if anatomy.first_word is None:
        return ", nobody heard"
    return f", first word after {seconds_said(anatomy.first_word)}, {percent(anatomy.share)} spoken"
