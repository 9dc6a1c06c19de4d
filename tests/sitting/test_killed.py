"""A kill at any statement of what is done in a round or about it leaves it done or not done, and nothing twice."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.killed import KILLED

RELEASED = Path(__file__).parents[1] / "releases" / "0.1" / "history.db"

PROGRAM = (
    """
import json, os, sqlite3, sys
from pathlib import Path
from practice_tui.core.history.attempts import Score
from practice_tui.core.history.facts import Heard
from practice_tui.core.rounds.events import Done, Rate, Reply, Resume
from practice_tui.core.bank.questions import Bank
from practice_tui.core.rounds.rounds import Phase
from tests.fakes import FakeClock, make_desk

act, folder = sys.argv[1], Path(sys.argv[2])
make_desk(folder, FakeClock(), Bank()).close()
keep = (folder / "history.db").read_bytes()
last_step = steps = 0
"""
    + KILLED
    + """
def desk():
    return make_desk(folder, FakeClock(), Bank(), holder="2@here")


def round_in(desk, phase):
    return next(desk.rounds.resume(draft.round_id) for draft, round_ in desk.rounds.waiting() if round_.phase is phase)


def prepared(desk):
    '''What is about to be done, all that comes before it being done.'''
    over = desk.history.attempts(question_id="sigmoid")[0]
    if act == "score":
        sitting = round_in(desk, Phase.REVIEWING)
        return lambda: sitting.handle(Rate(Score.SOLID))
    if act == "follow-up":
        sitting = round_in(desk, Phase.FOLLOW_UP)
        sitting.handle(Resume())
        sitting.handle(Done(is_word=True))
        return lambda: sitting.handle(Reply(Heard.YES))
    if act == "amend":
        return lambda: desk.corrections.amend(over.id, over.round_id, Score.SHAKY)
    if act == "discard":
        return lambda: desk.corrections.discard(desk.rounds.waiting()[0][0].round_id)
    if act == "discard from within":
        from practice_tui.core.history.facts import Ending
        from practice_tui.core.rounds.events import End
        sitting = round_in(desk, Phase.REVIEWING)
        return lambda: sitting.handle(End(Ending.DISCARDED))
    discarded = desk.rounds.waiting()[0][0].round_id
    desk.corrections.discard(discarded)
    return lambda: desk.corrections.restore(discarded)


def state():
    '''Every fact and draft, as the next start finds them.'''
    again = desk()
    assert again.history.is_intact()
    told = [again.history.tables(), [(d.round_id, d.holder, d.state) for d in again.history.drafts()]]
    told.append([r.state for r in again.history.rounds()])
    again.close()
    return json.dumps(told, sort_keys=True)


def run(step):
    '''The state after the act was killed before its statement of this number, and whether it was.'''
    global last_step, steps
    (folder / "history.db").write_bytes(keep)
    (folder / "history.db-journal").unlink(missing_ok=True)
    child = os.fork()
    if not child:
        opened = desk()
        do = prepared(opened)
        steps, last_step = 0, step
        do()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return state(), os.waitstatus_to_exitcode(status)


connect = sqlite3.connect
sqlite3.connect = lambda *given, **options: connect(*given, **{**options, "factory": Killed})
after, code = run(-1)
assert code == 0
found = []
for step in range(1, 200):
    now, code = run(step)
    found.append(now)
    if code == 0:
        break
    assert code == 9
(folder / "history.db").write_bytes(keep)
opened = desk()
prepared(opened)
opened.close()
before = state()
names = {after: "after", before: "before"}
print(json.dumps([[names.get(one, "between") for one in found], before == after]))
"""
)


@pytest.mark.parametrize("act", ["score", "follow-up", "amend", "discard", "discard from within", "restore"])
def test_killed_at_each_statement(tmp_path: Path, act: str) -> None:
    shutil.copy(RELEASED, tmp_path / "history.db")
    command = [sys.executable, "-c", PROGRAM, act, str(tmp_path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=Path(__file__).parents[2])
    found, is_nothing_done = json.loads(done.stdout)
    assert not is_nothing_done
    assert "between" not in found
    assert found == sorted(found, reverse=True), "once done it stays done"
    assert len(found) >= 4
    assert found[0] == "before" and found[-1] == "after"
