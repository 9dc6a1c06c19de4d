"""The context of a command: the places of its files, and how to open them."""

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from practice_tui import PROGRAM
from practice_tui.archive.lost_history import missing_line
from practice_tui.archive.start_checks import look_after
from practice_tui.bank.cache import load_cached_bank
from practice_tui.bank.folders import BankFolders, bundled_dir
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.problems import left_out_line
from practice_tui.collector import made_for_good
from practice_tui.core.bank.shelf import Shelf, shelf_of
from practice_tui.core.history import unreadable
from practice_tui.core.values.clock import Moments
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.paths import Places
from practice_tui.printing import open_streams, print_error, print_to_stderr
from practice_tui.progress import progress
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity, own_holder
from practice_tui.sitting.library import Library
from practice_tui.store.opening import open_history
from practice_tui.system import SystemClock, random_bits


@dataclass(frozen=True, slots=True)
class Context:
    """Opens the bank, and the desk with its history."""

    places: Places

    @property
    def folders(self) -> BankFolders:
        return BankFolders(self.places.banks, bundled_dir())

    def make_banks_folder(self) -> None:
        """Make the folder for the user's own banks, so that a file can be copied into it."""
        with contextlib.suppress(OSError):  # a folder that can't be made can't hold banks
            self.places.banks.mkdir(mode=0o700, parents=True, exist_ok=True)

    def load_bank(self) -> LoadedBank:
        with made_for_good():
            return load_cached_bank(self.places.banks, self.places.cache)

    def load_bank_aloud(self) -> LoadedBank:
        """For a command that prints questions: says on stderr what was left out."""
        loaded = self.load_bank()
        if line := left_out_line(loaded.problems):
            print_to_stderr(f"practice: {line}")
        return loaded

    def shelf_of(self, loaded: LoadedBank) -> Shelf:
        """Which questions are asked. Where there is no history, nothing is hidden, and none is made."""
        if not self.places.history.exists():
            return shelf_of(loaded.bank)
        history = open_history(self.places.history)
        shelf = Library(history, loaded, Moments(SystemClock(), random_bits)).shelf
        history.close()
        return shelf

    def open_plainly(self, activity: str) -> tuple[Desk, TextIO, TextIO]:
        """For a plain `activity`, such as a round: the desk to write with, stdin and stdout. Raises PracticeError."""
        source, out = open_streams(activity)
        desk = self.open_desk_to_write()
        tell_left_out(desk.left_out())
        return desk, source, out

    def open_desk_to_write(self) -> Desk:
        """For a command that writes: the day's backup is made first. Raises PracticeError where the file is damaged."""
        desk = self.open_desk()
        try:
            look_after(desk)
        except PracticeError as error:
            if error.code is ExitCode.UNUSABLE_FILE:
                raise
            print_error(error)  # one can practise without a backup
        return desk

    def open_desk(self) -> Desk:
        """For a command: says on stderr what is missing or left out."""
        desk = self.open_desk_quietly()
        with progress("Reading the history", SystemClock()) as on_progress:
            desk.track_record(on_progress)
        for line in filter(None, (missing_line(desk), left_out_line(desk.loaded.problems))):
            print_to_stderr(f"practice: {line}")
        return desk

    def open_desk_quietly(self) -> Desk:
        """For the app, whose stderr is its screen."""
        history = open_history(self.places.history)
        identity = Identity(PROGRAM, own_holder())
        moments = Moments(SystemClock(), random_bits)
        self.make_banks_folder()
        return Desk(history, self.load_bank(), moments, identity, self.places.cache, self.folders)


def tell_left_out(rows: Sequence[unreadable.LeftOut]) -> None:
    """Say on stderr which rows of the history can't be read. Nothing that is printed rests on them."""
    if line := unreadable.left_out_line(rows):
        sys.stderr.write(one_line(f"practice: {line}") + "\n")
