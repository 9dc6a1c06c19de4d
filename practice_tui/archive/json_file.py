"""Reads files of one JSON object that the program wrote, whose `practice` and `format` say what they are."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.bounded_files import size_of
from practice_tui.store.failures import explained

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of such files. `name` stands in its `practice`, `wrote` tells which command writes it."""

    name: str
    version: int
    wrote: str

    @property
    def head(self) -> dict[str, Any]:
        """The members by which a file of this kind is known."""
        return {"practice": self.name, "format": self.version}

    def refused(self, path: Path, problem: str) -> PracticeError:
        return PracticeError(f"{path} {problem}", self.wrote, ExitCode.UNUSABLE_FILE)


def read_object(path: Path, kind: FileKind) -> dict[str, Any]:
    """The object in a file of this kind, whose members nobody has checked yet. Raises PracticeError for any other."""
    with explained(path):
        size_of(path, MAX_BYTES, kind.refused)
        text = path.read_bytes()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise kind.refused(path, "isn't JSON") from error
    if not isinstance(data, dict) or data.get("practice") != kind.name:
        raise kind.refused(path, f"is no {kind.name} of practice")
    if data.get("format") != kind.version:
        number = one_line(repr(data.get("format")))[:20]
        raise kind.refused(path, f"has the format {number}; this practice reads {kind.version}")
    return data
