r"""A control character stands in the text.

It prints nothing, but acts on terminals, editors and databases, and no two programs show the same. It comes with text
copied from old files, or is put in to hide something. Tabs, line ends and page breaks are not meant.

Breaks it:

    3. Each Party shall report\x08 every year.

Does not:

    3. Each Party shall report every year.

To mend it, delete the character. `rollingtext validate --fix` does so, except for those that once ended a line or a
field: a word may end there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._characters import deleted, found, name
from rollingtext.rules._context import Context

CODE = "U001"
SEVERITY = Severity.ERROR

_CONTROL = re.compile("[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]")
_ENDS = "\u000b\u001c\u001d\u001e\u001f\u0085"


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Control characters other than tab, line end and page break."""
    view = context.view(draft)
    for each in found(view, _CONTROL):
        match, span, where = each
        yield view.finding(
            __name__, CODE, SEVERITY, f"The control character {name(match[0])} stands here.", span, where,
            help="Delete it: it prints nothing.", fixes=() if match[0] in _ENDS else deleted(each),
        )  # fmt: skip
