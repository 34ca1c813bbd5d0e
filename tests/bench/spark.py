"""How much faster two executors of Spark read and analyse than one process, and whether the records are the same.

usage: PYTHONPATH=build/python python spark.py FILE.ncf... [--executors N] [--limit ARTICLES] [--sample ARTICLES]

One process analyses a sample of the articles with one thread; the executors, of one core each, analyse them all. Time is that of the
analysis with reading and writing of records, without the start of Spark.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import newscorpus as nc


def session(executors: int) -> Any:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = SparkSession.builder.master(f"local-cluster[{executors},1,1024]").appName("newscorpus-bench")
    for key, value in {"spark.ui.enabled": "false", "spark.executorEnv.PYTHONPATH": str(Path(nc.__file__).parents[1]),
                       "spark.sql.execution.arrow.maxRecordsPerBatch": "256"}.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    made.range(executors).mapInArrow(lambda batches: batches, "id long").collect()  # the executors are there
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--executors", type=int, default=2)
    parser.add_argument("--sample", type=int, default=2000)
    parser.add_argument("--out", default="spark-bench.parquet")
    options = parser.parse_args()
    from newscorpus import spark

    sample = next(nc.stream(options.files, batch=options.sample))
    begin = time.monotonic()
    alone = sample.analyze(link=False, threads=1, progress=False)
    wanted = dict(zip((article.id for article in alone.articles), alone.to_json().split("\n")[1:]))
    one = len(alone) / (time.monotonic() - begin)

    made = session(options.executors)
    begin = time.monotonic()
    spark.analyze(spark.read(made, options.files)).write.mode("overwrite").option("compression", "zstd").parquet(options.out)
    seconds = time.monotonic() - begin
    analyzed = made.read.parquet(options.out)
    count = analyzed.count()
    same = sum(row.ncf == wanted[row.id] for row in analyzed.filter(analyzed.id.isin(list(wanted))).toLocalIterator())
    made.stop()
    print(json.dumps({"articles": count, "executors": options.executors, "seconds": round(seconds, 1),
                      "articles_per_second": round(count / seconds, 1), "one_process_articles_per_second": round(one, 1),
                      "speed_up": round(count / seconds / one, 2), "compared": len(wanted), "equal": same}))


if __name__ == "__main__":
    main()
