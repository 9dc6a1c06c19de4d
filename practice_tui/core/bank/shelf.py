"""Which questions of the banks are asked: all but those that are hidden, by themselves, by topic or by bank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank, Question, Topic

HIDDEN, STARRED = "hidden", "starred"


class Subject(StrEnum):
    """The kinds of things on which a label of the bank is put."""

    QUESTION = "question"
    TOPIC = "topic"
    BANK = "bank"


@dataclass(frozen=True, slots=True)
class Marks:
    """The ids of the questions, topics and banks that carry one label."""

    questions: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    banks: frozenset[str] = frozenset()

    def of(self, subject: Subject) -> frozenset[str]:
        return {Subject.QUESTION: self.questions, Subject.TOPIC: self.topics, Subject.BANK: self.banks}[subject]

    def covers(self, question: Question) -> bool:
        """Whether the label is on the question, on its topic or on its bank."""
        return question.id in self.questions or question.topic in self.topics or question.bank in self.banks

    def why(self, question: Question) -> tuple[Subject, str] | None:
        """The widest thing whose label covers a question; None where no label does."""
        if question.bank in self.banks:
            return Subject.BANK, question.bank
        if question.topic in self.topics:
            return Subject.TOPIC, question.topic
        return (Subject.QUESTION, question.id) if question.id in self.questions else None


NOTHING = Marks()


def marks_of(names: Mapping[Subject, Iterable[str]]) -> Marks:
    """The marks of one label, from the names that carry it."""
    return Marks(*(frozenset(names.get(subject, ())) for subject in Subject))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The `whole` bank, and the part of it that is `asked`.

    A topic is asked unless it is hidden or all of its questions are. `hidden_questions` and `hidden_topics` are the
    rest, in the order of the bank.
    """

    whole: Bank
    asked: Bank
    hidden: Marks = NOTHING
    starred: Marks = NOTHING
    hidden_questions: tuple[Question, ...] = ()
    hidden_topics: tuple[Topic, ...] = ()

    def is_hidden(self, question_id: str) -> bool:
        """Whether a question of the bank is hidden, whatever hides it."""
        question = self.whole.find(question_id)
        return question is not None and self.hidden.covers(question)

    def hides_all_of(self, plan: Plan) -> bool:
        """Whether a plan has questions, and all of them are hidden."""
        return any(map(plan.admits, self.hidden_questions)) and not any(map(plan.admits, self.asked.questions))

    def is_starred(self, question_id: str) -> bool:
        return question_id in self.starred.questions


def shelf_of(whole: Bank, hidden: Marks = NOTHING, starred: Marks = NOTHING) -> Shelf:
    """The shelf of a bank, from what is hidden and starred."""
    if hidden == NOTHING:
        return Shelf(whole, whole, starred=starred)
    questions = tuple(question for question in whole.questions if not hidden.covers(question))
    left, filled = {question.topic for question in questions}, {question.topic for question in whole.questions}
    gone = {slug for slug in filled | set(hidden.topics) if slug not in left}
    return Shelf(
        whole,
        Bank(tuple(topic for topic in whole.topics if topic.slug not in gone), questions, whole.digest),
        hidden,
        starred,
        tuple(question for question in whole.questions if hidden.covers(question)),
        tuple(topic for topic in whole.topics if topic.slug in gone),
    )
