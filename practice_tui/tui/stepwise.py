"""What a simulator that goes on number by number has to bring, so that one screen shows any of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.content import Content

from practice_tui.core.simulators.choices import Choice

S = TypeVar("S")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Stepwise(Generic[S, A]):
    """The actions of a simulator, and how its state is drawn."""

    act: Callable[[S, A], S]
    next: A
    back: A
    guess: Callable[[float], A]
    choices: Callable[[S], Sequence[Choice[A]]]
    head: Callable[[S, int], Content]
    stages: Callable[[S, int], Content]
    picture: Callable[[S, int, int], Content]
    told: Callable[[S, int], Content]
