"""Three machines with the same open rounds, on which one goes on as one likes: `python -m tests.converging 1000`.

Whatever is done on which of them, and in whichever order they are merged, in the end all know and say the same.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Level, Question
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.facts import (
    Ending,
    Erasure,
    Label,
    Outcome,
    Prediction,
    Rating,
    Remark,
    RemarkKind,
    RoundEnd,
    RoundStart,
    Setting,
    Target,
    Trial,
    ticks_of_review,
)
from practice_tui.core.values import records
from practice_tui.core.values.clock import Moment, Moments
from practice_tui.core.values.ids import RANDOM_BITS
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.sitting.sitting import text_of
from practice_tui.store.export_file import Tables, write_json
from practice_tui.store.history import History
from practice_tui.store.import_reader import read_import
from practice_tui.store.opening import open_history
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES
from tests.fakes import START, FakeClock, make_bank, make_trial
from tests.store.seats import answer, ending, interview, mark, point, sheet

ACTS = 60
SLOTS = 3
BANK = make_bank()
PLAN = records.to_data(Plan("quick", "Quick", SLOTS))


@dataclass
class Machine:
    """One of them: its desk, and chance to choose what is done on it."""

    desk: Desk
    clock: FakeClock
    chance: random.Random

    @property
    def history(self) -> History:
        return self.desk.history

    def now(self) -> Moment:
        self.clock.advance(self.chance.uniform(1, 40_000))
        return self.desk.moments()

    def act(self) -> None:
        """One thing that a person, or another release, may do."""
        act = self.chance.choice(
            [self.begin, *[self.answer] * 4, *[self.rate] * 4, self.end, self.remark, self.aim, self.label, self.lead]
        )
        act()

    def begin(self) -> None:
        at = self.now()
        counts = self.chance.random() < 0.8
        start = RoundStart(
            at.id,
            at.now,
            at.day,
            at.zone,
            "quick",
            Mode.COACHED,
            {"plan": PLAN},
            BANK.digest,
            "here",
            "1",
            counts=counts,
        )
        self.history.write([start])

    def answer(self) -> None:
        """An answer, or a further one, to a slot of a round that any machine may have begun."""
        rounds = [row["id"] for row in self.history.tables()["rounds"]]
        if not rounds:
            return
        round_id, slot = self.chance.choice(rounds), self.chance.randrange(SLOTS)
        question = BANK.questions[(slot + self.chance.randrange(2)) % len(BANK.questions)]
        tries = sum(attempt.slot == slot for attempt in self.history.attempts(round_id=round_id))
        self.history.write([text_of(question), self._trial(question, round_id, slot, tries + 1)])

    def rate(self) -> None:
        """A score, another one, or one that is taken back."""
        attempts = self.history.attempts()
        if not attempts:
            return
        attempt, at = self.chance.choice(attempts), self.now()
        rubric = BANK.questions[0].rubric
        heard = frozenset(number for number in range(len(rubric)) if self.chance.random() < 0.6)
        score = self.chance.choice([*Score, None])
        said_wrong, suggested = self.chance.random() < 0.2, suggest_score(rubric, heard)
        ticks = ticks_of_review(rubric, heard)
        self.history.write([Rating(at.id, attempt.id, at.now, score, suggested, said_wrong, ticks=ticks)])

    def end(self) -> None:
        rounds = [record.id for record in self.history.rounds()]
        if rounds:
            at = self.now()
            self.history.write([RoundEnd(at.id, self.chance.choice(rounds), at.now, self.chance.choice(list(Ending)))])

    def remark(self) -> None:
        at = self.now()
        question = self.chance.choice(BANK.questions)
        self.history.write([Remark(at.id, question.id, None, at.now, self.chance.choice(list(RemarkKind)), "so")])

    def aim(self) -> None:
        """A target, or what an older release wrote of it."""
        at = self.now()
        day, level = (
            (START + timedelta(days=self.chance.randrange(90))).date().isoformat(),
            self.chance.choice([*Level]),
        )
        facts: list[Target | Setting] = [
            Target(at.id, at.now, self.chance.choice([day, None]), level, minutes=self.chance.choice([None, 30])),
            Setting(at.id, at.now, "interview", self.chance.choice([day, ""])),
            Setting(at.id, at.now, "level", level.value),
        ]
        self.history.write([self.chance.choice(facts)])

    def label(self) -> None:
        at = self.now()
        is_set = self.chance.random() < 0.5
        self.history.write([Label(at.id, at.now, "remark", at.id, "closed", is_set)])

    def lead(self) -> None:
        """An interview with one answer and its mark, or one that is to be forgotten."""
        led = [row["id"] for row in self.history.tables()["interviews"]]
        at = self.now()
        if led and self.chance.random() < 0.4:
            self.history.write([Erasure(at.id, at.now, self.chance.choice(led))])
            return
        question = BANK.questions[0]
        self.history.write([text_of(question)])
        names = [self.now().id for _ in range(5)]
        tables: Tables = {table: [] for table in FACT_TABLES}
        tables["interviews"] = [interview(names[0])]
        tables["interview_answers"] = [answer(names[1], names[0], question.digest)]
        tables["sheets"] = [sheet(names[2], interview_id=names[0])]
        tables["marks"] = [mark(names[3], names[2], interview_id=names[0], answer_id=names[1])]
        tables["mark_points"] = [point(names[3], 0)]
        tables["sheet_endings"] = [{**ending(0, names[2], names[0]), "id": names[4]}]
        self.history.merge(tables)

    def _trial(self, question: Question, round_id: str, slot: int, try_no: int) -> Trial:
        at = self.now()
        is_answered = self.chance.random() < 0.85
        return make_trial(
            question,
            at.id,
            round_id,
            at.now,
            slot=slot,
            try_no=try_no,
            counts=try_no == 1,
            outcome=Outcome.ANSWERED if is_answered else Outcome.SKIPPED,
            prediction=self.chance.choice([*Prediction]) if is_answered else None,
            elapsed_s=question.limit * self.chance.uniform(0.1, 1.5),
        )


def converge(folder: Path, seed: int) -> list[str]:
    """What three machines differ in after some acts and merges on each, and then merges of each with each."""
    chance = random.Random(seed)
    machines = [_machine(folder / name, chance) for name in ("one", "two", "three")]
    for _ in range(ACTS):
        machine, other = chance.sample(machines, 2)
        if chance.random() < 0.15:
            bring(other, machine, as_file=chance.random() < 0.3)
        else:
            machine.act()
    pairs = [(one, other) for one in machines for other in machines if one is not other]
    for one, other in 2 * chance.sample(pairs, len(pairs)):
        bring(one, other, as_file=False)
    for machine in machines:
        machine.clock.wall = START + timedelta(days=60)
    different = list(differences(machines))
    for machine in machines:
        machine.desk.close()
    return different


def bring(one: Machine, into: Machine, *, as_file: bool) -> None:
    """Adds what one knows to what the other does, as its export or as another terminal of the same house."""
    tables = one.history.tables()
    if as_file:
        export = one.history.path.with_name("export.json")
        write_json(tables, export, "practice", START)
        tables = read_import(export, into.history.path)
    has_news = into.history.has_news(tables)
    merged = into.history.merge(tables)
    assert has_news == bool(merged.added)
    into.desk.moments.greatest = max(into.desk.moments.greatest, into.history.greatest_id())


def differences(machines: list[Machine]) -> Iterator[str]:
    """In facts, in what counts of them by either way of counting, and in every figure."""
    first, *others = machines
    for machine in machines:
        sql = "SELECT id, is_counted FROM v_attempts ORDER BY id"
        viewed = [(name, bool(is_counted)) for name, is_counted in machine.history._connection.execute(sql)]
        if viewed != [(attempt.id, attempt.is_counted) for attempt in machine.history.attempts()]:
            yield "the view counts otherwise than the reader"
    for other in others:
        for table in FACT_TABLES:
            if _facts(first, table) != _facts(other, table):
                yield table
        if [attempt._replace(seq=0) for attempt in first.history.attempts(with_ticks=True)] != [
            attempt._replace(seq=0) for attempt in other.history.attempts(with_ticks=True)
        ]:
            yield "attempts as they are read"
        if stats_json(first.desk) != stats_json(other.desk):
            yield "stats --json"


def _facts(machine: Machine, table: str) -> list[Row]:
    """Without what a machine knew when it wrote an attempt, which no figure reads."""
    rows = machine.history.tables()[table]
    return [{column: value for column, value in row.items() if column not in ("try", "counts")} for row in rows]


def _machine(folder: Path, chance: random.Random) -> Machine:
    """One whose clock is a few hours off."""
    clock = FakeClock(wall=START - timedelta(days=60) + timedelta(hours=chance.uniform(-5, 5)))
    moments = Moments(clock, lambda: chance.getrandbits(RANDOM_BITS))
    loaded = LoadedBank(BANK, (), (), ())
    desk = Desk(open_history(folder / "history.db"), loaded, moments, Identity("practice test", "1@here"))
    return Machine(desk, clock, chance)


def try_seeds(differences_after: Callable[[Path, int], list[str]], tried: str) -> None:
    """Try as many seeds as the command says, each in a folder of its own; print what ended differently, and end."""
    failed = 0
    for seed in range(int(sys.argv[1])):
        with tempfile.TemporaryDirectory() as folder:
            if different := differences_after(Path(folder), seed):
                failed += 1
                print(f"seed {seed}: {', '.join(dict.fromkeys(different))}")
    print(f"{failed} of {sys.argv[1]} {tried} ended differently")
    sys.exit(bool(failed))


if __name__ == "__main__":
    try_seeds(converge, "histories")
