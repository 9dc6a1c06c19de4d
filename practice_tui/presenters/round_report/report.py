"""Builds the report on a session for an audience, and writes it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from practice_tui.archive.new_files import write_new
from practice_tui.core.bank.questions import Tier
from practice_tui.core.bank.scoring import score_counts
from practice_tui.core.history.interview_facts import Recommendation
from practice_tui.core.values.dates import with_weekday
from practice_tui.core.values.durations import format_clock, format_minutes
from practice_tui.core.values.phrases import count, noun, questions_numbered, sentence, share, were
from practice_tui.core.views.interview_wording import recommendation_said
from practice_tui.presenters.documents.blocks import (
    Block,
    Document,
    Item,
    Items,
    Layout,
    Mark,
    Paragraph,
    Section,
)
from practice_tui.presenters.documents.writers import writer_for
from practice_tui.presenters.round_report.audiences import GIVEN, Audience, Part
from practice_tui.presenters.round_report.pictures import completeness_picture, session_picture
from practice_tui.presenters.round_report.plain_words import explained, plain_result, rests_on, subjects
from practice_tui.presenters.round_report.session import Completeness, JudgedAnswer, JudgedPoint, Session

ALL_POINTS_UP_TO = 12  # questions; of a longer session only the points that were left out are listed
NOT_SCORED = "not scored yet"


def write_report(session: Session, audience: Audience, path: Path, overwrites: bool) -> list[str]:
    """Writes the report in the format that the file's ending names, and says so. Raises PracticeError."""
    write = writer_for(path, f"practice report --for {audience} FILE.html")
    write_new({path: write(report(session, audience))}, overwrites)
    return [f"Report for the {audience} on {session.title}, {session.day}: {path}"]


def report(session: Session, audience: Audience) -> Document:
    """All that the audience gets, and nothing else."""
    blocks = [block for part in GIVEN[audience] for block in _BUILDERS[part](session)]
    if audience is Audience.RECRUITER:
        title = "An interview on deep learning" if session.judge else "A practice interview on deep learning"
    else:
        title = f"{'Interview' if session.judge else 'Practice round'}, {session.title}"
    return Document(f"{title}: {session.candidate}" if session.candidate else title, tuple(blocks))


def _about(session: Session) -> Iterator[Block]:
    judge = f"Scored by {session.judge}" if session.judge else "Scored by the person who answered"
    text = f"{with_weekday(session.day)}, {count(len(session.answers), 'question')}. {judge}."
    yield Paragraph(text if session.is_finished else f"{text} It wasn't finished.", is_quiet=True)


def _result(session: Session) -> Iterator[Block]:
    parts = score_counts(answer.score for answer in session.answers if answer.score)
    unscored = sum(answer.score is None for answer in session.answered)
    skipped = len(session.answers) - len(session.answered)
    parts += [f"{unscored} {NOT_SCORED}"] if unscored else []
    parts += [f"{skipped} skipped"] if skipped else []
    musts = [point for answer in session.answers for point in answer.musts]
    made, helped = (sum(point.mark is mark for point in musts) for mark in (Mark.HEARD, Mark.HELPED))
    musts_said = f" Musts said: {made} of {len(musts)}{f', and {helped} with help' if helped else ''}." if musts else ""
    yield Paragraph(f"{', '.join(parts)}.{musts_said}")


def _picture(session: Session) -> Iterator[Block]:
    yield session_picture(session)


def _times(session: Session) -> Iterator[Block]:
    elapsed = sum(answer.elapsed for answer in session.answered)
    planned = sum(answer.limit for answer in session.answered)
    late = [answer.number for answer in session.answers if answer.is_late]
    over = f"Over the limit: {questions_numbered(late)}." if late else "Every answer stayed within its limit."
    yield Paragraph(f"Time: {format_minutes(elapsed)} of answering, {format_minutes(planned)} planned. {over}")


def _gap(session: Session) -> Iterator[Block]:
    title, _, gap = session.gap.partition(": ")
    if gap:
        yield Section(title, (Paragraph(sentence(gap)),), Layout.WHOLE)


def _take_aways(session: Session) -> Iterator[Block]:
    if session.take_aways:
        yield Section("To take away", (Paragraph(session.take_aways),))


def _next(session: Session) -> Iterator[Block]:
    yield Section("What next", (Items(tuple(map(Item, session.next_steps))),), Layout.WHOLE)


def _points(session: Session) -> Iterator[Block]:
    yield from _questions(session, lambda point: ())


def _probes(session: Session) -> Iterator[Block]:
    is_short = len(session.answers) <= ALL_POINTS_UP_TO
    yield from _questions(session, _what_to_ask if is_short else lambda point: ())  # else there would be a third page


def _what_to_ask(point: JudgedPoint) -> tuple[str, ...]:
    is_asked = point.is_missed and point.probe and point.tier is Tier.MUST
    return (f"Ask: {point.probe}",) if is_asked else ()


def _questions(session: Session, below: Callable[[JudgedPoint], tuple[str, ...]]) -> Iterator[Block]:
    is_short = len(session.answers) <= ALL_POINTS_UP_TO
    layout = Layout.TWO_COLUMNS if is_short else Layout.THREE_COLUMNS
    questions = tuple(_question(answer, below, is_whole=is_short) for answer in session.answers)
    yield Section("Question by question" if is_short else "What was left out, question by question", ())
    yield Section("", questions, layout)


def _question(answer: JudgedAnswer, below: Callable[[JudgedPoint], tuple[str, ...]], *, is_whole: bool) -> Section:
    points = [point for point in answer.points if is_whole or point.is_missed]
    items = tuple(
        Item(point.text, mark=point.mark, label="bonus" * (point.tier is Tier.BONUS), below=below(point))
        for point in points
    )
    blocks: list[Block] = [Items(items)] if items else []
    blocks += [Paragraph("Something wrong was said.")] if answer.said_wrong else []
    blocks += [Paragraph(f"Note: {answer.note}")] if answer.note else []
    if not is_whole and not items and answer.points:
        blocks.append(Paragraph("Nothing was left out.", is_quiet=True))
    return Section(f"{answer.number}. {answer.title}", tuple(blocks), Layout.WHOLE, _scored(answer))


def _scored(answer: JudgedAnswer) -> str:
    if answer.is_skipped:
        return "skipped"
    score = f"{answer.score.value} {answer.score.name.lower()}" if answer.score else NOT_SCORED
    return f"{score} · {format_clock(answer.elapsed)} of {format_clock(answer.limit)}"


def _help(session: Session) -> Iterator[Block]:
    lines = []
    for answer in session.answers:
        parts = [f"{count(answer.hints, 'hint')} shown"] if answer.hints else []
        parts += [reply.rstrip(".") for reply in answer.replies]
        lines += [Item(f"{answer.number}. {'; '.join(parts)}")] if parts else []
    if lines:
        yield Section("Help and follow-ups", (Items(tuple(lines)),))


def _recommendation(session: Session) -> Iterator[Block]:
    """The interviewer's recommendation; whoever judges their own answers gives none."""
    if session.judge:
        recommendation = session.recommendation
        words = f"recommends: {recommendation_said(recommendation)}" if recommendation else "made no decision"
        aside = _otherwise_than_recommended(session)
        paragraphs = (Paragraph(f"{session.judge} {words}."), *([Paragraph(aside)] if aside else []))
        yield Section("Recommendation", paragraphs, Layout.WHOLE)


def _otherwise_than_recommended(session: Session) -> str:
    """Points at answers that say otherwise than the recommendation above them; empty where they don't."""
    judged = [answer for answer in session.answers if answer.completeness is not Completeness.UNJUDGED]
    complete = sum(answer.completeness is Completeness.COMPLETE for answer in judged)
    recommendation, n = session.recommendation, len(judged)
    if recommendation is None:
        return ""
    is_for = recommendation >= Recommendation.YES
    is_otherwise = 2 * complete < n if is_for else 2 * complete > n
    points = f"The points below say otherwise: {share(complete, n)} {noun(n, 'answer')} {were(n)} complete"
    return f"{points}. Ask {session.judge} what else it rests on." if is_otherwise else ""


def _plain_picture(session: Session) -> Iterator[Block]:
    yield completeness_picture(session)


_BUILDERS: Mapping[Part, Callable[[Session], Iterator[Block]]] = {
    Part.ABOUT: _about,
    Part.RESULT: _result,
    Part.PICTURE: _picture,
    Part.TIMES: _times,
    Part.GAP: _gap,
    Part.NEXT: _next,
    Part.TAKE_AWAYS: _take_aways,
    Part.POINTS: _points,
    Part.HELP: _help,
    Part.PROBES: _probes,
    Part.RECOMMENDATION: _recommendation,
    Part.EXPLAINED: explained,
    Part.PLAIN_RESULT: plain_result,
    Part.PLAIN_PICTURE: _plain_picture,
    Part.SUBJECTS: subjects,
    Part.RESTS_ON: rests_on,
}
