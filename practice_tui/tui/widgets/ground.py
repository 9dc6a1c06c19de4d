"""The ground that a window lies on: as wide as the screen, so that no rest of the screen below touches the frame."""

from textual.containers import Container


class Ground(Container):
    DEFAULT_CSS = """
    Ground {
        width: 100%;
        height: auto;
        max-height: 100%;
        align: center middle;
        background: $background;
    }
    """
