"""Amendments carried out: what stands against them, and the text as it then reads."""
