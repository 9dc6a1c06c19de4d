"""The options by which somebody says how a file is to be read, where the guess is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wishes:
    """`shape` of a Markdown list, `columns` of a table or objects by what they hold; empty where to be guessed."""

    shape: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
