"""Evaluates the arithmetic of a bank's `check` expressions, and nothing else."""

import ast
import math
from typing import Any

_NAMES: dict[str, Any] = {
    name: getattr(math, name)
    for name in ("log", "log2", "log10", "exp", "sqrt", "floor", "ceil", "pi", "comb", "tanh", "erf")
} | {"sum": sum, "min": min, "max": max, "abs": abs, "round": round, "range": range}
_ALLOWED = (
    *(ast.Expression, ast.Constant, ast.Name, ast.Load, ast.Store, ast.BinOp, ast.UnaryOp, ast.Call),
    *(ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.USub, ast.UAdd),
    *(ast.List, ast.Tuple, ast.ListComp, ast.GeneratorExp, ast.comprehension),
)


def evaluate(expression: str) -> float:
    """The value of an arithmetic expression. Raises ValueError where it is anything more than that."""
    tree = ast.parse(expression.strip(), mode="eval")
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED):
            raise ValueError(f"{type(node).__name__} in {expression!r}")
        if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in _NAMES):
            raise ValueError(f"a call of something else in {expression!r}")
    return float(eval(compile(tree, "check", "eval"), {"__builtins__": {}, **_NAMES}))
