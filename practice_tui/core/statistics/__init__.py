"""Figures of what was answered: mastery, verdicts, readiness, calibration, gaps, time."""
