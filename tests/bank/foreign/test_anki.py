"""Anki's packages, old layout and new, and hostile ones."""

import sqlite3
from pathlib import Path

import pytest
import zstandard

from practice_tui.bank.foreign.anki import MAX_DATABASE, read_package
from practice_tui.errors import PracticeError
from tests.bank.foreign.samples import BASIC, CLOZE, DECKS, MODELS, NEW, NOTES, OLD, OTHER, database, zipped


def package(path: Path, **entries: bytes) -> Path:
    path.write_bytes(zipped(**entries))
    return path


def in_wal_mode(data: bytes) -> bytes:
    return data[:18] + b"\x02\x02" + data[20:]


def test_the_old_layout(tmp_path: Path) -> None:
    deck = package(tmp_path / "d.apkg", collection_anki2=database(OLD + NOTES, [BASIC, CLOZE, OTHER]))
    reading = read_package(deck, "file")
    basic, query, key, other = reading.pairs
    assert reading.shape == "an Anki package, old layout"
    assert (basic.prompt, basic.answer) == ("What is **X**?", "This\nand that")
    assert (basic.topic, basic.tags) == ("Deep learning", ("dl", "ch", "one"))
    assert (query.prompt, query.answer) == ("The […] meets the key.", "query\n\nsee paper")
    assert (key.prompt, key.answer) == ("The query meets the […].", "key\n\nsee paper")
    assert (other.prompt, other.answer) == ("mot", "*word* [sound left out]")


def test_the_new_layout_goes_before_the_dummy_of_the_old_one(tmp_path: Path) -> None:
    new = zstandard.compress(in_wal_mode(database(NEW + NOTES, [BASIC, CLOZE])))
    dummy = database(OLD + NOTES, [(1, 1, "", "Please update to the latest Anki version\x1fthen import again")])
    reading = read_package(package(tmp_path / "d.apkg", collection_anki21b=new, collection_anki2=dummy), "file")
    assert reading.shape == "an Anki package, new layout"
    assert [pair.topic for pair in reading.pairs] == ["Deep learning"] * 3
    assert reading.pairs[0].answer == "This\nand that"
    assert read_package(package(tmp_path / "e.apkg", collection_anki2=dummy), "file").pairs == []


def test_notes_that_say_too_much_or_too_little_are_left_out(tmp_path: Path) -> None:
    notes = [(1, 1, "", "Why?\x1f"), (2, 1, "", "How?\x1f" + "x" * 50_000), (3, 1, "", "Deep?\x1f" + "<b>" * 3_900)]
    deck = package(tmp_path / "d.apkg", collection_anki2=database(OLD + NOTES, notes))
    reading = read_package(deck, "file")
    assert reading.pairs == []
    assert [(left.line, left.why) for left in reading.left_out] == [
        (1, "no answer"),
        (2, "has more than 40,000 characters"),
        (3, "its HTML is too deep to read"),
    ]


ENDLESS = """
    CREATE VIEW notes AS WITH RECURSIVE r(id, mid, tags, flds) AS
    (SELECT 1, 1, '', 'a' UNION ALL SELECT id + 1, 1, '', 'a' FROM r) SELECT * FROM r;
"""


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"other": b""}, "there is no collection in it"),
        ({"collection_anki2": b"\0" * 1_000}, "the collection in it is no database"),
        ({"collection_anki2": b"SQLite format 3\0" + b"\0" * MAX_DATABASE}, "more than 100,000,000 bytes"),
        (
            {"collection_anki21b": zstandard.compress(b"SQLite format 3\0" + b"\0" * MAX_DATABASE)},
            "more than 100,000,000 bytes",
        ),
        ({"collection_anki21b": b"no zstd"}, "can't be unpacked"),
        ({"collection_anki2": b"SQLite format 3\0" + b"\0" * 1_000}, "its database can't be read"),
    ],
)
def test_what_is_no_deck_is_refused(tmp_path: Path, entries: dict[str, bytes], why: str) -> None:
    with pytest.raises(PracticeError, match=why):
        read_package(package(tmp_path / "d.apkg", **entries), "file")


def test_a_view_in_place_of_the_notes_is_refused_at_once(tmp_path: Path) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(OLD + ENDLESS)
    connection.execute("INSERT INTO col VALUES (?, ?)", (MODELS, DECKS))
    connection.commit()
    deck = package(tmp_path / "d.apkg", collection_anki2=connection.serialize())
    with pytest.raises(PracticeError, match="its database can't be read: not authorized"):
        read_package(deck, "file")


def test_a_torn_package_is_refused(tmp_path: Path) -> None:
    deck = package(tmp_path / "d.apkg", collection_anki2=database(OLD + NOTES, [BASIC]))
    deck.write_bytes(deck.read_bytes()[:300])
    with pytest.raises(PracticeError, match="it is no Anki package"):
        read_package(deck, "file")
