"""YAML for the tests: one right question, topic, plan and tip, and folders made of them."""

from pathlib import Path

from practice_tui.bank.problems import Problem
from practice_tui.bank.schema import build_questions
from practice_tui.bank.yaml_files import read_bytes
from practice_tui.core.bank.questions import Question

TOPIC = "- {slug: math, title: Mathematics, scope: Sums}\n"
PLAN = "- {id: short, title: Short, count: 3, topics: {math: 2}, levels: [basic]}\n"
TIP = "- {id: speak, audience: candidate, do: Speak, avoid: Silence, why: Nobody hears thoughts}\n"
LINES = "- style: warm\n  opening: ['Hello, {minutes}.']\n  thanks: [Thank you., You'll hear.]\n"
QUESTION = """\
- id: chain-rule
  title: Chain rule by hand
  topic: math
  level: basic
  kind: concept
  limit: 2m30s
  tags: [derivative]
  ask:
    stage: core
    why: Shows who can apply it
    how: Ask for a composite of three
  prompt: How does a derivative pass through three nested maps?
  rubric:
    - {point: Factors multiply outwards, MUST, aspect: mechanism, probe: In which order?, expect: Outer first}
    - {point: Jacobians replace slopes, MUST, aspect: formula, probe: And for vectors?, expect: Matrices}
    - {point: Reverse order is cheap for scalars, MUST, aspect: trade-off, probe: Which side?, expect: Left}
    - {point: Products shrink with depth, tier: bonus, aspect: failure-mode, probe: What may fail?, expect: Vanishing}
  answer:
    short: >
      SHORT
    full: >
      FULL
""".replace("SHORT", "word " * 50).replace("FULL", "word " * 90)
QUESTION = QUESTION.replace("MUST", "tier: must, asks: How does a derivative")


def question_yaml(*changes: tuple[str, str]) -> str:
    """The right question with some of its text replaced."""
    text = QUESTION
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def read_questions(text: str | bytes) -> tuple[list[Question], list[Problem]]:
    """The questions of a file called bank.yaml that may use the topics math and llms."""
    data = text.encode() if isinstance(text, str) else text
    root, problems = read_bytes(data, "bank.yaml")
    if root is None:
        return [], problems
    entries, found = build_questions(root, "bank.yaml", ["math", "llms"], "own")
    return [entry.value for entry in entries], problems + found


def problems_of(text: str | bytes) -> list[str]:
    return [str(problem) for problem in sorted(read_questions(text)[1])]


def bank_folder(folder: Path, **files: str) -> Path:
    """A folder with a topics.yaml and these files, each named without its .yaml."""
    folder.mkdir(exist_ok=True)
    for name, text in {"topics": TOPIC, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
