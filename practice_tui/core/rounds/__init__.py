"""A round as a value, its events, and the step from one state to the next."""
