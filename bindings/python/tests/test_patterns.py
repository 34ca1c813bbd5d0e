"""Event patterns of the user's own, and the events that they code."""

from __future__ import annotations

import pickle
import warnings
from pathlib import Path

import newscorpus as nc
import pytest

OWN = ("phrases\ttype\tpos\tframe\tobject\nacquire|acquired\tX_ACQUISITION\tverb\ts=a! o=r!\t\n"
       "fire|fired\tX_LAYOFFS\tverb\ts=a! o=t!\tstaff\n#! table: objects\nphrases\tclass\nworker|workers\tstaff\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "own.tsv").write_text(OWN, encoding="utf-8")
    return tmp_path / "own.tsv"


def test_what_patterns_have(path: Path) -> None:
    patterns = nc.Patterns(path)
    assert patterns.path == str(path)
    assert patterns.counts == {"files": 1, "patterns": 2, "idioms": 0, "words": 1}
    assert len(patterns.diagnostics) == 0
    assert repr(patterns).startswith(f"<Patterns {str(path)!r}: 1 files, 2 patterns")
    assert pickle.loads(pickle.dumps(patterns)).counts == nc.Patterns(path.parent).counts == patterns.counts


def test_mistakes_have_their_place(path: Path) -> None:
    path.write_text(OWN.replace("X_LAYOFFS", "LAYOFFS"), encoding="utf-8")
    (found,) = nc.Patterns(path).diagnostics
    assert (found.line, found.column, found.number) == (3, 12, 489)
    with pytest.warns(nc.SkippedWarning, match="the patterns have mistakes"):
        nc.read_text("Nothing.").analyze(patterns=path)
    with pytest.raises(nc.FileError):
        nc.Patterns(path.with_name("none"))


def test_events_by_patterns(path: Path) -> None:
    try:
        nc.model_json()
    except nc.UnsupportedError:
        pytest.skip("the library was built without a model")
    corpus = nc.read_text("Google acquired Fitbit on Monday. Kenya condemned Uganda.", published="2024-05-14")
    types = [event.type for event in corpus.analyze(patterns=path).event_mentions]
    assert types == ["X_ACQUISITION", "ACCUSE"]
    linked = corpus.analyze(patterns=nc.Patterns(path), only_patterns=True)
    assert [event.type for event in linked.events] == ["X_ACQUISITION"]
    assert '"event":["X_ACQUISITION"]' in linked.to_events("plover-x") and not linked.to_events("plover")
    assert "patterns:acquire" in corpus.articles[0].explain(patterns=path)
    assert "patterns:acquire" in nc.explain("Google acquired Fitbit on Monday.", patterns=path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        corpus.analyze(patterns=str(path), link=False)
