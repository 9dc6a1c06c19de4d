"""Draws what stands on the screens: pure functions of values and a width in cells to content."""
