"""Tables."""

from __future__ import annotations

import sys
from typing import Any

import newscorpus as nc
import pytest


def test_tables(corpus: nc.Corpus) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    events = corpus.events.to_pandas()
    assert list(events["type"]) == ["CONSULT"] and list(events["actors"]) == [["Zoë Adler", "Omar Said"]]
    assert list(events["place"]) == ["Geneva"] and list(events["reports"]) == [2]
    articles = corpus.articles.to_pandas()
    assert list(articles["id"]) == ["a1", "a2"] and list(articles["mentions"]) == [5, 2]
    entities = corpus.entities.to_pandas()
    assert list(entities["name"]) == ["Zoë Adler", "Omar Said", "Geneva"] and list(entities["names"])[0] == ["Adler", "Zoë Adler"]
    quotes = corpus.quotes.to_pandas()
    assert list(quotes["speaker"])[0] == "Zoë Adler" and list(quotes["article"]) == ["a1", "a1"]
    mentions = corpus.articles[0].mentions.to_pandas()
    assert [corpus.articles[0].text[s:e] for s, e in zip(mentions["start"], mentions["end"])] == list(mentions["text"])
    for part in ("stories", "tokens", "sentences", "blocks", "times", "quantities", "event_mentions", "mentions"):
        records = getattr(corpus, part)
        assert len(records.to_pandas()) == len(records)
    assert len(corpus.diagnostics.to_pandas()) == 0
    assert len(corpus.articles[1:].to_pandas()) == 1


def test_without_pandas(corpus: nc.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    modules: dict[str, Any] = {"pandas": None}
    monkeypatch.setitem(sys.modules, "pandas", modules["pandas"])
    with pytest.raises(ImportError, match="pip install pandas"):
        corpus.events.to_pandas()
