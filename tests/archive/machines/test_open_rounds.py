"""A round that was left on one machine goes on on another, and the first one is told."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import RoundState
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import Begin, Done, End, Next, Rate, Reveal
from practice_tui.errors import PracticeError
from practice_tui.presenters.home import home
from practice_tui.sitting.resume import resume_newest
from tests.archive.machines.meeting import Member, member
from tests.fakes import START, FakeClock, sit

ANSWERED = (Begin(), Done(), Reveal())


def call(left: Member, host: str) -> None:
    """Names the host of one that has met the others."""
    about = json.loads((left.own / "device.json").read_text())
    (left.own / "device.json").write_text(json.dumps(about | {"host": host}))


def drafts(some: Member) -> list[str]:
    return sorted(path.name for path in some.own.glob("draft-*"))


def test_home_offers_it_with_the_machine_and_how_long_ago(laptop: Member, desktop: Member) -> None:
    laptop.begin(*ANSWERED)
    laptop.meet()
    call(laptop, "thinkpad")
    desktop.clock.advance(12 * 60 + 10)
    report = desktop.meet()
    assert report.received["thinkpad"].rounds == 1
    offer = home(desktop.desk, 1).offers[0]
    assert (offer.title, offer.about) == ("Resume Quick", "Left on thinkpad, 12 minutes ago, in a review")


def test_it_goes_on_where_it_stood_with_its_answers(laptop: Member, desktop: Member) -> None:
    laptop.begin(*ANSWERED, Rate(Score.SOLID), Next(), Done(), Reveal())
    laptop.meet()
    desktop.meet()
    sitting = resume_newest(desktop.desk)
    sit(desktop.desk, sitting, Rate(Score.STRONG))
    laptop.clock.advance(100)
    desktop.meet()
    laptop.meet()
    for machine in (laptop, desktop):
        scores = [attempt.score for attempt in machine.desk.history.attempts()]
        assert scores == [Score.SOLID, Score.STRONG]


def test_taking_over_is_told_on_the_first_machine_and_its_next_act_is_refused(laptop: Member, desktop: Member) -> None:
    sitting = laptop.begin(*ANSWERED)
    laptop.meet()
    desktop.meet()
    sit(desktop.desk, resume_newest(desktop.desk), Rate(Score.STRONG))
    assert desktop.meet().rounds == 1

    (line,) = laptop.meet().taken_over
    assert line.startswith("Quick was taken over on ")
    assert "(desktop)" in line
    assert drafts(laptop) == []
    facts = laptop.desk.history.count()
    with pytest.raises(PracticeError, match=r"NOT SAVED: this round was taken over on .*\(desktop\)"):
        sit(laptop.desk, sitting, Rate(Score.MISSED))
    assert laptop.desk.history.count() == facts
    assert laptop.meet().taken_over == []

    laptop.clock.advance(60)
    sit(laptop.desk, resume_newest(laptop.desk), Next())
    laptop.meet()
    assert len(desktop.meet().taken_over) == 1


@pytest.mark.parametrize("hours", [-2, 2])
def test_whoever_took_it_over_goes_on_whatever_the_clocks_say(tmp_path: Path, hours: int) -> None:
    laptop = member(tmp_path, "laptop")
    desktop = member(tmp_path, "desktop", FakeClock(wall=START + timedelta(hours=hours)))
    sitting = laptop.begin(*ANSWERED)
    laptop.meet()
    desktop.meet()
    sit(desktop.desk, resume_newest(desktop.desk), Rate(Score.STRONG))
    laptop.clock.advance(15)
    sitting.keep()  # the first machine doesn't know yet, and goes on drafting
    laptop.meet()
    desktop.meet()
    laptop.meet()
    for machine in (laptop, desktop):
        ((draft, round_),) = machine.desk.rounds.waiting()
        assert round_.results[0].score is Score.STRONG
    assert draft.holder == "1@desktop"


def test_a_round_that_is_over_on_one_machine_is_over_on_both(laptop: Member, desktop: Member) -> None:
    sitting = laptop.begin(*ANSWERED)
    laptop.meet()
    desktop.meet()
    sit(desktop.desk, resume_newest(desktop.desk), Rate(Score.STRONG), End(Ending.ENDED_EARLY))
    desktop.meet()
    laptop.meet()
    assert (drafts(laptop), drafts(desktop)) == ([], [])
    assert (laptop.desk.rounds.waiting(), desktop.desk.rounds.waiting()) == ([], [])
    with pytest.raises(PracticeError, match="this round was ended in another terminal"):
        sit(laptop.desk, sitting, Rate(Score.MISSED))


def test_a_stale_file_brings_no_round_back_that_is_over(laptop: Member, desktop: Member) -> None:
    laptop.begin(*ANSWERED)
    laptop.meet()
    (stale,) = laptop.own.glob("draft-*")
    data = stale.read_bytes()
    sit(laptop.desk, resume_newest(laptop.desk), Rate(Score.STRONG), End(Ending.ENDED_EARLY))
    laptop.meet()
    assert not stale.exists()
    (laptop.own / "draft-late.json").write_bytes(data)
    desktop.meet()
    laptop.meet()
    assert (laptop.desk.rounds.waiting(), desktop.desk.rounds.waiting()) == ([], [])


def test_a_discarded_round_is_offered_nowhere_and_restored_everywhere(laptop: Member, desktop: Member) -> None:
    sitting = laptop.begin(*ANSWERED)
    laptop.meet()
    desktop.meet()
    desktop.clock.advance(60)
    desktop.desk.corrections.discard(sitting.round.id)
    desktop.meet()
    laptop.meet()
    with pytest.raises(PracticeError, match="this round was discarded"):
        sit(laptop.desk, sitting, Rate(Score.MISSED))
    assert (laptop.desk.rounds.waiting(), desktop.desk.rounds.waiting()) == ([], [])
    desktop.desk.corrections.restore(sitting.round.id)
    desktop.meet()
    laptop.meet()
    for machine in (laptop, desktop):
        assert machine.desk.rounds.record(sitting.round.id).state is RoundState.UNFINISHED
        assert len(machine.desk.rounds.waiting()) == 1


def test_an_open_round_that_cant_be_read_is_named_and_its_facts_go_in(laptop: Member, desktop: Member) -> None:
    sitting = laptop.begin(*ANSWERED)
    laptop.meet()
    (path,) = laptop.own.glob("draft-*")
    file = json.loads(path.read_text())
    file["drafts"][0]["state"] = json.dumps({"id": sitting.round.id, "phase": "of another version"})
    path.write_text(json.dumps(file))
    (laptop.own / f"{file['exported_at'][:7]}.json").unlink()
    report = desktop.meet()
    (trouble,) = report.troubles
    assert trouble.problem == "holds an open round that can't be read here"
    assert desktop.desk.rounds.waiting() == []
    assert desktop.desk.rounds.record(sitting.round.id).tried == 1
