"""Tables in Arrow's memory layout, for every program that takes them: pyarrow, pandas, polars, DuckDB, Spark."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

from ._check import count_of
from ._lib import native

_TABLES = {name: number for number, name in enumerate(native.arrow_tables())}
_OFFSETS = {"codepoints": True, "bytes": False}


def table_of(name: Any) -> int:
    """The number of a table's name."""
    if name not in _TABLES:
        raise ValueError(f"table {name!r} is none of {', '.join(_TABLES)}")
    return _TABLES[name]


def codepoints_of(offsets: Any) -> bool:
    """Whether offsets count code points."""
    if offsets not in _OFFSETS:
        raise ValueError(f"offsets {offsets!r} is none of {', '.join(_OFFSETS)}")
    return _OFFSETS[offsets]


class Table:
    """Rows that other programs read through Arrow's PyCapsule interface: nothing is copied on the way but strings, once.

    It holds no rows itself: each time that it is read it makes them anew, in batches, so memory does not grow with it.

    >>> import newscorpus as nc
    >>> corpus = nc.read_text("Ada Hill met Bo Lund in Oslo on Friday.", id="a").analyze()
    >>> corpus.arrow("mentions").columns[:3]
    ('article', 'mention', 'start')

    ``pyarrow.table(t)``, ``polars.DataFrame(t)``, ``pandas.DataFrame.from_arrow(t)`` and DuckDB (``SELECT … FROM t``) take it.
    """

    __slots__ = ("_table", "_codepoints", "_plain", "_open")

    def __init__(self, table: int, codepoints: bool, plain: bool, open: Callable[[], object]) -> None:
        self._table = table
        self._codepoints = codepoints
        self._plain = plain
        self._open = open

    @property
    def name(self) -> str:
        """The table's name, such as ``events``."""
        return native.arrow_tables()[self._table]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns; docs/arrow.md describes them, as does the metadata of the schema."""
        return native.arrow_columns(self._table)

    def __arrow_c_schema__(self) -> object:
        return native.arrow_schema(self._table, self._codepoints, self._plain)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._open()

    def to_parquet(self, path: str | os.PathLike[str], **options: Any) -> int:
        """Writes a Parquet file batch by batch; needs pyarrow.

        Args:
            path: the file.
            options: as for ``pyarrow.parquet.ParquetWriter``, such as ``compression="zstd"``.

        Returns:
            The number of rows.
        """
        try:
            pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
        except ImportError as error:
            raise ImportError("writing Parquet needs pyarrow: pip install pyarrow") from error
        rows = 0
        with pyarrow.RecordBatchReader.from_stream(self) as reader:
            with parquet.ParquetWriter(path, reader.schema, **options) as writer:
                for batch in reader:
                    writer.write_batch(batch)
                    rows += batch.num_rows
        return rows

    def __repr__(self) -> str:
        return f"<Table {self.name}: {', '.join(self.columns)}>"


def of_corpus(handle: native.Corpus, name: str, offsets: str, plain: bool, batch_rows: int) -> Table:
    """A table of a corpus."""
    table, codepoints, rows = table_of(name), codepoints_of(offsets), count_of("batch_rows", batch_rows, 0xFFFFFFFF)
    plain = bool(plain)
    handle.arrow(table, codepoints, plain, rows)  # so that what is wrong shows now
    return Table(table, codepoints, plain, lambda: handle.arrow(table, codepoints, plain, rows))
