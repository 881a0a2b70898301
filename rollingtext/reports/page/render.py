"""The page written out: one file, no network, and a security policy under which nothing but its own script can run.

Every string passes two gates on its way: characters that act in secret are made visible, and everything is escaped by
the template engine. What a draft says is never read as markup. The same contents give the same bytes.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from rollingtext.document.bundled import package_text
from rollingtext.document.visible import visible
from rollingtext.reports.page.chart import drawn
from rollingtext.reports.page.contents import Contents

_PACKAGE = "rollingtext.reports.page"


class NoPageLibraries(Exception):
    """What the page is made with is not installed; the message says how to get it."""


def page(contents: Contents) -> str:
    """The page as HTML. Raises `NoPageLibraries` where the extra `report` is not installed."""
    try:
        import leather as _leather  # noqa: F401
        from jinja2 import Environment, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        raise NoPageLibraries("A page needs Jinja2 and leather: install `rollingtext[report]`.") from None

    def seen(value: object) -> object:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    engine = Environment(
        autoescape=True, finalize=seen, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = engine.from_string(package_text(_PACKAGE, "page.html"))
    red = contents.redline
    style, script = package_text(_PACKAGE, "page.css"), package_text(_PACKAGE, "page.js")
    return template.render(
        it=contents,
        policy=policy(style, script),
        style=Markup(style),
        script=Markup(script),
        brackets_drawn=Markup(drawn(contents.brackets)),
        fates_drawn=Markup(drawn(contents.fates)),
        row_of=dict(red.rows_of) if red and red.new == contents.newest else {},
    )


def policy(style: str, script: str) -> str:
    """The content-security policy: nothing is loaded, and only this style and this script are heard."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
