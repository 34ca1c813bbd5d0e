"""What times, quantities, quotations, mentions and roles tell, and how one gets from one to the other."""

from __future__ import annotations

import json
import pickle

import pytest

import newscorpus as nc


def test_times(meaning: nc.Article) -> None:
    may, tuesday, often, days = meaning.times
    assert (may.value, may.quant, may.freq, may.begin_value, may.end_value) == ("2025-05", None, None, None, None)
    assert may.evidence is None and may.evidence_span is None
    assert (tuesday.because, tuesday.evidence) == ("weekday", "said")
    assert tuesday.evidence_span is not None and meaning.text[slice(*tuesday.evidence_span)] == "said"
    assert (often.type, often.value, often.quant, often.freq) == ("SET", "P1W", "EVERY", "2X")
    assert (days.begin_value, days.end_value) == ("2025-12-01", "2025-12-03")
    assert meaning.text[days.start:days.end] == "from Dec 1 to Dec 3"


def test_quantities(meaning: nc.Article) -> None:
    (miners,) = meaning.quantities
    assert (miners.value, miners.high, miners.unit) == (5, 7, "miner")
    assert (miners.casualty, miners.evidence, miners.because) == ("killed", "killed", "count")
    assert repr(miners).endswith("5 miner killed>")


def test_mentions(meaning: nc.Article) -> None:
    kremlin, jane, _, miners, again, she, _, driver = meaning.mentions
    assert (kremlin.stands_for, kremlin.head, kremlin.head_span) == ("RUS", "Kremlin", kremlin.span)
    assert (jane.head, jane.number, jane.gender, jane.because) == ("Roe", "Sing", "Fem", "first-name")
    assert meaning.text[slice(*jane.head_span)] == "Roe"
    assert (miners.number, miners.gender, miners.stands_for, miners.because) == ("Plur", None, None, None)
    assert again.head == "Kremlin" and again.name == "Kremlin"
    assert she.entity == meaning.corpus.entities["Jane Roe"]


def test_what_is_never_named_belongs_to_its_article(meaning: nc.Article) -> None:
    driver = meaning.mentions[-1].entity
    assert isinstance(driver, nc.ArticleEntity)
    assert (driver.id, driver.name, driver.unnamed, driver.gender) == ("a4", "Her driver", True, "Masc")
    assert driver.article == meaning and [mention.head for mention in driver.mentions] == ["driver"]
    assert "a4" not in meaning.corpus.entities
    assert not meaning.entities["E0"].unnamed


def test_quotes(meaning: nc.Article) -> None:
    said, told, no = meaning.quotes
    assert (said.kind, said.speaker_name, said.cue, said.because) == ("indirect", "Jane Roe", "said", "verb-before")
    assert told.speaker is not None and (told.speaker.text, told.speaker_name) == ("she", "Jane Roe")
    assert no.inside == told and told.inside is None and said.inside is None
    assert no.speaker_name == "Kremlin"
    roe = meaning.corpus.entities["Jane Roe"]
    assert [quote.text for quote in roe.quotes] == [said.text, told.text]
    assert [quote.text for quote in meaning.entities["E1"].quotes] == ["no"]
    assert meaning.entities["a4"].quotes == ()


def test_facts(meaning: nc.Article) -> None:
    treasurer, resident = meaning.entities["E0"].facts
    assert (treasurer.role, treasurer.sector, treasurer.country, treasurer.former) == ("treasurer", "NGO", None, True)
    assert treasurer.of == meaning.corpus.entities["Red Ladder"] and treasurer.of_id == "E2"
    assert (treasurer.text, treasurer.because) == ("the treasurer of the Red Ladder", "apposition")
    assert (resident.country, resident.of, resident.former, resident.because) == ("RUS", None, False, None)
    assert meaning.corpus.entities["Jane Roe"].facts == (treasurer, resident)
    assert meaning.corpus.entities["Red Ladder"].facts == ()
    (driver,) = meaning.entities["a4"].facts
    assert driver.of is not None and driver.of.name == "Jane Roe"
    assert pickle.loads(pickle.dumps(treasurer)) == treasurer
    assert repr(treasurer).endswith("treasurer E2>")


def test_explanations() -> None:
    text = "The driver survived a heart attack. Police arrested two smugglers in Lima on Monday."
    try:
        nc.model_json()
    except nc.UnsupportedError:
        pytest.skip("built without a model")
    shown = nc.explain(text, published="2025-12-10")
    assert "[idiom]" in shown and "because     triggers:arrest/verb+object" in shown and "date        2025-12-08" in shown
    idiom, arrest = map(json.loads, nc.explain(text, json=True).splitlines())
    assert [tried["why"] for tried in idiom["not_coded"]] == ["idiom"] and not idiom["events"]
    assert [event["event"] for event in arrest["events"]] == ["COERCE"]
    corpus = nc.read_text(text, published="2025-12-10").analyze()
    (event,) = corpus.event_mentions
    lines = event.explain().splitlines()
    assert lines[0].startswith("COERCE arrest, occurred, confidence 0.")
    assert lines[1:3] == ['  trigger     "arrested" 43-51', "  because     triggers:arrest/verb+object"]
    assert '  place       "Lima" 69-73' in lines and "    country   PER [cities]" in lines
    assert '  arrested    2, "two" 52-55 [count]' in lines
    assert json.loads(event.explain(json=True))["evidence"][0] == {"field": "size.arrested", "text": "two", "span": [52, 55], "because": "count"}
    evidence = {item.field: item for item in event.evidence}
    arrested, confidence = evidence["size.arrested"], evidence["confidence"]
    assert (arrested.field, arrested.text, arrested.span, arrested.because) == ("size.arrested", "two", (52, 55), "count")
    assert (confidence.field, confidence.text, confidence.because) == ("confidence", None, "verb two-sides")
    assert event.place is not None and event.place.entity is not None
    place = corpus.articles[0].entities[event.place.entity_id]
    assert (place.country, place.country_because, place.sector_because) == ("PER", "cities", None)
    (record,) = corpus.events
    assert record.evidence == (event,)
    told = record.explain().splitlines()
    assert told[0].startswith(f"{record.id}  COERCE arrest, occurred, confidence 0.")
    assert "    Police arrested two smugglers in Lima on Monday." in told and "  report of " in record.explain()
    assert [line[4:] for line in told[-len(lines):]] == lines
    explained = json.loads(record.explain(json=True))
    assert explained["record"]["id"] == record.id and explained["reports"][0]["event"]["event"] == "COERCE"
    assert corpus.articles[0].explain() == shown
