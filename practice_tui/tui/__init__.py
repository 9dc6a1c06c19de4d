"""The Textual face of the program."""
