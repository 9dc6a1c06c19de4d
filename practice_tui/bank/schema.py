"""Builds questions, topics, plans, tips and samples from YAML nodes, and checks them against the format."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Generic, NamedTuple, TypeVar

from practice_tui.bank.defaults import LONGEST_TITLE, limit_for, slug_of, title_of
from practice_tui.bank.fields import Fields
from practice_tui.bank.problems import Problem, near, nearest
from practice_tui.bank.style_lines import style_lines
from practice_tui.bank.yaml_nodes import Node
from practice_tui.core.bank.job_words import Phrase, TopicWords, phrase_of
from practice_tui.core.bank.lines import Line, Style
from practice_tui.core.bank.plans import MOST_QUESTIONS, Mode, Only, Pick, Plan, Tip
from practice_tui.core.bank.questions import (
    BUNDLED,
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
    Topic,
    Value,
)
from practice_tui.core.bank.samples import Quote, Sample
from practice_tui.core.bank.scoring import Score
from practice_tui.core.drills.catalogue import DRILLS
from practice_tui.core.simulators.catalogue import SIMULATORS
from practice_tui.core.values.text import one_line

LONGEST_POINT = 90
LETTERS = "abcdef"  # the keys of a rubric's points
TOOLS = (*(drill.name for drill in DRILLS), *(simulator.bank_name for simulator in SIMULATORS))
SAMPLE_NAMES = ("weak", "fair", "strong")
LONGEST_SHORT_TITLE = 16
MOST_MINUTES = 480  # of a round
MOST_WORDS = 300  # of one topic
ENOUGH_PROBLEMS = 200  # in one file; a hostile file has millions

_DIGEST = re.compile("[0-9a-f]{16}")

T = TypeVar("T")


class Entry(NamedTuple, Generic[T]):
    """A value with its slug, the file and node that it was built from, and whether that node has no problem."""

    value: T
    slug: str
    path: str
    node: Node
    is_sound: bool = True

    def line_of(self, *keys: str | int) -> int:
        """The line of a field, such as `line_of("rubric", 0, "probe")`, or of its nearest parent that is there."""
        node = self.node
        for key in keys:
            match node.value, key:
                case dict() as mapping, str() if key in mapping:
                    node = mapping[key]
                case list() as items, int() if key < len(items):
                    node = items[key]
                case _:
                    break
        return node.line


Built = tuple[list[Entry[T]], list[Problem]]
"""The entries of a file, and its problems."""


def build_questions(root: Node, path: str, topics: Collection[str], bank: str) -> Built[Question]:
    """The questions of a file in the strict format, and its problems; `bank` is the name of their bank."""
    return _build_list(root, path, "question", lambda fields: _question(fields, topics, bank))


def build_own_questions(root: Node, path: str, bank: str) -> Built[Question]:
    """The questions of an own bank: a title or a prompt, an answer and a topic are enough for one."""
    entries, problems = _build_list(root, path, "question", lambda fields: _own_question(fields, bank))
    first_lines: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if entry.slug:
            first_lines.setdefault(entry.slug, entry.node.line)
            continue
        made = entry.value.id
        first = first_lines.setdefault(made, entry.node.line)
        is_sound = entry.is_sound and bool(made) and first == entry.node.line
        entries[place] = entry._replace(slug=made, is_sound=is_sound)
        if first != entry.node.line:
            hint = f"first on line {first}; give one of them an id"
            problems.append(Problem(path, entry.node.line, f"question {place + 1}", "the title stands twice", hint))
    return entries, problems


def build_topics(root: Node, path: str) -> Built[Topic]:
    """The topics of a `topics.yaml`, in their order."""
    return _build_list(root, path, "topic", _topic, key="slug")


def build_plans(root: Node, path: str, topics: Collection[str], questions: Mapping[str, str]) -> Built[Plan]:
    """The plans of a `plans.yaml`; `questions` has today's id for every id that a question has or had."""
    return _build_list(root, path, "plan", lambda fields: _plan(fields, topics, questions))


def build_tips(root: Node, path: str) -> Built[Tip]:
    """The tips of a `tips.yaml`."""
    return _build_list(root, path, "tip", _tip)


def build_samples(root: Node, path: str, questions: Mapping[str, Question]) -> Built[Sample]:
    """The samples of a `samples.yaml`; `questions` are those of the bank by id."""
    return _build_list(root, path, "sample", lambda fields: _sample(fields, questions))


def build_words(root: Node, path: str, topics: Collection[str], taken: dict[Phrase, str]) -> Built[TopicWords]:
    """The words of job descriptions in a `words.yaml`. `taken` has the places of those met so far, and gets these."""
    return _build_list(root, path, "topic", lambda fields: _topic_words(fields, topics, path, taken), key="topic")


def build_lines(root: Node, path: str, taken: dict[str, str]) -> Built[tuple[Line, ...]]:
    """The lines of a `lines.yaml` by style. `taken` has the places of those met so far, and gets these."""
    return _build_list(root, path, "style", lambda fields: style_lines(fields, path, taken), key="style")


def _build_list(root: Node, path: str, name: str, build: Callable[[Fields], T], key: str = "id") -> Built[T]:
    if not isinstance(root.value, list) or not root.value:
        return [], [Problem(path, root.line, "", f"holds no list of {name}s", f"begin each {name} with '- {key}: '")]
    problems: list[Problem] = []
    entries: list[Entry[T]] = []
    first_lines: dict[str, int] = {}
    for index, node in enumerate(root.value, 1):
        if len(problems) >= ENOUGH_PROBLEMS:
            problems.append(Problem(path, node.line, "", "is read no further", "mend what stands above first"))
            break
        slug = slug_of_node(node, key)
        fields = Fields(node, path, f"{name} {slug!r}" if slug else f"{name} {index}", problems)
        before = len(problems)
        value = build(fields)
        fields.close()
        if slug and first_lines.setdefault(slug, node.line) != node.line:
            fields.note(node.line, f"the {key} stands twice", f"first on line {first_lines[slug]}")
        entries.append(Entry(value, slug, path, node, is_sound=len(problems) == before))
    return entries, problems


def slug_of_node(node: Node, key: str = "id") -> str:
    """The id of an entry; empty where it has none."""
    field = node.value.get(key) if isinstance(node.value, dict) else None
    return str(field.value)[:80] if field and isinstance(field.value, str | int) else ""


def _question(fields: Fields, topics: Collection[str], bank: str) -> Question:
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


def _own_question(fields: Fields, bank: str) -> Question:
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


def _topic(fields: Fields) -> Topic:
    return Topic(
        fields.slug("slug"),
        fields.text("title"),
        fields.text("scope", ""),
        fields.texts("formerly"),
        fields.text("short", "", LONGEST_SHORT_TITLE),
        fields.text("plain", ""),
    )


def _plan(fields: Fields, topics: Collection[str], questions: Mapping[str, str]) -> Plan:
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


def _sample(fields: Fields, questions: Mapping[str, Question]) -> Sample:
    slug = fields.text("id", longest=100)
    question_id, _, name = slug.partition("/")
    question = questions.get(question_id)
    if question is None or name not in SAMPLE_NAMES:
        fields.note(
            fields.line_of("id"), f"'id' is {slug[:40]!r}", f"a question's id, then /{', /'.join(SAMPLE_NAMES)}"
        )
    letters = LETTERS[: len(question.rubric)] if question else LETTERS
    text = one_line(fields.text("text"))
    quotes = fields.mapping("heard", lambda points: _quotes(points, letters, text))
    score = Score(fields.integer("score", 1, 4))
    wrong = fields.mapping("wrong", lambda mistake: _wrong(mistake, text)) if fields.has("wrong") else None
    return Sample(question_id, name, text, quotes, score, wrong)


def _quotes(fields: Fields, letters: str, text: str) -> tuple[Quote, ...]:
    """The words of an answer by the letters of the points that are heard in them."""
    return tuple(
        Quote(index, _quoted(fields, letter, text)) for index, letter in enumerate(letters) if fields.has(letter)
    )


def _wrong(fields: Fields, text: str) -> Mistake:
    return Mistake(_quoted(fields, "says", text), fields.text("why"))


def _quoted(fields: Fields, key: str, text: str) -> str:
    """Words that stand so in the text of an answer."""
    words = one_line(fields.text(key))
    if words not in text:
        fields.note(fields.line_of(key), f"'{key}' quotes {words[:40]!r}", "words as they stand in 'text'")
    return words


def _topic_words(fields: Fields, topics: Collection[str], path: str, taken: dict[Phrase, str]) -> TopicWords:
    words = fields.texts("words", MOST_WORDS)
    for word, line in zip(words, fields.lines_of("words"), strict=False):
        phrase = phrase_of(word)
        if not phrase:
            fields.note(line, f"'words' holds {word[:40]!r}", "a word has letters or digits")
        elif first := taken.get(phrase):
            fields.note(line, f"the word {word[:40]!r} stands twice", f"first in {first}")
        else:
            taken[phrase] = f"{path}:{line}"
    if not words:
        fields.note(fields.line_of("words"), "'words' is empty", "list some words, or leave the topic out")
    return TopicWords(fields.one_of("topic", topics), words)


def _tip(fields: Fields) -> Tip:
    return Tip(
        fields.slug("id"),
        fields.one_of("audience", ("candidate", "interviewer")),
        fields.text("do"),
        fields.text("avoid"),
        fields.text("why"),
    )
