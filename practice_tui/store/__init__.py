"""The history on disk: one SQLite file in which facts are added and never changed."""
