"""`config.toml`: how the program looks and signals. Only read; an error names file, line and the nearest known key."""

import tomllib
from dataclasses import dataclass, fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from practice_tui.core.values.text import is_clean
from practice_tui.errors import ExitCode, PracticeError

MAX_BYTES = 100_000


class Theme(StrEnum):
    """The value is what the file says."""

    DARK = "dark"
    LIGHT = "light"
    ANSI = "ansi"


class Signal(StrEnum):
    """What marks *wrap up* and *over*."""

    FLASH = "flash"
    BELL = "bell"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Config:
    """`sync` is a folder; it counts in the platform's own configuration alone (`Places.sync_folder`)."""

    theme: Theme = Theme.DARK
    signal: Signal = Signal.FLASH
    round_clock: bool = True
    sync: str = ""


def read_config(path: Path) -> Config:
    """The configuration at `path`; all defaults where there is none. Raises PracticeError with `path:line`."""
    text = _read_text(path)
    if not text:
        return Config()
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        raise _unusable(f"{path}: {error}") from error
    except RecursionError as error:
        raise _unusable(f"{path}: is nested too deeply") from error
    known = {field.name: field.type for field in fields(Config)}
    return Config(**{key: _value(path, text, key, value, known) for key, value in table.items()})


def _read_text(path: Path) -> str:
    """What an ordinary file of no more than MAX_BYTES holds; nothing where there is none."""
    if not path.exists():
        return ""
    if not path.is_file():
        raise _unusable(f"{path}: is not a file")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise _unusable(f"{path}: is larger than {MAX_BYTES:,} bytes")
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(f"{path}: can't be read: {error}") from error


def _value(path: Path, text: str, key: str, value: Any, known: dict[str, Any]) -> Any:
    where = f"{path}:{_line_of(text, key)}"
    if key not in known:
        near = get_close_matches(key, known, n=1)
        raise _unusable(f"{where}: unknown key {key!r}", f"did you mean {near[0]!r}?" if near else _list(known))
    kind = known[key]
    if kind is bool:
        if not isinstance(value, bool):
            raise _unusable(f"{where}: {key} must be true or false, not {value!r}")
        return value
    if kind is str:
        if not isinstance(value, str) or not is_clean(value) or not value.startswith(("/", "~")):
            raise _unusable(f"{where}: {key} must be a whole path, not {value!r}", 'such as "~/Sync/practice"')
        return value
    try:
        return kind(value)
    except ValueError:
        raise _unusable(f"{where}: {key} can't be {value!r}", f"it is one of {', '.join(kind)}") from None


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("=")[0].strip().strip("\"'[] ") == key:
            return number
    return 1


def _list(known: dict[str, Any]) -> str:
    return f"known keys: {', '.join(known)}"


def _unusable(message: str, hint: str = "") -> PracticeError:
    return PracticeError(message, hint, ExitCode.UNUSABLE_FILE)
