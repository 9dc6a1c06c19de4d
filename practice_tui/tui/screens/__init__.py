"""Screens, one for each task. They take values, and return a value or post messages."""
