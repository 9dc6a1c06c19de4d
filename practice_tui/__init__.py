"""Timed mock rounds of deep-learning interview questions, in the terminal."""

__version__ = "0.1.0"
PROGRAM = f"practice {__version__}"
