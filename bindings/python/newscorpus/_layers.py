"""The layers of an article: blocks, times, quantities, mentions, quotations, event mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._record import Found, Known, Proven, Record, Size, Spanned, optional, strings

if TYPE_CHECKING:
    from ._article import Article
    from ._linked import Entity, Event
    from ._tokens import Sentence


class Block(Spanned):
    """A stretch of the page: a title, a paragraph, boilerplate."""

    __slots__ = ()
    _shown = ("kind",)

    @property
    def kind(self) -> str:
        """``title summary byline date dateline heading paragraph list caption`` or ``boilerplate``."""
        return str(self._values["kind"])


class Time(Proven):
    """A time expression (TIMEX3)."""

    __slots__ = ()
    _shown = ("type", "value")

    @property
    def type(self) -> str:
        """``DATE TIME DURATION`` or ``SET``."""
        return str(self._values["type"])

    @property
    def value(self) -> str | None:
        """The TIMEX3 value, resolved against the article's date: ``"2025-12-06"``, ``"PT2H"``."""
        return optional(self._values["value"])

    @property
    def mod(self) -> str | None:
        """The TIMEX3 modifier, such as ``"APPROX"``."""
        return optional(self._values["mod"])

    @property
    def quant(self) -> str | None:
        """Of a ``SET``: TIMEX3's quantifier, such as ``"EVERY"``."""
        return optional(self._values["quant"])

    @property
    def freq(self) -> str | None:
        """Of a ``SET``: TIMEX3's frequency, such as ``"2X"``."""
        return optional(self._values["freq"])

    @property
    def begin_value(self) -> str | None:
        """Of a period whose ends are known: the TIMEX3 value of its first day or time."""
        return optional(self._values["begin_value"])

    @property
    def end_value(self) -> str | None:
        """Of a period whose ends are known: the TIMEX3 value of its last day or time."""
        return optional(self._values["end_value"])


class Quantity(Proven):
    """A number with what it counts."""

    __slots__ = ()
    _shown = ("value", "unit", "casualty")

    @property
    def value(self) -> int | float:
        """The number; whole ones are exact integers."""
        value: int | float = self._values["value"]
        return value

    @property
    def bound(self) -> str:
        """``exact at_least at_most more_than less_than`` or ``about``."""
        return str(self._values["bound"])

    @property
    def unit(self) -> str | None:
        """The lemma of what is counted, an ISO 4217 code, or ``"%"``."""
        return optional(self._values["unit"])

    @property
    def unit_span(self) -> tuple[int, int] | None:
        """Where the unit stands, in code points."""
        return self._stretch("unit_span")

    @property
    def high(self) -> int | float | None:
        """The upper end of a range (``7`` of "five to seven"), whose lower end is :attr:`value`."""
        high: int | float | None = self._values["high"]
        return high

    @property
    def casualty(self) -> str | None:
        """What has befallen the persons that are counted: ``killed injured missing arrested displaced`` or ``abducted``."""
        return optional(self._values["casualty"])


class Mention(Proven):
    """A place in the text that names or points to an entity."""

    __slots__ = ()
    _shown = ("type", "form")

    @property
    def type(self) -> str:
        """``PER ORG LOC`` or ``MISC``."""
        return str(self._values["type"])

    @property
    def form(self) -> str:
        """``name nominal`` or ``pronoun``."""
        return str(self._values["form"])

    @property
    def entity_id(self) -> str | None:
        """The entity's id: within the article (``"a3"``) or, once linked, in the corpus (``"E12"``)."""
        return optional(self._values["entity_id"])

    @property
    def entity(self) -> Entity | ArticleEntity | None:
        """The corpus's entity once linked, else what the article says of it."""
        return None if self.entity_id is None else self.article._entity_of(self.entity_id)

    @property
    def name(self) -> str:
        """The entity's name, or the words of the mention where it has none."""
        entity = self.entity
        return entity.name if entity is not None else self.text

    @property
    def head(self) -> str:
        """The word that the others hang on: "envoy" of "the old envoy"; the whole mention where none is known."""
        return self._words("head_span") or self.text

    @property
    def head_span(self) -> tuple[int, int]:
        """Where the head stands, in code points."""
        return self._stretch("head_span") or self.span

    @property
    def number(self) -> str | None:
        """``Sing`` or ``Plur``, where the text shows it."""
        return optional(self._values["number"])

    @property
    def gender(self) -> str | None:
        """``Fem Masc`` or ``Neut``, where the text shows it."""
        return optional(self._values["gender"])

    @property
    def stands_for(self) -> str | None:
        """The country (ISO 3166-1 alpha-3) whose government a place or building stands for: the Kremlin, ``"RUS"``."""
        return optional(self._values["stands_for"])


class Quote(Found):
    """A quotation, without its quotation marks."""

    __slots__ = ()
    _shown = ("kind",)

    @property
    def kind(self) -> str:
        """``direct partial`` or ``indirect``."""
        return str(self._values["kind"])

    @property
    def speaker(self) -> Mention | None:
        """Who says it, as the text puts it: a name, "the minister" or "she"."""
        return self.article._mention(self._values["speaker_index"])

    @property
    def speaker_name(self) -> str | None:
        """The name of who says it: of the entity that the speaker refers to, else the words of the text."""
        speaker = self.speaker
        return None if speaker is None else speaker.name

    @property
    def cue(self) -> str | None:
        """The reporting verb or phrase."""
        return self._words("cue_span")

    @property
    def cue_span(self) -> tuple[int, int] | None:
        """Where the cue stands, in code points."""
        return self._stretch("cue_span")

    @property
    def inside(self) -> Quote | None:
        """The quotation that this one is part of."""
        index = self._values["inside_index"]
        return None if index is None else self.article.quotes[index]

    def _is_by(self, entity_id: str) -> bool:
        speaker = self.speaker
        return speaker is not None and speaker.entity_id == entity_id

    def _row(self) -> dict[str, Any]:
        speaker = self.speaker
        return {"article": self.article.id, "start": self.start, "end": self.end, "text": self.text, "kind": self.kind,
                "speaker": speaker and speaker.name, "entity_id": speaker and speaker.entity_id, "cue": self.cue,
                "because": self.because}


class Evidence(Record):
    """Where a field of an event mention comes from."""

    __slots__ = ()
    _shown = ("field", "text", "because")

    @property
    def article(self) -> Article:
        """The article."""
        article: Article = self._owner
        return article

    @property
    def field(self) -> str:
        """The field, such as ``"status"``, ``"size.dead"`` or ``"actor.0"``."""
        return str(self._values["field"])

    @property
    def span(self) -> tuple[int, int] | None:
        """Where the words stand, in code points."""
        span: tuple[int, int] | None = self._values["span"]
        return span

    @property
    def text(self) -> str | None:
        """The words."""
        return None if self.span is None else self.article.text[self.span[0]:self.span[1]]

    @property
    def because(self) -> str | None:
        """The rule, or what was inferred: ``"another-sentence"``."""
        return optional(self._values["because"])


class EventMention(Found):
    """An event as one article tells it; its span is that of the words that evoke it."""

    __slots__ = ()
    _shown = ("type", "date")

    @property
    def type(self) -> str:
        """The PLOVER type, such as ``"CONSULT"``, or one beyond it, such as ``"X_DISASTER"`` or a type of the user's patterns;
        ``"X_OTHER"`` where PLOVER has none for a code of the user's dictionaries."""
        return str(self._values["type"])

    @property
    def modes(self) -> tuple[str, ...]:
        """PLOVER modes."""
        return strings(self._values["modes"])

    @property
    def contexts(self) -> tuple[str, ...]:
        """PLOVER contexts."""
        return strings(self._values["contexts"])

    @property
    def cameo(self) -> str | None:
        """The CAMEO code."""
        return optional(self._values["cameo"])

    @property
    def code(self) -> str | None:
        """What the user's dictionaries call it where that is no CAMEO code, such as ``"174K"``."""
        return optional(self._values["code"])

    @property
    def sentence(self) -> Sentence | None:
        """The sentence that tells it."""
        index = self._values["sentence_index"]
        sentences = self.article.sentences
        return sentences[index] if index is not None and index < len(sentences) else None

    @property
    def actors(self) -> tuple[Mention, ...]:
        """Who did it; all sides of a reciprocal event."""
        return self._mentions("actor_indexes")

    @property
    def recipients(self) -> tuple[Mention, ...]:
        """To whom it was done."""
        return self._mentions("recipient_indexes")

    @property
    def actor_codes(self) -> tuple[str | None, ...]:
        """The code of each of :attr:`actors` by the user's dictionaries, such as ``"ARGGOV"``. Without dictionaries the country for which
        each acts, where the entity has none and it is inferred, or ``"IGO"``; empty where nothing is."""
        return tuple(map(optional, self._values["actor_codes"]))

    @property
    def recipient_codes(self) -> tuple[str | None, ...]:
        """The code of each of :attr:`recipients` likewise."""
        return tuple(map(optional, self._values["recipient_codes"]))

    @property
    def place(self) -> Mention | None:
        """Where."""
        return self.article._mention(self._values["place_index"])

    @property
    def time(self) -> Time | None:
        """The time expression that dates it."""
        index = self._values["time_index"]
        times = self.article.times
        return times[index] if index is not None and index < len(times) else None

    @property
    def date(self) -> str | None:
        """When: an ISO 8601 date or interval."""
        return optional(self._values["date"])

    @property
    def duration(self) -> str | None:
        """How long, as a TIMEX3 duration."""
        return optional(self._values["duration"])

    @property
    def status(self) -> str:
        """``occurred ongoing planned denied negated`` or ``hypothetical``."""
        return str(self._values["status"])

    @property
    def attribution(self) -> Mention | None:
        """Who says so."""
        return self.article._mention(self._values["attribution_index"])

    @property
    def size(self) -> Size:
        """How big."""
        return Size(None, 0, self._values["size"])

    @property
    def confidence(self) -> float:
        """0 to 1."""
        return float(self._values["confidence"])

    @property
    def record_id(self) -> str | None:
        """The id of the event record it was merged into, once linked."""
        return optional(self._values["record_id"])

    @property
    def record(self) -> Event | None:
        """The event record it was merged into, once linked."""
        return None if self.record_id is None else self.article._corpus.events.get(self.record_id)

    def _mentions(self, key: str) -> tuple[Mention, ...]:
        found = (self.article._mention(index) for index in self._values[key])
        return tuple(mention for mention in found if mention is not None)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where the other fields come from: the words that decide the status, the amounts, and what was inferred."""
        return tuple(Evidence(self.article, i, values) for i, values in enumerate(self._values["evidence"]))

    def explain(self, *, json: bool = False) -> str:
        """Tells in a few lines what the event is made of: the pattern that matched, and the words of each field or what it was
        inferred from.

        What other words of the sentence came to is told by :meth:`Article.explain`.

        Args:
            json: one JSON object instead of text for people.
        """
        return self.article._native.explain_event(self._index, bool(json))

    def _row(self) -> dict[str, Any]:
        place = self.place
        return {"article": self.article.id, "type": self.type, "cameo": self.cameo, "code": self.code, "date": self.date,
                "status": self.status, "actors": [mention.name for mention in self.actors],
                "recipients": [mention.name for mention in self.recipients], "actor_codes": list(self.actor_codes),
                "recipient_codes": list(self.recipient_codes), "place": place and place.name, "trigger": self.text, "start": self.start, "end": self.end, "confidence": self.confidence,
                "record": self.record_id}


class Fact(Found):
    """What an article says that somebody or something is: "Jane Roe, the treasurer of the Red Cross"; its span is that of
    the words that say so."""

    __slots__ = ()
    _shown = ("role", "of_id")

    @property
    def role(self) -> str:
        """``"treasurer"``, ``"brother"``."""
        return str(self._values["role"])

    @property
    def of_id(self) -> str | None:
        """The id of the entity that the role is held in, or of whom it is said."""
        return optional(self._values["of_id"])

    @property
    def of(self) -> Entity | ArticleEntity | None:
        """That entity: the corpus's once linked, else what the article says of it."""
        return None if self.of_id is None else self.article._entity_of(self.of_id)

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3: the country that the role is held for."""
        return optional(self._values["country"])

    @property
    def sector(self) -> str | None:
        """The PLOVER sector."""
        return optional(self._values["sector"])

    @property
    def former(self) -> bool:
        """Whether the role is held no longer."""
        return bool(self._values["former"])


class ArticleEntity(Known):
    """What one article says of an entity."""

    __slots__ = ()

    @property
    def article(self) -> Article:
        """The article that says so."""
        article: Article = self._owner
        return article

    @property
    def gender(self) -> str | None:
        """``Fem Masc`` or ``Neut``, where the text shows it."""
        return optional(self._values["gender"])

    @property
    def unnamed(self) -> bool:
        """Whether the article never names it; :attr:`name` is then its first description."""
        return bool(self._values["unnamed"])

    @property
    def country_because(self) -> str | None:
        """How the country is known: ``"roles"``, a table such as ``"cities"``, or ``"office:president 2019-05-20/"``."""
        return optional(self._values["country_because"])

    @property
    def sector_because(self) -> str | None:
        """How the sector is known."""
        return optional(self._values["sector_because"])

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the article says it to be, in text order."""
        return self._parts(Fact, "facts")

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Its mentions in the article."""
        return tuple(mention for mention in self.article.mentions if mention.entity_id == self.id)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What it says in the article."""
        return tuple(quote for quote in self.article.quotes if quote._is_by(self.id))
