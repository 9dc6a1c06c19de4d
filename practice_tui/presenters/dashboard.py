"""The dashboard's tabs and what is behind their rows, over attempts that are read once."""

from collections.abc import Sequence
from dataclasses import replace

from practice_tui.core.history.answers import Answered
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.statistics.gaps import PointGap, points_put
from practice_tui.core.values.text import one_line
from practice_tui.core.views.behind import attempts_behind, question_ids
from practice_tui.core.views.dashboard import Behind, BehindRow, BehindView, Filter, Tab, TabView
from practice_tui.errors import PracticeError
from practice_tui.presenters.evidence import Evidence, gather
from practice_tui.presenters.tabs.gaps import gaps
from practice_tui.presenters.tabs.history import history
from practice_tui.presenters.tabs.judgement import judgement
from practice_tui.presenters.tabs.progress import progress
from practice_tui.presenters.tabs.time import time
from practice_tui.presenters.tabs.topics import topics
from practice_tui.sitting.desk import Desk

LISTED = 200  # attempts behind a row


class Dashboard:
    """Lives as long as the dashboard is open; what it read isn't read again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.evidence = gather(desk)

    def tab(self, tab: Tab, wanted: Filter) -> TabView:
        """One tab alone: the others wait until they are turned to."""
        title = self.evidence.bank.topic_title(wanted.topic) if wanted.topic else ""
        return replace(self._tab(tab, wanted), topic_title=title)

    def behind(self, behind: Behind) -> BehindView:
        """The newest attempts behind a row, and the questions of which a round on it is made."""
        rows = self._rows_behind(behind)
        newest = [row.id for row in rows[: -LISTED - 1 : -1]]
        read = self._desk.history.attempts(round_ids={row.round_id for row in rows[-LISTED:]}) if rows else []
        by_id = {attempt.id: attempt for attempt in read}
        listed = tuple(self._behind_row(by_id[name]) for name in newest if name in by_id)
        return BehindView(behind.title, listed, len(rows), behind.topic, self._asked_again(rows))

    def questions_behind(self, behind: Behind) -> tuple[str, ...]:
        """The questions of which a round on a row is made: those that the bank still has."""
        return self._asked_again(self._rows_behind(behind))

    def points(self, wanted: Filter) -> list[PointGap]:
        """Every rubric point that was put, with how often it was missed."""
        return points_put(self._narrowed(wanted).counted)

    def _tab(self, tab: Tab, wanted: Filter) -> TabView:
        evidence = self._narrowed(wanted)
        match tab:
            case Tab.TOPICS:
                return topics(evidence)
            case Tab.PROGRESS:
                return progress(evidence)
            case Tab.TIME:
                return time(evidence)
            case Tab.JUDGEMENT:
                return judgement(evidence)
            case Tab.GAPS:
                return gaps(evidence, self.points(wanted), self._point_text)
            case Tab.HISTORY:
                return history(evidence)

    def _narrowed(self, wanted: Filter) -> Evidence:
        return self.evidence.narrowed_to(wanted)

    def _rows_behind(self, behind: Behind) -> list[Answered]:
        return attempts_behind(self._narrowed(behind.filter).attempts, behind)

    def _asked_again(self, rows: Sequence[Answered]) -> tuple[str, ...]:
        return tuple(name for name in question_ids(rows) if self.evidence.bank.find(name))

    def _behind_row(self, attempt: Attempt) -> BehindRow:
        question = self.evidence.bank.find(attempt.question_id)
        if question:
            is_changed = question.digest != attempt.digest
            return BehindRow(attempt, one_line(question.title), is_changed=is_changed, prompt=question.prompt)
        return BehindRow(attempt, one_line(self._desk.title(attempt)), is_gone=True)

    def _point_text(self, gap: PointGap) -> str:
        """The words of a point as it stood when it was asked."""
        try:
            rubric = self._desk.text(gap.digest, gap.question_id).rubric
        except PracticeError:
            rubric = ()
        return one_line(rubric[gap.point].text) if gap.point < len(rubric) else f"point {gap.point + 1}"
