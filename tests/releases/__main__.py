"""Writes the files of the present release: `python -m tests.releases 0.2`, once, before it is released.

What lies in a folder of an earlier release is never made anew.
"""

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from practice_tui import __version__
from practice_tui.archive.transfer import backup_lines, export_lines
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Bank, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Ending, Heard, Prediction, RemarkKind
from practice_tui.core.rounds.events import (
    AskInterviewer,
    Begin,
    End,
    Event,
    Hint,
    Next,
    Pause,
    Rate,
    Reply,
    Resume,
    Retry,
    Reveal,
    Skip,
    Toggle,
    ToggleWrong,
    Undo,
    Write,
)
from practice_tui.core.values.clock import Moments
from practice_tui.presenters.reports import history_json
from practice_tui.presenters.targets import change_interview, interview_of
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.sitting.orders import begin_code, begin_own, begin_questions
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.opening import open_history
from tests.fakes import Chance, FakeClock

BEGAN_AT = datetime(2026, 11, 2, 18, 0, tzinfo=UTC)
SECONDS_EACH = 37
ASKED = (
    "sigmoid",
    "mlp-parameter-count",
    "iou-and-nms",
    "data-leakage",
    "design-semantic-search",
    "multilayer-perceptron",
    "perplexity",
)
PRESSURE = Plan("exam", "Exam", 2, mode=Mode.PRESSURE)
FOLLOWED_UP = Plan("room", "Room", 3, follow_ups=True)


class Person:
    """Sits rounds, some seconds for each thing that is done."""

    def __init__(self, desk: Desk, clock: FakeClock) -> None:
        self.desk = desk
        self._clock = clock

    def sit(self, *question_ids: str, like: Plan | None = None) -> Sitting:
        sitting = begin_questions(self.desk, question_ids, like)
        self.do(sitting, Begin())
        return sitting

    def do(self, sitting: Sitting, *events: Event) -> None:
        for event in events:
            for _ in range(SECONDS_EACH):
                self._clock.advance(1)
                sitting.tick()
            sitting.handle(event)

    def answer(self, sitting: Sitting, score: Score, *heard: int) -> None:
        """Answers and scores the question, and stays before the next one."""
        self.do(sitting, Write("first\n  - then"), Reveal(Prediction.SURE), *map(Toggle, heard), Rate(score))


def sit_closed_rounds(person: Person) -> None:
    first = person.sit("sigmoid", "mlp-parameter-count", "iou-and-nms")
    person.answer(first, Score.SHAKY, 0, 1)
    person.do(first, Undo(), Toggle(2), Write("its slope, and where it is flat"), Rate(Score.SOLID))
    person.do(first, Retry(), Reveal(Prediction.UNSURE), ToggleWrong(), Rate(Score.STRONG), Next(), Skip(), Next())
    person.answer(first, Score.MISSED)
    person.do(first, Next())
    amended = person.desk.history.attempts(round_id=first.round.id)[0]
    person.desk.corrections.amend(amended.id, first.round.id, Score.STRONG)

    second = person.sit("data-leakage", "design-semantic-search", "perplexity", like=FOLLOWED_UP)
    person.do(second, Hint(), AskInterviewer(), Pause(), Resume())
    person.answer(second, Score.SHAKY, 0)
    person.do(second, Next())
    person.answer(second, Score.STRONG, *range(12))
    person.do(second, Next(), Reveal(), Reply(Heard.PARTLY), Next(), Reveal(), Rate(Score.SOLID), Next(), Reveal())
    person.do(second, Reply(Heard.NO), End(Ending.ENDED_EARLY))

    third = person.sit("sigmoid", "perplexity", like=PRESSURE)
    person.do(third, Write("unscored"), Reveal(Prediction.GUESS), Next(), Skip(), End(Ending.ENDED_EARLY))
    discard_and_restore(person)


def discard_and_restore(person: Person) -> None:
    """One round that stays discarded, and one that was restored."""
    for is_restored in (False, True):
        sitting = person.sit("multilayer-perceptron")
        person.answer(sitting, Score.MISSED, 3)
        person.do(sitting, Next())
        person.desk.corrections.discard(sitting.round.id)
        if is_restored:
            person.desk.corrections.restore(sitting.round.id)


def leave_open_rounds(person: Person) -> dict[str, str]:
    """Rounds that wait to be resumed, by id: the phase in which each was left."""
    answering = person.sit("data-leakage", "sigmoid")
    person.do(answering, Hint(), AskInterviewer(), Write("split by patient\nthen by time"))
    reviewing = person.sit("mlp-parameter-count")
    person.do(reviewing, Write("1.2 M"), Reveal(Prediction.SURE), Toggle(1), ToggleWrong(), Write("without biases"))
    between = person.sit("perplexity", "iou-and-nms", like=FOLLOWED_UP)
    person.answer(between, Score.SOLID, *range(12))
    follow_up = person.sit("design-semantic-search", "sigmoid", like=FOLLOWED_UP)
    person.answer(follow_up, Score.STRONG, *range(12))
    person.do(follow_up, Next())
    coded = begin_code(person.desk, code_of_exam(person.desk))
    person.do(coded, Begin(), Skip())
    left = (answering, reviewing, between, follow_up, coded)
    for sitting in left:
        sitting.keep()
    return {sitting.round.id: sitting.round.phase.value for sitting in left}


def code_of_exam(desk: Desk) -> str:
    from practice_tui.core.bank.codes import format_code

    return format_code(desk.plans.find("fundamentals-exam"), desk.bank.questions, 77)


def keep_settings(person: Person) -> None:
    desk = person.desk
    change_interview(desk, "2026-12-04", Level.ADVANCED)
    change_interview(desk, day="2026-12-11")
    own = Plan("your-own", "Your own", 1, topics={"cnn-vision": 1}, levels={Level.BASIC: 1}, limit=90.0)
    person.do(begin_own(desk, replace(own, levels={}), seed=5), Begin(), Skip(), Next())
    desk.notebook.remark("sigmoid", RemarkKind.NOTE, "where it saturates")
    desk.notebook.remark("sigmoid", RemarkKind.NOTE, "where it saturates: see [/b] x[i][j]")
    desk.notebook.remark("iou-and-nms", RemarkKind.WRONG, "the threshold")
    desk.notebook.remark("perplexity", RemarkKind.OUTDATED, "")


def reads(desk: Desk, left: dict[str, str]) -> dict[str, Any]:
    """What the release itself reads in its files."""
    interview = interview_of(desk)
    return {
        "attempts": json.loads(history_json(desk))["attempts"],
        "rounds": {
            record.id: [record.plan, record.state.value, record.tried, record.skipped, record.rated]
            for record in desk.history.rounds()
        },
        "left": left,
        "interview": [interview.day, interview.level.value],
        "note": desk.notebook.note("sigmoid"),
    }


def make(folder: Path) -> None:
    bundled = load_bank(folder / "banks")
    questions = tuple(question for question in bundled.bank.questions if question.id in ASKED)
    loaded = LoadedBank(Bank(bundled.bank.topics, questions, bundled.bank.digest), bundled.plans, (), ())
    clock = FakeClock(wall=BEGAN_AT)
    desk = Desk(
        open_history(folder / "history.db"),
        loaded,
        Moments(clock, Chance()),
        Identity(f"practice {__version__}", "1@elsewhere"),
    )
    person = Person(desk, clock)
    sit_closed_rounds(person)
    keep_settings(person)
    backup_lines(desk)
    left = leave_open_rounds(person)
    export_lines(desk, folder / "export.json", f"practice {__version__}", overwrites=False)
    (folder / "reads.json").write_text(json.dumps(reads(desk, left), ensure_ascii=False, indent=2) + "\n", "utf-8")
    desk.close()


def main() -> None:
    into = Path(__file__).with_name(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        make(made)
        into.mkdir()
        shutil.copytree(made, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.lock"))


if __name__ == "__main__":
    main()
