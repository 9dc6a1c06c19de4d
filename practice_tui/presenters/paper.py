"""Question papers with keys: versions that differ in their order, and the file that makes them again."""

import math
from collections.abc import Iterator
from pathlib import Path

from practice_tui.archive.new_files import make_folder, write_new
from practice_tui.archive.paper_file import MOST_VERSIONS, Paper, paper_json
from practice_tui.core.bank.questions import Question, Tier
from practice_tui.core.values.durations import format_limit, format_minutes
from practice_tui.core.values.phrases import count, sentence
from practice_tui.core.views.rubric_words import MARKS, WITHOUT_RUBRIC, marks_of, numbers_said, score_rules
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters.documents.blocks import (
    Blanks,
    Block,
    Document,
    Grid,
    Item,
    Items,
    Layout,
    Paragraph,
    Prose,
    Room,
    Section,
)
from practice_tui.presenters.documents.html import document_html

FILE = "paper.json"
IN_A_LIST = (
    "For a class: a list as .csv has a column student and one headed by each id, and "
    "practice class import takes it with --paper paper.json."
)
LINES_A_MINUTE, FEWEST_LINES, MOST_LINES = 3, 5, 24  # of ruled room for an answer


def write_papers(paper: Paper, folder: Path, overwrites: bool, note: str = "") -> list[str]:
    """Writes all versions with their keys, and says so. Raises PracticeError, and has written nothing."""
    texts = {}
    for number in range(len(paper.orders)):
        texts[folder / f"paper-{_letter(number)}.html"] = document_html(question_paper(paper, number))
        texts[folder / f"key-{_letter(number)}.html"] = document_html(key(paper, number))
    _require_no_other_versions(folder, len(paper.orders))
    make_folder(folder)
    write_new({**texts, folder / FILE: paper_json(paper)}, overwrites)
    names = {start: ", ".join(path.name for path in texts if path.name.startswith(start)) for start in ("paper", "key")}
    return [
        *([sentence(note)] if note else []),
        f"{_size(paper)}, in {count(len(paper.orders), 'version')}: {folder}",
        f"For whoever is asked: {names['paper']}",
        f"For whoever marks: {names['key']}",
        f"The same papers again, whatever becomes of the bank: practice paper --from {folder / FILE} DIR",
        *([f"The same questions in the app: practice round --code {paper.code}"] if paper.code else []),
    ]


def question_paper(paper: Paper, number: int) -> Document:
    """The prompts of a version, with room for answers."""
    head = (Paragraph(f"Version {_letter(number)}. {_size(paper)}."), Blanks(("Name", "Day")))
    questions = [
        Section(
            f"Question {place}", (Prose(question.prompt), _room(paper, question)), Layout.LARGE, _worth(paper, question)
        )
        for place, question in enumerate(paper.version(number), 1)
    ]
    return Document(paper.plan.title, (*head, *questions))


def key(paper: Paper, number: int) -> Document:
    """The rubrics of a version with their marks."""
    about = Paragraph(
        f"Version {_letter(number)}. {_size(paper)}. Not for whoever is asked: it holds the answers. "
        f"A must brings {count(MARKS[Tier.MUST], 'mark')}, a bonus {MARKS[Tier.BONUS]}. The score from 1 to 4 follows "
        "from the ticks."
    )
    code = [Paragraph(f"Code: {paper.code}", is_quiet=True)] if paper.code else []
    questions = [
        Section(f"{place}. {question.title}", tuple(_answer(question)), Layout.WHOLE, _worth(paper, question))
        for place, question in enumerate(paper.version(number), 1)
    ]
    return Document(
        f"Key: {paper.plan.title}", (about, *code, Blanks(("Name", "Marked by")), *questions, _sum(paper, number))
    )


def _require_no_other_versions(folder: Path, versions: int) -> None:
    """Raises PracticeError where papers of further versions lie, which would look like versions of this paper."""
    for letter in map(_letter, range(versions, MOST_VERSIONS)):
        for path in (folder / f"paper-{letter}.html", folder / f"key-{letter}.html"):
            if path.exists():
                problem = f"{path} is of another paper, which has more versions"
                raise PracticeError(problem, "take a folder of its own, or remove it", ExitCode.CANT_CREATE)


def _answer(question: Question) -> Iterator[Block]:
    answer = question.answer
    yield Prose(question.prompt)
    if question.rubric:
        yield Items(
            tuple(
                Item(
                    point.text,
                    (f"{MARKS[point.tier]}",),
                    label=point.tier.value,
                    below=(f"Right is: {point.expect}",) if point.expect else (),
                )
                for point in question.rubric
            )
        )
    else:
        yield Paragraph(f"Without a rubric: up to {WITHOUT_RUBRIC} marks, as many as the score.")
    if numbers := numbers_said(question):
        yield Items(tuple(map(Item, numbers)), "Numbers")
    yield Items((Item(answer.short or answer.full),), "A good answer")
    if answer.code:
        yield Prose(answer.code)
    yield Section("", tuple(_judging(question)), Layout.TWO_COLUMNS)


def _judging(question: Question) -> Iterator[Block]:
    scores = (Item(rule, (f"{score} {score.name.lower()}",)) for score, rule in score_rules(question))
    yield Items(tuple(scores), "Score")
    if question.mistakes:
        yield Items(tuple(Item(f"“{each.says}”", below=(each.why,)) for each in question.mistakes), "Mistakes")


def _sum(paper: Paper, number: int) -> Section:
    rows = [
        (str(place), each.title, each.id, "", f"of {marks_of(each)}", "")
        for place, each in enumerate(paper.version(number), 1)
    ]
    total = ("", "All", "", "", f"of {_marks(paper)}", "")
    grid = Grid((">#", "Question", "Id", ">Marks", "", "Score, 1 to 4"), (*rows, total))
    return Section("Marks", (grid, Paragraph(IN_A_LIST, is_quiet=True)), Layout.WHOLE)


def _room(paper: Paper, question: Question) -> Room:
    lines = math.ceil(LINES_A_MINUTE * paper.plan.limit_for(question) / 60)
    return Room(min(max(lines, FEWEST_LINES), MOST_LINES))


def _worth(paper: Paper, question: Question) -> str:
    return f"{count(marks_of(question), 'mark')} · {format_limit(paper.plan.limit_for(question))}"


def _size(paper: Paper) -> str:
    minutes = format_minutes(sum(map(paper.plan.limit_for, paper.questions)))
    return f"{count(len(paper.questions), 'question')}, {count(_marks(paper), 'mark')}, {minutes}"


def _marks(paper: Paper) -> int:
    return sum(map(marks_of, paper.questions))


def _letter(number: int) -> str:
    return chr(ord("A") + number)
