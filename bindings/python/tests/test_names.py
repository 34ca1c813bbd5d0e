"""Names compared by themselves."""
from __future__ import annotations

import itertools

import pytest

import newscorpus as nc


def test_verdicts_and_reasons() -> None:
    match = nc.compare_names("Bill Whitfield", "William Whitfield")
    assert (match.verdict, match.score) == ("one", 1.0)
    assert match.reasons == (nc.NameReason("same-name", 1.0),)
    assert nc.compare_names("Whitfield", "Thomas Whitfield").verdict == "open"
    apart = nc.compare_names("George Whitfield Jr.", "George Whitfield Sr.")
    assert apart.verdict == "apart"
    assert apart.reasons[-1].id == "other-name"


def test_what_else_is_known_counts() -> None:
    here, there = nc.Name("Georgia", "LOC", country="GEO"), nc.Name("Georgia", "LOC", country="USA")
    assert nc.compare_names(here, there).reasons[-1].id == "other-country"
    assert nc.compare_names(nc.Name("Zarmin Zebdikani", gender="Fem"), nc.Name("Zermin Zibdiqani", gender="Masc")).verdict == "apart"
    assert nc.compare_names(nc.Name("EU", "ORG"), nc.Name("European Union", "ORG")).verdict == "one"


def test_keys_bring_together_what_is_one() -> None:
    names = ["Serhiy Bondarenko", "Sergei Bondarenko", "Bondarenko Serhii"]
    for a, b in itertools.combinations(names, 2):
        assert nc.compare_names(a, b).verdict == "one"
        assert set(nc.name_keys(a)) & set(nc.name_keys(b))
    keys = nc.name_keys(names[0])
    assert len(set(keys)) == len(keys)
    assert all(-2**63 <= key < 2**63 for key in keys)
    assert not set(keys) & set(nc.name_keys("Amina Lindqvist"))


def test_mistakes_are_named() -> None:
    with pytest.raises(nc.ArgumentError, match="empty"):
        nc.name_keys("")
    with pytest.raises(TypeError, match="name is a int"):
        nc.name_keys(1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="type 'person'"):
        nc.compare_names("Ana Ilic", nc.Name("Ana Ilic", "person"))
    with pytest.raises(ValueError, match="gender 'x'"):
        nc.name_keys(nc.Name("Ana Ilic", gender="x"))
    with pytest.raises(nc.ArgumentError, match="country"):
        nc.name_keys(nc.Name("Ana Ilic", country="Serbia"))


def test_entities_are_explained() -> None:
    try:
        nc.model_json()
    except nc.UnsupportedError:
        pytest.skip("no model")
    news = nc.concat([nc.read_text("KYIV, Dec 5 - Oleksandr Hrytsenko met Anna Kovalenko in Oslo.", id="a"),
                      nc.read_text("OSLO, Dec 6 - Alexander Gritsenko agreed on Friday.", id="b")]).analyze()
    entity = news.entities["Oleksandr Hrytsenko"]
    assert entity.explain().splitlines()[0] == f"{entity.id}  PER {entity.name}"
    assert "like-name" in entity.explain()
    assert '"links":[{"name":' in entity.explain(json=True)
