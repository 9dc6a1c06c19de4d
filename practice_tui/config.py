"""Reads and writes `config.toml`. An error names file, line and the nearest known key.

A setting that names a command or a folder may be read from the platform's configuration directory alone, never from a
`--data-dir`: whoever hands over such a directory would else run commands on the machine of whoever opens it.
"""

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from practice_tui.core.values.text import is_clean
from practice_tui.core.views.settings import AUTO, OFF, ON, OWN_THEMES, SETTINGS, TEXTUAL_THEMES
from practice_tui.errors import ExitCode, PracticeError

MAX_BYTES = 100_000
KEYS = "keys"  # the table of the keys that were changed
EXAMPLES = {
    "speech_command": "espeak-ng -v en-us --stdin",
    "record_command": "arecord -q -t raw -f S16_LE -r 16000 -c 1",
    "play_command": "aplay -q",
    "recognise_command": "whisper-cli -m model.bin -np -nt -f {file}",
}
COMMANDS = tuple(EXAMPLES)  # settings that name what is run
_SPELLINGS = {"on": ON, "yes": ON, "off": OFF, "no": OFF}


class Signal(StrEnum):
    """The signal at *wrap up* and *over*."""

    FLASH = "flash"
    BELL = "bell"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Config:
    """The configuration; `round_clock` shows the time of the round beside that of the answer.

    `keys` maps ids of keys to what is pressed for them. The theme `auto` is dark, or ansi on a terminal of 16 colours.
    `sync` is the folder in which machines meet; `Places.sync_folder` says whether it counts.
    `voice` has questions read aloud, by `speech_command` where `Places.own_command` says that it counts.
    `record` has answers recorded, by `record_command` or from the microphone, and `play_command` plays them; recordings
    are kept for so many days, and so many megabytes of them. `recognise_command` writes them down.
    `propose` marks points that one's own words seem to make: off, since of a weak answer only half of these are right.
    """

    theme: str = AUTO
    signal: Signal = Signal.FLASH
    round_clock: bool = True
    reduced_motion: bool = False
    wrap_up_bell: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    sync: str = ""
    voice: bool = False
    speech_command: str = ""
    record: bool = False
    record_command: str = ""
    play_command: str = ""
    recordings_days: int = 30
    recordings_mb: int = 500
    recognise_command: str = ""
    propose: bool = False

    def text_of(self, name: str) -> str:
        """The value of a setting as it is written in the file, without quotes."""
        value = getattr(self, name)
        return (ON if value else OFF) if isinstance(value, bool) else str(value)

    @property
    def texts(self) -> dict[str, str]:
        """The value of every setting by its name."""
        return {setting.name: self.text_of(setting.name) for setting in SETTINGS}


def read_config(path: Path) -> Config:
    """The configuration at `path`; all defaults where there is none. Raises PracticeError with `path:line`."""
    return _config_of(path, _read_text(path))


def write_setting(path: Path, name: str, text: str) -> Config:
    """Keeps a setting, or `keys.ID` with a key of the keyboard; all else in the file stays as it is written.

    Returns what the file says from then on. Raises PracticeError for a name or a value that there is not, for a file
    that can't be read already, and for one that can't be written.
    """
    import tomlkit  # 30 ms: only where something is changed

    before, written = read_config(path), _read_text(path)
    document = tomlkit.parse(written)
    if name.startswith(f"{KEYS}."):
        key_id = name.removeprefix(f"{KEYS}.")
        _check_key(key_id, text, before.keys)
        _put_key(document.setdefault(KEYS, tomlkit.table()), key_id, text)
    else:
        document[name] = _parsed(name, text)
    changed = tomlkit.dumps(document)
    config = _config_of(path, changed)
    if changed != written:
        _write(path, changed)
    return config


def _check_key(key_id: str, pressed: str, keymap: Mapping[str, str]) -> None:
    from practice_tui.core.views.remapping import keyboard_name, problem_with

    if problem := problem_with(key_id, keyboard_name(pressed), keymap):
        raise PracticeError(problem)


def _put_key(table: Any, key_id: str, pressed: str) -> None:
    """A key in the table, which may have those of a place in one of their own; its usual one takes it out."""
    from practice_tui.core.views.keymap import KEYS as EVERY_KEY
    from practice_tui.core.views.remapping import keyboard_name

    place, _, name = key_id.partition(".")
    inner, entry = (table[place], name) if place in table else (table, key_id)
    usual = next((key.key for key in EVERY_KEY if key.id == key_id), "")
    if keyboard_name(pressed) == usual:
        inner.pop(entry, None)
    else:
        inner[entry] = pressed


def _parsed(name: str, text: str) -> str | bool:
    """The value that somebody wrote for a setting. Raises PracticeError where it takes no such one."""
    setting = next((each for each in SETTINGS if each.name == name), None)
    if setting is None:
        names = [each.name for each in SETTINGS]
        near = get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(names)} and keys.ID"
        raise PracticeError(f"no setting is called {name!r}", hint)
    value = _SPELLINGS.get(text.lower(), text) if ON in setting.values else text
    if value not in setting.values:
        near = get_close_matches(value, setting.values, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(setting.values)}"
        raise PracticeError(f"{name} can't be {text!r}", hint)
    return value == ON if ON in setting.values else value


def _write(path: Path, text: str) -> None:
    """The whole file or nothing of it; a link stays one."""
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(text, "utf-8")
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        code = ExitCode.NO_PERMISSION if isinstance(error, PermissionError) else ExitCode.DISK
        raise PracticeError(f"{path}: can't be written: {error.strerror}", "nothing was changed", code) from error


def _config_of(path: Path, text: str) -> Config:
    """The configuration that a file's text sets."""
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
        if value not in (AUTO, *OWN_THEMES, *TEXTUAL_THEMES):
            hint = f"it is one of {', '.join((AUTO, *OWN_THEMES))}, or one of Textual's: {', '.join(TEXTUAL_THEMES)}"
            raise _unusable(f"{where}: {key} can't be {value!r}", hint)
        return value
    if key == KEYS:
        return _keys(where, value)
    kind = types[key]
    if kind is bool:
        if not isinstance(value, bool):
            raise _unusable(f"{where}: {key} must be true or false, not {value!r}")
        return value
    if kind is int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise _unusable(f"{where}: {key} must be a whole number from 1 on, not {value!r}")
        return value
    if key in COMMANDS:
        return _command(where, key, value)
    if kind is str:
        if not isinstance(value, str) or not is_clean(value) or not value.startswith(("/", "~")):
            raise _unusable(f"{where}: {key} must be a whole path, not {value!r}", 'such as "~/Sync/practice"')
        return value
    try:
        return kind(value)
    except ValueError:
        raise _unusable(f"{where}: {key} can't be {value!r}", f"it is one of {', '.join(kind)}") from None


def _command(where: str, key: str, value: Any) -> str:
    """A command as a shell would part it into words, though none runs it."""
    import shlex  # only where one is set

    try:
        if isinstance(value, str) and is_clean(value) and shlex.split(value):
            return value
    except ValueError:  # a quotation mark without its other one
        pass
    raise _unusable(f"{where}: {key} must be a command, not {value!r}", f'such as "{EXAMPLES[key]}"')


def _keys(where: str, table: Any) -> dict[str, str]:
    """The keys that were changed: `"round.hint" = "k"`, or `hint = "k"` in a table of the place."""
    from practice_tui.core.views.remapping import keyboard_name, problem_with  # 15 ms: only where one was changed

    if not isinstance(table, dict):
        raise _unusable(f"{where}: {KEYS} must be a table", 'write [keys], and below it "round.hint" = "k"')
    pairs: dict[str, Any] = {}
    for name, value in table.items():
        pairs |= (
            {f"{name}.{inner}": each for inner, each in value.items()} if isinstance(value, dict) else {name: value}
        )
    keymap = {key_id: keyboard_name(str(pressed)) for key_id, pressed in pairs.items()}
    for key_id, pressed in keymap.items():
        if problem := problem_with(key_id, pressed, keymap):
            raise _unusable(f"{where}: {problem}")
    return keymap


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("=")[0].strip().strip("\"'[] ") == key:
            return number
    return 1


def _list(types: dict[str, Any]) -> str:
    return f"known keys: {', '.join(types)}"


def _unusable(message: str, hint: str = "") -> PracticeError:
    return PracticeError(message, hint, ExitCode.UNUSABLE_FILE)
