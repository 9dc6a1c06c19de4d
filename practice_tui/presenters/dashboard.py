"""The tabs of the dashboard, and the answers behind their rows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.statistics.gaps import PointGap, points_asked
from practice_tui.core.values.text import one_line
from practice_tui.core.views.behind import attempts_behind, question_ids
from practice_tui.core.views.dashboard import Behind, BehindRow, BehindView, Filter, TabView
from practice_tui.core.views.tabs import Tab
from practice_tui.errors import PracticeError
from practice_tui.presenters.dashboard_data import DashboardData, read_dashboard_data
from practice_tui.presenters.tabs.gaps import gaps
from practice_tui.presenters.tabs.history import history
from practice_tui.presenters.tabs.judgement import judgement
from practice_tui.presenters.tabs.progress import progress
from practice_tui.presenters.tabs.time import time
from practice_tui.presenters.tabs.topics import topics
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.spoken_answers import spoken_answers

LISTED = 200  # attempts behind a row


class Dashboard:
    """Holds the data of the dashboard while that is open: they are read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.data = read_dashboard_data(desk)

    def tab(self, tab: Tab, narrowing: Filter) -> TabView:
        """Make one tab; the others are made once they are turned to."""
        title = self.data.bank.topic_title(narrowing.topic) if narrowing.topic else ""
        return replace(self._tab(tab, narrowing), topic_title=title)

    def behind(self, behind: Behind) -> BehindView:
        """The newest attempts behind a row, and the questions that a round on it would ask."""
        rows = self._rows_behind(behind)
        newest = [row.id for row in rows[: -LISTED - 1 : -1]]
        read = self._desk.history.attempts(round_ids={row.round_id for row in rows[-LISTED:]}) if rows else []
        by_id = {attempt.id: attempt for attempt in read}
        present = [by_id[name] for name in newest if name in by_id]
        spoken = spoken_answers(self._desk.history, {attempt.id: attempt.elapsed_s for attempt in present})
        listed = tuple(replace(self._behind_row(each), anatomy=spoken.of(each.id)) for each in present)
        return BehindView(behind.title, listed, len(rows), behind.topic, self._asked_again(rows))

    def questions_behind(self, behind: Behind) -> tuple[str, ...]:
        """The questions that a round on a row would ask: those that the bank still has."""
        return self._asked_again(self._rows_behind(behind))

    def points(self, narrowing: Filter) -> list[PointGap]:
        """Every rubric point that was put, with how often it was missed."""
        return points_asked(self._narrowed(narrowing).counted)

    def _tab(self, tab: Tab, narrowing: Filter) -> TabView:
        data = self._narrowed(narrowing)
        match tab:
            case Tab.TOPICS:
                return topics(data)
            case Tab.PROGRESS:
                return progress(data)
            case Tab.TIME:
                return time(data)
            case Tab.JUDGEMENT:
                return judgement(data)
            case Tab.GAPS:
                return gaps(data, self.points(narrowing), self._point_text)
            case Tab.HISTORY:
                return history(data)
            case _:
                assert_never(tab)

    def _narrowed(self, narrowing: Filter) -> DashboardData:
        return self.data.narrowed_to(narrowing)

    def _rows_behind(self, behind: Behind) -> list[AttemptRow]:
        return attempts_behind(self._narrowed(behind.filter).attempts, behind)

    def _asked_again(self, rows: Sequence[AttemptRow]) -> tuple[str, ...]:
        return tuple(name for name in question_ids(rows) if self.data.bank.find(name))

    def _behind_row(self, attempt: Attempt) -> BehindRow:
        question = self.data.bank.find(attempt.question_id)
        if question:
            is_changed = question.digest != attempt.digest
            return BehindRow(attempt, one_line(question.title), is_changed=is_changed, prompt=question.prompt)
        return BehindRow(attempt, one_line(self._desk.texts.title(attempt)), is_gone=True)

    def _point_text(self, gap: PointGap) -> str:
        """The words of a point as it stood when it was asked."""
        try:
            rubric = self._desk.texts.question(gap.digest, gap.question_id).rubric
        except PracticeError:
            rubric = ()
        return one_line(rubric[gap.point].text) if gap.point < len(rubric) else f"point {gap.point + 1}"
