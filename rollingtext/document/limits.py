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

MAX_SENTENCE_WORDS = 100
"""Words of one sentence; a quotation counts as one."""

MAX_SENTENCE_READINGS = 16
"""Ways of reading one sentence that are looked at; one with more of them is not understood."""

MAX_QUOTATION_LENGTH = 20_000
"""Code points of one quotation; a mark whose partner stands farther away has none."""

MAX_QUOTATION_DEPTH = 4
"""Quotations of one kind inside one another; a mark that opens more of them has no partner."""

MAX_SENTENCE_LENGTH = 4000
"""Code points of one sentence outside quotations; no instruction is longer."""

MAX_ARCHIVE_MEMBERS = 2000
"""Files in one packed file, such as a Word document."""

MAX_MEMBER_BYTES = 64 * 1024 * 1024
"""Bytes of one file in a packed file, unpacked and counted."""

MAX_ARCHIVE_BYTES = 200 * 1024 * 1024
"""Bytes of all files in a packed file that are looked at."""
