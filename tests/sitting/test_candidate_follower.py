"""The candidate's screen: it follows the file, and knows when nobody writes it any more."""

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.views.candidate import CandidatePage, CandidateState
from practice_tui.core.views.candidate_wording import AWAY, candidate_said, clock_said, handed_out
from practice_tui.plain.candidate import candidate_lines
from practice_tui.sitting.candidate_follower import CandidateFollower
from practice_tui.store.candidate_file import NAME, write_candidate
from tests.fakes import FakeClock

ALIVE, DEAD = f"{os.getpid()}@{os.uname().nodename}", f"{2**22 + 1}@{os.uname().nodename}"
ASKED = CandidatePage(ALIVE, CandidateState.ASKED, 2, 5, prompt="Why scale?", limit=100.0, spent=10.0, since=990.0)


@pytest.fixture
def follower(tmp_path: Path, clock: FakeClock) -> CandidateFollower:
    return CandidateFollower(tmp_path / NAME, clock)


def test_the_clock_runs_without_a_write_also_while_the_machine_sleeps(
    tmp_path: Path, clock: FakeClock, follower: CandidateFollower
) -> None:
    write_candidate(tmp_path / NAME, ASKED)
    assert clock_said(follower.look()) == "0:20 of 1:40 · keep going"
    clock.advance(30)
    clock.sleep(5)
    assert clock_said(follower.look()) == "0:55 of 1:40 · enough"


def test_the_clock_stands_where_the_interviewer_was_missed_and_goes_on_with_the_next_one(
    tmp_path: Path, clock: FakeClock, follower: CandidateFollower
) -> None:
    write_candidate(tmp_path / NAME, ASKED)
    follower.look()
    write_candidate(tmp_path / NAME, replace(ASKED, holder=DEAD))  # the same page, its writer killed meanwhile
    clock.advance(60)
    view = follower.look()
    assert (view.elapsed, candidate_said(view)) == (20.0, AWAY)
    clock.advance(60)
    assert follower.look().elapsed == 20.0
    write_candidate(tmp_path / NAME, replace(ASKED, spent=20.0, since=clock.boottime()))
    clock.advance(5)
    view = follower.look()
    assert (view.elapsed, candidate_said(view)) == (25.0, "")


def test_a_screen_opened_after_the_interviewer_was_gone_doesnt_run_on(
    tmp_path: Path, clock: FakeClock, follower: CandidateFollower
) -> None:
    write_candidate(tmp_path / NAME, replace(ASKED, holder=DEAD))
    clock.advance(5000)
    view = follower.look()
    assert (view.elapsed, view.is_away) == (10.0, True)


def test_the_end_of_an_interview_stays_its_end_once_the_interviewer_is_gone(
    tmp_path: Path, follower: CandidateFollower
) -> None:
    write_candidate(tmp_path / NAME, CandidatePage(DEAD, CandidateState.OVER, 5, 5))
    view = follower.look()
    assert (view.is_away, candidate_said(view)) == (False, "The interview is over. Thank you.")


def test_without_an_interview_it_waits_and_no_history_is_made(tmp_path: Path, follower: CandidateFollower) -> None:
    assert candidate_said(follower.look()).startswith("No interview yet")
    assert list(tmp_path.iterdir()) == []


def test_it_opens_no_history(tmp_path: Path, follower: CandidateFollower, monkeypatch: pytest.MonkeyPatch) -> None:
    write_candidate(tmp_path / NAME, ASKED)
    (tmp_path / "history.db").write_bytes(b"anything")
    monkeypatch.setattr(sqlite3, "connect", None)
    assert follower.look().page == ASKED


def test_a_file_that_cant_be_read_is_told_and_read_once_it_can(tmp_path: Path, follower: CandidateFollower) -> None:
    (tmp_path / NAME).write_text("{")
    assert "can't be read" in candidate_said(follower.look())
    write_candidate(tmp_path / NAME, ASKED)
    assert candidate_said(follower.look()) == ""


def test_the_lines_say_what_is_new(tmp_path: Path, follower: CandidateFollower) -> None:
    reading = CandidatePage(ALIVE, CandidateState.READING, 2, 5)
    write_candidate(tmp_path / NAME, reading)
    before = follower.look()
    write_candidate(tmp_path / NAME, replace(ASKED, hints=("Think.",)))
    asked = follower.look()
    assert candidate_lines(before, asked) == [
        "Question 2 of 5. 0:20 of 1:40 · keep going.",
        "Why scale?",
        "hint 1: Think.",
    ]
    write_candidate(tmp_path / NAME, replace(ASKED, hints=("Think.",), told=(("How many?", "Ten"),)))
    told = follower.look()
    assert candidate_lines(asked, told) == ["told: How many? Ten"]
    assert handed_out(told) == [("hint 1", "Think."), ("told", "How many? Ten")]
