"""What a bank file may not be: each guard of the YAML reader, with the very message."""

import pytest
import yaml

from practice_tui.bank import yaml_nodes
from practice_tui.bank.yaml_files import read_bytes
from practice_tui.bank.yaml_nodes import Node, read_nodes
from practice_tui.core.values.text import clean

RIGHT = b"- id: a\n"


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With libyaml and without it."""
    monkeypatch.setattr(yaml_nodes, "_Loader", getattr(yaml, request.param))


def told(data: bytes) -> list[str]:
    return [str(problem) for problem in sorted(read_bytes(data, "b.yaml")[1])]


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"- a: 1\n  b: 2\n  a: 3\n", "b.yaml:3: 'a' stands twice, first on line 1 (keep one)"),
        (b"- &x one\n", "b.yaml:1: '&x' is an anchor (write the text out where it is needed)"),
        (b"- 1\n- *x\n", "b.yaml:2: holds an alias (write the text out)"),
        (b"a: {<<: *x}\n", "b.yaml:1: holds an alias (write the text out)"),
        (b"- !!python/object:os.system [ls]\n", "b.yaml:1: 'tag:yaml.org,2002:python/object:os.system' is a tag"),
        (b"- !mine x\n", "b.yaml:1: '!mine' is a tag (leave it out: a bank is plain text)"),
        (b"a: 1\n---\nb: 2\n", "b.yaml:2: a second document begins here (one document a file)"),
        (b"? [a, b]\n: 1\n", "b.yaml:1: a key is no plain text (quote a text that begins with [, {, * or ?)"),
        (b"? " * 5000, "b.yaml:1: a key is no plain text (quote a text that begins with [, {, * or ?)"),
        (b"- a\n- caf\xe9\n", "b.yaml:2: holds the byte 0xe9 (save it as UTF-8)"),
        ("- a\n".encode("utf-16"), "b.yaml:1: is UTF-16 (save it as UTF-8)"),
        (b"- a\n- b\0c\n", "b.yaml:2: holds the control character U+0000 (leave it out)"),
        (b"- a\x1b[2J\n", "b.yaml:1: holds the control character U+001B (leave it out)"),
        (b'- "\\e]52;c;x\\a"\n', "b.yaml:1: holds the control character U+001B (leave it out)"),
        (b'- "one\\rtwo"\n', "b.yaml:1: holds the control character U+000D (leave it out)"),
        ("- a\u202eb\n".encode(), "b.yaml:1: holds the control character U+202E (leave it out)"),
    ],
)
def test_guard_tells_line_and_remedy(data: bytes, message: str) -> None:
    assert told(data)[0].startswith(message)


@pytest.mark.parametrize("text", ["می\u200cشود", "👩\u200d🔬 1\ufe0f\u20e3", "ක්\u200dෂ", "Vie\u0302\u0323t"])
def test_letters_of_any_script_are_text(text: str) -> None:
    assert read_bytes(f"- {text}\n".encode(), "b.yaml")[1] == []
    assert clean(text) == text


def test_a_message_prints_no_control_characters() -> None:
    problems = read_bytes(b'- "a\\e": 1\n  "a\\e": 2\n', "b\x1b.yaml")[1]
    assert problems
    assert all(str(problem).isprintable() for problem in problems)


@pytest.mark.parametrize("brackets", [13, 100_000])
@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_deep_nesting_is_refused_before_it_overflows(bracket: str, brackets: int) -> None:
    assert "b.yaml:1: is nested more than 12 deep (quote a text that begins with [ or {)" in told(
        bracket.encode() * brackets
    )


def test_twelve_deep_is_read() -> None:
    root, problems = read_nodes("[" * 12 + "]" * 12, "b.yaml")
    assert (root is not None, problems) == (True, [])


def test_a_bomb_of_aliases_is_never_expanded() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert told("\n".join(lines).encode())[-1] == "b.yaml:2: holds an alias (write the text out)"


def test_more_values_than_anybody_writes_are_refused() -> None:
    text = b"- a\n" * 200_001
    assert told(text) == ["b.yaml:200000: holds more than 200,000 values (split it into several files)"]


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    "data", [b"- &a x\n", b"- &a\n", b"- !a x\n", b'- "\\u200b"\n', b"a: 1\n", b"? &a x\n: 1\n", b"- [&a x, !b y]\n"]
)
def test_a_file_with_many_problems_names_the_first_and_is_read_no_further(data: bytes) -> None:
    told_ = told(data * 20_000)
    assert len(told_) == 51
    assert told_[-1].endswith("has more than 50 problems (mend these first)")
    assert told_[-1].startswith("b.yaml:")
    assert int(told_[-1].split(":")[1]) <= 103


@pytest.mark.parametrize("data", [b"- &" + b"a" * 90_000 + b" x\n", b"- !" + b"a" * 900 + b" x\n", b"%s: 1\n%s: 2\n"])
def test_a_long_name_is_shown_short(data: bytes) -> None:
    name = b"k" * 900
    (problem,) = told(data % (name, name) if b"%" in data else data)
    assert len(problem) < 160
    assert "…'" in problem


def test_broken_yaml_names_its_line() -> None:
    (problem,) = told(b"- id: a\n  why: one: two\n")
    assert problem.startswith("b.yaml:2: isn't YAML: mapping values are not allowed")
    assert problem.endswith("(quote a text that holds ': ' or ' #')")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("2024-02-30", "2024-02-30"),
        ("1e3", "1e3"),
        ("0.5", "0.5"),
        ("0o17", "0o17"),
        ("017", "017"),
        ("1_000", "1_000"),
        (".nan", ".nan"),
        ("~", "~"),
        ("'true'", "true"),
        ("'12'", "12"),
        ("12", 12),
        ("-3", -3),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
    ],
)
def test_plain_words_stay_what_they_were_written_as(written: str, value: str | int | None) -> None:
    root, problems = read_nodes(f"- {written}\n", "b.yaml")
    assert problems == []
    assert root == Node(1, [Node(1, value)])


def test_each_value_stands_on_the_line_of_its_key() -> None:
    root, _ = read_nodes("a: 1\nb:\n  - x\n  - c: |\n      text\n", "b.yaml")
    assert root == Node(1, {"a": Node(1, 1), "b": Node(2, [Node(3, "x"), Node(4, {"c": Node(4, "text\n")})])})


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    assert read_bytes(b"\xef\xbb\xbf" + RIGHT.replace(b"\n", b"\r\n"), "b.yaml")[1] == []
