"""Opens a foreign file, bounded, and asks the reader that fits it."""

import re
import stat
from pathlib import Path

from practice_tui.bank.foreign.anki import read_package
from practice_tui.bank.foreign.markdown import read_markdown
from practice_tui.bank.foreign.objects import read_json, read_json_lines, read_yaml
from practice_tui.bank.foreign.pairs import MAX_TEXT, SHAPES, Reading
from practice_tui.bank.foreign.tables import is_anki_text, read_table
from practice_tui.bank.foreign.wishes import Wishes
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError

MAX_BYTES = 4 * MAX_TEXT
MAX_JSON = 2 * MAX_TEXT  # characters: the bundled bank as JSON has 2.7 million
MOSTLY = 0.9  # of the lines of a text: cut alike, they are a table
_NO_TITLE = re.compile(r"readme|index|untitled|questions?|data|export", re.IGNORECASE)
_KINDS = "Markdown, CSV, TSV, JSON, JSON lines, YAML, Anki's .apkg and .colpkg"


def read_foreign(path: Path, wishes: Wishes) -> Reading:
    """Reads the pairs of a file. Raises PracticeError with the reason where none of it can be read."""
    head = _head_of(path)
    title = title_of_file(path)
    is_package = head == b"PK\x03\x04"
    reading = read_package(path, title) if is_package else _read_text(path, _text_of(path), title, wishes)
    if not reading.pairs:
        left = reading.left_out[0] if reading.left_out else None
        why = f": the first that might be one, {reading.unit} {left.line}, {_has(left.why)}" if left else ""
        raise _unusable(f"no question with an answer was found in it{why}", _hint_for(path))
    return reading


def title_of_file(path: Path) -> str:
    """The file's name without its ending, or its folder's where it is called README."""
    absolute = path.absolute()
    name = absolute.parent.name if _NO_TITLE.fullmatch(path.stem) and absolute.parent.name else path.stem
    return one_line(name.replace("_", " ")).strip() or "imported"


def _read_text(path: Path, text: str, title: str, wishes: Wishes) -> Reading:
    if wishes.shape:
        return read_markdown(text, title, wishes.shape)
    match path.suffix.lower():
        case ".md" | ".markdown" | ".mdx" | ".mkd" | ".qmd" | ".rmd":
            return read_markdown(text, title)
        case ".json":
            return read_json(text, title, wishes)
        case ".jsonl" | ".ndjson":
            return read_json_lines(text, title, wishes)
        case ".yaml" | ".yml":
            return read_yaml(text, title, wishes)
        case ".csv":
            return read_table(text, title, wishes)
        case ".tsv" | ".tab":
            return read_table(text, title, wishes, "\t")
        case ".html" | ".htm" | ".xml" | ".pdf" | ".docx" | ".odt":
            raise _unusable(f"files that end in {path.suffix} aren't read", f"what is read: {_KINDS}")
    if wishes.columns or is_anki_text(text):
        return read_table(text, title, wishes)
    if text.lstrip()[:1] in ("[", "{") and (reading := _objects_of(text, title, wishes)):
        return reading
    return _list_or_table(text, title, wishes)


def _objects_of(text: str, title: str, wishes: Wishes) -> Reading | None:
    for read in (read_json, read_json_lines):
        try:
            return read(text, title, wishes)
        except PracticeError:
            continue
    return None


def _list_or_table(text: str, title: str, wishes: Wishes) -> Reading:
    """A text whose lines are nearly all cut alike is a table, any other a list."""
    lines = [line for line in text.split("\n") if line.strip()]
    for mark in ("\t", ";", "|", ","):
        cut = sum(line.count(mark) >= 1 for line in lines)
        if lines and cut >= MOSTLY * len(lines) and not lines[0].lstrip().startswith(("#", "- ", "* ", "|")):
            return read_table(text, title, wishes, mark)
    return read_markdown(text, title)


def _head_of(path: Path) -> bytes:
    try:
        standing = path.stat()
        if not stat.S_ISREG(standing.st_mode):
            raise _unusable("it is no ordinary file", "name the file itself")
        with path.open("rb") as file:
            head = file.read(4)
    except FileNotFoundError:
        raise PracticeError("there is no such file", "name a file") from None
    except OSError as error:
        raise _unusable(f"it can't be read: {error.strerror}", "look at its permissions") from None
    if standing.st_size > MAX_BYTES and head != b"PK\x03\x04":
        raise _unusable(f"it has {standing.st_size:,} bytes, {MAX_BYTES:,} at most", "split it")
    return head


def _text_of(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data[:100_000]:
        raise _unusable("it is no text", f"what is read: {_KINDS}")
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if not text.strip():
        raise _unusable("it is empty", "save the questions into it, or name another file")
    most = MAX_JSON if path.suffix.lower() == ".json" else MAX_TEXT
    if len(text) > most:
        raise _unusable(f"it has {len(text):,} characters, {most:,} at most", "split it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _has(why: str) -> str:
    return f"has {why}" if why.startswith("no ") else why


def _hint_for(path: Path) -> str:
    if path.suffix.lower() in (".apkg", ".colpkg"):
        return "export notes that have a front and a back"
    if path.suffix.lower() in (".csv", ".tsv", ".tab"):
        return "name the columns: --question COLUMN --answer COLUMN"
    return f"name another shape: --shape {'|'.join(SHAPES)}"


def _unusable(why: str, hint: str) -> PracticeError:
    return PracticeError(why, hint, ExitCode.UNUSABLE_FILE)
