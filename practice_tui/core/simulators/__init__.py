"""Simulators as pure states and functions `(state, action) -> state`."""
