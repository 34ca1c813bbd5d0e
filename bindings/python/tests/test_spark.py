"""Articles in Spark's data frames: two executors on this machine make the records that one process makes."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newscorpus as nc
import pytest

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "examples" / "corpus"
MADE_NEWS = ROOT / "tests" / "bench" / "made_news.py"


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        pytest.skip("skipped: Java is not installed")
    if not CORPUS.exists():
        pytest.skip("skipped: the example corpus is not here")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("newscorpus")
    for key, value in {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4",
                       "spark.executorEnv.PYTHONPATH": str(Path(nc.__file__).parents[1]),
                       "spark.executorEnv.PYTHONDONTWRITEBYTECODE": "1"}.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def alone() -> nc.Corpus:
    return nc.read(CORPUS).analyze(progress=False)


@pytest.fixture(scope="module")
def analyzed(session: Any) -> Any:
    from newscorpus import spark

    return spark.analyze(spark.read(session, str(CORPUS)).repartition(4)).cache()


def unlinked(corpus: nc.Corpus) -> dict[str, str]:
    return {article.id: article.to_json() for article in corpus.analyze(link=False).articles}


def records(frame: Any) -> dict[str, str]:
    rows = frame.select("id", "ncf").collect()
    found = {row.id: row.ncf for row in rows}
    assert len(found) == len(rows)
    return found


def test_read(session: Any, alone: nc.Corpus) -> None:
    from newscorpus import spark

    frame = spark.read(session, str(CORPUS))
    assert frame.columns == "id uri title outlet language published ncf".split()
    read = nc.read(CORPUS)
    assert records(frame) == {article.id: article.to_json() for article in read.articles}
    assert {row.id: (row.uri, row.title, row.published) for row in frame.collect()} == \
        {article.id: (article.uri, article.title, article.published) for article in read.articles}


def test_analyze(analyzed: Any, alone: nc.Corpus) -> None:
    assert records(analyzed) == unlinked(alone)


def test_work_is_shared_out(session: Any) -> None:
    from newscorpus import spark

    def who(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        for _ in batches:
            yield pyarrow.RecordBatch.from_pydict({"executor": [os.getcwd()]})

    frame = spark.analyze(spark.read(session, str(CORPUS)).repartition(8)).mapInArrow(who, "executor string")
    assert len({row.executor for row in frame.collect()}) == 2


def test_corpus_files_are_read_by_the_line(session: Any, alone: nc.Corpus, tmp_path: Path) -> None:
    from newscorpus import spark

    path = tmp_path / "corpus.ncf"
    alone.write(path)
    packed = tmp_path / "corpus.ncf.gz"
    alone.write(packed)
    for name in (path, packed):
        read = spark.read(session, str(name))
        assert records(read) == {article.id: article.to_json() for article in alone.articles}
        assert records(spark.analyze(read)) == unlinked(alone)


def test_frames_of_texts(session: Any) -> None:
    from newscorpus import spark

    rows = [("r1", "Police arrested two men in Oslo on Monday.", "2025-01-08", 1), ("r2", "Rain.\r\nNo wind.", None, 2)]
    frame = spark.analyze(session.createDataFrame(rows, "id string, text string, published string, number int"))
    texts = nc.concat(nc.read_text(text, id=id, published=published) for id, text, published, _ in rows)
    assert records(frame) == unlinked(texts)


def test_tables(analyzed: Any, alone: nc.Corpus) -> None:
    pa = pytest.importorskip("pyarrow")
    from newscorpus import spark

    corpus = alone.analyze(link=False)
    for name in ("articles", "tokens", "mentions", "quotes", "events", "participants"):
        frame = spark.table(analyzed, name)
        assert frame.columns == list(corpus.arrow(name).columns)
        key = [column for column in ("id", "article", "token", "mention", "quote", "event", "side") if column in frame.columns]
        rows = [row.asDict(recursive=True) for row in frame.collect()]
        wanted = pa.table(corpus.arrow(name)).to_pylist()
        order = [json.dumps(row, sort_keys=True, default=str) for row in rows]
        assert key and sorted(order) == sorted(json.dumps(row, sort_keys=True, default=str) for row in wanted)


def test_mistakes(session: Any, analyzed: Any) -> None:
    from newscorpus import spark

    with pytest.raises(ValueError, match="none of"):
        spark.table(analyzed, "nouns")
    with pytest.raises(ValueError, match="none of"):
        spark.analyze(analyzed, stages=["taggs"])
    with pytest.raises(ValueError, match="empty"):
        spark.read(session, [])
    for line in ("{]", '{"record":"article","id":7,"text":"Rain."}'):
        with pytest.raises(Exception, match="<data frame>:2"):
            spark.analyze(session.createDataFrame([(line,)], "ncf string")).collect()


def test_link(analyzed: Any, alone: nc.Corpus) -> None:
    pa = pytest.importorskip("pyarrow")
    from newscorpus import spark

    linked = spark.link(analyzed, partitions=2)
    in_order = sorted(alone.analyze(link=False).articles, key=lambda article: article.id)
    one = nc.loads("\n".join(['{"record":"corpus","ncf":1}', *(article.to_json() for article in in_order)])).link()
    assert records(linked.articles) == {article.id: article.to_json() for article in one.articles}
    found = [row.ncf for row in linked.records.where("kind = 'entity'").orderBy("position").collect()]
    assert found == [entity.to_json() for entity in one.entities]
    found = [row.ncf for row in linked.records.where("kind = 'event'").orderBy("position").collect()]
    assert found == [event.to_json() for event in one.events]
    assert linked.records.where("kind = 'story'").count() == len(one.stories)
    for name in ("linked_entities", "linked_events", "reports", "differences", "stories"):
        rows = [row.asDict(recursive=True) for row in linked.table(name).collect()]
        wanted = pa.table(one.arrow(name)).to_pylist()
        key = [json.dumps(row, sort_keys=True, default=str) for row in rows]
        assert sorted(key) == sorted(json.dumps(row, sort_keys=True, default=str) for row in wanted), name
    assert linked.table("mentions").where("entity LIKE 'E%'").count() == sum(len(entity.mentions) for entity in one.entities)
    linked.unpersist()


def test_link_a_thousand(session: Any, tmp_path: Path) -> None:
    """Stories of several articles, names in several spellings, common keys: records and links are one machine's."""
    from newscorpus import spark

    if not MADE_NEWS.exists():
        pytest.skip("skipped: the generator of articles is not here")
    path = tmp_path / "made.ncf"
    path.write_text("\n".join(runpy.run_path(str(MADE_NEWS))["lines"](1000)), encoding="utf-8")
    one = nc.read(path).analyze(progress=False)  # ids are in order
    linked = spark.link(spark.analyze(spark.read(session, str(path)).repartition(4)), partitions=4)
    assert [row.ncf for row in linked.records.orderBy("kind", "position").collect()] == \
        [record.to_json() for kind in (one.entities, one.events, one.stories) for record in kind]
    assert records(linked.articles) == {article.id: article.to_json() for article in one.articles}
    assert len(one.stories) < 900 and sum(len(event.reports) > 1 for event in one.events) > 100
    linked.unpersist()


def test_link_little(session: Any) -> None:
    from newscorpus import spark

    rows = [("ä/1", "Премьер-министр Ona Lusk met Jón Ásgeirsson in Reykjavík on Monday. 漢字 🙂 " + "Rain fell. " * 20000), ("ä/2", ""), ("ä/3", "Lusk left.")]
    frame = spark.analyze(session.createDataFrame(rows, "id string, text string"), batch=1)
    one = nc.concat(nc.read_text(text, id=id) for id, text in rows).analyze(progress=False)
    linked = spark.link(frame, partitions=3)
    assert records(linked.articles) == {article.id: article.to_json() for article in one.articles}
    assert linked.records.count() == len(one.entities) + len(one.events) + len(one.stories)
    assert linked.table("differences").count() == 0
    nothing = spark.link(frame.where("id = 'none'"), partitions=2)
    assert nothing.records.count() == nothing.articles.count() == 0


def test_ids_are_there_once(session: Any) -> None:
    from newscorpus import spark

    once, again = (spark.analyze(session.createDataFrame([("a", text)], "id string, text string")) for text in ("Rain.", "Snow."))
    with pytest.raises(Exception, match='there is an article "a" already'):
        spark.link(once.unionByName(again), partitions=2).records.collect()
    with pytest.raises(Exception, match='has the id "a" too'):
        spark.analyze(session.createDataFrame([("a", "Rain."), ("a", "Snow.")], "id string, text string").repartition(1)).collect()
