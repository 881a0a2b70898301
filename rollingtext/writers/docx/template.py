"""The parts of a Word file that are the same for every draft: styles, page, and how the parts refer to each other.

The styles are those that documents of the United Nations have: a title, headings, numbered paragraphs, footnotes. Each
level of clauses has a style of its own, so that structure survives where people edit the file.
"""

from __future__ import annotations

from rollingtext.writers.docx.sheet import DEEPEST

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}

CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items())
    + "</Types>"
)

RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_R}/custom-properties" Target="docProps/custom.xml"/>'
    "</Relationships>"
)

DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}.xml"/>'
        for number, (kind, target) in enumerate(
            (
                ("styles", "styles"),
                ("settings", "settings"),
                ("fontTable", "fontTable"),
                ("footnotes", "footnotes"),
                ("footer", "footer1"),
            ),
            start=1,
        )
    )
    + "</Relationships>"
)

SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>{{tracking}}<w:defaultTabStop w:val="567"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)

FONTS = (
    f'{_HEAD}<w:fonts xmlns:w="{_W}"><w:font w:name="Times New Roman"><w:family w:val="roman"/></w:font>'
    '<w:font w:name="SimSun"><w:family w:val="auto"/></w:font></w:fonts>'
)

FOOTER = (
    f'{_HEAD}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)

_SECTION = (
    f'<w:sectPr><w:footerReference xmlns:r="{_R}" w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)


def document(paragraphs: str) -> str:
    """The main part. A last, empty paragraph in a style of its own ends every page: its end is never changed."""
    end = '<w:p><w:pPr><w:pStyle w:val="End"/></w:pPr></w:p>'
    return f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{paragraphs}{end}{_SECTION}</w:body></w:document>'


def footnotes(written: str) -> str:
    """The part with the footnotes, after the two lines that Word draws above them."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"<w:r><w:{sign}/></w:r></w:p></w:footnote>"
        for kind, number, sign in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    return f'{_HEAD}<w:footnotes xmlns:w="{_W}">{lines}{written}</w:footnotes>'


def core(title: str, language: str) -> str:
    """What the file says of itself: title and language, and no date, so that the same draft gives the same bytes."""
    about = f"<dc:title>{title}</dc:title>" if title else ""
    about += f"<dc:language>{language}</dc:language>" if language else ""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{about}</cp:coreProperties>'
    )


def custom(properties: list[tuple[str, str]]) -> str:
    """Properties with names of our own."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006"
    told = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties, start=2)
    )
    return f'{_HEAD}<Properties xmlns="{kind}/custom-properties" xmlns:vt="{kind}/docPropsVTypes">{told}</Properties>'


def _style(name: str, shown: str, paragraph: str = "", run: str = "", based: str = "Normal", follows: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{follows}"/>' if follows else ""
    kind = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{name}"><w:name w:val="{shown}"/>{on}{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _bold(size: int) -> str:
    return f'<w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _styles() -> str:
    face = (
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    )
    small = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
    out = [
        f"<w:docDefaults><w:rPrDefault><w:rPr>{face}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        _style("Normal", "Normal", '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>', based=""),
        _style("Title", "Title", '<w:keepNext/><w:spacing w:before="120" w:after="360"/><w:jc w:val="center"/>',
               _bold(30), follows="Clause1"),
        _style("Definition", "Definition", '<w:spacing w:before="60" w:after="60"/>', small),
        _style("FootnoteText", "footnote text", '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>', small),
        _style("Footer", "footer", '<w:jc w:val="center"/>', small),
        _style("End", "End", '<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>',
               '<w:sz w:val="2"/><w:szCs w:val="2"/>'),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="Literal"><w:name w:val="Literal"/></w:style>',
    ]  # fmt: skip
    for level in range(1, DEEPEST + 1):
        size = (26, 24, 23)[level - 1] if level <= 3 else 22
        place = f'<w:keepNext/><w:spacing w:before="{300 if level == 1 else 200}" w:after="120"/>'
        out.append(
            _style(f"Heading{level}", f"heading {level}", f'{place}<w:outlineLvl w:val="{level - 1}"/>',
                   _bold(size), follows="Clause1")
        )  # fmt: skip
    for level in range(1, DEEPEST + 1):
        left = 567 * (level - 1)
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left + 567}"/></w:tabs>'
        out.append(_style(f"Clause{level}", f"Clause {level}", f'{tabs}<w:ind w:left="{left}"/>'))
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{"".join(out)}</w:styles>'


STYLES = _styles()
