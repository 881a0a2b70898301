"""What the profile of the United Nations asks of an Akoma Ntoso document beyond the schema, as checks of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SHORT = {
    "article": "art", "chapter": "chp", "division": "dvs", "hcontainer": "hcontainer", "indent": "indent",
    "inline": "inline", "intro": "intro", "paragraph": "para", "part": "part", "point": "point", "section": "sec",
    "subparagraph": "subpara", "title": "title",
}  # fmt: skip
CLAUSES = ("article", "chapter", "division", "hcontainer", "indent", "paragraph", "part", "point", "section", "title")
MANDATORY = ("identification", "publication", "lifecycle", "references")
NUMBER = re.compile(r"nn_\d+|[^\W_]+(?:-[^\W_]+)*(?:_\d+)?")


def breaches(root: _Element) -> list[str]:
    """Every breach, as a sentence."""
    return [*_document(root), *_names(root), *_links(root)]


def _document(root: _Element) -> Iterator[str]:
    document = root[0]
    if not document.get("name"):
        yield "The document has no name."
    meta = document.find(f"{AKN}meta")
    assert meta is not None
    yield from (f"There is no {name}." for name in MANDATORY if meta.find(f"{AKN}{name}") is None)
    addresses = {}
    for level in ("FRBRWork", "FRBRExpression", "FRBRManifestation"):
        here = meta.find(f"{AKN}identification/{AKN}{level}")
        assert here is not None
        addresses[level] = here.find(f"{AKN}FRBRuri").get("value")
        this = here.find(f"{AKN}FRBRthis").get("value")
        if not this.startswith(addresses[level].removesuffix(".xml")):
            yield f"{this} is not in {addresses[level]}."
    if not re.fullmatch(r"/akn/un/bill/[\w.\-]+", addresses["FRBRWork"], re.A):
        yield f"{addresses['FRBRWork']} is no work of the profile."
    if not re.fullmatch(rf"{addresses['FRBRWork']}/[a-z]{{3}}@[\w.\-/]*", addresses["FRBRExpression"], re.A):
        yield f"{addresses['FRBRExpression']} is no expression of the work."
    if addresses["FRBRManifestation"] != addresses["FRBRExpression"] + ".xml":
        yield f"{addresses['FRBRManifestation']} is no manifestation of the expression."


def _names(root: _Element) -> Iterator[str]:
    """Every clause has a name: that of the element above, and its own short name with its number."""
    for element in root.iter(f"{AKN}*"):
        name = element.tag.removeprefix(AKN)
        own = element.get("eId", "")
        if name in CLAUSES and not own:
            yield f"A {name} has no name."
        if not own or name not in SHORT or not _in_body(element):
            continue
        above = next((each.get("eId", "") for each in element.iterancestors() if each.get("eId")), "")
        front, _, last = own.rpartition("__")
        short, _, number = last.partition("_")
        if front != above:
            yield f"{own} is not named below {above or 'the body'}."
        if short != SHORT[name] or (number and not NUMBER.fullmatch(number)):
            yield f"{own} is no name of a {name}."


def _in_body(element: _Element) -> bool:
    return any(each.tag == f"{AKN}body" for each in element.iterancestors())


def _links(root: _Element) -> Iterator[str]:
    """Whatever refers to an element of this document finds it."""
    known = {each.get("eId") for each in root.iter() if each.get("eId")}
    for element in root.iter(f"{AKN}*"):
        for key in ("refersTo", "alternativeTo", "by", "href", "source", "for", "as"):
            for target in element.get(key, "").split():
                if target.startswith("#") and target[1:] not in known:
                    yield f"{key}={target} of {element.tag.removeprefix(AKN)} leads nowhere."
