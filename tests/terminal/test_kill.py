"""What the screen called saved is in the database, however soon after the key the program is killed."""

from pathlib import Path

from tests.terminal.kill_loop import kill_many

KILLS = 20
STARTS_WITHIN = 2.0  # seconds on a machine that does nothing else; tests may run beside one another
PATIENCE = 3


def test_twenty_kills_around_a_score_key(tmp_path: Path) -> None:
    tally = kill_many(tmp_path, KILLS)
    assert tally.kills == KILLS
    assert (tally.lost, tally.twice, tally.unintended) == (set(), set(), set())
    assert tally.confirmed
    assert tally.slowest_start < PATIENCE * STARTS_WITHIN
