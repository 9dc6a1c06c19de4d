"""Backups, exports and imports, and checks of the files."""
