"""The parts of a report for somebody who knows nothing of the field: plain words, and what they rest on."""

from collections import Counter
from collections.abc import Iterator

from practice_tui.core.bank.questions import Level
from practice_tui.core.values.durations import format_minutes
from practice_tui.core.values.phrases import count, noun, share, were
from practice_tui.presenters.documents.blocks import Block, Grid, Item, Items, Layout, Paragraph, Section
from practice_tui.presenters.round_report.session import Completeness, Session

LEVELS = {
    Level.BASIC: "what everybody in the field should know",
    Level.INTERMEDIATE: "what daily work in it asks for",
    Level.ADVANCED: "what takes years of it",
}


def explained(session: Session) -> Iterator[Block]:
    """Explains what such a session is."""
    yield Paragraph(
        "Deep learning is the branch of software in which a program learns a task from examples, instead of being "
        "given the rules. It is behind speech recognition, translation and chat assistants. Somebody who builds such "
        f"programs was asked {count(len(session.answers), 'question')} and answered aloud, against the clock, as in a "
        "technical interview."
    )
    yield Paragraph(
        "For each question a list was written beforehand of what a good answer says. Some of its points are essential: "
        "without them an interviewer would doubt that the person knows the subject."
    )


def plain_result(session: Session) -> Iterator[Block]:
    """How complete the answers were, how hard the questions, and how long it took."""
    musts = [point for answer in session.answers for point in answer.musts]
    made = sum(point.is_made for point in musts)
    numbers = Counter(answer.completeness for answer in session.answers)
    n = len(session.answers)
    complete = f"{share(numbers[Completeness.COMPLETE], n)} {noun(n, 'answer')} {were(n)} complete."
    points = (
        f" Of the essential points of what was answered, {share(made, len(musts))} {were(len(musts))} made."
        if musts
        else ""
    )
    kinds = tuple(Item(kind.says, label=f"{numbers[kind]} {kind.value}") for kind in Completeness if numbers[kind])
    elapsed = sum(answer.elapsed for answer in session.answered)
    planned = sum(answer.limit for answer in session.answered)
    late = sum(answer.is_late for answer in session.answers)
    time = (
        f"Answering took {format_minutes(elapsed)}; {format_minutes(planned)} were planned. "
        f"{late or 'None'} of the answers took longer than {'their limits' if late > 1 else 'its limit'}."
    )
    yield Section("The result", (Paragraph(complete + points), Items(kinds), Paragraph(time)), Layout.WHOLE)


def subjects(session: Session) -> Iterator[Block]:
    """A row for each subject, in the order in which they came up."""
    rows = []
    for topic in dict.fromkeys(answer.topic for answer in session.answers):
        answers = [answer for answer in session.answers if answer.topic == topic]
        musts = [point for answer in answers for point in answer.musts]
        made = sum(point.is_made for point in musts)
        first = answers[0]
        complete = sum(answer.completeness is Completeness.COMPLETE for answer in answers)
        plain, technical = (first.topic_plain, first.topic_title) if first.topic_plain else (first.topic_title, "")
        rows.append((plain, technical, share(complete, len(answers)), share(made, len(musts)) if musts else "–"))
    titles = ("What it is about", "What specialists call it", ">Complete answers", ">Essential points")
    levels = Counter(answer.level for answer in session.answers)
    hard = [f"{levels[level]} {level.value} ({words})" for level, words in LEVELS.items() if levels[level]]
    yield Section(
        "By subject",
        (
            Grid(titles, tuple(rows)),
            Paragraph(f"How hard the questions were: {', '.join(hard)}.", is_quiet=True),
        ),
        Layout.WHOLE,
    )


def rests_on(session: Session) -> Iterator[Block]:
    """Says what the page rests on, and what it leaves open."""
    judge = session.judge or "The person who answered"
    unchecked = "" if session.judge else " Nobody else has checked it."
    lines = (
        f"{judge} ticked which points were made, on a list that was written before the session.{unchecked}",
        f"It is one session of {count(len(session.answers), 'question')}. On another day, or with other questions, it "
        "may come out differently; one or two answers more or less mean little.",
        "It says nothing of experience, reliability, or how somebody works with others.",
    )
    yield Section("What this rests on", (Items(tuple(map(Item, lines))),), Layout.WHOLE)
