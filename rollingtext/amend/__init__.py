"""Amendments: what a proposal asks for, word by word, and what becomes of the text when it is adopted."""
