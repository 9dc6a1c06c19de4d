"""Single entries of bank files as text: where they stand, whether a changed one is right, and the file with it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import indent as indent_lines

from practice_tui.bank.foreign.writing import entry_text
from practice_tui.bank.problems import Problem
from practice_tui.bank.schema import Entry, build_own_questions, slug_of_node
from practice_tui.bank.yaml_files import read_bytes
from practice_tui.core.bank.questions import Question
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError

_DASH = re.compile(r" *-(?: |$)")
_BEGIN = re.compile(r"(?P<lead> *- +)[a-z_]+:")
_ID_LINE = re.compile(r"(?P<lead> *- +| +)id:")


Places = list[tuple[str, int]]
"""The id of each entry of a file, and the line of its first key."""


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry as it stands in a file: its text, and the lines that it takes, from `first` to `last`."""

    text: str
    first: int
    last: int


def find_entry(text: str, question_id: str) -> EntryText | None:
    """The entry of this id in the text of a bank file; None where it isn't there or shares its lines with others."""
    return _find(text, question_id, _question_places)


def find_plan_entry(text: str, plan_id: str) -> EntryText | None:
    """As `find_entry`, for a plan in the text of a `plans.yaml`."""
    return _find(text, plan_id, _plan_places)


def _find(text: str, slug: str, places_of: Callable[[str], Places]) -> EntryText | None:
    lines, places = text.splitlines(keepends=True), places_of(text)
    for number, place in enumerate(places):
        if place[0] != slug:
            continue
        first = _begin(lines, place[1])
        end = _begin(lines, places[number + 1][1]) if number + 1 < len(places) else len(lines) + 1
        while end - 1 > first and lines[end - 2].lstrip()[:1] in ("", "#"):
            end -= 1
        body = "".join(lines[first - 1 : end - 1]).rstrip("\n") + "\n"
        is_alone = _DASH.match(body) and [other for other, _ in places_of(body)] == [slug]
        return EntryText(body, first, end - 1) if is_alone else None
    return None


def with_base(entry: str, base: str) -> str:
    """The text of an entry that says of which bundled text, by its digest, it is an own version."""
    lines = entry.splitlines(keepends=True)
    for place, line in enumerate(lines):
        if named := _ID_LINE.match(line):
            lines.insert(place + 1, f"{' ' * len(named['lead'])}base: {base}\n")
            return "".join(lines)
    raise PracticeError("the bundled entry has no id", code=ExitCode.INTERNAL)


def problems_of_entry(text: str, name: str, original: Question) -> list[Problem]:
    """The problems of the changed text of `original`, which must stay one entry that its history hangs on.

    `original.base` says of which bundled text it is to stay a version. `name` stands for the file in the problems.
    """
    entries, problems = _entries(text, name)
    if problems or not entries:
        return problems or [Problem(name, 1, "", "holds no question", "leave it as it is to change nothing")]
    if len(entries) > 1:
        hint = "change one at a time; practice bank import takes many"
        return [Problem(name, entries[1].node.line, "", f"holds {len(entries)} questions", hint)]
    entry = entries[0]
    return [*_about_identity(entry, name, original)]


def replaced(text: str, entry: EntryText, new: str) -> str:
    """The text of a file with `new` in the place of an entry. Raises PracticeError where that has changed meanwhile."""
    lines = text.splitlines(keepends=True)
    if "".join(lines[entry.first - 1 : entry.last]).rstrip("\n") != entry.text.rstrip("\n"):
        raise PracticeError("the file was changed meanwhile, so nothing was written", "edit the entry again")
    return "".join([*lines[: entry.first - 1], _ended(new), *lines[entry.last :]])


def appended(text: str, new: str, heading: str) -> str:
    """The text of a file with one entry more. Raises PracticeError for a file that isn't a list of entries."""
    if not text.strip():
        return f"# {heading}\n\n{_ended(new)}"
    whole = f"{text.rstrip()}\n\n{_ended(new)}"
    before, after = len(_entries(text)[0]), len(_entries(whole)[0])
    if after != before + len(_entries(new)[0]):
        raise PracticeError("the file takes no further entry", "mend it first: practice bank check says where")
    return whole


def without(text: str, entry: EntryText) -> str:
    """The text of a file without an entry and the empty lines after it; empty where nothing but comments is left."""
    lines = text.splitlines(keepends=True)
    rest = lines[entry.last :]
    while rest and not rest[0].strip():
        del rest[0]
    left = [*lines[: entry.first - 1], *rest]
    return "".join(left) if any(line.strip() and not line.lstrip().startswith("#") for line in left) else ""


def _question_places(text: str) -> Places:
    return [(entry.slug, entry.node.line) for entry in _entries(text)[0]]


def _plan_places(text: str) -> Places:
    root, _ = read_bytes(text.encode(), "", by_entry=True)
    nodes = root.value if root and isinstance(root.value, list) else []
    return [(slug_of_node(node), node.line) for node in nodes]


def _entries(text: str, name: str = "") -> tuple[Sequence[Entry[Question]], list[Problem]]:
    root, problems = read_bytes(text.encode(), name, by_entry=True)
    if root is None:
        return (), problems
    entries, faults = build_own_questions(root, name, "")
    return entries, problems + faults


def _begin(lines: Sequence[str], line: int) -> int:
    """The line with the dash of an entry whose first key stands on `line`."""
    while line > 1 and not _DASH.match(lines[line - 1]):
        line -= 1
    return line


def _about_identity(entry: Entry[Question], name: str, original: Question) -> Iterator[Problem]:
    where = f"question {entry.slug!r}"
    if original.base and not entry.value.base:
        yield Problem(name, entry.node.line, where, "'base' is missing", f"base: {original.base}")
    if entry.slug == original.id:
        return
    if original.base:
        hint = f"your own version keeps the id of the bundled question: id: {original.id}"
    elif original.id in entry.value.formerly:
        return
    else:
        hint = f"its history hangs on the id: keep id: {original.id}, or add formerly: [{original.id}]"
    yield Problem(name, entry.line_of("id"), where, f"the id is {one_line(entry.slug)!r}", hint)


def _ended(text: str) -> str:
    return text.rstrip("\n") + "\n"


def with_rubric(entry: str, points: Iterable[str]) -> str:
    """The text of an entry with these points as musts of its rubric, which is empty or not there yet.

    Raises PracticeError for an entry that is written in braces.
    """
    lines = _ended(entry).splitlines(keepends=True)
    begin = _BEGIN.match(entry)
    if begin is None:
        raise PracticeError("the entry is written in braces", "write its rubric in the editor")
    indent = " " * len(begin["lead"])
    others = [line for line in lines if not re.fullmatch(rf"{indent}rubric: *(?:\[ *\])? *(?:#.*)?\n?", line)]
    written = (indent_lines(entry_text({"point": point}), f"{indent}  ") for point in points)
    return "".join([*others, f"{indent}rubric:\n", *written])
