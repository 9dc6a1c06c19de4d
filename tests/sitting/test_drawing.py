"""What is drawn for a kit or a paper: the same for everybody, unless one's own history was asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Only, Pick, Plan
from practice_tui.core.bank.questions import Kind
from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Next, Rate
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawing import draw
from practice_tui.sitting.drawn import Drawn
from practice_tui.sitting.orders import Order, begin_order
from tests.fakes import ANSWER, FakeClock, make_bank, make_desk, sit

EXAM = Plan("exam", "Exam", 4, pick=Pick.SEEDED)
QUICK = Plan("quick", "Quick", 3)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    bank = make_bank(27)
    own = tuple(replace(question, id=f"my-{question.id}", bank="mine") for question in bank.questions[:2])
    return make_desk(tmp_path, FakeClock(), replace(bank, questions=bank.questions + own), (QUICK, EXAM))


def ids(drawn: Drawn) -> list[str]:
    return [question.id for question in drawn.questions]


def test_ones_own_history_has_no_say_in_what_others_are_asked(desk: Desk) -> None:
    before = ids(draw(desk, Order(), 7))
    sit(desk, begin_order(desk, Order(), 1), Begin(), *ANSWER, Rate(Score.MISSED), Next())
    assert ids(draw(desk, Order(), 7)) == before
    assert len({tuple(ids(draw(desk, Order(), seed))) for seed in range(10)}) > 5


def test_it_has_where_it_was_asked_for(desk: Desk) -> None:
    sitting = begin_order(desk, Order(), 1)
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.MISSED), Next())
    assert ids(draw(desk, Order(only=Only.MISSED), 7)) == [sitting.round.slots[0].question_id]


def test_a_code_names_what_a_seeded_plan_draws(desk: Desk) -> None:
    drawn = draw(desk, Order(plan_id="exam"), 7)
    assert ids(draw(desk, Order(code=drawn.code), 99)) == ids(drawn)
    assert [slot.question_id for slot in begin_order(desk, Order(code=drawn.code), 1).round.slots] == ids(drawn)
    assert not draw(desk, Order(), 7).code
    assert not draw(desk, Order(plan_id="exam", limit=30.0), 7).code, "the code would draw it with other limits"


def test_one_can_keep_to_ones_own_bank(desk: Desk) -> None:
    drawn = draw(desk, Order(plan_id="exam"), 7, "own")
    assert sorted(ids(drawn)) == ["my-question-0", "my-question-1"]
    assert (drawn.code, drawn.note) == ("", "only 2 of 4 questions: no more match")
    assert not any(name.startswith("my-") for name in ids(draw(desk, Order(count=27), 7, "bundled")))


def test_ones_own_bank_is_drawn_whole_whatever_the_kinds_where_nothing_else_is_said(tmp_path: Path) -> None:
    quick = replace(QUICK, count=1, kinds={Kind.CONCEPT: 1})
    own = tuple(replace(question, bank="mine", kind=Kind.DESIGN) for question in make_bank(5).questions)
    desk = make_desk(tmp_path, FakeClock(), replace(make_bank(5), questions=own), (quick,))
    drawn = draw(desk, Order(limit=60.0), 7, "own")
    assert (len(drawn.questions), drawn.note) == (5, "")
    assert set(map(drawn.plan.limit_for, drawn.questions)) == {60.0}
    assert len(draw(desk, Order(count=2), 7, "own").questions) == 2


def test_where_nothing_matches_it_says_so(desk: Desk) -> None:
    with pytest.raises(PracticeError, match="no questions match"):
        draw(desk, Order(only=Only.FLAGGED), 7)
