"""Reads and writes the text of a bank file as a whole."""

from pathlib import Path

from practice_tui.bank.yaml_files import MAX_BYTES
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.atomic_files import atomic_write
from practice_tui.store.failures import explained


def bank_text(path: Path) -> str:
    """The text of a bank file with plain ends of lines; nothing where there is no file."""
    with explained(path):
        if not path.exists():
            return ""
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            raise PracticeError(f"{path} is no bank file", "practice bank check says why", ExitCode.UNUSABLE_FILE)
        data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise PracticeError(f"{path} isn't UTF-8", "save it as UTF-8", ExitCode.UNUSABLE_FILE) from None


def write_bank_text(path: Path, text: str) -> None:
    """Replaces a bank file, or the file that a link of this name leads to, and keeps its permissions."""
    data = text.encode()
    if len(data) > MAX_BYTES:
        raise PracticeError(f"{path} would be larger than {MAX_BYTES:,} bytes", "move some of it into another file")
    target = path.resolve()
    with explained(path), atomic_write(target) as part:
        part.write_bytes(data)
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
