"""Reading, analysing and writing."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import newscorpus as nc
import pytest


def test_folders_files_and_lists(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text("Second.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("First.", encoding="utf-8")
    (tmp_path / "sub" / "c.md").write_text("Third.", encoding="utf-8")
    texts = ["First.", "Second.", "Third."]
    assert [article.text for article in nc.read(tmp_path).articles] == texts
    assert [article.text for article in nc.read(str(tmp_path)).articles] == texts
    assert [article.text for article in nc.read(os.fsencode(tmp_path)).articles] == texts
    assert [article.text for article in nc.read([tmp_path / "b.txt", tmp_path / "a.txt"]).articles] == ["Second.", "First."]
    assert nc.read([sample]) == nc.read(sample)
    (tmp_path / "empty").mkdir()
    empty = nc.read(tmp_path / "empty")
    assert len(empty) == 0 and list(empty.articles) == [] and empty
    assert len(nc.read([])) == 0


def test_streaming(sample: Path, tmp_path: Path) -> None:
    batches = list(nc.stream(sample, batch=1))
    assert [article.id for batch in batches for article in batch.articles] == ["a1", "a2"]
    assert all(len(batch) <= 1 for batch in batches)
    assert nc.concat(batches).articles == nc.read(sample).articles
    stream = nc.stream(sample, batch=1)
    assert next(stream).articles[0].id == "a1"
    stream.close()  # type: ignore[attr-defined]
    assert list(stream) == []
    with pytest.raises(ValueError):
        nc.stream(sample, batch=0)
    with pytest.raises(TypeError):
        nc.stream(None)  # type: ignore[arg-type]


def test_texts() -> None:
    corpus = nc.read_text("One.\r\nTwo.\0 \N{GRINNING FACE}", id="x", title='T"\\\1', outlet="O", uri="u",
                          published=datetime.date(2025, 1, 2))
    article = corpus.articles["x"]
    assert article.text == "One.\nTwo.\0 \N{GRINNING FACE}"
    assert (article.title, article.outlet, article.uri, article.published) == ('T"\\\1', "O", "u", "2025-01-02")
    assert nc.read_text("same").articles[0].id == nc.read_text("same").articles[0].id != nc.read_text("other").articles[0].id
    assert nc.loads("same", format="text").articles[0].id == nc.read_text("same").articles[0].id
    with pytest.raises(UnicodeEncodeError):
        nc.read_text("\ud800")


def test_loading_and_writing(corpus: nc.Corpus, tmp_path: Path) -> None:
    for data in (corpus.to_json(), corpus.to_json().encode(), bytearray(corpus.to_json().encode()),
                 memoryview(corpus.to_json().encode())):
        assert nc.loads(data) == corpus
    for name in ("x.ncf", "x.ncf.gz", "x.ncf.zst"):
        corpus.write(tmp_path / name)
        assert nc.read(tmp_path / name) == corpus
        assert nc.loads((tmp_path / name).read_bytes()) == corpus
    assert (tmp_path / "x.ncf").read_text(encoding="utf-8") == corpus.to_json()
    assert (tmp_path / "x.ncf.gz").read_bytes()[:2] == b"\x1f\x8b"
    corpus.write(str(tmp_path / "plain.gz"), compression="none")
    assert (tmp_path / "plain.gz").read_text(encoding="utf-8") == corpus.to_json()
    with pytest.raises(nc.FileError):
        corpus.write(tmp_path / "missing" / "x.ncf")
    page = corpus.report(tmp_path / "report.html", title="A & B")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page == corpus.report(title="A & B")
    assert sorted(os.listdir(tmp_path)) == sorted(["x.ncf", "x.ncf.gz", "x.ncf.zst", "plain.gz", "report.html"])
    with pytest.raises(nc.FileError):
        corpus.report(tmp_path / "missing" / "report.html")


TREEBANK = """\
# newdoc id = rain
# sent_id = rain-1
# text = It won't stop.
1\tIt\tit\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\two\twill\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tstop\tstop\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def test_treebanks(tmp_path: Path) -> None:
    corpus = nc.loads(TREEBANK)
    tokens = corpus.articles["rain"].tokens
    assert [token.text for token in tokens] == ["It", "wo", "n't", "stop", "."]
    assert [token.lemma for token in tokens] == ["it", "will", "not", "stop", "."]
    assert corpus.to_conllu() == TREEBANK == nc.loads(TREEBANK, format="conllu").to_conllu()
    for name, options in (("x.conllu", {}), ("x.conllu.gz", {}), ("y", {"format": "conllu"})):
        corpus.write(tmp_path / name, **options)
        assert nc.read(tmp_path / name).articles[0].tokens[1].lemma == "will"
    assert (tmp_path / "x.conllu").read_text(encoding="utf-8") == TREEBANK
    corpus.write(tmp_path / "z.conllu", format="ncf")
    assert (tmp_path / "z.conllu").read_text(encoding="utf-8") == corpus.to_json()
    with pytest.raises(nc.UnsupportedError, match="raw"):
        nc.read_text("not analysed", id="raw").to_conllu()
    with pytest.raises(ValueError, match="xml"):
        corpus.write(tmp_path / "w", format="xml")
    assert not (tmp_path / "w").exists()
    with pytest.warns(nc.SkippedWarning, match="ten"):
        assert len(nc.loads(TREEBANK.replace("it\t", "it "), format="conllu")) == 0
    with pytest.raises(nc.FormatError, match="ten"):
        nc.loads(TREEBANK.replace("it\t", "it "), format="conllu", strict=True)


def test_the_input_buffer_is_copied() -> None:
    data = bytearray('{"record":"corpus","ncf":1}\n{"record":"article","id":"x","text":"kept"}\n'.encode())
    corpus = nc.loads(data)
    data[:] = b"\xff" * len(data)
    assert corpus.articles[0].text == "kept"


def test_joining(corpus: nc.Corpus) -> None:
    parts = [nc.read_text(f"text {i}", id=f"t{i}") for i in range(7)]
    joined = nc.concat([corpus, *parts])
    assert [article.id for article in joined.articles] == ["a1", "a2", *(f"t{i}" for i in range(7))]
    assert not joined.linked and len(nc.concat([])) == 0
    assert nc.concat([parts[0]]).articles == parts[0].articles
    with pytest.raises(nc.ArgumentError, match="a1"):
        nc.concat([corpus, corpus])
    with pytest.raises(TypeError):
        nc.concat([corpus, None])  # type: ignore[list-item]


def test_analysis(tmp_path: Path) -> None:
    text = "GENEVA, Dec 6 (Wire) - The two envoys met on Friday.\n\nThey will meet again in Oslo."
    corpus = nc.read_text(text, id="x", published="2025-12-06")
    analyzed = corpus.analyze()
    assert analyzed.linked and not corpus.linked and len(corpus.tokens) == 0
    assert analyzed.articles[0].text == text
    assert corpus.analyze(threads=1) == corpus.analyze(threads=4) == analyzed
    only = corpus.analyze(link=False, stages=["tokens"])
    assert not only.linked
    assert only.link().articles[0].id == "x"
    assert nc.loads(analyzed.to_json()) == analyzed


def test_models(corpus: nc.Corpus, sample: Path, tmp_path: Path) -> None:
    model = sample.with_suffix(".ncm")
    assert len(corpus.analyze(model=model, link=False)) == 2
    described = json.loads(nc.model_json(model))
    assert described["language"] == "en" and described["about"]["name"] == "a sample for tests"
    assert [section["name"] for section in described["sections"]] == ["about", "sample"]
    try:
        assert json.loads(nc.model_json())["language"] == "en"
    except nc.UnsupportedError as error:
        assert "without a model" in str(error)
    damaged = tmp_path / "damaged.ncm"
    damaged.write_bytes(model.read_bytes()[:-1])
    for path, kind in ((damaged, nc.FormatError), (sample, nc.FormatError), (tmp_path, nc.FileError), (tmp_path / "no", nc.FileError)):
        with pytest.raises(kind, match=path.name):
            corpus.analyze(model=path)


def test_diagnostics() -> None:
    data = '{"record":"corpus","ncf":1}\n{"record":\n{"record":"article","id":"x","text":"t"}\n'
    with pytest.warns(nc.SkippedWarning, match="line|:2") as caught:
        corpus = nc.loads(data, name="my.ncf")
    assert len(caught) == 1 and caught[0].filename == __file__
    assert [article.id for article in corpus.articles] == ["x"]
    finding = corpus.diagnostics[0]
    assert (finding.severity, finding.source, finding.line) == ("error", "my.ncf", 2)
    assert finding.number > 0 and finding.message and "my.ncf:2" in str(finding) and "my.ncf:2" in repr(finding)
    assert finding.record >= 0 and finding.offset >= 0 and finding.column >= 0
    with pytest.raises(nc.FormatError) as error:
        nc.loads(data, name="my.ncf", strict=True)
    assert (error.value.line, error.value.source, error.value.diagnostic) == (2, "my.ncf", finding.number)
