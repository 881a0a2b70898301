"""Rolling texts of negotiations: read, compare, amend and settle bracketed drafts.

The verbs of the command line are in the packages below, for scripts too.
"""

__version__ = "0.1.0"
