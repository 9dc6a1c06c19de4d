"""Rounds that were left by an earlier release go on: its drafts know no predicting and no pending skip."""

import json
from typing import Any

import pytest

from practice_tui.core.rounds.rounds import Phase, Round
from practice_tui.core.values import records

SLOT = {"question_id": "q0", "digest": "d", "topic": "optimization", "limit": 120.0, "reason": "new"}
DRAFT: dict[str, Any] = {
    "id": "r",
    "plan": "Quick",
    "mode": "coached",
    "total": 2,
    "slots": [SLOT],
    "countdown": {"limit": 120.0, "spent": 41.0},
    "whole": {"limit": 0.0, "spent": 41.0},
    "asked_at": "2026-03-02T18:00:00+00:00",
}
RESULT = {
    "trial_id": "t",
    "slot": 0,
    "try_no": 1,
    "question_id": "q0",
    "outcome": "answered",
    "prediction": "sure",
    "elapsed": 41.0,
    "limit": 120.0,
    "heard": [1, 2],
}


@pytest.mark.parametrize(
    "state",
    [
        {"phase": "answering", "clarified": 1, "hints": 1, "notes": "half"},
        {"phase": "reviewing", "results": [RESULT], "current": 0},
        {"phase": "between", "last": "rated", "results": [{**RESULT, "score": 3, "suggested": 2}], "current": 0},
        {"phase": "between", "last": "skipped", "results": [{**RESULT, "outcome": "skipped"}], "current": 0},
        {
            "phase": "follow-up",
            "results": [RESULT],
            "follow_up": {
                "source": "deeper",
                "trial_id": "t",
                "question_id": "q0",
                "ask": "And?",
                "expect": "So",
                "after": 0,
            },
        },
    ],
    ids=lambda state: f"{state['phase']} {state.get('last', '')}".strip(),
)
def test_a_draft_of_the_first_release_is_read(state: dict[str, Any]) -> None:
    round_ = records.from_data(Round, json.loads(json.dumps(DRAFT | state)))
    assert round_.phase is Phase(state["phase"])
    assert not round_.is_undecided
    assert round_.clarifications == tuple(range(state.get("clarified", 0)))
    assert all(result.opened is None for result in round_.results)
    assert records.from_data(Round, records.to_data(round_)) == round_
