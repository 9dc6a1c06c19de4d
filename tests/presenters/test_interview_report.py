"""One page on an interview: what its interviewer wrote for others is in it, and nothing else."""

from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Erasure
from practice_tui.core.interviews.events import Reopen
from practice_tui.core.rounds.events import Begin, End, Next, Rate, Skip
from practice_tui.core.sheets.events import Sign
from practice_tui.errors import PracticeError
from practice_tui.presenters.documents.plain_text import document_text
from practice_tui.presenters.round_report.audiences import Audience
from practice_tui.presenters.round_report.interviews import session_named
from practice_tui.presenters.round_report.report import report
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviews import begin_second_sheet
from practice_tui.sitting.orders import Order, begin_order
from tests.fakes import ANSWER, FakeClock, make_desk, sit
from tests.sitting.test_interviewing import CANARY, HEARD_OUT, NAME_OF_CANDIDATE, SCORED, SIGNED, lead, whole


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "data", FakeClock())


def text_for(audience: Audience, desk: Desk, interview_id: str) -> str:
    return " ".join(document_text(report(session_named(desk, interview_id), audience)).split())


def test_each_audience_reads_what_the_interviewer_wrote_for_it(desk: Desk) -> None:
    interview_id = whole(desk)
    texts = {audience: text_for(audience, desk, interview_id[-8:]) for audience in Audience}
    for audience, text in texts.items():
        assert NAME_OF_CANDIDATE in text and "Scored by Ann." in text and CANARY not in text
        assert ("read on" in text) is (audience in (Audience.CANDIDATE, Audience.MENTOR))
        assert ("for you" in text) is (audience is not Audience.RECRUITER)
    assert "Ann recommends: yes." in texts[Audience.RECRUITER]
    assert "Nobody else has checked it" not in texts[Audience.RECRUITER]


def test_a_must_that_came_with_help_is_told_apart(desk: Desk) -> None:
    interview_id = whole(desk)
    musts = [point for answer in session_named(desk, interview_id).answers for point in answer.musts]
    made = sum(point.is_made for point in musts)
    assert 0 < made < len(musts)
    assert f"Musts said: {made} of {len(musts)}, and 3 with help." in text_for(Audience.CANDIDATE, desk, interview_id)
    assert f"{made} of {len(musts)} were made" in text_for(Audience.RECRUITER, desk, interview_id)


def test_weak_answers_and_those_passed_over_come_next(desk: Desk) -> None:
    weak = (*HEARD_OUT, Rate(Score.SHAKY), Next())
    interview_id = lead(desk, Begin(), *weak, Skip(), Next(), *SCORED, Sign()).interview.id
    text = text_for(Audience.CANDIDATE, desk, interview_id)
    assert "Answer question 1 again in a few days" in text and "1 question was passed over" in text
    assert "Ann made no decision." in text_for(Audience.RECRUITER, desk, interview_id)


def test_one_that_was_cut_short_says_so_and_a_second_sheet_changes_nothing(desk: Desk) -> None:
    interview_id = lead(desk, Begin(), *SCORED, End(Ending.ENDED_EARLY), *SIGNED).interview.id
    before = text_for(Audience.MENTOR, desk, interview_id)
    assert "1 question. Scored by Ann. It wasn't finished." in before
    second = begin_second_sheet(desk, interview_id, "Cy")
    lead(desk, Reopen(0), Rate(Score.MISSED), Sign(), interviewing=second)
    assert text_for(Audience.MENTOR, desk, interview_id) == before


def test_a_name_means_a_round_first_and_none_that_is_not_signed(desk: Desk) -> None:
    sitting = begin_order(desk, Order(count=1), 1)
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID), Next())
    unsigned = lead(desk, Begin(), *SCORED).interview.id
    assert session_named(desk).judge == session_named(desk, sitting.round.id).judge == ""
    with pytest.raises(PracticeError, match="this interview is not signed"):
        session_named(desk, unsigned)
    with pytest.raises(PracticeError, match="there is no round 'nope', and no interview"):
        session_named(desk, "nope")
    at = desk.moments()
    desk.history.write([Erasure(at.id, at.now, unsigned)])
    with pytest.raises(PracticeError, match="and no interview"):
        session_named(desk, unsigned)
