"""Reads one question from its fields: in the strict format of a bundled bank, or in the lax one of an own bank."""

import re
from collections.abc import Collection

from practice_tui.bank.defaults import LONGEST_TITLE, limit_for, slug_of, title_of
from practice_tui.bank.fields import Fields
from practice_tui.core.bank.questions import (
    BUNDLED,
    LETTERS,
    Answer,
    Ask,
    Aspect,
    Clarify,
    FollowUp,
    Kind,
    Level,
    Mistake,
    Point,
    Question,
    Stage,
    Tier,
    Value,
)
from practice_tui.core.drills.catalogue import DRILLS
from practice_tui.core.simulators.catalogue import SIMULATORS

LONGEST_POINT = 90
TOOLS = (*(drill.name for drill in DRILLS), *(simulator.bank_name for simulator in SIMULATORS))

_DIGEST = re.compile("[0-9a-f]{16}")


def question_in(fields: Fields, topics: Collection[str], bank: str) -> Question:
    """A question in the strict format, of which nothing that is needed may be missing."""
    kind = fields.choice("kind", Kind)
    rubric = fields.each("rubric", _point, 4, 6)
    _check_tiers(fields, rubric)
    return Question(
        id=fields.slug("id"),
        title=fields.text("title", longest=LONGEST_TITLE),
        topic=fields.one_of("topic", topics),
        level=fields.choice("level", Level),
        kind=kind,
        limit=fields.duration("limit"),
        ask=fields.mapping("ask", _ask),
        prompt=fields.text("prompt"),
        rubric=rubric,
        answer=fields.mapping("answer", lambda answer: _answer(answer, kind)),
        tags=fields.texts("tags"),
        hints=fields.texts("hints", 5),
        mistakes=fields.each("mistakes", _mistake, most=8),
        follow_ups=fields.each("follow_ups", _follow_up, most=6),
        related=fields.texts("related"),
        formerly=fields.texts("formerly"),
        refs=fields.texts("refs"),
        value=fields.each("value", _value, least=1 if kind is Kind.NUMERIC else 0, most=8),
        tests=fields.text("tests", None if kind is Kind.CODE else ""),
        clarify=fields.each("clarify", _clarify, 2 if kind.is_open_ended else 0, 6),
        bands=_bands(fields, kind.is_open_ended),
        bank=bank,
        reviewed=fields.day("reviewed"),
        often=fields.switch("often"),
        legacy=fields.switch("legacy"),
        drill=fields.one_of("drill", TOOLS, is_optional=True),
        base="" if bank == BUNDLED else _base(fields),
    )


def own_question_in(fields: Fields, bank: str) -> Question:
    """A question of an own bank: a title or a prompt, an answer and a topic are enough."""
    title, prompt = fields.text("title", "", LONGEST_TITLE), fields.text("prompt", "")
    if not title and not prompt:
        fields.note(fields.line, "'title' and 'prompt' are missing", "one of them is needed")
    title = title or title_of(prompt)
    answer = _own_answer(fields)
    spoken = " ".join((answer.short, answer.full, answer.code))
    return Question(
        id=fields.slug("id", slug_of(title)),
        title=title,
        topic=slug_of(fields.text("topic", longest=LONGEST_TITLE)),
        level=fields.choice("level", Level, Level.INTERMEDIATE),
        kind=fields.choice("kind", Kind, Kind.CONCEPT),
        limit=fields.duration("limit", is_optional=True) or float(limit_for(spoken)),
        ask=fields.mapping("ask", _own_ask) if fields.has("ask") else Ask(Stage.CORE, "", ""),
        prompt=prompt or title,
        rubric=fields.each("rubric", _own_point, most=len(LETTERS)),
        answer=answer,
        tags=fields.texts("tags"),
        hints=fields.texts("hints", 5),
        mistakes=fields.each("mistakes", _mistake, most=8),
        follow_ups=fields.each("follow_ups", _follow_up, most=6),
        related=fields.texts("related"),
        formerly=fields.texts("formerly"),
        refs=fields.texts("refs"),
        value=fields.each("value", _value, most=8),
        tests=fields.text("tests", ""),
        clarify=fields.each("clarify", _clarify, most=6),
        bands=_bands(fields, is_needed=False),
        bank=bank,
        reviewed=fields.day("reviewed"),
        often=fields.switch("often"),
        legacy=fields.switch("legacy"),
        drill=fields.one_of("drill", TOOLS, is_optional=True),
        base=_base(fields),
    )


def _base(fields: Fields) -> str:
    """The digest of the bundled text that an own version was copied from."""
    base = fields.text("base", "")
    if base and not _DIGEST.fullmatch(base):
        fields.note(
            fields.line_of("base"), f"'base' is {base[:40]!r}", "the 16 hex digits that practice bank show prints"
        )
    return base


def _own_answer(fields: Fields) -> Answer:
    """A mapping as in the strict format with any of its texts, or one text that is the whole answer."""
    if not fields.is_mapping("answer"):
        return Answer("", fields.text("answer"))
    answer = fields.mapping("answer", _any_answer)
    if not (answer.short or answer.full or answer.code):
        fields.note(fields.line_of("answer"), "'answer' is empty", "short, full or code")
    return answer


def _any_answer(fields: Fields) -> Answer:
    return Answer(fields.text("short", ""), fields.text("full", ""), fields.text("deep", ""), fields.text("code", ""))


def _own_ask(fields: Fields) -> Ask:
    return Ask(fields.choice("stage", Stage, Stage.CORE), fields.text("why", ""), fields.text("how", ""))


def _own_point(fields: Fields) -> Point:
    return Point(
        text=fields.text("point", longest=LONGEST_POINT),
        tier=fields.choice("tier", Tier, Tier.MUST),
        aspect=fields.choice("aspect", Aspect, Aspect.MECHANISM),
        probe=fields.text("probe", ""),
        expect=fields.text("expect", ""),
        asks=fields.text("asks", ""),
    )


def _check_tiers(fields: Fields, rubric: tuple[Point, ...]) -> None:
    musts = sum(point.tier is Tier.MUST for point in rubric)
    if rubric and not 2 <= musts <= 5:
        fields.note(fields.line_of("rubric"), f"'rubric' has {musts} must points", "2 to 5")
    if rubric and not 1 <= len(rubric) - musts <= 3:
        fields.note(fields.line_of("rubric"), f"'rubric' has {len(rubric) - musts} bonus points", "1 to 3")


def _ask(fields: Fields) -> Ask:
    return Ask(fields.choice("stage", Stage), fields.text("why"), fields.text("how"))


def _point(fields: Fields) -> Point:
    return Point(
        text=fields.text("point", longest=LONGEST_POINT),
        tier=fields.choice("tier", Tier),
        aspect=fields.choice("aspect", Aspect),
        probe=fields.text("probe"),
        expect=fields.text("expect"),
        asks=fields.text("asks", ""),
    )


def _answer(fields: Fields, kind: Kind) -> Answer:
    code = fields.text("code", None if kind is Kind.CODE else "")
    return Answer(fields.text("short"), fields.text("full"), fields.text("deep", ""), code)


def _mistake(fields: Fields) -> Mistake:
    return Mistake(fields.text("says"), fields.text("why"))


def _follow_up(fields: Fields) -> FollowUp:
    return FollowUp(fields.text("ask"), fields.text("looks_for"))


def _clarify(fields: Fields) -> Clarify:
    return Clarify(fields.text("ask"), fields.text("tell"))


def _value(fields: Fields) -> Value:
    tolerance = fields.number("tolerance", 0.0)
    if tolerance < 0:
        fields.note(fields.line_of("tolerance"), "a tolerance can't be below 0")
    return Value(
        fields.text("name"), fields.number("value"), tolerance, fields.texts("accept"), fields.text("check", "")
    )


def _bands(fields: Fields, is_needed: bool) -> tuple[str, ...]:
    if not is_needed and not fields.has("bands"):
        return ()
    return fields.mapping("bands", lambda bands: tuple([bands.text(str(score)) for score in (1, 2, 3, 4)]))
