"""The linked records of a corpus: entities, events with their reports and differences, stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._record import Known, Linked, Located, Size, optional, strings

if TYPE_CHECKING:
    from ._article import Article
    from ._layers import EventMention, Fact, Mention, Quote


class Sourced(Linked):
    """Something that articles say."""

    __slots__ = ()

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of the articles that say so, in corpus order."""
        return strings(self._values["article_ids"])

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that say so, in corpus order."""
        return self._articles(self.article_ids)


class Role(Linked):
    """The part of an entity in an event."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The entity's canonical name, or the words of the text."""
        return str(self._values["name"])

    @property
    def entity_id(self) -> str | None:
        """The id of the entity."""
        return optional(self._values["entity_id"])

    @property
    def entity(self) -> Entity | None:
        """The entity."""
        return None if self.entity_id is None else self.corpus._entity_by_id(self.entity_id)


class EntityName(Sourced):
    """One spelling of an entity's name."""

    __slots__ = ()
    _shown = ("name", "count")

    @property
    def name(self) -> str:
        """As it is written."""
        return str(self._values["name"])

    @property
    def count(self) -> int:
        """How many mentions are so spelled."""
        return int(self._values["count"])


class Entity(Known, Sourced):
    """Somebody or something that articles of the corpus speak of."""

    __slots__ = ()

    @property
    def names(self) -> tuple[EntityName, ...]:
        """All spellings, the most frequent first."""
        return self._parts(EntityName, "names")

    @property
    def mention_count(self) -> int:
        """How many mentions it has in all."""
        return int(self._values["mention_count"])

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Its mentions, article by article."""
        return tuple(mention for article in self.articles for mention in article.mentions if mention.entity_id == self.id)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What it says, article by article."""
        return tuple(quote for article in self.articles for quote in article.quotes if quote._is_by(self.id))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the articles say it to be, article by article."""
        described = (article.entities.get(self.id) for article in self.articles)
        return tuple(fact for entity in described if entity is not None for fact in entity.facts)

    @property
    def unnamed(self) -> bool:
        """Whether the articles of one story describe it and never name it; :attr:`names` are descriptions then."""
        return bool(self._values["unnamed"])

    def explain(self, *, json: bool = False) -> str:
        """Tells the entity's names with counts and articles, by which evidence each was joined, and the nearest names of others.

        Args:
            json: one JSON object instead of text for people.
        """
        return self.corpus._native.explain_entity(self._index, bool(json))

    def to_json(self) -> str:
        """Gives the entity's line of the corpus format."""
        return self.corpus._native.entity_json(self._index)

    def _row(self) -> dict[str, Any]:
        return {**self.to_dict(), "names": [name.name for name in self.names], "roles": list(self.roles),
                "article_ids": list(self.article_ids)}


class Participant(Role):
    """Who takes part in an event."""

    __slots__ = ()
    _shown = ("name", "code", "sector")

    @property
    def code(self) -> str | None:
        """The CAMEO actor or country code."""
        return optional(self._values["code"])

    @property
    def sector(self) -> str | None:
        """The PLOVER sector."""
        return optional(self._values["sector"])


class Place(Located, Role):
    """Where an event happened."""

    __slots__ = ()
    _shown = ("name", "country")

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3."""
        return optional(self._values["country"])


class Report(Linked):
    """One article's telling of an event."""

    __slots__ = ()
    _shown = ("article_id",)

    @property
    def article_id(self) -> str:
        """The id of the article."""
        return str(self._values["article_id"])

    @property
    def article(self) -> Article | None:
        """The article."""
        return self.corpus.articles.get(self.article_id)

    @property
    def event(self) -> EventMention | None:
        """What the article says."""
        article, index = self.article, self._values["event_index"]
        return article.events[index] if article is not None and index is not None and index < len(article.events) else None


class DifferenceValue(Sourced):
    """One value on which reports differ, with who gives it."""

    __slots__ = ()
    _shown = ("value", "article_ids")

    @property
    def value(self) -> str:
        """The value, printed; ``""`` where the articles say nothing."""
        return str(self._values["value"])

    @property
    def latest(self) -> bool:
        """Whether the article that was published last, of those that say something, gives it."""
        return bool(self._values["latest"])

    @property
    def specific(self) -> bool:
        """Whether it is more exact than the others: a day and not its month, a number and not a bound."""
        return bool(self._values["specific"])


class Difference(Linked):
    """A field on which reports differ."""

    __slots__ = ()
    _shown = ("field", "values")

    @property
    def field(self) -> str:
        """The field, such as ``"duration"`` or ``"size.dead"``."""
        return str(self._values["field"])

    @property
    def values(self) -> tuple[DifferenceValue, ...]:
        """The values that reports give."""
        return self._parts(DifferenceValue, "values")


class Event(Linked):
    """A happening, merged from all its reports."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """Such as ``"V7"``."""
        return str(self._values["id"])

    @property
    def type(self) -> str:
        """The PLOVER type, such as ``"CONSULT"``."""
        return str(self._values["type"])

    @property
    def quad_code(self) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 for a type beyond PLOVER."""
        return int(self._values["quad_code"])

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
    def date(self) -> str | None:
        """The first day, ISO 8601."""
        return optional(self._values["date"])

    @property
    def enddate(self) -> str | None:
        """The last day, ISO 8601."""
        return optional(self._values["enddate"])

    @property
    def date_precision(self) -> str | None:
        """``day week month`` or ``year``."""
        return optional(self._values["date_precision"])

    @property
    def actors(self) -> tuple[Participant, ...]:
        """Who did it; all sides of a reciprocal event."""
        return self._parts(Participant, "actors")

    @property
    def recipients(self) -> tuple[Participant, ...]:
        """To whom it was done."""
        return self._parts(Participant, "recipients")

    @property
    def place(self) -> Place | None:
        """Where."""
        values = self._values["place"]
        return None if values is None else Place(self._owner, 0, values)

    @property
    def status(self) -> str:
        """``occurred ongoing planned denied negated`` or ``hypothetical``."""
        return str(self._values["status"])

    @property
    def duration(self) -> str | None:
        """How long, as a TIMEX3 duration."""
        return optional(self._values["duration"])

    @property
    def size(self) -> Size:
        """How big."""
        return Size(None, 0, self._values["size"])

    @property
    def reports(self) -> tuple[Report, ...]:
        """The tellings that it was merged from."""
        return self._parts(Report, "reports")

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where the reports differ."""
        return self._parts(Difference, "differences")

    @property
    def confidence(self) -> float:
        """0 to 1."""
        return float(self._values["confidence"])

    @property
    def evidence(self) -> tuple[EventMention, ...]:
        """The event as each of its reports tells it; :attr:`EventMention.evidence` has the words of each field."""
        return tuple(report.event for report in self.reports if report.event is not None)

    def explain(self, *, json: bool = False) -> str:
        """Tells what the event is made of: its fields, what the reports differ on, and each report's sentence with the words of
        its fields.

        Args:
            json: one JSON object instead of text for people.
        """
        return self.corpus._native.explain_event(self._index, bool(json))

    def to_json(self) -> str:
        """Gives the event's line of the corpus format."""
        return self.corpus._native.event_json(self._index)

    def _row(self) -> dict[str, Any]:
        place = self.place
        return {"id": self.id, "type": self.type, "date": self.date, "enddate": self.enddate,
                "actors": [actor.name for actor in self.actors],
                "recipients": [recipient.name for recipient in self.recipients], "place": place and place.name,
                "country": place and place.country, "lat": place and place.lat, "lon": place and place.lon,
                "status": self.status, "modes": list(self.modes), "contexts": list(self.contexts), "cameo": self.cameo,
                "quad_code": self.quad_code, "duration": self.duration, "reports": len(self.reports),
                "differences": len(self.differences), "confidence": self.confidence}

    def __repr__(self) -> str:
        def names(people: tuple[Participant, ...]) -> str:
            return ", ".join(person.name for person in people)

        place = self.place
        shown = [self.id, self.date, self.type, names(self.actors),
                 self.recipients and "→ " + names(self.recipients), place and "in " + place.name]
        return f"<Event {' '.join(str(part) for part in shown if part)}>"


class Story(Sourced):
    """A cluster of articles about one happening or its direct sequel."""

    __slots__ = ()
    _shown = ("id", "title", "first", "last")

    @property
    def id(self) -> str:
        """Such as ``"S3"``."""
        return str(self._values["id"])

    @property
    def title(self) -> str | None:
        """A title for the cluster."""
        return optional(self._values["title"])

    @property
    def first(self) -> str | None:
        """The date of the first article or event."""
        return optional(self._values["first"])

    @property
    def last(self) -> str | None:
        """The date of the last article or event."""
        return optional(self._values["last"])

    def to_json(self) -> str:
        """Gives the story's line of the corpus format."""
        return self.corpus._native.story_json(self._index)
