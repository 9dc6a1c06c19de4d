"""A teacher's class in a file of its own: what students handed in, scores from paper, and the sums over both."""
