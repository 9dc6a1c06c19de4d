"""A whole interview of 12 questions by an automatic candidate that says some points and misses others."""

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from practice_tui.archive.paper_file import paper_json, paper_of, read_paper
from practice_tui.bank.folders import bundled_dir
from practice_tui.bank.schema import build_lines
from practice_tui.bank.yaml_files import read_file
from practice_tui.core.bank.lines import Line, Occasion, Style
from practice_tui.core.bank.plans import Pick, Plan, Tip
from practice_tui.core.bank.questions import Ask, Bank, Stage
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import ASKED_THEM
from practice_tui.core.rounds.rounds import Phase
from practice_tui.plain.rounds import PlainRound
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawing import draw
from practice_tui.sitting.drawn import Drawn
from practice_tui.sitting.orders import Order, begin_order
from practice_tui.sitting.sitting import Sitting
from tests.fakes import TOPICS, FakeClock, make_bank, make_desk

COUNT, MINUTES = 12, 36  # as long as 12 answers of two minutes, a follow-up to each, and the closing take
PLAN = Plan(
    "mine",
    "Mine",
    COUNT,
    follow_ups=True,
    minutes=MINUTES,
    stages={Stage.OPENING: 1, Stage.CORE: 2, Stage.DEEP_DIVE: 1},
    style=Style.NEUTRAL,
    closing=True,
)
TIP = Tip("ask-back-data", "candidate", "Ask who owns the data", "x", "y")
TICKS = ("a b", "a b c d e f", "b c d", "a")  # in turn
SCORES = ("2", "4", "2", "1")
SPOKEN = re.compile("“.+”")


class Candidate:
    """Answers and replies as long as the limits allow, and says the points of TICKS."""

    def __init__(self, sitting: Sitting, clock: FakeClock, scores: tuple[str, ...]) -> None:
        self._sitting, self._clock, self._scores = sitting, clock, scores
        self._typed = Counter[str]()

    def __call__(self, seconds: float) -> str | None:
        round_ = self._sitting.round
        turn = len(round_.results) - 1
        if (round_.is_timed or round_.phase is Phase.CLOSING) and self._sitting.view().elapsed < self._limit():
            self._clock.advance(1)
            return None
        match round_.phase:
            case Phase.PREDICTING:
                return "sure\n"
            case Phase.REVIEWING:
                return self._one_after_the_other(
                    f"review {len(round_.results)}", (TICKS[turn % len(TICKS)], self._scores[turn % len(self._scores)])
                )
            case Phase.FOLLOW_UP if round_.replied:
                return "2\n"
            case Phase.CLOSING:
                return self._one_after_the_other("closing", ("take 1", "write Who reviews code?", "done"))
            case _:
                return "done\n" if round_.is_timed else "\n"

    def _limit(self) -> float:
        view = self._sitting.view()
        return view.limit - 5 * (len(view.round.results) % 3 - 1)

    def _one_after_the_other(self, name: str, lines: tuple[str, ...]) -> str:
        self._typed[name] += 1
        return f"{lines[self._typed[name] - 1]}\n"


def bundled_lines() -> tuple[Line, ...]:
    root, _ = read_file(bundled_dir() / "lines.yaml")
    assert root is not None
    return tuple(line for entry in build_lines(root, "lines.yaml", {})[0] for line in entry.value)


def a_desk(folder: Path, bank: Bank, *plans: Plan) -> Desk:
    folder.mkdir()
    desk = make_desk(folder, FakeClock(), bank, plans)
    desk.library.put(replace(desk.loaded, lines=bundled_lines(), tips=(TIP,)))
    return desk


def sat(desk: Desk, order: Order, scores: tuple[str, ...] = SCORES) -> tuple[Sitting, str]:
    """The round of an order, sat line by line to its end, and all that it printed."""
    clock, out, sitting = desk.moments.clock, io.StringIO(), begin_order(desk, order, 1)
    assert isinstance(clock, FakeClock)
    PlainRound(desk, sitting, Candidate(sitting, clock, scores), out, says_time=True).sit()
    return sitting, out.getvalue()


def test_it_says_nothing_twice_keeps_its_minutes_probes_asks_back_and_is_the_same_again(tmp_path: Path) -> None:
    stages = list(PLAN.stages or {})
    questions = tuple(
        replace(each, ask=Ask(stages[n // 9 % 3], "", "")) for n, each in enumerate(make_bank(40).questions)
    )
    author = a_desk(tmp_path / "author", Bank(TOPICS, questions, "0" * 16), PLAN)
    file = tmp_path / "mine.json"
    file.write_text(paper_json(paper_of(draw(author, Order(plan_id="mine"), 5), 1)), "utf-8")
    paper = read_paper(file)
    order = Order(drawn=Drawn(paper.plan, tuple(paper.version(0)), paper.seed))

    desk = a_desk(tmp_path / "first", Bank(TOPICS, (), "1" * 16))
    sitting, transcript = sat(desk, order)
    round_ = sitting.round
    assert round_.phase is Phase.FINISHED
    assert len({slot.question_id for slot in round_.slots}) == round_.total == COUNT

    spoken = SPOKEN.findall(transcript)
    assert len(spoken) == len(set(spoken)) >= 15
    lines = {f"“{line.text}”": line.occasion for line in bundled_lines()}
    said = Counter(lines[line] for line in spoken if line in lines)
    assert {Occasion.CORE, Occasion.DEEP, Occasion.TURNING, Occasion.PROBING, Occasion.DEEPER} <= set(said)
    assert list(said)[-2:] == [Occasion.YOUR_TURN, Occasion.THANKS]
    assert f"We have {MINUTES} minutes" in spoken[0]

    taken = round_.answered_for + round_.countdown.spent
    assert abs(taken - 60 * MINUTES) <= 6 * MINUTES

    missed = [result for result in round_.results if result.score and result.score < 3]
    probed = {reply.point for reply in desk.history.follow_ups(round_.id) if reply.point is not None}
    assert missed and probed
    assert transcript.count("something was missing there: What of:") >= len(missed) - 1

    (note,) = desk.history.round_notes(ASKED_THEM)
    assert note.text == "Ask who owns the data\nWho reviews code?"

    again = a_desk(tmp_path / "again", Bank(TOPICS, (), "1" * 16))
    assert sat(again, order)[1] == transcript


def test_it_asks_harder_after_two_strong_and_easier_after_two_missed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "own", make_bank(90), replace(PLAN, pick=Pick.ADAPTIVE, stages={}))
    sitting, _ = sat(desk, Order(plan_id="mine"), ("2", "2", "4", "4", "1", "1", "3"))
    attempts = desk.history.attempts(round_id=sitting.round.id)
    levels = [attempt.level.number for attempt in attempts]
    assert [attempt.score for attempt in attempts[2:6]] == [Score.STRONG] * 2 + [Score.MISSED] * 2
    assert levels[4] > max(levels[2:4])
    assert levels[6] < min(levels[4:6])
    reasons = [slot.reason for slot in sitting.round.slots]
    assert reasons[4].endswith("harder, after two strong in a row")
    assert reasons[6].endswith("easier, after two missed in a row")
