"""An interviewer with a style says a line where something begins, changes or ends, and none twice in a round."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.codes import format_code
from practice_tui.core.bank.lines import Line, Occasion, Style
from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.bank.questions import Ask, Bank, Stage
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Heard
from practice_tui.core.rounds.events import Begin, Done, End, Next, Rate, Reply, Retry
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.wording import last_reply
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from practice_tui.sitting.resume import resume_newest
from practice_tui.sitting.sitting import Sitting
from tests.fakes import ANSWER, TOPICS, FakeClock, make_bank, make_desk, make_question, sit

TALKS = Plan("talks", "Talks", 3, pick=Pick.SEEDED, follow_ups=True, style=Style.WARM)
LINES = tuple(
    Line(style, occasion, f"{style} {occasion} {number}" + " {minutes}" * (occasion is Occasion.OPENING))
    for style in Style
    for occasion in Occasion
    for number in (1, 2)
)


def talking_desk(folder: Path, bank: Bank | None = None) -> Desk:
    desk = make_desk(folder, FakeClock(), bank, (TALKS,))
    desk.library.put(replace(desk.loaded, lines=LINES))
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return talking_desk(tmp_path)


def lines_of_round(desk: Desk, sitting: Sitting, score: Score = Score.MISSED) -> list[str]:
    """Sits a round with the same score for every answer, and returns what is said before each question."""
    said = []
    sit(desk, sitting, Begin())
    while sitting.round.phase is not Phase.FINISHED:
        said.append(sitting.round.line)
        if sitting.round.phase is Phase.FOLLOW_UP:
            sit(desk, sitting, Done(), Reply(Heard.NO), Next())
        else:
            sit(desk, sitting, *ANSWER, Rate(score), Next())
    return [*said, sitting.round.line]


def test_it_opens_with_the_minutes_turns_comes_back_and_thanks_and_says_nothing_twice(desk: Desk) -> None:
    said = lines_of_round(desk, begin_plan(desk, replace(TALKS, minutes=None), 3))
    assert said[0] in ("warm opening 1 8 minutes", "warm opening 2 8 minutes")
    assert [line.split()[1] if line else "" for line in said[1:]] == [
        *("turning", "turning", "probing", "probing"),
        *("", "thanks"),
    ]
    spoken = [line for line in said if line]
    assert len(set(spoken)) == len(spoken)


def test_a_reply_to_a_follow_up_on_an_earlier_question_says_on_which(desk: Desk) -> None:
    sitting = begin_plan(desk, TALKS, 3)
    sit(desk, sitting, Begin(), *(*ANSWER, Rate(Score.MISSED), Next()) * 3)
    replies = []
    while sitting.round.phase is Phase.FOLLOW_UP:
        replies.append(last_reply(sit(desk, sitting, Done(), Reply(Heard.NO))))
        sit(desk, sitting, Next())
    assert [reply.split(",")[0] for reply in replies] == [
        *("Follow-up on question 1", "Follow-up on question 2"),
        "Follow-up",
    ]


def test_the_opening_says_the_promised_minutes_or_fewer_where_too_few_questions_are_there(desk: Desk) -> None:
    sitting = begin_plan(desk, replace(TALKS, minutes=6), 3)
    assert sit(desk, sitting, Begin()).round.line.endswith(" 6 minutes")
    sitting = begin_plan(desk, replace(TALKS, minutes=40, closing=True), 3)
    assert sit(desk, sitting, Begin()).round.line.endswith(" 11 minutes")


def test_a_change_of_stage_is_said_where_the_plan_has_stages_and_a_clean_answer_is_followed_up(tmp_path: Path) -> None:
    stages = (Stage.OPENING, Stage.CORE, Stage.DEEP_DIVE, Stage.CLOSING)
    questions = tuple(
        make_question(f"at-{stage}", topic=TOPICS[n % 3].slug, ask=Ask(stage, "", ""), follow_ups=())
        for n, stage in enumerate(stages)
    )
    desk = talking_desk(tmp_path, Bank(TOPICS, questions, "0" * 16))
    staged = replace(TALKS, count=4, stages=dict.fromkeys(stages, 1), follow_ups=False)
    said = lines_of_round(desk, begin_plan(desk, staged, 3))
    assert [line.split()[1] for line in said] == ["opening", "core", "deep", "last", "thanks"]
    unstaged = lines_of_round(desk, begin_plan(desk, replace(staged, stages=None), 3))
    assert not {"core", "deep", "last"} & {line.split()[1] for line in unstaged if line}


def test_the_seed_chooses_the_lines(desk: Desk) -> None:
    openings = [begin_plan(desk, TALKS, seed) for seed in (1, 1, 2, 3, 4, 5, 6, 7)]
    lines = [sitting.handle(Begin()).round.line for sitting in openings]
    assert lines[0] == lines[1]
    assert len(set(lines)) == 2


def test_a_resumed_round_goes_on_with_the_lines_that_are_left(desk: Desk) -> None:
    sitting = begin_plan(desk, replace(TALKS, follow_ups=False), 3)
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID), Next())
    kept = sitting.round
    sitting.keep()
    again = resume_newest(desk).round
    assert (again.line, again.lines) == (kept.line, kept.lines)
    assert kept.line.startswith("warm turning")


def test_nothing_is_said_without_a_style_before_a_retry_or_at_an_end_of_ones_own(desk: Desk) -> None:
    silent = begin_plan(desk, replace(TALKS, style=None), 3)
    assert set(lines_of_round(desk, silent)) == {""}
    sitting = begin_plan(desk, TALKS, 3)
    assert sit(desk, sitting, Begin(), *ANSWER, Rate(Score.MISSED), Retry()).round.line == ""
    assert sit(desk, sitting, End(Ending.ENDED_EARLY)).round.line == ""


def test_a_plan_without_a_style_keeps_its_code() -> None:
    assert format_code(Plan("quick", "Quick", 3, follow_ups=True), make_bank().questions, 77) == "QUICK-002D-1KF"
