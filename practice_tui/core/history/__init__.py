"""What a person did: facts, attempts as they read today, and what of them is read under other names."""
