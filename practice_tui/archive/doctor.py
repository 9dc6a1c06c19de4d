"""Looks whether all is well with the files, the banks, the configuration, the terminal and the disk."""

import contextlib
import shlex
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from practice_tui.archive.machines.remembered import recall
from practice_tui.archive.machines.shared_folder import SharedFolder, names_of
from practice_tui.archive.renamed import renamed_in
from practice_tui.bank.problems import check_command
from practice_tui.config import COMMANDS, read_config
from practice_tui.core.bank.questions import Bank
from practice_tui.core.values.durations import format_ago, format_span
from practice_tui.core.values.phrases import count
from practice_tui.core.values.terminal_size import LEAST_COLUMNS, LEAST_ROWS, is_too_small
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError
from practice_tui.paths import Places
from practice_tui.sitting.unreadable_drafts import left_out_of
from practice_tui.store.backup_files import backups_of, newest_fuller, newest_good
from practice_tui.store.months import made_at
from practice_tui.store.opening import open_history
from practice_tui.store.schema import OLDEST_SQLITE

OLD_AFTER = 7  # days, where something has been added since
NAMED = 20  # rows that can't be read, a line each
LEAST_FREE = 50_000_000  # bytes
CLOCKS_APART = timedelta(minutes=10)  # from which on two clocks can't both be right

_BEFORE_IT = "the rest works without it; practice restore FILE puts back a backup from before it"


@dataclass(frozen=True, slots=True)
class Terminal:
    """The terminal that the program runs in. `name` is that of TERM; `is_one` is false in a pipe."""

    is_one: bool
    columns: int
    rows: int
    name: str
    encoding: str
    has_colours: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: the subject, its state and, if something is wrong with it, the remedy."""

    about: str
    says: str
    do: str = ""

    @property
    def is_well(self) -> bool:
        return not self.do

    def __str__(self) -> str:
        mark = "ok" if self.is_well else "!!"
        advice = f": {self.do}" if self.do else ""
        return f"{mark}  {self.about:<13}  {one_line(self.says + advice)}"


def examine(places: Places, terminal: Terminal, now: datetime) -> list[Finding]:
    """Every finding; nothing is changed but what each start changes."""
    looks: tuple[Callable[[], Iterator[Finding]], ...] = (
        lambda: _history(places, now),
        lambda: _backups(places, now),
        lambda: _banks(places),
        lambda: _configuration(places),
        lambda: _machines(places, now),
        lambda: _terminal(terminal),
        _sqlite,
        lambda: _disk(places),
    )
    return [finding for look in looks for finding in look()]


def _history(places: Places, now: datetime) -> Iterator[Finding]:
    if not places.history.exists():
        is_gone = newest_good(places.history) is not None
        summary = f"{'gone from' if is_gone else 'none yet at'} {places.history}"
        yield Finding("history", summary, "practice restore" if is_gone else "")
        return
    try:
        history = open_history(places.history)
    except PracticeError as error:
        yield Finding("history", error.message, error.hint)
        return
    try:
        is_whole, facts = history.is_intact(), history.count()
        unread = left_out_of(history, is_thorough=True) if is_whole else []
        newest = history.greatest_id() if is_whole else ""
    finally:
        history.close()
    summary = f"{count(facts, 'fact')} at {places.history}"
    yield Finding("history", summary) if is_whole else Finding("history", f"damaged: {summary}", "practice restore")
    yield from (Finding("history", f"left out of every figure: {row}", _BEFORE_IT) for row in unread[:NAMED])
    if len(unread) > NAMED:
        yield Finding("history", f"and {count(len(unread) - NAMED, 'more row')} like that", _BEFORE_IT)
    if newest and (ahead := made_at(newest) - now) > CLOCKS_APART:
        summary = f"its newest fact is {format_span(ahead.total_seconds())} ahead of this machine's clock"
        yield Finding("history", summary, "set the clock that is wrong")
    if is_whole and (fuller := newest_fuller(places.history, facts)):
        yield Finding("history", f"{fuller.path} holds {count(fuller.facts, 'fact')}", f"practice import {fuller.path}")


def _backups(places: Places, now: datetime) -> Iterator[Finding]:
    made, newest = backups_of(places.history), newest_good(places.history)
    if newest is None:
        if made or places.history.exists():
            yield Finding("backups", f"no good one in {places.backups}", "practice backup")
        else:
            yield Finding("backups", "none needed yet")
        return
    days = (now - newest.at).days
    age = "today's" if days < 1 else f"{count(days, 'day')} old"
    summary = f"{len(made)}, the newest good one {age}, read back with {count(newest.facts, 'fact')}"
    if made[0] != newest:
        yield Finding("backups", f"{made[0].path} can't be read back", "practice backup makes another")
    is_old = days > OLD_AFTER and places.history.exists() and places.history.stat().st_mtime > newest.at.timestamp()
    yield Finding("backups", summary, "practice backup" if is_old else "")


def _banks(places: Places) -> Iterator[Finding]:
    from practice_tui.bank.loader import load_bank  # PyYAML takes 20 ms: only where YAML is read

    loaded = load_bank(places.banks)
    summary = f"{count(len(loaded.bank.questions), 'question')} in {count(len(loaded.bank.topics), 'topic')}"
    yield from _renamed(places, loaded.bank)
    if not loaded.problems:
        yield Finding("banks", summary)
        return
    first, number = loaded.problems[0], len(loaded.problems)
    problems = f"1 problem, {first}" if number == 1 else f"{number} problems, the first {first}"
    yield Finding("banks", f"{summary}; {problems}", check_command(loaded.problems))


def _renamed(places: Places, bank: Bank) -> Iterator[Finding]:
    """Questions of which the history knows another id; a history that can't be opened is told of elsewhere."""
    try:
        renamed = renamed_in(places.history, bank)
    except PracticeError:
        return
    for new, old in renamed[:NAMED]:
        yield Finding("banks", f"{new!r} was asked as {old!r}, and its answers stand apart", f"formerly: [{old}]")


def _configuration(places: Places) -> Iterator[Finding]:
    try:
        config = read_config(places.config_file)
    except PracticeError as error:
        yield Finding("configuration", error.message, error.hint or "correct that line")
        return
    if config.sync and not places.is_platforms:
        summary = f"sync is ignored in {places.config_file}: a folder counts in your own configuration alone"
        yield Finding("configuration", summary, f"practice sync {shlex.quote(config.sync)}, or move that line there")
    for name in COMMANDS:
        if getattr(config, name) and not places.is_platforms:
            yield Finding("configuration", places.ignored_line(name), "move that line there")
    yield Finding("configuration", str(places.config_file) if places.config_file.exists() else "all defaults")


def _machines(places: Places, now: datetime) -> Iterator[Finding]:
    """The machines of the shared folder: when each last wrote, and which of their files couldn't be read."""
    remembered = recall(places.cache)
    root = _configured_folder(places) or (Path(remembered.root) if remembered.root else None)
    if root is None:
        return
    folder, again = SharedFolder(root, remembered.device), f"practice sync {shlex.quote(str(root))}"
    try:
        folder.require()
    except PracticeError as error:
        yield Finding("machines", error.message, error.hint)
        return
    machines = folder.machines()
    names, others = names_of(machines), [seen for seen in machines if seen.device != remembered.device]
    for seen in others:
        name = names[seen.device]
        if seen.seen_at is None:
            yield Finding("machines", f"{name} hasn't said yet when it was there", again)
        elif seen.seen_at - now > CLOCKS_APART:
            ahead = format_span((seen.seen_at - now).total_seconds())
            yield Finding("machines", f"the clock of {name} is {ahead} ahead of this one", "set the one that is wrong")
        else:
            yield Finding("machines", f"{name} was last seen {format_ago((now - seen.seen_at).total_seconds())}")
    if not others:
        yield Finding("machines", f"no other one in {root} yet")
    if remembered.root == str(root):
        for trouble in remembered.troubles[:NAMED]:
            yield Finding("machines", f"{trouble.path} {trouble.problem}", f"{trouble.do}; then {again}")


def _configured_folder(places: Places) -> Path | None:
    with contextlib.suppress(PracticeError):  # _configuration has named it
        return places.sync_folder(read_config(places.config_file).sync)
    return None


def _terminal(terminal: Terminal) -> Iterator[Finding]:
    if not terminal.is_one:
        yield Finding("terminal", "none here; practice round --plain does without")
        return
    size = f"{terminal.columns}x{terminal.rows}"
    is_small = is_too_small(terminal.columns, terminal.rows)
    yield Finding("terminal", size, f"make it {LEAST_COLUMNS}x{LEAST_ROWS} at least" if is_small else "")
    is_dumb = terminal.name in ("", "dumb", "unknown")
    yield Finding("terminal", f"TERM={terminal.name}", "practice round --plain" if is_dumb else "")
    yield Finding("terminal", "colours" if terminal.has_colours else "no colours: nothing is said by colour alone")
    is_utf8 = terminal.encoding.lower().replace("-", "") == "utf8"
    yield Finding("terminal", terminal.encoding, "" if is_utf8 else "set LANG to one that ends in .UTF-8")


def _sqlite() -> Iterator[Finding]:
    is_old = sqlite3.sqlite_version_info < OLDEST_SQLITE
    needed = ".".join(map(str, OLDEST_SQLITE[:2]))
    yield Finding("SQLite", sqlite3.sqlite_version, f"practice needs {needed}" if is_old else "")


def _disk(places: Places) -> Iterator[Finding]:
    there = next(folder for folder in (places.data, *places.data.parents) if folder.is_dir())
    free = shutil.disk_usage(there).free
    yield Finding("disk", f"{free / 1e6:,.0f} MB free at {there}", "make room" if free < LEAST_FREE else "")
