"""What all typed objects of a corpus have in common.

Every object is an immutable value. Offsets count Unicode code points of the article's ``text``, half open, so
``article.text[start:end]`` is what a span covers. A field that is unknown is ``None``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from ._article import Article
    from ._corpus import Corpus

R = TypeVar("R", bound="Record")


class Record:
    """The base of the typed objects: values, equality by content, pickling by value."""

    __slots__ = ("_owner", "_index", "_values")
    _shown: ClassVar[tuple[str, ...]] = ()

    def __init__(self, owner: Any, index: int, values: dict[str, Any]) -> None:
        self._owner = owner
        self._index = index
        self._values = values

    def to_dict(self) -> dict[str, Any]:
        """Gives the object's fields as plain values: str, int, float, tuple, dict and None."""
        return dict(self._values)

    def _row(self) -> dict[str, Any]:
        return self.to_dict()

    def _parts(self, kind: type[R], key: str) -> tuple[R, ...]:
        return tuple(kind(self._owner, i, values) for i, values in enumerate(self._values[key]))

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        assert isinstance(other, Record)
        return self._values == other._values and (self._owner is other._owner or self._same_place(other))

    def _same_place(self, other: Record) -> bool:
        return True

    def __hash__(self) -> int:
        return hash((type(self), self._values.get("id"), self._values.get("span"), self._values.get("name")))

    def __copy__(self: R) -> R:
        return self

    def __deepcopy__(self: R, memo: object) -> R:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self._owner, self._index, self._values))

    def __repr__(self) -> str:
        shown = " ".join(str(value) for key in self._shown if (value := getattr(self, key)) not in (None, "", ()))
        return f"<{type(self).__name__} {shown}>" if shown else f"<{type(self).__name__}>"


class Spanned(Record):
    """A stretch of an article's text."""

    __slots__ = ()

    @property
    def article(self) -> Article:
        """The article that it stands in."""
        article: Article = self._owner
        return article

    @property
    def span(self) -> tuple[int, int]:
        """``(start, end)`` in code points of the article's text."""
        span: tuple[int, int] = self._values["span"]
        return span

    @property
    def start(self) -> int:
        """The first code point."""
        return self.span[0]

    @property
    def end(self) -> int:
        """The code point after the last."""
        return self.span[1]

    @property
    def text(self) -> str:
        """The words themselves."""
        start, end = self.span
        return self.article.text[start:end]

    def _stretch(self, key: str) -> tuple[int, int] | None:
        span: tuple[int, int] | None = self._values[key]
        return span

    def _words(self, key: str) -> str | None:
        span = self._stretch(key)
        return None if span is None else self.article.text[span[0]:span[1]]

    def _same_place(self, other: Record) -> bool:
        return bool(self._owner == other._owner)

    def _row(self) -> dict[str, Any]:
        values = self.to_dict()
        start, end = values.pop("span")
        return {"article": self.article.id, "start": start, "end": end, "text": self.text, **values}

    def __repr__(self) -> str:
        text = self.text if len(self.text) <= 60 else self.text[:59] + "…"
        shown = "".join(f" {value}" for key in self._shown if (value := getattr(self, key)) is not None)
        return f"<{type(self).__name__} [{self.start}:{self.end}] {text!r}{shown}>"


class Found(Spanned):
    """A stretch of text that a rule made something of."""

    __slots__ = ()

    @property
    def because(self) -> str | None:
        """The rule that fired, such as ``"weekday"``."""
        return optional(self._values["because"])


class Proven(Found):
    """Something that words elsewhere helped to decide."""

    __slots__ = ()

    @property
    def evidence(self) -> str | None:
        """The words outside the span that decided it."""
        return self._words("evidence_span")

    @property
    def evidence_span(self) -> tuple[int, int] | None:
        """Where they stand, in code points."""
        return self._stretch("evidence_span")


class Linked(Record):
    """A record of the whole corpus: it knows its corpus and prints itself as the corpus format does."""

    __slots__ = ()

    @property
    def corpus(self) -> Corpus:
        """The corpus that it belongs to."""
        corpus: Corpus = self._owner
        return corpus

    def _articles(self, ids: tuple[str, ...]) -> tuple[Article, ...]:
        found = (self.corpus.articles.get(id) for id in ids)
        return tuple(article for article in found if article is not None)


class Located(Record):
    """Something that may lie somewhere on the map."""

    __slots__ = ()

    @property
    def lat(self) -> float | None:
        """Latitude in WGS 84 degrees."""
        lat: float | None = self._values["lat"]
        return lat

    @property
    def lon(self) -> float | None:
        """Longitude in WGS 84 degrees."""
        lon: float | None = self._values["lon"]
        return lon


class Known(Located):
    """What is known of somebody or something."""

    __slots__ = ()
    _shown = ("id", "type", "name", "country")

    @property
    def id(self) -> str:
        """``"a3"`` within an article or, once linked, ``"E12"`` in the corpus."""
        return str(self._values["id"])

    @property
    def type(self) -> str:
        """``PER ORG LOC`` or ``MISC``."""
        return str(self._values["type"])

    @property
    def name(self) -> str:
        """The canonical name; within an article, the fullest there."""
        return str(self._values["name"])

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3: of a place where it lies, of others whom they act for."""
        return optional(self._values["country"])

    @property
    def sector(self) -> str | None:
        """The PLOVER sector, such as ``"GOV"``."""
        return optional(self._values["sector"])

    @property
    def roles(self) -> tuple[str, ...]:
        """Offices and titles."""
        return strings(self._values["roles"])


class Amount(Record):
    """An amount with its bound."""

    __slots__ = ()
    _shown: ClassVar[tuple[str, ...]] = ("bound", "value")

    @property
    def value(self) -> int | float:
        """The number; whole ones are exact integers."""
        value: int | float = self._values["value"]
        return value

    @property
    def bound(self) -> str:
        """``exact at_least at_most more_than less_than`` or ``about``."""
        return str(self._values["bound"])


class Count(Amount):
    """An amount of something that PLOVER has no field for."""

    __slots__ = ()
    _shown = ("bound", "value", "unit")

    @property
    def unit(self) -> str:
        """The lemma of what is counted."""
        return str(self._values["unit"])


class Size(Record):
    """How big an event was: PLOVER's magnitudes."""

    __slots__ = ()
    _shown = ("dead", "injured", "arrested", "abducted", "participants", "counts")

    def _amount(self, key: str) -> Amount | None:
        values = self._values.get(key)
        return None if values is None else Amount(None, 0, values)

    @property
    def dead(self) -> Amount | None:
        """How many died."""
        return self._amount("dead")

    @property
    def injured(self) -> Amount | None:
        """How many were hurt."""
        return self._amount("injured")

    @property
    def arrested(self) -> Amount | None:
        """How many were arrested."""
        return self._amount("arrested")

    @property
    def abducted(self) -> Amount | None:
        """How many were abducted."""
        return self._amount("abducted")

    @property
    def participants(self) -> Amount | None:
        """How many took part."""
        return self._amount("participants")

    @property
    def counts(self) -> tuple[Count, ...]:
        """Amounts of anything else."""
        return tuple(Count(None, i, values) for i, values in enumerate(self._values["counts"]))


class Diagnostic(Record):
    """Something that a reader noticed."""

    __slots__ = ()

    @property
    def number(self) -> int:
        """The permanent number of this kind of finding."""
        return int(self._values["number"])

    @property
    def severity(self) -> str:
        """``note`` (nothing is lost), ``warning`` (repaired or guessed) or ``error`` (something was skipped)."""
        return str(self._values["severity"])

    @property
    def source(self) -> str:
        """The file."""
        return str(self._values["source"] or "")

    @property
    def record(self) -> int:
        """Which record, from 1, or 0."""
        return int(self._values["record"])

    @property
    def offset(self) -> int:
        """Byte offset."""
        return int(self._values["offset"])

    @property
    def line(self) -> int:
        """Line, from 1, or 0."""
        return int(self._values["line"])

    @property
    def column(self) -> int:
        """Byte column, from 1, or 0."""
        return int(self._values["column"])

    @property
    def message(self) -> str:
        """One line: reason and remedy."""
        return str(self._values["message"] or "")

    def __str__(self) -> str:
        place = self.source + (f":{self.line}" if self.line else "") + (f":{self.column}" if self.column else "")
        return f"{place}: {self.severity} {self.number}: {self.message}"

    def __repr__(self) -> str:
        return f"<Diagnostic {self}>"


def optional(value: Any) -> str | None:
    return None if value is None else str(value)


def strings(value: Any) -> tuple[str, ...]:
    strings: tuple[str, ...] = value
    return strings
