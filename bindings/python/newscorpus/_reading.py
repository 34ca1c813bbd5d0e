"""From files and strings to a corpus."""

from __future__ import annotations

import datetime
import os
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Union

from ._arrow import Table, codepoints_of, table_of
from ._check import count_of, date_of, path_of, stages_of, text_of
from ._corpus import _CODERS, Corpus, _choice
from ._dictionary import Dictionary, dictionary_of
from ._patterns import Patterns
from ._errors import SkippedWarning
from ._lib import native
from ._patterns import Patterns, patterns_of
from ._progress import Progress, shown

if TYPE_CHECKING:
    from ._article import Article

Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]
Date = Union[str, datetime.date, None]

_FORMATS = {"auto": native.AUTO, "text": native.TEXT, "ncf": native.NCF, "conllu": native.CONLLU}
_U32 = 0xFFFFFFFF
_I63 = 0x7FFFFFFFFFFFFFFF


def _sources(paths: Path | Iterable[Path]) -> native.Sources:
    if isinstance(paths, (str, bytes, os.PathLike)):
        paths = [paths]
    elif not isinstance(paths, Iterable):
        raise TypeError(f"paths is a {type(paths).__name__}, neither a path nor a list of paths")
    sources = native.new_sources()
    for path in paths:
        sources.add_path(path_of(path))
    return sources


def _open(sources: native.Sources, strict: bool, published: Date, max_depth: int, max_record: int, max_total: int,
          max_ratio: int, max_folder_depth: int) -> native.Reader:
    return native.open_reader(
        sources, bool(strict), date_of("published", published), count_of("max_depth", max_depth, _U32),
        count_of("max_record", max_record, _I63), count_of("max_total", max_total, _I63),
        count_of("max_ratio", max_ratio, _U32), count_of("max_folder_depth", max_folder_depth, _U32))


def _warn(corpus: Corpus, stacklevel: int) -> Corpus:
    lost = [diagnostic for diagnostic in corpus.diagnostics if diagnostic.severity == "error"]
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        warnings.warn(f"reading skipped something: {lost[0]}{more}; see corpus.diagnostics", SkippedWarning,
                      stacklevel=stacklevel + 1)
    return corpus


def read(paths: Path | Iterable[Path], *, strict: bool = False, published: Date = None, progress: Progress = None,
         max_depth: int = 0, max_record: int = 0, max_total: int = 0, max_ratio: int = 0,
         max_folder_depth: int = 0) -> Corpus:
    """Reads folders and files in any supported format.

    Args:
        paths: one path or several; a folder is read in name order with everything below it, ``"-"`` is standard input.
        strict: stop at the first bad record instead of skipping it.
        published: the date of articles that carry none, an ISO 8601 str or a date.
        progress: as for :meth:`Corpus.analyze`.
        max_depth: nesting of JSON; 0 stands for 64, and so on below.
        max_record: bytes of one record or one text file (64 MiB).
        max_total: decompressed bytes of one source (no limit).
        max_ratio: decompressed over compressed size of a source beyond its first MiB (1000).
        max_folder_depth: nesting of folders (64).

    Returns:
        The corpus; an empty folder is an empty one.

    Raises:
        FileError: the only source cannot be read.
        FormatError, LimitError: strict reading met a bad record.

    Warns:
        SkippedWarning: lenient reading skipped something.
    """
    reader = _open(_sources(paths), strict, published, max_depth, max_record, max_total, max_ratio, max_folder_depth)
    with shown(progress, "read") as report:
        return _warn(Corpus._wrap(reader.rest(report)), 2)


def stream(paths: Path | Iterable[Path], *, batch: int = 256, strict: bool = False, published: Date = None,
           progress: Progress = None, max_depth: int = 0, max_record: int = 0, max_total: int = 0, max_ratio: int = 0,
           max_folder_depth: int = 0) -> Iterator[Corpus]:
    """Reads batch by batch, in memory that does not grow with the input.

    Args:
        batch: how many articles a corpus has at most.
        paths, strict, published, progress, max_depth, max_record, max_total, max_ratio, max_folder_depth:
            as for :func:`read`.

    Returns:
        An iterator of corpora, each complete in itself; linked records come with the last one.
    """
    size = count_of("batch", batch, _I63)
    if size == 0:
        raise ValueError("batch is 0: a corpus has at least one article")
    reader = _open(_sources(paths), strict, published, max_depth, max_record, max_total, max_ratio, max_folder_depth)
    return _batches(reader, size, progress)


def _batches(reader: native.Reader, size: int, progress: Progress) -> Iterator[Corpus]:
    try:
        with shown(progress, "read") as report:
            while (handle := reader.next(size, report)) is not None:
                yield _warn(Corpus._wrap(handle), 2)
    finally:
        reader.close()


def arrow(paths: Path | Iterable[Path], table: str, *, analyze: bool = True, batch: int = 256, threads: int = 0,
          stages: Iterable[str] | None = None, model: Path | None = None, dictionaries: Path | Dictionary | None = None,
          coder: str = "plover", patterns: Path | Patterns | None = None, only_patterns: bool = False,
          offsets: str = "codepoints", plain: bool = False, batch_rows: int = 0, strict: bool = False, published: Date = None, max_depth: int = 0, max_record: int = 0, max_total: int = 0, max_ratio: int = 0,
          max_folder_depth: int = 0) -> Table:
    """Gives a table of everything that can be read, in Arrow's memory layout, without holding it in memory.

    Reading (and analysis) begins when the table is read, and begins anew each time.

    Args:
        paths: as for :func:`read`.
        table: as for :meth:`Corpus.arrow`; tables of linked records come from a file that has them, without analysis.
        analyze: analyse the articles; ``False`` gives what the sources hold.
        batch: how many articles are read and analysed at once.
        threads, stages, model, dictionaries, coder, patterns, only_patterns: as for :meth:`Corpus.analyze`.
        offsets, plain, batch_rows: as for :meth:`Corpus.arrow`.
        strict, published, max_depth, max_record, max_total, max_ratio, max_folder_depth: as for :func:`read`. What lenient
            reading skips is not told.
    """
    number, codepoints, rows = table_of(table), codepoints_of(offsets), count_of("batch_rows", batch_rows, _U32)
    several, workers = count_of("batch", batch, _U32), count_of("threads", threads, _U32)
    flags, coding, dictionary = stages_of(stages), _choice("coder", coder, _CODERS), dictionary_of(dictionaries, 2)
    own, own_flags = patterns_of(patterns, 2), native.PATTERNS_ONLY if only_patterns else 0
    file, date = None if model is None else path_of(model), date_of("published", published)
    again = [paths] if isinstance(paths, (str, bytes, os.PathLike)) else list(paths)

    def open() -> object:
        reader = _open(_sources(again), strict, date, max_depth, max_record, max_total, max_ratio, max_folder_depth)
        return native.arrow_read(reader, bool(analyze), flags, file, dictionary, coding, own, own_flags, workers, several,
                                 number, codepoints, bool(plain), rows)

    open()  # so that what is wrong shows now
    return Table(number, codepoints, bool(plain), open)


def loads(data: str | bytes | bytearray | memoryview, *, format: str = "auto", name: str | None = None,
          strict: bool = False, published: Date = None, max_depth: int = 0, max_record: int = 0, max_total: int = 0,
          max_ratio: int = 0) -> Corpus:
    """Reads what a file would hold: ``loads(corpus.to_json())`` is the corpus again.

    Args:
        data: the content; compressed content is decompressed.
        format: ``auto text ncf`` or ``conllu``.
        name: the name that diagnostics show.
        strict, published, max_depth, max_record, max_total, max_ratio: as for :func:`read`.

    Returns:
        The corpus.
    """
    if format not in _FORMATS:
        raise ValueError(f"format {format!r} is none of {', '.join(_FORMATS)}")
    if not isinstance(data, (str, bytes, bytearray, memoryview)):
        raise TypeError(f"data is a {type(data).__name__}, neither str nor bytes")
    sources = native.new_sources()
    sources.add_bytes(data, text_of("name", name), _FORMATS[format])
    reader = _open(sources, strict, published, max_depth, max_record, max_total, max_ratio, 0)
    return _warn(Corpus._wrap(reader.rest(None)), 2)


def read_text(text: str, *, id: str | None = None, title: str | None = None, outlet: str | None = None,
              uri: str | None = None, published: Date = None) -> Corpus:
    """Makes a corpus of one article from its text.

    >>> corpus = read_text("Officials met in Geneva.", id="note-1")
    >>> corpus.articles["note-1"].text
    'Officials met in Geneva.'

    Args:
        text: the text.
        id: the article's id; ``None`` for one made from the content.
        title, outlet, uri: metadata.
        published: the date of publication, an ISO 8601 str or a date.
    """
    if not isinstance(text, str):
        raise TypeError(f"text is a {type(text).__name__}, not a str")
    sources = native.new_sources()
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    sources.add_article(plain, text_of("id", id), text_of("uri", uri), text_of("title", title), text_of("outlet", outlet),
                        date_of("published", published))
    return Corpus._wrap(_open(sources, True, None, 0, _I63, 0, 0, 0).rest(None))


def model_json(model: Path | None = None) -> str:
    """What a language model holds, as JSON: version, size, language, sections, and about, which says how it was made.

    Args:
        model: the model's file; ``None`` stands for the English one that is built in.

    Raises:
        FileError, FormatError, LimitError, UnsupportedError: the model cannot be read or used, or none is built in.
    """
    return native.model_json(None if model is None else path_of(model))


def explain(text: str, *, published: Date = None, json: bool = False,
            dictionaries: str | os.PathLike[str] | bytes | Dictionary | None = None,
            patterns: str | os.PathLike[str] | bytes | Patterns | None = None) -> str:
    """Tells of a text, sentence by sentence, which events are coded and by what, and why others are not.

    >>> explain("Police arrested two men.").splitlines()[0]
    '1  Police arrested two men.'

    Args:
        text: the text.
        published: the date of publication, an ISO 8601 str or a date.
        json: a line of JSON for each sentence instead of text for people.
        dictionaries: a folder of dictionaries, or a :class:`Dictionary`, by which events are coded instead.
        patterns: a file or folder of event patterns, or :class:`Patterns`, beside the library's own.
    """
    return read_text(text, published=published).articles[0].explain(json=json, dictionaries=dictionaries, patterns=patterns)


def concat(corpora: Iterable[Corpus]) -> Corpus:
    """Joins corpora into one that has the articles of all, in order. Link the result again.

    Raises:
        ArgumentError: two articles have one id.
    """
    handles = []
    for corpus in corpora:
        if not isinstance(corpus, Corpus):
            raise TypeError(f"corpora holds a {type(corpus).__name__}, not a Corpus")
        handles.append(corpus._native)
    if len(handles) < 2:
        handles.append(native.no_corpus())
    while len(handles) > 1:
        pairs = [a.joined(b) for a, b in zip(handles[::2], handles[1::2])]
        handles = pairs + handles[2 * len(pairs):]
    return Corpus._wrap(handles[0])


def _corpus_from_json(data: str) -> Corpus:
    sources = native.new_sources()
    sources.add_bytes(data, "<pickle>", native.NCF)
    return Corpus._wrap(_open(sources, True, None, 0, _I63, 0, 0, 0).rest(None))


def _article_from_json(line: str) -> Article:
    return _corpus_from_json('{"record":"corpus","ncf":1}\n' + line + "\n").articles[0]
