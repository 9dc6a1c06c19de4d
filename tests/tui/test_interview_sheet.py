"""What an interviewer has in sight where there isn't room for everything."""

from practice_tui.bank.loader import load_bank
from practice_tui.core.interviews.interview import InterviewPhase
from practice_tui.tui.sheets.interview_columns import spoken, spoken_width
from practice_tui.tui.sheets.interview_pages import card
from tests.fakes import make_question
from tests.interview_sheets import CUT, HEIGHT, PHASES, WIDTH, missing, view_of

PROMPT, HOW, WHY = "And why is that so?", "Ask for both modes", "Separates name and mechanism"
HINT, FOLLOW_UP = "Think of the mean.", "And deeper, on dropout?"


def test_of_the_longest_questions_of_the_bank_nothing_is_left_out_on_100_columns_and_30_lines() -> None:
    longest = sorted(load_bank().bank.questions, key=lambda question: len(question.to_body()))[-12:]
    for question in longest:
        for phase in PHASES:
            assert [(part, how) for part, how in missing(question, phase) if how != CUT] == []


def test_code_is_wide_enough_to_be_read_out() -> None:
    code = "loss = criterion(softmax(logits), targets).mean()"
    question = make_question(prompt=f"What is wrong?\n\n```python\n{code}\n```")
    view = view_of(question, InterviewPhase.ASKING)
    assert code in spoken(view, HEIGHT, spoken_width(view, HEIGHT, WIDTH)).plain


def in_sight(phase: InterviewPhase, height: int) -> set[str]:
    """Which of these texts the interviewer sees in so many lines."""
    question = make_question(prompt="\n\n".join(["A paragraph."] * 3 + [PROMPT]))
    view = view_of(question, phase)
    shown = spoken(view, height, 43).plain
    return {text for text in (PROMPT, HOW, WHY, HINT, FOLLOW_UP) if text in shown}


def test_before_the_question_is_read_out_how_and_why_outlast_hints_and_follow_ups() -> None:
    assert in_sight(InterviewPhase.ASKING, 30) == {PROMPT, HOW, WHY, HINT, FOLLOW_UP}
    assert in_sight(InterviewPhase.ASKING, 8) == {PROMPT, HOW, WHY}


def test_while_the_candidate_talks_everything_stays_in_sight_and_the_question_gives_way() -> None:
    assert in_sight(InterviewPhase.LISTENING, 9) == {PROMPT, HOW, WHY, HINT, FOLLOW_UP}
    view = view_of(make_question(prompt="\n\n".join(["A paragraph."] * 12)), InterviewPhase.LISTENING)
    assert spoken(view, 12, 43).plain.count("A paragraph.") == 5


def test_on_the_scorecard_the_title_of_a_question_that_is_still_to_come_is_whole() -> None:
    title = "A title of many words that would not fit beside scores"
    view = view_of(make_question(title=title), InterviewPhase.ASKING)
    assert title in card(view, 0, 58).plain
    assert card(view, 0, 90).plain.split("\n")[1].rstrip().endswith("–")
