"""The phrases that made-up treaties are put together from: illustrative language about shared waters, agreed by nobody."""

from __future__ import annotations


def _table(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split("|"))


ACTORS = _table(
    """Each Party|The Parties|Riparian States|Any basin State|The Meeting of the Parties|The Commission|The Secretariat|
    The Technical Board|The Panel of Experts|The Depositary|Downstream States|The river basin organization concerned|
    Every upstream Party|The Compliance Board|Parties that share an aquifer|The host State of a planned measure|
    The Fund|The joint monitoring body|Observers admitted to the Meeting|Each contracting organization"""
)
MODALS = _table(
    """shall|should|may|will|shall not|shall endeavour to|is invited to|is encouraged to|undertakes to|
    shall, where feasible,|may, upon request,|should, to the extent possible,"""
)
VERBS = _table(
    """notify|consult on|regulate|monitor|publish|exchange|restore|protect|allocate|finance|inspect|register|harmonize|
    assess|suspend|authorize|verify|report on|keep under review|give effect to|make public|contribute to|limit|prohibit|
    encourage|maintain|propose|approve|share equitably|take into consideration"""
)
OBJECTS = _table(
    """the discharge of untreated effluents|seasonal minimum flows|planned hydraulic works|the recharge of confined aquifers|
    joint flood forecasting|data on sediment and salinity|the operation of existing dams|transfers of water between basins|
    inventories of points of abstraction|early warning of accidental pollution|the navigational use of the main channel|
    fish passes and spawning grounds|emergency drought plans|the financing of gauging stations|a common list of hazardous substances|
    environmental assessments across borders|the rights of riverside communities|traditional irrigation practice|
    the quality of drinking water sources|compensation for significant harm|the delimitation of protection zones|
    groundwater models and their assumptions|wetlands of regional importance|technical assistance to least developed Parties|
    training of inspection staff|the withdrawal of obsolete permits|urban storm water systems|thermal releases from power stations|
    mining residues and tailings|the use of remote sensing|access of the public to records|the annual programme of work|
    scales of assessed contributions|the settlement of claims|procedures for prior notification|agricultural return flows|
    the removal of abandoned structures|ice management in border reaches|cost sharing for joint facilities|bank erosion control"""
)
QUALIFIERS = _table(
    """in accordance with {ref}|subject to {ref}|without prejudice to {ref}|as provided for in {ref}|under the conditions set out in {ref}|
    pursuant to the procedure of {ref}|within {number} days of receipt of a request|no later than {number} months after entry into force|
    at intervals of not more than {number} years|for a period of {number} years|on the basis of the most recent scientific findings|
    with due regard to national legislation|in good faith and without delay|on the basis of equality and mutual benefit|
    in so far as no significant harm is caused to another State|for the benefit of present and future generations|
    through the channels designated for that purpose|after consultation with the communities affected|
    in a form that is accessible free of charge|with the consent of all States concerned|
    where there is a risk of serious or irreversible damage|having regard to the special situation of landlocked States|
    to the extent that resources have been made available|by a majority of three fourths of those present and voting|
    unless the Meeting decides otherwise by consensus|at the expense of the State that made the request|
    including in times of armed conflict|as far as practicable and at the earliest opportunity"""
)
JOINTS = _table(
    "; to this end,|, and|. In particular,|; provided that|. For this purpose,|, while|. Where this is not possible,|, it being understood that"
)
DETAILS = _table(
    """alluvial|anoxic|bathymetric|brackish|calcareous|coliform|cadmium|chlorophyll|culvert|cyanobacterial|deltaic|dredged|ecotone|
    endorheic|estuarine|eutrophic|fluvial|geothermal|glacial|headwater|hydrometric|interstitial|karstic|lacustrine|levee|limnological|
    lysimeter|macrophyte|meander|mercury|microbial|nitrate|oligotrophic|organochlorine|oxbow|paludal|pathogenic|penstock|perched|
    pesticide|phosphate|piezometric|pluvial|polder|potamal|reservoir|riparian|salmonid|seepage|siltation|sluice|spillway|stormflow|
    stratified|sturgeon|tailwater|tannery|thermocline|tributary|turbidity|turbine|vadose|weir|wastewater|watershed|zooplankton|
    concession|easement|escrow|indemnity|levy|licence|mandate|moratorium|quota|ratification|reciprocity|royalty|servitude|subrogation|
    subsidy|surety|tariff|tenure|tender|trustee|tribunal|usufruct|warranty|waiver"""
)
TITLES = _table(
    """Objective|Scope|Use of terms|General obligations|Equitable use|No significant harm|Notification|Consultations|Monitoring|
    Exchange of data|Emergencies|Protection zones|Joint bodies|Finance|Technical assistance|Public participation|Compliance|
    Reporting|Liability|Settlement of disputes|Amendments|Annexes|Signature|Entry into force|Reservations|Withdrawal|Depositary"""
)
PARTS = _table("General provisions|Substantive rules|Procedures|Institutions|Implementation|Final clauses")
BOILERPLATE = _table(
    """Nothing in this article affects the rights and obligations of a Party under another agreement in force between the States concerned.|
    The Secretariat shall circulate the information received under this article to all Parties within sixty days and shall place it in the public register.|
    Decisions under this article shall be taken by consensus; where every effort to reach consensus has failed, the rules of procedure apply.|
    Each Party shall name an authority competent for the purposes of this article and shall tell the Secretariat of any change.|
    The Meeting of the Parties shall review the working of this article at its third session and every five years thereafter."""
)
SMALL_CHANGES = {
    "shall": "should", "should": "shall", "may": "shall", "will": "should", "regulate": "control", "monitor": "observe",
    "protect": "conserve", "existing": "current", "public": "open", "joint": "common", "significant": "appreciable",
    "national": "domestic", "feasible": "practicable", "request": "application", "concerned": "affected", "days": "weeks",
    "months": "years", "all": "the", "another": "any other", "communities": "peoples",
}  # fmt: skip
ADDITIONS = _table(
    "relevant|appropriate|as applicable,|effective|and progressively|where necessary,|duly|all|timely and adequate|voluntary"
)
