"""The XML of a Word file walked once: its paragraphs with their characters and changes, and all that is not understood.

The walk keeps its own stack, so that no depth of tables and boxes can exhaust that of the interpreter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from rollingtext.readers.docx.looks import look_of
from rollingtext.readers.docx.model import PLAIN, Bit, Look, Paragraph, Properties, Revision
from rollingtext.readers.docx.names import MATH, W, local, number_of, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from rollingtext.readers.docx.styles import Styles

_CHANGES = {"ins": ("added", False), "del": ("struck", False), "moveTo": ("added", True), "moveFrom": ("struck", True)}
_THROUGH = frozenset(
    "body document hdr ftr footnote endnote comment sdt sdtContent smartTag customXml hyperlink fldSimple dir bdo tbl tc "
    "ruby rubyBase rt txbxContent AlternateContent Choice drawing inline anchor graphic graphicData wsp txbx pict "
    "textbox shape group rect roundrect oval wgp wpc wpg grpSp oMath oMathPara num den e sub sup fName lim deg f r "
    "sSub sSup sSubSup sPre rad nary d func m mr limLow limUpp bar acc box borderBox groupChr eqArr phant "
    "altChunkPr object".split()
)
_ASIDE = frozenset(
    "pPr rPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr sectPr bookmarkStart bookmarkEnd proofErr permStart permEnd "
    "commentReference annotationRef footnoteRef endnoteRef separator continuationSeparator lastRenderedPageBreak "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd "
    "customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd "
    "customXmlMoveToRangeStart customXmlMoveToRangeEnd instrText delInstrText fldData tblPrEx Fallback rubyPr "
    "smartTagPr customXmlPr ctrlPr oMathParaPr fPr rPrChange numberingChange bodyPr extent effectExtent docPr "
    "cNvGraphicFramePr simplePos positionH positionV wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom "
    "cNvSpPr cNvPr spPr style shapetype fill stroke path shadow lock formulas handles imagedata wrap sizeRelH sizeRelV "
    "ffData radPr dPr naryPr sSubPr sSupPr sSubSupPr sPrePr funcPr mPr limLowPr limUppPr barPr accPr boxPr borderBoxPr "
    "groupChrPr eqArrPr phantPr argPr background cNvGrpSpPr grpSpPr nvSpPr nvGrpSpPr noBreakHyphenPr OLEObject "
    "dayShort monthShort yearShort dayLong monthLong yearLong pgNum divId tblCaption tcPrChange".split()
)
_NAMED = {
    "pic": "picture", "chart": "chart", "relIds": "diagram", "oMath": "equation", "tbl": "table",
    "txbxContent": "text box", "altChunk": "embedded document", "subDoc": "linked document", "control": "form control",
    "imagedata": "picture", "OLEObject": "embedded object",
}  # fmt: skip


class Found(NamedTuple):
    """The paragraphs of a part, and how often what stands in it was met, by name: `told` is read, `unread` is not."""

    paragraphs: list[Paragraph]
    told: Counter[str]
    unread: Counter[str]


class _Frame(NamedTuple):
    """An element that waits to be read, with what holds for it."""

    element: Any
    revisions: tuple[Revision, ...] = ()
    look: Look = PLAIN
    was: Look | None = None
    relook: Revision | None = None
    place: str = ""
    ends: bool = False


def walked(root: _Element, styles: Styles) -> Found:
    """All paragraphs under an element, in reading order; those of a text box follow the one that it hangs on."""
    return _Walk(styles).through(root)


class _Walk:
    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.found = Found([], Counter(), Counter())
        self.open: list[Paragraph] = []
        self.fields: list[bool] = []

    def through(self, root: _Element) -> Found:
        stack = [_Frame(root)]
        while stack:
            frame = stack.pop()
            if frame.ends:
                self.close()
                continue
            below = self.below(frame)
            if below is not None:
                children = [below._replace(element=child) for child in frame.element]
                if local(frame.element) == "p":
                    stack.append(below._replace(ends=True))
                stack.extend(reversed(children))
        return self.found

    def below(self, frame: _Frame) -> _Frame | None:
        """What holds for the children of an element, or `None` where they are not looked at."""
        element = frame.element
        name = local(element)
        if not name:
            return None
        if name in _NAMED:
            kind = _NAMED[name]
            (self.found.told if kind in ("table", "text box", "equation") else self.found.unread)[kind] += 1
        if element.tag.startswith(MATH) and name in ("t", "r"):
            if name == "r":
                return frame
            self.text(frame, element.text or "")
            return None
        text = self.characters(element, name)
        if text is not None:
            self.text(frame, text)
            return None
        match name:
            case "p":
                return self.paragraph(frame)
            case "r":
                return self.run(frame)
            case "ins" | "del" | "moveFrom" | "moveTo":
                change, moves = _CHANGES[name]
                return frame._replace(revisions=(*frame.revisions, revision(element, change, moves)))
            case "tr":
                return frame._replace(revisions=(*frame.revisions, *_row_changes(element)), place="cell")
            case "tc":
                return frame._replace(revisions=(*frame.revisions, *_cell_changes(element)), place="cell")
            case "txbxContent":
                return frame._replace(place="box")
            case "fldChar":
                self.field(value_of(element, "fldCharType"))
                return None
            case "footnoteReference" | "endnoteReference":
                self.note(frame, name.removesuffix("Reference"))
                return None
            case "commentRangeStart" | "commentRangeEnd":
                starts = name.endswith("Start")
                if self.open:
                    mark = value_of(element, "id")
                    self.open[-1].bits.append(Bit("", kind="comment-start" if starts else "comment-end", mark=mark))
                return None
            case "rt" if not element.tag.startswith(MATH):
                self.found.unread["reading beside a character"] += 1
                return None
            case _:
                pass
        if name in _THROUGH:
            return frame
        if name not in _ASIDE and name not in _NAMED:
            self.found.unread[f"element `{name}`"] += 1
        return None

    def characters(self, element: _Element, name: str) -> str | None:
        """The characters that an element stands for, `None` for one that holds others or none."""
        match name:
            case "t" | "delText":
                return element.text or ""
            case "tab" | "ptab":
                return "\t"
            case "br" | "cr":
                return "\n" if value_of(element, "type") not in ("page", "column") else " "
            case "noBreakHyphen":
                return "\u2011"
            case "softHyphen":
                return "\u00ad"
            case "sym":
                return self.symbol(element)
            case _:
                return None

    def paragraph(self, frame: _Frame) -> _Frame:
        properties = frame.element.find(f"{W}pPr")
        said, was, restyled, end = _said(properties)
        self.open.append(Paragraph(said, [], (*frame.revisions, *end), was, restyled, frame.place))
        return frame._replace(look=PLAIN)

    def close(self) -> None:
        done = self.open.pop()
        rows = self.open[-1].after if self.open else self.found.paragraphs
        rows += [done, *done.after]

    def run(self, frame: _Frame) -> _Frame:
        properties = frame.element.find(f"{W}rPr")
        if properties is None:
            return frame
        changed = properties.find(f"{W}rPrChange")
        was = relook = None
        if changed is not None:
            was = look_of(changed.find(f"{W}rPr"), self.styles)
            relook = revision(changed, "added")
        return frame._replace(look=look_of(properties, self.styles), was=was, relook=relook)

    def text(self, frame: _Frame, text: str) -> None:
        if self.open and text and all(self.fields):
            bit = Bit(text, frame.look, frame.revisions, was=frame.was, relook=frame.relook)
            self.open[-1].bits.append(bit)

    def note(self, frame: _Frame, kind: str) -> None:
        if not self.open:
            return
        element = frame.element
        number = value_of(element, "id")
        custom = value_of(element, "customMarkFollows") in ("1", "true", "on")
        printed = ""
        if custom:
            following = element.getnext()
            while following is not None and local(following) not in ("t", "delText", "sym"):
                following = following.getnext()
            if following is not None:
                printed = following.text or ""
                following.text = ""
        bit = Bit(f"{kind}:{number}", frame.look, frame.revisions, "note", frame.was, frame.relook, printed)
        self.open[-1].bits.append(bit)

    def symbol(self, element: _Element) -> str:
        code = value_of(element, "char")
        try:
            point = int(code, 16)
        except ValueError:
            point = 0
        if 0xF000 <= point <= 0xF0FF or not 32 <= point < 0xD800:
            self.found.unread["sign of a symbol font"] += 1
            return "\ufffd"
        return chr(point)

    def field(self, step: str) -> None:
        if step == "begin":
            self.fields.append(False)
        elif step == "separate" and self.fields:
            self.fields[-1] = True
        elif step == "end" and self.fields:
            self.fields.pop()


def revision(element: _Element, change: Any, moves: bool = False) -> Revision:
    """A tracked change by its element."""
    return Revision(change, value_of(element, "author"), value_of(element, "date"), moves)


def _said(properties: _Element | None) -> tuple[Properties, Properties | None, Revision | None, tuple[Revision, ...]]:
    """What is said of a paragraph: now, before it was changed, by whom, and the changes of its end."""
    if properties is None:
        return Properties(), None, None, ()
    now = properties_of(properties)
    was, restyled = None, None
    changed = properties.find(f"{W}pPrChange")
    if changed is not None:
        before = changed.find(f"{W}pPr")
        was = properties_of(before) if before is not None else Properties()
        restyled = revision(changed, "added")
    end: list[Revision] = []
    mark = properties.find(f"{W}rPr")
    if mark is not None:
        for child in mark:
            name = local(child)
            if name in _CHANGES:
                change, moves = _CHANGES[name]
                end.append(revision(child, change, moves))
    return now, was, restyled, tuple(end)


def properties_of(element: _Element) -> Properties:
    """What an element of properties says of a paragraph."""
    style = element.find(f"{W}pStyle")
    outline = element.find(f"{W}outlineLvl")
    numbers = element.find(f"{W}numPr")
    said = Properties(
        value_of(style, "val") if style is not None else "",
        outline=number_of(outline) if outline is not None else None,
    )
    if numbers is None:
        return said
    level, of = numbers.find(f"{W}ilvl"), numbers.find(f"{W}numId")
    added = numbers.find(f"{W}ins")
    return said._replace(
        list=value_of(of, "val") if of is not None else "",
        level=number_of(level) if level is not None else None,
        listed_by=revision(added, "added") if added is not None else None,
    )


def _row_changes(row: _Element) -> Iterator[Revision]:
    properties = row.find(f"{W}trPr")
    for child in properties if properties is not None else ():
        if local(child) in ("ins", "del"):
            yield revision(child, _CHANGES[local(child)][0])


def _cell_changes(cell: _Element) -> Iterator[Revision]:
    properties = cell.find(f"{W}tcPr")
    for child in properties if properties is not None else ():
        if local(child) in ("cellIns", "cellDel"):
            yield revision(child, "added" if local(child) == "cellIns" else "struck")
