"""One party, many names; and who belonged to which group on which day."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.notation.parties import (
    Kind,
    Membership,
    Party,
    Registry,
    default_registry,
    from_mapping,
    names,
)


def code(name: str, registry: Registry | None = None) -> str | None:
    party = (registry or default_registry()).resolve(name)
    return party.code if party else None


def codes(group: str, day: str = "") -> set[str]:
    return {party.code for party in default_registry().members(group, day)}


# Names


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ("US", ["US", "U.S.", "USA", "U.S.A.", "the United States", "United States of America", "THE UNITED STATES"]),
        ("GB", ["UK", "U.K.", "GBR", "United Kingdom of Great Britain and Northern Ireland"]),
        ("CH", ["CH", "CHE", "Switzerland", "switzerland", "Swiss Confederation"]),
        ("KR", ["RoK", "ROK", "KOR", "Republic of Korea", "the Republic of Korea", "South Korea"]),
        ("KP", ["DPRK", "Democratic People's Republic of Korea", "Democratic People’s Republic of Korea"]),
        ("CI", ["Côte d'Ivoire", "Côte d’Ivoire", "Cote d'Ivoire", "CÔTE D’IVOIRE", "CIV"]),
        ("TR", ["Türkiye", "Turkiye", "TÜRKİYE", "Turkey"]),
        ("AE", ["UAE", "U.A.E.", "United Arab Emirates"]),
        ("IR", ["Iran", "iran", "IRAN", "Iran (Islamic Republic of)", "Islamic Republic of Iran"]),
        ("GW", ["Guinea-Bissau", "Guinea Bissau", "Guinea\u2011Bissau"]),
        ("VE", ["Venezuela, Bolivarian Republic of", "Venezuela (Bolivarian Republic of)"]),
        ("NL", ["Netherlands", "the Netherlands", "Netherlands (Kingdom of the)", "Kingdom of the Netherlands"]),
        ("LC", ["Saint Lucia", "St. Lucia"]),
        ("NO", ["NO", "NOR", "Norway", " Norway\u00a0"]),
        ("VA", ["Holy See", "the Holy See"]),
        ("PS", ["Palestine", "State of Palestine", "Palestine, State of"]),
        ("EU", ["EU", "E.U.", "European Union", "EU and its Member States"]),
        ("G77 and China", ["G77 and China", "G-77 and China", "G77 & China", "G-77/China", "Group of 77 and China"]),
        ("G77", ["G77", "G-77", "Group of 77"]),
        ("NAM", ["NAM", "Non-Aligned Movement", "non-aligned movement"]),
        ("AOSIS", ["AOSIS", "aosis", "Alliance of Small Island States"]),
        ("LDCs", ["LDCs", "LDC", "Least Developed Countries"]),
        ("CA", ["CAN", "Canada"]),
        ("ICRC", ["ICRC", "International Committee of the Red Cross"]),
        ("Stop Killer Robots", ["Stop Killer Robots", "Campaign to Stop Killer Robots", "the Campaign"]),
        ("HRW", ["HRW", "Human Rights Watch"]),
        ("Chair", ["Chair", "the Chair", "chair"]),
        ("Co-Chairs", ["Co-Chairs", "the Co-Chairs", "co-chair"]),
    ],
)
def test_a_party_is_known_by_all_its_names(expected: str, written: list[str]) -> None:
    assert {name: code(name) for name in written} == dict.fromkeys(written, expected)


@pytest.mark.parametrize(
    "word", ["us", "Us", "is", "it", "no", "in", "be", "can", "Can", "eu", "nam", "sids", "all", "delete", "the", ""]
)
def test_a_word_is_no_party(word: str) -> None:
    """Short forms are taken as they are written, or every second sentence would be attributed."""
    assert code(word) is None


@pytest.mark.parametrize("name", ["Korea", "Guineas", "United", "Atlantis", "European", "US EU", "EU/CH"])
def test_what_could_be_several_or_none_is_none(name: str) -> None:
    assert code(name) is None


def test_every_name_in_the_registry_leads_to_its_party() -> None:
    registry = default_registry()
    assert {name: code(name) for p in registry.parties for name in names(p)} == {
        name: p.code for p in registry.parties for name in names(p)
    }


def test_no_two_parties_share_a_code_or_a_name() -> None:
    for one, other in combinations(default_registry().parties, 2):
        assert not {n.lower() for n in names(one)} & {n.lower() for n in names(other)}, (one.code, other.code)


def test_three_letter_codes_are_names_except_where_a_group_has_the_letters() -> None:
    states = [party for party in default_registry().parties if party.alpha3]
    assert len({party.alpha3 for party in states}) == len(states)
    assert {party.alpha3 for party in states if code(party.alpha3) != party.code} == {"NAM"}
    assert code("Namibia") == "NA"


def test_the_registry_holds_the_member_and_observer_states() -> None:
    states = [party for party in default_registry().parties if party.kind is Kind.STATE]
    assert len(states) == 193 + 2
    assert all(len(party.code) == 2 and len(party.alpha3) == 3 for party in states)


@given(st.sampled_from(default_registry().parties), st.sampled_from(["the {}", " {} ", "The  {}"]))
def test_an_article_or_blanks_change_nobody(party: Party, frame: str) -> None:
    for name in names(party):
        assert default_registry().resolve(frame.format(name)) == party


# Suggestions


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Swizerland", "Switzerland"),
        ("Untied States", "United States"),
        ("eu", "EU"),
        ("AOSSIS", "Alliance of Small Island States"),
        ("Rusia", "Russia"),
    ],
)
def test_a_slip_gets_the_name_that_was_meant_first(written: str, meant: str) -> None:
    assert default_registry().suggest(written)[0] == meant


def test_half_a_name_gets_all_it_could_be() -> None:
    assert set(default_registry().suggest("Korea")) == {"DPR Korea", "Republic of Korea"}


def test_nothing_like_it_gets_nothing() -> None:
    assert default_registry().suggest("qqqqqqq") == []


@given(st.text(max_size=30))
def test_suggestions_are_names_that_resolve(written: str) -> None:
    suggested = default_registry().suggest(written)
    assert len(suggested) <= 3
    assert all(default_registry().resolve(name) for name in suggested)


# Groups


def test_every_membership_is_between_a_group_and_a_state_on_real_days() -> None:
    registry = default_registry()
    kinds = {party.code: party.kind for party in registry.parties}
    assert registry.memberships
    for membership in registry.memberships:
        assert (kinds[membership.group], kinds[membership.party]) == (Kind.GROUP, Kind.STATE)
        for day in filter(None, (membership.start, membership.end)):
            assert date.fromisoformat(day).isoformat() == day


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1957-12-31", 0),
        ("1958-01-01", 6),
        ("1973-01-01", 9),
        ("1986-01-01", 12),
        ("1995-01-01", 15),
        ("2004-04-30", 15),
        ("2004-05-01", 25),
        ("2007-01-01", 27),
        ("2013-07-01", 28),
        ("2020-01-31", 28),
        ("2020-02-01", 27),
        ("", 27),
    ],
)
def test_the_european_union_had_these_many_members(day: str, count: int) -> None:
    assert len(codes("European Union", day)) == count


def test_who_left_is_a_member_on_the_last_day_and_not_on_the_next() -> None:
    assert "GB" in codes("EU", "2020-01-31")
    assert "GB" not in codes("EU", "2020-02-01")
    assert "GB" not in codes("EU")


def test_other_groups_have_the_members_that_are_certain() -> None:
    assert codes("BASIC") == {"BR", "ZA", "IN", "CN"}
    assert codes("CANZ") == {"CA", "AU", "NZ"}
    assert len(codes("African Group")) == 54
    assert len(codes("GRULAC")) == 33
    assert (len(codes("ASEAN", "2025-10-25")), len(codes("ASEAN", "2025-10-26"))) == (10, 11)
    assert codes("AOSIS") == set()
    assert codes("no such group") == set()


def test_a_party_knows_its_groups() -> None:
    groups = default_registry().groups_of("the United Kingdom", "2010-06-01")
    assert [group.code for group in groups] == ["EU", "WEOG"]
    assert [group.code for group in default_registry().groups_of("UK")] == ["WEOG"]


# A negotiation's own parties


def test_a_record_without_parties_has_the_default_ones() -> None:
    made, known = from_mapping({}), default_registry()
    assert (made.parties, made.memberships) == (known.parties, known.memberships)


def test_a_new_party_joins_the_others() -> None:
    registry = from_mapping({"parties": [{"code": "IPRAW", "name": "Panel", "kind": "observer", "aliases": ["iPRAW"]}]})
    assert registry.resolve("iPRAW") == Party("IPRAW", "Panel", Kind.OBSERVER, ("iPRAW",))
    assert code("US", registry) == "US"
    assert len(registry.parties) == len(default_registry().parties) + 1


def test_a_known_party_gets_more_names_and_keeps_its_own() -> None:
    registry = from_mapping({"parties": [{"code": "US", "name": "USA", "kind": "State", "aliases": ["Washington"]}]})
    party = registry.resolve("Washington")
    assert party is not None
    assert (party.code, party.name, party.alpha3) == ("US", "USA", "USA")
    assert {code(name, registry) for name in ("US", "USA", "United States", "WASHINGTON")} == {"US"}
    assert len(registry.parties) == len(default_registry().parties)


def test_a_known_party_under_another_code_stays_one_party() -> None:
    registry = from_mapping({"parties": [{"code": "Brasil", "name": "Brazil", "kind": "State"}]})
    assert {code(name, registry) for name in ("BR", "BRA", "Brazil", "Brasil")} == {"Brasil"}
    assert "Brasil" in {party.code for party in registry.members("BASIC")}


def test_a_code_that_changes_hands_leaves_its_first_owner_known() -> None:
    registry = from_mapping({"parties": [{"code": "SA", "name": "South Africa", "kind": "State"}]})
    assert {code(name, registry) for name in ("SA", "ZA", "RSA", "South Africa")} == {"SA"}
    assert {code(name, registry) for name in ("Saudi Arabia", "KSA", "SAU")} == {"SAU"}


def test_a_group_of_the_record_has_the_members_of_the_record() -> None:
    group = {
        "code": "EU",
        "name": "European Union",
        "members": [{"party": "France"}, {"party": "the UK", "from": "1973-01-01", "to": "2020-01-31"}],
    }
    registry = from_mapping({"groups": [group]})
    assert [party.code for party in registry.members("EU", "2000-01-01")] == ["FR", "GB"]
    assert [party.code for party in registry.members("European Union")] == ["FR"]
    assert len(registry.members("ASEAN")) == 11


def test_a_group_without_members_in_the_record_keeps_those_it_has() -> None:
    registry = from_mapping({"groups": [{"code": "EU", "name": "The Union", "aliases": ["EU-27"]}]})
    assert len(registry.members("The Union")) == 27


def test_a_member_nobody_knows_stays_as_written() -> None:
    registry = from_mapping({"groups": [{"code": "G", "name": "Some", "members": [{"party": "Atlantis"}]}]})
    assert Membership("G", "Atlantis") in registry.memberships
    assert registry.members("G") == ()


def test_the_default_registry_is_read_once() -> None:
    assert default_registry() is default_registry()
