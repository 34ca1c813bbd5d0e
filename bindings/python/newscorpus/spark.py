"""Articles in Spark's data frames: reading and analysis in the executors' Python workers, batch by batch through Arrow.

    from newscorpus import spark as ncs

    articles = ncs.read(session, "hdfs:///news")
    analyzed = ncs.analyze(articles)
    ncs.table(analyzed, "mentions").groupBy("name").count().show()

A row is an article: ``id uri title outlet language published`` and ``ncf``, its record in the News Corpus Format with everything that
is known of it. Every article is analysed for itself, so the records are the same, byte for byte, as those that :func:`newscorpus.read`
and :meth:`newscorpus.Corpus.analyze` give on one machine.

It needs pyspark and pyarrow, and this package on every executor.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any

from . import _reading
from ._arrow import Table, codepoints_of, table_of
from ._check import count_of, date_of, stages_of
from ._corpus import Corpus
from ._dictionary import Dictionary
from ._lib import native
from ._patterns import Patterns

_METADATA = ("id", "uri", "title", "outlet", "language", "published")
_U32 = 0xFFFFFFFF

#: The columns of a data frame of articles, as Spark writes types.
SCHEMA = ", ".join(f"{name} string" for name in (*_METADATA, "ncf"))

_Batches = Iterator[Any]


def _pyarrow() -> Any:
    return import_module("pyarrow")


def _batches(table: Table) -> Iterator[Any]:
    for batch in _pyarrow().table(table).to_batches():
        yield batch.replace_schema_metadata(None)


def _rows(corpus: Corpus) -> Iterator[Any]:
    """Batches with a row for each article."""
    return _batches(corpus.arrow("records", plain=True))


def _read_all(sources: native.Sources, strict: bool, published: str | None) -> Corpus:
    reader = _reading._open(sources, strict, published, 0, _reading._I63, 0, 0, 0)
    return _reading._warn(Corpus._wrap(reader.rest(None)), 2)


def _slices(batches: _Batches, rows: int) -> Iterator[Any]:
    for batch in batches:
        for start in range(0, batch.num_rows, rows):
            yield batch.slice(start, rows)


def _file_reader(root: str, strict: bool, published: str | None, rows: int) -> Callable[[_Batches], _Batches]:
    def run(batches: _Batches) -> _Batches:
        for batch in _slices(batches, rows):
            sources = native.new_sources()
            for path, content in zip(batch.column("path"), batch.column("content")):
                name = path.as_py()
                at = name.find(root)
                below = name[at + len(root):].lstrip("/") if at >= 0 else ""
                sources.add_bytes(memoryview(content.as_buffer()), below or os.path.basename(name), native.AUTO)
            yield from _rows(_read_all(sources, strict, published))

    return run


def _line_reader(strict: bool, published: str | None, rows: int) -> Callable[[_Batches], _Batches]:
    def run(batches: _Batches) -> _Batches:
        for batch in _slices(batches, rows):
            yield from _rows(_records(batch.column("value"), strict, published))

    return run


def _records(lines: Any, strict: bool = True, published: str | None = None) -> Corpus:
    """The corpus of the articles among lines of corpus files."""
    data = ['{"record":"corpus","ncf":1}', *(line for line in lines.to_pylist() if line)]
    sources = native.new_sources()
    sources.add_bytes("\n".join(data), "<data frame>", native.NCF)
    return _read_all(sources, strict, published)


def _texts(batch: Any) -> Corpus:
    """The corpus of a batch that has texts and perhaps metadata."""
    names = ("text", "id", "uri", "title", "outlet", "published")
    columns = [batch.column(name).to_pylist() if name in batch.schema.names else [None] * batch.num_rows for name in names]
    sources = native.new_sources()
    for text, id, uri, title, outlet, published in zip(*columns):
        plain = (text or "").replace("\r\n", "\n").replace("\r", "\n")
        sources.add_article(plain, id, uri, title, outlet, None if published is None else str(published))
    return _read_all(sources, True, None)


def _corpus_of(batch: Any) -> Corpus:
    return _records(batch.column("ncf")) if "ncf" in batch.schema.names else _texts(batch)


def read(session: Any, paths: str | Iterable[str], *, strict: bool = False, published: _reading.Date = None,
         batch: int = 64) -> Any:
    """Reads files into a data frame of articles.

    Corpus files (``.ncf``, also ``.ncf.gz``) are read line by line, so that a large one is shared out; all others whole, in every
    format that :func:`newscorpus.read` knows. Folders are read with everything below them.

    Args:
        session: the Spark session.
        paths: one path or several, as Spark takes them; every executor has to reach them.
        strict: fail at the first bad record instead of leaving it out. What was left out is told in the executors' logs.
        published: the date of articles that carry none.
        batch: how many files are read at once.

    Returns:
        A data frame with the columns of :data:`SCHEMA`, in no particular order. Articles of one id may be there several times;
        ``dropDuplicates(["id"])`` leaves one of each.
    """
    date, rows = date_of("published", published), count_of("batch", batch, _U32)
    frames = []
    for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        name = os.fspath(path)
        if name.endswith((".ncf", ".ncf.gz")):
            lines = session.read.text(name)
            frames.append(lines.mapInArrow(_line_reader(bool(strict), date, 256), SCHEMA))
            continue
        files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(name).select("path", "content")
        root = name.split("://")[-1].rstrip("/")
        frames.append(files.mapInArrow(_file_reader(root, bool(strict), date, rows or 64), SCHEMA))
    if not frames:
        raise ValueError("paths is empty")
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.unionByName(frame)
    return whole


def analyze(articles: Any, *, stages: Iterable[str] | None = None, model: str | os.PathLike[str] | bytes | None = None,
            dictionaries: str | os.PathLike[str] | None = None, coder: str = "plover",
            patterns: str | os.PathLike[str] | None = None, only_patterns: bool = False, batch: int = 256) -> Any:
    """Analyses every article anew, as :meth:`newscorpus.Corpus.analyze` does without linking.

    Args:
        articles: a data frame with the column ``ncf``, as :func:`read` gives it, or with the column ``text`` and, if they are
            there, ``id uri title outlet published``. Other columns are left out. Ids are there once: two articles of one id
            that come into one batch make the job fail.
        stages, model, dictionaries, coder, patterns, only_patterns: as for :meth:`newscorpus.Corpus.analyze`; files lie where
            every executor finds them.
        batch: how many articles are analysed at once.

    Returns:
        A data frame with the columns of :data:`SCHEMA`.
    """
    stages_of(stages)
    names = None if stages is None else list(stages)
    rows = count_of("batch", batch, _U32) or 256

    def run(batches: _Batches) -> _Batches:
        opened = None if dictionaries is None else Dictionary(dictionaries)
        own = None if patterns is None else Patterns(patterns)
        for piece in _slices(batches, rows):
            yield from _rows(_corpus_of(piece).analyze(link=False, threads=1, progress=False, stages=names, model=model,
                                                       dictionaries=opened, coder=coder, patterns=own,
                                                       only_patterns=only_patterns))

    return articles.mapInArrow(run, SCHEMA)


def table(articles: Any, name: str, *, offsets: str = "codepoints", batch: int = 256) -> Any:
    """Gives a table of what is known of articles, such as ``mentions`` or ``events``.

    Args:
        articles: a data frame with the column ``ncf``.
        name: as for :meth:`newscorpus.Corpus.arrow`, of the tables of articles.
        offsets: as there.
        batch: how many articles are taken at once.

    Returns:
        A data frame with the table's columns (docs/arrow.md).
    """
    number, codepoints = table_of(name), codepoints_of(offsets)
    rows = count_of("batch", batch, _U32) or 256
    pa = _pyarrow()
    schema = pa.schema(Table(number, codepoints, True, lambda: None))

    def run(batches: _Batches) -> _Batches:
        for piece in _slices(batches, rows):
            corpus = _records(piece.column("ncf"))
            yield from _batches(corpus.arrow(name, offsets=offsets, plain=True))

    return articles.mapInArrow(run, _spark_type(schema))


def _spark_type(schema: Any) -> Any:
    """Spark's type of a table's rows."""
    pa, types = _pyarrow(), import_module("pyspark.sql.types")
    simple = {pa.string(): types.StringType, pa.int32(): types.IntegerType, pa.float64(): types.DoubleType,
              pa.bool_(): types.BooleanType, pa.date32(): types.DateType, pa.binary(): types.BinaryType}

    def of(kind: Any) -> Any:
        if pa.types.is_list(kind):
            return types.ArrayType(of(kind.value_type), True)
        if pa.types.is_struct(kind):
            return types.StructType([types.StructField(field.name, of(field.type), True) for field in kind])
        return simple[kind]()

    return types.StructType([types.StructField(field.name, of(field.type), True) for field in schema])


class Linked:
    """Linked articles, and the records of what they have in common."""

    def __init__(self, articles: Any, found: Any) -> None:
        self._articles = articles
        self._found = found

    @property
    def articles(self) -> Any:
        """A data frame with the columns of :data:`SCHEMA`: the articles, whose mentions and events name linked records."""
        links = self._found.where(f"kind = {native.ARTICLE_RECORDS}").selectExpr("id", "value AS links")
        return self._articles.select("id", "ncf").join(links, "id").mapInArrow(_apply, SCHEMA)

    @property
    def records(self) -> Any:
        """A data frame with the records as the corpus format has them: ``kind`` (``entity``, ``event``, ``story``),
        ``position`` (sorted by it they are in the order of a corpus) and ``ncf``."""
        names = " ".join(f"WHEN {number} THEN '{kind}'" for kind, number in _KINDS.items())
        return self._found.where(f"kind <> {native.ARTICLE_RECORDS}").selectExpr(
            f"CASE kind {names} END AS kind", "struct(rank, id, item) AS position", "CAST(value AS STRING) AS ncf")

    def table(self, name: str, *, offsets: str = "codepoints") -> Any:
        """Gives a table of articles or of linked records, such as ``mentions``, ``linked_events`` or ``differences``.

        Args:
            name, offsets: as for :meth:`newscorpus.Corpus.arrow`.
        """
        kind = {"linked_entities": "entity", "linked_events": "event", "reports": "event", "differences": "event",
                "stories": "story"}.get(name)
        lines = self.articles if kind is None else self.records.where(f"kind = '{kind}'").orderBy("position").select("ncf")
        return table(lines, name, offsets=offsets)

    def unpersist(self) -> None:
        """Lets go of what was kept of the linking."""
        self._found.unpersist()


_KINDS = {"entity": native.ENTITY_RECORDS, "event": native.EVENT_RECORDS, "story": native.STORY_RECORDS}


def link(articles: Any, *, partitions: int = 0) -> Linked:
    """Links analysed articles, as :meth:`newscorpus.Corpus.link` does.

    No task sees everything. Articles, names and reports are sent to the keys that they have, and compared with what comes to
    the same key; what is connected by that comes together and is resolved; records are made where all that they tell of has
    come. The result is that of one machine, for articles in the order of their ids.

    Args:
        articles: a data frame with the column ``ncf``, as :func:`analyze` gives it; ids are there once.
        partitions: among how many tasks each step is shared out; 0 stands for four for each core that Spark has. A task holds
            its share, some 20 kB an article, in memory.

    Returns:
        The articles and the records. What was found is kept as Spark keeps data (``persist``) until :meth:`Linked.unpersist`.

    Raises:
        Two articles of one id make the job fail.
    """
    parts = count_of("partitions", partitions, 65536) or 4 * articles.sparkSession.sparkContext.defaultParallelism
    rows = articles.select("ncf").mapInArrow(_digests(parts), _ROWS)
    for number in range(1, native.ROUNDS - 1):
        rows = rows.repartitionById(parts, "part").mapInArrow(_round(number, parts), _ROWS)
    found = rows.repartitionById(parts, "part").mapInArrow(_last_round(parts), "kind int, rank int, id string, item long, value binary")
    return Linked(articles, found.persist(import_module("pyspark").StorageLevel.DISK_ONLY))


_ROWS = "part int, bytes binary"
_ENOUGH = 4 << 20


def _said(work: native.Round, parts: int) -> _Batches:
    """Rows of what a task's work says to others."""
    pa = _pyarrow()
    numbers: list[int] = []
    texts: list[bytes] = []
    size = 0
    for _ in range(parts + 1):
        said = work.next()
        if said is not None:
            texts.append(said[0])
            numbers.append(said[1])
            size += len(said[0])
        if texts and (said is None or size > _ENOUGH):
            yield pa.RecordBatch.from_arrays([pa.array(numbers, pa.int32()), pa.array(texts, pa.binary())], names=["part", "bytes"])
            numbers, texts, size = [], [], 0
        if said is None:
            return


def _digests(parts: int) -> Callable[[_Batches], _Batches]:
    """The first round: articles are digested where they are."""
    def run(batches: _Batches) -> _Batches:
        work, count = native.new_round(0, parts), 0
        for piece in _slices(batches, 256):
            for article in _records(piece.column("ncf")).articles:
                work.add(article._native.digest())
            count += piece.num_rows
            if count >= 8192:
                yield from _said(work, parts)
                work, count = native.new_round(0, parts), 0
        yield from _said(work, parts)

    return run


def _took(number: int, parts: int, batches: _Batches) -> native.Round:
    work = native.new_round(number, parts)
    for batch in batches:
        for value in batch.column("bytes"):
            work.add(memoryview(value.as_buffer()))
    return work


def _round(number: int, parts: int) -> Callable[[_Batches], _Batches]:
    def run(batches: _Batches) -> _Batches:
        yield from _said(_took(number, parts, batches), parts)

    return run


def _results(text: bytes) -> Iterator[tuple[int, int, str, int, bytes]]:
    """What ``ncorp_round_next()`` gives in the last round, taken apart."""
    head = struct.Struct("<BBIII")
    at = 0
    while at < len(text):
        kind, rank, item, id_size, size = head.unpack_from(text, at)
        at += head.size
        yield kind, rank, text[at:at + id_size].decode(), item, text[at + id_size:at + id_size + size]
        at += id_size + size


def _last_round(parts: int) -> Callable[[_Batches], _Batches]:
    """The last round, whose results become rows."""
    def run(batches: _Batches) -> _Batches:
        pa = _pyarrow()
        work = _took(native.ROUNDS - 1, parts, batches)
        while (said := work.next()) is not None:
            found = _results(said[0])
            while rows := list(islice(found, 1024)):
                kinds, ranks, ids, items, values = zip(*rows)
                yield pa.RecordBatch.from_arrays(
                    [pa.array(kinds, pa.int32()), pa.array(ranks, pa.int32()), pa.array(ids, pa.string()), pa.array(items, pa.int64()),
                     pa.array(values, pa.binary())], names=["kind", "rank", "id", "item", "value"])

    return run


def _apply(batches: _Batches) -> _Batches:
    for piece in _slices(batches, 256):
        corpus = _records(piece.column("ncf"))
        yield from _rows(Corpus._wrap(corpus._native.apply_links(b"".join(piece.column("links").to_pylist()))))
