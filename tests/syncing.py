"""Two or three machines that meet through a folder which is carried about badly: `python -m tests.syncing 1000`.

Files come late, twice, torn or not at all, clocks are hours apart, rounds are left on one machine and resumed on
another. Once everything has come through, all know and say the same.
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from practice_tui.archive.machines.remembered import NAME
from practice_tui.archive.machines.syncing import Report, synchronise
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Prediction, RoundEnd
from practice_tui.core.rounds.events import Begin, Done, End, Event, Next, Rate, Reveal, Skip
from practice_tui.core.values.clock import Moments
from practice_tui.core.values.ids import RANDOM_BITS
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.store.device import device_of
from practice_tui.store.opening import open_history
from tests.converging import BANK, Machine, differences, try_seeds
from tests.fakes import PLANS, START, FakeClock

ACTS = 40
BANKS = ("vision.yaml", "plans.yaml", "own.yaml")
EVENTS: tuple[Event, ...] = (
    Done(is_word=True),
    Reveal(Prediction.SURE),
    Rate(Score.SOLID),
    Rate(Score.MISSED),
    Next(),
    Skip(),
    End(Ending.ENDED_EARLY),
    End(Ending.DISCARDED),
)


class Traveller(Machine):
    """A machine with its own copy of the folder that is carried about."""

    def __init__(self, place: Path, chance: random.Random) -> None:
        self.place, self.folder = place, place / "shared"
        self.folder.mkdir(parents=True)
        (place / "banks").mkdir()
        off = timedelta(hours=chance.uniform(-1, 1))
        clock = FakeClock(wall=START - timedelta(days=70) + off)
        moments = Moments(clock, lambda: chance.getrandbits(RANDOM_BITS))
        device_of(place / "history.db", None, place.name)  # its name, by which its folder goes
        desk = Desk(
            open_history(place / "history.db"), LoadedBank(BANK, PLANS, (), ()), moments, Identity("test", "1@here")
        )
        super().__init__(desk, clock, chance)

    def live(self) -> None:
        """One thing that a person may do: one of `converging`, or with a round as it is sat, or with a bank."""
        acts = [self.act, self.act, self.begin_round, self.go_on, self.go_on, self.restore, self.edit_bank]
        self.chance.choice(acts)()

    def end(self) -> None:
        """As in `converging`, with what becomes of a draft."""
        rounds = [record.id for record in self.history.rounds()]
        if not rounds:
            return
        at, round_id, ending = self.now(), self.chance.choice(rounds), self.chance.choice([*Ending])
        end = RoundEnd(at.id, round_id, at.now, ending)
        if ending is Ending.DISCARDED:
            self.history.write([end], released=round_id)
        else:
            self.history.write([end], finished=None if ending is Ending.RESTORED else round_id)

    def begin_round(self) -> None:
        self.now()
        plan = PLANS[0]
        sitting = self.desk.rounds.begin(plan, self.desk.chooser.choose(plan, self.chance.getrandbits(20)).choices)
        sitting.handle(Begin())

    def go_on(self) -> None:
        """A few keys in a round that was left here or elsewhere; those that mean nothing now do nothing."""
        waiting = self.desk.rounds.waiting()
        if not waiting:
            return
        self.now()
        try:
            sitting = self.desk.rounds.resume(self.chance.choice(waiting)[0].round_id)
            for event in self.chance.choices(EVENTS, weights=(6, 6, 6, 2, 6, 1, 1, 1), k=4):
                self.clock.advance(3)
                sitting.handle(event)
            sitting.keep()
        except PracticeError as error:
            if "ended" not in error.message and "over" not in error.message:
                raise

    def restore(self) -> None:
        discarded = [record for record in self.history.rounds() if record.state == "discarded"]
        if discarded:
            self.now()
            self.desk.corrections.restore(self.chance.choice(discarded).id)

    def edit_bank(self) -> None:
        path = self.place / "banks" / self.chance.choice(BANKS)
        if path.exists() and self.chance.random() < 0.2:
            path.unlink()
        else:
            path.write_text(f"# {self.chance.getrandbits(30)}\n", "utf-8")

    def meet(self) -> Report:
        """Sometimes after the cache was lost, or a file of its own."""
        self.now()
        if self.chance.random() < 0.1:
            (self.place / NAME).unlink(missing_ok=True)
        own = sorted((self.folder / self.place.name).rglob("*.*"))
        if own and self.chance.random() < 0.1:
            self.chance.choice(own).unlink()
        return synchronise(lambda work: work(self.desk), self.folder, self.place / "banks", self.place)


def carry(sender: Traveller, into: Traveller, chance: random.Random, *, is_sound: bool) -> None:
    """What a machine has in its own folder comes to another one: each file, or as a bad carrier leaves it."""
    source, target = sender.folder / sender.place.name, into.folder / sender.place.name
    names = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for gone in {path.relative_to(target) for path in target.rglob("*") if path.is_file()} - names:
        if is_sound or chance.random() < 0.5:
            (target / gone).unlink()
    for name in sorted(names):
        data, fate = (source / name).read_bytes(), 1.0 if is_sound else chance.random()
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if fate < 0.2:  # lost, or late
            continue
        if fate < 0.3:  # torn
            data = data[: chance.randrange(len(data))]
        elif fate < 0.4:  # twice
            path.with_name(f"{path.stem}.sync-conflict-20260101-000000-AAAAAAA{path.suffix}").write_bytes(data)
        path.write_bytes(data)


def meet_badly(folder: Path, seed: int, acts: int = ACTS) -> list[str]:
    """What the machines differ in after a while, and then enough exchanges in which nothing is lost."""
    chance = random.Random(seed)
    machines = [Traveller(folder / name, chance) for name in ("one", "two", "three")[: chance.choice((2, 3))]]
    for _ in range(acts):
        traveller, other = chance.sample(machines, 2)
        if chance.random() < 0.25:
            traveller.meet()
            carry(traveller, other, chance, is_sound=False)
        else:
            traveller.live()
    for _ in range(3):
        for machine in chance.sample(machines, len(machines)):
            machine.meet()
            for other in machines:
                if other is not machine:
                    carry(machine, other, chance, is_sound=True)
    reports = [machine.meet() for machine in machines]
    for machine in machines:
        machine.clock.wall = START + timedelta(days=60)
    # A text that no answer refers to is of no use elsewhere, and stays where it is.
    different = [what for what in differences([*machines]) if what != "texts"]
    different += _other_differences(machines, reports)
    for machine in machines:
        machine.desk.close()
    return different


def _other_differences(machines: list[Traveller], reports: list[Report]) -> Iterator[str]:
    """In open rounds and banks; and what was said to be wrong although nothing was."""
    first, *others = machines
    for other in others:
        if _open(first) != _open(other):
            yield "open rounds"
        if _banks(first) != _banks(other):
            yield "banks"
    for report in reports:
        if any(not trouble.problem.startswith("isn't wholly there") for trouble in report.troubles):
            yield f"trouble: {report.troubles[0]}"


def _open(machine: Traveller) -> list[tuple[str, str]]:
    return [(draft.round_id, draft.state) for draft, _ in machine.desk.rounds.waiting()]


def _banks(machine: Traveller) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (machine.place / "banks").glob("*.yaml")}


if __name__ == "__main__":
    try_seeds(meet_badly, "meetings")
