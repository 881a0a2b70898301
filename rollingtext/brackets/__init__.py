"""Contested places as values: what they are, what a draft with them means, and how they are settled."""
