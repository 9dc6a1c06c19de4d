"""Hides and stars what is named on the command line, and says what that changes."""

from collections.abc import Iterator

from practice_tui.bank.problems import near
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.shelf import Marks, Shelf, Subject
from practice_tui.core.values.phrases import are, count
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.library import Library

LISTING = "practice bank list names questions and topics, practice bank where the banks"


def hide(library: Library, name: str, kind: Subject | None = None) -> str:
    """Hides a question, a topic or a bank, and returns the line that says so. Raises PracticeError for another name."""
    subject, name = _subject_of(library.shelf, name, kind)
    if name in library.shelf.hidden.of(subject):
        return f"{_named(subject, name)} is hidden already"
    library.hide(subject, name)
    number = sum(map(Marks(**{f"{subject}s": frozenset([name])}).covers, library.whole.questions))
    size = "" if subject is Subject.QUESTION else f" with {count(number, 'question')}"
    left = "" if library.asked.questions else ", and nothing is left to ask"
    return f"{_named(subject, name)}{size} is hidden{left}: practice bank unhide {name} brings it back"


def unhide(library: Library, name: str, kind: Subject | None = None) -> str:
    """Shows what was hidden by this name, and returns the line that says so. Raises PracticeError where nothing was."""
    shelf = library.shelf
    question = shelf.whole.find(name)
    todays = question.id if question else name
    subjects = [subject for subject in Subject if kind in (None, subject) and todays in shelf.hidden.of(subject)]
    if not subjects:
        raise _not_hidden(shelf, name, kind, question)
    for subject in subjects:
        library.show(subject, todays)
    shown = " and ".join(_named(subject, todays) for subject in subjects)
    wider = library.shelf.hidden.why(question) if question else None
    if wider:
        return f"{shown} is still hidden with {_named(*wider)}: practice bank unhide {wider[1]}"
    return f"{shown} {are(len(subjects))} asked again"


def star(library: Library, name: str) -> str:
    """Stars a question."""
    question = _question(library.shelf, name)
    library.star(Subject.QUESTION, question.id)
    return f"{one_line(question.title)} ({question.id}) is starred"


def unstar(library: Library, name: str) -> str:
    """Takes the star off a question."""
    question = _question(library.shelf, name)
    library.unstar(Subject.QUESTION, question.id)
    return f"{one_line(question.title)} ({question.id}) isn't starred"


def label_lines(shelf: Shelf, question: Question) -> Iterator[str]:
    """The labels of a question, as lines behind its own."""
    if hidden := shelf.hidden.why(question):
        by = "" if hidden[0] is Subject.QUESTION else f" with {_named(*hidden)}"
        yield from ("", f"Hidden{by}: practice bank unhide {hidden[1]} brings it back.")
    if shelf.is_starred(question.id):
        yield from ("", "Starred.")


def _subject_of(shelf: Shelf, name: str, kind: Subject | None) -> tuple[Subject, str]:
    """The subject of a name: a question, else a topic, else a bank."""
    question = shelf.whole.find(name)
    there = _names(shelf)
    if question and kind in (None, Subject.QUESTION):
        return Subject.QUESTION, question.id
    for subject in (Subject.TOPIC, Subject.BANK):
        if kind in (None, subject) and name in there[subject]:
            return subject, name
    wanted = [each for subject, names in there.items() if kind in (None, subject) for each in names]
    raise _unknown(kind or "question, topic or bank", name, wanted)


def _question(shelf: Shelf, name: str) -> Question:
    question = shelf.whole.find(name)
    if question is None:
        raise _unknown("question", name, _names(shelf)[Subject.QUESTION])
    return question


def _names(shelf: Shelf) -> dict[Subject, list[str]]:
    questions = shelf.whole.questions
    return {
        Subject.QUESTION: [question.id for question in questions],
        Subject.TOPIC: [topic.slug for topic in shelf.whole.topics],
        Subject.BANK: list(dict.fromkeys(question.bank for question in questions)),
    }


def _not_hidden(shelf: Shelf, name: str, kind: Subject | None, question: Question | None) -> PracticeError:
    if question and (wider := shelf.hidden.why(question)):
        return PracticeError(
            f"{name!r} is hidden with {_named(*wider)}", f"practice bank unhide {wider[1]}", ExitCode.USAGE
        )
    if not question and name not in [each for names in _names(shelf).values() for each in names]:
        hidden = [each for subject in Subject for each in sorted(shelf.hidden.of(subject))]
        return _unknown(kind or "question, topic or bank", name, hidden)
    return PracticeError(f"{name!r} isn't hidden", "practice bank list --hidden names what is", ExitCode.USAGE)


def _unknown(kind: str, name: str, names: list[str]) -> PracticeError:
    return PracticeError(f"there is no {kind} {name!r}", near(name, names, most=3) or LISTING)


def _named(subject: Subject, name: str) -> str:
    return f"the {subject} {name!r}"
