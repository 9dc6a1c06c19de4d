"""Small computations with new numbers each time: makers of exercises, and how a typed result is checked."""
