"""Prints reports on 12 bundled questions with a headless browser, and counts their pages: two at most.

Takes chromium from the path. Ends with 1 where a report has more pages.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Recommendation
from practice_tui.presenters.documents.blocks import Mark
from practice_tui.presenters.documents.html import document_html
from practice_tui.presenters.round_report.audiences import Audience
from practice_tui.presenters.round_report.report import report
from practice_tui.presenters.round_report.session import JudgedAnswer, JudgedPoint, Session, next_steps

QUESTIONS, PAGES = 12, 2
NOTE = "Clear on the mechanism, and unsure of the numbers until asked for them."
TAKE_AWAYS = "Begin with the answer, then the reason. Say which numbers you guess. Leave half a minute for the limits."
GAP = "The gap of this round: numbers: 7 of 12 points were left out"


def main() -> int:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("chromium isn't installed")
        return 1
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, session in _sessions():
            for audience in Audience:
                path = Path(folder) / f"{name}-{audience}.html"
                path.write_text(document_html(report(session, audience)), "utf-8")
                pages = _printed_pages(browser, path)
                worst = max(worst, pages)
                print(f"{name:20} {audience:12} {pages} pages")
    return worst > PAGES


def _sessions() -> Iterator[tuple[str, Session]]:
    """A round and a signed interview of questions by chance, and of those with the longest rubrics."""
    questions = list(load_bank().bank.questions)
    drawn = Random(7).sample(questions, QUESTIONS)
    longest = sorted(questions, key=lambda each: sum(len(point.text) for point in each.rubric))[-QUESTIONS:]
    for name, asked in (("drawn", drawn), ("longest", longest)):
        yield f"round-{name}", _session(asked)
        yield f"interview-{name}", _session(asked, "Ann", NOTE)


def _session(questions: list[Question], judge: str = "", note: str = "") -> Session:
    answers = tuple(_answer(number, question, note) for number, question in enumerate(questions, 1))
    return Session(
        "Technical interview",
        "2026-03-02",
        answers,
        candidate="Bo" if judge else "",
        judge=judge,
        gap="" if judge else GAP,
        next_steps=next_steps([1, 4, 7, 10], 0),
        recommendation=Recommendation.YES if judge else None,
        take_aways=TAKE_AWAYS if judge else "",
    )


def _answer(number: int, question: Question, note: str) -> JudgedAnswer:
    """Every third point left out, and with a judge every fourth said with help."""
    marks = (Mark.MISSED, Mark.HEARD, Mark.HELPED if note else Mark.HEARD, Mark.HEARD)
    points = tuple(
        JudgedPoint(point.text, point.tier, marks[(place + number) % len(marks)], point.probe)
        for place, point in enumerate(question.rubric)
    )
    return JudgedAnswer(
        number,
        question.title,
        question.topic,
        question.topic.replace("-", " ").capitalize(),
        question.level,
        Score((number % 4) + 1),
        Score.SHAKY,
        False,
        question.limit * 0.9,
        question.limit,
        points,
        said_wrong=number % 5 == 0,
        hints=number % 2,
        note=note,
    )


def _printed_pages(browser: str, path: Path) -> int:
    pdf = path.with_suffix(".pdf")
    switches = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    subprocess.run([browser, *switches, path.as_uri()], check=True, capture_output=True, timeout=120)
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


if __name__ == "__main__":
    sys.exit(main())
