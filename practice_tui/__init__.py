"""Timed mock rounds of deep-learning interview questions, in the terminal."""

__version__ = "0.1.0"
PROGRAM = f"practice {__version__}"

COMPLETION = "_PRACTICE_COMPLETE"
"""The environment variable in which a shell asks what a command line may be completed to."""
