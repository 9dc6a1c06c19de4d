"""The file through which the candidate's screen follows an interview: written whole, for its owner alone."""

import json
from pathlib import Path

from practice_tui.core.values import records
from practice_tui.core.views.candidate import VERSION, CandidatePage
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.atomic_files import atomic_write

NAME = "candidate.json"
LARGEST = 1_000_000  # bytes
_UNREADABLE = (ValueError, TypeError, KeyError, RecursionError)


def write_candidate(path: Path, page: CandidatePage) -> None:
    """Replaces the file by this page. Raises OSError."""
    # The version is written although it is the default, since an older reader has to see it.
    data = {"version": page.version, **records.to_data(page)}
    with atomic_write(path) as part:
        part.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def read_candidate(path: Path) -> CandidatePage | None:
    """The page in the file; None where there is no file.

    Raises PracticeError for a file that another version wrote, or that is none of this program.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _unusable(path)
        data = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, *_UNREADABLE) as error:
        raise _unusable(path) from error
    version = data.get("version") if isinstance(data, dict) else None
    if version != VERSION:
        hint = "use the same practice on both sides"
        raise PracticeError(f"{path.name} was written by another version", hint, ExitCode.UNUSABLE_FILE)
    try:
        return records.from_data(CandidatePage, data)
    except _UNREADABLE as error:
        raise _unusable(path) from error


def _unusable(path: Path) -> PracticeError:
    return PracticeError(f"{path} can't be read", "start the interview anew", ExitCode.UNUSABLE_FILE)
