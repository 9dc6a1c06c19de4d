"""A round line by line, over the same sitting: for screen readers, braille, dumb terminals and scripts."""
