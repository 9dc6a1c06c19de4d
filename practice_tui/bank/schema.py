"""Builds the entries of a bank's files from YAML nodes, and checks them against the format."""

from collections.abc import Callable, Collection, Mapping
from typing import Generic, NamedTuple, TypeVar

from practice_tui.bank.fields import Fields
from practice_tui.bank.plan_fields import plan_in
from practice_tui.bank.problems import Problem
from practice_tui.bank.question_fields import own_question_in, question_in
from practice_tui.bank.sample_fields import sample_in
from practice_tui.bank.style_lines import style_lines
from practice_tui.bank.yaml_nodes import Node
from practice_tui.core.bank.job_words import Phrase, TopicWords, phrase_of
from practice_tui.core.bank.lines import Line
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import Question, Topic
from practice_tui.core.bank.samples import Sample

LONGEST_SHORT_TITLE = 16
MOST_WORDS = 300  # of one topic
ENOUGH_PROBLEMS = 200  # in one file; a hostile file has millions

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
    return _build_list(root, path, "question", lambda fields: question_in(fields, topics, bank))


def build_own_questions(root: Node, path: str, bank: str) -> Built[Question]:
    """The questions of an own bank: a title or a prompt, an answer and a topic are enough for one."""
    entries, problems = _build_list(root, path, "question", lambda fields: own_question_in(fields, bank))
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
    return _build_list(root, path, "plan", lambda fields: plan_in(fields, topics, questions))


def build_tips(root: Node, path: str) -> Built[Tip]:
    """The tips of a `tips.yaml`."""
    return _build_list(root, path, "tip", _tip)


def build_samples(root: Node, path: str, questions: Mapping[str, Question]) -> Built[Sample]:
    """The samples of a `samples.yaml`; `questions` are those of the bank by id."""
    return _build_list(root, path, "sample", lambda fields: sample_in(fields, questions))


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


def _topic(fields: Fields) -> Topic:
    return Topic(
        fields.slug("slug"),
        fields.text("title"),
        fields.text("scope", ""),
        fields.texts("formerly"),
        fields.text("short", "", LONGEST_SHORT_TITLE),
        fields.text("plain", ""),
    )


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
