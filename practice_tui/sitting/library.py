"""The banks on one desk, and which of their questions are asked: the labels of the history decide."""

from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import BUNDLED, Bank, Question
from practice_tui.core.bank.shelf import HIDDEN, STARRED, Marks, Shelf, Subject, marks_of, shelf_of
from practice_tui.core.history.facts import Label
from practice_tui.core.history.renames import names_of
from practice_tui.core.values.clock import Moments
from practice_tui.sitting.plans import PlanCatalogue
from practice_tui.store.history import History


class Library:
    """Everybody who asks, lists or counts questions takes `asked`; who looks one up by its id takes `whole`."""

    def __init__(self, history: History, loaded: LoadedBank, moments: Moments) -> None:
        self._history, self._moments = history, moments
        self._labels_read = -1
        self.put(loaded)

    def put(self, loaded: LoadedBank) -> None:
        """Takes banks that were loaded anew."""
        self._loaded = loaded
        self._history.names = names_of(loaded.bank)
        self.plans = PlanCatalogue(loaded.plans, loaded.tips)
        self._replaced = {question.id: question for question in loaded.replaced}
        self._own_plans = frozenset(loaded.own_plans)
        self._shelf: Shelf | None = None

    @property
    def loaded(self) -> LoadedBank:
        return self._loaded

    @property
    def whole(self) -> Bank:
        """All questions, hidden ones too."""
        return self._loaded.bank

    @property
    def asked(self) -> Bank:
        """The questions and topics that aren't hidden."""
        return self.shelf.asked

    @property
    def shelf(self) -> Shelf:
        """The shelf as the labels are now, whoever wrote them: another process and a merge too."""
        labels = self._history.label_count()
        if self._shelf is None or labels != self._labels_read:
            self._shelf = shelf_of(self.whole, self._marks(HIDDEN), self._marks(STARRED))
            self._labels_read = labels
        return self._shelf

    def drawn_from(self, plan: Plan) -> tuple[Question, ...]:
        """The questions from which a seed draws a round, so that a code gives the same round everywhere.

        A bundled plan draws from the bundled texts alone, whatever of them is hidden or has an own version here. A plan
        of an own bank draws from all that are asked, and so does every plan where the bundled bank is hidden.
        """
        if plan.id in self._own_plans or BUNDLED in self.shelf.hidden.banks:
            return self.asked.questions
        return tuple(
            self._replaced.get(question.id, question)
            for question in self.whole.questions
            if question.bank == BUNDLED or question.id in self._replaced
        )

    def hide(self, subject: Subject, name: str) -> None:
        """Asks a question, a topic or a bank no more, until it is shown again."""
        self._write(subject, name, HIDDEN, is_set=True)

    def show(self, subject: Subject, name: str) -> None:
        """Takes the label off that `hide` has put on."""
        self._write(subject, name, HIDDEN, is_set=False)

    def star(self, subject: Subject, name: str) -> None:
        self._write(subject, name, STARRED, is_set=True)

    def unstar(self, subject: Subject, name: str) -> None:
        self._write(subject, name, STARRED, is_set=False)

    def _write(self, subject: Subject, name: str, label: str, *, is_set: bool) -> None:
        at = self._moments()
        self._history.write([Label(at.id, at.now, subject, name, label, is_set)])

    def _marks(self, label: str) -> Marks:
        return marks_of({subject: self._history.labelled(subject, label) for subject in Subject})
