"""What several machines of one person tell one another through a folder that something else carries about."""
