"""What each tab says of the same 400 attempts, row by row and on how much it rests."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.rounds.events import Begin, Next, Rate
from practice_tui.core.views.dashboard import By, Filter, Period, RoundsPicture, TableRow, TabView, Tone
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.reports import stats_lines, topic_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from tests.fakes import ANSWER, FakeClock, make_bank, make_desk, sit
from tests.histories import make_wide_bank, write_history
from tests.sitting.sat import answered, begun, ended, scored, skipped

SINCE_30 = "2026-02-01"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("history")
    bank = make_wide_bank()
    write_history(folder, 400, bank)
    return make_desk(folder, FakeClock(), bank)


@pytest.fixture(scope="module")
def figures(desk: Desk) -> Dashboard:
    return Dashboard(desk)


@pytest.fixture(scope="module")
def attempts(desk: Desk) -> list[Attempt]:
    return desk.history.attempts(with_ticks=True)


def row(view: TabView, row_id: str) -> TableRow:
    return next(row for row in view.table.rows if row.id == row_id)


def said(row: TableRow) -> list[str]:
    return [entry.text for entry in row.entries]


def test_topics_have_a_row_for_each_with_its_n_skips_and_levels(figures: Dashboard, attempts: list[Attempt]) -> None:
    view = figures.tab(Tab.TOPICS, Filter())
    asked = [attempt for attempt in attempts if attempt.topic == "foundations"]
    scored = [attempt for attempt in asked if attempt.score]

    assert len(view.table.rows) == 15
    titles = [column.title for column in view.table.columns]
    fields = dict(zip(titles, said(row(view, "foundations")), strict=True))
    assert fields["n"] == str(len(scored))
    assert fields["skipped"] == f"{len(asked) - len(scored)} of {len(asked)}"
    levels = [int(fields[column]) for column in ("bas.", "int.", "adv.")]
    assert levels[0] >= levels[1] >= levels[2]
    assert levels[1] == int(fields["est."].removesuffix(" %"))
    assert fields["last"] == max(attempt.day for attempt in scored)
    assert "377 answers; estimated average 37 %; skipped 23 of 400 asked" in view.sentences[1]
    assert view.sentences[0].startswith("Most likely weak: Optimisation and hyperparameters · Attention")
    assert said(row(view, view.named_first))[0] == "Optimisation and hyperparameters"


@pytest.mark.parametrize(
    ("n", "rests"),
    [
        (0, "Self-scored: 0 answers."),
        (4, "Self-scored: 4 answers."),
        (6, "Self-scored: 6 answers; estimated average 47 %."),  # by hand 44 %
    ],
)
def test_the_average_is_called_the_estimate_that_it_is(tmp_path: Path, n: int, rests: str) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, n, bank)
    desk = make_desk(tmp_path, FakeClock(), bank)
    assert Dashboard(desk).tab(Tab.TOPICS, Filter()).sentences[1] == rests


def test_no_percentage_is_said_before_there_is_an_answer(tmp_path: Path) -> None:
    lines = stats_lines(make_desk(tmp_path, FakeClock(), make_wide_bank()))
    assert "Too early to say for intermediate: no answer yet." in lines
    assert not any("%" in line for line in lines)


def test_a_third_of_the_answers_over_their_limit_is_enough_to_be_told(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock, make_bank(), (Plan("six", "Six", 6),))
    sitting = begin_plan(desk, desk.plans.find("six"), seed=1)
    sit(desk, sitting, Begin())
    for seconds in (124, 124, 90, 90, 90, 90):
        for _ in range(seconds // 2):
            clock.advance(2.0)
            sitting.tick()
        sit(desk, sitting, *ANSWER, Rate(Score.SOLID), Next())

    view = Dashboard(desk).tab(Tab.TIME, Filter())
    assert view.sentences[0] == "Stop sooner: many answers run over their limit."
    (over,) = (entry for entry in row(view, "concept").entries if entry.tone is Tone.BAD)
    assert over.text.startswith("2 of 6")


def test_a_topic_lists_its_newest_scores_first(figures: Dashboard, attempts: list[Attempt]) -> None:
    scored = [attempt for attempt in attempts if attempt.topic == "foundations" and attempt.score]
    listed = row(figures.tab(Tab.TOPICS, Filter()), "foundations").recent
    assert [(recent.day, recent.score) for recent in listed] == [
        (attempt.day, attempt.score) for attempt in reversed(scored)
    ]


def test_progress_has_a_row_for_each_week_the_newest_first(figures: Dashboard, attempts: list[Attempt]) -> None:
    view = figures.tab(Tab.PROGRESS, Filter())
    week = [attempt for attempt in attempts if "2026-02-09" <= attempt.day <= "2026-02-15"]

    assert [row.id for row in view.table.rows][:3] == ["2026-03-02", "2026-02-23", "2026-02-16"]
    fields = said(row(view, "2026-02-09"))
    assert fields[4:] == [str(sum(attempt.score is not None for attempt in week)), "7"]
    assert {held.attempt.id for held in figures.behind(row(view, "2026-02-09").behind).rows} == {
        attempt.id for attempt in week
    }
    assert said(row(view, "2026-03-02"))[1:3] == ["–", "too few"]
    assert "15 of 15 topics with 3 answers or more" in view.sentences[1]
    assert "121-day streak" in view.sentences[-1]


class PassesCounted(list[AttemptRow]):
    """Counts how often all of it was gone through."""

    passes = 0

    def __iter__(self) -> Iterator[AttemptRow]:
        self.passes += 1
        return super().__iter__()


@pytest.mark.parametrize("tab", list(Tab))
def test_no_tab_goes_through_all_attempts_for_each_of_its_rows(tab: Tab, desk: Desk) -> None:
    figures = Dashboard(desk)
    attempts = PassesCounted(figures.data.attempts)
    practised = replace(figures.data.practised, attempts=attempts)
    figures.data = replace(figures.data, practised=practised)

    figures.tab(tab, Filter())
    assert attempts.passes < 10


def test_a_streak_is_that_of_all_topics_whichever_is_looked_at(figures: Dashboard) -> None:
    every, one = (figures.tab(Tab.PROGRESS, Filter(topic=topic)) for topic in ("", "math"))
    assert "days with practice in all; a day begins at 04:00." in every.sentences[-1]
    assert one.sentences[-1] == every.sentences[-1]


def test_time_counts_what_ran_over_and_what_was_brief(figures: Dashboard, attempts: list[Attempt]) -> None:
    view = figures.tab(Tab.TIME, Filter())
    numeric = [attempt for attempt in attempts if attempt.kind == "numeric" and attempt.score]
    over = sum(attempt.elapsed_s > attempt.limit_s for attempt in numeric)

    assert said(row(view, "numeric"))[3].startswith(f"{over} of {len(numeric)} (")
    assert view.sentences[0] == "Stop sooner: many answers run over their limit."
    assert "129 of 377 (34 %) answers ran over their limit" in view.sentences[1]


def test_judgement_holds_predictions_against_scores(figures: Dashboard, attempts: list[Attempt]) -> None:
    view = figures.tab(Tab.JUDGEMENT, Filter())
    sure = [attempt for attempt in attempts if attempt.prediction == "sure" and attempt.score]
    wrong = [attempt for attempt in sure if (attempt.score or 0) <= 2]

    assert view.sentences[0].startswith(f"When you were sure, {len(sure) - len(wrong)} of {len(sure)} (")
    assert said(row(view, "sure-and-wrong"))[1:] == [
        f"{len(wrong)} of {len(sure)} ({100 * len(wrong) / len(sure):.0f} %)",
        "",
    ]
    assert [column.title for column in view.table.columns] == ["What", "how many", "day"]
    assert said(row(view, wrong[-1].id))[2] == wrong[-1].day
    assert figures.behind(row(view, "sure-and-wrong").behind).rows[0].attempt.id == wrong[-1].id
    assert figures.behind(row(view, wrong[-1].id).behind).rows[0].attempt.question_id == wrong[-1].question_id
    assert said(row(view, "own score above the ticks"))[1] == "32 of 377 (8 %)"


def test_gaps_count_points_and_name_them(figures: Dashboard, attempts: list[Attempt]) -> None:
    view = figures.tab(Tab.GAPS, Filter())
    musts = [tick for attempt in attempts if attempt.score for tick in attempt.ticks if tick.tier == "must"]
    formulas = [tick for tick in musts if tick.aspect == "formula"]

    assert view.sentences[0] == "No aspect stands out: none is clearly left out more often than the rest."
    assert f"{sum(not tick.heard for tick in musts)} of {len(musts):,} musts" in view.sentences[1]
    missed = sum(not tick.heard for tick in formulas)
    part = f"{100 * missed / len(formulas):.0f} %"
    assert said(row(view, "aspect:formula"))[1] == f"{missed} of {len(formulas)}, {part}"
    assert said(row(view, "said-wrong"))[1] == "17 of 377, 5 %"
    points = [said(row) for row in view.table.rows if row.id.startswith("point:")]
    assert len(points) == 10
    assert points[0][0] == "· Foundations and learning paradigms: point 1 of question 3"


def test_history_has_a_row_for_each_round(figures: Dashboard) -> None:
    view = figures.tab(Tab.HISTORY, Filter())

    assert len(view.table.rows) == 80
    assert view.sentences == ("80 rounds, 377 answers scored, on 121 days.",)
    assert said(view.table.rows[0]) == ["Quick", "2026-03-01", "5 of 5", "", "2 1 2 4 1", ""]


def test_an_open_dashboard_shows_rounds_and_answers_as_of_one_instant(tmp_path: Path) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, 5, bank)
    desk = make_desk(tmp_path, FakeClock(), bank)
    opened = Dashboard(desk)
    before = opened.tab(Tab.HISTORY, Filter())
    desk.corrections.discard(before.table.rows[0].id)

    assert opened.tab(Tab.HISTORY, Filter()) == before
    assert said(Dashboard(desk).tab(Tab.HISTORY, Filter()).table.rows[0])[-1] == "discarded"


def test_the_picture_of_the_rounds_ends_with_the_newest(figures: Dashboard) -> None:
    picture = figures.tab(Tab.HISTORY, Filter()).picture

    assert isinstance(picture, RoundsPicture)
    assert picture.rounds[-1] == ("2026-03-01", (2, 1, 2, 4, 1))
    assert [day for day, _ in picture.rounds] == sorted(day for day, _ in picture.rounds)


@pytest.mark.parametrize("tab", Tab)
def test_every_tab_is_narrowed_by_period_and_topic(tab: Tab, figures: Dashboard, attempts: list[Attempt]) -> None:
    view = figures.tab(tab, Filter(Period.MONTH, "math"))
    held = [behind.attempt for row in view.table.rows for behind in figures.behind(row.behind).rows]

    assert held
    assert {attempt.topic for attempt in held} == {"math"}
    assert min(attempt.day for attempt in held) >= SINCE_30
    assert view.topic_title == "Mathematics, tensors and autodiff"


@pytest.mark.parametrize("period", Period)
def test_looking_at_one_topic_leaves_its_mean_as_it_was(period: Period, figures: Dashboard) -> None:
    every, one = (figures.tab(Tab.TOPICS, Filter(period, topic)) for topic in ("", "math"))

    assert said(row(one, "math")) == said(row(every, "math"))
    n = said(row(one, "math"))[4]
    assert said(row(one, "math"))[5] == "about the same"
    assert one.sentences[0] == "Mathematics, tensors and autodiff: about your average."
    assert f"{n} answers; estimated average over all topics " in one.sentences[1]


def test_a_round_counts_what_the_filter_lets_through(figures: Dashboard) -> None:
    view = figures.tab(Tab.HISTORY, Filter(topic="math"))
    scored = [said(row)[2].split(" of ") for row in view.table.rows]

    assert sum(int(part) for part, _ in scored) == 28
    assert sum(int(n) for _, n in scored) == sum(figures.behind(row.behind).n for row in view.table.rows)
    assert "28 answers scored" in view.sentences[0]


@pytest.mark.parametrize("wanted", [Filter(), Filter(Period.QUARTER), Filter(topic="math")])
def test_behind_each_row_are_as_many_attempts_as_its_figure_says(
    wanted: Filter, figures: Dashboard, attempts: list[Attempt]
) -> None:
    def behind(tab: Tab, which: Callable[[Attempt], bool] = lambda attempt: True) -> dict[str, int]:
        rows = figures.tab(tab, wanted).table.rows
        return {row.id: sum(which(held.attempt) for held in figures.behind(row.behind).rows) for row in rows}

    def figure(tab: Tab, place: int) -> dict[str, int]:
        rows = figures.tab(tab, wanted).table.rows
        return {
            row.id: int(said(row)[place].replace("none", "0").split()[-1 if tab is Tab.HISTORY else 0]) for row in rows
        }

    def is_good(attempt: Attempt) -> bool:
        return attempt.score is not None and attempt.score >= Score.SOLID

    assert behind(Tab.TOPICS, lambda attempt: attempt.is_counted) == figure(Tab.TOPICS, 4)
    assert behind(Tab.PROGRESS, lambda attempt: attempt.is_counted) == figure(Tab.PROGRESS, 4)
    assert behind(Tab.TIME, lambda attempt: attempt.is_counted) == figure(Tab.TIME, 1)
    assert behind(Tab.HISTORY) == figure(Tab.HISTORY, 2)
    said_of, good = figure(Tab.JUDGEMENT, 1), behind(Tab.JUDGEMENT, is_good)
    assert [said_of[bar] for bar in ("guess", "unsure", "sure")] == [good[bar] for bar in ("guess", "unsure", "sure")]
    for name in ("sure-and-wrong", "own score above the ticks", "own score below the ticks"):
        assert said_of[name] == behind(Tab.JUDGEMENT)[name]
    missing, held = figure(Tab.GAPS, 1), behind(Tab.GAPS)
    assert missing.get("said-wrong") == held.get("said-wrong")
    ticks = {attempt.id: attempt.ticks for attempt in attempts}
    for row in figures.tab(Tab.GAPS, wanted).table.rows:
        if row.behind.by is By.ASPECT:
            left_out = [ticks[found.attempt.id] for found in figures.behind(row.behind).rows]
            missed = [tick for held in left_out for tick in held if tick.tier == "must" and not tick.heard]
            assert sum(tick.aspect == row.behind.value for tick in missed) == missing[row.id]


def test_a_row_tells_the_newest_attempts_and_the_questions_for_a_round(figures: Dashboard) -> None:
    asked = row(figures.tab(Tab.TOPICS, Filter()), "foundations")
    behind = figures.behind(asked.behind)

    assert behind.n == len(behind.rows) == 29
    assert behind.rows[0].attempt.day >= behind.rows[-1].attempt.day
    assert sorted(behind.question_ids) == [f"foundations-{number}" for number in range(1, 7)]
    assert any(held.attempt.outcome is Outcome.SKIPPED for held in behind.rows)


def test_each_printed_topic_has_its_own_figures(desk: Desk, figures: Dashboard) -> None:
    view = figures.tab(Tab.TOPICS, Filter())
    titles = [column.title for column in view.table.columns]
    lines = dict(line.split(": ", 1) for line in topic_lines(desk) if ": " in line)
    due = 0
    for topic in view.table.rows:
        fields = dict(zip(titles, said(topic), strict=True))
        line = lines[fields["Topic"]]
        due += int(fields["due"] or 0)
        assert f"from {fields['n']} answers" in line
        assert f"{fields['due']} due" in line if fields["due"] else "none due" in line
        assert line.endswith(f"last on {fields['last']}.")
    assert due


def test_print_has_the_sentences_and_tables_of_every_tab(desk: Desk, figures: Dashboard) -> None:
    lines = stats_lines(desk)

    for tab in Tab:
        view = figures.tab(tab, Filter())
        start = lines.index(tab.value.upper())
        assert tuple(lines[start + 1 : start + 1 + len(view.sentences)]) == view.sentences
    assert "0 ··· 50 ··· 100" not in "\n".join(lines)
    (weak,) = [line for line in lines if line.startswith("Optimisation and hyperparameters  ")]
    assert "12–38" in weak
    assert "  weaker  " in weak


def test_the_history_counts_no_skip_of_a_second_try(tmp_path: Path) -> None:
    bank = make_bank()
    first, second = bank.questions[:2]
    desk = make_desk(tmp_path, FakeClock(), bank)
    desk.history.write([begun(1), *answered(2, 1, first), scored(3, 2, first, Score.SOLID)])
    desk.history.write([*skipped(4, 1, second, slot=1), ended(5, 1)])
    retry = answered(6, 1, first, try_no=2, counts=False, outcome=Outcome.SKIPPED, prediction=None)
    desk.history.write(retry)
    (row,) = Dashboard(desk).tab(Tab.HISTORY, Filter()).table.rows
    assert [entry.text for entry in row.entries[2:4]] == ["1 of 2", "1"]
