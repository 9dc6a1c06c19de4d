"""What the tab Judgement says of scores that others gave: beside one's own, and never in a figure of one's own."""

from pathlib import Path

from practice_tui.archive.transfer import import_lines
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Fact
from practice_tui.core.rounds.events import Next, Rate
from practice_tui.core.sheets.events import Sign
from practice_tui.core.views.dashboard import Filter, TabView
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.reports import stats_json, stats_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.second_opinions import rate_round
from tests.fakes import FakeClock, make_bank, make_desk
from tests.sitting.sat import answered, begun, ended, scored
from tests.sitting.test_interviewing import handed_over
from tests.store.facts import key

BANK = make_bank(12)


def sat(desk: Desk, n: int) -> Desk:
    """A round of `n` answers, each scored SOLID."""
    facts: list[Fact] = [begun(1, Plan("long", "Long", n))]
    for number, question in enumerate(BANK.questions[:n]):
        facts += answered(10 + 2 * number, 1, question, number)
        facts.append(scored(11 + 2 * number, 10 + 2 * number, question, Score.SOLID))
    desk.history.write([*facts, ended(90, 1)])
    return desk


def rated(desk: Desk, rater: str, *scores: Score) -> None:
    """A signed second opinion."""
    judging = rate_round(desk, key(1), rater)
    for score in scores:
        judging.handle(Rate(score))
        judging.handle(Next())
    judging.handle(Sign())


def judgement_of(desk: Desk, narrowing: Filter | None = None) -> TabView:
    return Dashboard(desk).tab(Tab.JUDGEMENT, narrowing or Filter())


def of_others(view: TabView) -> list[list[str]]:
    rows = [[entry.text for entry in row.entries] for row in view.table.rows]
    return [row for row in rows if "another rater" in row[0] or "interviews" in row[0]]


def test_without_scores_of_others_nothing_is_said_of_them(tmp_path: Path, clock: FakeClock) -> None:
    view = judgement_of(sat(make_desk(tmp_path, clock, BANK), 3))
    assert of_others(view) == []
    assert len(view.sentences) == 2


def test_a_sheet_that_isnt_signed_yet_is_told_of_nowhere(tmp_path: Path, clock: FakeClock) -> None:
    desk = sat(make_desk(tmp_path, clock, BANK), 12)
    before = judgement_of(desk)
    rate_round(desk, key(1), "Ann").handle(Rate(Score.MISSED))
    assert judgement_of(desk) == before


def test_below_ten_answers_there_is_not_enough_yet(tmp_path: Path, clock: FakeClock) -> None:
    desk = sat(make_desk(tmp_path, clock, BANK), 4)
    rated(desk, "Ann", Score.SOLID, Score.SHAKY, Score.SHAKY, Score.SHAKY)

    view = judgement_of(desk)
    assert view.sentences[-1] == "Not enough yet to compare with another rater: 4 of 10 answers."
    assert of_others(view) == [["the same score as another rater", "1 of 4", ""]]


def test_from_ten_answers_on_leniency_is_told_with_its_interval(tmp_path: Path, clock: FakeClock) -> None:
    desk = sat(make_desk(tmp_path, clock, BANK), 12)
    rated(desk, "Ann", *[Score.SHAKY] * 6, *[Score.SOLID] * 6)

    view = judgement_of(desk)
    assert view.sentences[-1] == "You grade 0.5 more generously than another rater (0.3–0.7, 12 answers)."
    assert of_others(view) == [["the same score as another rater", "6 of 12 (50 %)", ""]]
    assert "You grade 0.5 more generously than another rater (0.3–0.7, 12 answers)." in stats_lines(desk)


def test_the_filter_narrows_whose_scores_are_compared_and_the_row_leads_to_the_answers(
    tmp_path: Path, clock: FakeClock
) -> None:
    desk = sat(make_desk(tmp_path, clock, BANK), 6)
    rated(desk, "Ann", *[Score.SOLID] * 6)
    rated(desk, "Bob", *[Score.SOLID] * 6)

    view = judgement_of(desk, Filter(topic=BANK.questions[0].topic))
    assert of_others(view) == [["the same score as another rater", "4 of 4", ""]]
    assert view.sentences[-1] == "Not enough yet to compare with another rater: 2 of 10 answers."
    (row,) = [row for row in view.table.rows if "another rater" in row.id]
    assert [behind.attempt.question_id for behind in Dashboard(desk).behind(row.behind).rows] == [
        "question-3",
        "question-0",
    ]


def test_interviews_received_stand_beside_own_scores_of_the_same_questions_and_enter_no_figure(
    tmp_path: Path, clock: FakeClock
) -> None:
    path = handed_over(make_desk(tmp_path / "led", clock, BANK), tmp_path)
    desk = sat(make_desk(tmp_path / "own", clock, BANK), 12)
    before = stats_json(desk)
    import_lines(desk, path, lambda done, total: None)

    assert stats_json(desk) == before
    view = judgement_of(desk)
    assert of_others(view) == [["interviews received: SOLID or better", "3 of 3", ""]]
    assert view.sentences[-1] == (
        "On questions of interviews received, not enough yet to compare with an interviewer: 3 of 10 answers."
    )


def test_interviews_received_are_told_of_before_the_first_own_answer(tmp_path: Path, clock: FakeClock) -> None:
    path = handed_over(make_desk(tmp_path / "led", clock, BANK), tmp_path)
    desk = make_desk(tmp_path / "own", clock, BANK)
    import_lines(desk, path, lambda done, total: None)
    assert of_others(judgement_of(desk)) == [["interviews received: SOLID or better", "3 of 3", ""]]
