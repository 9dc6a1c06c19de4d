"""The history on disk: one SQLite file to which facts are added and in which none is changed."""
