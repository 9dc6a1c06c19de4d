"""An interview led line by line."""

import io
from pathlib import Path

import pytest

from practice_tui.core.bank.questions import Bank, Clarify
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Outcome
from practice_tui.core.history.interview_facts import Hearing, Recommendation
from practice_tui.core.interviews.interview import InterviewPhase
from practice_tui.plain.interviews import PlainInterview, lead_plainly
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviews import Chairs, begin_interview, interviews, resume_interview, scorecards
from practice_tui.sitting.orders import Order
from tests.fakes import TOPICS, FakeClock, make_desk, make_question
from tests.test_plain import Script, clock_of

BANK = Bank(TOPICS, tuple(make_question(f"q{n}", clarify=(Clarify("How many?", "Ten"),)) for n in range(3)), "0123")


def desk_in(folder: Path) -> Desk:
    return make_desk(folder, FakeClock(), BANK)


def led(desk: Desk, *lines: str) -> str:
    out = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    lead_plainly(desk, lambda desk: begin_interview(desk, Order(), Chairs("Ann", "Zaphod"), 1), source, out)
    return out.getvalue()


@pytest.mark.parametrize("rings", [False, True])
def test_the_bell_rings_once_at_wrap_up_where_it_is_wanted(tmp_path: Path, rings: bool) -> None:
    desk, out = desk_in(tmp_path), io.StringIO()
    interviewing = begin_interview(desk, Order(), Chairs(), 1)
    lines = Script(["", "read", 130, "leave later"], clock_of(desk))
    PlainInterview(interviewing, lines, out, rings=rings).lead()
    assert out.getvalue().count("\a") == int(rings)
    assert out.getvalue().count("\a1:40 of 2:00, wrap up.") == int(rings)


def test_a_whole_interview_in_words(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = ("", "read", "acc", "hint", "tell 1", "note clear", "keep nervous", "done", "wrong", "2", "")
    text = led(
        desk,
        *first,
        "skip",
        "next",
        "read",
        "abcd",
        "done",
        "3",
        "",
        "yes",
        "3",
        "note read on",
        "check 2",
        "",
        "sign yes",
    )
    (record,) = interviews(desk)
    (card,) = scorecards(desk, record.id)
    assert [row.answer.outcome for row in card.rows] == [Outcome.ANSWERED, Outcome.SKIPPED, Outcome.ANSWERED]
    mark = card.rows[0].mark
    assert mark and (mark.note, mark.private, mark.said_wrong) == ("clear", "nervous", True)
    assert [point.heard for point in mark.points][:3] == [Hearing.UNAIDED, Hearing.NOT, Hearing.HELPED]
    assert (card.rows[0].answer.hints, card.rows[0].answer.told) == (1, (0,))
    assert record.scores == (Score.SHAKY, Score.SOLID)
    assert card.signature and card.signature.recommendation is Recommendation.YES
    assert (card.signature.take_aways, card.signature.checklist) == ("read on", ("waited",))
    assert "hint: Think of the mean." in text and "told 1: How many? Ten" in text
    assert "Read aloud:\nWhat does" in text


def test_an_interview_that_ends_with_its_input_waits(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    text = led(desk, "", "read", "a")
    assert "It waits: practice interview resume --plain." in text
    assert resume_interview(desk).interview.current.heard[0] is Hearing.UNAIDED


def test_signing_and_an_unknown_word_ask_first(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    text = led(desk, "", "zz", "leave short", "", "leave discard")
    assert "Recommendation: no decision.\nsign yes" in text
    assert "zz: nothing happens here." in text and "sign yes signs it; from then on nothing of it changes." in text
    assert text.rstrip().endswith("Discarded.")


def test_an_empty_line_at_the_ways_to_leave_only_stays(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    led(desk, "", "read", "q", "")
    assert resume_interview(desk).interview.phase is InterviewPhase.LISTENING


def test_a_probe_is_read_when_asked_for(tmp_path: Path) -> None:
    text = led(desk_in(tmp_path), "", "probe b", "q later")
    assert "asks: What of: q" in text and "right: That q" in text


def test_a_suggested_score_names_the_musts_heard_unasked_and_those_with_help(tmp_path: Path) -> None:
    text = led(desk_in(tmp_path), "", "read", "abb", "q later")
    assert "musts heard unasked, 1 with help." in " ".join(text.split())


def test_a_label_that_is_too_long_is_refused_and_the_one_before_stays(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    text = led(desk, f"candidate {'x' * 41}", "", "read", "leave later")
    assert "xxxxxxxxxxxxxxxxxxxx… is too long: give at most 40 characters." in text
    assert "Noted." not in text
    (record,) = interviews(desk)
    assert record.start.candidate == "Zaphod"


def test_what_cannot_be_written_now_is_not_called_noted(tmp_path: Path) -> None:
    text = led(desk_in(tmp_path), "note early", "n early", "keep early", "", "candidate late", "n in time", "q later")
    assert text.count("note: nothing happens here.") == 2
    assert "keep: nothing happens here." in text and "candidate: nothing happens here." in text
    assert text.count("Noted.") == 1


def test_a_word_that_reaches_nothing_is_answered(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (make_question("q0"), make_question("q1")), "0123"))
    text = led(desk, "", "read", "tell 9", "done", "2", "open 9", "q later")
    assert "Of this question nothing is to be told." in text
    assert "2  Q1: –" in text.partition("next question")[2]  # the scorecard, since there is no ninth question
