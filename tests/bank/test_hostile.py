"""Whatever bytes a bank file holds, the reader answers with problems and never raises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from practice_tui.bank.schema import build_plans, build_questions, build_tips, build_topics, build_words
from practice_tui.bank.yaml_files import read_bytes
from tests.bank.samples import QUESTION, read_questions

syntax = st.sampled_from(
    [*"[]{}\"'#\n\t\x85é", "- ", "? ", ": ", "&a ", "*a ", "!!x ", "|\n", ">\n", "  ", "%YAML 9\n", "---\n"]
)
words = st.sampled_from(["id: a\n", "rubric:\n", "answer: ", '"\\ud800"', '"\\UFFFFFFFF"', "true", "12"])
scraps = syntax | words


@settings(deadline=None)
@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    root, problems = read_bytes(data, "b.yaml")
    assert root is not None or problems


@settings(deadline=None)
@given(st.text() | st.lists(scraps, max_size=40).map("".join))
def test_any_text_as_any_file(text: str) -> None:
    root, problems = read_bytes(text.encode(errors="surrogatepass"), "b.yaml")
    if root is None:
        assert problems
        return
    build_questions(root, "b.yaml", ["math"], "own")
    build_plans(root, "b.yaml", ["math"], {})
    build_topics(root, "b.yaml")
    build_tips(root, "b.yaml")
    build_words(root, "b.yaml", ["math"], {})


@settings(deadline=None)
@given(st.integers(0, len(QUESTION)), st.integers(0, 30), st.lists(scraps, max_size=4).map("".join))
def test_a_right_question_with_a_hole_in_it(start: int, length: int, patch: str) -> None:
    questions, problems = read_questions(QUESTION[:start] + patch + QUESTION[start + length :])
    assert questions or problems
