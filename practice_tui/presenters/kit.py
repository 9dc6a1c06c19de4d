"""A kit for whoever interviews with a pen: what to prepare, a block a question, a scorecard; the candidate's sheet."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from practice_tui.archive.new_files import write_new
from practice_tui.core.bank.plans import Tip
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Recommendation
from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.phrases import sentence
from practice_tui.core.views.interview_wording import recommendation_said
from practice_tui.core.views.round_size import size_in_sentence
from practice_tui.core.views.rubric_words import about_line, numbers_said, score_rules
from practice_tui.core.views.wording import SCORE_MEANINGS
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
from practice_tui.presenters.documents.writers import writer_for
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawn import Drawn

ENDINGS = (".html", ".md")
RECOMMENDATIONS = tuple(map(recommendation_said, (*Recommendation, None)))
HEARD = ("heard", "with help")


def write_kit(desk: Desk, drawn: Drawn, path: Path, overwrites: bool) -> list[str]:
    """Writes kit and candidate's sheet, and says so. Raises PracticeError, and has written nothing."""
    write = writer_for(path, "practice kit FILE.html", ENDINGS)
    sheet = path.with_name(f"{path.stem}-candidate{path.suffix}")
    tips = [tip for tip in desk.plans.tips if tip.audience == "interviewer"]
    write_new({path: write(kit(drawn, tips)), sheet: write(candidate_sheet(drawn))}, overwrites)
    size = size_in_sentence(len(drawn.questions), drawn.seconds)
    return [
        *([sentence(drawn.note)] if drawn.note else []),
        f"Kit for the interviewer, {size}: {path}",
        f"Sheet for the candidate, prompts alone: {sheet}",
        *([f"The same questions again: practice kit --code {drawn.code}"] if drawn.code else []),
    ]


def kit(drawn: Drawn, tips: Sequence[Tip]) -> Document:
    """All that an interviewer needs on paper."""
    blocks: list[Block] = [
        Paragraph(
            f"{size_in_sentence(len(drawn.questions), drawn.seconds)}. For the interviewer alone: it holds the answers."
        ),
        *([Paragraph(f"Code: {drawn.code}", is_quiet=True)] if drawn.code else []),
        Blanks(("Candidate", "Interviewer", "Day")),
        *([_advice(tips)] if tips else []),
        _timetable(drawn),
        _how_to_score(),
        *(_question(number, question, drawn) for number, question in enumerate(drawn.questions, 1)),
        _scorecard(drawn.questions),
    ]
    return Document(f"Interview kit: {drawn.plan.title}", tuple(blocks))


def candidate_sheet(drawn: Drawn) -> Document:
    """The prompts alone, with their times."""
    sections = [
        Section(f"Question {number}", (Prose(question.prompt),), Layout.LARGE, _limit(drawn, question))
        for number, question in enumerate(drawn.questions, 1)
    ]
    intro = Paragraph("Think aloud. On an open question, ask for what you need to know.")
    return Document(f"Questions: {drawn.plan.title}", (intro, *sections))


def _advice(tips: Sequence[Tip]) -> Section:
    rows = [Item(tip.do, ("before", "after"), below=(f"Not: {tip.avoid}", f"Why: {tip.why}")) for tip in tips]
    intro = Paragraph("Tick it before you begin, and once more when it is over: did you?", is_quiet=True)
    return Section("Do, and don't", (intro, Items(tuple(rows))))


def _timetable(drawn: Drawn) -> Section:
    rows = [
        (str(number), question.title, question.ask.stage.value, question.level.value, _limit(drawn, question))
        for number, question in enumerate(drawn.questions, 1)
    ]
    return Section("The questions", (Grid((">#", "Question", "Stage", "Level", ">Time"), tuple(rows)),), Layout.WHOLE)


def _how_to_score() -> Section:
    scale = [Item(sentence(SCORE_MEANINGS[score]), label=f"{score} {score.name.lower()}") for score in reversed(Score)]
    rule = Paragraph(
        "Tick each point when you hear it. With help is what came after a probe or a hint: it doesn't count for the "
        "score. Score at once, before the next question."
    )
    return Section("How to score", (rule, Items(tuple(scale))), Layout.WHOLE)


def _question(number: int, question: Question, drawn: Drawn) -> Section:
    about = about_line(question, drawn.plan.limit_for(question))
    return Section(f"{number}. {question.title}", tuple(_parts(question)), Layout.NEW_PAGE, about)


def _parts(question: Question) -> Iterator[Block]:
    ask = question.ask
    for lead, text in (("Why", ask.why), ("How to put it", ask.how)):
        yield from [Paragraph(f"{lead}: {text}", is_quiet=True)] if text else []
    yield Prose(question.prompt)
    yield from _listed("What you want to hear", _points(question))
    yield from _listed("A good answer, in short", [Item(question.answer.short)] if question.answer.short else ())
    yield from _listed("Numbers", map(Item, numbers_said(question)))
    yield Section("", tuple(_further(question)), Layout.TWO_COLUMNS)
    scores = [Item(rule, (f"{score} {score.name.lower()}",)) for score, rule in score_rules(question)]
    yield from _listed("Score", scores)
    yield Room(2, "Notes, and the time it took")


def _further(question: Question) -> Iterator[Block]:
    """The parts beside the rubric, which may be read in any order."""
    yield from _listed("When asked, tell", (Item(fact.ask, ("told",), below=(fact.tell,)) for fact in question.clarify))
    yield from _listed("Hints, one at a time", (Item(hint, ("given",)) for hint in question.hints))
    yield from _listed(
        "Mistakes to listen for", (Item(f"“{each.says}”", ("said",), below=(each.why,)) for each in question.mistakes)
    )
    yield from _listed(
        "After a good answer, one step deeper",
        (Item(each.ask, ("asked",), below=(f"Look for: {each.looks_for}",)) for each in question.follow_ups),
    )


def _points(question: Question) -> list[Item]:
    return [
        Item(
            point.text,
            HEARD,
            label=point.tier.value,
            below=tuple(f"{lead}: {text}" for lead, text in (("Ask", point.probe), ("Right is", point.expect)) if text),
        )
        for point in question.rubric
    ]


def _scorecard(questions: Sequence[Question]) -> Section:
    rows = [
        Item(f"{number}. {question.title}", tuple(str(score.value) for score in Score))
        for number, question in enumerate(questions, 1)
    ]
    return Section(
        "Scorecard",
        (
            Items(tuple(rows)),
            Items((Item("", RECOMMENDATIONS),), "Recommendation"),
            Room(4, "What it rests on"),
            Room(4, "To take away, for the candidate"),
        ),
        Layout.NEW_PAGE,
    )


def _listed(title: str, items: Iterable[Item]) -> Iterator[Block]:
    listed = tuple(items)
    if listed:
        yield Items(listed, title)


def _limit(drawn: Drawn, question: Question) -> str:
    return format_limit(drawn.plan.limit_for(question))
