"""What the format forbids in questions, plans, tips and topics, each with the very message."""

import pytest

from practice_tui.bank.schema import build_plans, build_tips, build_topics
from practice_tui.bank.yaml_files import read_bytes
from practice_tui.core.bank.plans import Mode, Pick, Plan, Tip
from practice_tui.core.bank.questions import Ask, Aspect, Bank, Kind, Level, Point, Stage, Tier, Topic, Value
from tests.bank.samples import PLAN, TIP, TOPIC, problems_of, question_yaml, read_questions

QUESTIONS = {"relu": "relu", "rectifier": "relu", "gelu": "gelu"}  # one of them had another id once
WHERE = "question 'chain-rule': "


def plan_problems(text: str) -> list[str]:
    root, _ = read_bytes(text.encode(), "plans.yaml")
    assert root is not None
    return [str(problem) for problem in build_plans(root, "plans.yaml", ["math", "llms"], QUESTIONS)[1]]


def test_a_right_question_has_no_problem_and_arrives_whole() -> None:
    (question,), problems = read_questions(question_yaml())
    assert problems == []
    assert (question.id, question.title, question.bank) == ("chain-rule", "Chain rule by hand", "own")
    assert (question.level, question.kind, question.limit) == (Level.BASIC, Kind.CONCEPT, 150.0)
    assert question.ask == Ask(Stage.CORE, "Shows who can apply it", "Ask for a composite of three")
    assert question.rubric[3] == Point(
        "Products shrink with depth", Tier.BONUS, Aspect.FAILURE_MODE, "What may fail?", "Vanishing"
    )
    assert question.answer.short == " ".join(["word"] * 50)
    assert question.tags == ("derivative",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  title: Chain rule by hand\n", "", f"bank.yaml:1: {WHERE}'title' is missing"),
        ("    why: Shows who can apply it\n", "", f"bank.yaml:8: {WHERE}'ask.why' is missing"),
        ("  tags:", "  tag:", f"bank.yaml:7: {WHERE}'tag' is no field (did you mean 'tags'?)"),
        ("level: basic", "level: basics", f"bank.yaml:4: {WHERE}'level' is 'basics' (did you mean 'basic'?)"),
        ("level: basic", "level: no", f"bank.yaml:4: {WHERE}'level' is 'no' (one of basic, intermediate, advanced)"),
        ("topic: math", "topic: maths", f"bank.yaml:3: {WHERE}'topic' is 'maths' (did you mean 'math'?)"),
        ("stage: core", "stage: [core]", f"bank.yaml:9: {WHERE}'ask.stage' is a list, not a text"),
        ("2m30s", "1:30", f"bank.yaml:6: {WHERE}'limit' is '1:30' (from 10s to 2h, such as 90s, 2m30s or 10m)"),
        ("2m30s", "90", f"bank.yaml:6: {WHERE}'limit' is '90' (from 10s to 2h, such as 90s, 2m30s or 10m)"),
        ("2m30s", "3h", f"bank.yaml:6: {WHERE}'limit' is '3h' (from 10s to 2h, such as 90s, 2m30s or 10m)"),
        ("by hand", "x" * 80, f"bank.yaml:2: {WHERE}'title' has 91 characters (80 at most)"),
        ("[derivative]", "derivative", f"bank.yaml:7: {WHERE}'tags' is 'derivative', not a list"),
        ("[derivative]", "[true]", f"bank.yaml:7: {WHERE}'tags[1]' is true, not a text (put it in quotes"),
        ("prompt: How", "prompt: # How", f"bank.yaml:12: {WHERE}'prompt' is empty"),
        ("tier: bonus", "tier: must", f"bank.yaml:13: {WHERE}'rubric' has 0 bonus points (1 to 3)"),
        ("tier: must", "tier: bonus", f"bank.yaml:13: {WHERE}'rubric' has 0 must points (2 to 5)"),
        ("aspect: formula", "aspect: maths", f"bank.yaml:15: {WHERE}'rubric[2].aspect' is 'maths' (one of definition"),
        ("Jacobians", "J" * 91, f"bank.yaml:15: {WHERE}'rubric[2].point' has 106 characters (90 at most)"),
        ("kind: concept", "kind: numeric", f"bank.yaml:1: {WHERE}'value' is missing"),
        ("kind: concept", "kind: code", f"bank.yaml:1: {WHERE}'tests' is missing"),
        ("kind: concept", "kind: code", f"bank.yaml:18: {WHERE}'answer.code' is missing"),
        ("kind: concept", "kind: scenario", f"bank.yaml:1: {WHERE}'clarify', 'bands' are missing"),
        ("kind: concept", "kind: design\n  bands: {1: a, 2: b, 3: c}", f"bank.yaml:6: {WHERE}'bands.4' is missing"),
        ("ask:\n", "hints: {a: b}\n  ask:\n", f"bank.yaml:8: {WHERE}'hints' is a mapping, not a list"),
        ("ask:\n", "mistakes: [a]\n  ask:\n", f"bank.yaml:8: {WHERE}'mistakes[1]' is 'a', not a mapping"),
    ],
)
def test_what_the_format_forbids(old: str, new: str, told: str) -> None:
    assert any(problem.startswith(told) for problem in problems_of(question_yaml((old, new))))


def test_a_rubric_has_three_bonus_points_at_most() -> None:
    more = "    - {point: Nothing else, tier: bonus, aspect: example, probe: What else?, expect: This}\n" * 2
    three = ("  answer:\n", f"{more}  answer:\n")
    assert problems_of(question_yaml(three)) == []
    fewer_musts = ("tier: must, asks: How does a derivative, aspect: trade-off", "tier: bonus, aspect: trade-off")
    assert problems_of(question_yaml(three, fewer_musts)) == [
        f"bank.yaml:13: {WHERE}'rubric' has 4 bonus points (1 to 3)"
    ]


def test_every_problem_of_a_file_is_told_at_once_and_in_order() -> None:
    text = question_yaml(
        ("level: basic", "level: hard"), ("limit: 2m30s", "limit: soon"), ("aspect: failure-mode", "aspect: nice")
    )
    assert [problem.split(": ")[0] for problem in problems_of(text)] == ["bank.yaml:4", "bank.yaml:6", "bank.yaml:17"]


def test_a_question_without_an_id_is_told_by_its_number() -> None:
    text = question_yaml() + question_yaml(("id: chain-rule\n", "level: basic\n"), ("  level: basic\n  kind", "  kind"))
    (line,) = [number for number, held in enumerate(text.splitlines(), 1) if held == "- level: basic"]
    assert problems_of(text) == [f"bank.yaml:{line}: question 2: 'id' is missing"]


def test_an_id_stands_once_in_a_file() -> None:
    second = question_yaml().count("\n") + 1
    told = f"bank.yaml:{second}: {WHERE}the id stands twice (first on line 1)"
    assert problems_of(question_yaml() * 2) == [told]


@pytest.mark.parametrize("slug", ["Chain-Rule", "chain_rule", "-chain", "chain--rule", "../x"])
def test_an_id_is_a_slug(slug: str) -> None:
    hint = "(lower case, digits and single hyphens)"
    assert problems_of(question_yaml(("chain-rule", slug))) == [
        f"bank.yaml:1: question {slug!r}: 'id' is {slug!r} {hint}"
    ]


@pytest.mark.parametrize(("text", "line"), [("", 1), ("a: 1\n", 1), ("[]\n", 1), ("just words\n", 1)])
def test_a_file_that_is_no_list_holds_no_questions(text: str, line: int) -> None:
    assert problems_of(text) == [f"bank.yaml:{line}: holds no list of questions (begin each question with '- id: ')"]


def test_a_file_of_rubbish_is_not_read_to_its_end() -> None:
    problems = problems_of("- x\n" * 1000)
    assert len(problems) == 201
    assert "bank.yaml:201: is read no further (mend what stands above first)" in problems


def test_values_and_bands_arrive() -> None:
    value = "value: [{name: loss, value: 6.9e-1, tolerance: 0.01, check: log(2), accept: [ln 2, 7]}]"
    bands = "bands: {1: a, 2: b, 3: c, 4: d}"
    facts = "clarify: [{ask: How many?, tell: Two}, {ask: How fast?, tell: Very}]"
    text = question_yaml(("kind: concept", f"kind: scenario\n  {value}\n  {bands}\n  {facts}"))
    (question,), problems = read_questions(text)
    assert problems == []
    assert question.value == (Value("loss", 0.69, 0.01, ("ln 2", "7"), "log(2)"),)
    assert question.bands == ("a", "b", "c", "d")
    assert [fact.tell for fact in question.clarify] == ["Two", "Very"]


@pytest.mark.parametrize("number", ["many", ".inf", "nan", "true", "[1]"])
def test_a_value_is_a_number(number: str) -> None:
    text = question_yaml(("kind: concept", f"kind: numeric\n  value: [{{name: n, value: {number}, check: '1'}}]"))
    (problem,) = problems_of(text)
    assert problem.startswith(f"bank.yaml:6: {WHERE}'value[1].value' is ")
    assert problem.endswith("not a number (write 0.25, 3 or 1e-5)")


def test_code_keeps_its_indentation() -> None:
    code = "code: |\n      def f(x):\n          return x\n"
    text = question_yaml(
        ("kind: concept", "kind: code\n  tests: assert f(1) == 1"), ("answer:\n", f"answer:\n    {code}")
    )
    (question,), problems = read_questions(text)
    assert problems == []
    assert question.answer.code == "def f(x):\n    return x"


def test_a_plan_arrives_with_its_weights() -> None:
    root, _ = read_bytes(PLAN.encode(), "plans.yaml")
    assert root is not None
    (entry,), problems = build_plans(root, "plans.yaml", ["math"], {})
    assert problems == []
    assert entry.value == Plan("short", "Short", 3, topics={"math": 2}, levels={Level.BASIC: 1})
    assert (entry.value.mode, entry.value.pick) == (Mode.COACHED, Pick.MIXED)


def test_a_plan_may_name_its_questions_under_an_earlier_id_too_and_asks_all_of_them() -> None:
    root, _ = read_bytes(b"- {id: two, title: Two, questions: [gelu, rectifier]}", "plans.yaml")
    assert root is not None
    (entry,), problems = build_plans(root, "plans.yaml", ["math"], QUESTIONS)
    assert problems == []
    assert (entry.value.questions, entry.value.count) == (("gelu", "relu"), 2)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("count: 3", "count: 3, questions: [geluu]", "'geluu' is no question's id (did you mean 'gelu'?)"),
        ("count: 3", "count: 0", "'count' is '0', not a whole number from 1 to 100"),
        ("count: 3", "count: many", "'count' is 'many', not a whole number from 1 to 100"),
        ("math: 2", "maths: 2", "'topics' holds 'maths' (did you mean 'math'?)"),
        ("math: 2", "math: 0", "'topics.math' is no weight (a whole number from 1 to 100)"),
        ("[basic]", "[easy]", "'levels' holds 'easy' (one of basic, intermediate, advanced)"),
        ("[basic]", "basic", "'levels' is 'basic', not a list or a mapping"),
        (
            "count: 3",
            "count: 3, pick: random",
            "'pick' is 'random' (one of mixed, adaptive, seeded, weak, due, goal, strong, tonight)",
        ),
        ("count: 3", "count: 3, pace: 9", "'pace' is 9 (0.25 to 4; 1 leaves the limits as they are)"),
        ("count: 3", "count: 3, tips: yes", "'tips' is 'yes' (true or false)"),
        ("count: 3", "count: 3, limit: 5", "'limit' is '5' (from 10s to 2h, such as 90s, 2m30s or 10m)"),
        (
            "count: 3",
            "count: 3, stages: [middle]",
            "'stages' holds 'middle' (one of opening, core, deep-dive, closing)",
        ),
        ("count: 3", "count: 3, minutes: 2", "'minutes' is '2', not a whole number from 5 to 480"),
        ("count: 3", "count: 3, paces: 4", "'paces' is no field (did you mean 'pace'?)"),
    ],
)
def test_what_a_plan_may_not_say(old: str, new: str, told: str) -> None:
    assert plan_problems(PLAN.replace(old, new))[0].startswith(f"plans.yaml:1: plan 'short': {told}")


def test_a_tip_and_a_topic_arrive() -> None:
    root, _ = read_bytes(TIP.encode(), "tips.yaml")
    assert root is not None
    assert build_tips(root, "tips.yaml")[0][0].value == Tip(
        "speak", "candidate", "Speak", "Silence", "Nobody hears thoughts"
    )
    root, _ = read_bytes(TOPIC.encode(), "topics.yaml")
    assert root is not None
    assert build_topics(root, "topics.yaml")[0][0].value == Topic("math", "Mathematics", "Sums")


def test_a_topic_has_a_short_title_or_its_title_stands_there() -> None:
    root, _ = read_bytes(
        b"- {slug: math, title: Mathematics and sums, short: Maths}\n- {slug: code, title: Code}\n", "t"
    )
    assert root is not None
    entries, problems = build_topics(root, "t")

    bank = Bank(tuple(entry.value for entry in entries))
    assert problems == []
    assert [bank.short_title(slug) for slug in ("math", "code", "gone")] == ["Maths", "Code", "gone"]


def test_a_short_title_of_17_characters_is_told() -> None:
    root, _ = read_bytes(b"- {slug: math, title: Mathematics, short: Maths and algebra}\n", "topics.yaml")
    assert root is not None
    _, problems = build_topics(root, "topics.yaml")
    assert list(map(str, problems)) == ["topics.yaml:1: topic 'math': 'short' has 17 characters (16 at most)"]
