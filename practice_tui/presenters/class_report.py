"""The report on a class: which questions to look at, how each did, and how each student did, by who scored."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from practice_tui.archive.classes.hand_ins import STUDENT, TEACHER
from practice_tui.core.statistics.class_figures import (
    DISCRIMINATION_FROM,
    FACILITY_FROM,
    LEVEL_FROM,
    ClassFigures,
    Item,
    Student,
)
from practice_tui.core.statistics.gaps import ASPECT_TITLES, AspectGap
from practice_tui.core.values.phrases import between, count, percent, share
from practice_tui.core.values.text import one_line, shortened
from practice_tui.presenters.documents import blocks
from practice_tui.presenters.documents.blocks import Block, Document, Grid, Items, Layout, Paragraph, Section
from practice_tui.presenters.documents.html import document_html
from practice_tui.presenters.documents.plain_text import document_text

TOO_FEW = "too few"
ALIKE = "all alike"  # in the place of a correlation where nothing varies
SCORERS: Mapping[str, str] = {STUDENT: "scored by the students themselves", TEACHER: "scored by the teacher"}
IN_A_TERMINAL, ON_A_PAGE = 28, 70  # characters of a title in the table of questions


def report_html(figures: ClassFigures, name: str) -> str:
    """The report on a class as one page that needs nothing else."""
    return document_html(report(figures, name, ON_A_PAGE))


def report_lines(figures: ClassFigures, name: str) -> list[str]:
    """The same for a terminal of 80 columns."""
    return document_text(report(figures, name, IN_A_TERMINAL)).splitlines()


def report(figures: ClassFigures, name: str, longest_title: int) -> Document:
    """`name` is that of the class."""
    parts = [block for scorer in figures.scorers for block in _scored_by(figures, scorer, longest_title)]
    reading = [_how_to_read()] if parts else []
    return Document(f"Class report: {one_line(name)}", (*_about(figures), *parts, *reading))


def _about(figures: ClassFigures) -> Iterator[Block]:
    students = {student.name for student in figures.students}
    parts = [
        f"{count(sum(item.n for item in figures.items_of(scorer)), 'answer')} {SCORERS[scorer]}"
        for scorer in figures.scorers
    ]
    if not parts:
        yield Paragraph("Nothing was handed in yet.")
        return
    yield Paragraph(f"{count(len(students), 'student')}: {', and '.join(parts)}.")
    split = figures.split_questions()
    if split:
        named = ", ".join(f"{question_id} ({number} texts)" for question_id, number in split.items())
        yield Paragraph(f"The text of a question changed between answers; each text is counted apart: {named}.")
    unscored = [f"{student.name} {student.unscored}" for student in figures.students if student.unscored]
    if unscored:
        yield Paragraph(f"Answers that have no score, and count in no figure: {', '.join(unscored)}.")


def _scored_by(figures: ClassFigures, scorer: str, longest_title: int) -> Iterator[Block]:
    items, students = figures.items_of(scorer), figures.students_of(scorer)
    split = figures.split_questions()
    texts = {item.digest: f"text {item.digest[:4]}" for item in items if item.question_id in split}
    yield Section(f"Questions, {SCORERS[scorer]}", tuple(_questions(items, texts, longest_title)))
    if missed := [_gap(gap) for gap in figures.gaps_of(scorer) if gap.missed]:
        yield Paragraph(f"Musts left out, all questions together: {', '.join(missed)}.")
    if details := tuple(_details(items, texts)):
        yield Section(f"What came of each question, {SCORERS[scorer]}", (Section("", details, Layout.TWO_COLUMNS),))
    yield Section(f"Students, {SCORERS[scorer]}", tuple(_students(students)))


def _questions(items: Sequence[Item], texts: Mapping[str, str], longest_title: int) -> Iterator[Block]:
    """`texts` names the text of an item whose question was asked in several."""
    if reasons := [blocks.Item(f"{_title(item, texts)}: {item.advice}") for item in items if item.advice]:
        yield Items(tuple(reasons), "To look at first")
    rows = [(_cut(item, texts, longest_title), *_figures_of(item)) for item in items if item.n]
    yield Grid(("Question", ">n", ">Facility", ">Discrimination", ">Time", ">Flags"), tuple(rows))
    if unscored := [item.title for item in items if not item.n]:
        yield Paragraph(f"No scored answer: {'; '.join(unscored)}.")


def _figures_of(item: Item) -> tuple[str, ...]:
    facility = TOO_FEW if item.facility is None else percent(item.facility)
    flags = sum(flag.n for flag in item.flags)
    return str(item.n), facility, _discrimination(item), _time(item.share_of_limit), str(flags or "")


def _cut(item: Item, texts: Mapping[str, str], longest: int) -> str:
    text = f", {texts[item.digest]}" if item.digest in texts else ""
    return f"{shortened(item.title, longest - len(text))}{text}"


def _discrimination(item: Item) -> str:
    if item.pairs.n < DISCRIMINATION_FROM:
        return TOO_FEW
    return ALIKE if item.discrimination is None else f"{item.discrimination:.2f}"


def _details(items: Sequence[Item], texts: Mapping[str, str]) -> Iterator[Section]:
    for item in items:
        if (item.n or item.flags) and (lines := [blocks.Item(line) for line in _lines_on(item)]):
            yield Section(_title(item, texts), (Items(tuple(lines)),), Layout.WHOLE)


def _lines_on(item: Item) -> Iterator[str]:
    predicted = [
        f"{prediction.value} {share(made.good, made.n)}" for prediction, made in item.predictions.items() if made.n
    ]
    if predicted:
        yield f"SOLID or better of those who were: {', '.join(predicted)}"
    if missed := [_gap(gap) for gap in item.gaps if gap.missed]:
        yield f"Musts left out: {', '.join(missed)}"
    if item.over:
        yield f"Over the limit: {share(item.over, item.n)}"
    if item.skipped:
        yield f"Skipped: {item.skipped}"
    for flag in item.flags:
        times = f" ({flag.n} times)" if flag.n > 1 else ""
        yield f"Flagged as {flag.kind}{times}{f': {one_line(flag.text)}' if flag.text else ''}"


def _students(students: Sequence[Student]) -> Iterator[Block]:
    columns: Mapping[str, Callable[[Student], str]] = {
        "Student": lambda student: student.name,
        ">Answered": lambda student: share(student.n, student.n + student.skipped),
        ">Level": lambda student: percent(student.level.mean) if student.level else TOO_FEW,
        ">Likely": lambda student: between(student.level.low, student.level.high) if student.level else "",
        ">Time": lambda student: _time(student.share_of_limit),
        ">Extra": lambda student: "" if student.pace == 1 else f"{100 * (student.pace - 1):+.0f} %",
        "Left out most": lambda student: _gap(student.widest_gap) if student.widest_gap else "",
    }
    yield Grid(tuple(columns), tuple(tuple(text(student) for text in columns.values()) for student in students))


def _how_to_read() -> Section:
    lines = (
        "Questions stand in the order in which one would drop them.",
        f"Facility is the mean of the points, 0 for a score of 1 to 3 for a score of 4, from {FACILITY_FROM} answers.",
        "Discrimination is the correlation with the mean of the same person's answers to other questions, from "
        f"{DISCRIMINATION_FROM} answers, of which it is uncertain by 0.5.",
        "Time is the mean share of the limit that was used. Extra is what a student has beyond the usual; it is "
        "included in the limit.",
        f"Level is the mean of the points, from {LEVEL_FROM} answers, drawn to 55 % as if by 4 answers. The likely "
        "range holds the true one in four of five such cases. It compares only students with the same questions.",
    )
    return Section("How to read it", (Items(tuple(map(blocks.Item, lines))),), Layout.WHOLE)


def _title(item: Item, texts: Mapping[str, str]) -> str:
    named = ", ".join(filter(None, (item.question_id, texts.get(item.digest))))
    return f"{item.title} ({named})"


def _gap(gap: AspectGap) -> str:
    return f"{ASPECT_TITLES[gap.aspect.value]} {share(gap.missed, gap.n)}"


def _time(share_of_limit: float | None) -> str:
    return "" if share_of_limit is None else percent(share_of_limit)
