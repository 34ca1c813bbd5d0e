"""How much faster executors of Spark read, analyse and link than one process, and whether the records are the same.

usage: PYTHONPATH=build/python python spark.py FILE.ncf... [--executors 2] [--work FOLDER]

One process does everything with one thread; then the executors, of one core each, do. Records are compared by their hashes. Times are
those of reading, analysis and records, and of linking, without the start of Spark.
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


def alone(files: list[str]) -> tuple[dict[str, bytes], bytes, float, float]:
    """What one process makes: marks of the articles, of all linked records, and the times."""
    begin = time.monotonic()
    marks: dict[str, bytes] = {}
    digests: list[tuple[str, bytes]] = []
    for corpus in nc.stream(files, batch=256):
        analyzed = corpus.analyze(link=False, threads=1, progress=False)
        lines = analyzed.to_json().split("\n")[1:]
        for article, line in zip(analyzed.articles, lines):
            marks[article.id] = mark(line)
            digests.append((article.id, article._native.digest()))
    analysis = time.monotonic() - begin
    linker = native.new_linker(1)
    for _, digest in sorted(digests):
        linker.add_digest(digest)
    linker.settle(None)
    return marks, mark("\n".join(records(linker))), analysis, time.monotonic() - begin - analysis


def records(linker: native.Linker) -> Iterator[str]:
    for kind in (native.ENTITY_RECORDS, native.EVENT_RECORDS, native.STORY_RECORDS):
        start = 0
        while (found := linker.records(kind, start, 1024)) is not None:
            lines = [line for line in found.json().split("\n")[1:] if line]
            start += len(lines)
            yield from lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--executors", type=int, default=2)
    parser.add_argument("--work", type=Path, default=Path("spark-bench"))
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True)
    wanted, wanted_records, one_analysis, one_linking = alone(options.files)
    print(json.dumps({"articles": len(wanted), "one_process": {"analysis": round(one_analysis, 1), "linking": round(one_linking, 1)}}),
          flush=True)

    made = session(options.executors, options.work.resolve())
    begin = time.monotonic()
    out = str(options.work / "analyzed.parquet")
    spark.analyze(spark.read(made, options.files)).write.mode("overwrite").option("compression", "zstd").parquet(out)
    analysis = time.monotonic() - begin
    analyzed = made.read.parquet(out)
    begin = time.monotonic()
    linked = spark.link(analyzed, threads=1)
    count = linked.records.count()
    linking = time.monotonic() - begin
    equal = sum(wanted[row.id] == bytes(row.mark) for row in analyzed.select("id", "ncf").mapInArrow(marks_of, "id string, mark binary").collect())
    order = "CASE kind WHEN 'entity' THEN 1 WHEN 'event' THEN 2 ELSE 3 END"
    lines = [row.ncf for row in linked.records.selectExpr("ncf", "position", f"{order} AS rank").orderBy("rank", "position").collect()]
    made.stop()
    print(json.dumps({"executors": options.executors, "analysis": round(analysis, 1), "linking": round(linking, 1),
                      "speed_up": {"analysis": round(one_analysis / analysis, 2),
                                   "all": round((one_analysis + one_linking) / (analysis + linking), 2)},
                      "articles_equal": equal, "records": count, "records_equal": mark("\n".join(lines)) == wanted_records}))


if __name__ == "__main__":
    main()
