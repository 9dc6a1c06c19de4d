"""The few strokes that every sheet is drawn with. Widths are in cells; data is never read as markup."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from textual.content import Content
from textual.style import Style

from practice_tui.core.bank.scoring import Score

EIGHTHS = " ▏▎▍▌▋▊▉█"
UPRIGHT_EIGHTHS = " ▁▂▃▄▅▆▇█"
WIDEST_PROSE = 78  # cells
SHADES = ((11, "█"), (6, "▓"), (3, "▒"), (1, "░"))  # by answers a day

MUTED = "$text-muted"
GOOD = "$text-success"
BAD = "$text-error"
WARN = "$text-warning"
ACCENT = "$text-accent"
COUNTED = "$quiet"  # what counts answers, and calls none of them good
STRONG = "bold"
STRONG_ACCENT = f"{STRONG} {ACCENT}"  # of keys, and of what is marked
TICK, NO_TICK = "✓", "·"
POINTER = "▸"  # before the marked line of a list
STAR = "✦"  # one cell wide in every table of widths
BAND_ENOUGH, BAND_WRAP_UP, BAND_OVER = "$band-enough", "$band-wrap-up", "$band-over"  # the clock's alone

SCORE_STYLES = {1: "$score-missed", 2: "$score-shaky", 3: "$score-solid", 4: "bold $score-strong"}
SCORE_GLYPHS = {1: "✗", 2: "~", 3: "✓", 4: "+"}  # one cell wide in every table of widths


def say(text: str, style: str = "") -> Content:
    """Text as it stands, in a style."""
    return Content.styled(text, style) if style else Content(text)


def score_mark(score: int) -> Content:
    """The glyph of a score in its colour."""
    return say(SCORE_GLYPHS[score], SCORE_STYLES[score])


def score_marks(scores: Iterable[int]) -> Content:
    """The glyphs of scores with a blank between each two."""
    return runs((f"{SCORE_GLYPHS[score]} ", SCORE_STYLES[score]) for score in scores).rstrip()


def score_face(score: int, *, is_suggested: bool, is_loud: bool) -> Content:
    """` 2 ~ shaky `, in brackets where the ticks suggest it: `[2 ~ shaky]`; `is_loud` has it in its colour then."""
    name = Score(score).name.lower()
    if is_suggested and is_loud:
        marked = say(f"{score} {SCORE_GLYPHS[score]} {name}", f"{STRONG} {SCORE_STYLES[score]}")
    else:
        marked = Content.assemble((str(score), STRONG_ACCENT), " ", score_mark(score), f" {name}")
    begin, end = (say("[", STRONG), say("]", STRONG)) if is_suggested else (Content(" "), Content(" "))
    return begin + marked + end


def runs(pieces: Iterable[tuple[str, str]]) -> Content:
    """Texts with their styles side by side, neighbours of one style as one piece: what has many takes long to paint."""
    grouped = groupby(pieces, key=itemgetter(1))
    return Content("").join([say("".join(text for text, _ in group), style) for style, group in grouped])


def stack(lines: Iterable[Content | str]) -> Content:
    """Lines below each other."""
    return Content("\n").join([line if isinstance(line, Content) else Content(line) for line in lines])


def spaced(lines: Sequence[Content], height: int) -> list[Content]:
    """The same lines with blank ones between each two, as many as fit into `height`; three at most."""
    gap = max(0, min(3, height // max(1, len(lines)) - 1))
    return [part for line in lines for part in (line, *[Content("")] * gap)][: (gap + 1) * len(lines) - gap]


def wrap(content: Content | str, width: int) -> list[Content]:
    """Folded at spaces into lines of at most `width` cells."""
    whole = content if isinstance(content, Content) else Content(content)
    return [line.rstrip() for line in whole.wrap(max(1, width))] or [Content("")]


def paragraph(text: str, style: str, width: int) -> Content:
    """A text in one style, folded at spaces."""
    return stack(wrap(say(text, style), width))


def flowed(parts: Sequence[Content], gap: str, width: int) -> list[Content]:
    """Parts side by side, with `gap` between them, in lines of at most `width` cells; none that fits is broken."""
    lines: list[Content] = []
    for part in parts:
        longer = lines[-1] + Content(gap) + part if lines else part
        if lines and longer.cell_length <= width:
            lines[-1] = longer
        else:
            lines += [part] if part.cell_length <= width else wrap(part, width)
    return lines


def hanging(lead: Content | str, body: Content | str, width: int) -> list[Content]:
    """`body` wrapped beside `lead`, its further lines indented to where the first one began."""
    first = lead if isinstance(lead, Content) else Content(lead)
    indent = first.cell_length
    lines = wrap(body, width - indent)
    return [first + lines[0], *(Content(" " * indent) + line for line in lines[1:])]


def spread(left: Content | str, right: Content | str, width: int) -> Content:
    """`left` and `right` at the two ends of one line; `left` is cut where both don't fit."""
    start = left if isinstance(left, Content) else Content(left)
    end = right if isinstance(right, Content) else Content(right)
    room = max(0, width - end.cell_length - 1)
    return start.truncate(room, ellipsis=True, pad=True) + Content(" ") + end


def cell(content: Content | str, width: int, *, right: bool = False) -> Content:
    """Cut or padded to exactly `width` cells."""
    text = content if isinstance(content, Content) else Content(content)
    if text.cell_length > width:
        return text.truncate(width, ellipsis=True)
    gap = " " * (width - text.cell_length)
    return Content(gap) + text if right else text + Content(gap)


def row(cells: Sequence[tuple[Content | str, int]], gap: int = 2) -> Content:
    """Cells of fixed widths; a negative width sets its cell to the right."""
    made = [cell(content, abs(width), right=width < 0) for content, width in cells]
    return Content(" " * gap).join(made)


def bar(share: float, width: int) -> str:
    """A share in [0, 1] as a bar of eighths of a cell."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (EIGHTHS[rest] if rest else "")).ljust(width)


def upright(share: float, height: int) -> list[str]:
    """A share in [0, 1] as an upright bar, its cells from the top down; whatever is above 0 shows an eighth."""
    eighths = round(max(0.0, min(1.0, share)) * height * 8)
    if share > 0:
        eighths = max(1, eighths)
    return [UPRIGHT_EIGHTHS[max(0, min(8, eighths - 8 * below))] for below in reversed(range(height))]


def strip(counts: Sequence[int]) -> str:
    """Counts as bars of one line, the greatest a whole cell high: `▂▅·█`."""
    most = max(counts, default=0)
    return "".join(upright(count / most, 1)[0] if count else "·" for count in counts)


def shade(count: int) -> str:
    """Answers of a day as one cell, the darker the more; `·` for none."""
    return next((dark for least, dark in SHADES if count >= least), "·")


def interval(low: float, mean: float, high: float, width: int) -> str:
    """An interval on a line from 0 to 1, of one cell at least: `····├──●──┤···`."""
    width = max(1, width)
    places = [min(width - 1, max(0, int(part * width))) for part in (low, mean, high)]
    line = ["·"] * width
    for place in range(places[0], places[2] + 1):
        line[place] = "─"
    line[places[0]], line[places[2]] = "├", "┤"
    line[places[1]] = "●"
    return "".join(line)


def interval_before(low: float, mean: float, high: float, mark: float, width: int) -> str:
    """An interval as `interval` draws it, with a mark on the line: `····├──●──┤·┊·`."""
    line = interval(low, mean, high, width)
    place = min(len(line) - 1, max(0, int(mark * width)))
    return line[:place] + {"·": "┊", "─": "┼"}.get(line[place], line[place]) + line[place + 1 :]


def pressable(text: Content | str, key: str) -> Content:
    """Content on which a click does what `key` does."""
    return clickable(text, f"app.simulate_key('{key}')")


def clickable(text: Content | str, action: str) -> Content:
    """Content on which a click runs an action, as `screen.turn('Answer')`."""
    face = text if isinstance(text, Content) else Content(text)
    return face.stylize(Style.from_meta({"@click": action}))


def turning_heads(names: Sequence[str], shown: str, width: int) -> Content:
    """The heads of a pane that is turned, the one shown underlined; a click on another runs `screen.turn`.

    The first begins in the column of what stands below.
    """
    leads = ["", *[" "] * (len(names) - 1)]
    heads = [
        Content(lead) + say(name, f"{STRONG} underline") + Content(" ")
        if name == shown
        else clickable(say(f"{lead}{name} ", MUTED), f"screen.turn('{name}')")
        for lead, name in zip(leads, names, strict=True)
    ]
    line = Content(" ").join(heads)
    return line if line.cell_length <= width else Content("").join(heads)
