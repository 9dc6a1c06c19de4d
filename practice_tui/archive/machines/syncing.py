"""Reads the files of other machines in a shared folder, and writes those of this machine.

Reading only adds facts, so it makes no backup beside that of the day. A file that can't be read is named, and the
others are read.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar

from practice_tui.archive.forgetting import forgettable, forgotten_elsewhere_lines
from practice_tui.archive.machines.bank_exchange import REPLACED, BankExchange, ChangedTwice
from practice_tui.archive.machines.remembered import Remembered, recall, remember
from practice_tui.archive.machines.shared_folder import (
    DEVICE,
    MachineSeen,
    SharedFolder,
    Trouble,
    awaited,
    digest_of,
    names_of,
)
from practice_tui.core.history.facts import Draft
from practice_tui.core.history.holders import NOBODY, Machine, machine_of
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.sitting import round_kept
from practice_tui.store.column_checks import UNREADABLE, read_instant
from practice_tui.store.device import Device, host_name
from practice_tui.store.draft_rows import Replaced
from practice_tui.store.exchange import TakenIn, facts_of_month, facts_of_round, month_after, open_drafts, take_in
from practice_tui.store.export_file import Tables, json_of
from practice_tui.store.failures import NOT_SAVED
from practice_tui.store.import_reader import NewerError, UnfinishedError, read_shared, without_other_raters
from practice_tui.store.merging import ContradictionError
from practice_tui.store.months import Month, newest_at
from practice_tui.store.row_formats import FORMAT

T = TypeVar("T")

SEEN_EVERY = timedelta(hours=1)  # how often `last seen` is written where nothing else is
UPDATE = "update practice on this machine"

_COPY = re.compile(r"(\d{4}-\d\d|draft-[0-9a-f-]{36})(?!\.json$)\W")  # as carriers call one of these files
_MONTH, _DRAFT = re.compile(r"\d{4}-\d\d\.json"), re.compile(r"draft-[0-9a-f-]{36}\.json")


class Ask(Protocol):
    """Runs `work` with the desk, in the thread that the desk belongs to."""

    def __call__(self, work: Callable[[Desk], T], /) -> T: ...


@dataclass(slots=True)
class Received:
    """The numbers of rows and rounds that came from a machine, and the names of banks."""

    facts: int = 0
    attempts: int = 0
    rounds: int = 0
    banks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """The result of an exchange. `received` is by the name of the machine; `months`, `rounds` and `banks` went out.

    `taken_over`, `changed_twice` and `forgotten` are lines on rounds, on banks, and on what was here and another
    machine has forgotten. `is_first` says that this machine had written nothing there before.
    """

    root: Path
    device: Device
    is_first: bool
    received: dict[str, Received] = field(default_factory=dict)
    months: list[str] = field(default_factory=list)
    rounds: int = 0
    banks: list[str] = field(default_factory=list)
    taken_over: list[str] = field(default_factory=list)
    changed_twice: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def new_banks(self) -> list[str]:
        """The files of banks and plans that came in, from whichever machine."""
        return [name for received in self.received.values() for name in received.banks]

    @property
    def has_news(self) -> bool:
        return bool(self.received)


def synchronise(ask: Ask, root: Path, banks: Path, cache: Path) -> Report:
    """Exchanges once in both directions. Each piece of work at the desk is short. Raises PracticeError."""
    return _Exchange(ask, root, banks, cache).run()


class _Exchange:
    def __init__(self, ask: Ask, root: Path, banks: Path, cache: Path) -> None:
        self._ask, self._banks, self._cache = ask, banks, cache
        device = ask(lambda desk: desk.writer.device)
        self._folder = SharedFolder(root, device.name)
        self._report = Report(root, device, not self._folder.own.exists())
        self._program: str = ask(lambda desk: desk.writer.program)
        self._now: datetime = ask(lambda desk: desk.moments.clock.now())
        self._own: dict[str, str] = {}  # the digest of each of one's own files
        self._newer: set[str] = set()  # one's own files that only a newer practice can read
        self._read: set[str] = set()
        self._erased: dict[str, set[str]] = {}  # ids of what was here and is forgotten, by table

    def run(self) -> Report:
        self._folder.require()
        before = recall(self._cache).of(self._folder.root, self._folder.device, *self._ask(_standing))
        machines = self._folder.machines()
        names = names_of(machines)
        for seen in machines:
            self._take_machine(seen, names[seen.device], before)
        erased = self._erased
        self._report.forgotten = self._ask(lambda desk: list(forgotten_elsewhere_lines(desk, erased)))
        exchange = BankExchange(self._folder, self._banks, self._now)
        exchange.run(machines)
        self._folder.sweep(self._now)
        months = self._leave_months(before)
        self._leave_drafts()
        for device, banks in exchange.received.items():
            self._received(names.get(device, device)).banks += banks
        self._report.banks = exchange.sent
        self._report.changed_twice = [_changed_twice(each, names) for each in exchange.changed_twice]
        self._report.troubles += exchange.troubles
        self._leave_word()
        self._remember(months)
        return self._report

    def _take_machine(self, seen: MachineSeen, name: str, before: Remembered) -> None:
        if seen.is_newer:
            self._trouble(self._folder.root / seen.device, "was written by a newer practice", UPDATE)
        if self._folder.has_too_many(seen.device):
            self._trouble(self._folder.root / seen.device, "holds too many files", "not all of them are read")
        for path in self._folder.facts_of(seen.device):
            self._take_file(path, Machine(seen.device, name), before, is_reported=not seen.is_newer)

    def _take_file(self, path: Path, machine: Machine, before: Remembered, *, is_reported: bool) -> None:
        """Reads a file in one transaction, unless it was read before."""
        try:
            data = self._folder.read(path)
        except PracticeError as error:
            self._trouble(path, error.message, error.hint)
            return
        digest = digest_of(data)
        if path.parent == self._folder.own:
            self._own[path.name] = digest
        if digest in before.read:
            self._read.add(digest)
            return
        readable = self._read_file(path, data, machine, is_reported=is_reported)
        if readable is None:
            return
        tables, drafts = readable
        good = [draft for draft in drafts if _is_readable(draft)]
        try:
            taken, erased = self._ask(lambda desk: _take_in(desk, tables, good))
        except ContradictionError as error:
            self._trouble(path, f"is left out: {error.message.removeprefix(NOT_SAVED)}", "remove it there")
            return
        if len(good) < len(drafts):
            self._trouble(path, "holds an open round that can't be read here", UPDATE)
        else:
            self._read.add(digest)
        for table, ids in erased.items():
            self._erased.setdefault(table, set()).update(ids)
        self._tell(taken, machine)

    def _read_file(
        self, path: Path, data: bytes, machine: Machine, *, is_reported: bool
    ) -> tuple[Tables, list[Draft]] | None:
        """The facts and drafts of a file; None where they can't be used, which goes into the report."""
        try:
            tables, rows = read_shared(path, data)
        except UnfinishedError:
            self._report.troubles.append(awaited(self._folder.named(path)))
        except NewerError:
            if path.parent == self._folder.own:
                self._newer.add(path.name)
            if is_reported:
                self._trouble(path, "was written by a newer practice", UPDATE)
        except PracticeError as error:
            self._trouble(path, f"is left out: it {error.message.removeprefix(f'{path} ')}", "remove it there")
        else:
            holder = machine.as_holder
            drafts = [Draft(row["round_id"], holder, read_instant(row["at"]), row["state"]) for row in rows]
            return without_other_raters(tables)[0], drafts
        return None

    def _tell(self, taken: TakenIn, machine: Machine) -> None:
        if taken.merged.added or taken.drafts:
            received = self._received(machine.name)
            received.facts += taken.merged.added
            received.attempts += taken.merged.attempts
            received.rounds += len(taken.drafts)
        if machine.device != self._folder.device:
            self._report.taken_over += [
                _taken_over(replaced, machine) for replaced in taken.drafts if _was_here(replaced)
            ]

    def _leave_months(self, before: Remembered) -> dict[str, tuple[tuple[int, ...], str]]:
        """Writes each month whose facts differ from its file. Returns the counts and the digest of every month."""
        written: dict[str, tuple[tuple[int, ...], str]] = {}
        for month in self._months():
            name = f"{month.name}.json"
            standing = (month.counts, self._own.get(name, ""))
            if before.months.get(month.name) != standing and name not in self._newer:
                tables = self._ask(_month(month.name))
                digest = self._leave(name, tables, newest_at(tables))
                if digest != standing[1]:
                    self._report.months.append(month.name)
                standing = (month.counts, digest)
            written[month.name] = standing
        for name in self._own.keys() - {f"{month}.json" for month in written}:
            if _MONTH.fullmatch(name) and name not in self._newer:
                self._folder.remove(name)
                self._report.months.append(name.removesuffix(".json"))
        self._remove_copies()
        return written

    def _remove_copies(self) -> None:
        """Removes conflict copies of own files that were read, so that nothing forgotten lasts in them."""
        for name, digest in self._own.items():
            if _COPY.match(name) and digest in self._read:
                self._folder.remove(name)

    def _months(self) -> Iterator[Month]:
        """Every month with facts. Each is asked for by itself, so that keys wait for one month at most."""
        name = ""
        while month := self._ask(_month_after(name)):
            yield month
            name = month.name

    def _leave_drafts(self) -> None:
        """Writes the open rounds of this machine, and removes the files of rounds that are no longer open."""
        left = set()
        for draft in self._ask(lambda desk: open_drafts(desk.history)):
            if machine_of(draft.holder):
                continue
            try:
                digests = {slot.digest for slot in round_kept(draft).slots}
            except UNREADABLE:
                continue
            tables = self._ask(_facts_of(draft, digests))
            name = f"draft-{draft.round_id}.json"
            row = {"round_id": draft.round_id, "at": draft.at.isoformat(), "state": draft.state}
            before = self._own.get(name)
            self._report.rounds += self._leave(name, {**tables, "drafts": [row]}, draft.at) != before
            left.add(name)
        for name in self._own:
            if _DRAFT.fullmatch(name) and name not in left:
                self._folder.remove(name)

    def _leave(self, name: str, tables: Tables, at: datetime) -> str:
        """Writes an own file if its facts have changed, and returns its digest. The same facts give the same bytes."""
        data = json_of(tables, self._program, at).encode()
        digest = digest_of(data)
        if digest != self._own.get(name):
            self._folder.write(name, data)
        self._own[name] = digest
        self._read.add(digest)
        return digest

    def _leave_word(self) -> None:
        """Writes the name of this machine, and when it last wrote."""
        report, about = self._report, self._folder.read_about(self._folder.device, DEVICE)
        try:
            is_recent = self._now - SEEN_EVERY < read_instant(about["written_at"]) <= self._now
        except UNREADABLE:
            is_recent = False
        host = host_name()
        if is_recent and about.get("host") == host and not (report.months or report.rounds or report.banks):
            return
        words = {"practice": "machine", "format": FORMAT, "program": self._program, "device": self._folder.device}
        about = {**words, "host": host, "written_at": self._now.isoformat()}
        self._folder.write(DEVICE, (json.dumps(about, indent=1) + "\n").encode())

    def _remember(self, months: dict[str, tuple[tuple[int, ...], str]]) -> None:
        identity, facts = self._ask(_standing)
        root, device = str(self._folder.root), self._folder.device
        troubles = tuple(self._report.troubles)
        remember(self._cache, Remembered(root, device, identity, facts, frozenset(self._read), months, troubles))

    def _received(self, name: str) -> Received:
        return self._report.received.setdefault(name, Received())

    def _trouble(self, path: Path, problem: str, do: str) -> None:
        self._report.troubles.append(Trouble(self._folder.named(path), problem.removeprefix(f"{path} "), do))


def is_later(draft: Draft, before: Draft | None) -> bool:
    """Whether a draft is later than `before`: resumed more often, or as often and later by the clocks."""
    if before is None:
        return True
    try:
        return _stage(draft) > _stage(before)
    except UNREADABLE:  # the one that is here: nobody can go on with it
        return True


def _stage(draft: Draft) -> tuple[int, datetime, str]:
    return round_kept(draft).resumed, draft.at, draft.state


def _standing(desk: Desk) -> tuple[tuple[int, ...], int]:
    """The identity of the history, and the number of its facts."""
    return tuple(number or 0 for number in desk.history.identity), desk.history.count()


def _take_in(desk: Desk, tables: Tables, drafts: list[Draft]) -> tuple[TakenIn, dict[str, set[str]]]:
    """Takes in facts and drafts, and returns with them the ids of what was here and is forgotten now, by table."""
    subjects = {row["subject_id"] for row in tables["erasures"]}
    erased = {table: ids & subjects for table, ids in forgettable(desk).items()} if subjects else {}
    taken = take_in(desk.history, tables, drafts, is_later)
    desk.moments.greatest = max(desk.moments.greatest, desk.history.greatest_id())
    return taken, erased


def _is_readable(draft: Draft) -> bool:
    try:
        return round_kept(draft).id == draft.round_id
    except UNREADABLE:
        return False


def _month_after(name: str) -> Callable[[Desk], Month | None]:
    return lambda desk: month_after(desk.history, name)


def _month(name: str) -> Callable[[Desk], Tables]:
    return lambda desk: facts_of_month(desk.history, name)


def _facts_of(draft: Draft, digests: set[str]) -> Callable[[Desk], Tables]:
    return lambda desk: facts_of_round(desk.history, draft.round_id, digests)


def _was_here(replaced: Replaced) -> bool:
    before = replaced.before
    return before is not None and before.holder != NOBODY and machine_of(before.holder) is None


def _changed_twice(changed: ChangedTwice, names: Mapping[str, str]) -> str:
    machine = names.get(changed.device, changed.device)
    both = f"{changed.name} was changed here and on {machine}"
    if changed.kept_as:
        return f"{both}: that of {machine} is in force, yours is kept as banks/{REPLACED}/{changed.kept_as}"
    return f"{both}: yours is in force, the other one is kept there in banks/{REPLACED}"


def _taken_over(replaced: Replaced, machine: Machine) -> str:
    plan = one_line(round_kept(replaced.draft).plan)
    return f"{plan} was taken over on {machine.name}; Home offers it where it stands there"
