"""Articles."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ._dictionary import Dictionary, dictionary_of
from ._patterns import Patterns, patterns_of
from ._layers import ArticleEntity, Block, EventMention, Mention, Quantity, Quote, Time
from ._lib import native
from ._record import Spanned
from ._sequence import Layer, Named
from ._tokens import Sentence, Tokens

if TYPE_CHECKING:
    from ._corpus import Corpus
    from ._linked import Entity

S = TypeVar("S", bound=Spanned)

class Article:
    """One article and everything that is known of it.

    Articles come from a corpus and keep it alive. All offsets count Unicode code points of :attr:`text`.
    """

    __slots__ = ("_corpus", "_index", "_native", "_metadata", "_text", "_entity_indexes", "_made_tree", "_columns",
                 "_spans", "_strings")

    def __init__(self, corpus: Corpus, index: int) -> None:
        self._corpus = corpus
        self._index = index
        self._native = corpus._native.article(index)
        self._metadata: dict[str, Any] | None = None
        self._text: str | None = None
        self._entity_indexes: dict[str, int] | None = None
        self._made_tree: native.Tree | None = None
        self._columns: dict[int, memoryview | None] = {}
        self._spans: tuple[memoryview, memoryview] | None = None
        self._strings: tuple[str | None, ...] | None = None

    # What the tokens read. Each is made once, when it is asked for.

    @property
    def _tree(self) -> native.Tree:
        if self._made_tree is None:
            self._made_tree = self._native.tree()
        return self._made_tree

    @property
    def _token_spans(self) -> tuple[memoryview, memoryview]:
        if self._spans is None:
            starts, ends = self._native.columns(native.TOKENS)
            self._spans = memoryview(starts).cast("I"), memoryview(ends).cast("I")
        return self._spans

    @property
    def _token_strings(self) -> tuple[str | None, ...]:
        if self._strings is None:
            self._strings = self._native.token_strings()
        return self._strings

    def _token_column(self, number: int) -> memoryview | None:
        if number not in self._columns:
            self._columns[number] = self._native.token_column(number)
        return self._columns[number]

    def _token_string(self, number: int, index: int) -> str | None:
        column = self._token_column(number)
        return None if column is None else self._token_strings[column[index]]

    def _field(self, key: str) -> Any:
        if self._metadata is None:
            self._metadata = self._native.metadata()
        return self._metadata[key]

    @property
    def corpus(self) -> Corpus:
        """The corpus that it belongs to."""
        return self._corpus

    @property
    def id(self) -> str:
        """The id, unique in the corpus."""
        return str(self._field("id"))

    @property
    def uri(self) -> str | None:
        """The path below the corpus root, or a URL."""
        return cast("str | None", self._field("uri"))

    @property
    def title(self) -> str | None:
        """The headline."""
        return cast("str | None", self._field("title"))

    @property
    def outlet(self) -> str | None:
        """Who published it."""
        return cast("str | None", self._field("outlet"))

    @property
    def language(self) -> str | None:
        """The language (BCP 47)."""
        return cast("str | None", self._field("language"))

    @property
    def authors(self) -> tuple[str, ...]:
        """The names in the byline."""
        return cast("tuple[str, ...]", self._field("authors"))

    @property
    def published(self) -> str | None:
        """The date of publication: an ISO 8601 date or date-time."""
        return cast("str | None", self._field("published"))

    @property
    def published_from(self) -> str | None:
        """Where the date was found: ``metadata text option`` or ``inferred``."""
        return cast("str | None", self._field("published_from"))

    @property
    def dateline(self) -> str | None:
        """The place of the dateline, such as ``"KYIV"``."""
        return cast("str | None", self._field("dateline"))

    @property
    def dateline_span(self) -> tuple[int, int] | None:
        """Where the dateline stands, in code points."""
        return cast("tuple[int, int] | None", self._field("dateline_span"))

    @property
    def story(self) -> str | None:
        """The id of its story, once linked."""
        return cast("str | None", self._field("story"))

    @property
    def near_duplicate_of(self) -> str | None:
        """The id of an earlier article with nearly the same text."""
        return cast("str | None", self._field("near_duplicate_of"))

    @property
    def text(self) -> str:
        """The whole text as the source held it, with line ends made ``\\n``."""
        if self._text is None:
            self._text = self._native.text()
        return self._text

    def _layer(self, noun: str, kind: type[S], number: int) -> Layer[S]:
        return Layer(self, noun, kind, number, range(self._native.count(number)))

    @property
    def blocks(self) -> Layer[Block]:
        """What each stretch of the page is."""
        return self._layer("block", Block, native.BLOCKS)

    @property
    def sentences(self) -> Layer[Sentence]:
        """The sentences."""
        return self._layer("sentence", Sentence, native.SENTENCES)

    @property
    def tokens(self) -> Tokens:
        """The tokens."""
        return Tokens(self, range(self._native.count(native.TOKENS)))

    @property
    def times(self) -> Layer[Time]:
        """The time expressions."""
        return self._layer("time", Time, native.TIMES)

    @property
    def quantities(self) -> Layer[Quantity]:
        """The numbers and what they count."""
        return self._layer("quantity", Quantity, native.QUANTITIES)

    @property
    def mentions(self) -> Layer[Mention]:
        """The names and what else points to an entity."""
        return self._layer("mention", Mention, native.MENTIONS)

    @property
    def quotes(self) -> Layer[Quote]:
        """The quotations."""
        return self._layer("quote", Quote, native.QUOTES)

    @property
    def events(self) -> Layer[EventMention]:
        """The events that it tells."""
        return self._layer("event mention", EventMention, native.EVENTS)

    @property
    def entities(self) -> Named[ArticleEntity]:
        """What it says of each entity; also found by id."""
        count = self._native.entity_count()

        def make(index: int) -> ArticleEntity:
            return ArticleEntity(self, index, self._native.entity(index))

        def find(id: str) -> int | None:
            if self._entity_indexes is None:
                self._entity_indexes = {self._native.entity(index)["id"]: index for index in range(count)}
            return self._entity_indexes.get(id)

        return Named("entity", make, range(count), find)

    def _mention(self, index: int | None) -> Mention | None:
        if index is None:
            return None
        values = self._native.item(native.MENTIONS, index)
        return None if values is None else Mention(self, index, values)

    def _entity_of(self, id: str) -> Entity | ArticleEntity | None:
        linked = self._corpus._entity_by_id(id)
        return linked if linked is not None else self.entities.get(id)

    def to_json(self) -> str:
        """Gives the article's line of the corpus format, the same in every language."""
        return self._native.json()

    def explain(self, *, json: bool = False,
                dictionaries: str | os.PathLike[str] | bytes | Dictionary | None = None,
                patterns: str | os.PathLike[str] | bytes | Patterns | None = None) -> str:
        """Tells sentence by sentence which events are coded and by what, and why other words that evoke an event are not.

        The article is analysed anew for it, by the library's own knowledge or by dictionaries.

        Args:
            json: a line of JSON for each sentence instead of text for people.
            dictionaries: as for :meth:`Corpus.analyze`; the entries on which an event rests are shown with file and line.
            patterns: as for :meth:`Corpus.analyze`.
        """
        return self._native.explain(bool(json), dictionary_of(dictionaries, 2), patterns_of(patterns, 2), None)

    def _row(self) -> dict[str, Any]:
        fields = ("id", "title", "outlet", "published", "published_from", "dateline", "language", "uri", "story",
                  "near_duplicate_of")
        return {**{key: self._field(key) for key in fields}, "authors": list(self.authors), "text": self.text,
                **{name: len(getattr(self, name)) for name in ("sentences", "tokens", "mentions", "quotes", "events")}}

    def _repr_html_(self) -> str:
        return self._native.html()

    def __repr__(self) -> str:
        shown = [self.id, repr(self.title) if self.title else None, self.outlet, self.published]
        return f"<Article {' '.join(part for part in shown if part)}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Article):
            return NotImplemented
        return self is other or (self.id == other.id and self.to_json() == other.to_json())

    def __hash__(self) -> int:
        return hash(self.id)

    def __copy__(self) -> Article:
        return self

    def __deepcopy__(self, memo: object) -> Article:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        from ._reading import _article_from_json

        return (_article_from_json, (self.to_json(),))
