"""Histories and banks of any size, the same for the same seed."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import (
    Ending,
    Fact,
    Prediction,
    Rating,
    RoundEnd,
    RoundStart,
    Text,
    ticks_of_review,
)
from practice_tui.core.values.clock import civil_day
from practice_tui.core.values.ids import RANDOM_BITS, uuid7
from practice_tui.store.opening import open_history
from tests.fakes import make_trial

A_ROUND = 10  # attempts
A_DAY = 10


def make_history(path: Path, attempts: int, now: datetime, seed: int = 1) -> None:
    """A history of so many attempts at ten a day, the last of them yesterday."""
    chance = random.Random(seed)
    questions = load_bank().bank.questions
    history = open_history(path)
    history.write([Text(question.digest, question.id, question.bank, question.to_body()) for question in questions])
    greatest = ""
    at = now.astimezone(UTC) - timedelta(days=attempts // A_DAY + 1)
    facts: list[Fact] = []
    for first in range(0, attempts, A_ROUND):
        at += timedelta(days=A_ROUND / A_DAY)
        for made in make_round(chance, questions, at, min(A_ROUND, attempts - first), greatest):
            facts.append(made)
            greatest = max(greatest, getattr(made, "id", ""))
        if len(facts) > 20_000:
            history.write(facts)
            facts.clear()
    history.write(facts)
    history.close()


def make_bank(folder: Path, questions: int) -> None:
    """A user's own bank of so many questions, in files of 100: bundled ones under other names."""
    source = sorted(path for path in (Path(__file__).parents[2] / "bank").glob("*.yaml") if path.stem not in OTHERS)
    entries = [entry for path in source for entry in _entries(path.read_text("utf-8"))]
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, questions, 100):
        copies = []
        for number in range(first, min(first + 100, questions)):
            entry = entries[number % len(entries)]
            head, _, rest = entry.partition("\n")
            copies.append(f"{head}-copy-{number}\n{rest}")
        (folder / f"own-{first:05}.yaml").write_text("".join(copies), "utf-8")


OTHERS = ("topics", "plans", "tips", "samples")


def _entries(text: str) -> list[str]:
    """The questions of a bank file, each without what ties it to others."""
    parts = [f"- id: {part}" for part in text.split("\n- id: ")[1:]]
    kept = []
    for part in parts:
        lines = [line for line in part.split("\n") if not line.startswith(("  formerly:", "  related:"))]
        kept.append("\n".join(lines).rstrip() + "\n")
    return kept


def make_round(
    chance: random.Random, questions: tuple[Question, ...], at: datetime, count: int, greatest: str
) -> list[Fact]:
    last = greatest

    def fresh(now: datetime) -> str:
        nonlocal last
        last = uuid7(now, chance.getrandbits(RANDOM_BITS), last)
        return last

    round_id, day = fresh(at), civil_day(at)
    facts: list[Fact] = [
        RoundStart(round_id, at, day, "+0000", "quick", Mode.COACHED, {"plan": {}}, "0" * 16, "device", "practice")
    ]
    for slot, question in enumerate(chance.sample(questions, count)):
        now = at + timedelta(minutes=3 * slot)
        score = Score(chance.choices((1, 2, 3, 4), (2, 3, 4, 2))[0])
        trial = make_trial(
            question,
            fresh(now),
            round_id,
            now,
            slot=slot,
            reason="topic never asked",
            prediction=chance.choice(list(Prediction)),
            answered_at=now + timedelta(seconds=90),
            day=day,
            elapsed_s=question.limit * chance.uniform(0.3, 1.4),
        )
        heard = frozenset(index for index in range(len(question.rubric)) if chance.random() < score / 4)
        rating = Rating(
            fresh(now),
            trial.id,
            now + timedelta(seconds=120),
            score,
            score,
            ticks=ticks_of_review(question.rubric, heard),
        )
        facts += [trial, rating]
    return [*facts, RoundEnd(fresh(at), round_id, at + timedelta(hours=1), Ending.FINISHED)]
