"""Writes files and folders that somebody names: nothing is replaced unless that is asked for."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.export_file import write_texts
from practice_tui.store.failures import explained


def require_json(path: Path, usage: str) -> None:
    """Raises PracticeError, with the `usage` of the command, for a file whose name doesn't end in .json."""
    if path.suffix != ".json":
        raise PracticeError(f"{path} doesn't end in .json", usage)


def ending_of(path: Path, endings: Iterable[str], usage: str) -> str:
    """The ending of a file's name, in small letters. Raises PracticeError, with the `usage`, for none of `endings`."""
    ending = path.suffix.lower()
    if ending not in endings:
        raise PracticeError(f"{path} ends in none of {', '.join(endings)}", usage)
    return ending


def require_new(path: Path, overwrites: bool) -> None:
    """Raises PracticeError where a file would be replaced that nobody said may be, and where its folder is missing."""
    if not path.absolute().parent.is_dir():
        raise PracticeError(f"There is no folder {path.parent}", "make it first, or name another", ExitCode.CANT_CREATE)
    if path.exists() and not overwrites:
        raise PracticeError(f"{path} is there already", "another name, or --force", ExitCode.CANT_CREATE)


def write_new(texts: Mapping[Path, str], overwrites: bool) -> None:
    """Writes all of the files or none. Raises PracticeError, also for one that is there and may not be replaced."""
    for path in texts:
        require_new(path, overwrites)
    write_texts(texts)


def make_folder(folder: Path) -> None:
    """Makes a folder to write into, in one that is there. Raises PracticeError."""
    require_new(folder, overwrites=True)
    if folder.exists() and not folder.is_dir():
        raise PracticeError(f"{folder} is a file", "name a folder", ExitCode.CANT_CREATE)
    with explained(folder):
        folder.mkdir(exist_ok=True)
