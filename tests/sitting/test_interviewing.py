"""An interview being led: what a kill leaves, who may write it, and what of it stands nowhere else."""

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.archive.forgetting import forget_interview_lines
from practice_tui.archive.hand_over import PRIVATE, hand_over_lines
from practice_tui.archive.transfer import import_lines
from practice_tui.core.bank.questions import Bank, Clarify
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Hearing, Recommendation
from practice_tui.core.interviews.events import (
    CallCandidate,
    Check,
    HandOut,
    InterviewEvent,
    ReadOut,
    Recommend,
    Reopen,
)
from practice_tui.core.interviews.interview import CANDIDATE, INTERVIEWER, InterviewPhase
from practice_tui.core.rounds.events import Begin, Done, Hint, Next, Pause, PauseReason, Rate, Toggle, Undo, Write
from practice_tui.core.sheets.events import KeepPrivate, Sign
from practice_tui.core.views.candidate import CandidateState
from practice_tui.core.views.interview_wording import to_be_signed
from practice_tui.core.views.interviews import InterviewState
from practice_tui.errors import PracticeError
from practice_tui.presenters.interviews import list_lines, scorecard_lines
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviewing import Interviewing
from practice_tui.sitting.interviews import (
    Chairs,
    begin_interview,
    begin_second_sheet,
    begin_swapped,
    find_interview,
    interviews,
    last_chairs,
    resume_interview,
    scorecards,
)
from practice_tui.sitting.orders import Order, begin_order
from practice_tui.store.backup import back_up
from practice_tui.store.backup_files import backups_of
from practice_tui.store.candidate_file import NAME, read_candidate
from practice_tui.store.export_file import write_json
from practice_tui.store.import_reader import read_import
from tests.fakes import ANSWER, TOPICS, FakeClock, make_bank, make_desk, make_question, sit

NAME_OF_CANDIDATE, CANARY = "Zaphod-Beeblebrox", "canary-of-a-private-note"
CHAIRS = Chairs("Ann", NAME_OF_CANDIDATE)
HEARD_OUT = (ReadOut(), Toggle(0), Toggle(1), Toggle(1), Done())
SCORED = (*HEARD_OUT, Write("for you"), KeepPrivate(CANARY), Rate(Score.SOLID), Next())
SIGNED = (Recommend(Recommendation.YES), Write("read on"), KeepPrivate(CANARY), Sign())


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Desk:
    return make_desk(tmp_path / "led", clock)


def lead(desk: Desk, *events: InterviewEvent, interviewing: Interviewing | None = None) -> Interviewing:
    """An interview of three questions, its events two seconds apart with a tick each second."""
    clock = desk.moments.clock
    assert isinstance(clock, FakeClock)
    led = interviewing or begin_interview(desk, Order(), CHAIRS, seed=1)
    for event in events:
        for _ in range(2):
            clock.advance(1.0)
            led.tick()
        led.handle(event)
    return led


def whole(desk: Desk) -> str:
    """The id of an interview that was led and signed."""
    return lead(desk, Begin(), *SCORED * 3, *SIGNED).interview.id


def page_of(desk: Desk) -> tuple[CandidateState, str]:
    page = read_candidate(desk.history.path.with_name(NAME))
    assert page
    return page.state, page.prompt


def test_a_whole_interview_leaves_the_figures_of_ones_own_rounds_as_they_were(desk: Desk) -> None:
    sit(desk, begin_order(desk, Order(), 1), Begin(), *ANSWER, Rate(Score.SOLID), Next())
    at, before = desk.moments.clock.now(), stats_json(desk)
    whole(desk)
    after = stats_json(desk)
    assert after.replace(desk.moments.clock.now().isoformat(), at.isoformat()) == before
    assert len(desk.history.tables()["attempts"]) == 1


def test_nothing_is_kept_before_the_first_question(desk: Desk) -> None:
    led = lead(desk)
    led.leave()
    assert interviews(desk) == []


@pytest.mark.parametrize("gap", [0.9, 3.0])
def test_a_kill_loses_nothing_that_is_older_than_two_seconds(desk: Desk, clock: FakeClock, gap: float) -> None:
    led = lead(desk, Begin(), ReadOut())
    for point in range(4):
        led.handle(Toggle(point))
        clock.advance(gap)
        led.tick()
    clock.advance(1.1)
    led.tick()
    led.handle(Toggle(5))  # younger than two seconds
    resumed = resume_interview(desk).interview
    assert resumed.current.heard == (*[Hearing.UNAIDED] * 4, Hearing.NOT, Hearing.NOT)
    assert resumed.pause is PauseReason.LEFT


def test_ticking_without_a_break_is_kept_meanwhile(desk: Desk, clock: FakeClock) -> None:
    led = lead(desk, Begin(), ReadOut())
    for _ in range(9):
        led.handle(Toggle(0))
        clock.advance(0.5)
        led.tick()
    assert resume_interview(desk).interview.current.heard[0] is not Hearing.NOT


def test_an_interview_goes_on_where_it_was_left_and_the_other_terminal_can_save_no_more(
    tmp_path: Path, desk: Desk, clock: FakeClock
) -> None:
    led = lead(desk, Begin(), *SCORED, ReadOut(), Toggle(2))
    led.keep()
    second = make_desk(tmp_path / "led", clock, holder="2@here")
    resumed = resume_interview(second, takes_over=True)
    assert (resumed.interview.position, resumed.interview.judged[0].score) == (1, Score.SOLID)
    with pytest.raises(PracticeError, match="taken this interview over"):
        lead(desk, Done(), Rate(Score.MISSED), interviewing=led)
    whole_card = scorecards(second, resumed.interview.id)[0]
    assert [row.mark.score for row in whole_card.rows if row.mark] == [Score.SOLID]


def test_another_terminals_interview_is_taken_over_only_when_asked_for(tmp_path: Path, clock: FakeClock) -> None:
    alive = make_desk(tmp_path / "led", clock, holder=f"{os.getpid()}@{os.uname().nodename}")
    lead(alive, Begin())
    with pytest.raises(PracticeError, match="led in another terminal"):
        resume_interview(make_desk(tmp_path / "led", clock, holder="2@here"))


def test_the_candidate_sees_the_question_from_read_out_on_and_what_was_handed_out(desk: Desk, clock: FakeClock) -> None:
    led = lead(desk, Begin())
    assert page_of(desk) == (CandidateState.READING, "")
    lead(desk, ReadOut(), Hint(), interviewing=led)
    prompt = led.view().question.prompt
    assert page_of(desk) == (CandidateState.ASKED, prompt)
    page = read_candidate(desk.history.path.with_name(NAME))
    assert page and page.hints == led.view().question.hints[:1]
    clock.advance(7)
    assert page.elapsed(clock.boottime()) == pytest.approx(9.0)
    lead(desk, Pause(), interviewing=led)
    assert page_of(desk)[0] is CandidateState.PAUSED
    led.leave()
    assert page_of(desk)[0] is CandidateState.LEFT


def test_the_candidates_clock_stands_where_the_interview_was_left(desk: Desk, clock: FakeClock) -> None:
    led = lead(desk, Begin(), ReadOut())
    clock.advance(7.0)
    led.leave()
    page = read_candidate(desk.history.path.with_name(NAME))
    assert page and page.state is CandidateState.LEFT
    clock.advance(60.0)
    assert page.elapsed(clock.boottime()) == pytest.approx(7.0)


def test_what_the_candidate_reads_holds_no_rubric_and_no_name(desk: Desk) -> None:
    path = desk.history.path.with_name(NAME)
    led = lead(desk, Begin())
    for event in (*SCORED, *SCORED, *SCORED, *SIGNED):
        lead(desk, event, interviewing=led)
        text = path.read_text()
        question = led.view().question
        hidden = [part for point in question.rubric for part in (point.text, point.probe, point.expect)]
        hidden += [question.answer.short, question.answer.full, question.mistakes[0].says, question.title]
        assert not [part for part in (*hidden, NAME_OF_CANDIDATE, CANARY) if part in text]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(json.dumps({"version": 99}))
    with pytest.raises(PracticeError, match="another version"):
        read_candidate(path)


def test_a_signed_interview_is_listed_with_its_scores_and_recommendation(desk: Desk) -> None:
    interview_id = whole(desk)
    (record,) = interviews(desk)
    assert (record.state, record.recommendation) == (InterviewState.FINISHED, Recommendation.YES)
    assert record.scores == (Score.SOLID,) * 3
    assert f"Ann asked {NAME_OF_CANDIDATE} · Quick · signed · 3 solid · yes" in "\n".join(list_lines([record]))
    text = "\n".join(scorecard_lines(scorecards(desk, interview_id)))
    assert "heard with help" in text and "Take-aways: read on" in text


def test_a_score_taken_back_is_no_score(desk: Desk) -> None:
    lead(desk, Begin(), *HEARD_OUT, Rate(Score.SOLID), Undo())
    assert interviews(desk)[0].scores == ()


def test_swapped_seats_ask_other_questions_of_the_same_plan(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock, make_bank(30))
    interview_id = whole(desk)
    swapped = begin_swapped(desk, interview_id, seed=1).interview
    assert (swapped.interviewer, swapped.candidate) == (NAME_OF_CANDIDATE, "Ann")
    asked = {row.answer.question_id for row in scorecards(desk, interview_id)[0].rows}
    assert len(asked) == 3
    assert not asked & {slot.question_id for slot in swapped.slots}


def test_names_are_remembered_and_bounded(desk: Desk) -> None:
    lead(desk, Begin())
    assert begin_interview(desk, Order(), Chairs(), 1).interview.candidate == NAME_OF_CANDIDATE
    with pytest.raises(PracticeError, match="too long"):
        begin_interview(desk, Order(), Chairs(candidate="x" * 41), 1)


def test_a_candidate_renamed_before_the_first_question_is_called_so_from_then_on(desk: Desk) -> None:
    lead(desk, CallCandidate("Ford"), Begin())
    assert interviews(desk)[0].start.candidate == "Ford"
    assert begin_interview(desk, Order(), Chairs(), 1).interview.candidate == "Ford"


def test_a_received_interview_names_nobody_of_the_next_one(tmp_path: Path, desk: Desk, clock: FakeClock) -> None:
    path = handed_over(desk, tmp_path)
    candidate = make_desk(tmp_path / "candidate", clock)
    import_lines(candidate, path, lambda done, total: None)
    assert last_chairs(candidate) == Chairs(INTERVIEWER, CANDIDATE)


def test_of_several_interviews_that_wait_the_newest_goes_on(desk: Desk) -> None:
    ids = [lead(desk, Begin(), ReadOut()).interview.id for _ in range(2)]
    assert resume_interview(desk).interview.id == ids[1]
    assert resume_interview(desk, ids[0]).interview.id == ids[0]


def handed_over(desk: Desk, folder: Path) -> Path:
    path = folder / "hand-over.json"
    hand_over_lines(desk, whole(desk), path, "practice test", overwrites=False)
    return path


def test_a_hand_over_holds_the_facts_and_nothing_private(tmp_path: Path, desk: Desk) -> None:
    path = handed_over(desk, tmp_path)
    text = path.read_text()
    assert CANARY not in text and "run-round" not in text
    assert "for you" in text and "read on" in text
    tables = read_import(path, desk.history.path)
    kept = {table: rows for table, rows in desk.sheets.of_interview(interviews(desk)[0].id).items() if rows}
    for table, rows in kept.items():
        assert tables[table] == [row | PRIVATE.get(table, {}) for row in rows]


def test_a_hand_over_says_nothing_of_the_checklists_and_of_a_sheet_that_isnt_signed(tmp_path: Path, desk: Desk) -> None:
    led = lead(desk, Check("run-round-aloud"), Begin(), *SCORED * 3, Check("finished"), *SIGNED)
    second = begin_second_sheet(desk, led.interview.id, "Bea")
    lead(desk, Reopen(0), Toggle(3), Write("words of Bea"), Rate(Score.MISSED), interviewing=second)
    path = tmp_path / "hand-over.json"
    hand_over_lines(desk, led.interview.id, path, "practice test", overwrites=False)
    text = path.read_text()
    assert not [word for word in ("run-round", 'finished\\"', "Bea", second.interview.sheet_id) if word in text]
    tables = read_import(path, desk.history.path)
    assert {row["mark_id"] for row in tables["mark_points"]} == {row["id"] for row in tables["marks"]}


def test_a_received_interview_is_listed_apart_and_enters_no_figure(
    tmp_path: Path, desk: Desk, clock: FakeClock
) -> None:
    path = handed_over(desk, tmp_path)
    candidate = make_desk(tmp_path / "candidate", clock)
    before = stats_json(candidate)
    lines = import_lines(candidate, path, lambda done, total: None)
    assert "Received 1 interview: practice interview list" in lines
    assert next(iter(list_lines(interviews(candidate)))) == "Interviews received"
    assert stats_json(candidate) == before
    assert import_lines(candidate, path, lambda done, total: None)[0].startswith("Added 0 facts")


def test_an_interviewer_cant_receive_what_they_led(tmp_path: Path, desk: Desk) -> None:
    path = handed_over(desk, tmp_path)
    with pytest.raises(PracticeError, match="was led here"):
        import_lines(desk, path, lambda done, total: None)
    assert not interviews(desk)[0].is_received


def test_a_hand_over_replaces_no_file_unless_asked_to(tmp_path: Path, desk: Desk) -> None:
    interview_id = whole(desk)
    path = tmp_path / "hand-over.json"
    path.write_text("mine")
    with pytest.raises(PracticeError, match="is there already"):
        hand_over_lines(desk, interview_id, path, "test", overwrites=False)
    assert path.read_text() == "mine"
    hand_over_lines(desk, interview_id, path, "test", overwrites=True)
    assert interview_id in path.read_text()


def test_only_a_signed_interview_is_handed_over(tmp_path: Path, desk: Desk) -> None:
    led = lead(desk, Begin(), *SCORED)
    with pytest.raises(PracticeError, match="not signed"):
        hand_over_lines(desk, led.interview.id, tmp_path / "x.json", "test", overwrites=False)


def test_a_forgotten_interview_leaves_no_byte_of_the_name_also_after_a_merge(
    tmp_path: Path, desk: Desk, clock: FakeClock
) -> None:
    interview_id = whole(desk)
    other = make_desk(tmp_path / "other", clock)
    other.history.merge(desk.history.tables())
    assert NAME_OF_CANDIDATE.encode() in other.history.path.read_bytes()
    kept = back_up(desk.history.path, clock.now()).path
    clock.advance(60)
    lines = list(forget_interview_lines(desk, interview_id))
    other.history.merge(desk.history.tables())
    desk.history.merge(other.history.tables())
    for history in (desk.history.path, other.history.path):
        data = history.read_bytes()
        assert NAME_OF_CANDIDATE.encode() not in data and CANARY.encode() not in data
        assert not list(history.parent.glob("history.db-*"))
    assert [str(kept) in line for line in lines].count(True) == 1
    assert interviews(desk) == []


def test_only_backups_that_hold_a_forgotten_interview_are_named(desk: Desk, clock: FakeClock) -> None:
    before = back_up(desk.history.path, clock.now()).path
    interview_id = whole(desk)
    lines = list(forget_interview_lines(desk, interview_id))
    assert not any("from before still" in line or str(before) in line for line in lines)


def test_a_forgotten_interview_doesnt_come_back_by_an_import_and_it_says_so(tmp_path: Path, desk: Desk) -> None:
    path = handed_over(desk, tmp_path)
    list(forget_interview_lines(desk, interviews(desk)[0].id))
    lines = import_lines(desk, path, lambda done, total: None)
    assert "Left out 1 interview: forgotten here before" in lines
    assert not any(line.startswith("Received") for line in lines)
    assert interviews(desk) == []
    assert NAME_OF_CANDIDATE.encode() not in desk.history.path.read_bytes()


def test_what_another_machine_forgot_is_said_with_the_backups_that_still_have_it(tmp_path: Path, desk: Desk) -> None:
    interview_id = whole(desk)
    other = make_desk(tmp_path / "other", FakeClock())
    other.history.merge(desk.history.tables())
    list(forget_interview_lines(desk, interview_id))
    path = tmp_path / "history.json"
    write_json(desk.history.tables(), path, "practice test", desk.moments().now)
    lines = import_lines(other, path, lambda done, total: None)
    (backup,) = backups_of(other.history.path)
    told = lines.index("Forgotten here too: 1 interview that another machine has forgotten.")
    assert lines[told + 1 : told + 3] == ["1 backup from before still has it:", f"  {backup.path}"]
    assert interviews(other) == []
    assert not any("Forgotten" in line for line in import_lines(other, path, lambda done, total: None))


def test_an_interview_is_received_once(tmp_path: Path, desk: Desk, clock: FakeClock) -> None:
    path = handed_over(desk, tmp_path)
    candidate = make_desk(tmp_path / "candidate", clock)
    assert any(line.startswith("Received 1") for line in import_lines(candidate, path, lambda done, total: None))
    again = import_lines(candidate, path, lambda done, total: None)
    assert again[0].startswith("Added 0 facts")
    assert not any(line.startswith("Received") for line in again)


def test_what_was_led_and_forgotten_here_stays_out_and_it_says_so(tmp_path: Path, desk: Desk) -> None:
    interview_id = whole(desk)
    path = tmp_path / "history.json"
    write_json(desk.history.tables(), path, "practice test", desk.moments().now)
    list(forget_interview_lines(desk, interview_id))
    lines = import_lines(desk, path, lambda done, total: None)
    assert "Left out 1 interview: forgotten here before" in lines
    assert interviews(desk) == []


def test_an_unsigned_interview_is_forgotten_with_its_draft_and_the_open_one_is_told(desk: Desk) -> None:
    led = lead(desk, Begin(), ReadOut(), KeepPrivate(CANARY))
    led.keep()
    list(forget_interview_lines(desk, led.interview.id))
    data = desk.history.path.read_bytes()
    assert NAME_OF_CANDIDATE.encode() not in data and CANARY.encode() not in data
    with pytest.raises(PracticeError, match="forgotten in another terminal"):
        lead(desk, Done(), Rate(Score.SOLID), interviewing=led)


def test_a_draft_of_another_version_is_told_and_what_is_scored_can_be_read(desk: Desk, clock: FakeClock) -> None:
    led = lead(desk, Begin(), *SCORED)
    draft = desk.sheets.drafts()[0]
    desk.sheets.write_sheet([], replace(draft, state='{"phase": "elsewhere"}'), goes_on=True)
    with pytest.raises(PracticeError, match="left by another version"):
        resume_interview(desk, led.interview.id)
    assert [row.mark.score for row in scorecards(desk, led.interview.id)[0].rows if row.mark] == [Score.SOLID]


def test_a_row_that_cant_be_read_is_passed_over_and_named(desk: Desk) -> None:
    interview_id = whole(desk)
    with closing(sqlite3.connect(desk.history.path)) as connection:
        connection.execute("DROP TRIGGER marks_refuse_update")
        connection.execute("UPDATE marks SET at = 'never' WHERE id = (SELECT max(id) FROM marks)")
        connection.commit()
    assert len(interviews(desk)[0].scores) == 2
    assert scorecards(desk, interview_id)[0].rows[-1].mark is None
    assert [row.table for row in desk.history.left_out_facts()] == ["marks"]


def test_a_second_interviewer_fills_a_sheet_of_their_own_and_neither_loses_a_mark(tmp_path: Path, desk: Desk) -> None:
    interview_id = whole(desk)
    led = begin_second_sheet(desk, interview_id, "Bea")
    assert not any(any(judged.heard) or judged.note for judged in led.interview.judged)
    lead(desk, Reopen(0), Toggle(3), Rate(Score.MISSED), Reopen(1), Rate(Score.STRONG), interviewing=led)
    assert len(scorecards(desk, interview_id)) == 1  # not before it is signed
    hand_over_lines(desk, interview_id, tmp_path / "before.json", "test", overwrites=False)
    assert "Bea" not in (tmp_path / "before.json").read_text()
    lead(desk, Recommend(Recommendation.STRONG_NO), Sign(), interviewing=led)
    first, second = scorecards(desk, interview_id)
    assert [row.mark and row.mark.score for row in first.rows] == [Score.SOLID] * 3
    assert [row.mark and row.mark.score for row in second.rows] == [Score.MISSED, Score.STRONG, None]
    (record,) = interviews(desk)
    assert (record.recommendation, record.scores) == (Recommendation.YES, (Score.SOLID,) * 3)


def test_a_second_sheet_that_was_left_goes_on_and_leaves_the_candidates_page_alone(desk: Desk) -> None:
    interview_id = whole(desk)
    before = desk.history.path.with_name(NAME).read_text()
    led = lead(desk, Write("mine"), interviewing=begin_second_sheet(desk, interview_id, "Bea"))
    assert led.interview.plan == "Quick"  # by its title, as on the first sheet
    led.leave()
    resumed = resume_interview(desk).interview
    assert (resumed.interviewer, resumed.take_aways, resumed.is_second) == ("Bea", "mine", True)
    assert desk.history.path.with_name(NAME).read_text() == before


def test_whoever_signs_hears_how_many_answers_have_no_score(desk: Desk) -> None:
    led = begin_second_sheet(desk, whole(desk), "Bea")
    assert to_be_signed(led.interview) == "Recommendation: no decision. 3 answers without a score."
    lead(desk, Reopen(0), Rate(Score.MISSED), interviewing=led)
    assert to_be_signed(led.interview) == "Recommendation: no decision. 2 answers without a score."
    lead(desk, *(event for place in (1, 2) for event in (Reopen(place), Rate(Score.SOLID))), interviewing=led)
    lead(desk, Recommend(Recommendation.NO), interviewing=led)
    assert to_be_signed(led.interview) == "Recommendation: no."


def test_a_second_sheet_takes_another_name_and_a_signed_interview(desk: Desk) -> None:
    led = lead(desk, Begin(), *SCORED)
    with pytest.raises(PracticeError, match="not signed"):
        begin_second_sheet(desk, led.interview.id, "Bea")
    lead(desk, *SCORED * 2, *SIGNED, interviewing=led)
    with pytest.raises(PracticeError, match="takes the name"):
        begin_second_sheet(desk, led.interview.id, " ")
    with pytest.raises(PracticeError, match="Ann has a sheet over this interview already"):
        begin_second_sheet(desk, led.interview.id, "Ann")


def test_an_interview_is_found_by_the_end_of_its_id(desk: Desk) -> None:
    interview_id = whole(desk)
    assert find_interview(desk, interview_id[-8:].upper()).id == interview_id
    with pytest.raises(PracticeError, match="no such interview"):
        find_interview(desk, "zzz")


def test_handing_out_is_stored_with_the_answer(tmp_path: Path, clock: FakeClock) -> None:
    questions = tuple(make_question(f"q{n}", clarify=(Clarify("How many?", "Ten"),)) for n in range(3))
    desk = make_desk(tmp_path, clock, Bank(TOPICS, questions, "0123"))
    led = lead(desk, Begin(), ReadOut(), HandOut(0), Hint(), Done(), Rate(Score.SOLID))
    assert led.interview.phase is InterviewPhase.BETWEEN
    assert scorecards(desk, led.interview.id)[0].rows[0].answer.told == (0,)
    page = read_candidate(desk.history.path.with_name(NAME))
    assert page and page.told == (("How many?", "Ten"),)
    text = "\n".join(scorecard_lines(scorecards(desk, led.interview.id)))
    assert "1 hint shown\n   Hint: Think of the mean.\n   Asked: How many? Told: Ten\n" in text
    assert "Think of the scale." not in text
