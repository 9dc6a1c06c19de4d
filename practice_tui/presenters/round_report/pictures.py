"""The pictures of a report, as SVG with a sentence that says the same."""

from collections.abc import Iterator

from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.phrases import count, questions_numbered
from practice_tui.presenters.documents.blocks import Figure
from practice_tui.presenters.html_page.charts import WIDTH, drawing, score_legend
from practice_tui.presenters.html_page.markup import Markup, element, worded
from practice_tui.presenters.round_report.session import Completeness, JudgedAnswer, Session

LEFT = 52  # units to the left of the columns
WIDEST = 60  # units of a column
STEP, FLOOR = 17, 72  # height of a step of the score; where its columns stand
TIME_FLOOR, TIME_HEIGHT, LIMITS = 134, 40, 1.5  # the same for times; how many limits fit into the height
READABLE = 13  # units of a column from which on its number is written
CLASSES = {
    Completeness.COMPLETE: ("score4", "on4"),
    Completeness.PARTLY: ("score2", "on2"),
    Completeness.LITTLE: ("score1", "on1"),
    Completeness.UNANSWERED: ("day0", ""),
    Completeness.UNJUDGED: ("day0", ""),
}


def session_picture(session: Session) -> Figure:
    """A column for each question: its score, and below it the time against the limit."""
    scores = " ".join(str(answer.score.value) if answer.score else "–" for answer in session.answers)
    late = [answer.number for answer in session.answers if answer.is_late]
    over = questions_numbered(late) if late else "none"
    sentence = f"Scores of the questions in their order, 1 missed to 4 strong: {scores}. Over the limit: {over}."
    caption = "Above, the score of each question. Below, the time that it took; the dashed line is its limit."
    return Figure(drawing(sentence, _columns(session), TIME_FLOOR + 28), sentence, caption)


def completeness_picture(session: Session) -> Figure:
    """One bar, divided by how complete the answers were."""
    numbers = {kind: sum(answer.completeness is kind for answer in session.answers) for kind in Completeness}
    parts = ", ".join(f"{number} {kind.value}" for kind, number in numbers.items() if number)
    sentence = f"How complete the {count(len(session.answers), 'answer')} were: {parts}."
    return Figure(drawing(sentence, _divided(numbers), 34), sentence)


def _columns(session: Session) -> Iterator[Markup]:
    answers = session.answers
    wide = min(WIDEST, (WIDTH - LEFT) / max(1, len(answers)))
    limit_at = TIME_FLOOR - TIME_HEIGHT / LIMITS
    yield worded("text", "score", x=LEFT - 8, y=FLOOR - 2 * STEP + 4, class_="end muted")
    yield worded("text", "time", x=LEFT - 8, y=TIME_FLOOR - 10, class_="end muted")
    for answer in answers:
        yield element("g", *_column(answer, LEFT + wide * (answer.number - 1), wide))
    for y in (FLOOR, TIME_FLOOR):
        yield element("line", x1=LEFT, x2=LEFT + wide * len(answers), y1=y, y2=y, class_="grid")
    yield element("line", x1=LEFT, x2=LEFT + wide * len(answers), y1=limit_at, y2=limit_at, class_="ready")
    yield score_legend(TIME_FLOOR + 10)


def _column(answer: JudgedAnswer, x: float, wide: float) -> Iterator[Markup]:
    middle, inner = round(x + wide / 2, 1), round(wide * 0.78, 1)
    left = round(x + wide * 0.11, 1)
    score = answer.score
    time = f"{format_clock(answer.elapsed)} of {format_clock(answer.limit)}"
    how = score.name.lower() if score else "skipped" if answer.is_skipped else "not scored"
    yield worded("title", f"{answer.number}. {answer.title}: {how}, {time}")
    if score:
        height = STEP * score.value
        yield element("rect", x=left, y=FLOOR - height, width=inner, height=height, class_=f"score{score.value}")
    if wide >= READABLE:
        shown, y, tone = (
            (score.value, FLOOR - STEP * score + 13, f"on{score.value}") if score else ("–", FLOOR - 4, "muted")
        )
        yield worded("text", shown, x=middle, y=y, class_=f"middle {tone}")
        yield worded("text", answer.number, x=middle, y=FLOOR + 15, class_="middle muted")
    if not answer.is_skipped:
        used = min(answer.elapsed / answer.limit, LIMITS) * TIME_HEIGHT / LIMITS
        tone = "over" if answer.is_late else "accent"
        yield element("rect", x=left, y=round(TIME_FLOOR - used, 1), width=inner, height=round(used, 1), class_=tone)


def _divided(numbers: dict[Completeness, int]) -> Iterator[Markup]:
    n, x = max(1, sum(numbers.values())), 0.0
    for kind, number in numbers.items():
        if not number:
            continue
        wide = WIDTH * number / n
        name, tone = CLASSES[kind]
        yield element("rect", x=round(x, 1), y=4, width=round(wide - 2, 1), height=26, class_=name)
        label = f"{number} {kind.value}" if wide > 8 * len(kind.value) + 30 else str(number)
        yield worded("text", label, x=round(x + wide / 2, 1), y=22, class_=f"middle {tone}".strip())
        x += wide
