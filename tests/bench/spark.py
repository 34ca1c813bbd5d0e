"""How much faster executors of Spark read, analyse and link than one process, and whether the records are the same.

usage: PYTHONPATH=build/python python spark.py FILE.ncf... [--executors 2] [--partitions 16] [--skip-alone] [--work FOLDER]

One process does everything with one thread; then the executors, of one core each, do. Records and the links of all articles are
compared by their hashes. Times are those of reading, analysis and records, and of linking, without the start of Spark. What one
process found is kept in the work folder; --skip-alone takes it from there. made_news.py makes articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newscorpus as nc
from newscorpus import spark
from newscorpus._lib import native


def mark(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=12).digest()


def marks_of(batches: Iterator[Any]) -> Iterator[Any]:
    import pyarrow

    for batch in batches:
        marks = [hashlib.blake2b(line.encode(), digest_size=12).digest() for line in batch.column("ncf").to_pylist()]
        yield pyarrow.RecordBatch.from_arrays([batch.column("id"), pyarrow.array(marks, pyarrow.binary())], names=["id", "mark"])


def session(executors: int, work: Path) -> Any:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = SparkSession.builder.master(f"local-cluster[{executors},1,1024]").appName("newscorpus-bench")
    for key, value in {"spark.ui.enabled": "false", "spark.executorEnv.PYTHONPATH": str(Path(nc.__file__).parents[1]),
                       "spark.local.dir": str(work), "spark.sql.execution.arrow.maxRecordsPerBatch": "256", "spark.driver.memory": "2g"}.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    made.range(executors).mapInArrow(lambda batches: batches, "id long").collect()  # the executors are there
    return made


def alone(files: list[str]) -> dict[str, Any]:
    """What one process makes: marks of the articles, of their links and of all linked records, and the times."""
    begin = time.monotonic()
    marks: dict[str, str] = {}
    digests: list[tuple[str, bytes]] = []
    for corpus in nc.stream(files, batch=256):
        analyzed = corpus.analyze(link=False, threads=1, progress=False)
        lines = analyzed.to_json().split("\n")[1:]
        for article, line in zip(analyzed.articles, lines):
            marks[article.id] = mark(line).hex()
            digests.append((article.id, article._native.digest()))
    analysis = time.monotonic() - begin
    linker = native.new_linker(1)
    for _, digest in sorted(digests):
        linker.add_digest(digest)
    linker.settle(None)
    found = {name: hashlib.blake2b(digest_size=12) for name in ("records", "links")}
    for line in records(linker):
        found["records"].update(line.encode() + b"\n")
    for id, _ in sorted(digests):
        found["links"].update(linker.links(id))
    return {"articles": marks, "analysis": analysis, "linking": time.monotonic() - begin - analysis,
            **{name: of.hexdigest() for name, of in found.items()}}


def records(linker: native.Linker) -> Iterator[str]:
    for kind in (native.ENTITY_RECORDS, native.EVENT_RECORDS, native.STORY_RECORDS):
        start = 0
        while (found := linker.records(kind, start, 1024)) is not None:
            lines = [line for line in found.json().split("\n")[1:] if line]
            start += len(lines)
            yield from lines


def found_by(linked: spark.Linked) -> tuple[int, str, str]:
    """How many records there are, and the marks of all of them and of the links, in the order of one process."""
    marks = {name: hashlib.blake2b(digest_size=12) for name in ("records", "links")}
    count = 0
    for row in linked._found.orderBy("kind", "rank", "id", "item").select("kind", "value").toLocalIterator(prefetchPartitions=True):
        if row.kind == native.ARTICLE_RECORDS:
            marks["links"].update(row.value)
        else:
            count += 1
            marks["records"].update(row.value + b"\n")
    return count, marks["records"].hexdigest(), marks["links"].hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--executors", type=int, default=2)
    parser.add_argument("--partitions", type=int, default=16)
    parser.add_argument("--skip-alone", action="store_true")
    parser.add_argument("--work", type=Path, default=Path("spark-bench"))
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True)
    kept = options.work / "alone.json"
    if not options.skip_alone:
        kept.write_text(json.dumps(alone(options.files)))
    one = json.loads(kept.read_text())
    print(json.dumps({"articles": len(one["articles"]), "one_process": {name: round(one[name], 1) for name in ("analysis", "linking")}}), flush=True)

    made = session(options.executors, options.work.resolve())
    begin = time.monotonic()
    out = str(options.work / "analyzed.parquet")
    articles = spark.read(made, options.files).repartition(options.partitions)
    spark.analyze(articles).write.mode("overwrite").option("compression", "zstd").parquet(out)
    analysis = time.monotonic() - begin
    analyzed = made.read.parquet(out)
    print(json.dumps({"analysis": round(analysis, 1)}), flush=True)
    begin = time.monotonic()
    linked = spark.link(analyzed, partitions=options.partitions)
    linked._found.count()
    linking = time.monotonic() - begin
    marks = analyzed.select("id", "ncf").mapInArrow(marks_of, "id string, mark binary").collect()
    count, record_mark, link_mark = found_by(linked)
    made.stop()
    print(json.dumps({"executors": options.executors, "analysis": round(analysis, 1), "linking": round(linking, 1),
                      "speed_up": {"analysis": round(one["analysis"] / analysis, 2),
                                   "all": round((one["analysis"] + one["linking"]) / (analysis + linking), 2)},
                      "articles_equal": sum(one["articles"][row.id] == bytes(row.mark).hex() for row in marks), "records": count,
                      "records_equal": record_mark == one["records"], "links_equal": link_mark == one["links"]}))


if __name__ == "__main__":
    main()
