"""The parts of a Word file packed into one: the same parts give the same bytes, on any day and machine."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rollingtext.writers.docx import template
from rollingtext.writers.docx.runs import escaped

_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(paragraphs: str, notes: str, title: str, language: str, about: list[tuple[str, str]], tracks: bool) -> bytes:
    """The file. `about` are properties by name; with `tracks` Word goes on tracking when people edit it."""
    parts = {
        "[Content_Types].xml": template.CONTENT_TYPES,
        "_rels/.rels": template.RELATIONS,
        "word/document.xml": template.document(paragraphs),
        "word/_rels/document.xml.rels": template.DOCUMENT_RELATIONS,
        "word/styles.xml": template.STYLES,
        "word/settings.xml": template.SETTINGS.format(tracking="<w:trackRevisions/>" if tracks else ""),
        "word/fontTable.xml": template.FONTS,
        "word/footnotes.xml": template.footnotes(notes),
        "word/footer1.xml": template.FOOTER,
        "docProps/core.xml": template.core(escaped(title), escaped(language)),
        "docProps/custom.xml": template.custom([(escaped(name), escaped(value)) for name, value in about]),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, text.encode("utf-8"))
    return out.getvalue()
