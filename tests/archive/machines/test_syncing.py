"""What machines leave for one another: the union by id, file by file, whatever state a file is in."""

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.archive.machines.report_lines import background_line, sync_lines, trouble_lines
from practice_tui.archive.machines.syncing import Report
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Erasure, Fact
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.store.backup import back_up
from practice_tui.store.export_file import Tables
from practice_tui.store.opening import open_history
from practice_tui.store.row_formats import FORMAT
from tests.archive.machines.meeting import Member, member
from tests.fakes import START, make_question
from tests.sitting.sat import answered, begun, ended, scored
from tests.store.seats import INTERVIEW, seats

FIRST = make_question("question-0")
MONTH = "2025-02.json"  # in which the ids of `sat` were made


def round_of(number: int) -> list[Fact]:
    """A round with one scored answer, and its end: ten rows besides the text, six of them ticks."""
    return [
        begun(number),
        *answered(number + 1, number, FIRST),
        scored(number + 2, number + 1, FIRST, Score.SOLID),
        ended(number + 3, number),
    ]


@pytest.fixture
def laptop(tmp_path: Path) -> Member:
    made = member(tmp_path, "laptop")
    made.write(*round_of(10))
    return made


@pytest.fixture
def desktop(tmp_path: Path) -> Member:
    made = member(tmp_path, "desktop")
    made.write(*round_of(20))
    return made


def troubles_of(report: Report) -> list[str]:
    return [str(trouble) for trouble in report.troubles]


def facts(some: Member) -> Tables:
    return some.desk.history.tables()


def standing(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*.json")}


def test_each_gets_what_the_other_did_and_says_so(laptop: Member, desktop: Member) -> None:
    first = sync_lines(laptop.meet())
    assert first == ["Nothing new came in", f"Out to {laptop.shared}: facts of 2025-02"]
    came, out = sync_lines(desktop.meet())
    assert came.endswith(": 10 facts, 1 of them attempts")
    assert out == f"Out to {laptop.shared}: facts of 2025-02"
    laptop.meet()
    assert facts(laptop) == facts(desktop)
    assert len(laptop.desk.history.attempts()) == 2


@pytest.mark.parametrize(
    ("number", "said"),
    [(5, "facts of 2025-01, 2025-02, 2025-03, 2025-04, 2025-05"), (6, "facts of 6 months")],
)
def test_up_to_five_months_that_went_out_are_named(laptop: Member, number: int, said: str) -> None:
    report = laptop.meet()
    report.months = [f"2025-{month:02}" for month in range(1, number + 1)]
    assert sync_lines(report)[-1] == f"Out to {laptop.shared}: {said}"


def test_without_news_nothing_is_written_and_no_backup_is_made(laptop: Member, desktop: Member) -> None:
    for some in (laptop, desktop, laptop):
        some.meet()
    before = standing(laptop.shared)
    laptop.clock.advance(60)
    report = laptop.meet()
    assert sync_lines(report) == ["Nothing new came in", f"Nothing new for {laptop.shared}"]
    assert standing(laptop.shared) == before
    assert not (laptop.place / "backups").exists()


def test_each_month_has_a_file_that_is_whole_without_the_others(
    laptop: Member, desktop: Member, tmp_path: Path
) -> None:
    laptop.begin()
    at = laptop.desk.moments()
    laptop.write(scored(99, 11, FIRST, Score.STRONG, id=at.id))  # of an answer of another month
    laptop.meet()
    assert sorted(path.name for path in laptop.own.glob("*.json")) == [MONTH, "2026-03.json", "device.json"]
    (laptop.own / MONTH).unlink()
    desktop.meet()
    (attempt,) = desktop.desk.history.attempts(round_id=begun(10).id)
    assert attempt.score is Score.STRONG


def test_a_file_that_isnt_whole_yet_is_named_and_tried_again(laptop: Member, desktop: Member) -> None:
    laptop.meet()
    whole = (laptop.own / MONTH).read_bytes()
    for torn in (b"", whole[:-3], whole[: len(whole) // 2], whole[:-100] + bytes(100)):
        (laptop.own / MONTH).write_bytes(torn)
        assert troubles_of(desktop.meet()) == [
            f"laptop/{MONTH} isn't wholly there yet: it is tried again the next time"
        ]
        assert len(desktop.desk.history.attempts()) == 1
    (laptop.own / MONTH).write_bytes(whole)
    assert desktop.meet().troubles == []
    assert len(desktop.desk.history.attempts()) == 2


def test_a_conflict_copy_is_a_file_like_any_other(laptop: Member, desktop: Member) -> None:
    laptop.meet()
    (laptop.own / MONTH).rename(laptop.own / "2025-02.sync-conflict-20260301-120000-AAAAAAA.json")
    desktop.meet()
    assert len(desktop.desk.history.attempts()) == 2


def test_a_copy_of_an_own_file_is_read_and_removed(laptop: Member) -> None:
    """What is to be forgotten must not last in what a carrier left."""
    laptop.meet()
    copy = laptop.own / "2025-02.sync-conflict-20260301-120000-AAAAAAA.json"
    torn, other = laptop.own / "2025-02 (conflicted copy).json", laptop.own / "notes.json"
    copy.write_bytes((laptop.own / MONTH).read_bytes())
    torn.write_text("{")
    other.write_text("{}")
    laptop.meet()
    assert [path.exists() for path in (laptop.own / MONTH, copy, torn, other)] == [True, False, True, True]


def test_a_file_that_contradicts_is_left_out_and_the_others_go_in(laptop: Member, desktop: Member) -> None:
    laptop.meet()
    whole = json.loads((laptop.own / MONTH).read_text())
    other = whole | {"ratings": [{**row, "score": 1} for row in whole["ratings"]]}
    orphaned = whole | {"attempts": []}
    (laptop.own / "2025-01.json").write_text(json.dumps(orphaned))
    (laptop.own / "2025-03.json").write_text(json.dumps(other))
    report = desktop.meet()
    assert [trouble.path for trouble in report.troubles] == ["laptop/2025-01.json", "laptop/2025-03.json"]
    assert "refers to attempts" in report.troubles[0].problem
    assert "is something else here" in report.troubles[1].problem
    assert [attempt.score for attempt in desktop.desk.history.attempts()] == [Score.SOLID, Score.SOLID]


def test_a_newer_format_is_named_once_and_the_rest_is_taken(laptop: Member, desktop: Member) -> None:
    laptop.meet()
    whole = json.loads((laptop.own / MONTH).read_text())
    (laptop.own / "2025-01.json").write_text(json.dumps(whole | {"format": FORMAT + 1}))
    newer = "was written by a newer practice: update practice on this machine"
    assert troubles_of(desktop.meet()) == [f"laptop/2025-01.json {newer}"]
    about = json.loads((laptop.own / "device.json").read_text())
    (laptop.own / "device.json").write_text(json.dumps(about | {"format": FORMAT + 1}))
    assert troubles_of(desktop.meet()) == [f"laptop {newer}"]
    assert len(desktop.desk.history.attempts()) == 2


def test_an_own_file_of_a_newer_practice_is_never_written_over(laptop: Member) -> None:
    laptop.meet()
    newer = json.dumps(json.loads((laptop.own / MONTH).read_text()) | {"format": FORMAT + 1})
    (laptop.own / MONTH).write_text(newer)
    laptop.write(*round_of(30))
    laptop.meet()
    assert (laptop.own / MONTH).read_text() == newer


def test_a_month_holds_less_after_an_erasure_and_stays_so(laptop: Member, desktop: Member) -> None:
    laptop.desk.history.merge(seats(begun(10).id, laptop.desk.history.attempts()[0].id, FIRST.digest))
    laptop.meet()
    desktop.meet()
    assert INTERVIEW in (desktop.own / MONTH).read_text()
    at = desktop.desk.moments()
    desktop.write(Erasure(at.id, at.now, INTERVIEW))
    for some in (desktop, laptop, desktop):
        some.meet()
    for some in (laptop, desktop):
        assert INTERVIEW not in (some.own / MONTH).read_text()
        assert facts(some)["interviews"] == []


def test_backups_that_hold_what_another_machine_forgot_are_named(laptop: Member, desktop: Member) -> None:
    laptop.desk.history.merge(seats(begun(10).id, laptop.desk.history.attempts()[0].id, FIRST.digest))
    for some in (laptop, desktop):
        some.meet()
    backup = back_up(laptop.place / "history.db", laptop.clock.now()).path
    at = desktop.desk.moments()
    desktop.write(Erasure(at.id, at.now, INTERVIEW))
    desktop.meet()
    report = laptop.meet()
    forgotten, named, path, advice = sync_lines(report)[-4:]
    assert forgotten == "Forgotten here too: 1 interview that another machine has forgotten."
    assert named == "1 backup from before still has it:"
    assert path.strip() == str(backup)
    assert advice.startswith("practice backup makes a new one")
    assert background_line(report).startswith(f"{forgotten} {named} {backup} practice backup makes")
    assert "Forgotten" not in background_line(laptop.meet())


def test_what_an_own_file_holds_comes_back_before_it_is_written_anew(laptop: Member, tmp_path: Path) -> None:
    shutil.copy(laptop.place / "history.db", tmp_path / "backup.db")
    laptop.write(*round_of(30))
    laptop.meet()
    laptop.desk.close()
    shutil.copy(tmp_path / "backup.db", laptop.place / "history.db")  # the same file: only its facts are fewer
    before = laptop.desk
    restored = open_history(laptop.place / "history.db")
    laptop.desk = Desk(restored, before.loaded, before.moments, before.writer.identity)
    laptop.meet()
    assert laptop.desk.rounds.record(begun(30).id).tried == 1


def test_a_lost_cache_costs_nothing_but_time(laptop: Member, desktop: Member) -> None:
    for some in (laptop, desktop, laptop):
        some.meet()
    before = standing(laptop.own)
    shutil.rmtree(laptop.cache)
    assert sync_lines(laptop.meet()) == ["Nothing new came in", f"Nothing new for {laptop.shared}"]
    assert standing(laptop.own) == before


def test_ids_go_on_from_what_came_in(laptop: Member, desktop: Member) -> None:
    desktop.clock.wall = START + timedelta(hours=2)
    sitting = desktop.begin()
    desktop.write(scored(98, 21, FIRST, Score.STRONG, id=desktop.desk.moments().id))
    desktop.meet()
    laptop.meet()
    assert laptop.desk.moments().id > desktop.desk.history.greatest_id() > sitting.round.id


def test_a_folder_that_was_copied_gets_a_name_of_its_own_and_says_so(laptop: Member, tmp_path: Path) -> None:
    laptop.meet()
    about = laptop.place / "device.json"
    about.write_text(about.read_text().replace('"host": "', '"host": "not-'))
    shutil.copytree(laptop.place, tmp_path / "copied")
    copied = Member(laptop.desk, laptop.place, laptop.shared)
    del copied.desk.writer.device
    report = copied.meet()
    assert report.device.copied_from == "laptop"
    (line,) = trouble_lines(report)
    assert line == f"this folder was copied from another machine (laptop); here it is called {report.device.name}"
    assert (laptop.shared / report.device.name / MONTH).exists()
    assert trouble_lines(copied.meet()) == []


def test_a_folder_that_isnt_there_is_never_made(laptop: Member) -> None:
    laptop.shared.rmdir()
    with pytest.raises(PracticeError, match=r"shared isn't there \(make it, or mount what it lies on\)"):
        laptop.meet()
    assert not laptop.shared.exists()


def test_what_a_killed_writer_left_is_gone_an_hour_later(laptop: Member) -> None:
    laptop.meet()
    left = laptop.own / ".2025-02.json.4711.part"
    left.write_text("half")
    os.utime(left, (START.timestamp() - 7200,) * 2)
    laptop.meet()
    assert not left.exists()


def test_the_line_of_the_app_tells_what_is_wrong_and_not_what_is_on_its_way(laptop: Member, desktop: Member) -> None:
    assert background_line(laptop.meet()) == ""
    (laptop.own / MONTH).write_text("{")
    assert background_line(desktop.meet()) == ""
    for name in ("one.json", "two.json"):
        (laptop.own / name).write_text("{}")
    first, _, more = background_line(desktop.meet()).partition(", and ")
    assert first.startswith("sync: laptop/one.json is left out: it isn't an export of practice")
    assert more == "1 more line by practice doctor"
