"""Histories in which something is missing, changed or odd: what is said then, and that it is said."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from practice_tui.core.bank.questions import Bank, Topic
from practice_tui.core.history.facts import Rating, RoundEnd, RoundStart, Text, Trial
from practice_tui.core.views.dashboard import Filter, Period
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.due import due_lines, due_today
from practice_tui.presenters.home import home
from practice_tui.presenters.reports import stats_json, stats_lines
from practice_tui.sitting.desk import Desk
from practice_tui.store.opening import open_history
from tests.fakes import START, FakeClock, make_desk, make_point
from tests.histories import facts, make_wide_bank, write_history

BANK = make_wide_bank()


def desk_after(folder: Path, n: int, bank: Bank = BANK, hours: float = 7.2) -> Desk:
    """A desk over `n` attempts at the questions of the wide bank, with `bank` in its place."""
    if n:
        write_history(folder, n, BANK, hours=hours)
    return make_desk(folder, FakeClock(), bank)


def sentences(desk: Desk) -> str:
    figures = Dashboard(desk)
    return "\n".join(said for tab in Tab for said in figures.tab(tab, Filter()).sentences)


def test_an_empty_history_is_told_tab_by_tab(tmp_path: Path) -> None:
    desk = desk_after(tmp_path, 0)
    figures = Dashboard(desk)

    assert {tab: figures.tab(tab, Filter()).sentences[0] for tab in Tab} == {
        Tab.TOPICS: "No topic stands out yet; 45 more answers would help.",
        Tab.PROGRESS: "Too early to say whether you are getting better: 0 of 20 answers.",
        Tab.TIME: "Too early to say how you keep time: 0 of 5 answers.",
        Tab.JUDGEMENT: "Too early to say how often you are right when you are sure: 0 of 3 answers.",
        Tab.GAPS: "Too early to say what you leave out: no aspect with 5 musts yet.",
        Tab.HISTORY: "No round sat yet.",
    }
    assert "average" not in figures.tab(Tab.TOPICS, Filter()).sentences[1]
    assert not any(figures.tab(tab, Filter()).picture for tab in Tab)
    assert len(figures.tab(Tab.TOPICS, Filter()).table.rows) == 15
    assert json.loads(stats_json(desk))["topics"]["math"]["mean"] == 0.55
    assert due_lines(desk)[0].startswith("No review is due.")
    assert [offer.title for offer in home(desk, 0).offers] == ["Quick", "On-site", "Your own…"]


def test_one_attempt_gives_no_verdict_and_no_percentage(tmp_path: Path) -> None:
    figures = Dashboard(desk_after(tmp_path, 1))
    foundations, *others = figures.tab(Tab.TOPICS, Filter()).table.rows

    assert [entry.text for entry in foundations.entries][:6] == [
        "Foundations and learning paradigms",
        *("", "", "", "1", "2 answers to go"),
    ]
    assert {row.entries[5].text for row in others} == {"no answer yet"}
    assert foundations.entries[3].span is None
    assert "1 of 20 answers" in figures.tab(Tab.PROGRESS, Filter()).sentences[0]
    assert "%" not in figures.tab(Tab.TIME, Filter()).sentences[0]
    assert figures.tab(Tab.HISTORY, Filter()).sentences[0] == "1 round, 1 answer scored, on 1 day."


def test_after_twenty_years_the_old_weighs_less_and_is_still_counted(tmp_path: Path) -> None:
    years, days = tmp_path / "years", tmp_path / "days"
    old = json.loads(stats_json(desk_after(years, 300, hours=24 * 24.35)))
    new = json.loads(stats_json(desk_after(days, 300, hours=7.2)))

    assert old["n"] == new["n"]
    assert len(old["weeks"]) > 250
    widths = [held["topics"]["math"]["high"] - held["topics"]["math"]["low"] for held in (old, new)]
    assert widths[0] > widths[1]
    figures = Dashboard(make_desk(years, FakeClock(), BANK))
    assert figures.tab(Tab.HISTORY, Filter(Period.QUARTER)).sentences[0] == "1 round, 2 answers scored, on 2 days."
    assert figures.tab(Tab.HISTORY, Filter(Period.MONTH)).sentences[0].startswith("1 round, 1 answer scored")
    assert figures.tab(Tab.HISTORY, Filter(Period.MONTH, "math")).sentences == ("No round among these.",)


def test_a_deleted_question_still_counts_and_is_told_as_gone(tmp_path: Path) -> None:
    kept = tuple(question for question in BANK.questions if question.id != "math-2")
    desk = desk_after(tmp_path, 400, Bank(BANK.topics, kept))
    figures = Dashboard(desk)
    math = next(row for row in figures.tab(Tab.TOPICS, Filter()).table.rows if row.id == "math")
    gone = [row for row in figures.behind(math.behind).rows if row.is_gone]

    assert json.loads(stats_json(desk))["n"] == 377
    assert {row.title for row in gone} == {"Mathematics, tensors and autodiff, question 2"}
    assert "math-2" not in figures.behind(math.behind).question_ids
    assert "math-2" not in {due.question.id for due in due_today(desk)}
    assert due_today(desk)


def test_answers_on_a_topic_that_is_gone_are_told(tmp_path: Path) -> None:
    topics = tuple(topic for topic in BANK.topics if topic.slug != "math")
    kept = tuple(question for question in BANK.questions if question.topic != "math")
    desk = desk_after(tmp_path, 400, Bank(topics, kept))

    assert "28 answers on topics that the bank has no more" in sentences(desk)


def test_a_changed_question_keeps_the_points_as_they_were_asked(tmp_path: Path) -> None:
    reworded = tuple(replace(question, rubric=(make_point("Something else"),)) for question in BANK.questions)
    figures = Dashboard(desk_after(tmp_path, 400, Bank(BANK.topics, reworded)))
    points = [row for row in figures.tab(Tab.GAPS, Filter()).table.rows if row.id.startswith("point:")]

    assert points[0].entries[0].text == "· Foundations and learning paradigms: point 1 of question 3"
    assert all(row.is_changed for row in figures.behind(points[0].behind).rows)


def test_a_renamed_topic_keeps_its_answers(tmp_path: Path) -> None:
    topics = tuple(
        Topic("mathematics", "Maths", formerly=("math",)) if topic.slug == "math" else topic for topic in BANK.topics
    )
    moved = tuple(
        replace(question, id=question.id.replace("math", "maths"), topic="mathematics", formerly=(question.id,))
        if question.topic == "math"
        else question
        for question in BANK.questions
    )
    (tmp_path / "after").mkdir()
    before = json.loads(stats_json(desk_after(tmp_path, 400)))
    after = json.loads(stats_json(desk_after(tmp_path / "after", 400, Bank(topics, moved))))

    assert after["topics"]["mathematics"] == before["topics"]["math"]
    assert "math" not in after["topics"]


def test_an_answer_without_a_score_waits_and_counts_nowhere(tmp_path: Path) -> None:
    desk = desk_after(tmp_path, 5)
    trial = next(fact for fact in facts(6, BANK, START - timedelta(days=1), 1.0) if isinstance(fact, Trial))
    history = open_history(tmp_path / "history.db")
    late = replace(trial, id=trial.id[:-12] + "f" * 12, round_id=desk.history.rounds()[0].id, slot=7)
    history.write([late])

    assert "5 answers scored" in sentences(desk)
    assert "1 waiting for a score." in sentences(desk)
    assert json.loads(stats_json(desk))["n"] == 5


def test_two_histories_merged_in_any_order_give_the_same_figures(tmp_path: Path) -> None:
    made = list(facts(60, BANK, START - timedelta(days=30), 7.2))
    kinds = (Text, RoundStart, Trial, Rating, RoundEnd)
    other_order = [fact for kind in kinds for fact in reversed(made) if isinstance(fact, kind)]
    printed = []
    for name, order in (("one", made), ("two", other_order)):
        (tmp_path / name).mkdir()
        history = open_history(tmp_path / name / "history.db")
        history.write(order)
        history.close()
        printed.append(stats_lines(make_desk(tmp_path / name, FakeClock(), BANK)))

    assert printed[0] == printed[1]
    assert "HISTORY" in printed[0]
