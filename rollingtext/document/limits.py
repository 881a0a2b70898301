"""How large and how deep an input may be before it is refused with a finding (docs/limits.md is the table)."""

MAX_DRAFT_BYTES = 64 * 1024 * 1024
"""Bytes of one draft; the largest codebooks seen are a tenth of it."""

MAX_YAML_BYTES = 16 * 1024 * 1024
"""Bytes of one amendment, negotiation or decisions file."""

MAX_YAML_DEPTH = 64
"""Nesting of lists and mappings in a YAML file."""

MAX_BRACKET_DEPTH = 64
"""Brackets open at once inside one clause; deeper ones stay in the text as literal characters, with a finding."""

MAX_CLAUSE_DEPTH = 32
"""Levels of clauses under clauses; deeper ones are kept at the last level, with a finding."""
