"""Machines with a history each that meet in one folder, as if it were carried about at once."""

from dataclasses import dataclass
from pathlib import Path

from practice_tui.archive.machines.syncing import Report, synchronise
from practice_tui.core.history.facts import Fact
from practice_tui.core.rounds.events import Event
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.device import device_of
from tests.fakes import FakeClock, make_desk, sit


@dataclass
class Member:
    desk: Desk
    place: Path
    shared: Path

    @property
    def clock(self) -> FakeClock:
        clock = self.desk.moments.clock
        assert isinstance(clock, FakeClock)
        return clock

    @property
    def own(self) -> Path:
        """Its folder in the shared one."""
        return self.shared / self.place.name

    @property
    def banks(self) -> Path:
        return self.place / "banks"

    @property
    def cache(self) -> Path:
        return self.place / "cache"

    def meet(self) -> Report:
        return synchronise(lambda work: work(self.desk), self.shared, self.banks, self.cache)

    def write(self, *facts: Fact) -> None:
        self.desk.history.write(facts)

    def begin(self, *events: Event) -> Sitting:
        """A round of the plan quick, after these events."""
        plan = self.desk.plans.find("quick")
        sitting = self.desk.rounds.begin(plan, self.desk.chooser.choose(plan, 7).choices)
        sit(self.desk, sitting, *events)
        return sitting

    def write_bank(self, name: str, text: str) -> None:
        self.banks.mkdir(exist_ok=True)
        (self.banks / name).write_text(text, "utf-8")

    def read_banks(self) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in self.banks.glob("*.yaml")}


def member(folder: Path, name: str, clock: FakeClock | None = None) -> Member:
    """One of them; its host is called after it once it has met the others."""
    place, shared = folder / name, folder / "shared"
    place.mkdir()
    shared.mkdir(exist_ok=True)
    device_of(place / "history.db", None, name)
    time = clock or FakeClock()
    desk = make_desk(place, time, holder=f"1@{name}")
    desk.moments.chance = Bits(sum(name.encode()))
    return Member(desk, place, shared)


@dataclass
class Bits:
    """Bits that count up from another beginning for each machine: no two make the same id."""

    last: int

    def __call__(self) -> int:
        self.last += 1_000_003
        return self.last
