"""Reads and writes the shared folder, in which each machine writes a folder of its own and reads those of all.

    DIR/«device»/2026-11.json        the facts whose ids were made in that month, with all that they refer to
    DIR/«device»/draft-«round».json  an open round: its draft and its facts; gone when it is over
    DIR/«device»/banks/NAME.yaml     own questions and plans
    DIR/«device»/banks.json          which of them there are, since when, and which are gone
    DIR/«device»/device.json         who writes here, and when last

What is read is data of unknown origin: ordinary files of bounded size alone, no links, and nothing of it is run.
"""

import json
import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.atomic_files import abandoned_parts, atomic_write
from practice_tui.store.column_checks import UNREADABLE, read_instant
from practice_tui.store.device import is_device_name
from practice_tui.store.failures import explained
from practice_tui.store.row_formats import FORMAT

MOST_BYTES = 50_000_000  # of one file; 300 answers take 0.4 million
MOST_ABOUT_BYTES = 1_000_000  # of one that says what there is
MOST_FILES = 2_000  # in one folder
MOST_MACHINES = 50
DEVICE, BANKS_LIST, BANKS = "device.json", "banks.json", "banks"

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # without waiting for a writer at a pipe
_ABOUT = ("device", "banks")  # how the names of files begin that hold no facts, their conflict copies too


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that couldn't be read: the problem, and what to do. `is_awaited` says that it just hasn't come yet."""

    path: str
    problem: str
    do: str
    is_awaited: bool = False

    def __str__(self) -> str:
        return one_line(f"{self.path} {self.problem}: {self.do}")


@dataclass(frozen=True, slots=True)
class MachineSeen:
    """A machine that has a folder; `seen_at` is the time by its own clock when it last wrote."""

    device: str
    host: str = ""
    seen_at: datetime | None = None
    format: int = FORMAT

    @property
    def is_newer(self) -> bool:
        return self.format > FORMAT


class SharedFolder:
    """The shared folder, as the machine `device` uses it."""

    def __init__(self, root: Path, device: str) -> None:
        self.root, self.device = root, device

    @property
    def own(self) -> Path:
        return self.root / self.device

    def require(self) -> None:
        """Raises PracticeError where there is no such folder: it is never made, since a stick may just be out."""
        if not self.root.is_dir():
            problem = "is no folder" if self.root.exists() else "isn't there"
            hint = "make it, or mount what it lies on"
            raise PracticeError(f"{self.root} {problem}", hint, ExitCode.CANT_CREATE)
        for folder in (self.own, self.own / BANKS):
            if folder.is_symlink():
                raise PracticeError(f"{folder} is a link", "put a folder in its place", ExitCode.CANT_CREATE)

    def machines(self) -> list[MachineSeen]:
        """The machines that have a folder, by name, this machine among them."""
        devices = sorted(name for name in self._names(self.root) if is_device_name(name) and self._is_device(name))
        return [self._seen(device) for device in devices[:MOST_MACHINES]]

    def facts_of(self, device: str) -> list[Path]:
        """The files that may hold facts, conflict copies among them."""
        names = self._names(self.root / device)
        wanted = sorted(name for name in names if name.endswith(".json") and not name.startswith((".", *_ABOUT)))
        return [self.root / device / name for name in wanted[:MOST_FILES]]

    def has_too_many(self, device: str) -> bool:
        return sum(1 for _ in self._names(self.root / device)) > MOST_FILES

    def read(self, path: Path, most_bytes: int = MOST_BYTES) -> bytes:
        """The content of an ordinary file. Raises PracticeError for anything else."""
        try:
            descriptor = os.open(path, _READ)
        except (OSError, ValueError) as error:
            problem = "is a link" if path.is_symlink() else f"can't be read: {getattr(error, 'strerror', error)}"
            raise self._unread(problem) from error
        standing = os.fstat(descriptor)
        if not stat.S_ISREG(standing.st_mode):
            os.close(descriptor)
            raise self._unread("is no ordinary file")
        with os.fdopen(descriptor, "rb") as file:
            if standing.st_size > most_bytes:
                raise self._unread(f"has {standing.st_size:,} bytes; {most_bytes:,} at most")
            try:
                return file.read(most_bytes)
            except OSError as error:
                raise self._unread(f"can't be read: {error.strerror}") from error

    def read_about(self, device: str, name: str) -> dict[str, Any]:
        """The object in a small file of a machine's folder; an empty one where it can't be read."""
        with suppress(PracticeError, *UNREADABLE):
            read = json.loads(self.read(self.root / device / name, MOST_ABOUT_BYTES))
            if isinstance(read, dict):
                return read
        return {}

    def write(self, name: str, data: bytes) -> None:
        """Writes a file of one's own whole, or not at all. Raises PracticeError."""
        path = self.own / name
        with explained(path), atomic_write(path) as part:
            part.write_bytes(data)

    def remove(self, name: str) -> None:
        """Removes a file of one's own. Raises PracticeError."""
        path = self.own / name
        with explained(path):
            path.unlink(missing_ok=True)

    def sweep(self, now: datetime) -> None:
        """Removes what killed writers left in one's own folder."""
        for folder in (self.own, self.own / BANKS):
            for part in abandoned_parts(folder, now):
                with suppress(OSError):
                    part.unlink()

    def named(self, path: Path) -> str:
        """A path as messages name it: from the shared folder on."""
        return one_line(str(path.relative_to(self.root)))

    def _is_device(self, name: str) -> bool:
        folder = self.root / name
        if not folder.is_dir() or folder.is_symlink():
            return False
        return name == self.device or any(
            file.startswith("device") and file.endswith(".json") for file in self._names(folder)
        )

    def _seen(self, device: str) -> MachineSeen:
        about = self.read_about(device, DEVICE)
        host, version = about.get("host"), about.get("format")
        try:
            seen_at = read_instant(about["written_at"])
        except UNREADABLE:
            seen_at = None
        return MachineSeen(
            device,
            one_line(host)[:40] if isinstance(host, str) else "",
            seen_at,
            version if type(version) is int else FORMAT,
        )

    def _names(self, folder: Path) -> Iterator[str]:
        with suppress(OSError), os.scandir(folder) as entries:
            yield from (entry.name for entry in entries)

    def _unread(self, problem: str) -> PracticeError:
        return PracticeError(problem, "remove it, or see where it comes from", ExitCode.UNUSABLE_FILE)


def awaited(path: str) -> Trouble:
    """A file that is still on its way."""
    return Trouble(path, "isn't wholly there yet", "it is tried again the next time", is_awaited=True)


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def names_of(machines: list[MachineSeen]) -> dict[str, str]:
    """The name that people know each device by: its host, with the device where two share a host."""
    hosts = Counter(seen.host for seen in machines)
    return {seen.device: _name_of(seen, is_shared=hosts[seen.host] > 1) for seen in machines}


def _name_of(seen: MachineSeen, *, is_shared: bool) -> str:
    if not seen.host:
        return seen.device
    return f"{seen.host} ({seen.device})" if is_shared else seen.host
