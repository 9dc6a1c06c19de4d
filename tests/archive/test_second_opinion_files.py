"""A round that is judged on another machine: what goes there, what a kill leaves, what comes back."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.archive.answers_file import answers_out_lines, read_answers
from practice_tui.archive.sheet_file import rate_file
from practice_tui.archive.transfer import import_lines
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.history.interview_facts import Hearing, SheetOf
from practice_tui.core.rounds.events import Next, Rate, Toggle, Write
from practice_tui.core.sheets.events import KeepPrivate, Sign
from practice_tui.errors import PracticeError
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import own_holder, shown_holder
from practice_tui.sitting.judging import Judging
from practice_tui.sitting.second_opinions import opinions
from tests.fakes import FakeClock, make_desk
from tests.sitting.test_second_opinions import NOTED, SAID, judge, written
from tests.store.facts import key

NOTE, KEPT = "canary-of-a-private-note", "canary-of-what-the-rater-keeps"
TRANSCRIPT = "canary-of-a-transcript"
ALL_SCORED = (Toggle(0), Toggle(1), Toggle(1), Write("shorter"), KeepPrivate(KEPT), Rate(Score.SHAKY), Next())


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Desk:
    """A round with a private note, and a transcript of its first answer."""
    desk = written(make_desk(tmp_path / "here", clock))
    desk.notebook.remark("question-0", RemarkKind.NOTE, NOTE)
    at = clock.now().isoformat()
    with closing(sqlite3.connect(desk.history.path)) as connection, connection:
        connection.execute(
            "INSERT INTO speech(id, attempt_id, at, by, transcript) VALUES(?, ?, ?, 'test', ?)",
            (key(50), key(2), at, TRANSCRIPT),
        )
    return desk


@pytest.fixture
def file(tmp_path: Path, desk: Desk) -> Path:
    path = tmp_path / "round.json"
    answers_out_lines(desk, "", path, overwrites=False)
    return path


def there(tmp_path: Path, clock: FakeClock, holder: str = "3@there") -> Desk:
    clock.advance(60.0)
    return make_desk(tmp_path / "there", clock, holder=holder)


def rate(desk: Desk, file: Path) -> Judging:
    return rate_file(desk, file, "Ann B.")[0]


def test_the_file_holds_answers_and_transcripts_and_nothing_of_how_they_were_judged(file: Path) -> None:
    text = file.read_text("utf-8")

    assert NOTED in text and TRANSCRIPT in text
    assert not [word for word in (SAID, NOTE, "prediction", "score", "sure", "device") if word in text]
    assert file.stat().st_mode & 0o777 == 0o600
    judged = read_answers(file)
    assert [text.notes for text in judged.texts] == [NOTED, "notes"]
    assert [answer.hints for answer in judged.answers] == [0, 1]


def test_a_sheet_from_another_machine_comes_back_and_only_then_both_are_shown(
    tmp_path: Path, desk: Desk, file: Path, clock: FakeClock
) -> None:
    before = stats_json(desk)
    other = there(tmp_path, clock)
    judging, handed_back = rate_file(other, file, "Ann B.")
    judge(judging, *ALL_SCORED, Rate(Score.SOLID), Sign())
    assert other.sheets.filled_sheets(SheetOf.ROUND) == [] and other.history.attempts() == []
    assert handed_back.name == "round-ann-b.json"
    assert handed_back.stat().st_mode & 0o777 == 0o600
    assert KEPT not in handed_back.read_text("utf-8")

    lines = import_lines(desk, handed_back, lambda done, total: None)
    assert f"A second opinion by Ann B.: practice agreement {key(1)[-8:]}" in lines
    (opinion,) = opinions(desk)
    assert (opinion.rater, opinion.pairs, opinion.rows[0].note) == ("Ann B.", [(3, 2), (2, 3)], "shorter")
    assert [point.hearing for point in opinion.rows[0].points] == [Hearing.NOT, Hearing.NOT]
    assert stats_json(desk) == before
    assert import_lines(desk, handed_back, lambda done, total: None)[0].startswith("Added 0 facts")


def test_a_kill_leaves_the_sheet_as_it_was_two_seconds_ago(tmp_path: Path, file: Path, clock: FakeClock) -> None:
    gone = there(tmp_path, clock, holder=f"999999999@{os.uname().nodename}")
    judging = judge(rate(gone, file), *ALL_SCORED, Toggle(3))
    clock.advance(1.0)
    judging.tick()
    judging.handle(Toggle(4))

    again = rate(there(tmp_path, clock), file)
    assert (again.sheet.position, again.sheet.scored) == (1, 1)
    assert [index for index, heard in enumerate(again.sheet.judgement.heard) if heard] == [3]
    assert again.sheet.judgements[0].private == KEPT


def test_whoever_only_looks_leaves_no_file(tmp_path: Path, file: Path, clock: FakeClock) -> None:
    rate(there(tmp_path, clock), file).keep()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["round.json"]


def test_two_terminals_dont_write_one_sheet(tmp_path: Path, file: Path, clock: FakeClock) -> None:
    alive = own_holder()
    first = judge(rate(there(tmp_path, clock, holder=alive), file), Toggle(0))
    other = there(tmp_path, clock)
    with pytest.raises(PracticeError, match=rf"in another terminal \(process {shown_holder(alive)}\)"):
        rate(other, file)

    judge(rate_file(other, file, "Ann B.", takes_over=True)[0], Rate(Score.SOLID))
    with pytest.raises(PracticeError, match="another terminal has taken this sheet over"):
        first.handle(Rate(Score.MISSED))


def test_of_two_terminals_that_begin_one_sheet_the_first_that_ticks_keeps_it(
    tmp_path: Path, file: Path, clock: FakeClock
) -> None:
    first, second = (rate(there(tmp_path, clock, holder=holder), file) for holder in ("3@there", "4@there"))
    judge(first, Toggle(0), Rate(Score.SOLID))
    with pytest.raises(PracticeError, match="another terminal began this sheet first"):
        second.handle(Toggle(1))
    judge(first, Next())
    assert rate_file(there(tmp_path, clock, holder="3@there"), file, "Ann B.")[0].sheet.scored == 1


def test_a_file_in_the_place_of_the_one_to_hand_back_is_refused_before_anything_is_judged(
    tmp_path: Path, file: Path, clock: FakeClock
) -> None:
    precious = tmp_path / "round-ann-b.json"
    precious.write_text("precious")
    with pytest.raises(PracticeError, match="is there already"):
        rate(there(tmp_path, clock), file)
    assert precious.read_text() == "precious"


def test_two_raters_of_one_file_lose_nothing(tmp_path: Path, desk: Desk, file: Path, clock: FakeClock) -> None:
    other = there(tmp_path, clock)
    sheets = [rate_file(other, file, name) for name in ("Ann", "Bob")]
    for judging, _ in sheets:
        judge(judging, Rate(Score.SOLID), Next())
    for judging, handed_back in sheets:
        judge(judging, Rate(Score.MISSED), Sign())
        import_lines(desk, handed_back, lambda done, total: None)
    assert {opinion.rater for opinion in opinions(desk)} == {"Ann", "Bob"}


def test_who_has_signed_is_told_which_file_goes_back(tmp_path: Path, file: Path, clock: FakeClock) -> None:
    other = there(tmp_path, clock)
    judge(rate(other, file), *ALL_SCORED, Rate(Score.SOLID), Sign())
    with pytest.raises(PracticeError, match="has signed a sheet over these answers already") as refusal:
        rate(other, file)
    assert refusal.value.hint == "hand round-ann-b.json back"


def test_a_sheet_that_comes_back_to_the_wrong_machine_is_refused(tmp_path: Path, file: Path, clock: FakeClock) -> None:
    other = there(tmp_path, clock)
    judging, handed_back = rate_file(other, file, "Ann")
    judge(judging, *ALL_SCORED, Rate(Score.SOLID), Sign())
    before = other.history.tables()
    with pytest.raises(PracticeError, match="the round that Ann judged isn't here"):
        import_lines(other, handed_back, lambda done, total: None)
    assert other.history.tables() == before


def test_a_file_that_is_there_and_a_wrong_ending_are_refused(tmp_path: Path, desk: Desk, file: Path) -> None:
    before = file.read_bytes()
    for path, problem in ((file, "is there already"), (tmp_path / "round.txt", "doesn't end in .json")):
        with pytest.raises(PracticeError, match=problem):
            answers_out_lines(desk, "", path, overwrites=False)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: "no json",
        lambda data: "[]",
        lambda data: json.dumps(data | {"practice": "history"}),
        lambda data: json.dumps(data | {"format": 2}),
        lambda data: json.dumps(data | {"answers": []}),
        lambda data: json.dumps(data | {"answers": data["answers"][:1] * 2}),
        lambda data: json.dumps(data | {"answers": [data["answers"][0] | {"elapsed": -1.0}]}),
        lambda data: json.dumps(data | {"answers": [data["answers"][0] | {"hints": 99}]}),
        lambda data: json.dumps(data | {"answers": [data["answers"][0] | {"notes": 7}]}),
        lambda data: json.dumps(data | {"answers": [data["answers"][0] | {"question": {}}]}),
        lambda data: json.dumps({name: value for name, value in data.items() if name != "round_id"}),
        lambda data: "[" * 100_000,
    ],
)
def test_a_spoilt_file_is_refused_in_one_line(spoil: object, tmp_path: Path, file: Path, clock: FakeClock) -> None:
    assert callable(spoil)
    file.write_text(spoil(json.loads(file.read_text("utf-8"))), "utf-8")
    with pytest.raises(PracticeError) as refusal:
        rate(there(tmp_path, clock), file)
    assert "\n" not in str(refusal.value) and str(file) in str(refusal.value)


def test_a_spoilt_sheet_is_refused_and_left_as_it_is(tmp_path: Path, file: Path, clock: FakeClock) -> None:
    other = there(tmp_path, clock)
    judge(rate(other, file), Toggle(0))
    own = tmp_path / "round-ann-b.sheet.json"
    data = json.loads(own.read_text("utf-8"))
    data["sheet"]["position"] = 7
    own.write_text(json.dumps(data), "utf-8")
    with pytest.raises(PracticeError, match="is a sheet over other answers"):
        rate(other, file)
