"""A sheet: one rater's pass over answers that somebody gave before."""
