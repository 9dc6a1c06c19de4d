"""The size of a terminal that the screens need."""

LEAST_COLUMNS, LEAST_ROWS = 60, 20


def is_too_small(columns: int, rows: int) -> bool:
    return columns < LEAST_COLUMNS or rows < LEAST_ROWS
