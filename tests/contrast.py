"""How readable colours are: WCAG's contrast on a terminal's palettes, and how far colours lie apart for whom."""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.color import Color, ColorSystem
from rich.segment import Segment

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

XTERM: tuple[Rgb, ...] = (
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
)
LINUX: tuple[Rgb, ...] = (
    (0, 0, 0),
    (170, 0, 0),
    (0, 170, 0),
    (170, 85, 0),
    (0, 0, 170),
    (170, 0, 170),
    (0, 170, 170),
    (170, 170, 170),
    (85, 85, 85),
    (255, 85, 85),
    (85, 255, 85),
    (255, 255, 85),
    (85, 85, 255),
    (255, 85, 255),
    (85, 255, 255),
    (255, 255, 255),
)
# Machado, Oliveira and Fernandes 2009, whole loss of one kind of cone; on linear light
PROTANOPIA: Matrix = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA: Matrix = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
TEXT, GLYPH = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11


@dataclass(frozen=True)
class Terminal:
    """What a terminal makes of a colour: as many as `system` has, the first sixteen as `palette` has them."""

    system: ColorSystem
    palette: Sequence[Rgb]

    def shows(self, color: Color) -> Rgb:
        drawn = color.downgrade(self.system)
        if drawn.triplet:
            return drawn.triplet
        assert drawn.number is not None, "the terminal's own colour, which nobody knows"
        if drawn.number < 16:
            return self.palette[drawn.number]
        return Color.from_ansi(drawn.number).get_truecolor()


def too_faint(segments: Sequence[Segment], terminal: Terminal) -> Iterator[str]:
    """What of a line can't be read well enough, each piece with its contrast and colours."""
    for segment in segments:
        text, style = segment.text.strip(), segment.style
        if not text or segment.control:
            continue
        assert style and style.color and style.bgcolor, f"{text!r} has no colours"
        assert not style.dim, f"{text!r} is dim, which each terminal draws as it likes"
        ink, behind = terminal.shows(style.color), terminal.shows(style.bgcolor)
        reached, wanted = contrast(ink, behind), GLYPH if all(map(is_glyph, text.replace(" ", ""))) else TEXT
        if reached < wanted:
            yield f"{text!r} {reached:.1f}:1, {ink} on {behind}"


def is_glyph(character: str) -> bool:
    """Whether it is drawn, not read: lines, blocks, dots, arrows."""
    return not character.isascii() and (unicodedata.category(character)[0] == "S" or character in "·…")


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Rgb) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: Rgb) -> Rgb:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def seen_with(colour: Rgb, lost: Matrix) -> Rgb:
    """A colour as somebody sees it who lacks a kind of cone."""
    light = linear(colour)
    seen = (sum(weight * part for weight, part in zip(row, light, strict=True)) for row in lost)
    red, green, blue = (255 * _encoded(min(1.0, max(0.0, part))) for part in seen)
    return red, green, blue


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def distance(one: Rgb, other: Rgb) -> float:
    """How far apart two colours look: CIE 1976, where about 2 can just be told apart side by side."""
    return math.dist(lab(one), lab(other))


def lab(colour: Rgb) -> Rgb:
    red, green, blue = linear(colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    p, q, r = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * q - 16, 500 * (p - q), 200 * (q - r)
