"""The commented template of a new question."""

from collections.abc import Collection

from practice_tui.bank.problems import unknown


def template_for(topic: str, topics: Collection[str]) -> str:
    """The template of a question, in YAML with empty fields to fill in. Raises PracticeError for an unknown topic."""
    if topic not in topics:
        raise unknown("topic", topic, topics, "practice bank list")
    points = "".join(
        _POINT.format(tier=tier, asks="      asks:\n" if tier == "must" else "")
        for tier in ("must", "must", "must", "bonus")
    )
    return _TEMPLATE.format(topic=topic, points=points)


_POINT = """\
    - point:
      tier: {tier}
{asks}      aspect: mechanism
      probe:
      expect:
"""

_TEMPLATE = """\
# One question. Fill in what is empty, then run: practice bank check FILE
# Quote a text that holds ': ' or ' #', or begin it with '>' (lines are joined) or '|' (lines are kept).

- id:                 # a slug of its own, such as dropout-at-inference; kept for ever, history hangs on it
  title:              # 3 to 6 words, for lists
  topic: {topic}
  level: basic        # basic, intermediate, advanced
  kind: concept       # concept, comparison, derivation, numeric, code, scenario, design
  limit: 2m           # for a spoken answer: 90s, 2m30s, 10m
  tags: []            # words by which somebody would search for it
  ask:
    stage: core       # opening, core, deep-dive, closing
    why:              # what it reveals
    how:              # how to put it
  prompt:             # asks for one thing and doesn't give its answer away
  hints: []
  rubric:             # 4 to 6 points: 2 to 5 musts, 1 to 3 bonuses; a point is one fact of at most 90 characters
                      # asks: for a must, the words of the prompt that ask for it, as they stand there
                      # aspect: definition, mechanism, formula, number, trade-off, failure-mode, example, evidence
                      # probe: asked where the point was missed; expect: what a good reply to it holds
{points}\
  answer:             # Markdown; formulas in Unicode, at most 54 columns in a ```text or ```python fence
    short:            # what a strong candidate says in 30 seconds: 40 to 80 words
    full:             # 60 to 180 words: the mechanism, why, when it fails, an example
    # deep:           # what a senior adds: 30 to 150 words; only a basic question goes without
    # code: |         # for kind code
  mistakes: []        # - says: what people say
                      #   why: why it is wrong
  follow_ups: []      # - ask: one step deeper
                      #   looks_for: what a good reply holds
  related: []         # ids of other questions
  refs: []            # where it can be checked
  # reviewed: 2026-11-29  # the day on which somebody last went through it
  # often: true       # a classic
  # drill: softmax    # the drill that makes more of its kind: practice drill names them
  # legacy: true      # asked about old code alone; picked only where a plan wants such
  # value:            # for kind numeric, which gives its numbers in the prompt
  #   - name: loss
  #     value: 0.693
  #     tolerance: 0.001
  #     check: log(2)
  # tests: |          # for kind code: asserts about what answer.code defines
  # clarify:          # for kinds scenario and design: what is told only when asked
  #   - ask: How many requests a second?
  #     tell: Two thousand
  # bands:            # for kinds scenario and design: what an answer of each score does
  #   1:
  #   2:
  #   3:
  #   4:
"""
