"""Plans set in layouts that offices really use, and what a scanner does to their pages."""
