"""Reads one plan from its fields."""

from collections.abc import Collection, Mapping

from practice_tui.bank.defaults import LONGEST_TITLE
from practice_tui.bank.fields import Fields
from practice_tui.bank.problems import near, nearest
from practice_tui.core.bank.lines import Style
from practice_tui.core.bank.plans import MOST_MINUTES, MOST_QUESTIONS, Mode, Only, Pick, Plan
from practice_tui.core.bank.questions import Kind, Level, Stage


def plan_in(fields: Fields, topics: Collection[str], questions: Mapping[str, str]) -> Plan:
    """A plan; `questions` has today's id for every id that a question has or had."""
    names_some, named = fields.has("questions"), _named_questions(fields, questions)
    return Plan(
        id=fields.slug("id"),
        title=fields.text("title", longest=LONGEST_TITLE),
        count=fields.integer("count", 1, MOST_QUESTIONS)
        if fields.has("count") or not names_some
        else max(1, len(named)),
        about=fields.text("about", ""),
        topics=_weights(fields, "topics", topics),
        levels={Level(name): weight for name, weight in _weights(fields, "levels", list(Level)).items()},
        kinds={Kind(name): weight for name, weight in _weights(fields, "kinds", list(Kind)).items()},
        mode=fields.choice("mode", Mode, Mode.COACHED),
        pick=fields.choice("pick", Pick, Pick.MIXED),
        pace=_pace(fields),
        limit=fields.duration("limit", is_optional=True) or None,
        follow_ups=fields.switch("follow_ups"),
        tips=fields.switch("tips"),
        often=fields.switch("often"),
        legacy=fields.switch("legacy"),
        questions=named,
        only=_part(fields),
        stages={Stage(name): weight for name, weight in _weights(fields, "stages", list(Stage)).items()} or None,
        minutes=fields.integer("minutes", 5, MOST_MINUTES) if fields.has("minutes") else None,
        hints=fields.switch("hints", default=True),
        style=fields.choice("style", Style) if fields.has("style") else None,
        closing=fields.switch("closing"),
    )


def _part(fields: Fields) -> Only | None:
    part = fields.one_of("only", list(Only), is_optional=True)
    return Only(part) if part in list(Only) else None


def _named_questions(fields: Fields, questions: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that a plan names, under the ids of today."""
    names = fields.texts("questions", MOST_QUESTIONS)
    for name in names:
        if name not in questions:
            hint = near(name, questions) or "practice bank list names all ids"
            fields.note(fields.line_of("questions"), f"{name[:40]!r} is no question's id", hint)
    return tuple(dict.fromkeys(questions[name] for name in names if name in questions))


def _pace(fields: Fields) -> float:
    pace = fields.number("pace", 1.0)
    if not 0.25 <= pace <= 4:
        fields.note(fields.line_of("pace"), f"'pace' is {pace:g}", "0.25 to 4; 1 leaves the limits as they are")
    return pace


def _weights(fields: Fields, key: str, allowed: Collection[str]) -> dict[str, int]:
    weights: dict[str, int] = {}
    for name, node in fields.weights(key).items():
        weight = node.value
        if name not in allowed:
            fields.note(node.line, f"'{key}' holds {name[:40]!r}", nearest(name, allowed))
        elif isinstance(weight, bool) or not isinstance(weight, int) or not 1 <= weight <= 100:
            fields.note(node.line, f"'{key}.{name}' is no weight", "a whole number from 1 to 100")
        else:
            weights[name] = weight
    return weights
