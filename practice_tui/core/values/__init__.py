"""Plain values that everything else uses: text, numbers, dates, instants, ids, records."""
