"""A sprint being drilled: each answer is on the disk before it shows; nothing of it enters mastery."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from practice_tui.bank.problems import unknown
from practice_tui.core.drills.catalogue import DRILLS, LEVELS, MAKERS_VERSION, Drill, find_drill
from practice_tui.core.drills.results import SprintResult, best_of, level_for, result_of
from practice_tui.core.drills.sprint import Sprint, SprintEvent, SprintPhase, begin_sprint, step_sprint
from practice_tui.core.drills.views import SprintView, ToolRow
from practice_tui.core.drills.wording import TEN, detail_said
from practice_tui.core.history.drill_facts import DrillRun, DrillSum
from practice_tui.core.simulators.catalogue import SIMULATORS
from practice_tui.core.values import records
from practice_tui.core.values.clock import Moment
from practice_tui.sitting.desk import Desk
from practice_tui.store.drill_sums import read_drill_sums
from practice_tui.store.history import History

SEED_BITS = 20


@dataclass(frozen=True, slots=True)
class DrillOrder:
    """An order for a sprint. Without a level it is the one worth practising; ten exercises without seconds or count."""

    name: str
    level: int | None = None
    seconds: float | None = None
    count: int | None = None
    seed: int | None = None


class Drilling:
    """One sprint."""

    def __init__(self, sprint: Sprint, history: History, moments: Callable[[], Moment]) -> None:
        self.sprint = sprint
        self._history, self._moments = history, moments
        self._seen_at = sprint.since
        self._result: SprintResult | None = None

    def handle(self, event: SprintEvent) -> SprintView:
        """The sprint after `event`. Raises PracticeError, and stays where it was, if that couldn't be saved."""
        at = self._moments()
        stepped = step_sprint(self.sprint, event, at)
        if stepped.facts:
            self._history.write(stepped.facts)
        self.sprint = stepped.sprint
        if self.sprint.phase is SprintPhase.FINISHED and self.sprint.answers and self._result is None:
            self._result = self._summed_up()
        return self.view(at.monotonic)

    def view(self, monotonic: float | None = None) -> SprintView:
        """The sprint at an instant, or at the one at which it was last looked at. Asks neither store nor moments."""
        self._seen_at = self._seen_at if monotonic is None else monotonic
        return SprintView(self.sprint, self.sprint.elapsed(self._seen_at), self._result)

    def glance(self) -> SprintView:
        """The sprint as it stands now."""
        return self.view(self._moments().monotonic)

    def _summed_up(self) -> SprintResult:
        sums = read_drill_sums(self._history)
        own = next(run for run in sums if run.run_id == self.sprint.run.id)
        return result_of(own, [run for run in sums if run is not own], self.sprint.drill)


def begin_drill(desk: Desk, order: DrillOrder, chance: int) -> Drilling:
    """A sprint at its first exercise; nothing is written before that is answered. Raises PracticeError."""
    drill = drill_named(order.name)
    level = order.level or level_for(read_drill_sums(desk.history), drill.name)
    at = desk.moments()
    run = DrillRun(
        id=at.id,
        started_at=at.now,
        day=at.day,
        zone=at.zone,
        drill=drill.name,
        level=level,
        seed=chance & (1 << SEED_BITS) - 1 if order.seed is None else order.seed,
        maker=MAKERS_VERSION,
        seconds=order.seconds,
        count=None if order.seconds is not None else order.count or TEN,
        device=desk.writer.device.name,
        program=desk.writer.program,
    )
    return Drilling(begin_sprint(run, drill, at.monotonic), desk.history, desk.moments)


def drill_named(name: str) -> Drill:
    """Raises PracticeError, with the nearest name, where there is none of this name."""
    drill = find_drill(name)
    if drill is None:
        raise unknown("drill", name, [drill.name for drill in DRILLS], "practice drill")
    return drill


def drill_rows(desk: Desk) -> tuple[ToolRow, ...]:
    """A row for each drill, at the level worth practising."""
    sums = read_drill_sums(desk.history)
    return tuple(_row(desk, sums, drill) for drill in DRILLS)


def tool_rows(desk: Desk) -> tuple[ToolRow, ...]:
    """A row for each drill, then for each simulator."""
    return (
        *drill_rows(desk),
        *(
            ToolRow(each.bank_name, each.title, f"{desk.texts.topic_title(each.topic)}: {each.about}.", ("simulator",))
            for each in SIMULATORS
        ),
    )


def list_json(desk: Desk) -> str:
    """`{drills: [drill, …]}`, each with its figures at the level that is worth it."""
    sums = read_drill_sums(desk.history)
    return records.to_json({"drills": [_figures(sums, drill) for drill in DRILLS]})


def runs_json(desk: Desk, name: str) -> str:
    """`{runs: [run, …]}` of a drill, oldest first."""
    drill = drill_named(name)
    runs = [run for run in read_drill_sums(desk.history) if run.drill == drill.name]
    return records.to_json({"runs": [_run(run) for run in runs]})


def _run(run: DrillSum) -> dict[str, object]:
    return {
        "id": run.run_id,
        "day": run.day,
        "drill": run.drill,
        "level": run.level,
        "tried": run.tried,
        "right": run.right,
        "seconds": round(run.seconds, 1),
        "rate": round(run.rate, 3),
        "share": round(run.share, 3),
    }


def _figures(sums: Sequence[DrillSum], drill: Drill) -> dict[str, object]:
    level = level_for(sums, drill.name)
    best = best_of(sums, drill.name, level)
    runs = [run for run in sums if run.drill == drill.name]
    return {
        "drill": drill.name,
        "title": drill.title,
        "topic": drill.topic,
        "needs_calculator": drill.needs_calculator,
        "level": level,
        "runs": len(runs),
        "tried": sum(run.tried for run in runs),
        "right": sum(run.right for run in runs),
        "best_rate": round(best.rate, 3) if best else None,
    }


def _row(desk: Desk, sums: Sequence[DrillSum], drill: Drill) -> ToolRow:
    calculator = "; a calculator is fair" if drill.needs_calculator else "; for head or paper"
    about = f"{desk.texts.topic_title(drill.topic)}{calculator}."
    details = tuple(detail_said(sums, drill, level) for level in LEVELS)
    return ToolRow(drill.name, drill.title, about, details, level_for(sums, drill.name))
