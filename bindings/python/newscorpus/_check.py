"""Arguments checked before they reach the private module, so that a mistake is named in the caller's words."""

from __future__ import annotations

import datetime
import operator
import os
from collections.abc import Iterable
from typing import Any

from ._lib import native

_STAGES = {"structure": native.STRUCTURE_STAGE, "tokens": native.TOKENS_STAGE, "tags": native.TAGS_STAGE,
           "parse": native.PARSE_STAGE, "mentions": native.MENTIONS_STAGE, "times": native.TIMES_STAGE,
           "quantities": native.QUANTITIES_STAGE, "quotes": native.QUOTES_STAGE, "events": native.EVENTS_STAGE}


def count_of(name: str, value: Any, maximum: int) -> int:
    """An integer from 0 to ``maximum``."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} is a {type(value).__name__}, not an int") from None
    if not 0 <= number <= maximum:
        raise ValueError(f"{name} is {number}: not between 0 and {maximum}")
    return number


def path_of(value: Any) -> bytes:
    """A path as the operating system takes it."""
    path = os.fsencode(value)
    if b"\0" in path:
        raise ValueError("a path holds a null character")
    return path


def text_of(name: str, value: Any) -> str | None:
    """A str or None."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} is a {type(value).__name__}, not a str")
    return value


def date_of(name: str, value: Any) -> str | None:
    """An ISO 8601 date from a str, a date or None."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return text_of(name, value)


def stages_of(names: Any) -> int:
    """The flags of the stages' names."""
    if names is None:
        return 0
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise TypeError("stages is not a list of names")
    flags = 0
    for name in names:
        if not isinstance(name, str) or name not in _STAGES:
            raise ValueError(f"stage {name!r} is none of {', '.join(_STAGES)}")
        flags |= _STAGES[name]
    if not flags:
        raise ValueError("stages is empty; None stands for all")
    return flags
