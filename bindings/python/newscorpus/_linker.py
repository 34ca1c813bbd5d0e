"""Linking in pieces."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ._check import count_of, path_of
from ._corpus import Corpus
from ._lib import native

_KINDS = {"articles": native.ARTICLE_RECORDS, "entities": native.ENTITY_RECORDS, "events": native.EVENT_RECORDS,
          "stories": native.STORY_RECORDS}


class Linker:
    """Takes analysed articles when they come, and tells at any time what they have in common.

    It keeps a digest of each article, some hundred bytes, and not the article. What it finds depends neither on the pieces nor on
    their order, and is what :meth:`Corpus.link` finds of all at once. Its state can be saved, and opened to add more.

        >>> import newscorpus as nc
        >>> linker = nc.Linker()
        >>> linker.add(nc.read_text("Ada Lovelace met Charles Babbage.", id="a").analyze(link=False))
        >>> linker.counts["entities"]
        2

    Args:
        path: a state that :meth:`save` wrote; None to begin with no articles.
        threads: how many; 0 takes one for each processor.
        spill: a folder for a temporary file, in which digests lie that memory has no room for (beyond some 64 MB); None keeps all
            in memory.

    Raises:
        FileError: the file cannot be read.
        FormatError: it is no state, or damaged.
        UnsupportedError: another version of the library wrote it.
    """

    __slots__ = ("_native",)
    _native: native.Linker

    def __init__(self, path: str | os.PathLike[str] | bytes | None = None, *, threads: int = 0,
                 spill: str | os.PathLike[str] | bytes | None = None) -> None:
        self._native = native.open_linker(None if path is None else path_of(path), count_of("threads", threads, 256),
                                          None if spill is None else path_of(spill))

    def add(self, corpus: Corpus) -> None:
        """Adds the articles of an analysed corpus; those whose id it has already are passed over."""
        self._native.add(corpus._native, None)

    def settle(self) -> None:
        """Works out what the articles that were added have in common with all others; what asks for results does so by itself."""
        self._native.settle(None)

    def link(self, corpus: Corpus) -> Corpus:
        """Gives articles that were added, as they were then, with the ids of entities, event records and stories.

        The records themselves come from :meth:`records`.
        """
        return Corpus._wrap(self._native.apply(corpus._native, None))

    def records(self, kind: str, size: int = 1024) -> Iterator[Corpus]:
        """Gives all records of a kind (``entities``, ``events`` or ``stories``) as corpora without articles, ``size`` at a time."""
        if kind not in _KINDS or kind == "articles":
            raise ValueError(f"kind {kind!r} is none of entities, events, stories")
        size, first = max(1, count_of("size", size, 1 << 31)), 0
        while (records := self._native.records(_KINDS[kind], first, size)) is not None:
            yield Corpus._wrap(records)
            first += size

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of ``articles entities events stories``."""
        return {kind: self._native.count(number) for kind, number in _KINDS.items()}

    def save(self, path: str | os.PathLike[str] | bytes) -> None:
        """Saves the state; the file gets its name when it is whole. ``.ncl`` is its usual ending."""
        self._native.save(path_of(path), None)
