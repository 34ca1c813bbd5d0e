"""The values of articles and linked records."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import newscorpus as nc
import pytest

LAYERS = ("blocks", "sentences", "tokens", "times", "quantities", "mentions", "quotes", "events")


def test_sequences(corpus: nc.Corpus) -> None:
    articles = corpus.articles
    assert len(corpus) == len(articles) == 2
    assert [article.id for article in articles] == ["a1", "a2"]
    assert [article.id for article in reversed(articles)] == ["a2", "a1"]
    assert articles[-1].id == "a2" and articles[0] == articles[-2]
    assert [article.id for article in articles[::-1]] == ["a2", "a1"]
    assert len(articles[5:]) == 0
    assert articles["a2"] == articles[1]
    assert "a2" in articles and "zz" not in articles and articles[0] in articles
    assert articles.get("zz") is None and articles.get("zz", 5) == 5
    assert articles.index(articles[1]) == 1 and articles.count(articles[1]) == 1
    for missing in (2, -3, 10**30):
        with pytest.raises(IndexError):
            articles[missing]
    with pytest.raises(KeyError, match="zz"):
        articles["zz"]
    with pytest.raises(KeyError):
        articles[1:]["a1"]  # type: ignore[call-overload]
    for wrong in (None, 1.5, b"a1", ()):
        with pytest.raises(TypeError):
            articles[wrong]  # type: ignore[call-overload]
    assert corpus.entities["Adler"].id == corpus.entities["E1"].id == "E1"
    assert corpus.stories["S1"].articles == tuple(articles)
    assert corpus.events["V1"].id == "V1"


def test_chained_sequences(corpus: nc.Corpus) -> None:
    assert [mention.article.id for mention in corpus.mentions] == ["a1"] * 5 + ["a2"] * 2
    assert corpus.mentions[-1].text == "Said"
    assert [mention.text for mention in corpus.mentions[4:6]] == ["Adler", "Adler"]
    for layer in ("blocks", "sentences", "tokens", "times", "quantities", "mentions", "quotes"):
        assert len(getattr(corpus, layer)) == sum(len(getattr(article, layer)) for article in corpus.articles)
    assert len(corpus.event_mentions) == 3


def test_article(corpus: nc.Corpus) -> None:
    article = corpus.articles[0]
    assert article.title == "Envoys meet in Geneva 🙂"
    assert (article.outlet, article.language, article.uri) == ("The Wire", "en", "one.txt")
    assert article.authors == ("Ann Other", "Bo Writer")
    assert (article.published, article.published_from) == ("2025-12-06", "text")
    assert article.dateline == "GENEVA" and article.dateline_span is not None
    assert article.text[slice(*article.dateline_span)] == "GENEVA"
    assert article.story == "S1" and corpus.articles[1].near_duplicate_of == "a1"
    assert "\0" in article.text
    assert article.corpus is corpus
    assert corpus.articles[1].title is None


def test_spans_count_code_points(corpus: nc.Corpus, content: str) -> None:
    record = json.loads(content.splitlines()[1])
    article = corpus.articles[0]
    assert article.text == record["text"]
    for layer in LAYERS:
        objects = getattr(article, layer)
        assert objects.starts.tolist() == [each.start for each in objects]
        assert objects.ends.tolist() == [each.end for each in objects]
        assert objects[1:].starts.tolist() == [each.start for each in objects][1:]
        assert objects[::-1].ends.tolist() == [each.end for each in objects][::-1]
        for each in objects:
            assert each.text == article.text[each.start:each.end]
            assert each.article is article
    assert [list(mention.span) for mention in article.mentions] == [m["span"] for m in record["mentions"]]
    assert [token.text for token in article.tokens[:3]] == ["Envoys", "meet", "in"]
    assert article.mentions[0].text == "Zoë Adler"


def test_layers(corpus: nc.Corpus) -> None:
    article = corpus.articles[0]
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "boilerplate"]
    assert article.sentences[1].tokens[0].text == "GENEVA"
    token = article.tokens[1]
    assert (token.index, token.lemma, token.upos, token.xpos, token.deprel) == (1, "meet", "NOUN", None, "dep")
    assert token.head == article.tokens[0] and article.tokens[0].head is None
    assert article.tokens[0].feats == {"Number": "Plur"}
    assert [(t.type, t.value, t.mod) for t in article.times][2] == ("DURATION", "PT2H", "APPROX")
    parcels, two = article.quantities
    assert parcels.value == 9007199254740993 and isinstance(parcels.value, int)
    assert (parcels.bound, parcels.unit) == ("exact", "parcel")
    assert parcels.unit_span is not None and article.text[slice(*parcels.unit_span)] == "parcels"
    assert two.value == 2.5 and two.unit is None and two.unit_span is None
    adler, _, _, we, _ = article.mentions
    assert (adler.type, adler.form, adler.entity_id, adler.name) == ("PER", "name", "E1", "Zoë Adler")
    assert adler.entity == corpus.entities["E1"]
    assert we.entity is None and we.name == "We"
    direct, partial = article.quotes
    assert direct.speaker is not None and direct.speaker.name == "Zoë Adler"
    assert (direct.kind, direct.cue) == ("direct", "said")
    assert partial.speaker is None and partial.cue is None and partial.cue_span is None


def test_event_mentions(corpus: nc.Corpus) -> None:
    met, sent = corpus.articles[0].events
    assert (met.type, met.modes, met.contexts, met.cameo) == ("CONSULT", ("visit",), ("diplomatic",), "042")
    assert [actor.text for actor in met.actors] == ["Zoë Adler", "Omar Said"] and met.recipients == ()
    assert met.place is not None and met.place.name == "Geneva"
    assert met.time is not None and met.time.text == "Friday"
    assert (met.date, met.duration, met.status, met.confidence, met.because) == (
        "2025-12-05", "PT2H", "occurred", 0.75, "meet")
    assert met.record == corpus.events[0]
    assert sent.record is None and sent.place is None and sent.time is None
    assert sent.attribution is not None and sent.attribution.text == "Adler"
    assert sent.sentence is not None and sent.sentence.text.endswith("said.")
    assert sent.size.dead is not None and (sent.size.dead.value, sent.size.dead.bound) == (3, "at_least")
    assert sent.size.participants is not None and sent.size.participants.value == 9007199254740995
    assert sent.size.injured is None and sent.size.arrested is None and sent.size.abducted is None
    assert [(count.unit, count.value, count.bound) for count in sent.size.counts] == [("parcel", 9007199254740993, "exact")]


def test_linked_records(corpus: nc.Corpus) -> None:
    adler = corpus.entities[0]
    assert (adler.type, adler.name, adler.country, adler.sector, adler.roles) == (
        "PER", "Zoë Adler", "CHE", "GOV", ("envoy",))
    assert [(name.name, name.count, name.article_ids) for name in adler.names] == [
        ("Adler", 2, ("a1", "a2")), ("Zoë Adler", 1, ("a1",))]
    assert adler.names[1].articles == (corpus.articles[0],)
    assert adler.mention_count == len(adler.mentions) == 3
    assert adler.lat is None and corpus.entities["Geneva"].lat == 46.2 and corpus.entities["Geneva"].lon == 6.15
    event = corpus.events[0]
    assert [actor.name for actor in event.actors] == ["Zoë Adler", "Omar Said"]
    assert event.actors[0].entity == adler and event.actors[0].code == "CHE" and event.actors[0].sector == "GOV"
    assert event.recipients[0].entity is None and event.recipients[0].name == "the town"
    assert (event.type, event.quad_code, event.date, event.enddate, event.date_precision) == (
        "CONSULT", 1, "2025-12-05", None, "day")
    assert event.place is not None and event.place.entity == corpus.entities["E3"]
    assert (event.place.name, event.place.country, event.place.lat, event.place.lon) == ("Geneva", "CHE", 46.2, 6.15)
    assert event.size.participants is not None and event.size.participants.value == 2
    assert [report.article_id for report in event.reports] == ["a1", "a2"]
    assert event.reports[1].event == corpus.articles[1].events[0]
    assert event.differences[0].field == "duration"
    assert [(value.value, value.articles) for value in event.differences[0].values] == [
        ("PT2H", (corpus.articles[0],)), ("PT3H", (corpus.articles[1],))]
    story = corpus.stories[0]
    assert (story.title, story.first, story.last) == ("Envoys meet in Geneva", "2025-12-05", "2025-12-06")
    assert corpus.linked and corpus.language == "en"


def test_article_entities(corpus: nc.Corpus) -> None:
    article = corpus.articles[0]
    for entity in article.entities:
        assert article.entities[entity.id] == entity
        assert entity.type in {"PER", "ORG", "LOC", "MISC"} and entity.name
    assert article.entities.get("nobody") is None


def test_json_is_the_file(corpus: nc.Corpus, content: str) -> None:
    lines = content.splitlines()
    assert corpus.to_json() == content
    assert [article.to_json() for article in corpus.articles] == lines[1:3]
    assert [entity.to_json() for entity in corpus.entities] == lines[3:6]
    assert corpus.events[0].to_json() == lines[6] and corpus.stories[0].to_json() == lines[7]


def everything(corpus: nc.Corpus) -> list[Any]:
    article, event = corpus.articles[0], corpus.events[0]
    objects: list[Any] = [corpus, article, event, corpus.entities[0], corpus.entities[0].names[0], corpus.stories[0]]
    objects += [event.actors[0], event.place, event.reports[0], event.differences[0], event.differences[0].values[0],
                event.size, event.size.participants, article.events[1].size.counts[0]]
    objects += [getattr(article, layer)[0] for layer in LAYERS]
    return objects


def test_equality_copies_and_pickles(corpus: nc.Corpus, content: str) -> None:
    again = nc.loads(content)
    for object, other in zip(everything(corpus), everything(again)):
        assert object == other and object is not other and not object != other
        assert hash(object) == hash(other)
        assert copy.copy(object) is object and copy.deepcopy(object) is object
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(object, protocol)) == object
        assert object != 5 and object != "x" and object is not None
    different = nc.loads(content.replace("Zoë", "Joë"))
    assert corpus != different and corpus.articles[0] != different.articles[0]
    assert corpus.articles[0].mentions[0] != different.articles[0].mentions[0]
    assert corpus.articles[1] == different.articles[1]
    assert corpus.articles != different.articles and corpus.stories == different.stories
    assert corpus.mentions[0] != corpus.mentions[1]
    pair = pickle.loads(pickle.dumps([corpus.events[0], corpus.events[0].actors[0]]))
    assert pair[0].corpus is pair[1].corpus, "one corpus is pickled once"


def test_objects_are_immutable(corpus: nc.Corpus) -> None:
    for object in everything(corpus):
        with pytest.raises(AttributeError):
            object.no_such_thing = 1
    with pytest.raises(AttributeError):
        corpus.articles[0].title = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        corpus.articles[0] = corpus.articles[1]  # type: ignore[index]
    with pytest.raises(TypeError):
        nc.Corpus()


def test_representations(corpus: nc.Corpus) -> None:
    assert repr(corpus) == "<Corpus: 2 articles, 3 entities, 1 event, 1 story>"
    assert repr(corpus.articles[0]) == "<Article a1 'Envoys meet in Geneva 🙂' The Wire 2025-12-06>"
    assert repr(corpus.events[0]) == "<Event V1 2025-12-05 CONSULT Zoë Adler, Omar Said → the town in Geneva>"
    assert repr(corpus.mentions[0]) == f"<Mention [{corpus.mentions[0].start}:{corpus.mentions[0].end}] 'Zoë Adler' PER name>"
    assert "more" in repr(corpus.tokens)
    for object in everything(corpus):
        assert repr(object).startswith("<") and "0x" not in repr(object)


def test_plain_values(corpus: nc.Corpus) -> None:
    assert corpus.entities[0].to_dict()["name"] == "Zoë Adler"
    assert corpus.mentions[0].to_dict()["span"] == corpus.mentions[0].span
    corpus.entities[0].to_dict()["name"] = "changed"
    assert corpus.entities[0].name == "Zoë Adler"
    for object in everything(corpus)[3:]:
        assert isinstance(object.to_dict(), dict)


def test_html(corpus: nc.Corpus) -> None:
    page = corpus._repr_html_()
    assert "CONSULT" in page and "Zoë Adler" in page
    assert isinstance(corpus.articles[0]._repr_html_(), str)
    hostile = nc.read_text("x", id="<script>", title="<img src=x onerror=y>")
    assert "<img" not in hostile._repr_html_() and "<script>" not in hostile.articles[0]._repr_html_()
