"""The picture of History: a column for each round, a glyph for each of its answers."""

from textual.content import Content

from practice_tui.core.views.dashboard import RoundsPicture
from practice_tui.tui.sheets.attempts import NOTHING
from practice_tui.tui.sheets.drawing import MUTED, SCORE_GLYPHS, SCORE_STYLES, runs, say, stack

FLOORS = 5  # glyphs above each other; a longer round takes further columns
COLUMN, GAP = 1, 1  # cells
STRIP = FLOORS + 2  # lines of a strip with its days and the blank one below


def picture(values: RoundsPicture, width: int, height: int = 0) -> Content:
    """The newest rounds, the last one at the right; in several strips where there is room, the oldest on top."""
    strips: list[list[tuple[str, list[list[int | None]]]]] = [[]]
    taken = 0
    most = max(1, (height + 1) // STRIP)
    for day, scores in reversed(values.rounds):
        columns = [list(scores[place : place + FLOORS]) for place in range(0, len(scores), FLOORS)]
        cells = len(columns) * COLUMN + GAP
        if taken + cells > width and strips[-1]:
            if len(strips) == most:
                break
            strips.append([])
            taken = 0
        strips[-1].insert(0, (day, columns))
        taken += cells
    lines: list[Content] = []
    for strip in reversed(strips):
        lines += [*([Content("")] if lines else []), *_strip(strip)]
    return stack(lines)


def _strip(rounds: list[tuple[str, list[list[int | None]]]]) -> list[Content]:
    columns = [(column, place + 1 == len(parts)) for _, parts in rounds for place, column in enumerate(parts)]
    lines = [
        runs(_cell(column, floor, is_last=is_last) for column, is_last in columns) for floor in reversed(range(FLOORS))
    ]
    span = lines[0].cell_length - GAP
    first, last = rounds[0][0], rounds[-1][0]
    ends = f"{first}{last:>{span - len(first)}}" if span >= len(first) + len(last) + 2 else first
    return [*lines, say(ends, MUTED)]


def _cell(column: list[int | None], floor: int, *, is_last: bool) -> tuple[str, str]:
    """A glyph with its style; a gap follows the last column of a round."""
    gap = " " * (GAP * is_last)
    if floor >= len(column):
        return " " * COLUMN + gap, ""
    score = column[floor]
    return (SCORE_GLYPHS[score] + gap, SCORE_STYLES[score]) if score else (NOTHING + gap, MUTED)
