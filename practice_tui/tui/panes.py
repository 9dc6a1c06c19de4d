"""Where there is room for two panes."""

WIDE = 116  # columns from which panels and panes stand side by side
TALL = 30  # rows
WIDE_CLASSES = [(WIDE, "-wide")]  # a class of the narrow one would have all styled and drawn twice
TALL_CLASSES = [(TALL, "-tall")]
