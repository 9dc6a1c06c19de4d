"""Drills line by line: reads a result, prints whether it is right, and goes on."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from practice_tui.core.drills import wording
from practice_tui.core.drills.sprint import Check, End, Go, Show, SprintEvent, SprintPhase
from practice_tui.core.drills.views import SprintView, ToolRow
from practice_tui.core.history.drill_facts import DrillOutcome
from practice_tui.core.values.phrases import sentence
from practice_tui.core.values.text import clean
from practice_tui.errors import PracticeError
from practice_tui.plain.conversation import ReadLine, converse, line_reader
from practice_tui.plain.layout import write_laid_out
from practice_tui.sitting.drilling import Drilling

ANSWERING = "Type the result. show: the solution · t: the time · end: end the sprint here"
READING = "An empty line goes on. t: the time · end: end the sprint here"
KEYS: dict[str, SprintEvent] = {
    "show": Show(),
    "tab": Show(),
    "end": End(),
    "q": End(),
    "esc": End(),
}


def drill_plainly(drilling: Drilling, source: TextIO, out: TextIO) -> None:
    """Run a sprint until it is over or `source` ends. Each answer is stored at once."""
    PlainDrill(drilling, line_reader(source), out).drill()


def list_lines(rows: Sequence[ToolRow]) -> Iterator[str]:
    """A line for each drill: its name, title, level and results so far."""
    names = [row.id for row in rows]
    widths = max(map(len, names)), max(len(row.title) for row in rows)
    for name, row in zip(names, rows, strict=True):
        yield f"{name:<{widths[0]}}  {row.title:<{widths[1]}}  level {row.level}  {row.detail}"


class PlainDrill:
    """One sprint: obeys each line, and prints what it changed."""

    def __init__(self, drilling: Drilling, read_line: ReadLine, out: TextIO) -> None:
        self._drilling, self._read_line, self._out = drilling, read_line, out
        self._shown = drilling.view()
        self._has_told_time_up = False

    def drill(self) -> None:
        """Run the sprint to its end."""
        sprint = self._shown.sprint
        self._say(f"{sprint.drill.title}, level {sprint.run.level}: {wording.aim_said(sprint.run)}.")
        self._say(*exercise_lines(self._shown))
        converse(self._read_line, self._is_over, self._obey, self._tell_time_up, lambda: self._press(End()))
        if self._is_over():
            self._say(*result_lines(self._shown))

    def _is_over(self) -> bool:
        return self._shown.sprint.phase is SprintPhase.FINISHED

    def _tell_time_up(self) -> None:
        if not self._has_told_time_up and self._drilling.glance().is_time_up:
            self._has_told_time_up = True
            self._say(wording.TIME_IS_UP)

    def _obey(self, line: str) -> None:
        line = clean(line).strip()
        is_answering = self._shown.sprint.phase is SprintPhase.ANSWERING
        if line in ("t", "time"):
            self._say(f"{wording.time_said(self._drilling.glance())}.")
        elif line in ("?", "help") or (is_answering and not line):
            self._say(ANSWERING if is_answering else READING)
        elif line in KEYS and not (line in ("show", "tab") and not is_answering):
            self._press(KEYS[line])
        elif is_answering:
            self._press(Check(line))
        elif line:
            self._say(READING)
        else:
            self._press(Go())

    def _press(self, event: SprintEvent) -> None:
        before = self._shown
        try:
            view = self._shown = self._drilling.handle(event)
        except PracticeError as error:
            self._say(f"{error}. Then type it again.")
            return
        sprint = view.sprint
        if sprint.trouble:
            self._say(sprint.trouble)
        elif len(sprint.answers) > len(before.sprint.answers):
            self._say(*answer_lines(view))
        is_new = sprint.phase is SprintPhase.ANSWERING and sprint.exercise != before.sprint.exercise
        if is_new:
            self._say(*exercise_lines(view))

    def _say(self, *lines: str) -> None:
        write_laid_out(self._out, lines)


def exercise_lines(view: SprintView) -> Iterator[str]:
    """The exercise at hand, and how to give its result."""
    sprint = view.sprint
    yield from ("", sentence(f"{wording.place_said(view)}, {wording.time_said(view)}"))
    yield sprint.exercise.prompt
    yield from wording.asks_lines(sprint.drill, sprint.exercise)


def answer_lines(view: SprintView) -> Iterator[str]:
    """Whether the last answer is right; if not, the usual slip and the solution."""
    answer = view.sprint.last
    if answer is None:
        return
    yield f"{wording.verdict_line(answer)}."
    if answer.outcome is DrillOutcome.RIGHT:
        return
    yield from filter(None, [wording.slip_line(answer)])
    yield from (f"  {line}" for line in view.sprint.exercise.solution)
    if view.sprint.phase is SprintPhase.SOLUTION:
        yield READING


def result_lines(view: SprintView) -> Iterator[str]:
    """The result of the sprint."""
    sprint, result = view.sprint, view.result
    if result is None:
        yield "Nothing was answered, nothing is kept."
        return
    yield from ("", wording.result_head(sprint, result.run))
    yield from filter(None, [wording.best_line(result)])
    for answer in sprint.answers:
        yield f"{answer.n:>3}  {answer.outcome:<5}  {wording.seconds_said(answer)}"
    yield wording.strip_line(sprint.answers)
    yield from filter(None, [wording.slips_line(sprint.answers)])
    yield wording.onward_line(result.onward)
    yield wording.again_line(sprint.run)
