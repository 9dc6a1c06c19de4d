"""Writes the entries of an own bank as YAML that a person reads and mends."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from practice_tui.errors import ExitCode, PracticeError

RESERVED = ("topics", "plans", "tips", "samples", "words")


class _Dumper(yaml.SafeDumper):
    """The one written in Python: libyaml's escapes every emoji."""


def _of_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Texts of several lines as they stand, others on one line."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _of_text)


def entry_text(entry: Mapping[str, object]) -> str:
    """One entry of a list, as YAML."""
    text: str = yaml.dump([dict(entry)], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return text


def write_bank(path: Path, entries: Iterable[Mapping[str, object]], heading: str) -> None:
    """Makes the file and its folder. Raises PracticeError where a file of this name is there, or none can be made."""
    text = "".join([f"# {heading}\n\n", *(f"{entry_text(entry)}\n" for entry in entries)])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise PracticeError(f"{path} is there already", "name another with --out") from None
    except OSError as error:
        raise PracticeError(
            f"can't write {path}: {error.strerror}", "name another place with --out", ExitCode.CANT_CREATE
        ) from None


def free_path(folder: Path, stem: str) -> Path:
    """A file of the folder that isn't there yet, called as near to `stem` as can be."""
    name = f"{stem}-questions" if stem in RESERVED else stem
    path, number = folder / f"{name}.yaml", 2
    while path.exists():
        path, number = folder / f"{name}-{number}.yaml", number + 1
    return path
