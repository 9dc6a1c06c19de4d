"""Reads `config.toml`. The program never writes it; an error names file, line and the nearest known key."""

import tomllib
from dataclasses import dataclass, fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from practice_tui.core.views.settings import OWN_THEMES, TEXTUAL_THEMES
from practice_tui.errors import ExitCode, PracticeError

MAX_BYTES = 100_000


class Signal(StrEnum):
    """The signal at *wrap up* and *over*."""

    FLASH = "flash"
    BELL = "bell"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Config:
    """The configuration; `round_clock` shows the time of the round beside that of the answer.

    An empty `theme` is dark, or ansi where the terminal has sixteen colours.
    """

    theme: str = ""
    signal: Signal = Signal.FLASH
    round_clock: bool = True


def read_config(path: Path) -> Config:
    """The configuration at `path`; the defaults where there is no file. Raises PracticeError with `path:line`."""
    text = _read_text(path)
    if not text:
        return Config()
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        raise _unusable(f"{path}: {error}") from error
    except RecursionError as error:
        raise _unusable(f"{path}: is nested too deeply") from error
    types = {field.name: field.type for field in fields(Config)}
    return Config(**{key: _value(path, text, key, value, types) for key, value in table.items()})


def _read_text(path: Path) -> str:
    """The text of a file of at most MAX_BYTES; empty where there is none. Raises PracticeError."""
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


def _value(path: Path, text: str, key: str, value: Any, types: dict[str, Any]) -> Any:
    where = f"{path}:{_line_of(text, key)}"
    if key not in types:
        near = get_close_matches(key, types, n=1)
        raise _unusable(f"{where}: unknown key {key!r}", f"did you mean {near[0]!r}?" if near else _list(types))
    if key == "theme":
        if value not in (*OWN_THEMES, *TEXTUAL_THEMES):
            hint = f"it is one of {', '.join(OWN_THEMES)}, or one of Textual's: {', '.join(TEXTUAL_THEMES)}"
            raise _unusable(f"{where}: {key} can't be {value!r}", hint)
        return value
    kind = types[key]
    if kind is bool:
        if not isinstance(value, bool):
            raise _unusable(f"{where}: {key} must be true or false, not {value!r}")
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


def _list(types: dict[str, Any]) -> str:
    return f"known keys: {', '.join(types)}"


def _unusable(message: str, hint: str = "") -> PracticeError:
    return PracticeError(message, hint, ExitCode.UNUSABLE_FILE)
