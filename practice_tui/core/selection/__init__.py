"""Which question to ask next, and why: reviews, goals, the picker."""
