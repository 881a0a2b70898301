"""Proposals for changes: what they ask for, and the text with them carried out."""
