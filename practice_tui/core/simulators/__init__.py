"""Simulators that go on step by step: pure states, and functions of `(state, action) -> state`."""
