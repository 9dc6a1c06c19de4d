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


BAD_ATTEMPTS = [
    ({"level": 4}, "'level' is no whole number from 1 to 3"),
    ({"level": 0}, "'level' is no whole number from 1 to 3"),
    ({"score": 5}, "'score' is no whole number from 1 to 4"),
    ({"score": True}, "'score' is no whole number from 1 to 4"),
    ({"score": 2.5}, "'score' is no whole number from 1 to 4"),
    ({"used_s": -5}, "'used_s' is not from 0 to 1000000000"),
    ({"used_s": float("nan")}, "'used_s' is not from 0 to 1000000000"),
    ({"used_s": "50"}, "'used_s' is no number"),
    ({"limit_s": 0}, "'limit_s' is 0"),
    ({"topic": None}, "'topic' is no text"),
    ({"question": ["a1"]}, "'question' is no text"),
    ({"at": "yesterday"}, "'at' is no instant like 2026-11-29T09:00:00Z"),
    ({"at": "2026-11-29T08:00:00"}, "'at' has no zone"),
    ({"at": "0001-01-01T00:00:00Z"}, "'at' is not from 1900 to 2200"),
]


@pytest.mark.parametrize(("changes", "fault"), BAD_ATTEMPTS, ids=[fault for _, fault in BAD_ATTEMPTS])
def test_an_attempt_that_cannot_be_read_is_named_with_its_fault(changes: dict[str, Any], fault: str) -> None:
    assert ask(do="estimate", topics=["a"], attempts=[*MISSES, {**MISSES[0], **changes}]) == {
        "error": f"attempt 2: {fault}"
    }


@pytest.mark.parametrize("name", ["question", "topic", "score", "at", "used_s", "limit_s"])
def test_a_field_that_an_attempt_lacks_is_named(name: str) -> None:
    lacking = {field: value for field, value in MISSES[0].items() if field != name}

    assert ask(do="predict", topic="a", attempts=[lacking]) == {"error": f"attempt 1: {name!r} is missing"}


def test_an_attempt_without_a_level_is_of_the_middle_one() -> None:
    plain = {field: value for field, value in MISSES[0].items() if field != "level"}

    assert ask(do="predict", topic="a", attempts=[plain]) == ask(do="predict", topic="a", attempts=MISSES)


def test_a_topic_that_no_attempt_names_is_expected_to_be_as_the_average() -> None:
    topics = ask(do="estimate", topics=["elsewhere"], attempts=MISSES)["topics"]

    assert ask(do="predict", topic="elsewhere", attempts=MISSES)["credit"] == topics["elsewhere"]["mean"]
    assert ask(do="estimate", topics=[]) == {"topics": {}, "level_step": 0.3}


def test_a_pick_of_nothing_or_of_more_than_there_is() -> None:
    questions = [{"question": "q1", "topic": "a", "level": 1}]

    assert ask(do="pick", questions=[]) == {"questions": []}
    assert ask(do="pick", questions=questions, count=9) == {"questions": ["q1"]}
    assert ask(do="pick", questions=questions * 2) == {"error": "'questions' names a question twice"}
    assert ask(do="pick", questions=questions, count=-1) == {"error": "'count' is no whole number from 1 to 1000"}
    assert ask(do="pick", questions=[{"question": "q1"}]) == {"error": "question 1: 'topic' is missing"}


def test_attempts_whose_clock_went_back_are_taken_as_they_come() -> None:
    earlier = {**MISSES[0], "at": "1990-01-01T00:00:00Z"}
    questions = [{"question": "a1", "topic": "a", "level": 2}]

    assert ask(do="estimate", topics=["a"], attempts=[*MISSES, earlier])["topics"]["a"]["n"] == 2
    assert ask(do="pick", questions=questions, attempts=[*MISSES, earlier])["questions"] == ["a1"]


def test_what_cannot_be_read_is_answered_in_words_and_the_next_request_too() -> None:
    good = json.dumps({"do": "predict", "attempts": [], "topic": "a", "at": AT})
    bad: list[tuple[str | bytes, str]] = [
        ("{", "the line isn't JSON: "),
        ("[" * 100_000, "the line is nested too deeply"),
        (b'{"do": "\xff"}', "the line isn't UTF-8: "),
        ("[]", "the request is no JSON object"),
        ("{}", "'do' is missing"),
        (good.replace("predict", "guess"), "'do' is none of estimate, predict, pick"),
        (good.replace("[]", "null"), "'attempts' is no list"),
        (good.replace("[]", "[1]"), "attempt 1 is no JSON object"),
        (good.replace("predict", "estimate"), "'topics' is missing"),
        (good.replace("predict", "estimate").replace('"topic": "a"', '"topics": "ab"'), "'topics' is no list of texts"),
        (good.replace('"topic"', '"level": 7, "topic"'), "'level' is no whole number from 1 to 3"),
        (good.replace(AT, "2026-11-29T09:00:00"), "'at' has no zone"),
    ]
    answers = [json.loads(reply) for reply in replies([*(line for line, _ in bad), "", good])]

    assert len(answers) == len(bad) + 1
    for answer, (line, fault) in zip(answers, bad, strict=False):
        assert answer.get("error", "").startswith(fault), (line[:80], answer)
    assert list(answers[-1]) == ["credit"]
