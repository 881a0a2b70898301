"""Word files made by the tests: any document XML in a package that Word would open."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "comments": "comments",
}


def word_file(body: str, **parts: str) -> bytes:
    """A package with this body, and with `styles`, `numbering`, `footnotes` or `comments` where they are given."""
    texts = {"document": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"}
    for name, inner in parts.items():
        texts[name] = f"<w:{name} {_NAMES}>{inner}</w:{name}>"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{_KINDS[name]}+xml"/>' for name in texts
    )
    links = "".join(
        f'<Relationship Id="r{name}" Type="{_R}/{name}" Target="{name}.xml"/>' for name in texts if name != "document"
    )
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        )
        for name, text in texts.items():
            archive.writestr(f"word/{name}.xml", text)
    return out.getvalue()


_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def p(text: str = "", properties: str = "") -> str:
    """A paragraph; `text` may hold runs as XML."""
    inner = text if text.startswith("<") else r(text) if text else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(inner: str, author: str = "US") -> str:
    return f'<w:ins w:id="1" w:author="{author}" w:date="2026-01-15T09:00:00Z">{inner}</w:ins>'


def gone(text: str, author: str = "US") -> str:
    return (
        f'<w:del w:id="1" w:author="{author}" w:date="2026-01-15T09:00:00Z">'
        f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    )


def mark(kind: str, author: str = "US") -> str:
    """The change of the end of a paragraph, for its properties."""
    return f'<w:rPr><w:{kind} w:id="2" w:author="{author}" w:date="2026-01-15T09:00:00Z"/></w:rPr>'


def item(number: str, level: int = 0, style: str = "") -> str:
    """The properties of a paragraph in a list."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'{named}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def listed(key: int, *levels: str, more: str = "") -> str:
    """The definition of a list, all levels given or none."""
    return f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, key: int, *overrides: str) -> str:
    """A list made from a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{key}"/>{"".join(overrides)}</w:num>'


def override(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _rows(*rows: tuple[int, int]) -> str:
    return "".join(p(f"text {at}", item(str(number), deep)) for at, (number, deep) in enumerate(rows, start=1))


_UN = (
    level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)"), level(3, "bullet", "•"),
)  # fmt: skip
_DECIMAL = (level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
_TREE = ((1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1), (1, 2), (1, 0))
_FLAT = ((1, 0),) * 5


def numbered_files() -> dict[str, bytes]:
    """Files whose numbers stand in no text: Word, or whoever reads them, has to count."""
    out: dict[str, bytes] = {}

    def put(name: str, body: str, numbering: str, styles: str = "") -> None:
        parts = {"numbering": numbering, **({"styles": styles} if styles else {})}
        out[f"list-{name}"] = word_file(body, **parts)

    put("un", _rows(*_TREE), listed(0, *_UN) + num(1, 0))
    put("decimal", _rows(*_TREE), listed(0, *_DECIMAL) + num(1, 0))
    for form in (
        "decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal",
        "russianLower", "chineseCountingThousand", "ideographDigital", "hebrew2", "decimalFullWidth",
    ):  # fmt: skip
        put(f"format-{form}", _rows(*((1, 0),) * 12), listed(0, level(0, form, "%1.")) + num(1, 0))
    put("many-letters", _rows(*((1, 0),) * 30), listed(0, level(0, "lowerLetter", "%1)")) + num(1, 0))
    put("start-at-5", _rows(*_FLAT), listed(0, level(0, "decimal", "%1.", 5)) + num(1, 0))
    put("start-at-0", _rows(*_FLAT), listed(0, level(0, "decimal", "%1.", 0)) + num(1, 0))
    put(
        "restarted", _rows((1, 0), (1, 0), (2, 0), (2, 0), (1, 0)),
        listed(0, *_UN) + num(1, 0) + num(2, 0, override(0, 1)),
    )  # fmt: skip
    put("shared", _rows((1, 0), (1, 0), (2, 0), (2, 0), (1, 0)), listed(0, *_UN) + num(1, 0) + num(2, 0))
    put(
        "restarted-below", _rows((1, 0), (1, 1), (1, 1), (2, 1), (2, 1), (2, 0), (2, 1)),
        listed(0, *_UN) + num(1, 0) + num(2, 0, override(1, 4)),
    )  # fmt: skip
    put(
        "two-lists",
        _rows((1, 0), (2, 0), (1, 0), (2, 0)),
        listed(0, *_UN) + listed(1, *_DECIMAL) + num(1, 0) + num(2, 1),
    )
    put(
        "never-restarts", _rows((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)),
        listed(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
    )  # fmt: skip
    put(
        "legal", _rows(*_TREE[:4]),
        listed(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>"), level(2, "lowerLetter", "(%3)"))
        + num(1, 0),
    )  # fmt: skip
    put("levels-skipped", _rows((1, 0), (1, 2), (1, 2), (1, 0), (1, 1)), listed(0, *_DECIMAL) + num(1, 0))
    put("begins-below", _rows((1, 1), (1, 1), (1, 0), (1, 1)), listed(0, *_DECIMAL) + num(1, 0))
    put("article", _rows(*_TREE[:6]), listed(0, level(0, "decimal", "Article %1"), *_UN[1:]) + num(1, 0))
    put(
        "interrupted", _rows((1, 0), (1, 0)) + p("in between") + _rows((1, 0)) + p("", item("1")) + _rows((1, 0)),
        listed(0, *_UN) + num(1, 0),
    )  # fmt: skip
    put(
        "by-style",
        p("one", '<w:pStyle w:val="Para"/>') + p("sub", '<w:pStyle w:val="Sub"/>') + p("sub", '<w:pStyle w:val="Sub"/>')
        + p("two", '<w:pStyle w:val="Para"/>') + p("none", '<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("three", '<w:pStyle w:val="Kid"/>'),
        listed(0, level(0, "decimal", "%1.", more='<w:pStyle w:val="Para"/>'),
               level(1, "lowerLetter", "(%2)", more='<w:pStyle w:val="Sub"/>')) + num(1, 0),
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kid"><w:name w:val="Kid"/><w:basedOn w:val="Para"/></w:style>',
    )  # fmt: skip
    return out
