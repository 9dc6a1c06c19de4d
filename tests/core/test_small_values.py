"""Durations, identities, text and records: the small values that everything stands on."""

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.bank.questions import Aspect, Question, Tier, Value, from_body
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.facts import Tick
from practice_tui.core.values import records
from practice_tui.core.values.clock import civil_day
from practice_tui.core.values.durations import format_ago, format_clock, format_limit, parse_duration
from practice_tui.core.values.ids import RANDOM_BITS, uuid7
from practice_tui.core.values.text import clean, is_clean, one_line
from tests.fakes import START, make_question

BITS = st.integers(0, (1 << RANDOM_BITS) - 1)
INSTANTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("written", "seconds"), [("2m30s", 150), ("90s", 90), ("1h", 3600), ("1h5m", 3900), ("10m", 600)]
)
def test_durations_are_read(written: str, seconds: int) -> None:
    assert parse_duration(written) == seconds


@pytest.mark.parametrize("written", ["2:30", "", "90", "m", "-5s", "1m 30s x"])
def test_other_durations_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no duration"):
        parse_duration(written)


@pytest.mark.parametrize(
    ("seconds", "ago"),
    [
        (-7200, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (12 * 60 + 59, "12 minutes ago"),
        (3600, "1 hour ago"),
        (3 * 86_400, "3 days ago"),
    ],
)
def test_how_long_ago_something_was(seconds: float, ago: str) -> None:
    assert format_ago(seconds) == ago


@given(st.integers(1, 3599))
def test_a_limit_reads_as_it_was_written(seconds: int) -> None:
    assert parse_duration(format_limit(seconds)) == seconds


def test_a_clock_never_rounds_up() -> None:
    assert [format_clock(seconds) for seconds in (0, 59.99, 60, 161, 3723)] == [
        "0:00",
        "0:59",
        "1:00",
        "2:41",
        "1:02:03",
    ]


@given(st.lists(st.tuples(INSTANTS, BITS), min_size=2, max_size=20))
def test_ids_rise_whatever_the_wall_clock_does(readings: list[tuple[datetime, int]]) -> None:
    ids = [""]
    for now, chance in readings:
        ids.append(uuid7(now, chance, ids[-1]))
    assert ids == sorted(set(ids))


@given(INSTANTS, BITS)
def test_an_id_is_a_uuid_of_version_7_with_its_instant(now: datetime, chance: int) -> None:
    made = UUID(uuid7(now, chance))
    assert (made.version, made.int >> 80) == (7, int(now.timestamp() * 1000))


@pytest.mark.parametrize(
    ("now", "day"),
    [(START.replace(hour=3, minute=59), "2026-03-01"), (START.replace(hour=4), "2026-03-02")],
)
def test_a_day_turns_at_four(now: datetime, day: str) -> None:
    assert civil_day(now) == day


def test_a_day_is_that_of_the_persons_own_zone() -> None:
    late = datetime(2026, 3, 2, 23, 0, tzinfo=timezone(timedelta(hours=-8)))
    assert civil_day(late) == "2026-03-02"


@pytest.mark.parametrize(
    ("heard", "said_wrong", "score"),
    [
        ({0, 1, 2, 3, 4}, False, Score.STRONG),
        ({0, 1, 2, 3}, False, Score.SOLID),
        ({0, 1}, False, Score.SHAKY),
        ({0, 1, 2, 4, 5}, False, Score.SHAKY),
        ({0, 4, 5}, False, Score.MISSED),
        (set(), False, Score.MISSED),
        ({0, 1, 2, 3, 4, 5}, True, Score.SHAKY),
        ({0}, True, Score.MISSED),
    ],
)
def test_what_ticks_suggest(heard: set[int], said_wrong: bool, score: Score) -> None:
    assert suggest_score(make_question().rubric, frozenset(heard), said_wrong) is score


def test_without_a_must_nothing_is_suggested() -> None:
    bonuses = make_question().rubric[4:]
    assert suggest_score((), frozenset()) is None
    assert suggest_score(bonuses, frozenset({0, 1})) is None


@given(st.text())
def test_cleaned_text_can_only_be_shown(text: str) -> None:
    cleaned = clean(text)
    assert is_clean(cleaned)
    assert not any((ord(character) < 32 and character != "\n") or 127 <= ord(character) < 160 for character in cleaned)
    assert "\n" not in one_line(text)


def test_markup_is_text() -> None:
    literal = "x[i][j], [/b] and [@click=app.quit]"
    assert clean(literal) == literal


def test_a_question_reads_back_from_its_body() -> None:
    question = make_question(bands=("a", "b", "c", "d"), value=(Value("n", 2.5, 0.1, ("2 1/2",), "5/2"),))
    again = from_body(question.to_body())
    assert again == question
    assert again.digest == question.digest


def test_any_word_changes_the_digest() -> None:
    assert make_question().digest != make_question(prompt="Another?").digest


def test_records_read_back_through_json() -> None:
    tick = Tick(0, Tier.MUST, Aspect.FORMULA, True)
    assert records.from_data(Tick, json.loads(json.dumps(records.to_data(tick)))) == tick


def test_data_of_another_kind_is_refused() -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        records.from_data(Question, {"id": "x", "rubric": "no list"})
