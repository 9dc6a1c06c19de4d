"""Backups, exports, imports, and whether all is well with the files."""
