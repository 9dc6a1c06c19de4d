"""Plain values that all else is made of: text, numbers, dates, instants, records."""
