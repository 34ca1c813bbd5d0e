"""Dictionaries of event coding, and the events that they code."""

from __future__ import annotations

import os
import pickle
import warnings
from pathlib import Path

import newscorpus as nc
import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.actors.txt").write_text("RURITANIA [RUR]\n+RURITANIAN\nGRAUSTARK [GRK]\n", encoding="utf-8")
    (tmp_path / "own.agents.txt").write_text("POLICE {} [~COP]\n", encoding="utf-8")
    (tmp_path / "own.verbs.txt").write_text("--- ARREST [173] ---\nARREST\nPRAISE [051B]\n", encoding="utf-8")
    return tmp_path


def test_what_a_dictionary_has(folder: Path) -> None:
    dictionary = nc.Dictionary(folder)
    assert dictionary.folder == str(folder)
    assert dictionary.counts["files"] == 3 and dictionary.counts["actors"] == 3 and dictionary.counts["discards"] == 0
    assert list(dictionary.counts) == ["files", "actors", "agents", "verbs", "patterns", "discards", "issues"]
    assert len(dictionary.diagnostics) == 0
    assert repr(dictionary).startswith(f"<Dictionary {str(folder)!r}: 3 files, 3 actors")
    assert nc.Dictionary(os.fsencode(folder)).counts == pickle.loads(pickle.dumps(dictionary)).counts == dictionary.counts


def test_mistakes_are_named(folder: Path) -> None:
    (folder / "own.verbs.txt").write_text("--- ARREST [173] ---\nARREST\n- * + &NOWHERE [174]\n- NOBODY *\n", encoding="utf-8")
    unknown, bare = nc.Dictionary(folder).diagnostics
    assert isinstance(unknown, nc.Diagnostic) and unknown.source == str(folder / "own.verbs.txt")
    assert (unknown.line, unknown.column, unknown.number) == (3, 7, 452) and "&NOWHERE" in unknown.message
    assert (bare.line, bare.column, bare.number) == (4, 1, 444)
    corpus = nc.read_text("Nothing to see.")
    with pytest.warns(nc.SkippedWarning, match=r"own\.verbs\.txt:3:7.* and 1 more"):
        corpus.analyze(dictionaries=folder, coder="cameo", stages=["tokens"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        corpus.analyze(dictionaries=nc.Dictionary(folder), coder="cameo", stages=["tokens"])


def test_what_cannot_be_opened(tmp_path: Path, corpus: nc.Corpus) -> None:
    with pytest.raises(nc.FileError, match="nowhere"):
        nc.Dictionary(tmp_path / "nowhere")
    with pytest.raises(nc.FileError, match="no file is a dictionary"):
        nc.Dictionary(tmp_path)
    with pytest.raises(nc.FileError, match="nowhere"):
        corpus.analyze(dictionaries=tmp_path / "nowhere", coder="cameo")


def test_dictionaries_and_coder_belong_together(folder: Path, corpus: nc.Corpus) -> None:
    with pytest.raises(nc.ArgumentError, match="coder cameo needs dictionaries"):
        corpus.analyze(coder="cameo")
    with pytest.raises(nc.ArgumentError, match="for the coder cameo"):
        corpus.analyze(dictionaries=folder)
    with pytest.raises(nc.ArgumentError, match="for the coder cameo"):
        corpus.analyze(dictionaries=nc.Dictionary(folder), coder="plover")


def test_codes_of_events(sample: Path) -> None:
    first, second = nc.read(sample.with_name("coding.ncf"), strict=True).event_mentions
    assert (first.type, first.cameo, first.code) == ("X_OTHER", "019", "019P")
    assert [actor.text for actor in first.actors] == ["Žanis", "Ruritania"]
    assert first.actor_codes == (None, "RURGOV") and first.recipient_codes == ("GRK",)
    assert (second.actor_codes, second.recipient_codes, second.code) == ((), (), None)
    assert first._row()["actor_codes"] == [None, "RURGOV"]


def test_events_by_dictionaries(folder: Path) -> None:
    try:
        nc.model_json()
    except nc.UnsupportedError:
        pytest.skip("the library was built without a model")
    dictionary = nc.Dictionary(folder)
    text = nc.read_text("Ruritanian police arrested five men from Graustark. Ruritania praised Graustark.", published="2024-05-14")
    coded = text.analyze(dictionaries=dictionary, coder="cameo")
    del dictionary
    assert coded == text.analyze(dictionaries=folder, coder="cameo", threads=2)
    arrest, praise = coded.event_mentions
    assert (arrest.cameo, arrest.code, arrest.type, arrest.actor_codes) == ("173", None, "COERCE", ("RURCOP",))
    assert (praise.cameo, praise.code, praise.actor_codes, praise.recipient_codes) == ("051", "051B", ("RUR",), ("GRK",))
    assert [event.actors[0].code for event in coded.events] == ["RURCOP", "RUR"]
    rows = coded.events_table("petrarch2")
    assert [(row["Date"], row["Source"], row["EventCode"]) for row in rows] == [("20240514", "RURCOP", "173"), ("20240514", "RUR", "051B")]


def test_explanations_name_the_entries(folder: Path) -> None:
    try:
        nc.model_json()
    except nc.UnsupportedError:
        pytest.skip("the library was built without a model")
    text = "Ruritanian police arrested five men from Graustark."
    shown = nc.explain(text, dictionaries=folder)
    assert f"verb        ARREST [173], {folder / 'own.verbs.txt'}:2" in shown
    assert f"entry     ruritanian [RUR], {folder / 'own.actors.txt'}:2" in shown
    article = nc.read_text(text).articles[0]
    assert article.explain(dictionaries=nc.Dictionary(folder)) == shown
    assert article.explain() != shown
    with pytest.raises(nc.FileError):
        article.explain(dictionaries=folder / "nowhere")
