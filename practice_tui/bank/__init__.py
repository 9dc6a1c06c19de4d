"""Turns the YAML of a question bank into values, with the line of every problem."""
