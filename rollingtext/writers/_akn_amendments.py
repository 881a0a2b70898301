"""Amendments as Akoma Ntoso: one `amendment`, or several in an `amendmentList`.

They name their clauses by the addresses that these have in the base written by `writers/akn`. What stands in a file of
amendments besides (what one depends on, a note) has no place there and is not written: keep the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rollingtext.amend.operations import Amendment
from rollingtext.document.locators import find
from rollingtext.document.model import Draft
from rollingtext.writers import _akn_meta
from rollingtext.writers._akn_body import Body
from rollingtext.writers._akn_meta import Issue, reference
from rollingtext.writers._akn_names import Names
from rollingtext.writers._akn_operations import Sentence, written
from rollingtext.writers._akn_words import Words
from rollingtext.writers._akn_xml import AKN, characters, element, indented, tag

if TYPE_CHECKING:
    from rollingtext.negotiation.record import Negotiation


def write_amendments(amendments: Sequence[Amendment], base: Draft, record: Negotiation | None = None) -> str:
    """The amendments to `base` as an XML text."""
    issue = _akn_meta.issue_of(base.meta, record)
    address = _addresses(base, issue)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<akomaNtoso xmlns="{AKN}">']
    if len(amendments) == 1:
        lines += indented(_amendment(amendments[0], issue, address, ""), 1)
        return "\n".join([*lines, "</akomaNtoso>"]) + "\n"
    listed = issue._replace(
        work=f"{issue.work}/amendments", expression=f"{issue.expression}/amendments", subtype="amendmentList",
        shown="Amendments",
    )  # fmt: skip
    out = [
        '<amendmentList name="amendmentList">',
        "<meta>",
        *_akn_meta.identification(listed),
        *_references("", [], issue),
    ]
    out += ["</meta>", "<collectionBody>"]
    for index, amendment in enumerate(amendments, start=1):
        name = f"component_{index}"
        out += [
            f"<{tag('component', ('eId', name))}>",
            *_amendment(amendment, issue, address, f"{name}__"),
            "</component>",
        ]
    out += ["</collectionBody>", "</amendmentList>"]
    return "\n".join([*lines, *indented(out, 1), "</akomaNtoso>"]) + "\n"


def _addresses(base: Draft, issue: Issue) -> Callable[[str], str]:
    """Where a clause of the base stands, by the name that an amendment gives it; without a clause, the whole base."""
    names = Names()
    body = Body(names, Words(names, {}))
    body.blocks(base.blocks, "", "body", 0)

    def address(clause: str) -> str:
        found = find(base, clause).located if clause else None
        own = body.named.get(id(found.clause), "") if found is not None else ""
        return f"{issue.expression}/!main" + (f"~{_akn_meta.address(own)}" if own else "")

    return address


def _amendment(amendment: Amendment, issue: Issue, address: Callable[[str], str], prefix: str) -> list[str]:
    names = Names()
    sentences = [Sentence(f"{prefix}mod_{index}", address) for index, _ in enumerate(amendment.operations, start=1)]
    said = [written(operation, to) for operation, to in zip(amendment.operations, sentences, strict=True)]
    effects = [effect for sentence in sentences for effect in sentence.effects]
    proposers = [(name, f"{prefix}{names.party(name)}") for name in (*amendment.by, *amendment.cosponsors)]
    day = _akn_meta.date_in(amendment.date)
    own = _akn_meta.work_of(amendment.id).rpartition("/")[2]
    mine = Issue(
        f"{issue.work}/amendment/{own}", f"{issue.work}/amendment/{own}/{issue.tongue}@{day}", "amendment", day, issue.tongue,
        shown=f"Amendment {amendment.id}",
    )  # fmt: skip
    out = ['<amendment name="amendment">', "<meta>", *_akn_meta.identification(mine, prefix)]
    if effects:
        out += [f'<analysis source="#{prefix}rollingtext">', "<activeModifications>", *effects]
        out += ["</activeModifications>", "</analysis>"]
    out += [
        *_references(prefix, proposers, issue),
        "</meta>",
        f"<preface>{_preface(amendment, proposers, day)}</preface>",
    ]
    out.append("<amendmentBody>")
    out.append(element("amendmentContent", "".join([element("p", sentence) for sentence in said])))
    base = element(tag("ref", ("href", issue.expression)), characters(issue.version or "the base"))
    out.append(f"<amendmentReference><p>{base}</p></amendmentReference>")
    if amendment.rationale:
        lines = [element("p", characters(line)) for line in amendment.rationale.split("\n") if line.strip()]
        out.append(element("amendmentJustification", "".join(lines)))
    return [*out, "</amendmentBody>", "</amendment>"]


def _references(prefix: str, proposers: Sequence[tuple[str, str]], issue: Issue) -> list[str]:
    """The base and the parties that are spoken of."""
    out = [f'<references source="#{prefix}rollingtext">']
    out.append(reference("activeRef", f"{prefix}base", issue.expression, issue.version or "The base"))
    out.append(reference("TLCOrganization", f"{prefix}meeting", "/akn/ontology/organization/un/meeting", "The meeting"))
    for name, own in dict(proposers).items():
        where = f"/akn/ontology/organization/un/{own.removeprefix(prefix).removeprefix('party_')}"
        out.append(reference("TLCOrganization", own, _akn_meta.address(where), name))
    out.append(reference("TLCObject", f"{prefix}rollingtext", "/akn/ontology/object/rollingtext", "rollingtext"))
    return [*out, "</references>"]


def _preface(amendment: Amendment, proposers: Sequence[tuple[str, str]], day: str) -> str:
    """The number of the amendment, and who proposes it."""
    said = [element("docNumber", characters(amendment.id))]
    for name, own in dict(proposers).items():
        kind = "" if name in amendment.by else "cosponsor"
        said.append(element(tag("docProponent", ("class", kind), ("refersTo", f"#{own}")), characters(name)))
    if amendment.on_behalf_of:
        said.append(f"on behalf of {element('docAuthority', characters(amendment.on_behalf_of))}")
    if day:
        said.append(element(tag("docDate", ("date", day)), characters(amendment.date)))
    return element("p", " ".join(said))
