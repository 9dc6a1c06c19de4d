"""A second opinion: what the rater sees, what a kill leaves, who may write it, and what is shown once it is signed."""

import json
import os
from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Fact
from practice_tui.core.history.interview_facts import Hearing, SheetOf
from practice_tui.core.rounds.events import Next, Rate, Toggle, Undo, Write
from practice_tui.core.sheets.events import KeepPrivate, SheetEvent, Sign
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.values import records
from practice_tui.errors import PracticeError
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import own_holder, shown_holder
from practice_tui.sitting.judging import Judging
from practice_tui.sitting.second_opinions import opinions, rate_round
from tests.fakes import FakeClock, make_desk, make_question
from tests.sitting.sat import answered, begun, ended, retried, scored, skipped
from tests.store.facts import key

SAID, NOTED = "canary-of-a-line-on-what-was-said", "canary-of-the-typed-notes"
ALL_SCORED = (Toggle(0), Rate(Score.SHAKY), Next(), Rate(Score.SOLID))


def written(desk: Desk) -> Desk:
    """A round of three questions: two answered and scored, the first of them twice, one skipped."""
    first, second, third = (make_question(f"question-{number}") for number in range(3))
    facts: list[Fact] = [
        begun(1),
        *answered(2, 1, first, answer=NOTED),
        scored(3, 2, first, Score.SOLID, (0, 1, 2, 3), said=SAID),
        *retried(4, 1, first),
        *answered(5, 1, second, 1, hints=1),
        scored(6, 5, second, Score.SHAKY, (0, 1)),
        *skipped(7, 1, third, 2),
        ended(8, 1),
    ]
    desk.history.write(facts)
    return desk


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Desk:
    return written(make_desk(tmp_path, clock))


def judge(judging: Judging, *events: SheetEvent) -> Judging:
    for event in events:
        judging.handle(event)
    return judging


def test_the_rater_sees_answers_and_rubric_and_nothing_of_how_they_were_judged(desk: Desk) -> None:
    view = rate_round(desk, "", " Ann ").view()

    assert [text.question.id for text in view.texts] == ["question-0", "question-1"]
    assert view.text.notes == NOTED
    shown = json.dumps(records.to_data(view), default=str)
    assert SAID not in shown and "sure" not in shown and "SOLID" not in shown
    assert all(judgement.score is None and not any(judgement.heard) for judgement in view.sheet.judgements)


def test_an_answer_for_which_hints_were_shown_is_suggested_no_strong(desk: Desk) -> None:
    judging = judge(rate_round(desk, "", "Ann"), *map(Toggle, range(6)))
    assert judging.view().suggested is Score.STRONG
    judge(judging, Rate(Score.STRONG), Next(), *map(Toggle, range(6)))
    assert judging.view().suggested is Score.SOLID


def test_nothing_is_written_before_the_first_tick_and_nothing_is_shown_before_the_signature(desk: Desk) -> None:
    judging = rate_round(desk, key(1), "Ann")
    before = desk.history.counts()
    judging.keep()
    assert desk.history.counts() == before

    judge(judging, *ALL_SCORED)
    assert opinions(desk) == []
    judging.handle(Sign())
    (opinion,) = opinions(desk, key(1))
    assert (opinion.rater, opinion.title, opinion.pairs) == ("Ann", "Quick, 2026-03-01", [(3, 2), (2, 3)])
    assert desk.sheets.drafts() == []


def test_both_are_shown_with_the_points_on_which_they_differ_and_help_counts_as_heard(desk: Desk) -> None:
    ticks = (Toggle(0), Toggle(1), Toggle(1), Toggle(4), Write("shorter"))
    judge(rate_round(desk, "", "Ann"), *ticks, KeepPrivate("tired"), Rate(Score.SHAKY), Next(), Rate(Score.SHAKY))
    judge(rate_round(desk, "", "Ann"), Sign())

    row = opinions(desk)[0].rows[0]
    differing = [(point.text, point.by_oneself, point.hearing) for point in row.points]
    assert differing == [
        ("question-0 must 3", True, Hearing.NOT),
        ("question-0 must 4", True, Hearing.NOT),
        ("question-0 bonus 1", False, Hearing.UNAIDED),
    ]
    assert row.note == "shorter"


def test_the_same_command_goes_on_with_the_sheet_that_was_left_whatever_was_sat_since(desk: Desk) -> None:
    judge(rate_round(desk, "", "Ann"), *ALL_SCORED)
    question = make_question("question-9")
    desk.history.write([begun(9), *answered(10, 9, question), scored(11, 10, question, Score.SOLID), ended(12, 9)])

    assert len(rate_round(desk, "", "Bea").view().texts) == 1
    judge(rate_round(desk, "", "Ann"), Sign())
    assert [opinion.round_id for opinion in opinions(desk)] == [key(1)]
    judge(rate_round(desk, "", "Ann"), Rate(Score.SOLID), Sign())
    assert [opinion.round_id for opinion in opinions(desk, key(9))] == [key(9)]


def test_a_kill_between_two_answers_loses_nothing_and_one_while_ticking_two_seconds(
    desk: Desk, clock: FakeClock, tmp_path: Path
) -> None:
    gone = make_desk(tmp_path, clock, holder=f"999999999@{os.uname().nodename}")
    judging = judge(rate_round(gone, "", "Ann"), Toggle(1), Rate(Score.SOLID), Next(), Toggle(0))
    clock.advance(1.0)
    judging.tick()
    judging.handle(Toggle(2))

    again = rate_round(desk, "", "ann")
    assert (again.sheet.position, again.sheet.rater) == (1, "Ann")
    assert [index for index, heard in enumerate(again.sheet.judgement.heard) if heard] == [0]
    assert again.sheet.judgements[0].score is Score.SOLID


def test_a_sheet_whose_draft_is_on_another_machine_goes_on_from_its_marks(
    desk: Desk, clock: FakeClock, tmp_path: Path
) -> None:
    judge(rate_round(desk, "", "Ann"), Toggle(1), Rate(Score.SOLID), Next())
    other = make_desk(tmp_path / "other", clock)
    other.history.merge(desk.history.tables())

    again = judge(rate_round(other, "", "Ann"))
    assert (again.sheet.position, again.sheet.scored, again.sheet.phase) == (1, 1, SheetPhase.JUDGING)
    judge(again, Rate(Score.SHAKY), Sign())
    assert [opinion.pairs for opinion in opinions(other)] == [[(3, 3), (2, 2)]]


def test_two_raters_fill_their_sheets_side_by_side_and_neither_is_lost(
    desk: Desk, clock: FakeClock, tmp_path: Path
) -> None:
    second_desk = make_desk(tmp_path, clock, holder="2@here")
    ann = rate_round(desk, "", "Ann")
    clock.advance(1.0)
    bob = rate_round(second_desk, "", "Bob")
    for judging in (ann, bob):
        judge(judging, Toggle(0), Rate(Score.SOLID))
        clock.advance(1.0)  # the ids of two fake chances differ by the instant alone
    judge(bob, Next(), Rate(Score.MISSED), Sign())
    clock.advance(1.0)
    judge(ann, Next(), Rate(Score.STRONG), Sign())

    assert {opinion.rater: opinion.pairs for opinion in opinions(desk)} == {
        "Ann": [(3, 3), (2, 4)],
        "Bob": [(3, 3), (2, 1)],
    }


def test_a_sheet_that_is_filled_in_another_terminal_is_only_taken_over_when_asked(
    desk: Desk, clock: FakeClock, tmp_path: Path
) -> None:
    alive = own_holder()
    first = judge(rate_round(make_desk(tmp_path, clock, holder=alive), "", "Ann"), Toggle(0))
    with pytest.raises(PracticeError, match=rf"in another terminal \(process {shown_holder(alive)}\)"):
        rate_round(desk, "", "Ann")

    judge(rate_round(desk, "", "Ann", takes_over=True), Rate(Score.SOLID))
    with pytest.raises(PracticeError, match="another terminal has taken this sheet over"):
        first.handle(Rate(Score.MISSED))
    assert "another terminal" in first.view().trouble
    assert first.sheet.phase is SheetPhase.JUDGING


def test_a_score_that_is_taken_back_is_in_no_opinion(desk: Desk) -> None:
    judging = judge(rate_round(desk, "", "Ann"), Rate(Score.STRONG), Undo(), Rate(Score.MISSED), Next())
    judge(judging, Rate(Score.SOLID), Sign())
    assert opinions(desk)[0].pairs == [(3, 1), (2, 3)]


@pytest.mark.parametrize(
    ("text", "name", "problem"),
    [
        ("nope", "Ann", "there is no round 'nope'"),
        ("", "Self", "somebody else's"),
        ("", "  ", "takes the name of who gives it"),
        ("", "x" * 41, "takes the name of who gives it"),
    ],
)
def test_an_unknown_round_and_a_name_that_is_none_are_refused_and_nothing_is_written(
    desk: Desk, text: str, name: str, problem: str
) -> None:
    before = desk.history.tables()
    with pytest.raises(PracticeError, match=problem):
        rate_round(desk, text, name)
    assert desk.history.tables() == before


def test_whoever_has_signed_doesnt_judge_again(desk: Desk) -> None:
    judge(rate_round(desk, "", "Ann"), *ALL_SCORED, Sign())
    with pytest.raises(PracticeError, match="ANN has signed a sheet over this round already"):
        rate_round(desk, "", "ANN")


def test_a_round_without_an_answer_is_refused(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock)
    desk.history.write([begun(1), *skipped(2, 1, make_question("question-0")), ended(3, 1)])
    with pytest.raises(PracticeError, match="every question was skipped"):
        rate_round(desk, "", "Ann")


def test_a_warm_up_isnt_judged(desk: Desk) -> None:
    question = make_question("question-0")
    desk.history.write([begun(20, counts=False), *answered(21, 20, question), ended(22, 20)])
    with pytest.raises(PracticeError, match="there is no round"):
        rate_round(desk, key(20), "Ann")


def test_a_rating_changes_no_figure_of_ones_own(desk: Desk) -> None:
    before = stats_json(desk)
    judge(rate_round(desk, "", "Ann"), *ALL_SCORED, Sign())

    assert stats_json(desk) == before
    assert stats_json(make_desk(desk.history.path.parent, FakeClock())) == before
    assert len(desk.sheets.filled_sheets(SheetOf.ROUND)) == 1
