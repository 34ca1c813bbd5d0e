"""News text into articles, entities and event records.

    >>> import newscorpus as nc
    >>> corpus = nc.read_text("KYIV, Dec 6 (Wire) - Talks ended on Friday.", id="a", published="2025-12-06")
    >>> corpus = corpus.analyze()
    >>> len(corpus.articles)
    1

A corpus is an immutable value and each stage is a function from corpus to corpus: :func:`read` (or :func:`stream`,
:func:`loads`, :func:`read_text`), :meth:`Corpus.analyze`, :meth:`Corpus.link`, :meth:`Corpus.write`. Articles, entities,
events, quotes, times, sentences and tokens are sequences of typed objects.

Offsets count Unicode code points of an article's ``text``, half open, so ``article.text[start:end]`` is what a span
covers; in files they are the same, in C and Lua they are UTF-8 bytes.

Objects may be used from any thread; the interpreter's lock is released while the library reads a batch, analyses, links
or writes. An interrupt (Ctrl-C) cancels these calls. Sub-interpreters and free-threaded builds are not supported.
"""

from __future__ import annotations

from ._arrow import Table
from ._article import Article
from ._corpus import Corpus
from ._dictionary import Dictionary
from ._linker import Linker
from ._patterns import Patterns
from ._errors import (
    ArgumentError,
    BusyError,
    CancelledError,
    EncodingError,
    Error,
    FileError,
    FormatError,
    LimitError,
    OutOfMemoryError,
    SkippedWarning,
    StateError,
    UnsupportedError,
)
from ._layers import ArticleEntity, Block, EventMention, Evidence, Fact, Mention, Quantity, Quote, Time
from ._lib import native as _native
from ._linked import Difference, DifferenceValue, Entity, EntityName, Event, Participant, Place, Report, Story
from ._names import Name, NameMatch, NameReason, compare_names, name_keys
from ._progress import Progress
from ._reading import arrow, concat, explain, loads, model_json, read, read_text, stream
from ._record import Amount, Count, Diagnostic, Size
from ._sequence import Layer, Named, Records
from ._tokens import Features, Sentence, Step, Token, TokenColumns, Tokens

__version__: str = _native.version()

__all__ = [
    "Amount",
    "ArgumentError",
    "Article",
    "ArticleEntity",
    "Block",
    "BusyError",
    "CancelledError",
    "Corpus",
    "Count",
    "Diagnostic",
    "Dictionary",
    "Patterns",
    "Difference",
    "DifferenceValue",
    "EncodingError",
    "Entity",
    "EntityName",
    "Error",
    "Event",
    "EventMention",
    "Evidence",
    "Fact",
    "Features",
    "FileError",
    "FormatError",
    "Layer",
    "LimitError",
    "Linker",
    "Mention",
    "Name",
    "NameMatch",
    "NameReason",
    "Named",
    "OutOfMemoryError",
    "Participant",
    "Place",
    "Progress",
    "Quantity",
    "Quote",
    "Records",
    "Report",
    "Sentence",
    "Size",
    "SkippedWarning",
    "StateError",
    "Step",
    "Story",
    "Table",
    "Time",
    "Token",
    "TokenColumns",
    "Tokens",
    "UnsupportedError",
    "arrow",
    "compare_names",
    "concat",
    "explain",
    "loads",
    "model_json",
    "name_keys",
    "read",
    "read_text",
    "stream",
]
