"""Every maker of exercises against a computation of its own; `python -m tests.drills 1000` for many seeds."""
