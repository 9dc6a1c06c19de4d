"""Rounds and sprints being sat, and the desk that opens them. Nothing here knows Textual or prints."""
