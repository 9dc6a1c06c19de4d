"""Questions, plans and round codes, and how an answer is scored."""
