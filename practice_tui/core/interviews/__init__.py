"""An interview that the user leads for somebody else: its state, its events, its steps."""
