"""Sentences, tokens and dependency trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from ._lib import native
from ._record import Spanned
from ._sequence import Chained, Layer, Records, pandas_or_fail

if TYPE_CHECKING:
    import pandas

    from ._article import Article

_COLUMNS = {"lemma": native.LEMMA, "upos": native.UPOS, "xpos": native.XPOS, "feats": native.FEATS,
            "deprel": native.DEPREL}


class Features(Mapping[str, str]):
    """The morphological features of a token, by name.

    >>> features = Features("Number=Sing|Person=3")
    >>> features["Number"], features.get("Tense"), len(features)
    ('Sing', None, 2)
    >>> str(features)
    'Number=Sing|Person=3'
    """

    __slots__ = ("_text", "_values")

    def __init__(self, text: str | None) -> None:
        self._text = text or ""
        self._values: dict[str, str] = {}
        for part in self._text.split("|"):
            name, is_pair, value = part.partition("=")
            if is_pair and name:
                self._values.setdefault(name, value)

    def __getitem__(self, name: str, /) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Features({self._text!r})"


class Step(NamedTuple):
    """One step of a path through a tree."""

    token: Token
    """The token stepped to."""
    up: bool
    """Whether it is the head of the one before; else it depends on the one before."""


class Token(Spanned):
    """A syntactic word of Universal Dependencies 2. The linguistic fields are ``None`` until a model has filled them.

    The tree that heads, children and the rest walk is free of cycles and ends at the sentence, whatever a file says:
    a head that would break this is left out. What the file says stands in :meth:`to_dict`.

    >>> import newscorpus as nc
    >>> corpus = nc.loads('''{"record":"corpus","ncf":1}
    ... {"record":"article","id":"a","text":"Two mayors met.","sentences":[[0,15]],"tokens":{"start":[0,4,11,14],
    ... "end":[3,10,14,15],"lemma":["two","mayor","meet","."],"upos":["NUM","NOUN","VERB","PUNCT"],
    ... "feats":[null,"Number=Plur",null,null],"head":[1,2,-1,2],"deprel":["nummod","nsubj","root","punct"]}}
    ... '''.replace(",\\n", ","), format="ncf")
    >>> root = corpus.articles[0].sentences[0].root
    >>> root.lemma, [(child.text, child.deprel) for child in root.children]
    ('meet', [('mayors', 'nsubj'), ('.', 'punct')])
    >>> subject = root.children[0]
    >>> subject.subtree_text, subject.feats["Number"]
    ('Two mayors', 'Plur')
    """

    __slots__ = ()
    _shown = ("upos", "deprel")

    def __init__(self, article: Article, index: int) -> None:
        self._owner = article
        self._index = index

    @property
    def _values(self) -> dict[str, Any]:  # type: ignore[override]
        # The fields are read from the article's columns; this is for those who want all at once.
        return self.article._native.item(native.TOKENS, self._index)

    @property
    def index(self) -> int:
        """Which token of the article it is."""
        return self._index

    @property
    def span(self) -> tuple[int, int]:
        """``(start, end)`` in code points of the article's text."""
        starts, ends = self.article._token_spans
        return starts[self._index], ends[self._index]

    @property
    def lemma(self) -> str | None:
        """The dictionary form."""
        return self.article._token_string(native.LEMMA, self._index)

    @property
    def upos(self) -> str | None:
        """The universal part of speech, such as ``"VERB"``."""
        return self.article._token_string(native.UPOS, self._index)

    @property
    def xpos(self) -> str | None:
        """The treebank's own tag."""
        return self.article._token_string(native.XPOS, self._index)

    @property
    def feats(self) -> Features:
        """The morphological features by name, such as ``feats["Number"]``; none where they are not known."""
        return Features(self.article._token_string(native.FEATS, self._index))

    @property
    def deprel(self) -> str | None:
        """The dependency relation to the head."""
        return self.article._token_string(native.DEPREL, self._index)

    @property
    def sentence(self) -> Sentence | None:
        """The sentence that it is in."""
        index = self.article._native.sentence_of(self._index)
        return None if index is None else self.article.sentences[index]

    @property
    def head(self) -> Token | None:
        """The token that it depends on; ``None`` for a root and where there is no tree."""
        return self._token(self.article._tree.head(self._index))

    @property
    def children(self) -> tuple[Token, ...]:
        """The tokens that depend on it, in text order."""
        return self._tokens(self.article._tree.children(self._index))

    @property
    def subtree(self) -> tuple[Token, ...]:
        """It and all that depend on it, directly or not, in text order."""
        return self._tokens(self.article._tree.subtree(self._index))

    @property
    def subtree_text(self) -> str:
        """The text from the first to the last token of the subtree."""
        indexes = self.article._tree.subtree(self._index)
        first, last = self._tokens((indexes[0], indexes[-1]))
        return self.article.text[first.start:last.end]

    @property
    def ancestors(self) -> tuple[Token, ...]:
        """Its head, that one's head, and so on to the root."""
        return self._tokens(self.article._tree.ancestors(self._index))

    def common(self, other: Token) -> Token | None:
        """Gives the lowest common ancestor of both, which may be one of them; ``None`` when they are in different trees."""
        return self._token(self.article._tree.common(self._index, self._index_of(other)))

    def path_to(self, other: Token) -> tuple[Step, ...] | None:
        """Gives the steps to another token: up to the lowest common ancestor, then down; ``None`` when there is no way.

        Raises:
            ValueError: the other token is of another article.
        """
        path = self.article._tree.path(self._index, self._index_of(other))
        if path is None:
            return None
        up = (*path["up"][1:], path["top"]) if path["up"] else ()
        return (*(Step(token, True) for token in self._tokens(up)),
                *(Step(token, False) for token in self._tokens(reversed(path["down"]))))

    def _token(self, index: int | None) -> Token | None:
        return None if index is None else Token(self.article, index)

    def _tokens(self, indexes: Iterable[int]) -> tuple[Token, ...]:
        article = self.article
        return tuple([Token(article, index) for index in indexes])

    def _index_of(self, other: Token) -> int:
        if not isinstance(other, Token):
            raise TypeError(f"other is a {type(other).__name__}, not a Token")
        if other._owner is not self._owner and other._owner != self._owner:
            raise ValueError("the tokens are of different articles")
        return other._index

    def __hash__(self) -> int:
        return hash((Token, self._index, self.span))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Token, (self._owner, self._index))


class TokenColumns:
    """The tokens of an article as buffers of numbers, lent by the library and read without copying.

    ``start`` and ``end`` are unsigned 32-bit offsets in code points. ``lemma upos xpos feats deprel`` are signed 32-bit
    numbers: what each stands for is ``strings[number]``, and -1 is an absent value, for which ``strings[-1]`` is
    ``None``. ``head`` is the token's head as the corpus has it, -1 for none. A column without any value is ``None``. The
    buffers keep the corpus alive; ``numpy.asarray(columns.head)`` shares them.
    """

    __slots__ = ("_tokens",)

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    @property
    def start(self) -> memoryview:
        """The first code point of each token."""
        return self._tokens.starts

    @property
    def end(self) -> memoryview:
        """The code point after the last of each token."""
        return self._tokens.ends

    @property
    def lemma(self) -> memoryview | None:
        """Numbers of the lemmas."""
        return self._column(native.LEMMA)

    @property
    def upos(self) -> memoryview | None:
        """Numbers of the universal parts of speech."""
        return self._column(native.UPOS)

    @property
    def xpos(self) -> memoryview | None:
        """Numbers of the treebank tags."""
        return self._column(native.XPOS)

    @property
    def feats(self) -> memoryview | None:
        """Numbers of the features."""
        return self._column(native.FEATS)

    @property
    def deprel(self) -> memoryview | None:
        """Numbers of the relations."""
        return self._column(native.DEPREL)

    @property
    def head(self) -> memoryview | None:
        """The heads, as indexes of tokens of the article."""
        return self._column(native.HEAD)

    @property
    def strings(self) -> tuple[str | None, ...]:
        """What the numbers stand for, with ``None`` at the end."""
        return self._tokens._article._token_strings

    def values(self, name: str) -> list[str | None]:
        """Gives one of ``lemma upos xpos feats deprel`` as strings."""
        if name not in _COLUMNS:
            raise ValueError(f"column {name!r} is none of {', '.join(_COLUMNS)}")
        numbers, strings = self._column(_COLUMNS[name]), self.strings
        return [None] * len(self) if numbers is None else [strings[number] for number in numbers]

    def _column(self, number: int) -> memoryview | None:
        column = self._tokens._article._token_column(number)
        return None if column is None else self._tokens._part(column)

    def __len__(self) -> int:
        return len(self._tokens)

    def __repr__(self) -> str:
        names = [name for name in (*_COLUMNS, "head") if getattr(self, name) is not None]
        return f"<TokenColumns {len(self)} tokens: {' '.join(['start', 'end', *names])}>"


class Tokens(Layer[Token]):
    """The tokens of an article or a part of them: a sequence of objects, and their columns in bulk."""

    __slots__ = ()

    def __init__(self, article: Article, indexes: range) -> None:
        super().__init__(article, "token", Token, native.TOKENS, indexes)
        self._make = partial(Token, article)

    def _view(self, indexes: range) -> Tokens:
        return Tokens(self._article, indexes)

    @property
    def starts(self) -> memoryview:
        """The first code point of each token: unsigned 32-bit integers."""
        return self._part(self._article._token_spans[0])

    @property
    def ends(self) -> memoryview:
        """The code point after the last of each token: unsigned 32-bit integers."""
        return self._part(self._article._token_spans[1])

    @overload
    def __getitem__(self, key: int, /) -> Token: ...
    @overload
    def __getitem__(self, key: slice, /) -> Tokens: ...
    def __getitem__(self, key: int | slice, /) -> Token | Tokens:
        return self._view(self._indexes[key]) if isinstance(key, slice) else super().__getitem__(key)

    def columns(self) -> TokenColumns:
        """Gives the tokens as buffers of numbers."""
        return TokenColumns(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Gives a pandas ``DataFrame`` with a row for each token, made from the columns.

        Raises:
            ImportError: pandas is not installed.
        """
        return _table([self])


class AllTokens(Chained[Token]):
    """The tokens of all articles."""

    __slots__ = ()

    def __init__(self, articles: Records[Any]) -> None:
        super().__init__("token", articles, "tokens")

    def to_pandas(self) -> pandas.DataFrame:
        """Gives a pandas ``DataFrame`` with a row for each token, made from the columns of each article.

        Raises:
            ImportError: pandas is not installed.
        """
        return _table([article.tokens for article in self._owners])


def _table(parts: list[Tokens]) -> pandas.DataFrame:
    """One table of the tokens of several articles."""
    library = pandas_or_fail()
    import numpy

    frames = []
    for tokens in parts:
        article, columns = tokens._article, tokens.columns()
        text, starts, ends = article.text, columns.start, columns.end
        strings = numpy.array(columns.strings, dtype=object)
        data: dict[str, Any] = {"article": article.id, "start": numpy.array(starts), "end": numpy.array(ends),
                                "text": [text[start:end] for start, end in zip(starts, ends)]}
        for name in _COLUMNS:
            numbers = getattr(columns, name)
            data[name] = None if numbers is None else strings[numpy.asarray(numbers)]
        heads = numpy.full(len(tokens), -1, "int32") if columns.head is None else numpy.array(columns.head)
        data["head"] = library.arrays.IntegerArray(heads, heads < 0)
        firsts, lasts = (numpy.asarray(column) for column in (article.sentences.starts, article.sentences.ends))
        within = numpy.searchsorted(firsts, data["start"], "right") - 1
        inside = (within >= 0) & (data["start"] < lasts[within]) if len(lasts) else numpy.zeros(len(tokens), bool)
        data["sentence"] = library.arrays.IntegerArray(within.astype("int32"), ~inside)
        frames.append(library.DataFrame(data, index=range(len(tokens))))
    table: pandas.DataFrame = library.concat(frames, ignore_index=True) if frames else library.DataFrame()
    return table


class Sentence(Spanned):
    """A sentence. In a notebook it shows its dependency tree."""

    __slots__ = ()

    @property
    def index(self) -> int:
        """Which sentence of the article it is."""
        return self._index

    @property
    def tokens(self) -> Tokens:
        """The tokens in it."""
        first = self._values["first_token"] or 0
        return self.article.tokens[first:first + self._values["token_count"]]

    @property
    def root(self) -> Token | None:
        """The root of its tree; ``None`` where there is no tree."""
        index = self.article._tree.root(self._index)
        return None if index is None else Token(self.article, index)

    def _repr_html_(self) -> str:
        return self.article._native.sentence_html(self._index)
