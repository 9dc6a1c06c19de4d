"""The plain mode: rounds, drills and simulators line by line, for screen readers, braille and scripts."""
