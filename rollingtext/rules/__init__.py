"""What can be wrong with a draft: one module a rule, found by its code."""
