"""Reads lists of objects: JSON, JSON lines and YAML."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from practice_tui.bank.foreign.card_html import TooDeepError
from practice_tui.bank.foreign.columns import guessed_columns, is_usual_name, key_of
from practice_tui.bank.foreign.levels import level_of, tags_of
from practice_tui.bank.foreign.markdown_source import reads_like_a_question
from practice_tui.bank.foreign.own_export import read_own_json
from practice_tui.bank.foreign.pairs import MAX_RAW, LeftOut, Pair, Reading
from practice_tui.bank.foreign.tables import sides_of
from practice_tui.bank.foreign.text import without_number
from practice_tui.bank.foreign.wishes import Wishes
from practice_tui.bank.schema import build_own_questions
from practice_tui.bank.yaml_nodes import Node, read_nodes
from practice_tui.errors import PracticeError

_NO_KEYS = "no key asks and another answers"
ALIKE = 0.8  # of the objects have the keys that are guessed
DEEPEST = 5  # of objects within one another
_OPTIONS = ("options", "choices", "Options", "Choices")
_RIGHT = ("correct", "correct_answer", "correctAnswer", "Correct", "right")
_JOINED = re.compile(r"\w[_./:]\w")
MOST_NAMES = 0.1  # of those terms may be words that also name keys
FEWEST_TERMS = 5  # of a file that is nothing but terms with their meanings
_NAMING = ("topic", "category", "title", "name", "section", "deck")  # keys of what an object is about
_LISTS = (
    "questions",
    "cards",
    "items",
    "data",
    "notes",
    "flashcards",
    "entries",
    "results",
    "quiz",
    "list",
    "faq",
    "faqs",
    "intents",
)
_TO_KEYS = "name the keys: --question KEY --answer KEY"

Item = tuple[int, str, Mapping[str, Any]]


def read_json(text: str, title: str, wishes: Wishes) -> Reading:
    """Raises PracticeError for what isn't JSON, or holds no list of questions."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise PracticeError("its brackets lie too deeply within one another", "a list of objects is enough") from None
    except json.JSONDecodeError as error:
        raise PracticeError(f"it isn't JSON: {error.msg} on line {error.lineno}", "mend that place") from None
    except ValueError:
        raise PracticeError("it holds a number of more than 4,000 digits", "leave it out") from None
    return read_own_json(data) or _read(_objects(data, "", 0), "JSON", "entry", title, wishes)


def read_json_lines(text: str, title: str, wishes: Wishes) -> Reading:
    """A line that isn't JSON is left out. Raises PracticeError where no line holds a question."""
    items: list[Item] = []
    broken = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            broken.append(LeftOut(number, line, "isn't JSON"))
            continue
        items += [(number, topic, item) for _, topic, item in _objects([data], "", 0)]
    reading = _read(iter(items), "JSON lines", "line", title, wishes)
    reading.left_out += broken
    return reading


def read_yaml(text: str, title: str, wishes: Wishes) -> Reading:
    """Raises PracticeError for what isn't YAML, or holds no list of questions."""
    root, problems = read_nodes(text, "it")
    if root is None:
        raise PracticeError(f"{problems[-1].message} on line {problems[-1].line}", problems[-1].hint)
    entries, wrong = build_own_questions(root, "", "")
    if entries and not wrong and not problems:
        raise PracticeError("it is a bank already", "put it into your banks folder: practice bank where")
    return _read(_nodes(root, "", 0), "YAML", "line", title, wishes)


def _read(nodes: Iterator[Item], name: str, unit: str, title: str, wishes: Wishes) -> Reading:
    reading = Reading(f"{name} objects", unit=unit)
    items = list(nodes)
    guess = _guessed_keys(items, wishes)
    seen, asking = set[str](), set[str]()
    unread: list[tuple[int, frozenset[str]]] = []
    for number, topic, item in items:
        keys = key_of(list(item), wishes.columns) or (
            guess if guess.keys() and set(guess.values()) <= item.keys() else {}
        )
        if not keys:
            reading.left_out.append(LeftOut(number, ", ".join(list(item)[:8]), _NO_KEYS))
            unread.append((number, frozenset(item)))
            continue
        seen |= {f"{keys['prompt']!r} asks, {keys['answer']!r} answers"}
        asking.add(keys["prompt"])
        values = {name: _text(item.get(key)) for name, key in keys.items()}
        if sum(map(len, values.values())) > MAX_RAW:
            reading.left_out.append(LeftOut(number, values["prompt"], f"has more than {MAX_RAW:,} characters"))
            continue
        options: list[Any] = next((item[key] for key in _OPTIONS if isinstance(item.get(key), list)), [])
        chosen, right = item.get(keys["answer"]), next((item[key] for key in _RIGHT if key in item), None)
        if isinstance(chosen, list) and right is not None:  # the answers of a quiz are its choices
            chosen, options, values["answer"] = right, chosen, _text(right)
        values["answer"] = _chosen(chosen, options) or values["answer"]
        try:
            for prompt, answer in sides_of(values["prompt"] + _listed(options), values["answer"]):
                own_topic = values.get("topic") or topic or title
                tags, level = tags_of(values.get("tags", "")), level_of(values.get("level", ""))
                reading.take(Pair(number, without_number(prompt), answer, own_topic, tags, "", level))
        except TooDeepError:
            reading.left_out.append(LeftOut(number, values["prompt"], "its HTML is too deep to read"))
    if seen:
        beside = {number for number, names in unread if names & asking}  # others are parts of a question, such as links
        reading.left_out = [left for left in reading.left_out if left.why != _NO_KEYS or left.line in beside]
        reading.shape += f": {', or '.join(sorted(seen)[:3])}"
    elif not reading.pairs:
        raise PracticeError("it holds no list of objects with a question and an answer", _TO_KEYS)
    return reading


def _guessed_keys(items: Sequence[Item], wishes: Wishes) -> dict[str, str]:
    """The keys that ask and answer where no object has usual ones, and nearly all have the same texts."""
    if wishes.columns or any(key_of(list(item), {}) for _, _, item in items):
        return {}
    texts = [{key: value for key, value in item.items() if isinstance(value, str)} for _, _, item in items]
    counts = Counter(key for item in texts for key in item)
    keys = [key for key, number in counts.items() if number >= max(2, ALIKE * len(items))]
    columns = guessed_columns(keys, [[item.get(key, "") for key in keys] for item in texts], are_names=True)
    return {name: keys[at] for name, at in columns.at.items()} if columns else {}


def _objects(data: Any, topic: str, depth: int) -> Iterator[Item]:
    """Every object that may be a question, with its number and the key of the list that it stands in."""
    if depth == 0 and _is_glossary(data):
        yield from ((place, topic, _asked(term, data[term])) for place, term in enumerate(data, 1))
        return
    number = 0
    stack: list[tuple[Any, str, int]] = [(data, topic, depth)]
    while stack:
        node, topic, depth = stack.pop()
        if depth > DEEPEST:
            continue
        if isinstance(node, list):
            for item in node:
                if isinstance(item, Mapping) and not _holds_lists(item):
                    number += 1
                    yield number, topic, item
                elif isinstance(item, list) and len(item) == 2 and all(isinstance(side, str) for side in item):
                    number += 1
                    yield number, topic, _asked(item[0], item[1])
            stack += [
                (item, topic, depth + 1) for item in reversed(node) if isinstance(item, list) or _holds_lists(item)
            ]
        elif isinstance(node, Mapping):
            pairs = {key: value for key, value in node.items() if isinstance(value, str) and reads_like_a_question(key)}
            for key, value in pairs.items() if len(pairs) > 1 and 2 * len(pairs) > len(node) else ():
                number += 1
                yield number, topic, _asked(key, value)
            name = next((node[key] for key in _NAMING if isinstance(node.get(key), str)), "")
            for value in node.values():
                if isinstance(value, Mapping) and not _holds_lists(value) and key_of(list(value), {}):
                    number += 1
                    yield number, topic, value
            inner = [(value, name or (topic if key in _LISTS else key), depth + 1) for key, value in node.items()]
            stack += [item for item in reversed(inner) if isinstance(item[0], list | Mapping)]


def _asked(question: str, answer: str) -> Mapping[str, Any]:
    return {"question": question, "answer": answer}


def _is_name(key: str) -> bool:
    """Whether a key is one of objects or of a program's texts, such as `name`, `find_api` and `docs/index`."""
    return is_usual_name(key) or bool(_JOINED.search(key))


def _is_glossary(data: Any) -> bool:
    """Whether it is nothing but terms with their meanings; names make it an object."""
    if not isinstance(data, Mapping) or len(data) < FEWEST_TERMS or sum(map(_is_name, data)) > MOST_NAMES * len(data):
        return False
    return all(isinstance(meaning, str) and meaning.strip() for meaning in data.values())


def _holds_lists(item: Any) -> bool:
    """Whether a mapping holds a list of objects, and so is a chapter rather than a question."""
    return isinstance(item, Mapping) and any(
        isinstance(value, list) and value and isinstance(value[0], Mapping) for value in item.values()
    )


def _nodes(node: Node, topic: str, depth: int) -> Iterator[Item]:
    """The same for YAML, with lines."""
    lines: dict[int, int] = {}
    data = _plain(node, lines)
    if isinstance(node.value, dict) and _is_glossary(data):
        yield from ((meaning.line, topic, _asked(term, data[term])) for term, meaning in node.value.items())
        return
    for number, name, item in _objects(data, topic, depth):
        yield lines.get(id(item), number), name, item


def _plain(node: Node, lines: dict[int, int]) -> Any:
    value = node.value
    if isinstance(value, dict):
        made: Any = {key: _plain(child, lines) for key, child in value.items()}
    elif isinstance(value, list):
        made = [_plain(child, lines) for child in value]
    else:
        return value
    lines[id(made)] = node.line
    return made


def _text(value: Any) -> str:
    """A value as text: a list as bullets, an object as its texts."""
    match value:
        case None | bool():
            return "" if value is None else str(value).lower()
        case str() | int() | float():
            return str(value).strip()
        case list() if all(isinstance(item, str | int | float) for item in value):
            return "\n".join(f"- {item}" for item in value) if len(value) > 1 else "".join(map(str, value))
        case dict():
            return "\n\n".join(text for text in (_text(item) for item in value.values()) if text)
    return ""


def _listed(options: list[Any]) -> str:
    texts = [_text(option) for option in options[:10]]
    return (
        "".join(["\n\n", *(f"- {letter}: {text}\n" for letter, text in zip("ABCDEFGHIJ", texts, strict=False))])
        if texts
        else ""
    )


def _chosen(value: Any, options: list[Any]) -> str:
    """The text of the option that an answer names by number or letter."""
    at = -1
    if isinstance(value, int) and not isinstance(value, bool):
        at = value
    elif isinstance(value, str) and len(value.strip()) == 1 and value.strip().isalpha():
        at = ord(value.strip().upper()) - ord("A")
    return f"{'ABCDEFGHIJ'[at]}: {_text(options[at])}" if 0 <= at < min(len(options), 10) else ""
