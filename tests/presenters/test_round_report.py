"""One page on a round, for four audiences: what each gets, and what nobody gets."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Level, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, RoundEnd
from practice_tui.core.history.interview_facts import Recommendation
from practice_tui.core.rounds.events import Begin, Hint, Next, Rate, Retry, Skip, Toggle
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters.documents.blocks import Mark
from practice_tui.presenters.documents.html import document_html
from practice_tui.presenters.documents.plain_text import document_text
from practice_tui.presenters.documents.writers import WRITERS
from practice_tui.presenters.round_report.audiences import GIVEN, Audience, Part
from practice_tui.presenters.round_report.report import report, write_report
from practice_tui.presenters.round_report.rounds import round_session
from practice_tui.presenters.round_report.session import Completeness, JudgedAnswer, JudgedPoint, Session
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.named_rounds import find_round
from practice_tui.sitting.orders import begin_plan
from tests.fakes import ANSWER, FakeClock, make_bank, make_desk, sit
from tests.presenters.test_html_page import Page

QUICK = Plan("quick", "Quick", 3)


def make_answer(number: int, **changes: Any) -> JudgedAnswer:
    points = (
        JudgedPoint(f"must said {number}", Tier.MUST, Mark.HEARD, f"probe said {number}?"),
        JudgedPoint(f"must missed {number}", Tier.MUST, Mark.MISSED, f"probe missed {number}?"),
        JudgedPoint(f"bonus missed {number}", Tier.BONUS, Mark.MISSED, f"probe bonus {number}?"),
    )
    plain = JudgedAnswer(
        number,
        f"Title {number}",
        "topic",
        "Topic of specialists",
        Level.BASIC,
        Score.SHAKY,
        Score.SHAKY,
        is_skipped=False,
        elapsed=130.0 if number == 2 else 60.0,
        limit=120.0,
        points=points,
        hints=int(number == 1),
        replies=("Follow-up, partly: And deeper?",) if number == 1 else (),
        topic_plain="In plain words",
    )
    return replace(plain, **changes)


def make_session(n: int = 3) -> Session:
    answers = tuple(map(make_answer, range(1, n + 1)))
    gap = "The gap most worth closing: 3 musts missed on mechanisms, most of all in Topic."
    return Session("Quick", "2026-03-02", answers, gap=gap, next_steps=("Answer question 1 again.",))


def text_for(audience: Audience, session: Session | None = None) -> str:
    return " ".join(document_text(report(session or make_session(), audience)).split())


ONLY_FOR = {  # a text, and the audiences whose page holds it
    "must missed 1": {"candidate", "mentor", "interviewer"},
    "Title 2": {"candidate", "mentor", "interviewer"},
    "2 shaky · 2:10 of 2:00": {"candidate", "mentor", "interviewer"},
    "Time: 4 min of answering, 6 min planned. Over the limit: question 2.": {"candidate", "mentor", "interviewer"},
    "3 musts missed on mechanisms": {"candidate", "mentor", "interviewer"},
    "Answer question 1 again.": {"candidate", "mentor"},
    "1 hint shown; Follow-up, partly: And deeper?": {"mentor", "interviewer"},
    "Ask: probe missed 2?": {"interviewer"},
    "probe said": set(),
    "probe bonus": set(),
    "Deep learning is the branch of software": {"recruiter"},
    "0 of 3 answers were complete. Of the essential points of what was answered, 3 of 6": {"recruiter"},
    "In plain words": {"recruiter"},
    "Nobody else has checked it": {"recruiter"},
    "3 basic (what everybody in the field should know)": {"recruiter"},
}


@pytest.mark.parametrize("text", ONLY_FOR)
def test_each_audience_gets_what_is_meant_for_it(text: str) -> None:
    assert {str(audience) for audience in Audience if text in text_for(audience)} == ONLY_FOR[text]


def test_the_table_names_every_audience_and_every_part() -> None:
    assert set(GIVEN) == set(Audience)
    assert {part for parts in GIVEN.values() for part in parts} == set(Part)


def test_what_an_interviewer_says_goes_to_whom_it_is_for() -> None:
    led = replace(
        make_session(), judge="Ann", candidate="Bo", recommendation=Recommendation.STRONG_YES, take_aways="Slow down."
    )
    assert {audience for audience in Audience if "Ann recommends: strong yes." in text_for(audience, led)} == {
        Audience.RECRUITER
    }
    assert {audience for audience in Audience if "Slow down." in text_for(audience, led)} == {
        Audience.CANDIDATE,
        Audience.MENTOR,
    }
    assert all("Scored by Ann." in text_for(audience, led) and "Bo" in text_for(audience, led) for audience in Audience)
    assert "Nobody else has checked it" not in text_for(Audience.RECRUITER, led)


def test_a_recruiter_reads_of_no_recommendation_where_there_is_none() -> None:
    assert "Recommendation" not in text_for(Audience.RECRUITER)
    undecided = text_for(Audience.RECRUITER, replace(make_session(), judge="Ann"))
    assert "partly complete: at least half" in undecided
    assert "Ann made no decision." in undecided and "recommends" not in undecided


@pytest.mark.parametrize(
    ("recommendation", "score", "said"),
    [
        (Recommendation.YES, Score.SHAKY, "The points below say otherwise: 0 of"),
        (Recommendation.STRONG_YES, Score.SOLID, ""),
        (Recommendation.NO, Score.SOLID, "The points below say otherwise: "),
        (Recommendation.STRONG_NO, Score.MISSED, ""),
        (None, Score.SHAKY, ""),
    ],
)
def test_a_recruiter_is_pointed_at_answers_that_say_otherwise_than_the_recommendation(
    recommendation: Recommendation | None, score: Score, said: str
) -> None:
    session = make_session()
    answers = tuple(replace(answer, score=score, suggested=score, is_skipped=False) for answer in session.answers)
    led = replace(session, answers=answers, judge="Ann", recommendation=recommendation)
    text = text_for(Audience.RECRUITER, led)
    assert ("say otherwise" in text) is bool(said)
    assert said in text and ("Ask Ann what else it rests on." in text) is bool(said)


def test_up_to_twelve_questions_have_all_points_and_more_the_missed_ones_alone() -> None:
    twelve, more = (document_html(report(make_session(n), Audience.CANDIDATE)) for n in (12, 13))
    assert "must said 7" in twelve and 'class="columns2"' in twelve
    assert "must said 7" not in more and "must missed 7" in more and 'class="columns3"' in more


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        (0, "None of the answers took longer than its limit."),
        (1, "1 of the answers took longer than its limit."),
        (2, "2 of the answers took longer than their limits."),
    ],
)
def test_a_recruiter_is_told_how_many_answers_were_too_long(over: int, sentence: str) -> None:
    answers = tuple(make_answer(number, elapsed=130.0 if number <= over else 60.0) for number in (1, 2, 3))
    assert sentence in " ".join(text_for(Audience.RECRUITER, replace(make_session(), answers=answers)).split())


def test_pictures_say_in_words_what_they_show() -> None:
    session = make_session()
    answers = (*session.answers, make_answer(4, score=None, suggested=None, is_skipped=True, points=()))
    page = Page(document_html(report(replace(session, answers=answers), Audience.MENTOR)))
    [picture] = page.of("svg")
    said = "Scores of the questions in their order, 1 missed to 4 strong: 2 2 2 –. Over the limit: question 2."
    assert (picture["role"], picture["aria-label"]) == ("img", said)
    assert said in text_for(Audience.MENTOR, replace(session, answers=answers))
    assert "2. Title 2: shaky, 2:10 of 2:00" in page.texts


@pytest.mark.parametrize(
    ("changes", "complete"),
    [
        ({"score": Score.STRONG, "suggested": Score.SHAKY}, Completeness.PARTLY),
        ({"score": Score.SHAKY, "suggested": Score.SOLID}, Completeness.COMPLETE),
        ({"score": Score.STRONG, "suggested": None, "points": ()}, Completeness.COMPLETE),
        ({"score": Score.MISSED, "suggested": Score.MISSED}, Completeness.LITTLE),
        ({"score": None, "suggested": None}, Completeness.UNJUDGED),
        ({"score": None, "suggested": None, "is_skipped": True}, Completeness.UNANSWERED),
    ],
)
def test_a_recruiter_is_told_what_the_points_say(changes: dict[str, Any], complete: Completeness) -> None:
    assert make_answer(1, **changes).completeness is complete


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    for audience in Audience:
        text = document_html(report(make_session(), audience))
        page = Page(text)
        assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "a"}
        assert "url(" not in text and "@import" not in text
        assert [meta["content"][:18] for meta in page.of("meta") if "http-equiv" in meta] == ["default-src 'none'"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two rounds on two days: in the newer one an answer with two ticks after a hint, a skip, and one not scored."""
    clock = FakeClock()
    desk = make_desk(tmp_path / "data", clock, make_bank(), (QUICK,))
    older = begin_plan(desk, QUICK, seed=1)
    sit(desk, older, Begin(), *ANSWER, Rate(Score.MISSED), Next())
    clock.advance(86_400)
    newer = begin_plan(desk, QUICK, seed=2)
    sit(desk, newer, Begin(), Hint(), *ANSWER, Toggle(0), Toggle(2), Rate(Score.SHAKY), Next(), Skip(), Next(), *ANSWER)
    return desk


def test_a_round_becomes_a_session(desk: Desk) -> None:
    session = round_session(desk)
    first, skipped, unscored = session.answers
    assert (session.title, session.day, session.judge, session.is_finished) == ("Quick", "2026-03-03", "", False)
    marks = [point.mark for point in first.points]
    assert marks == [Mark.HEARD, Mark.MISSED, Mark.HEARD, Mark.MISSED, Mark.MISSED, Mark.MISSED]
    assert (first.score, first.hints, first.is_skipped) == (Score.SHAKY, 1, False)
    assert skipped.is_skipped and unscored.score is None
    assert session.gap.startswith("The gap most worth closing: 2 musts missed")
    assert session.next_steps[0] == "Answer question 1 again in a few days, until each must comes unasked."
    assert session.next_steps[1] == "1 answer waits for a score: practice round --review, once the round is over."
    assert "It wasn't finished." in text_for(Audience.RECRUITER, session)
    assert "1 shaky, 1 not scored yet, 1 skipped. Musts said: 2 of 4." in text_for(Audience.CANDIDATE, session)


def test_after_a_round_without_a_score_nobody_is_sent_to_harder_questions(desk: Desk) -> None:
    sit(desk, begin_plan(desk, QUICK, seed=3), Begin(), *ANSWER)
    assert round_session(desk).next_steps == (
        "1 answer waits for a score: practice round --review, once the round is over.",
    )


def test_a_round_is_named_by_id_or_day_and_the_newest_is_meant_otherwise(desk: Desk) -> None:
    newer, older = desk.history.rounds()
    assert find_round(desk).id == find_round(desk, "2026-03-03").id == find_round(desk, newer.id).id == newer.id
    assert find_round(desk, f" {older.id.upper()} ").id == find_round(desk, older.day).id == older.id
    with pytest.raises(PracticeError, match="there is no round 'nope'"):
        find_round(desk, "nope")
    at = desk.moments()
    desk.history.write([RoundEnd(at.id, newer.id, at.now, Ending.DISCARDED)])
    assert find_round(desk).id == older.id
    with pytest.raises(PracticeError, match="was discarded"):
        find_round(desk, newer.id)


def test_a_question_tried_again_is_told_once_as_it_went_at_first(desk: Desk) -> None:
    again = begin_plan(desk, QUICK, seed=3)
    retried = (Retry(), *ANSWER, Toggle(0), Toggle(1), Rate(Score.STRONG))
    sit(desk, again, Begin(), *ANSWER, Toggle(0), Rate(Score.SHAKY), *retried, Next())
    (answer,) = round_session(desk).answers
    assert (answer.score, [point.mark for point in answer.points].count(Mark.HEARD)) == (Score.SHAKY, 1)


def test_without_an_answer_there_is_no_report(tmp_path: Path) -> None:
    empty = make_desk(tmp_path, FakeClock(), make_bank(), (QUICK,))
    with pytest.raises(PracticeError, match="no round has an answer yet"):
        round_session(empty)


def test_it_is_written_as_its_ending_says_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    session = make_session()
    for ending, write in WRITERS.items():
        path = tmp_path / f"report{ending}"
        lines = write_report(session, Audience.MENTOR, path, overwrites=False)
        assert lines == [f"Report for the mentor on Quick, 2026-03-02: {path}"]
        assert path.read_text("utf-8") == write(report(session, Audience.MENTOR))
        assert path.stat().st_mode & 0o077 == 0, "it says how somebody does: for its owner alone"
        with pytest.raises(PracticeError) as refused:
            write_report(session, Audience.MENTOR, path, overwrites=False)
        assert refused.value.code is ExitCode.CANT_CREATE
    with pytest.raises(PracticeError, match=r"ends in none of \.html, \.md, \.txt \(practice report --for recruiter"):
        write_report(session, Audience.RECRUITER, tmp_path / "report.pdf", overwrites=False)


def test_a_recruiters_page_holds_no_word_of_the_trade() -> None:
    words = re.sub(r"What specialists call it.*?How hard", "", text_for(Audience.RECRUITER))
    for jargon in ("rubric", "must", "bonus", "probe", "tick ", "shaky", "solid", "hint", "topic", "mechanism"):
        assert jargon not in words.lower(), jargon
