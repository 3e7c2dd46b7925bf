"""Measurements against named peers, on the machine at hand: ratios carry over, figures don't."""
