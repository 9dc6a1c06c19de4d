"""Reads Anki's packages, old layout and new, as plain data: nothing is unpacked to disk or run, rows are asked for."""

import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from practice_tui.bank.foreign.card_html import TooDeepError, missing
from practice_tui.bank.foreign.columns import columns_of
from practice_tui.bank.foreign.levels import tags_of
from practice_tui.bank.foreign.pairs import MAX_RAW, MOST_PAIRS, LeftOut, Pair, Reading
from practice_tui.bank.foreign.tables import sides_of
from practice_tui.errors import ExitCode, PracticeError

if TYPE_CHECKING:
    from zstandard import ZstdDecompressionReader

MAX_DATABASE = 100_000_000  # bytes
LONGEST_FIELD = 1_000_000  # bytes of a value that SQLite hands out
MOST_STEPS = 2_000  # times 100,000 operations of SQLite: some seconds
_MAGIC = b"SQLite format 3\0"
_NAMES = ("collection.anki21b", "collection.anki21", "collection.anki2")
_TABLES = frozenset(("col", "notes", "cards", "notetypes", "fields", "decks", "sqlite_master", ""))
_DUMMY = "Please update to the latest Anki version"
_EXTRAS = re.compile(r"extra|note|explanation|example|comment|detail|remark|source", re.I)
_MEDIA = re.compile(r"^(?:\s|<img[^<>]*>|\[sound:[^\[\]]*\]|<br\s*/?>|&nbsp;)*$", re.I)
_MOST_FIELDS = 8
MAX_FIELD = 4_000  # characters of one field among several

Rows = list[tuple[Any, ...]]


def read_package(path: Path, title: str) -> Reading:
    """The notes of an `.apkg` or `.colpkg`. Raises PracticeError for what is none."""
    try:
        with zipfile.ZipFile(path) as package:
            name, data = _database_of(package)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise _unusable(f"it is no Anki package: {error}") from None
    reading = Reading(f"an Anki package, {'new' if name == _NAMES[0] else 'old'} layout", unit="note")
    connection = sqlite3.connect(":memory:")
    try:
        _take_notes(connection, data, title, reading)
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as error:
        raise _unusable(f"its database can't be read: {error}") from None
    finally:
        connection.close()
    return reading


def _database_of(package: zipfile.ZipFile) -> tuple[str, bytes]:
    names = package.namelist()
    name = next((name for name in _NAMES if name in names), None)
    if name is None:
        raise _unusable("it is no Anki package: there is no collection in it")
    with package.open(name) as file:
        data = _decompressed(file) if name == _NAMES[0] else _bounded(file)
    return name, data


def _decompressed(file: IO[bytes]) -> bytes:
    try:
        import zstandard
    except ImportError as error:
        raise missing(error) from None
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(file) as stream:
            return _bounded(stream)
    except (zstandard.ZstdError, MemoryError) as error:
        raise _unusable(f"its database can't be unpacked: {error}") from None


def _bounded(stream: "IO[bytes] | ZstdDecompressionReader") -> bytes:
    """All of a stream that begins as a database does and isn't too long."""
    data = stream.read(len(_MAGIC))
    if data != _MAGIC:
        raise _unusable("the collection in it is no database")
    data += stream.read(MAX_DATABASE)
    if len(data) > MAX_DATABASE:
        raise _unusable(f"its database has more than {MAX_DATABASE:,} bytes")
    return data


def _take_notes(connection: sqlite3.Connection, data: bytes, title: str, reading: Reading) -> None:
    _open(connection, data)
    decks, types = _decks_and_types(connection)
    deck_of = dict(connection.execute("SELECT nid, did FROM cards ORDER BY id DESC"))
    rows = connection.execute("SELECT id, mid, tags, flds FROM notes ORDER BY id")
    topics = {did: name for did, name in decks.items() if name and name != "Default"}
    for number, (nid, mid, tags, fields) in enumerate(rows, 1):
        values = str(fields).split("\x1f")
        if _DUMMY in values[0]:
            continue
        if number > MOST_PAIRS:
            reading.left_out.append(LeftOut(number, "", f"this note and those after it: more than {MOST_PAIRS:,}"))
            return
        front, back = _sides(values, types.get(mid, ()))
        if len(front) + len(back) > MAX_RAW:
            reading.left_out.append(LeftOut(number, front, f"has more than {MAX_RAW:,} characters"))
            continue
        topic = topics.get(deck_of.get(nid, 0), title)
        try:
            for prompt, answer in sides_of(front, back):
                reading.take(Pair(number, prompt, answer, topic, tags_of(str(tags))))
        except TooDeepError:
            reading.left_out.append(LeftOut(number, front, "its HTML is too deep to read"))


def _open(connection: sqlite3.Connection, data: bytes) -> None:
    """The database in memory; it can't be written, and a view, trigger or function of it is refused."""
    header = bytearray(data[:100])
    header[18:20] = b"\x01\x01"  # a database in WAL mode can't be opened from memory
    connection.deserialize(bytes(header) + data[100:])
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(LONGEST_FIELD, len(data)))
    connection.create_collation("unicase", _unicase)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
    steps = iter(range(MOST_STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, 100_000)
    connection.set_authorizer(_authorize)


def _authorize(action: int, table: str | None, _column: str | None, _database: str | None, inside: str | None) -> int:
    if inside is None and (action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and table in _TABLES)):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _unicase(first: str, second: str) -> int:
    return (first.lower() > second.lower()) - (first.lower() < second.lower())


def _decks_and_types(connection: sqlite3.Connection) -> tuple[dict[int, str], dict[int, Sequence[str]]]:
    """The name of each deck without those above it, and the names of the fields of each type of note."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    types: dict[int, Sequence[str]]
    if "notetypes" in tables:
        decks = {did: str(name).split("\x1f")[-1] for did, name in connection.execute("SELECT id, name FROM decks")}
        named: dict[int, list[str]] = {}
        for ntid, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
            named.setdefault(ntid, []).append(str(name))
        return decks, dict(named)
    models, deck_names = next(connection.execute("SELECT models, decks FROM col"))
    types = {int(mid): [str(field["name"]) for field in model["flds"]] for mid, model in _object(models).items()}
    decks = {int(did): str(deck["name"]).split("::")[-1] for did, deck in _object(deck_names).items()}
    return decks, types


def _object(text: Any) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("its brackets lie too deeply within one another") from None
    if not isinstance(data, Mapping):
        raise ValueError("it holds no object")
    return data


def _sides(values: Sequence[str], names: Sequence[str]) -> tuple[str, str]:
    """The fields that ask and answer: by their names, else the first field and all others."""
    columns = columns_of(names)
    if columns:
        front, back = columns.of(values, "prompt"), columns.of(values, "answer")
        more = [value for value, name in zip(values, names, strict=False) if _EXTRAS.search(name)]
        return front, "<br><br>".join(text for text in dict.fromkeys([back, *more]) if not _MEDIA.match(text))
    rest = list(_named_rest(values, names))
    return values[0], "<br><br>".join(rest)


def _named_rest(values: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    filled = [(at, value) for at, value in enumerate(values) if at and not _MEDIA.match(value)][:_MOST_FIELDS]
    for at, value in filled:
        if len(value) > MAX_FIELD:
            value = "[left out: too long]"
        is_plain = len(filled) == 1 or at >= len(names)
        yield value if is_plain else f"<b>{names[at].replace('<', '&lt;')}:</b> {value}"


def _unusable(why: str) -> PracticeError:
    return PracticeError(why, "export the deck anew from Anki, as an Anki deck package (.apkg)", ExitCode.UNUSABLE_FILE)
