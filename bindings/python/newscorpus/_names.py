"""Names compared by themselves, for those who link elsewhere (in SQL, in Spark)."""

from __future__ import annotations

from dataclasses import dataclass

from ._check import text_of
from ._lib import native

_TYPES = {"PER": native.PER, "ORG": native.ORG, "LOC": native.LOC, "MISC": native.MISC}
_GENDERS = {None: 0, "Fem": native.FEM, "Masc": native.MASC, "Neut": native.NEUT}


@dataclass(frozen=True)
class Name:
    """A name, and what else is known of whoever bears it.

    Attributes:
        name: in any script.
        type: ``PER``, ``ORG``, ``LOC`` or ``MISC``.
        country: ISO 3166-1 alpha-3, or None.
        gender: ``Fem``, ``Masc``, ``Neut`` or None.
    """

    name: str
    type: str = "PER"
    country: str | None = None
    gender: str | None = None


@dataclass(frozen=True)
class NameReason:
    """What speaks for two names being one's, or against it: ``same-name``, ``like-name``, ``initial-fits``, ``other-country``, ...

    Attributes:
        id: what it is.
        weight: what it adds to the score.
    """

    id: str
    weight: float


@dataclass(frozen=True)
class NameMatch:
    """What two names have to say about being one's.

    Attributes:
        score: from 0, nothing speaks for it, to 1.
        verdict: ``one``; ``open`` where one is too short to tell (a lone surname, an acronym); ``apart``.
        reasons: what was found; of two that are apart the last one says why.
    """

    score: float
    verdict: str
    reasons: tuple[NameReason, ...]


def _parts(what: str, given: str | Name) -> tuple[int, str, str | None, int]:
    name = given if isinstance(given, Name) else Name(given)
    if not isinstance(name.name, str):
        raise TypeError(f"{what} is a {type(name.name).__name__}, neither a str nor a Name")
    if name.type not in _TYPES:
        raise ValueError(f"type {name.type!r} is none of {', '.join(_TYPES)}")
    if name.gender not in _GENDERS:
        raise ValueError(f"gender {name.gender!r} is none of Fem, Masc, Neut")
    return _TYPES[name.type], name.name, text_of("country", name.country), _GENDERS[name.gender]


def name_keys(name: str | Name) -> tuple[int, ...]:
    """Gives the keys under which linking looks for a name. Names that share none are never compared.

    >>> bool(set(name_keys("Oleksandr Hrytsenko")) & set(name_keys("Gritsenko, Alexander")))
    True

    Args:
        name: a person's, or a :class:`Name`.

    Returns:
        Integers of 64 bits with a sign, the same on every machine. An even one is coarse: where more than 64 names have it,
        linking does not use it.
    """
    return tuple(native.name_keys(*_parts("name", name)))


def compare_names(a: str | Name, b: str | Name) -> NameMatch:
    """Compares two names as linking does. The order does not matter.

    >>> compare_names("Bill Whitfield", "William Whitfield").verdict
    'one'
    >>> compare_names(Name("NPRC", "ORG"), Name("National Polar Research Council", "ORG"))
    NameMatch(score=0.6, verdict='open', reasons=(NameReason(id='acronym', weight=0.6),))

    Args:
        a: a person's name, or a :class:`Name`.
        b: the other one.
    """
    found = native.compare_names(*_parts("a", a), *_parts("b", b))
    reasons = tuple(NameReason(reason["id"], float(reason["weight"])) for reason in found["reasons"])
    return NameMatch(float(found["score"]), found["verdict"], reasons)
