"""Calibrations: what is stored of one, where it goes on, which answers come next, and that no figure knows of it."""

import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.questions import Mistake, Question
from practice_tui.core.bank.samples import Quote, Sample
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Hearing, SheetOf
from practice_tui.core.rounds.events import Next, Rate, Toggle, ToggleWrong, Undo
from practice_tui.core.sheets.events import SheetEvent
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.views.calibration_wording import OFFER
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.calibrations import (
    Calibrating,
    calibrate,
    calibrations,
    offer_once,
    other_grader,
    scored_so_far,
    todays_offer,
)
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.store.opening import open_history
from tests.fakes import PLANS, START, FakeClock, make_bank, make_moments
from tests.histories import write_history

BANK = make_bank(24)
GONE = "999999999"  # no process has this number


def samples_of(question: Question) -> list[Sample]:
    def made(name: str, heard: range, score: Score) -> Sample:
        return Sample(question.id, name, f"A {name} answer.", tuple(Quote(point, name) for point in heard), score)

    weak = replace(made("weak", range(1), Score.MISSED), wrong=Mistake("weak", "It isn't so."))
    return [weak, made("fair", range(4), Score.SOLID), made("strong", range(6), Score.STRONG)]


SAMPLES = tuple(sample for question in BANK.questions for sample in samples_of(question))
LOADED = LoadedBank(BANK, PLANS, (), (), samples=SAMPLES)


def desk_with_samples(
    folder: Path, loaded: LoadedBank = LOADED, holder: str = "1@here", clock: FakeClock | None = None
) -> Desk:
    moments = make_moments(clock or FakeClock())
    return Desk(open_history(folder / "history.db"), loaded, moments, Identity("practice test", holder))


def grade(calibrating: Calibrating, *events: SheetEvent) -> Calibrating:
    for event in events:
        calibrating.handle(event)
    return calibrating


def as_the_key(calibrating: Calibrating, harder: int = 0) -> None:
    """Grade what is on the screen as its key does, by so many steps harder."""
    sample = calibrating.samples.find(calibrating.judging.sheet.answer.id)
    assert sample is not None
    ticks = [Toggle(point) for point in sample.heard]
    wrong = [ToggleWrong()] if sample.said_wrong else []
    grade(calibrating, *ticks, *wrong, Rate(Score(max(1, sample.score - harder))), Next(), Next())


def graded_whole(desk: Desk, seed: int = 1, harder: int = 0) -> Calibrating:
    calibrating = calibrate(desk, seed)
    while calibrating.judging.sheet.phase is not SheetPhase.SIGNED:
        as_the_key(calibrating, harder)
    return calibrating


def test_nothing_is_stored_before_the_first_tick(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    calibrate(desk, 1)
    assert desk.sheets.filled_sheets(SheetOf.SAMPLES) == []


def test_a_grade_is_a_mark_on_a_sheet_of_oneself_over_this_set_of_samples(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    calibrating = grade(calibrate(desk, 1), Toggle(0), Toggle(2), Rate(Score.SHAKY))
    (filled,) = desk_with_samples(tmp_path).sheets.filled_sheets(SheetOf.SAMPLES)

    assert (filled.sheet.rater, filled.sheet.samples) == ("self", calibrating.samples.digest)
    (mark,) = filled.marks
    assert (mark.sample, mark.score) == (calibrating.judging.sheet.answer.id, Score.SHAKY)
    assert [point.point for point in mark.points if point.heard] == [0, 2]
    assert filled.ending is None


def test_the_key_is_beside_ones_own_grade_once_that_is_settled(tmp_path: Path) -> None:
    calibrating = grade(calibrate(desk_with_samples(tmp_path), 1), Toggle(5), Rate(Score.STRONG))
    assert calibrating.view().compared is None

    graded = calibrating.handle(Next()).compared
    assert graded is not None
    assert (graded.score, graded.heard) == (Score.STRONG, frozenset({5}))
    assert graded.sample.id == calibrating.judging.sheet.answer.id


def test_who_is_killed_finds_the_same_answer_with_its_ticks(tmp_path: Path) -> None:
    calibrating = calibrate(desk_with_samples(tmp_path, holder=f"{GONE}@{os.uname().nodename}"), 1)
    as_the_key(calibrating)
    grade(calibrating, Toggle(3), Rate(Score.SOLID), Undo())

    again = calibrate(desk_with_samples(tmp_path), 2)
    assert [answer.id for answer in again.judging.sheet.answers] == [
        answer.id for answer in calibrating.judging.sheet.answers
    ]
    assert (again.judging.sheet.position, again.judging.sheet.phase) == (1, SheetPhase.JUDGING)
    assert again.judging.sheet.judgement.heard[3] is Hearing.UNAIDED
    assert again.day == "2026-03-02"


def test_what_was_left_is_in_the_list_of_calibrations(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    as_the_key(calibrate(desk, 1))
    (left,) = calibrations(desk)
    assert (left.n, left.is_over, left.figure, left.same_scores) == (1, False, None, 1)


def test_a_whole_one_says_how_one_grades_and_is_over(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    calibrating = graded_whole(desk, harder=1)
    (kept,) = calibrations(desk)

    assert kept == calibrating.view().result
    assert kept.is_over
    assert kept.figure is not None
    assert (kept.n, round(kept.figure.mean, 2)) == (12, -0.67)  # a MISSED can't be graded harder
    assert desk.sheets.drafts() == []
    assert scored_so_far(desk) == (0, 0)


def test_another_one_takes_other_answers_and_both_say_which(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    graded_whole(desk)
    graded_whole(desk)
    newest, oldest = calibrations(desk)
    assert newest.id > oldest.id
    second, first = ({graded.sample.id for graded in each.graded} for each in (newest, oldest))
    assert len(first) == len(second) == 12
    assert first.isdisjoint(second)


def test_no_figure_of_ones_own_knows_of_it(tmp_path: Path) -> None:
    write_history(tmp_path, 40, BANK)
    before = json.loads(stats_json(desk_with_samples(tmp_path)))
    desk = desk_with_samples(tmp_path)
    graded_whole(desk)
    after = json.loads(stats_json(desk))

    assert before.pop("at") <= after.pop("at")
    assert before["n"] > 30
    assert json.dumps(after) == json.dumps(before)
    assert json.loads(stats_json(desk_with_samples(tmp_path))) | {"at": ""} == before | {"at": ""}


def test_another_terminal_is_named_and_can_be_taken_over_from(tmp_path: Path) -> None:
    first = grade(calibrate(desk_with_samples(tmp_path), 1), Toggle(0))
    grade(first, Rate(Score.SHAKY))
    with pytest.raises(PracticeError, match="being done in another terminal") as refused:
        calibrate(desk_with_samples(tmp_path, holder="2@here"), 1)
    assert refused.value.code is ExitCode.BUSY
    assert other_grader(desk_with_samples(tmp_path, holder="2@here")) == "1@here"
    assert other_grader(desk_with_samples(tmp_path)) == ""

    grade(calibrate(desk_with_samples(tmp_path, holder="2@here"), 1, takes_over=True), Next())
    with pytest.raises(PracticeError, match="taken"):
        grade(first, Next())
    assert first.judging.sheet.phase is SheetPhase.BETWEEN


def test_answers_that_changed_are_neither_gone_on_with_nor_compared(tmp_path: Path) -> None:
    as_the_key(calibrate(desk_with_samples(tmp_path), 1))
    changed = replace(LOADED, samples=(replace(SAMPLES[0], text="Another answer."), *SAMPLES[1:]))
    desk = desk_with_samples(tmp_path, changed)

    (old,) = calibrations(desk)
    assert (old.n, old.is_comparable, old.graded, old.figure) == (1, False, (), None)
    assert calibrate(desk, 1).judging.sheet.scored == 0


def test_a_key_goes_by_the_bundled_points_not_by_those_of_an_own_version(tmp_path: Path) -> None:
    bundled = BANK.questions[0]
    own = replace(bundled, rubric=bundled.rubric[:2], bank="mine")
    bank = replace(BANK, questions=(own, *BANK.questions[1:]), _by_id={})
    calibrating = calibrate(desk_with_samples(tmp_path, replace(LOADED, bank=bank, replaced=(bundled,))), 1)
    assert calibrating.samples.questions[bundled.id] == bundled
    assert calibrating.samples.digest == calibrate(desk_with_samples(tmp_path), 1).samples.digest


def test_a_bank_without_samples_says_so(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path, replace(LOADED, samples=()))
    with pytest.raises(PracticeError, match="no sample answers"):
        calibrate(desk, 1)
    assert calibrations(desk) == []


def test_it_is_offered_once_after_the_first_rounds(tmp_path: Path) -> None:
    write_history(tmp_path / "two", 10, BANK)
    assert offer_once(desk_with_samples(tmp_path / "two")) == ""

    write_history(tmp_path / "three", 15, BANK)
    assert todays_offer(desk_with_samples(tmp_path / "three")) == ""
    assert offer_once(desk_with_samples(tmp_path / "three")) == OFFER
    assert offer_once(desk_with_samples(tmp_path / "three")) == ""


def test_the_offer_stands_that_day_until_a_calibration_is_begun(tmp_path: Path) -> None:
    write_history(tmp_path, 15, BANK)
    offer_once(desk_with_samples(tmp_path))
    assert todays_offer(desk_with_samples(tmp_path, clock=FakeClock(START + timedelta(days=1)))) == ""
    desk = desk_with_samples(tmp_path)
    assert todays_offer(desk) == OFFER
    as_the_key(calibrate(desk, 1))
    assert todays_offer(desk) == ""


def test_it_is_offered_to_nobody_who_has_begun_one_or_has_no_samples(tmp_path: Path) -> None:
    write_history(tmp_path, 15, BANK)
    assert offer_once(desk_with_samples(tmp_path, replace(LOADED, samples=()))) == ""
    desk = desk_with_samples(tmp_path)
    as_the_key(calibrate(desk, 1))
    assert offer_once(desk) == ""


def test_how_far_one_has_come_is_told(tmp_path: Path) -> None:
    desk = desk_with_samples(tmp_path)
    assert scored_so_far(desk) == (0, 0)
    as_the_key(calibrate(desk, 1))
    assert scored_so_far(desk) == (1, 12)
