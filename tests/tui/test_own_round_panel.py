"""What stands beside the fields of the builder: the panel is full of what can be asked."""

from dataclasses import replace

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Question
from practice_tui.core.views.own_round import Building, OwnRoundView
from practice_tui.tui.sheets.own_round import builder, comes_to, panel
from tests.fakes import TOPICS, make_bank

QUESTIONS = tuple(
    replace(question, title=f"Question {number:02}") for number, question in enumerate(make_bank(60).questions)
)


def viewed(questions: tuple[Question, ...] = QUESTIONS) -> OwnRoundView:
    return OwnRoundView(Plan("own", "Your choice", 3), Building(TOPICS, questions))


def panel_lines(view: OwnRoundView, height: int, width: int = 44) -> list[str]:
    return panel(view, view.preview(), height, width).plain.split("\n")


def test_the_panel_is_filled_with_questions_of_the_whole_choice() -> None:
    lines = panel_lines(viewed(), 36)
    shown = lines[lines.index("Such as") + 1 :]
    assert len(lines) == 36
    assert shown[0].startswith("Question 00") and shown[-1] > "Question 55"
    assert all(line.endswith(" · concept") for line in shown)


def test_a_choice_of_few_questions_shows_all_of_them_once() -> None:
    lines = panel_lines(viewed(QUESTIONS[:5]), 36)
    assert [line[:11] for line in lines[lines.index("Such as") + 1 :]] == [
        f"Question {number:02}" for number in range(5)
    ]


def test_where_not_every_title_leaves_room_for_its_level_kinds_alone_stand_beside_them() -> None:
    long = replace(QUESTIONS[0], title="Thirty-two letters, no more here")
    lines = panel_lines(viewed((long, *QUESTIONS[1:4])), 36)
    shown = lines[lines.index("Such as") + 1 :]
    assert shown[0].split("  ")[0] == long.title
    assert {line.split()[-1] for line in shown} == {"concept"}
    assert not any(" · " in line for line in shown)


def test_the_stages_stand_in_the_panel_or_above_the_fields() -> None:
    view = viewed()
    above, beside = (comes_to(view, view.preview(), is_beside, 78).plain for is_beside in (False, True))
    assert above == "3 questions, 6 min of answering: core 3. 60 match."
    assert beside == "3 questions, 6 min of answering. 60 match."
    assert panel_lines(view, 36)[0] == "Stages  core 3"


def test_the_job_description_begins_in_the_column_of_the_other_values() -> None:
    lines = builder(viewed(), False, 78).plain.split("\n")
    job = next(line for line in lines if "Job description" in line)
    count = next(line for line in lines if "Questions" in line)
    assert job.index("paste it") == count.index("3")
