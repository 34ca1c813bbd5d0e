"""Tables for programs that speak Arrow: what pyarrow, pandas, polars and DuckDB make of them."""

from __future__ import annotations

import datetime
import gc
import re
import threading
from pathlib import Path
from typing import Any

import newscorpus as nc
import pytest

LAYERS = "articles sentences tokens entities mentions quotes times quantities events participants".split()
LINKED = "linked_entities linked_events reports differences stories".split()
TABLES = LAYERS + LINKED + ["records"]
DOCS = Path(__file__).parents[3] / "docs" / "arrow.md"


@pytest.fixture
def pa() -> Any:
    return pytest.importorskip("pyarrow", reason="pyarrow is not installed")


def test_tables_and_columns(corpus: nc.Corpus) -> None:
    for name in TABLES:
        table = corpus.arrow(name)
        assert table.name == name and table.columns[0] in ("id", "article", "record")
        assert name in repr(table) and len(set(table.columns)) == len(table.columns)


def test_pyarrow_takes_every_table(corpus: nc.Corpus, pa: Any) -> None:
    for name in TABLES:
        whole = pa.table(corpus.arrow(name))
        whole.validate(full=True)
        assert whole.column_names == list(corpus.arrow(name).columns)
        assert whole.schema.equals(pa.schema(corpus.arrow(name)), check_metadata=True)
        assert whole.schema.metadata == {b"newscorpus.table": name.encode(), b"newscorpus.offsets": b"codepoints"}
        pieces = pa.table(corpus.arrow(name, batch_rows=1, plain=True))
        pieces.validate(full=True)
        assert pieces.num_rows == whole.num_rows and pieces[0].num_chunks == max(1, whole.num_rows) - (not whole.num_rows)
        assert pieces.to_pylist() == whole.to_pylist()
        assert not any(pa.types.is_dictionary(field.type) for field in pieces.schema)


def test_rows_are_what_the_objects_say(corpus: nc.Corpus, pa: Any) -> None:
    mentions = pa.table(corpus.arrow("mentions")).to_pylist()
    assert [(m["article"], m["start"], m["end"], m["text"], m["type"], m["name"]) for m in mentions] == \
        [(m.article.id, m.start, m.end, m.text, m.type, m.name) for m in corpus.mentions]
    quotes = pa.table(corpus.arrow("quotes")).to_pylist()
    assert [(q["text"], q["kind"], q["speaker_name"]) for q in quotes] == \
        [(q.text, q.kind, q.speaker_name) for q in corpus.quotes]
    tokens = pa.table(corpus.arrow("tokens")).to_pylist()
    assert [(t["text"], t["lemma"], t["upos"]) for t in tokens] == [(t.text, t.lemma, t.upos) for t in corpus.tokens]
    events = pa.table(corpus.arrow("linked_events")).to_pylist()
    for row, event in zip(events, corpus.events, strict=True):
        assert (row["id"], row["type"], row["status"]) == (event.id, event.type, event.status)
        assert [a["name"] for a in row["actors"]] == [a.name for a in event.actors]
        assert row["date"] == (event.date and datetime.date.fromisoformat(event.date))
        assert row["reports"] == len(event.reports) and row["confidence"] == event.confidence
    told = pa.table(corpus.arrow("events")).to_pylist()
    assert [(e["article"], e["text"], e["date"]) for e in told] == [(e.article.id, e.text, e.date) for e in corpus.event_mentions]


def test_offsets(corpus: nc.Corpus, pa: Any) -> None:
    for article in corpus.articles:
        text = article.text.encode()
        for offsets, whole in (("codepoints", article.text), ("bytes", text)):
            for row in pa.table(corpus.arrow("mentions", offsets=offsets)).to_pylist():
                if row["article"] == article.id:
                    piece = whole[row["start"]:row["end"]]
                    assert (piece.decode() if isinstance(piece, bytes) else piece) == row["text"]


def test_pandas(corpus: nc.Corpus, pa: Any) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    for name in TABLES:
        rows = pa.table(corpus.arrow(name)).num_rows
        frame = pa.table(corpus.arrow(name)).to_pandas()
        assert len(frame) == rows and list(frame.columns) == list(corpus.arrow(name).columns)
        if hasattr(pandas.DataFrame, "from_arrow"):
            assert len(pandas.DataFrame.from_arrow(corpus.arrow(name))) == rows
    mentions = pa.table(corpus.arrow("mentions")).to_pandas()
    assert isinstance(mentions["type"].dtype, pandas.CategoricalDtype)
    assert dict(mentions["type"].value_counts())["PER"] == sum(m.type == "PER" for m in corpus.mentions)


def test_polars(corpus: nc.Corpus) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    for name in TABLES:
        frame = polars.DataFrame(corpus.arrow(name))
        plain = polars.DataFrame(corpus.arrow(name, plain=True, batch_rows=2))
        assert frame.columns == list(corpus.arrow(name).columns) and frame.rows() == plain.rows()
    people = polars.DataFrame(corpus.arrow("mentions")).filter(polars.col("type") == "PER")
    assert len(people) == sum(m.type == "PER" for m in corpus.mentions)
    actors = polars.DataFrame(corpus.arrow("linked_events")).explode("actors")["actors"].struct.field("name").to_list()
    assert actors == [a.name for e in corpus.events for a in e.actors]


def test_duckdb(corpus: nc.Corpus) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    with duckdb.connect() as database:
        for name in TABLES:
            table = corpus.arrow(name)
            database.register("t", table)
            assert database.sql("SELECT * FROM t").columns == list(table.columns)
            database.unregister("t")
        events, reports, articles = (corpus.arrow(name) for name in ("linked_events", "reports", "articles"))
        for name, table in (("events", events), ("reports", reports), ("articles", articles)):
            database.register(name, table)
        told = database.sql("SELECT events.id, count(*) FROM events JOIN reports ON reports.record = events.id "
                            "JOIN articles ON articles.id = reports.article GROUP BY events.id ORDER BY events.id").fetchall()
        assert told == sorted((event.id, len(event.reports)) for event in corpus.events)


def test_streams_of_files(sample: Path, corpus: nc.Corpus, pa: Any, tmp_path: Path) -> None:
    for name in TABLES:
        read = pa.table(nc.arrow(sample, name, analyze=False, batch=1))
        if name not in ("mentions", "quotes", "events", "participants"):  # whose names are the linked records' where these are at hand
            assert read.to_pylist() == pa.table(corpus.arrow(name)).to_pylist()
    copies = [tmp_path / f"{i}.ncf" for i in range(3)]
    for i, path in enumerate(copies):
        path.write_text(sample.read_text(encoding="utf-8").replace('"id":"a', f'"id":"{i}a'), encoding="utf-8")
    table = nc.arrow(copies, "sentences", batch=2, batch_rows=3)
    alone = pa.table(nc.read(copies).analyze(link=False).arrow("sentences"))
    assert pa.table(table).to_pylist() == alone.to_pylist() == pa.table(table).to_pylist()  # and again
    with pytest.raises(ValueError, match="links nothing"):
        nc.arrow(sample, "stories")
    with pytest.raises(nc.Error):
        nc.arrow(sample, "sentences", model=tmp_path / "none.ncm")


def test_errors_reach_the_consumer(tmp_path: Path, pa: Any) -> None:
    path = tmp_path / "bad.ncf"
    path.write_text('{"record":"corpus","ncf":1}\n{"record":"article","id":"a","text":"Rain."}\n{"record":"article"}\n')
    assert pa.table(nc.arrow(path, "articles", analyze=False)).num_rows == 1
    with pytest.raises(ValueError, match="bad.ncf|id"):
        pa.table(nc.arrow(path, "articles", analyze=False, strict=True))


def test_parquet(corpus: nc.Corpus, pa: Any, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow has no Parquet")
    for name in TABLES:
        path = tmp_path / f"{name}.parquet"
        rows = corpus.arrow(name, batch_rows=2).to_parquet(path, compression="zstd")
        back = parquet.read_table(path)
        assert rows == back.num_rows and back.to_pylist() == pa.table(corpus.arrow(name)).to_pylist()


def test_lifetimes(sample: Path, pa: Any) -> None:
    table = nc.read(sample).arrow("tokens")
    stream = table.__arrow_c_stream__()
    schema = table.__arrow_c_schema__()
    del table
    gc.collect()
    reader = pa.RecordBatchReader.from_stream(_Once(stream))
    batches = list(reader)
    del reader, stream, schema
    gc.collect()
    columns = [batch.column(5) for batch in batches]
    del batches
    gc.collect()
    assert sum(len(column) for column in columns) and columns[0][0].as_py()
    nc.read(sample).arrow("tokens").__arrow_c_stream__()  # nobody takes it


class _Once:
    def __init__(self, capsule: object) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._capsule


def test_threads(corpus: nc.Corpus, pa: Any) -> None:
    wanted = {name: pa.table(corpus.arrow(name)) for name in TABLES}
    wrong: list[str] = []

    def read() -> None:
        for _ in range(10):
            wrong.extend(name for name in TABLES if not pa.table(corpus.arrow(name)).equals(wanted[name]))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_misuse(corpus: nc.Corpus) -> None:
    with pytest.raises(ValueError, match="'nouns' is none of articles"):
        corpus.arrow("nouns")
    with pytest.raises(ValueError, match="offsets"):
        corpus.arrow("tokens", offsets="words")
    with pytest.raises((TypeError, ValueError)):
        corpus.arrow("tokens", batch_rows=-1)
    with pytest.raises(nc.UnsupportedError):
        nc.read_text("Rain.").arrow("stories")


def _kind(type: Any, pa: Any) -> str:
    if pa.types.is_list(type):
        return f"list of {_kind(type.value_type, pa)}"
    if pa.types.is_struct(type):
        return "struct"
    return "word" if pa.types.is_dictionary(type) else {"string": "utf8", "date32[day]": "date32", "double": "float64"}.get(str(type), str(type))


def test_the_manual_has_every_column(corpus: nc.Corpus, pa: Any) -> None:
    if not DOCS.exists():
        pytest.skip("skipped: docs/arrow.md is not here")
    manual = DOCS.read_text(encoding="utf-8")
    for name in TABLES:
        section = re.search(rf"^### {name}\n(.*?)(?=^#|\Z)", manual, re.M | re.S)
        assert section, name
        rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]*) \| (.*) \|$", section[1], re.M)
        wanted = [(field.name, _kind(field.type, pa), "" if not field.nullable else "yes", field.metadata[b"description"].decode())
                  for field in pa.schema(corpus.arrow(name))]
        assert [(a, b, c.strip(), d) for a, b, c, d in rows] == wanted
