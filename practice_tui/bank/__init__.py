"""Reads question banks: YAML into values, and every problem with its line."""
