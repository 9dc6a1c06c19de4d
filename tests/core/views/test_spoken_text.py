"""The text that is read aloud: words stay, code and formulas are read as shown, nothing is left that a voice obeys."""

import pytest

from practice_tui.core.views.spoken_text import spoken_text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("What is dropout, and why\ndoes it help?", "What is dropout, and why does it help?"),
        ("Find the bug.\n\n```python\nx = 1\n\ny = 2\n```\n\nHow?", "Find the bug. as shown. How?"),
        ("Write `causal_attention(q, k, v)` in NumPy.", "Write as shown in NumPy."),
        ("What does `nn.Linear` do?", "What does nn Linear do?"),
        ("Given y = x Wᵀ + b, what is the gradient?", "Given as shown, what is the gradient?"),
        ("Compute KL(q‖p), in nats.", "Compute as shown, in nats."),
        ("Why is it O(n²)?", "Why is it as shown?"),
        ("Take $x^2 + 1$ and $$y$$ here", "Take as shown and as shown here"),
        ("Say:\n\n- the first\n- **the** second", "Say: the first the second"),
        ("A batch-norm layer has 99.7% and 1/2 of a model (GPT-2).", ""),
        ("[[slnc 9000]] and <speak>", "slnc 9000 and as shown"),
    ],
)
def test_words_are_read_and_the_rest_is_as_shown(written: str, said: str) -> None:
    assert spoken_text(written) == (said or written)
