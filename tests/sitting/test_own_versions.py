"""One's own version of a bundled question is asked in its place, in codes too, and own questions spoil no code."""

from dataclasses import replace
from pathlib import Path

from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.plans import Mode, Pick, Plan
from practice_tui.core.bank.questions import Bank
from practice_tui.core.bank.shelf import Subject
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_code, begin_plan
from tests.fakes import FakeClock, make_bank, make_desk, make_question

BUNDLED = make_bank()
EXAM = Plan("exam", "Exam", 4, pick=Pick.SEEDED, mode=Mode.PRESSURE)


def desk_with(folder: Path, loaded: LoadedBank) -> Desk:
    desk = make_desk(folder, FakeClock(), BUNDLED, plans=(EXAM,))
    desk.take_bank(loaded)
    return desk


def asked(desk: Desk, code: str) -> list[str]:
    return [slot.question_id for slot in begin_code(desk, code).round.slots]


def test_a_code_asks_the_same_questions_beside_own_ones_and_own_versions(tmp_path: Path) -> None:
    plain = make_desk(tmp_path / "plain", FakeClock(), BUNDLED, plans=(EXAM,))
    code = begin_plan(plain, EXAM, seed=12345).round.code
    drawn = asked(plain, code)
    original = next(question for question in BUNDLED.questions if question.id == drawn[0])
    mine = replace(original, title="Mine", topic="joys", bank="mine", base=original.digest)
    own = [make_question(f"own-{number}", bank="mine") for number in range(5)]
    questions = (*(mine if question is original else question for question in BUNDLED.questions), *own)
    loaded = LoadedBank(Bank(BUNDLED.topics, questions, "f" * 16), (EXAM,), (), (), replaced=(original,))
    desk = desk_with(tmp_path / "other", loaded)

    sitting = begin_code(desk, code)
    assert [slot.question_id for slot in sitting.round.slots] == drawn
    assert sitting.round.note == ""
    assert sitting.round.slots[0].digest == mine.digest
    assert begin_plan(desk, EXAM, seed=12345).round.code == code


def test_a_code_names_what_it_leaves_out_as_hidden(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), BUNDLED, plans=(EXAM,))
    code = begin_plan(desk, EXAM, seed=12345).round.code
    first, *rest = asked(desk, code)
    desk.library.hide(Subject.QUESTION, first)
    assert asked(desk, code) == rest
    assert begin_code(desk, code).round.note == f"hidden, so not asked: {first}"


def test_a_plan_of_an_own_bank_draws_from_own_questions_too(tmp_path: Path) -> None:
    own = make_question("own-1", bank="mine")
    bank = Bank(BUNDLED.topics, (*BUNDLED.questions, own), "f" * 16)
    every = replace(EXAM, count=10)
    desk = desk_with(tmp_path / "a", LoadedBank(bank, (every,), (), (), own_plans=("exam",)))
    assert own.id in asked(desk, begin_plan(desk, every, seed=1).round.code)
    bundled = desk_with(tmp_path / "b", LoadedBank(bank, (every,), (), ()))
    assert own.id not in asked(bundled, begin_plan(bundled, every, seed=1).round.code)
    bundled.library.hide(Subject.BANK, "bundled")
    assert asked(bundled, begin_plan(bundled, every, seed=1).round.code) == [own.id]
