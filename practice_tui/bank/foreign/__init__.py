"""Readers of what others wrote: lists, tables, decks. A file comes in as data, and pairs of texts come out."""
