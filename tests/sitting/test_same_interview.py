"""A file of a plan is the same interview for everybody: the same ticks give the same transcript, to the byte.

Only the receipts count what each history holds.
"""

import io
import re
from dataclasses import replace
from pathlib import Path

from practice_tui.archive.paper_file import paper_json, paper_of, read_paper
from practice_tui.core.bank.plans import MOST_QUESTIONS, Pick, Plan
from practice_tui.core.bank.questions import Bank, Stage
from practice_tui.core.rounds.rounds import Phase
from practice_tui.plain.rounds import PlainRound
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawing import draw
from practice_tui.sitting.drawn import Drawn
from practice_tui.sitting.orders import Order, begin_order, begin_plan
from practice_tui.sitting.sitting import Sitting
from tests.fakes import TOPICS, FakeClock, make_bank, make_desk

PLAN = Plan(
    "mine",
    "Mine",
    MOST_QUESTIONS,
    pick=Pick.ADAPTIVE,
    follow_ups=True,
    minutes=10,
    stages={Stage.CORE: 1},
)
TICKS = ("", "a", "a b", "a b c d e f", "b c d", "a b c d")  # in turn
SECONDS = (220, 230, 210)  # of an answer, in turn
RECEIPT = re.compile(r"Saved #\d+")


class Candidate:
    """Types what the phase asks for, and takes its time over each answer."""

    def __init__(self, sitting: Sitting, clock: FakeClock) -> None:
        self._sitting, self._clock, self._silent, self._ticked = sitting, clock, 0, -1

    def __call__(self, seconds: float) -> str | None:
        round_ = self._sitting.round
        number = len(round_.results)
        match round_.phase:
            case Phase.ANSWERING if self._silent < SECONDS[number % 3]:
                self._silent += 1
                self._clock.advance(1)
                return None
            case Phase.PREDICTING:
                self._silent = 0
                return "sure"
            case Phase.REVIEWING if self._ticked < number:
                self._ticked = number
                return f"{TICKS[number % 6]}\n" if TICKS[number % 6] else "a a"
            case Phase.REVIEWING:
                return f"{1 + number % 4}\n"
            case Phase.FOLLOW_UP if round_.replied:
                return "2\n"
            case _:
                return "done\n" if round_.is_timed else "\n"


def transcript(desk: Desk, sitting: Sitting) -> str:
    clock, out = desk.moments.clock, io.StringIO()
    assert isinstance(clock, FakeClock)
    PlainRound(desk, sitting, Candidate(sitting, clock), out, says_time=True).sit()
    assert sitting.round.phase is Phase.FINISHED
    return out.getvalue()


def test_the_same_file_and_the_same_ticks_give_the_same_transcript_whatever_one_has_sat_before(tmp_path: Path) -> None:
    for name in ("author", "fresh", "used"):
        (tmp_path / name).mkdir()
    author = make_desk(tmp_path / "author", FakeClock(), make_bank(30), (PLAN,))
    file = tmp_path / "mine.json"
    file.write_text(paper_json(paper_of(draw(author, Order(plan_id="mine"), 5), 1)), "utf-8")
    fresh = make_desk(tmp_path / "fresh", FakeClock(), Bank(TOPICS, (), "1" * 16), ())
    others = tuple(replace(each, id=f"other-{each.id}") for each in make_bank(9).questions)
    used = make_desk(tmp_path / "used", FakeClock(), Bank(TOPICS, others, "2" * 16), (Plan("q", "Q", 3),))
    transcript(used, begin_plan(used, used.plans.find("q"), 1))
    clock = used.moments.clock
    assert isinstance(clock, FakeClock)
    clock.wall = FakeClock().wall
    paper = read_paper(file)
    order = Order(drawn=Drawn(paper.plan, tuple(paper.version(0)), paper.seed))
    first = transcript(fresh, begin_order(fresh, order, 1))
    (tmp_path / "again").mkdir()
    again = make_desk(tmp_path / "again", FakeClock(), Bank(TOPICS, (), "1" * 16), ())
    assert first == transcript(again, begin_order(again, order, 2))
    assert RECEIPT.sub("", first) == RECEIPT.sub("", transcript(used, begin_order(used, order, 99)))
    assert "something was missing there: What of:" in first
    assert "To keep to the promised 10 min" in first
