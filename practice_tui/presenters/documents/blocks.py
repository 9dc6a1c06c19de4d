"""The blocks of a document: what stands on a page, whatever it is written in."""

from dataclasses import dataclass
from enum import StrEnum

from practice_tui.presenters.html_page.markup import Markup


class Mark(StrEnum):
    """Whether a point was made; the value is how a text says it."""

    HEARD = "said"
    HELPED = "said with help"
    MISSED = "left out"


class Layout(StrEnum):
    """How a section stands on paper: on a page of its own, in one piece, as one to be read large, or in columns."""

    PLAIN = "plain"
    NEW_PAGE = "new-page"
    WHOLE = "whole"
    LARGE = "whole large"
    TWO_COLUMNS = "columns2"
    THREE_COLUMNS = "columns3"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in Markdown, such as a prompt."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: `boxes` to tick before it, a `mark` or a `label` such as *must*, and lines below it."""

    text: str
    boxes: tuple[str, ...] = ()
    mark: Mark | None = None
    label: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Item, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of texts; columns whose title begins with `>` stand at the right."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Blanks:
    """Things to fill in on one line each, such as a name."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Ruled room for writing by hand, of so many lines."""

    lines: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. `sentence` says what it shows where it isn't seen, `caption` how to read it where it is."""

    svg: Markup
    sentence: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading, with `aside` beside it; without a `title` they only stand together."""

    title: str
    blocks: "tuple[Block, ...]"
    layout: Layout = Layout.PLAIN
    aside: str = ""


Block = Paragraph | Prose | Items | Grid | Blanks | Room | Figure | Section


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    blocks: tuple[Block, ...]
