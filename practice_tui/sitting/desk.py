"""The desk: one history and one bank, opened, with everything that the faces of the program ask of them."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from practice_tui.bank.cache import load_cached_bank
from practice_tui.bank.folders import BankFolders
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.questions import Bank
from practice_tui.core.history.unreadable import LeftOut
from practice_tui.core.selection.track_record import TrackRecord
from practice_tui.core.values.clock import Day, Moments, day_of
from practice_tui.core.values.progress import ReportProgress, ignore_progress
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.answer_cache import AnswerCache
from practice_tui.sitting.chooser import Chooser
from practice_tui.sitting.corrections import Corrections
from practice_tui.sitting.holders import Identity, Writer
from practice_tui.sitting.library import Library
from practice_tui.sitting.notebook import Notebook
from practice_tui.sitting.plans import PlanCatalogue
from practice_tui.sitting.texts import Texts
from practice_tui.sitting.unreadable_drafts import drafts_left_out
from practice_tui.store.history import History

if TYPE_CHECKING:
    from practice_tui.sitting.rounds import Rounds
    from practice_tui.store.sheet_history import SheetHistory


class Desk:
    """Not shared between threads: whoever opened it asks it. Each part answers one kind of question."""

    def __init__(
        self,
        history: History,
        loaded: LoadedBank,
        moments: Moments,
        identity: Identity,
        cache: Path | None = None,
        folders: BankFolders | None = None,
    ) -> None:
        """The answers that figures rest on are kept in `cache`, if there is one; `folders` are those of the banks."""
        moments.greatest = max(moments.greatest, history.greatest_id())
        self.history = history
        self.moments = moments
        self.library = Library(history, loaded, moments)
        self._cache, self._folders = cache, folders
        self._answers = AnswerCache(history, cache)
        self.writer = Writer(identity, history, moments)
        self.texts = Texts(history, self.library)
        self.notebook = Notebook(history, self.library, moments)
        self.corrections = Corrections(history, moments)
        self.chooser = Chooser(history, self.library, self._answers, moments, self.notebook)

    @property
    def loaded(self) -> LoadedBank:
        return self.library.loaded

    @property
    def bank(self) -> Bank:
        """The questions and topics that are asked. `library.whole` has the hidden ones too."""
        return self.library.asked

    @property
    def plans(self) -> PlanCatalogue:
        return self.library.plans

    def take_bank(self, loaded: LoadedBank) -> None:
        """Goes on with banks that were loaded anew, as after an edit."""
        names = self.history.names
        self.library.put(loaded)
        if self.history.names != names:
            self._answers.forget()

    @property
    def folders(self) -> BankFolders:
        """The folders from which the banks were loaded. Raises PracticeError where they weren't."""
        if self._folders is None:
            raise PracticeError("these questions aren't loaded from files", code=ExitCode.INTERNAL)
        return self._folders

    def reload_banks(self) -> None:
        """Loads the banks anew, since their files have changed."""
        self.take_bank(load_cached_bank(self.folders.own, self._cache, self.folders.bundled))

    @cached_property
    def rounds(self) -> "Rounds":
        from practice_tui.sitting.rounds import Rounds  # takes 30 ms to import: what only prints sits no round

        return Rounds(self.history, self.library, self.moments, self.writer, self.chooser, self.texts, self.notebook)

    @cached_property
    def sheets(self) -> "SheetHistory":
        """The interviews that the user led, and all other sheets."""
        from practice_tui.store.sheet_history import SheetHistory  # what asks for no sheet does without

        return SheetHistory(self.history)

    @property
    def today(self) -> Day:
        return day_of(self.moments.clock.now())

    def track_record(self, on_progress: ReportProgress = ignore_progress) -> TrackRecord:
        """All answers, and the sums and cards that follow from them; `on_progress` hears how far a reading has come."""
        return self._answers.current(on_progress)

    def left_out(self) -> list[LeftOut]:
        """Every row of the history that can't be read: it is in no figure."""
        return sorted([*self.track_record().left_out, *drafts_left_out(self.history)])

    def close(self) -> None:
        self.history.close()
