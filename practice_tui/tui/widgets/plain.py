"""Containers of one colour, which cost next to nothing to paint."""

from rich.segment import Segment
from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Plain(Widget):
    """Where it has no border, it is painted as one line again and again.

    Textual makes and keeps each line of a container, though others cover it: that was 0.5 of the 3.4 ms of a second of
    a running round.
    """

    SIGN = " "  # that it is full of
    _line: Strip | None = None  # as it was painted last

    def render_lines(self, crop: Region) -> list[Strip]:
        has_border = self.styles.gutter != self.styles.padding
        if has_border:
            return super().render_lines(crop)
        style = self.visual_style.rich_style
        if self._line is None or self._line.cell_length != crop.width or next(iter(self._line)).style != style:
            self._line = Strip([Segment(self.SIGN * crop.width, style)], crop.width)
        line, (_, background) = self._line, self.background_colors
        for line_filter in self.get_line_filters():
            line = line.apply_filter(line_filter, background)
        return [line] * crop.height


class Divider(Plain):
    """An upright line between two columns."""

    SIGN = "│"
    DEFAULT_CSS = """
    Divider {
        width: 1;
        height: 1fr;
        color: $primary;
    }
    """


class PlainContainer(Container, Plain):
    pass


class PlainHorizontal(Horizontal, Plain):
    pass


class PlainVertical(Vertical, Plain):
    pass
