"""The corpus: an immutable value, from which each stage makes a new one."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from html import escape
from typing import Any, TypeVar

from . import _arrow
from ._arrow import Table
from ._article import Article
from ._check import count_of, path_of, stages_of
from ._dictionary import Dictionary, dictionary_of
from ._patterns import Patterns, patterns_of
from ._layers import Block, EventMention, Mention, Quantity, Quote, Time
from ._lib import native
from ._linked import Entity, Event, Story
from ._progress import Progress, shown
from ._record import Diagnostic, Record
from ._sequence import Chained, Named, Records
from ._tokens import AllTokens, Sentence, Token

R = TypeVar("R", bound=Record)

_COMPRESSIONS = {"auto": native.COMPRESSION_AUTO, "none": native.COMPRESSION_NONE, "gzip": native.COMPRESSION_GZIP,
                 "zstd": native.COMPRESSION_ZSTD}
_FORMATS = {"auto": native.AUTO, "ncf": native.NCF, "conllu": native.CONLLU}
_CODERS = {"plover": native.CODER_PLOVER, "cameo": native.CODER_CAMEO}
_EVENT_FORMATS = {"plover": native.EVENTS_PLOVER, "petrarch2": native.EVENTS_PETRARCH2, "phoenix": native.EVENTS_PHOENIX,
                  "gdelt": native.EVENTS_GDELT, "gdelt-mentions": native.EVENTS_GDELT_MENTIONS, "plover-x": native.EVENTS_PLOVER_X}


def _choice(name: str, value: str, choices: dict[str, int]) -> int:
    if value not in choices:
        raise ValueError(f"{name} {value!r} is none of {', '.join(choices)}")
    return choices[value]


class Corpus:
    """An ordered set of articles with, once linked, entities, events and stories.

    A corpus never changes: :meth:`analyze` and :meth:`link` give new ones that share what they did not touch. It may be
    used from any number of threads. Two corpora are equal when their contents are; pickling keeps the whole content.
    """

    __slots__ = ("_native", "__weakref__")
    _native: native.Corpus

    def __init__(self) -> None:
        raise TypeError("a corpus comes from newscorpus.read(), read_text(), loads() or stream()")

    @classmethod
    def _wrap(cls, handle: native.Corpus) -> Corpus:
        corpus = cls.__new__(cls)
        corpus._native = handle
        return corpus

    # ---- contents

    @property
    def language(self) -> str | None:
        """The language (BCP 47) that a file gave."""
        return self._native.language()

    @property
    def generator(self) -> str | None:
        """The program that wrote the file."""
        return self._native.generator()

    @property
    def linked(self) -> bool:
        """Whether the articles have been linked."""
        return self._native.linked()

    @property
    def articles(self) -> Named[Article]:
        """The articles, in order; also found by id."""
        handle = self._native
        return Named("article", lambda index: Article(self, index), range(handle.article_count()), handle.find_article)

    def _records(self, noun: str, kind: type[R], get: Callable[[int], dict[str, Any]], count: int,
                 find: Callable[[str], int | None]) -> Named[R]:
        return Named(noun, lambda index: kind(self, index, get(index)), range(count), find)

    @property
    def entities(self) -> Named[Entity]:
        """The linked entities; also found by id or by any spelling of their name, as it is written."""
        handle = self._native

        def find(key: str) -> int | None:
            index = handle.find_entity(key)
            return handle.find_name(key) if index is None else index

        return self._records("entity", Entity, handle.entity, handle.entity_count(), find)

    @property
    def events(self) -> Named[Event]:
        """The linked events; also found by id."""
        handle = self._native
        return self._records("event", Event, handle.event, handle.event_count(), handle.find_event)

    @property
    def stories(self) -> Named[Story]:
        """The stories; also found by id."""
        handle = self._native
        count = handle.story_count()

        def find(key: str) -> int | None:
            return next((index for index in range(count) if handle.story(index)["id"] == key), None)

        return self._records("story", Story, handle.story, count, find)

    @property
    def diagnostics(self) -> Records[Diagnostic]:
        """What the reader noticed while it made this corpus."""
        handle = self._native
        return Records("diagnostic", lambda index: Diagnostic(None, index, handle.diagnostic(index)),
                       range(handle.diagnostic_count()))

    @property
    def blocks(self) -> Records[Block]:
        """The blocks of all articles."""
        return Chained("block", self.articles, "blocks")

    @property
    def sentences(self) -> Records[Sentence]:
        """The sentences of all articles."""
        return Chained("sentence", self.articles, "sentences")

    @property
    def tokens(self) -> Records[Token]:
        """The tokens of all articles."""
        return AllTokens(self.articles)

    @property
    def times(self) -> Records[Time]:
        """The time expressions of all articles."""
        return Chained("time", self.articles, "times")

    @property
    def quantities(self) -> Records[Quantity]:
        """The quantities of all articles."""
        return Chained("quantity", self.articles, "quantities")

    @property
    def mentions(self) -> Records[Mention]:
        """The mentions of all articles."""
        return Chained("mention", self.articles, "mentions")

    @property
    def quotes(self) -> Records[Quote]:
        """The quotations of all articles."""
        return Chained("quote", self.articles, "quotes")

    @property
    def event_mentions(self) -> Records[EventMention]:
        """The events as the articles tell them, before they are merged."""
        return Chained("event mention", self.articles, "events")

    def _entity_by_id(self, id: str) -> Entity | None:
        index = self._native.find_entity(id)
        return None if index is None else Entity(self, index, self._native.entity(index))

    # ---- stages

    def analyze(self, *, link: bool = True, threads: int = 0, progress: Progress = None,
                stages: Iterable[str] | None = None, model: str | os.PathLike[str] | bytes | None = None,
                dictionaries: str | os.PathLike[str] | bytes | Dictionary | None = None, coder: str = "plover",
                patterns: str | os.PathLike[str] | bytes | Patterns | None = None, only_patterns: bool = False) -> Corpus:
        """Analyses every article anew: structure, sentences, tags, trees, names, times, quotations, events.

        Args:
            link: also link across the articles, as :meth:`link` does.
            threads: how many threads to use; 0 stands for one for each processor. The result does not depend on it.
            progress: ``None`` shows a bar where a person is watching, ``True`` always, ``False`` never; or a function of
                ``(done, total)`` whose true result cancels.
            stages: what to find, of ``structure tokens tags parse mentions times quantities quotes events``; ``None``
                for all. A stage brings those that it builds on.
            model: the file of a language model; ``None`` stands for the English one that is built in.
            dictionaries: a folder of dictionaries in the syntax of TABARI and PETRARCH, or a :class:`Dictionary` that is open,
                for the coder ``cameo``.
            coder: what events are coded by: ``plover``, the library's own knowledge, or ``cameo``, the dictionaries.
            patterns: a file or folder of event patterns of your own, or :class:`Patterns` that are open.
            only_patterns: events by these patterns alone, without the library's.

        Returns:
            A new corpus with the same articles in the same order.

        Raises:
            ArgumentError: dictionaries without the coder ``cameo``, or that coder without dictionaries.
            CancelledError: the progress function asked to stop.
            FileError, FormatError, LimitError, UnsupportedError: the model or the dictionaries cannot be read or used.

        Warns:
            SkippedWarning: lines in the folder of dictionaries were left out; :attr:`Dictionary.diagnostics` names them.
        """
        flags = stages_of(stages)
        file = None if model is None else path_of(model)
        count = count_of("threads", threads, 0xFFFFFFFF)
        coder_id = _choice("coder", coder, _CODERS)
        dictionary = dictionary_of(dictionaries, 2)
        own, own_flags = patterns_of(patterns, 2), native.PATTERNS_ONLY if only_patterns else 0
        with shown(progress, "analyze") as report:
            corpus = Corpus._wrap(self._native.analyze(flags, count, file, dictionary, coder_id, own, own_flags, report))
        return corpus.link(progress=progress) if link else corpus

    def link(self, *, progress: Progress = None) -> Corpus:
        """Links the articles of an analysed corpus: entities, events with their reports and differences, stories.

        Returns:
            A new corpus with the same articles; earlier links are made anew.
        """
        with shown(progress, "link") as report:
            return Corpus._wrap(self._native.link(report))

    # ---- output

    def write(self, path: str | os.PathLike[str] | bytes, *, format: str = "auto", compression: str = "auto",
              progress: Progress = None) -> None:
        """Writes a file; the name appears only when the file is whole and on disk.

        Args:
            path: the file; ``.gz`` and ``.zst`` are compressed.
            format: ``ncf``, the News Corpus Format; ``conllu``, as :meth:`to_conllu` gives it; ``auto`` (by the name: CoNLL-U
                for ``.conllu``, else the News Corpus Format).
            compression: ``auto`` (by the name), ``none``, ``gzip`` or ``zstd``.
            progress: as for :meth:`analyze`.

        Raises:
            CancelledError: the progress function asked to stop; no file was made or changed.
        """
        format_id, compression_id = _choice("format", format, _FORMATS), _choice("compression", compression, _COMPRESSIONS)
        with shown(progress, "write") as report:
            self._native.write(path_of(path), format_id, compression_id, report)

    def to_json(self) -> str:
        """Gives the corpus in the News Corpus Format, the same text in every language."""
        return self._native.json()

    def to_conllu(self) -> str:
        """Gives sentences, tokens and names in CoNLL-U, the format of Universal Dependencies.

        Names stand in the last column as ``NER=B-PER`` and ``NER=I-PER``.

        Raises:
            UnsupportedError: an article has not been analysed.
        """
        return self._native.conllu()

    def to_events(self, format: str = "plover") -> str:
        """Gives the event records in a format of event data.

        Args:
            format: ``plover``, JSON Lines with PLOVER's field names (``plover-x`` has types beyond PLOVER, too); ``petrarch2`` (11 columns), ``phoenix`` (26), ``gdelt``
                (61) or ``gdelt-mentions`` (16), tab-separated rows without headings. The tables hold what happened or goes on.

        Raises:
            UnsupportedError: the corpus is not linked.
        """
        return self._native.events_text(_choice("format", format, _EVENT_FORMATS))

    def write_events(self, path: str | os.PathLike[str] | bytes, *, format: str = "plover", compression: str = "auto") -> None:
        """Writes the event records to a file, as :meth:`to_events` gives them.

        Args:
            path: the file; its name appears only when the file is whole and on disk.
            format: as for :meth:`to_events`.
            compression: ``auto`` (by the name), ``none``, ``gzip`` or ``zstd``.
        """
        self._native.write_events(path_of(path), _choice("format", format, _EVENT_FORMATS),
                                  _choice("compression", compression, _COMPRESSIONS), None)

    def events_table(self, format: str = "gdelt") -> list[dict[str, Any]]:
        """Gives the rows that :meth:`to_events` prints as dicts, ready for ``pandas.DataFrame``.

        Args:
            format: as for :meth:`to_events`. For ``plover`` each dict is a record as PLOVER's manual has it.

        Returns:
            For the tables, a dict of strings by column for each row; an empty cell is ``None``.
        """
        lines = self.to_events(format).split("\n")[:-1]
        if format == "plover":
            return [json.loads(line) for line in lines]
        columns = native.event_columns(_EVENT_FORMATS[format])
        return [{column: cell or None for column, cell in zip(columns, line.split("\t"))} for line in lines]

    def arrow(self, table: str, *, offsets: str = "codepoints", plain: bool = False, batch_rows: int = 0) -> Table:
        """Gives a table in Arrow's memory layout, for pyarrow, pandas, polars, DuckDB and others.

        Args:
            table: ``articles sentences tokens entities mentions quotes times quantities events participants`` or ``records``;
                of a linked corpus also ``linked_entities linked_events reports differences stories``.
            offsets: what ``start``, ``end`` and the like count: ``codepoints`` or ``bytes`` (of UTF-8).
            plain: give plain strings instead of dictionary-encoded ones, which are categorical data elsewhere.
            batch_rows: rows of a batch at most; 0 stands for 65,536.

        Raises:
            UnsupportedError: a table of linked records, and the corpus is not linked.
        """
        return _arrow.of_corpus(self._native, table, offsets, plain, batch_rows)

    def report(self, path: str | os.PathLike[str] | None = None, *, title: str | None = None) -> str:
        """Makes the report, one HTML page that holds everything it needs.

        Args:
            path: also write the page to this file.
            title: the page's title.

        Returns:
            The page.
        """
        if title is not None and not isinstance(title, str):
            raise TypeError(f"title is a {type(title).__name__}, not a str")
        return self._native.report(title, None if path is None else path_of(path))

    def _repr_html_(self) -> str:
        def row(*cells: object) -> str:
            return "<tr>" + "".join(f"<td>{escape(str(cell or ''))}</td>" for cell in cells) + "</tr>"

        def table(heads: str, rows: Iterable[str]) -> str:
            return ("<table><thead><tr>" + "".join(f"<th>{head}</th>" for head in heads.split()) + "</tr></thead><tbody>"
                    + "".join(rows) + "</tbody></table>")

        parts = [f"<p><strong>{escape(repr(self)[1:-1])}</strong></p>"]
        if len(self.events):
            parts.append(table("Date Event Who Whom Where Reports",
                               (row(event.date, event.type, ", ".join(a.name for a in event.actors),
                                    ", ".join(a.name for a in event.recipients), event.place and event.place.name,
                                    len(event.reports)) for event in self.events[:20])))
        parts.append(table("Published Outlet Title",
                           (row(article.published, article.outlet, article.title or article.id)
                            for article in self.articles[:20])))
        return "".join(parts)

    def __len__(self) -> int:
        return self._native.article_count()

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        def some(count: int, one: str, many: str) -> str:
            return f"{count} {one if count == 1 else many}"

        parts = [some(len(self), "article", "articles")]
        if self.linked:
            parts += [some(len(self.entities), "entity", "entities"), some(len(self.events), "event", "events"),
                      some(len(self.stories), "story", "stories")]
        return f"<Corpus: {', '.join(parts)}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Corpus):
            return NotImplemented
        return self is other or (len(self) == len(other) and self.to_json() == other.to_json())

    def __hash__(self) -> int:
        return hash(tuple(article.id for article in self.articles[:8]) + (len(self),))

    def __copy__(self) -> Corpus:
        return self

    def __deepcopy__(self, memo: object) -> Corpus:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        from ._reading import _corpus_from_json

        return (_corpus_from_json, (self.to_json(),))
