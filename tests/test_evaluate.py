"""What an evaluator from outside gets for its requests: the figures of the product itself."""

import json
from typing import Any

import pytest

from practice_tui.evaluate import replies

AT = "2026-11-29T09:00:00+00:00"
MISS = {"question": "a1", "topic": "a", "level": 2, "score": 1, "at": "2026-11-29T08:00:00+00:00"}
MISSES = [{**MISS, "used_s": 50, "limit_s": 100}]


def ask(**request: Any) -> Any:
    (reply,) = replies([json.dumps({"attempts": [], "at": AT, **request})])
    return json.loads(reply)


def test_an_estimate_of_each_topic() -> None:
    known = ask(do="estimate", attempts=MISSES, topics=["a", "b"])

    # Worked out by hand where the estimator is tested: .391 after one miss, .44 for what wasn't asked.
    assert known["topics"]["a"]["mean"] == pytest.approx(0.391, abs=1e-3)
    assert known["topics"]["b"]["mean"] == pytest.approx(0.440, abs=1e-3)
    assert [known["topics"][topic]["n"] for topic in "ab"] == [1, 0]
    assert known["topics"]["a"]["low"] < 0.391 < known["topics"]["a"]["high"]
    assert known["topics"]["a"]["p_weak"] > 0.5
    assert known["level_step"] == 0.3


def test_what_a_question_is_expected_to_bring() -> None:
    assert ask(do="predict", topic="a")["credit"] == pytest.approx(0.55)
    assert ask(do="predict", topic="a", level=3)["credit"] == pytest.approx(0.4752, abs=1e-4)
    assert ask(do="predict", topic="a", attempts=MISSES)["credit"] == pytest.approx(0.391, abs=1e-3)


def test_the_recommended_round() -> None:
    questions = [{"question": f"{topic}{number}", "topic": topic, "level": 2} for topic in "abc" for number in (1, 2)]
    picked = ask(do="pick", attempts=MISSES, questions=questions, count=2)["questions"]

    assert len(picked) == 2
    assert {name[0] for name in picked} == {"b", "c"}
    assert ask(do="pick", attempts=MISSES, questions=questions, count=2)["questions"] == picked


def test_what_cannot_be_read_is_answered_and_the_next_request_too() -> None:
    good = json.dumps({"do": "predict", "attempts": [], "topic": "a", "at": AT})
    bad = ["{", "[]", "{}", good.replace("predict", "guess"), good.replace(AT, "2026-11-29T09:00:00")]
    answers = [json.loads(reply) for reply in replies([*bad, "", good])]

    assert [list(answer) for answer in answers] == [["error"]] * 5 + [["credit"]]
