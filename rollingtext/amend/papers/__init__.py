"""Amendments as they are tabled and written: YAML in, YAML out."""
