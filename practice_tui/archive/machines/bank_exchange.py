"""Exchanges the files of the folder `banks`. The last change of a file wins; the file that loses is kept aside."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from practice_tui.archive.machines.shared_folder import (
    BANKS,
    BANKS_LIST,
    MOST_FILES,
    MachineSeen,
    SharedFolder,
    Trouble,
    awaited,
    digest_of,
)
from practice_tui.bank.loader import plain_name_of
from practice_tui.bank.yaml_files import MAX_BYTES
from practice_tui.core.values.text import is_clean
from practice_tui.errors import PracticeError
from practice_tui.store.atomic_files import atomic_write
from practice_tui.store.column_checks import UNREADABLE, read_instant
from practice_tui.store.failures import explained
from practice_tui.store.row_formats import FORMAT

REPLACED = ".replaced"
MOST_KEPT = 20  # texts of one file
GONE = ""  # the digest of a file that was removed

_NAME = re.compile(r"[^./\\\0][^/\\\0]*\.yaml")
_LONGEST_NAME = 200  # bytes
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LATER = timedelta(seconds=1)  # by which a change exceeds the one that it follows, whatever the clocks say


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A change of a file: its new digest, or GONE, and the time. Later changes are greater."""

    at: datetime
    digest: str


class ChangedTwice(NamedTuple):
    """A file that was changed here and on another machine, neither of which had the other's change.

    `kept_as` is the file in REPLACED with the text of this machine; empty where this machine's text is in force.
    """

    name: str
    device: str
    kept_as: str = ""


class BankExchange:
    """One exchange between the folder `banks` of this machine and the shared folder."""

    def __init__(self, folder: SharedFolder, banks: Path, now: datetime) -> None:
        self._folder, self._banks, self._now = folder, banks, now
        self.received: dict[str, list[str]] = {}  # names of files, by the device that they came from
        self.sent: list[str] = []
        self.changed_twice: list[ChangedTwice] = []
        self.troubles: list[Trouble] = []
        self._passed_over: set[str] = set()

    def run(self, machines: list[MachineSeen]) -> None:
        """Takes the newest change of each file, and publishes those of this machine.

        Raises PracticeError where a file can't be written.
        """
        local, published = self._local(), self._changes_of(self._folder.device)
        own = dict(self._own_changes(local, published))
        others = {seen.device: self._changes_of(seen.device) for seen in machines if seen.device != self._folder.device}
        for name in sorted({name for changes in others.values() for name in changes} | own.keys()):
            if name in self._passed_over:
                continue
            candidates = [(changes[name], device) for device, changes in others.items() if name in changes]
            change, device = max([*candidates, *([(own[name], self._folder.device)] if name in own else [])])
            is_new = name in local and own[name] != published.get(name)
            if is_new and device == self._folder.device:
                self._note_outdone(name, candidates, published.get(name))
            if change.digest == local.get(name, GONE) or self._take(name, change, device, [*others], is_new=is_new):
                own[name] = change
        received = {name for names in self.received.values() for name in names}
        self._publish(own, published)
        self.sent = sorted(name for name in own if own[name] != published.get(name) and name not in received)

    def _note_outdone(self, name: str, candidates: list[tuple[Change, str]], before: Change | None) -> None:
        """Notes a change of another machine that gives way to one of this machine, which didn't have it."""
        for change, device in candidates:
            if change.digest != GONE and (before is None or change > before):
                self.changed_twice.append(ChangedTwice(name, device))

    def _local(self) -> dict[str, str]:
        """The digests of the files of this machine, by name, without hidden files and conflict copies."""
        with explained(self._banks):
            names = sorted(path.name for path in self._banks.iterdir()) if self._banks.is_dir() else []
        local = {}
        for name in names[:MOST_FILES]:
            if not is_name(name) or plain_name_of(name, names):
                continue
            try:
                local[name] = digest_of(self._folder.read(self._banks / name, MAX_BYTES))
            except PracticeError as error:
                self._passed_over.add(name)
                self.troubles.append(Trouble(f"banks/{name}", error.message, "it stays on this machine alone"))
        return local

    def _own_changes(self, local: dict[str, str], published: dict[str, Change]) -> Iterator[tuple[str, Change]]:
        """The last change of each file on this machine: the published one, unless the file has changed or gone since.

        Where the whole folder is gone, its files were lost rather than removed.
        """
        for name, digest in local.items():
            before = published.get(name)
            if before and before.digest == digest:
                yield name, before
            else:
                yield name, Change(self._after(before, self._changed_at(name)), digest)
        for name, before in published.items():
            if name in local or name in self._passed_over:
                continue
            is_removed = before.digest != GONE and self._banks.is_dir()
            yield name, Change(self._after(before, self._now), GONE) if is_removed else before

    def _after(self, before: Change | None, at: datetime) -> datetime:
        return max(at, before.at + _LATER) if before else at

    def _changed_at(self, name: str) -> datetime:
        try:
            written_at = (self._banks / name).stat().st_mtime
        except OSError:
            return self._now
        return min(self._now, datetime.fromtimestamp(written_at, self._now.tzinfo))

    def _take(self, name: str, change: Change, device: str, devices: list[str], *, is_new: bool) -> bool:
        """Applies a change to the file, and says whether it could: the text of the change may not have come yet.

        `is_new` says that the text of this machine has been nowhere else.
        """
        if change.digest == GONE:
            self._keep_aside(name)
            with explained(self._banks / name):
                (self._banks / name).unlink(missing_ok=True)
        else:
            data = self._text_of(name, change.digest, [device, *devices, self._folder.device])
            if data is None:
                path = self._folder.root / device / BANKS / name
                self.troubles.append(awaited(self._folder.named(path)))
                return False
            kept_as = self._keep_aside(name)
            if is_new:
                self.changed_twice.append(ChangedTwice(name, device, kept_as))
            with explained(self._banks / name), atomic_write(self._banks / name) as part:
                part.write_bytes(data)
        self.received.setdefault(device, []).append(name)
        return True

    def _text_of(self, name: str, digest: str, devices: list[str]) -> bytes | None:
        for device in dict.fromkeys(devices):
            folder = self._folder.root / device / BANKS
            if folder.is_symlink():
                continue
            try:
                data = self._folder.read(folder / name, MAX_BYTES)
            except PracticeError:
                continue
            if digest_of(data) == digest:
                return data
        return None

    def _keep_aside(self, name: str) -> str:
        """Copies a file into REPLACED, from where nothing is loaded. The file itself stays until it is replaced.

        Returns the name of the copy, empty where there is no file.
        """
        path, aside = self._banks / name, self._banks / REPLACED
        if not path.exists():
            return ""
        dated = f"{name}.{self._now:%Y-%m-%dT%H%M%S}"
        taken = {path.name for path in aside.glob("*")}
        free = next(named for number in count(1) if (named := _numbered(dated, number)) not in taken)
        with explained(path), atomic_write(aside / free) as part:
            part.write_bytes(path.read_bytes())
        earlier = sorted(other for other in taken if other.startswith(f"{name}."))
        for old in earlier[: max(0, len(earlier) + 1 - MOST_KEPT)]:
            with explained(path):
                (aside / old).unlink()
        return free

    def _publish(self, own: dict[str, Change], published: dict[str, Change]) -> None:
        for name, change in [*own.items()]:
            if change.digest == GONE:
                self._folder.remove(f"{BANKS}/{name}")
            elif self._text_of(name, change.digest, [self._folder.device]) is None:
                data = self._text_here(name, change.digest)
                if data is None:  # it changed this very moment, or was lost: the next time will see
                    own.pop(name)
                else:
                    self._folder.write(f"{BANKS}/{name}", data)
        if own != published:
            self._folder.write(BANKS_LIST, _listed(own))

    def _text_here(self, name: str, digest: str) -> bytes | None:
        try:
            data = self._folder.read(self._banks / name, MAX_BYTES)
        except PracticeError:
            return None
        return data if digest_of(data) == digest else None

    def _changes_of(self, device: str) -> dict[str, Change]:
        """The published changes of a machine, by file; entries that can't be read are passed over."""
        listed = self._folder.read_about(device, BANKS_LIST).get("files")
        changes = {}
        for file in listed[:MOST_FILES] if isinstance(listed, list) else ():
            try:
                name, gone_at = file["name"], file.get("gone_at")
                digest = GONE if gone_at else file["digest"]
                if is_name(name) and (digest == GONE or _DIGEST.fullmatch(digest)):
                    changes[name] = Change(read_instant(gone_at or file["changed_at"]), digest)
            except UNREADABLE:
                continue
        return changes


def is_name(name: object) -> bool:
    """Whether a bank may have this name: that of a visible file, without a folder."""
    if not isinstance(name, str) or not _NAME.fullmatch(name) or not is_clean(name):
        return False
    return len(name.encode()) <= _LONGEST_NAME


def _listed(own: dict[str, Change]) -> bytes:
    files = [
        {"name": name, "gone_at": change.at.isoformat()}
        if change.digest == GONE
        else {"name": name, "digest": change.digest, "changed_at": change.at.isoformat()}
        for name, change in sorted(own.items())
    ]
    return (json.dumps({"practice": "banks", "format": FORMAT, "files": files}, indent=1) + "\n").encode()


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"
