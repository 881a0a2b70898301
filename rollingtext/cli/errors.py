"""What ends a command early: the user can mend it, and is told how."""


class UsageProblem(Exception):
    """A missing or unreadable file, an unknown name, options that contradict each other: exit code 2."""
